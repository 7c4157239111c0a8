//! The one error of the language, written as help.

use std::fmt;

/// A stretch of the text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes `start..end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Something that could not be read or computed: where, what was found, and
/// what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the text that was parsed.
    pub span: Span,
    /// What was found, a phrase without a full stop.
    pub message: String,
    /// What to write instead, a sentence; may be empty.
    pub help: String,
}

impl Fault {
    /// A fault at a place.
    pub fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: help.into(),
        }
    }

    /// What may mean two things, each as it would be written without doubt.
    pub(crate) fn two_ways(span: Span, one: &str, other: &str) -> Self {
        let help = ["Write ", one, " or ", other, "."].concat();
        Self::new(span, TWO_WAYS, help)
    }

    /// Whether it is asked which of two readings was meant.
    #[must_use]
    pub fn asks_back(&self) -> bool {
        self.message == TWO_WAYS
    }
}

/// What to say of a name that people use for what is not computed here: what was
/// found, and what to write instead. Ask only where nothing has that name.
#[must_use]
pub fn out_of_reach(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "i" => (
            "a complex number, which is not read here",
            "Give a real number; a name has to be one of those given.",
        ),
        "j" => (
            "a complex number, which is not read here",
            "Give a real number; joules are J.",
        ),
        "C" | "c" | "const" => (
            "a constant that has no value here",
            "Leave a constant of integration out, and write numbers for others.",
        ),
        _ => return None,
    })
}

const TWO_WAYS: &str = "this can be read in two ways";

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.help.is_empty() {
            f.write_str(": ")?;
            f.write_str(&self.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
