//! What stands in the editor, and the run that is under way.

use super::editor_state::EditorState;
use super::preference::{Loading, Preference};
use crate::card::event::Effect;
use crate::card::record::draft;
use crate::card::shell::Shell;
use crate::catalogue::ENGLISH;
use longhand_exercise::judged_run::{JudgedRun, TestOutcome};
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;

/// What stands in the editor, and the run that is under way.
#[derive(Clone, Debug, Default)]
pub(in crate::card) struct CodeState {
    pub editor: EditorState,
    /// A run that is under way.
    pub running: Option<Running>,
    /// How many runs have ended: what was unfolded below one stays so until the next.
    pub runs: u32,
}

/// A run under way: the learner's own, then typical wrong versions to compare it with.
#[derive(Clone, Debug)]
pub(in crate::card) struct Running {
    /// What the learner's code gave, once it has.
    pub learner: Option<JudgedRun>,
    /// The wrong version that runs now.
    pub suspect: usize,
    /// How much of the interpreter is here, where one is being fetched.
    pub loading: Option<Loading>,
}

impl CodeState {
    /// The starters.
    pub fn new(code: &Code) -> CodeState {
        CodeState {
            editor: EditorState::new(Some(code)),
            ..CodeState::default()
        }
    }

    /// The learner has typed in the editor.
    pub fn write(&mut self, shell: &Shell, source: String) -> Vec<Effect> {
        let language = self.editor.language();
        let noted = draft(language.slug(), &source);
        self.editor.write(shell.number, source);
        vec![noted]
    }

    /// Another tab or another Python. Says whether it is another language.
    pub fn take(&mut self, preference: Preference) -> (Vec<Effect>, bool) {
        let mut effects = Vec::new();
        if preference.engine() != self.editor.preference.engine() {
            effects = self.stop();
        }
        let turned = preference.language != self.editor.language();
        if turned {
            self.editor.asking = false;
        }
        self.editor.preference = preference;
        (effects, turned)
    }

    /// Back to the starter in the language of the tab.
    pub fn start_over(&mut self, shell: &Shell, code: &Code) -> Vec<Effect> {
        // The programs in other languages are not meant.
        let others = self.editor.others(code);
        self.editor.start_over(code);
        let others = others.iter();
        let mut effects: Vec<Effect> = others
            .map(|(language, source)| draft(language.slug(), source))
            .collect();
        effects.push(Effect::Focus(shell.id("code")));
        effects
    }

    /// Ends a run under way; what was said before stays.
    pub fn stop(&mut self) -> Vec<Effect> {
        match self.running.take() {
            Some(_) => vec![Effect::Stop],
            None => Vec::new(),
        }
    }

    /// So much of the interpreter is here.
    pub fn loading(&mut self, loading: Loading) -> Vec<Effect> {
        let Some(running) = &mut self.running else {
            return Vec::new();
        };
        let first = running.loading.is_none();
        running.loading = Some(loading);
        if first {
            vec![Effect::Announce(ENGLISH.loading_python.to_string())]
        } else {
            Vec::new()
        }
    }

    /// The language of the program that ran last.
    pub fn language_that_ran(&self) -> Language {
        let ran = self.editor.ran.as_ref();
        ran.map_or(self.editor.language(), |ran| ran.preference.language)
    }

    /// The line of the program at which the last run broke off, while it is still the same program.
    pub fn line_at_fault(&self, shell: &Shell) -> Option<u32> {
        let tested = shell.judged.as_ref()?.tested()?;
        if !self.editor.is_as_it_ran() {
            return None;
        }
        if let Some(error) = &tested.error {
            return error.line;
        }
        tested.tests.iter().find_map(|test| match &test.outcome {
            TestOutcome::Threw(error) => error.line,
            _ => None,
        })
    }
}
