//! We say, they say: published rows beside our numbers.
//!
//! A row is a plan with what its source printed, the tolerance, and how the source was read. The rows
//! stand in `published.json`; a new one is an entry there.

use crate::refusal::{Outcome, Refusal};
use crate::{Settings, plan, preset};
use longhand_json::Json;

/// The rows that come with the planner.
#[cfg(feature = "published")]
pub const ROWS: &str = include_str!("../published.json");

/// One published row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub id: String,
    /// What kind of number it publishes.
    pub kind: String,
    /// Where it stands.
    pub source: String,
    /// How it was read: snapshot, earlier, secondary, recalled.
    pub read: String,
    /// Why it differs, or what it takes.
    pub note: Option<String>,
    /// Whether it counts; a row that contradicts its neighbours does not.
    pub counted: bool,
    /// What was printed, as it was printed.
    pub printed: Json,
    /// The plan in TOML.
    pub plan: String,
    /// Its numbers.
    pub checks: Vec<Check>,
}

/// One number of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Its key in the report.
    pub key: String,
    /// What they say, or the most it may be.
    pub they: f64,
    /// What we say.
    pub we: Option<f64>,
    /// Whether theirs is an upper bound for ours.
    pub bound: bool,
    /// Whether ours is within the row's tolerance.
    pub holds: bool,
}

impl Check {
    /// Ours over theirs.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        self.we
            .filter(|_| self.they != 0.0)
            .map(|we| we / self.they)
    }
}

/// Works out every row.
///
/// # Errors
/// Rows that are no JSON, or a plan that is refused.
pub fn compare(rows: &str) -> Outcome<Vec<Row>> {
    let wrong = |what: &str| Refusal::new("published", what.to_owned());
    let json = Json::parse(rows).map_err(|fault| wrong(&fault.to_string()))?;
    let rows = json
        .as_list()
        .ok_or_else(|| wrong("the rows are no list"))?;
    rows.iter().map(row).collect()
}

fn row(json: &Json) -> Outcome<Row> {
    let text = |name: &str| json.member(name).and_then(Json::as_text).map(str::to_owned);
    let id = text("id").unwrap_or_default();
    let mut settings = Settings::default();
    if let Some(Json::Object(sections)) = json.member("plan") {
        for (section, keys) in sections {
            let Json::Object(keys) = keys else { continue };
            for (key, value) in keys {
                settings.set(&[section, ".", key].concat(), value)?;
            }
        }
    }
    let config = match text("model") {
        Some(name) => Some(preset(&name)?),
        None => None,
    };
    let told =
        |refusal: Refusal| Refusal::new(refusal.code, format!("row {id}: {}", refusal.message));
    let report = plan(&settings, config).map_err(told)?;
    let expected = json.member("expect").and_then(Json::as_list).unwrap_or(&[]);
    let checks = expected
        .iter()
        .filter_map(|one| check(one, &report.sheet))
        .collect();
    Ok(Row {
        kind: text("kind").unwrap_or_default(),
        source: text("source").unwrap_or_default(),
        read: text("read").unwrap_or_default(),
        note: text("note"),
        counted: json.member("counted") != Some(&Json::Truth(false)),
        printed: json.member("printed").cloned().unwrap_or(Json::Null),
        plan: settings.toml(),
        checks,
        id,
    })
}

fn check(json: &Json, sheet: &crate::Sheet) -> Option<Check> {
    let number = |name: &str| json.member(name).and_then(Json::as_number);
    let key = json.member("key")?.as_text()?.to_owned();
    let bound = number("max");
    let they = bound.or_else(|| number("value"))?;
    let we = sheet.get(&key);
    let within = number("abs")
        .or_else(|| Some(number("rel")? * they.abs()))
        .unwrap_or(0.0);
    let holds = we.is_some_and(|we| match bound {
        Some(most) => we <= most * (1.0 + 1e-12),
        None => (we - they).abs() <= within,
    });
    Some(Check {
        key,
        they,
        we,
        bound: bound.is_some(),
        holds,
    })
}
