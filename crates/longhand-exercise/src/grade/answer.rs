//! What the learner hands in.

use crate::judged_run::JudgedRun;

/// What the learner hands in.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Typed text.
    Text(String),
    /// Ids of the options picked.
    Picked(Vec<String>),
    /// What the tests of a code exercise showed.
    Ran(JudgedRun),
    /// What stands in each cell, row by row.
    Cells(Vec<String>),
    /// Ids of the lines placed, in order.
    Ordered(Vec<String>),
    /// Numbers of the lines clicked, counted from 1.
    Lines(Vec<u32>),
    /// One answer a part, in the exercise's order.
    Parts(Vec<Answer>),
}

impl Answer {
    /// The answer as one text, as progress keeps it.
    pub fn written(&self) -> String {
        match self {
            Answer::Text(text) => text.clone(),
            Answer::Picked(ids) | Answer::Ordered(ids) => ids.join(" "),
            Answer::Ran(_) => String::new(),
            Answer::Cells(cells) => format!("[{}]", cells.join(", ")),
            Answer::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
                lines.join(" ")
            }
            Answer::Parts(parts) => {
                let parts: Vec<String> = parts.iter().map(Answer::written).collect();
                parts.join("; ")
            }
        }
    }
}
