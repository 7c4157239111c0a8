//! How an answer was read.

use longhand_exercise::verdict::Reading;
use longhand_notation::number;

/// The echo of what was typed, with its value where that says more, in the field's unit where the
/// typed one had to be converted.
pub(crate) fn echo(reading: &Reading) -> String {
    let echo = &reading.echo;
    let Some(value) = reading.value.map(number::plain) else {
        return echo.clone();
    };
    let repeated = |rest: &str| !rest.contains(|c: char| c.is_ascii_digit() || "+−·/^".contains(c));
    match &reading.converted {
        Some(unit) => format!("{echo} = {value} {unit}"),
        None if echo.is_empty() => value,
        // A number, perhaps with its unit, is not said twice.
        None if echo.strip_prefix(&value).is_some_and(repeated) || is_number(echo) => echo.clone(),
        None => format!("{echo} = {value}"),
    }
}

fn is_number(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || "−-., \u{202f}\u{2009}".contains(c))
}
