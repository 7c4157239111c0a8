//! What stands in the editor: a program in each language, and who is to run it.

use super::preference::Preference;
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;
use longhand_exercise::progress::ExerciseProgress;
use std::collections::BTreeMap;

/// The program that ran last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::card) struct Ran {
    pub preference: Preference,
    pub source: String,
}

/// What stands in the editor.
#[derive(Clone, Debug, Default)]
pub(in crate::card) struct EditorState {
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

impl EditorState {
    /// The starters.
    pub fn new(code: Option<&Code>) -> EditorState {
        let sources = code.map_or_else(BTreeMap::new, |code| {
            Language::ALL
                .into_iter()
                .map(|language| (language, code.written(language).starter.clone()))
                .collect()
        });
        EditorState {
            sources,
            ..EditorState::default()
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
    fn a_variant_gets_its_own_program_back_and_a_new_one_begins_with_the_last() {
        let mut editor = EditorState::default();
        editor.write(0, "zero".into());
        editor.turn_to(1);
        assert_eq!(editor.source(), "zero");
        editor.write(1, "one".into());
        editor.turn_to(0);
        assert_eq!(editor.source(), "zero");
        editor.turn_to(1);
        assert_eq!(editor.source(), "one");
    }

    #[test]
    fn each_language_has_a_program_of_its_own() {
        let mut editor = EditorState::default();
        editor.write(0, "js".into());
        editor.preference.language = Language::Python;
        assert_eq!(editor.source(), "");
        editor.write(0, "py".into());
        editor.preference.language = Language::JavaScript;
        assert_eq!(editor.source(), "js");
    }
}
