//! The form of a plan: a field for every key, the rarer ones folded.

use longhand_plan::{KEYS, Key, PRESETS, Preset, Report, Takes, devices};
use maud::{Markup, html};

use super::draft::{Draft, Source};
use super::field;
use crate::catalogue::{Catalogue, fill};
use crate::plan::amount;
use crate::plan::report::{field_id, field_name};

/// Keys that stand in sight, in their order; the others of their section are folded.
const IN_SIGHT: &[&str] = &[
    "model.preset",
    "model.layers",
    "model.width",
    "model.heads",
    "model.kv_heads",
    "model.mlp",
    "model.gated",
    "model.vocab",
    "model.tied",
    "data.tokens",
    "data.sequence",
    "data.global_batch",
    "hardware.device",
    "hardware.count",
    "hardware.price",
    "hardware.price_date",
    "parallelism.zero",
    "parallelism.tensor",
    "parallelism.pipeline",
    "parallelism.context",
    "parallelism.expert",
    "parallelism.micro_batch",
    "precision.recipe",
    "precision.optimizer",
    "precision.compute",
    "memory.recompute",
    "memory.attention",
    "run.mfu",
];

/// The form.
pub(super) fn form(words: &Catalogue, draft: &Draft) -> Markup {
    html! {
        form.plan-form aria-label=(words.planner.plan) autocomplete="off" {
            @for (section, title) in words.planner.sections { (group(words, draft, section, title)) }
        }
    }
}

fn group(words: &Catalogue, draft: &Draft, section: &str, title: &str) -> Markup {
    let of_section = |key: &&Key| {
        let (before, _) = key.path.split_once('.').unwrap_or_default();
        let counts = draft.source.takes(key.path) && key.path != "model.config";
        before == section && counts
    };
    let all: Vec<&Key> = KEYS.iter().filter(of_section).collect();
    // A count alone has its two fields in sight.
    let in_sight = |key: &&&Key| {
        IN_SIGHT.contains(&key.path)
            || draft.source == Source::Count && key.path.ends_with("params")
    };
    let mut sight: Vec<&&Key> = all.iter().filter(in_sight).collect();
    sight.sort_by_key(|key| IN_SIGHT.iter().position(|path| *path == key.path));
    let more: Vec<&&Key> = all.iter().filter(|key| !in_sight(key)).collect();
    let faulty = more.iter().any(|key| draft.faults.contains_key(key.path));
    html! {
        fieldset #(format!("plan-{section}")) {
            legend { (title) }
            @if section == "model" { (source(words, draft)) }
            div.plan-fields { @for key in sight { (control(words, draft, key)) } }
            @if !more.is_empty() {
                details.fold open[faulty] #(format!("more-{section}")) {
                    summary { (words.planner.more) }
                    div.plan-fields { @for key in more { (control(words, draft, key)) } }
                }
            }
        }
    }
}

/// Where the model comes from, and the configuration that was read.
fn source(words: &Catalogue, draft: &Draft) -> Markup {
    let all = Source::ALL.iter().zip(words.planner.sources);
    let model = draft.report.as_ref().filter(|_| draft.holds());
    let model = model.map(|report| &report.model);
    html! {
        div.plan-fields {
            div.plan-field {
                label for="f-source" { (words.planner.source) }
                select #f-source data-on="source" {
                    @for (one, name) in all {
                        option value=(one.name()) selected[*one == draft.source] { (name) }
                    }
                }
            }
        }
        @if draft.source == Source::Config {
            @if let Some(config) = &draft.config {
                p.plan-note { (fill(words.planner.config_is, &[&config.name])) }
                @if let Some(model) = model {
                    details.fold #config-fields {
                        summary { (words.planner.more) }
                        p.plan-note { (fill(words.planner.config_used, &[&model.used.join(", ")])) }
                        @if !model.ignored.is_empty() {
                            p.plan-note { (fill(words.planner.config_ignored, &[&model.ignored.join(", ")])) }
                        }
                    }
                }
            }
        }
        p.plan-files {
            label.link {
                (words.planner.choose_config)
                input.visually-hidden type="file" accept=".json,application/json" data-on="file";
            }
        }
        p.plan-note { (words.planner.drop) }
    }
}

fn control(words: &Catalogue, draft: &Draft, key: &Key) -> Markup {
    let id = field_id(key.path);
    let fault = draft.faults.get(key.path);
    let fault_id = format!("{id}-fault");
    let described = fault.is_some().then_some(&fault_id);
    let text = draft.text(key.path);
    html! {
        div.plan-field.wide[is_choice(key)] {
            label for=(id) title=(key.doc) { (field_name(words, key.path)) }
            @if let Some(options) = options(words, key) {
                select id=(id) data-on="key" data-key=(key.path) aria-invalid=[fault.map(|_| "true")] aria-describedby=[described] {
                    @for (value, name) in &options {
                        option value=(value) selected[value == text] { (name) }
                    }
                    // What a file or a link says, though it is none of these.
                    @if options.iter().all(|(value, _)| value != text) {
                        option value=(text) selected { (text) }
                    }
                }
            } @else {
                input id=(id) data-on="key" data-key=(key.path) value=(text)
                    placeholder=[usual(draft.report.as_ref(), key)]
                    autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-invalid=[fault.map(|_| "true")] aria-describedby=[described];
                @if let Some(unit) = field::unit(key.path) { span.unit { (unit) } }
            }
            @if let Some(said) = fault { p.plan-fault id=(fault_id) { (said) } }
        }
    }
}

fn is_choice(key: &Key) -> bool {
    matches!(key.path, "model.preset" | "hardware.device")
}

/// The options of a key that takes one of a few words; value and name.
fn options(words: &Catalogue, key: &Key) -> Option<Vec<(String, String)>> {
    let words = &words.planner;
    let usual = match key.default {
        Preset::Word(word) => fill(words.as_usual, &[&word]),
        Preset::Flag(flag) => fill(words.as_usual, &[&words.truth[usize::from(!flag)]]),
        Preset::Number(number) => fill(words.as_usual, &[&field::shown(number)]),
        Preset::None => words.open.to_owned(),
    };
    let mut all = vec![(String::new(), usual)];
    match key.takes {
        Takes::Word(names) => {
            all.extend(
                names
                    .iter()
                    .map(|name| ((*name).to_owned(), (*name).to_owned())),
            );
        }
        Takes::Flag => {
            let [yes, no] = words.truth;
            all.push(("true".to_owned(), yes.to_owned()));
            all.push(("false".to_owned(), no.to_owned()));
        }
        Takes::UpTo(most) => {
            all.extend((0..=most as u32).map(|number| (number.to_string(), number.to_string())));
        }
        _ => match key.path {
            "model.preset" => {
                all.extend(
                    PRESETS
                        .iter()
                        .map(|(name, _)| ((*name).to_owned(), (*name).to_owned())),
                );
            }
            "hardware.device" => all.extend(devices().into_iter().map(|(name, figures)| {
                let shown = figures
                    .member("name")
                    .and_then(longhand_plan::Json::as_text);
                let shown = shown.unwrap_or(&name).to_owned();
                (name, shown)
            })),
            _ => return None,
        },
    }
    Some(all)
}

/// What counts while the field is empty.
fn usual(report: Option<&Report>, key: &Key) -> Option<String> {
    if let Preset::Number(number) = key.default {
        return Some(field::shown(number));
    }
    let report = report?;
    let (layout, hardware) = (&report.layout, &report.hardware);
    match key.path {
        "data.sequence" => Some(field::shown(layout.sequence)),
        "data.global_batch" => Some(field::shown(layout.batch)),
        "hardware.per_node" => Some(field::shown(hardware.per_node)),
        "hardware.peak" => hardware.peak.map(|peak| amount::scaled(peak, "FLOP/s")),
        "hardware.memory" => hardware.memory.map(amount::bytes),
        "hardware.bandwidth" => hardware.bandwidth.map(|speed| amount::scaled(speed, "B/s")),
        "hardware.link" => hardware.link.map(|speed| amount::scaled(speed, "B/s")),
        "hardware.network" => hardware.network.map(|speed| amount::scaled(speed, "B/s")),
        "hardware.watts" => hardware.watts.map(|watts| amount::scaled(watts, "W")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    #[test]
    fn every_key_has_a_label_and_its_section_a_heading() {
        for key in KEYS {
            assert_ne!(field_name(&ENGLISH, key.path), key.path);
            let (section, _) = key.path.split_once('.').unwrap();
            let mut sections = ENGLISH.planner.sections.iter();
            assert!(sections.any(|(name, _)| *name == section), "{section}");
        }
        assert_eq!(ENGLISH.planner.labels.len(), KEYS.len());
        for path in IN_SIGHT {
            assert!(KEYS.iter().any(|key| key.path == *path), "{path}");
        }
    }

    #[test]
    fn the_form_has_a_field_for_every_key_that_counts() {
        for source in Source::ALL {
            let mut draft = Draft::empty();
            draft.source = source;
            let page = form(&ENGLISH, &draft).into_string();
            for key in KEYS.iter().filter(|key| key.path != "model.config") {
                let field = format!("data-key=\"{}\"", key.path);
                assert_eq!(page.contains(&field), source.takes(key.path), "{field}");
            }
        }
    }
}
