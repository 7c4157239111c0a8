//! What stands in the editor: a program in each language, and who is to run it.

use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::Engine;
use longhand_exercise::progress::ExerciseProgress;
use std::collections::BTreeMap;

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

/// The program that ran last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ran {
    pub preference: Preference,
    pub source: String,
}

/// What stands in the editor.
#[derive(Clone, Debug, Default)]
pub(super) struct Writing {
    pub preference: Preference,
    /// The program in each language.
    sources: BTreeMap<Language, String>,
    /// What was written while a variant was open.
    drafts: BTreeMap<(u32, Language), String>,
    /// Whether the learner is asked before everything is taken back.
    pub asking: bool,
    /// What ran last.
    pub ran: Option<Ran>,
}

impl Writing {
    /// The starters.
    pub fn new(code: Option<&Code>) -> Writing {
        let sources = code.map_or_else(BTreeMap::new, |code| {
            Language::ALL
                .into_iter()
                .map(|language| (language, code.written(language).starter.clone()))
                .collect()
        });
        Writing {
            sources,
            ..Writing::default()
        }
    }

    pub fn language(&self) -> Language {
        self.preference.language
    }

    /// The program in the language of the tab.
    pub fn source(&self) -> &str {
        self.sources
            .get(&self.language())
            .map_or("", String::as_str)
    }

    /// The learner has typed.
    pub fn write(&mut self, variant: u32, source: String) {
        let language = self.language();
        self.drafts.insert((variant, language), source.clone());
        self.sources.insert(language, source);
        self.asking = false;
    }

    /// Another variant: what was written for it before comes back. A variant that is
    /// new begins with what stands there, since a program is to pass in every one.
    pub fn turn_to(&mut self, variant: u32) {
        for language in Language::ALL {
            if let Some(draft) = self.drafts.get(&(variant, language)) {
                self.sources.insert(language, draft.clone());
            }
        }
        self.asking = false;
        self.ran = None;
    }

    /// What earlier visits left.
    pub fn restore(&mut self, variant: u32, progress: &ExerciseProgress) {
        for language in Language::ALL {
            let slug = language.slug();
            for (variant, draft) in progress.code_by_variant(slug) {
                self.drafts
                    .entry((variant, language))
                    .or_insert_with(|| draft.to_string());
            }
            let draft = progress
                .code_in(variant, slug)
                .or_else(|| progress.code(slug));
            if let Some(draft) = draft.filter(|draft| !draft.trim().is_empty()) {
                self.sources.insert(language, draft.to_string());
            }
        }
    }

    /// Puts the starter back; the program in the other languages stays.
    pub fn start_over(&mut self, code: &Code) {
        let language = self.language();
        self.drafts.retain(|(_, other), _| *other != language);
        self.sources
            .insert(language, code.written(language).starter.clone());
        self.asking = false;
        self.ran = None;
    }

    /// Whether there is anything to lose by starting over.
    pub fn is_changed(&self, code: &Code) -> bool {
        self.source() != code.written(self.language()).starter
    }

    /// The programs in the other languages that are not the starters.
    pub fn others(&self, code: &Code) -> Vec<(Language, String)> {
        self.sources
            .iter()
            .filter(|(language, source)| {
                **language != self.language() && code.written(**language).starter != **source
            })
            .map(|(language, source)| (*language, source.clone()))
            .collect()
    }

    /// Whether the program is still the one that ran last.
    pub fn is_as_it_ran(&self) -> bool {
        self.ran.as_ref().is_some_and(|ran| {
            ran.source == self.source() && ran.preference.language == self.language()
        })
    }
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

    #[test]
    fn a_variant_gets_its_own_program_back_and_a_new_one_begins_with_the_last() {
        let mut writing = Writing::default();
        writing.write(0, "zero".into());
        writing.turn_to(1);
        assert_eq!(writing.source(), "zero");
        writing.write(1, "one".into());
        writing.turn_to(0);
        assert_eq!(writing.source(), "zero");
        writing.turn_to(1);
        assert_eq!(writing.source(), "one");
    }

    #[test]
    fn each_language_has_a_program_of_its_own() {
        let mut writing = Writing::default();
        writing.write(0, "js".into());
        writing.preference.language = Language::Python;
        assert_eq!(writing.source(), "");
        writing.write(0, "py".into());
        writing.preference.language = Language::JavaScript;
        assert_eq!(writing.source(), "js");
    }
}
