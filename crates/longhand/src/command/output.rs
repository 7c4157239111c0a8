//! What a command comes to, and printing it.

use anyhow::Context;

/// What a command comes to; the error is a message for a person, with what led to it.
pub type Outcome<T = ()> = anyhow::Result<T>;

/// Something as readable JSON.
pub(super) fn json(value: &impl serde::Serialize) -> Outcome<String> {
    Ok(serde_json::to_string_pretty(value)?)
}

/// Prints a text. A reader that has gone away (`longhand help units | head`) is no fault.
///
/// # Errors
/// When it cannot be written, as on a full disk.
pub fn print(text: &str) -> Outcome {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    sent(writeln!(out, "{text}").and_then(|()| out.flush()))
}

/// What became of something that was printed: nothing is wrong where nobody listens any more.
pub(super) fn sent(written: std::io::Result<()>) -> Outcome {
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot print")
        }
        _ => Ok(()),
    }
}

/// Says something on the standard error; where that is closed nobody wants to know.
pub fn aside(text: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
