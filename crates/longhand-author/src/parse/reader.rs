//! What reads a file, and where it puts what it finds.

use crate::finding::{Finding, line_of};
use crate::tex::Tex;
use crate::text_fault::TextFault;
use crate::written::Written;
use longhand_exercise::{Formula, Prose};
use longhand_notation::math::Math;
use toml::Spanned;

/// A text of the file, with its place.
pub(super) type Text = Spanned<String>;

/// Reads the tables of one file.
pub(super) struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    tex: &'a Tex,
    /// What was found so far.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// For a file of this name and text.
    pub(super) fn new(file: &'a str, text: &'a str, tex: &'a Tex) -> Reader<'a> {
        Reader {
            file,
            text,
            tex,
            findings: Vec::new(),
        }
    }

    /// Adds a finding at a byte of the file.
    pub(super) fn find(&mut self, at: usize, found: impl Into<String>, remedy: impl Into<String>) {
        let line = line_of(self.text, at);
        self.findings
            .push(Finding::new(self.file, line, found, remedy));
    }

    /// A formula, which must be readable.
    pub(super) fn formula(&mut self, text: &Text) -> Formula {
        let formula = Formula::new(text.get_ref());
        self.parses(text.span().start, &formula);
        formula
    }

    /// Reports a formula that cannot be read.
    pub(super) fn parses(&mut self, at: usize, formula: &Formula) {
        if let Err(fault) = formula.program() {
            self.find(
                at,
                format!("`{}`: {}", formula.text, fault.message),
                fault.help,
            );
        }
    }

    /// Markdown with slots, as learners get it.
    pub(super) fn prose(&mut self, text: &Text) -> Prose {
        let start = text.span().start;
        let written = match Written::parse(text.get_ref()) {
            Ok(written) => written,
            Err(open) => {
                let line = line_of(text.get_ref(), open.at) - 1;
                let at = start
                    + self.text[start..]
                        .match_indices('\n')
                        .nth(line.max(1) - 1)
                        .map_or(0, |(i, _)| i);
                self.find(
                    at,
                    "A slot `#{` is never closed.",
                    "Close it with `}`, as in `#{w1}`.",
                );
                return Prose::default();
            }
        };
        for slot in written.slots() {
            self.parses(start, slot);
        }
        crate::prose::prose(&written, self.tex).unwrap_or_else(|fault| {
            let line = line_of(self.text, start);
            self.findings.push(fault.finding(self.file, line));
            Prose::default()
        })
    }

    /// The same where there may be none.
    pub(super) fn optional_prose(&mut self, text: Option<&Text>) -> Prose {
        text.map(|text| self.prose(text)).unwrap_or_default()
    }

    /// TeX that stands for a name, as learners get it; `None` where nothing is written.
    pub(super) fn symbol(&mut self, at: usize, tex: &str) -> Option<Math> {
        if tex.is_empty() {
            return None;
        }
        match self.tex.fragment(tex) {
            Ok(symbol) => Some(symbol),
            Err(fault) => {
                let line = line_of(self.text, at);
                let fault = TextFault::from(fault);
                self.findings.push(fault.finding(self.file, line));
                None
            }
        }
    }
}
