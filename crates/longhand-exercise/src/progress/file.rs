//! The file in which a learner carries progress from one browser to another.

use super::{Event, EventKind, GIVEN_AT, VERSION};
use crate::json::Json;

const FORMAT: &str = "longhand-progress";

/// The longest text of a draft that is taken in, in bytes. A program of five thousand lines fits.
const LONGEST_DRAFT: usize = 200_000;

/// How many values an entry may hold that this version does not know.
const MOST_VALUES: usize = 1_000;

/// How far ahead of the learner's own clock an event may be, in milliseconds: a day, for clocks of
/// other time zones that were set by hand.
const AHEAD: u64 = 86_400_000;

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

/// Reads a file that [`export`] wrote, in this version or another, at the moment `now`.
///
/// Events from the future, more than a day ahead of `now`, count as of now, in the order they had;
/// each keeps the moment it was given as [`GIVEN_AT`]. A draft's text beyond 200 kB is cut.
///
/// ```
/// use longhand_exercise::progress::{export, import};
/// assert_eq!(import(&export(&[], 0), 0).map(|file| file.events.len()), Ok(0));
/// assert!(import("[1, 2]", 0).is_err());
/// ```
///
/// # Errors
/// A sentence for the learner, if the text is not such a file at all. Single
/// entries that cannot be read do not spoil the others.
pub fn import(text: &str, now: u64) -> Result<Import, String> {
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
        match Event::from_json(entry).and_then(bounded) {
            Ok(event) => read.events.push(event),
            Err(fault) => read.faults.push(format!("Entry {}: {fault}.", i + 1)),
        }
    }
    date(&mut read.events, now);
    Ok(read)
}

/// An event of a size that a browser keeps without harm.
fn bounded(mut event: Event) -> Result<Event, String> {
    if let EventKind::Draft { text, .. } = &mut event.kind
        && text.len() > LONGEST_DRAFT
    {
        text.truncate(text.floor_char_boundary(LONGEST_DRAFT));
    }
    let mut left = MOST_VALUES;
    let fits = event.rest.iter().all(|(_, value)| count(value, &mut left));
    if fits {
        Ok(event)
    } else {
        Err("the event holds more than any that Longhand writes".to_owned())
    }
}

/// Takes the values that a value holds from what is left; whether it was enough.
fn count(value: &Json, left: &mut usize) -> bool {
    *left = left.saturating_sub(1);
    *left > 0
        && match value {
            Json::List(values) => values.iter().all(|value| count(value, left)),
            Json::Object(members) => members.iter().all(|(_, value)| count(value, left)),
            Json::Null | Json::Truth(_) | Json::Number(_) | Json::Text(_) => true,
        }
}

/// Gives events from the future the moments from `now` on, in their order.
fn date(events: &mut [Event], now: u64) {
    let mut ahead: Vec<&mut Event> = events
        .iter_mut()
        .filter(|event| event.at > now.saturating_add(AHEAD))
        .collect();
    ahead.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    for (event, at) in ahead.into_iter().zip(now..) {
        if !event.rest.iter().any(|(name, _)| name == GIVEN_AT) {
            let given = Json::Number(event.at.to_string());
            event.rest.push((GIVEN_AT.to_owned(), given));
        }
        event.at = at;
    }
}
