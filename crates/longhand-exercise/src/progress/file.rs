//! The file in which a learner carries progress from one browser to another.

use super::{Event, VERSION};
use crate::json::Json;

const FORMAT: &str = "longhand-progress";

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The events that could be read. Join them with [`super::merge`].
    pub events: Vec<Event>,
    /// One sentence for each entry that could not.
    pub faults: Vec<String>,
}

/// Writes all events as one JSON file, one event a line.
///
/// `at` is the moment of writing, in milliseconds since 1970.
#[must_use]
pub fn export(events: &[Event], at: u64) -> String {
    let lines: Vec<String> = events
        .iter()
        .map(|event| format!("  {}", event.to_json()))
        .collect();
    let (open, close) = if lines.is_empty() {
        ("[", "]")
    } else {
        ("[\n", "\n]")
    };
    format!(
        "{{\"format\":\"{FORMAT}\",\"v\":{VERSION},\"exported\":{at},\"events\":{open}{}{close}}}\n",
        lines.join(",\n")
    )
}

/// Reads a file that [`export`] wrote, in this version or another.
///
/// ```
/// use longhand_exercise::progress::{export, import};
/// assert_eq!(import(&export(&[], 0)).map(|file| file.events.len()), Ok(0));
/// assert!(import("[1, 2]").is_err());
/// ```
///
/// # Errors
/// A sentence for the learner, if the text is not such a file at all. Single
/// entries that cannot be read do not spoil the others.
pub fn import(text: &str) -> Result<Import, String> {
    let json = Json::parse(text.trim_start_matches('\u{feff}'))
        .map_err(|fault| format!("This is not a Longhand progress file: {fault}."))?;
    let events = json
        .member("events")
        .filter(|_| json.member("format").and_then(Json::as_text) == Some(FORMAT))
        .and_then(Json::as_list)
        .ok_or_else(|| "This is not a Longhand progress file: it holds no events.".to_owned())?;
    let mut read = Import {
        events: Vec::new(),
        faults: Vec::new(),
    };
    for (i, entry) in events.iter().enumerate() {
        match Event::from_json(entry) {
            Ok(event) => read.events.push(event),
            Err(fault) => read.faults.push(format!("Entry {}: {fault}.", i + 1)),
        }
    }
    Ok(read)
}
