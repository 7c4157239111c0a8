//! An event on its way into a store, or out of one.

use longhand_exercise::json::Json;
use longhand_exercise::progress::Event;

/// One event as it is kept.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The event's id.
    pub id: String,
    /// The event as JSON text.
    pub text: String,
    /// A later note of the same id takes its place; otherwise what is there stays.
    pub replaceable: bool,
}

impl Entry {
    /// An event of this program.
    pub fn of(event: &Event) -> Entry {
        Entry {
            id: event.id.clone(),
            text: event.to_json().to_string(),
            replaceable: event.is_replaceable(),
        }
    }

    /// What was found in a store. What this version cannot read is kept as it is.
    pub fn found(id: String, text: String) -> Entry {
        let event = Json::parse(&text).ok();
        let event = event.and_then(|json| Event::from_json(&json).ok());
        Entry {
            id,
            text,
            replaceable: event.is_some_and(|event| event.is_replaceable()),
        }
    }
}
