//! One thing to mend: where, what was found, what to write instead.

use std::fmt;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the content folder.
    pub file: String,
    /// The line, counted from 1; 0 where it is the whole file.
    pub line: usize,
    /// What was found.
    pub found: String,
    /// What to do.
    pub remedy: String,
}

impl Finding {
    /// A finding at a line of a file.
    pub fn new(
        file: &str,
        line: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        Finding {
            file: file.to_string(),
            line,
            found: found.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is no file's own is of the command line, and has no name in front.
        if self.file.is_empty() {
            write!(f, "{}\n  → {}", self.found, self.remedy)
        } else if self.line > 0 {
            write!(
                f,
                "{}:{}: {}\n  → {}",
                self.file, self.line, self.found, self.remedy
            )
        } else {
            write!(f, "{}: {}\n  → {}", self.file, self.found, self.remedy)
        }
    }
}

/// The line of a byte in a text, counted from 1.
pub fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&b| b == b'\n').count() + 1
}
