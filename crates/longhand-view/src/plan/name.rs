//! What people call the numbers of a report.

use crate::catalogue::Catalogue;

/// What people call the number under a key: by its whole key, by the key without the convention, or by
/// its last part.
pub fn name<'a>(words: &'a Catalogue, key: &'a str) -> &'a str {
    let named = |wanted: &str| {
        let names = words.plan.names.iter();
        names
            .clone()
            .find(|(known, _)| *known == wanted)
            .map(|(_, name)| *name)
    };
    let key = match key.strip_suffix(".seconds") {
        Some(traffic) if traffic.contains('.') => traffic,
        _ => key,
    };
    let (before, last) = key.rsplit_once('.').unwrap_or(("", key));
    named(key)
        .or_else(|| named(before))
        .or_else(|| named(last))
        .unwrap_or(last)
}
