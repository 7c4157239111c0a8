//! What a command comes to, and printing it.

use anyhow::Context;

/// What a command comes to; the error is a message for a person, with what led to it.
pub type Outcome<T = ()> = anyhow::Result<T>;

/// Something as readable JSON.
pub(super) fn json(value: &impl serde::Serialize) -> Outcome<String> {
    Ok(serde_json::to_string_pretty(value)?)
}

/// Prints a text. A reader that has gone away (`longhand help units | head`) is no fault.
pub(super) fn print(text: &str) -> Outcome {
    use std::io::Write;
    match writeln!(std::io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot print")
        }
        _ => Ok(()),
    }
}
