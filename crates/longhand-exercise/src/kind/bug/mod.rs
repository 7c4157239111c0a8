//! Bug: a program with line numbers; the learner finds the faulty line, then mends it.
//!
//! The program with the bug is the starter of the code, the mended one its reference, so that
//! mending runs as every code exercise does. Its lines have the same numbers in every language, and
//! each has a reply: a suspicion that leads nowhere should still teach something.

mod describe;
mod grade;
mod solve;

use super::code::Code;
use crate::program::language::Language;
use crate::prose::Prose;
use serde::{Deserialize, Serialize};

/// A bug exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bug {
    /// The program, and the tests of the mended one.
    pub code: Code,
    /// What is said to each line.
    pub lines: Vec<Line>,
}

/// A line that can be picked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its number, from 1, in every language.
    pub line: u32,
    /// Whether the bug is here. More than one line may be guilty, where it could be mended at either.
    pub guilty: bool,
    /// What the learner reads after picking it.
    pub reply: Prose,
}

impl Bug {
    /// The program's lines in a language, with what is said to each; a line that only closes
    /// brackets or is blank cannot be picked.
    pub fn program(&self, language: Language) -> Vec<(u32, &str, Option<&Line>)> {
        let starter = &self.code.written(language).starter;
        starter
            .trim_matches('\n')
            .lines()
            .zip(1..)
            .map(|(text, number)| (number, text, self.line(number)))
            .collect()
    }

    /// The line with this number.
    pub fn line(&self, number: u32) -> Option<&Line> {
        self.lines.iter().find(|line| line.line == number)
    }

    /// What keeps it from being an exercise: what was found, and the remedy.
    pub fn faults(&self) -> Vec<(String, &'static str)> {
        let mut faults = Vec::new();
        if !self.lines.iter().any(|line| line.guilty) {
            faults.push((
                "No line is guilty.".to_string(),
                "Write `guilty = true` at the line with the bug.",
            ));
        }
        for (i, line) in self.lines.iter().enumerate() {
            if self.lines[..i].iter().any(|other| other.line == line.line) {
                faults.push((
                    format!("Line {} is spoken of twice.", line.line),
                    "Keep one `[[bug.lines]]` for each line.",
                ));
            }
        }
        for language in Language::ALL {
            let program = self.program(language);
            for (number, text, line) in &program {
                if can_be_picked(text) != line.is_some() {
                    faults.push((
                        format!(
                            "Line {number} in {}, `{}`, {}.",
                            language.title(),
                            text.trim(),
                            if line.is_some() { "has a reply" } else { "has no reply" }
                        ),
                        "Give every line one `[[bug.lines]]` with `reply`, except those that are blank or only close brackets; lines have the same numbers in both languages.",
                    ));
                }
            }
            for line in &self.lines {
                if line.line == 0 || line.line as usize > program.len() {
                    faults.push((
                        format!("There is no line {} in {}.", line.line, language.title()),
                        "Count lines from 1; they have the same numbers in both languages.",
                    ));
                }
            }
        }
        faults
    }
}

/// Whether a line says anything that could be wrong.
fn can_be_picked(text: &str) -> bool {
    text.chars()
        .any(|c| !c.is_whitespace() && !"(){}[];,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tolerance;
    use crate::kind::code::Written;

    fn bug() -> Bug {
        let written = |starter: &str| Written {
            name: "f".into(),
            starter: starter.into(),
            reference: String::new(),
        };
        let line = |line, guilty| Line {
            line,
            guilty,
            reply: Prose::default(),
        };
        Bug {
            code: Code {
                function: "f".into(),
                accept: Tolerance::Exact,
                javascript: written("\nfunction f(x) {\n  return x;\n}\n"),
                python: written("\ndef f(x):\n    return x\n"),
                numpy: None,
                pytorch: None,
                tests: Vec::new(),
                wrong: Vec::new(),
            },
            lines: vec![line(1, false), line(2, true)],
        }
    }

    #[test]
    fn every_line_that_says_something_needs_a_reply_in_both_languages() {
        assert_eq!(bug().faults(), vec![]);
        let mut short = bug();
        short.lines.remove(0);
        assert_eq!(short.faults().len(), 2, "once a language");
    }
}
