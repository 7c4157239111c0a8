//! The programming languages that learners write in.

use serde::{Deserialize, Serialize};

/// A programming language that learners write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// JavaScript.
    JavaScript,
    /// Python.
    Python,
}

impl Language {
    /// Every language, in the order of the tabs.
    pub const ALL: [Language; 2] = [Language::JavaScript, Language::Python];

    /// Its name in files, progress and runs.
    pub fn slug(self) -> &'static str {
        match self {
            Language::JavaScript => "javascript",
            Language::Python => "python",
        }
    }

    /// Its name as people write it.
    pub fn title(self) -> &'static str {
        match self {
            Language::JavaScript => "JavaScript",
            Language::Python => "Python",
        }
    }

    /// The language of this name in files.
    pub fn named(slug: &str) -> Option<Language> {
        Language::ALL
            .into_iter()
            .find(|language| language.slug() == slug)
    }
}
