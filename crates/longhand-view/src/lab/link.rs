//! Links to a state of a lab: `#lab-schedules@1&warmup=30&a=wsd`.
//!
//! Before the `@` stands the id of the lab's element, so that a link leads there also where the
//! program is not; after it the version, and what differs from the start.

use longhand_lab::{Definition, Lab, Settings, VERSION};

use crate::fragment::{escape, unescape};

/// The id of a lab's element.
pub(super) fn id(lab: &Definition) -> String {
    format!("lab-{}", lab.slug)
}

/// The fragment of a state, without `#`.
#[must_use]
pub fn fragment(lab: Lab, settings: &Settings) -> String {
    let definition = lab.definition();
    let mut text = id(definition);
    let pairs = definition.pairs(settings);
    if pairs.is_empty() {
        return text;
    }
    text.push('@');
    text.push_str(VERSION);
    for (name, value) in pairs {
        text.push('&');
        text.push_str(name);
        text.push('=');
        escape(&mut text, &value);
    }
    text
}

/// Whether a fragment, with or without `#`, is of this lab.
#[must_use]
pub fn names(lab: Lab, fragment: &str) -> bool {
    let fragment = fragment.trim_start_matches('#');
    fragment.split('@').next() == Some(id(lab.definition()).as_str())
}

/// The state that a fragment of this lab names, and what could not be read of it.
pub(super) fn read(lab: Lab, fragment: &str) -> (Settings, Option<String>) {
    let Some((_, state)) = fragment.split_once('@') else {
        return (Settings::default(), None);
    };
    let mut parts = state.split('&');
    let version = parts.next().unwrap_or_default();
    let pairs = parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (name, unescape(value))
    });
    lab.definition().read(version, pairs.collect::<Vec<_>>())
}
