//! Who is to run a program, and how far an interpreter is there.

use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::Engine;

/// Which language a learner writes in, and by which Python; the same on every card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The language of the tab.
    pub language: Language,
    /// Python in full instead of the small one.
    pub full: bool,
}

impl Default for Preference {
    fn default() -> Self {
        Preference {
            language: Language::JavaScript,
            full: false,
        }
    }
}

impl Preference {
    /// As one word, to be kept.
    pub fn word(self) -> &'static str {
        match (self.language, self.full) {
            (Language::JavaScript, false) => "javascript",
            (Language::JavaScript, true) => "javascript, full python",
            (Language::Python, false) => "python",
            (Language::Python, true) => "full python",
        }
    }

    /// From that word; the usual one for any other.
    pub fn from_word(word: &str) -> Preference {
        Preference {
            language: if word.is_empty() || word.starts_with("javascript") {
                Language::JavaScript
            } else {
                Language::Python
            },
            full: word.ends_with("full python"),
        }
    }

    /// What runs a program.
    pub fn engine(self) -> Engine {
        match (self.language, self.full) {
            (Language::JavaScript, _) => Engine::JavaScript,
            (Language::Python, false) => Engine::SmallPython,
            (Language::Python, true) => Engine::FullPython,
        }
    }
}

/// How much of an interpreter has been fetched, in bytes as they travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// So many are here.
    pub done: u64,
    /// So many there are; 0 while that is not known.
    pub total: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preference_is_read_back_from_its_word() {
        for language in Language::ALL {
            for full in [false, true] {
                let preference = Preference { language, full };
                assert_eq!(Preference::from_word(preference.word()), preference);
            }
        }
        assert_eq!(Preference::from_word(""), Preference::default());
    }
}
