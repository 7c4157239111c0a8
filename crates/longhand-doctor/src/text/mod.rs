//! Bytes into lines and numbers.

pub mod ansi;
mod decimal;
pub mod lines;
pub mod number;
pub mod utf16;

pub use lines::Lines;
pub use number::Number;

/// Where `word` begins in `text`, the first time it stands there.
///
/// Lines are short and looked at for dozens of words each: to prepare a search,
/// as `memchr::memmem` does, would take longer than the search.
///
/// ```
/// use longhand_doctor::text::find;
/// assert_eq!(find(b"lolloss: 2", b"loss"), Some(3));
/// assert_eq!(find(b"los", b"loss"), None);
/// ```
#[must_use]
pub fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let last = text.len().checked_sub(word.len())?;
    let mut at = 0;
    while at <= last {
        at += memchr::memchr(first, &text[at..=last])?;
        if text[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether `text` holds `word`.
#[must_use]
pub fn has(text: &[u8], word: &str) -> bool {
    find(text, word.as_bytes()).is_some()
}

/// Where `word` ends in `text`, the first time it stands there.
#[must_use]
pub fn after(text: &[u8], word: &str) -> Option<usize> {
    find(text, word.as_bytes()).map(|at| at + word.len())
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
