//! What is wrong with an author's text: Markdown that would lose something, TeX that cannot be set.

use crate::finding::Finding;
use crate::tex::TexFault;

/// What is wrong with an author's text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextFault {
    /// What was found.
    pub found: String,
    /// What to write instead.
    pub remedy: &'static str,
    /// The line of the text, from 1; 0 where it is not known.
    pub line: usize,
}

impl TextFault {
    /// The same as a finding in a file whose line `first` is the text's first; 0 where that is not
    /// known.
    pub fn finding(&self, file: &str, first: usize) -> Finding {
        let line = match (self.line, first) {
            (0, first) => first,
            (_, 0) => 0,
            (line, first) => line + first - 1,
        };
        Finding::new(file, line, self.found.clone(), self.remedy)
    }

    /// The same fault at a line of the text.
    pub(crate) fn at(self, line: usize) -> TextFault {
        TextFault { line, ..self }
    }
}

impl From<TexFault> for TextFault {
    fn from(fault: TexFault) -> TextFault {
        TextFault {
            found: format!(
                "The formula `{}` cannot be set: {}",
                short(&fault.tex),
                fault.message
            ),
            remedy: "Use plainer TeX.",
            line: 0,
        }
    }
}

/// A text as a message quotes it.
pub(crate) fn short(text: &str) -> String {
    const MOST: usize = 120;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let first: String = text.chars().take(MOST).collect();
    format!("{first}…")
}
