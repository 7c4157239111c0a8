//! One part of an exercise in one variant: what solving, judging and describing look at.

use crate::question::Question;
use crate::variant::Variant;

/// A part of an exercise, with a variant's numbers.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its numbers.
    pub variant: &'a Variant,
    /// The place of the part; 0 in an exercise without parts.
    pub part: usize,
    /// The part's id; empty in an exercise without parts.
    pub id: &'a str,
}

impl Task<'_> {
    /// What the part's options or lines are shuffled by.
    pub fn shuffled_by(&self) -> String {
        match self.id {
            "" => self.question.slug.clone(),
            id => format!("{}/{id}", self.question.slug),
        }
    }
}
