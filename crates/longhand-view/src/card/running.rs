//! Runs of a program: the learner's own, then typical wrong versions beside it.

use super::update::{diagnosis_id, draft, outcome};
use super::writing::{Loading, Preference, Ran};
use super::{Card, Effect, Judged, Running};
use crate::catalogue::ENGLISH;
use longhand_exercise::program::call;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{Engine, RunReport};
use longhand_exercise::progress::Happening;
use longhand_exercise::tested::{self, TestOutcome, Tested};
use longhand_exercise::verdict::Help;
use longhand_exercise::{Judgement, Kind};

impl Card {
    /// The learner has typed in the editor.
    pub(super) fn write(&mut self, source: String) -> Vec<Effect> {
        let language = self.writing.language();
        let noted = draft(language.slug(), &source);
        self.writing.write(self.number, source);
        vec![noted]
    }

    /// Another tab, or another Python.
    pub(super) fn prefer(&mut self, preference: Preference) -> Vec<Effect> {
        if preference == self.writing.preference {
            return Vec::new();
        }
        let mut effects = self.take_preference(preference);
        effects.push(Effect::Prefer(preference));
        effects
    }

    /// The same, chosen on another card or in an earlier visit.
    pub(super) fn take_preference(&mut self, preference: Preference) -> Vec<Effect> {
        let mut effects = Vec::new();
        if preference.engine() != self.writing.preference.engine() {
            effects = self.stop();
        }
        if preference.language != self.writing.language() {
            // What was said is about a program that is out of sight now.
            if self.writes_code() {
                self.judged = None;
            }
            self.writing.asking = false;
        }
        self.writing.preference = preference;
        effects
    }

    /// Asks before the learner's program is taken back.
    pub(super) fn ask_to_start_over(&mut self) -> Vec<Effect> {
        let changed = self
            .exercise
            .code()
            .is_some_and(|code| self.writing.is_changed(code));
        if !changed {
            return self.start_over();
        }
        self.writing.asking = true;
        vec![Effect::Focus(format!("{}-keep", self.exercise.slug))]
    }

    /// Back to an empty field or the starter.
    pub(super) fn start_over(&mut self) -> Vec<Effect> {
        let mut effects = self.stop();
        let was_mending = self.mending;
        self.clear();
        effects.push(Effect::Record(Happening::StartedOver));
        if let Some(code) = self.exercise.code() {
            // The programs in other languages are not meant.
            let others = self.writing.others(code);
            self.writing.start_over(code);
            self.mending = was_mending;
            effects.extend(
                others
                    .iter()
                    .map(|(language, source)| draft(language.slug(), source)),
            );
            effects.push(Effect::Focus(format!("{}-code", self.exercise.slug)));
        }
        effects
    }

    /// Ends a run under way; what was said before stays.
    pub(super) fn stop(&mut self) -> Vec<Effect> {
        match self.running.take() {
            Some(_) => vec![Effect::Stop],
            None => Vec::new(),
        }
    }

    /// So much of the interpreter is here.
    pub(super) fn loading(&mut self, loading: Loading) -> Vec<Effect> {
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

    /// Runs the tests.
    pub(super) fn run(&mut self) -> Vec<Effect> {
        let (Ok(variant), Some(code)) = (&self.variant, self.exercise.code()) else {
            return Vec::new();
        };
        let preference = self.writing.preference;
        let source = self.writing.source().to_string();
        match call::run(preference.engine(), code, &variant.scope, &source) {
            Ok(run) => {
                self.writing.asking = false;
                self.writing.ran = Some(Ran { preference, source });
                self.running = Some(Running {
                    learner: None,
                    suspect: 0,
                    loading: None,
                });
                vec![Effect::Run(run, preference.engine())]
            }
            Err(broken) => {
                self.judged = Some(Judged {
                    judgement: Judgement::help(Help::Broken(broken.to_string())),
                    desk: Vec::new(),
                    tested: None,
                });
                Vec::new()
            }
        }
    }

    /// A run has ended: the learner's own, or that of a typical wrong version.
    pub(super) fn report(&mut self, report: &RunReport) -> Vec<Effect> {
        let (Some(running), Ok(variant), Some(code)) =
            (self.running.take(), &self.variant, self.exercise.code())
        else {
            return Vec::new();
        };
        let tested = tested::judge(&self.exercise, variant, report);
        let (mut learner, next) = match running.learner {
            None => (tested, 0),
            Some(mut learner) => {
                if tested::alike(&learner, &tested) {
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
                    return vec![Effect::Run(run, engine)];
                }
                Err(_) => learner.suspect = None,
            }
        }
        self.finish(learner)
    }

    fn language_that_ran(&self) -> Language {
        let ran = self.writing.ran.as_ref();
        ran.map_or(self.writing.language(), |ran| ran.preference.language)
    }

    fn finish(&mut self, tested: Tested) -> Vec<Effect> {
        self.runs = self.runs.wrapping_add(1);
        let verdict = tested.verdict();
        let mut effects = Vec::new();
        if let Some(outcome) = outcome(&verdict) {
            effects.push(Effect::Record(Happening::CodeRun {
                language: self.language_that_ran().slug().to_string(),
                passed: tested.count() as u32,
                tests: tested.ran() as u32,
                verdict: outcome,
                diagnosis: diagnosis_id(&self.exercise, verdict.diagnosis()),
                assisted: self.assisted,
            }));
        }
        self.say(Judged {
            judgement: Judgement::plain(verdict),
            desk: Vec::new(),
            tested: Some(tested),
        });
        effects.push(Effect::Announce(self.said_text()));
        effects
    }

    /// The line of the program at which the last run broke off, while it is still the same program.
    pub(super) fn line_at_fault(&self) -> Option<u32> {
        let tested = self.judged.as_ref()?.tested.as_ref()?;
        if !self.writing.is_as_it_ran() {
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

    /// Whether the working may open by itself after a right answer.
    pub(super) fn shows_working_when_right(&self) -> bool {
        // The working of a bug shows the mended program: not before it is mended.
        !matches!(self.exercise.kind, Kind::Bug(_)) || self.mending
    }
}
