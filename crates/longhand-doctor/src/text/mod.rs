//! Bytes into lines and numbers.

pub mod ansi;
pub mod lines;
pub mod number;
pub mod utf16;

pub use lines::Lines;
pub use number::Number;

/// Whether `text` holds `word`.
#[must_use]
pub fn has(text: &[u8], word: &str) -> bool {
    memchr::memmem::find(text, word.as_bytes()).is_some()
}

/// Where `word` ends in `text`, the first time it stands there.
#[must_use]
pub fn after(text: &[u8], word: &str) -> Option<usize> {
    memchr::memmem::find(text, word.as_bytes()).map(|at| at + word.len())
}

/// Without blanks at either end.
#[must_use]
pub fn trim(text: &[u8]) -> &[u8] {
    text.trim_ascii()
}

/// A piece of a line for a message: at most forty characters, never broken.
#[must_use]
pub fn excerpt(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(trim(text));
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
