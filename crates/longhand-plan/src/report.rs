//! A plan worked out, and its JSON.

use crate::assume::{self, Assumption};
use crate::change::{self, Change};
use crate::count;
use crate::hardware::Hardware;
use crate::layout::Layout;
use crate::memory::{self, Choices};
use crate::model::{Model, Warning};
use crate::refusal::Outcome;
use crate::run;
use crate::settings::Settings;
use crate::sheet::{Number, Sheet};
use crate::step::{self, From};
use crate::traffic;
use longhand_json::Json;

/// A plan worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The plan.
    pub settings: Settings,
    /// Its model.
    pub model: Model,
    /// Its devices.
    pub hardware: Hardware,
    /// How they divide the work.
    pub layout: Layout,
    /// Every number, with its working.
    pub sheet: Sheet,
    /// Whether it fits; none where that is not known.
    pub fits: Option<bool>,
    /// What would make it fit.
    pub change: Option<Change>,
    /// How the time of a step is known.
    pub from: From,
    /// Which stage of the pipeline decides about memory: all, first or last.
    pub stage: Option<&'static str>,
    /// What was taken for granted.
    pub assumptions: Vec<Assumption>,
    /// What to know.
    pub warnings: Vec<Warning>,
}

/// Works a plan out; `config` is the text of a `config.json`, where the model comes from one.
///
/// ```
/// use longhand_plan::{Settings, plan};
/// let settings = Settings::read("[model]\npreset = \"llama-3-8b\"\n[data]\nsequence = 8192")?;
/// let report = plan(&settings, None)?;
/// assert_eq!(report.sheet.get("parameters.total"), Some(8_030_261_248.0));
/// assert_eq!(report.sheet.get("flops_per_token.palm"), Some(61_066_469_376.0));
/// # Ok::<(), longhand_plan::Refusal>(())
/// ```
///
/// # Errors
/// What was found, where, and what to write instead.
pub fn plan(settings: &Settings, config: Option<&str>) -> Outcome<Report> {
    let mut model = Model::read(settings, config)?;
    let hardware = Hardware::read(settings)?;
    let layout = Layout::read(settings, &model, &hardware)?;
    let choices = Choices::read(settings);
    let mut sheet = Sheet::default();
    let counted = count::count(
        &mut sheet,
        settings,
        &mut model,
        layout.sequence,
        layout.tensor,
    );
    let shape = model.shape.clone();
    let memory = memory::put(
        &mut sheet,
        &layout,
        shape.as_ref(),
        &choices,
        counted.total,
        hardware.memory,
    );
    let traffic = traffic::put(&mut sheet, &layout, &hardware, shape.as_ref(), &choices);
    let parts = step::Parts {
        settings,
        layout: &layout,
        hardware: &hardware,
        shape: shape.as_ref(),
        choices: &choices,
        counted: &counted,
        memory: memory.as_ref(),
        traffic,
    };
    let from = step::put(&mut sheet, &parts);
    run::put(&mut sheet, &parts);
    warn(&mut model, settings, &layout, &hardware, &sheet, from);
    let fits = sheet
        .get("memory.per_gpu")
        .zip(hardware.memory)
        .map(|(needed, capacity)| needed <= capacity);
    let change = (fits == Some(false))
        .then(|| change::smallest(settings, &model, &hardware))
        .flatten();
    let stage = memory.map(|memory| match (layout.pipeline, memory.stage.place) {
        (1.0, _) => "all",
        (_, 0) => "first",
        _ => "last",
    });
    let by_hand = model.architecture.is_none() && shape.is_some();
    let assumptions = assume::all(settings, &layout, shape.as_ref(), from, by_hand);
    let warnings = core::mem::take(&mut model.warnings);
    Ok(Report {
        settings: settings.clone(),
        model,
        hardware,
        layout,
        sheet,
        fits,
        change,
        from,
        stage,
        assumptions,
        warnings,
    })
}

fn warn(
    model: &mut Model,
    settings: &Settings,
    layout: &Layout,
    hardware: &Hardware,
    sheet: &Sheet,
    from: From,
) {
    if let Some(shape) = &model.shape {
        let (layers, context) = (shape.layers.len() as f64, shape.context);
        if let Some(context) = context.filter(|context| layout.sequence > *context) {
            let text = format!(
                "Sequences of {} tokens are longer than the model's context of {context}.",
                layout.sequence
            );
            model.warn("beyond_context", text);
        }
        if layers % layout.pipeline != 0.0 {
            let text = format!(
                "{layers} layers do not divide evenly into {} stages: the last is shorter.",
                layout.pipeline
            );
            model.warn("uneven_stages", text);
        }
    }
    if hardware.name.is_some() && hardware.peak.is_none() {
        let format = settings.text("precision.compute").unwrap_or("bf16");
        model.warn(
            "no_peak",
            format!("The device has no peak in {format}: nothing that needs one is computed."),
        );
    }
    let bound = sheet
        .get("step.roofline_seconds")
        .zip(sheet.get("step.seconds"));
    let share = sheet
        .get("run.hfu.matmul_causal")
        .filter(|share| *share > 1.0);
    if from != From::Estimate
        && (share.is_some() || bound.is_some_and(|(bound, given)| given < bound))
    {
        model.warn("above_peak", "The run is said to be faster than the devices' peak allows: check the time, the peak and its format.");
    }
}

impl Report {
    /// The report by its contract; unknown numbers are null.
    #[must_use]
    pub fn json(&self) -> Json {
        let mut root = Json::Object(Vec::new());
        put(&mut root, "schema", Json::number(1.0));
        let text = |text: &Option<String>| text.as_deref().map_or(Json::Null, Json::text);
        let list =
            |names: &[String]| Json::List(names.iter().map(|name| Json::text(name)).collect());
        put(&mut root, "model.name", text(&self.model.name));
        put(
            &mut root,
            "model.architecture",
            text(&self.model.architecture),
        );
        put(&mut root, "model.fields_used", list(&self.model.used));
        put(&mut root, "model.fields_ignored", list(&self.model.ignored));
        for Number { key, value, .. } in self.sheet.numbers() {
            put(&mut root, key, value.map_or(Json::Null, Json::number));
            match key.as_str() {
                "parameters.input_only" => {
                    let tied = self
                        .model
                        .shape
                        .as_ref()
                        .map(|shape| Json::Truth(shape.tied));
                    put(&mut root, "parameters.tied", tied.unwrap_or(Json::Null));
                    if self.sheet.get("parameters.by_part.embedding").is_none() {
                        put(&mut root, "parameters.by_part", Json::Null);
                    }
                }
                "memory.capacity" => {
                    put(
                        &mut root,
                        "memory.stage",
                        self.stage.map_or(Json::Null, Json::text),
                    );
                    put(&mut root, "fits", self.fits.map_or(Json::Null, Json::Truth));
                    put(&mut root, "smallest_change", self.change_json());
                }
                "step.seconds" => put(&mut root, "step.from", Json::text(self.from.name())),
                _ => {}
            }
        }
        let assumptions = self.assumptions.iter().map(|one| {
            object([
                ("id", Json::text(&one.id)),
                ("value", one.value.clone()),
                ("text", Json::text(&one.text)),
            ])
        });
        put(&mut root, "assumptions", Json::List(assumptions.collect()));
        let warnings = self.warnings.iter();
        let warnings = warnings.map(|one| {
            object([
                ("code", Json::text(one.code)),
                ("text", Json::text(&one.text)),
            ])
        });
        put(&mut root, "warnings", Json::List(warnings.collect()));
        put(&mut root, "working", self.working());
        root
    }

    fn change_json(&self) -> Json {
        let Some(change) = &self.change else {
            return Json::Null;
        };
        let set = change
            .set
            .iter()
            .map(|(path, setting)| ((*path).to_owned(), change::json(setting)));
        object([
            ("set", Json::Object(set.collect())),
            ("text", Json::text(&change.text)),
        ])
    }

    fn working(&self) -> Json {
        let workings = self.sheet.numbers().iter().filter_map(|number| {
            let working = number.working.as_ref()?;
            let vars = working
                .vars
                .iter()
                .map(|(name, value)| (name.clone(), Json::number(*value)));
            let told = object([
                ("expr", Json::text(&working.expr)),
                ("vars", Json::Object(vars.collect())),
                ("source", Json::text(working.source)),
            ]);
            Some((number.key.clone(), told))
        });
        Json::Object(workings.collect())
    }
}

fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

/// Puts a value at a path, making objects on the way.
fn put(into: &mut Json, path: &str, value: Json) {
    let Json::Object(members) = into else {
        return;
    };
    let (first, rest) = path
        .split_once('.')
        .map_or((path, None), |(first, rest)| (first, Some(rest)));
    let place = members.iter().position(|(name, _)| name == first);
    let Some(rest) = rest else {
        match place.and_then(|place| members.get_mut(place)) {
            Some((_, old)) => *old = value,
            None => members.push((first.to_owned(), value)),
        }
        return;
    };
    let place = place.unwrap_or_else(|| {
        members.push((first.to_owned(), Json::Object(Vec::new())));
        members.len() - 1
    });
    if let Some((_, inner)) = members.get_mut(place) {
        put(inner, rest, value);
    }
}
