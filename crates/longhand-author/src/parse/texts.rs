//! The texts of an exercise file as they stand there, for whoever takes the exercise elsewhere.

use super::file::File;
use super::reader::Text;
use crate::written::Written;

/// The texts that an exercise shows before and after it is solved.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The question.
    pub prompt: Written,
    /// What the result means in practice.
    pub after: Written,
    /// The hints.
    pub hints: Vec<Written>,
    /// What each part asks.
    pub asks: Vec<Written>,
}

/// The texts of an exercise file. What cannot be read is left out; [`super::read`] tells it.
pub fn texts(text: &str) -> Texts {
    let Ok(file) = toml::from_str::<File>(text) else {
        return Texts::default();
    };
    let written = |text: &Text| Written::parse(text.get_ref()).unwrap_or_default();
    Texts {
        prompt: written(&file.prompt),
        after: file.after.as_ref().map(written).unwrap_or_default(),
        hints: file.hints.iter().map(|hint| written(&hint.say)).collect(),
        asks: file.parts.iter().map(|part| written(&part.ask)).collect(),
    }
}
