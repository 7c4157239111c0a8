//! Runs of a program: the learner's own, then typical wrong versions beside it.

use super::editor_state::Ran;
use super::state::{CodeState, Running};
use crate::card::event::Effect;
use crate::card::shell::Shell;
use longhand_exercise::judged_run::{self, JudgedRun};
use longhand_exercise::program::call;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{Engine, RunReport};
use longhand_exercise::variant_error::VariantError;

/// What comes after a run.
pub(in crate::card) enum AfterRun {
    /// Another one, of a wrong version.
    GoesOn(Vec<Effect>),
    /// The verdict.
    Ended(JudgedRun),
    /// The run was not waited for.
    Nothing,
}

impl CodeState {
    /// Runs the tests.
    pub fn run(&mut self, shell: &Shell) -> Result<Vec<Effect>, VariantError> {
        let (Ok(variant), Some(code)) = (&shell.variant, shell.exercise.code()) else {
            return Ok(Vec::new());
        };
        let preference = self.editor.preference;
        let source = self.editor.source().to_string();
        let run = call::run(preference.engine(), code, &variant.scope, &source)?;
        self.editor.asking = false;
        self.editor.ran = Some(Ran { preference, source });
        self.running = Some(Running {
            learner: None,
            suspect: 0,
            loading: None,
        });
        Ok(vec![Effect::Run(run, preference.engine())])
    }

    /// A run has ended: the learner's own, or that of a typical wrong version.
    pub fn report(&mut self, shell: &Shell, report: &RunReport) -> AfterRun {
        let (Some(running), Ok(variant), Some(code)) =
            (self.running.take(), &shell.variant, shell.exercise.code())
        else {
            return AfterRun::Nothing;
        };
        let tested = judged_run::judge(shell.exercise.code(), &variant.scope, report);
        let (mut learner, next) = match running.learner {
            None => (tested, 0),
            Some(mut learner) => {
                if judged_run::alike(&learner, &tested) {
                    learner.suspect = Some(running.suspect);
                }
                (learner, running.suspect + 1)
            }
        };
        let settled = learner.passed()
            || learner.error.is_some()
            || learner.timed_out
            || learner.suspect.is_some();
        let language = self.language_that_ran();
        // A wrong version that the language does not let happen is passed over.
        let suspects = code.wrong.iter().enumerate().skip(next);
        let written = suspects.filter_map(|(i, wrong)| Some((i, wrong.source(language)?)));
        if !settled && let Some((next, source)) = { written }.next() {
            // Our own programs need no more than the small Python, which is at hand sooner.
            let engine = match language {
                Language::JavaScript => Engine::JavaScript,
                Language::Python => Engine::SmallPython,
            };
            match call::run(engine, code, &variant.scope, source) {
                Ok(run) => {
                    self.running = Some(Running {
                        learner: Some(learner),
                        suspect: next,
                        loading: None,
                    });
                    return AfterRun::GoesOn(vec![Effect::Run(run, engine)]);
                }
                Err(_) => learner.suspect = None,
            }
        }
        self.runs = self.runs.wrapping_add(1);
        AfterRun::Ended(learner)
    }
}
