//! What happens to a card.

use super::code::preference::Preference;
use super::code::{AfterRun, CodeState};
use super::event::{Effect, Event};
use super::order;
use super::record::outcome;
use super::shell::Judged;
use super::state::Card;
use super::work::Work;
use crate::catalogue::ENGLISH;
use crate::feedback::Reply;
use longhand_exercise::diagnosis_id;
use longhand_exercise::judged_run::JudgedRun;
use longhand_exercise::own;
use longhand_exercise::program::run::RunReport;
use longhand_exercise::progress::{EventKind, ExerciseProgress};
use longhand_exercise::verdict::Help;
use longhand_exercise::{Answer, Judgement, Verdict};

impl Card {
    /// Takes an event; returns what is to be done outside of the card.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let Card { shell, work } = self;
        match event {
            Event::Typed { part, cell, text } => work.typed(shell, part, cell, text),
            Event::Pasted { part, cell, text } => work.pasted(shell, part, cell, text),
            Event::Chosen { part, option, on } => work.chosen(shell, part, option, on),
            Event::Code(source) => match work.code_mut() {
                Some(code) => code.write(shell, source),
                None => Vec::new(),
            },
            Event::Language(language) => self.prefer(|now| Preference { language, ..now }),
            Event::FullPython(full) => self.prefer(|now| Preference { full, ..now }),
            Event::RunInFull => {
                let mut effects = self.prefer(|now| Preference { full: true, ..now });
                effects.extend(self.run());
                effects
            }
            Event::Preferred(preference) => self.take_preference(preference),
            Event::Loading(loading) => work
                .code_mut()
                .map_or_else(Vec::new, |code| code.loading(loading)),
            Event::Stop => self.stop(),
            Event::AskToStartOver => self.ask_to_start_over(),
            Event::KeepCode => {
                if let Some(code) = work.code_mut() {
                    code.editor.asking = false;
                }
                vec![Effect::Focus(shell.id("code"))]
            }
            Event::Check => self.check(),
            Event::CodeReport(report) => self.report(&report),
            Event::Hint => self.hint(),
            Event::ToggleWorking => self.toggle_working(),
            Event::NewNumbers => {
                let next = next(shell.number);
                self.open(next)
            }
            Event::PreviousNumbers => {
                let before = before(shell.number);
                self.open(before)
            }
            Event::BookNumbers => self.open(0),
            Event::OpenVariant(number) => self.open(number),
            Event::Restore(progress) => {
                self.restore(&progress);
                Vec::new()
            }
            Event::Mend => self.mend(),
            Event::Line { line, act } => match work {
                Work::Order(state) => order::act(state, shell, &line, act),
                Work::Fields(_) | Work::Graph(_) | Work::Code(_) | Work::Bug(_) => Vec::new(),
            },
            Event::FieldEntered(cell) => {
                if let Work::Graph(graph) = work {
                    graph.at = Some(cell);
                }
                Vec::new()
            }
            Event::FieldLeft { cell, next } => self.field_left(cell, next),
            Event::Help => self.help(),
            Event::Report => self.report_text().map(Effect::Copy).into_iter().collect(),
            Event::StartOver => self.start_over(),
        }
    }

    fn open(&mut self, number: u32) -> Vec<Effect> {
        if !self.shell.exercise.has_variants() || number == self.shell.number {
            return Vec::new();
        }
        let mut effects = self.stop();
        self.turn_to(number);
        effects.extend([
            Effect::Record(EventKind::Opened),
            Effect::Link(number),
            Effect::Focus(self.shell.field_id(0, 0)),
        ]);
        effects
    }

    fn turn_to(&mut self, number: u32) {
        self.shell.turn_to(number);
        self.work.clear(&self.shell.exercise, number);
        if let Some(code) = self.work.code_mut() {
            code.editor.turn_to(number);
        }
    }

    /// Puts back what an earlier visit left, without changing the card's height: what was said
    /// then is not said again.
    fn restore(&mut self, progress: &ExerciseProgress) {
        self.shell.solved = progress.solved;
        if !progress.solved
            && self.shell.number == 0
            && self.shell.exercise.has_variants()
            && progress.last_variant != 0
        {
            self.turn_to(progress.last_variant);
        }
        let number = self.shell.number;
        self.shell.assisted = progress.worked_variants.contains(&number);
        if let Some(code) = self.work.code_mut() {
            code.editor.restore(number, progress);
        }
        if !progress.solved && progress.last_variant == number {
            self.work.restore(&self.shell, progress);
        }
    }

    fn hint(&mut self) -> Vec<Effect> {
        let Some(hint) = self.shell.exercise.hints.get(self.shell.hints) else {
            return Vec::new();
        };
        let text = match &self.shell.variant {
            Ok(variant) => hint.say.line(&variant.scope),
            Err(_) => String::new(),
        };
        self.shell.hints += 1;
        let shown = self.shell.hints as u32;
        vec![
            Effect::Record(EventKind::Hinted { shown }),
            Effect::Announce(text),
        ]
    }

    fn toggle_working(&mut self) -> Vec<Effect> {
        let shell = &mut self.shell;
        shell.working = !shell.working;
        if shell.working && !shell.is_right() && !shell.assisted {
            // After an honest try the working is there to learn from; the variant is then no
            // longer solved on one's own.
            shell.assisted = true;
            return vec![Effect::Record(EventKind::ShownWorking)];
        }
        Vec::new()
    }

    fn check(&mut self) -> Vec<Effect> {
        if self.work.writes_code() {
            return self.run();
        }
        if let Work::Fields(fields) = &mut self.work {
            fields.spread_first(&self.shell);
        }
        let answer = self.work.answer(&self.shell.exercise.kind);
        self.judge(answer)
    }

    /// Judges an answer, says what is to be said of it, and keeps that.
    fn judge(&mut self, answer: Answer) -> Vec<Effect> {
        let exercise = &self.shell.exercise;
        let Ok(variant) = &self.shell.variant else {
            return Vec::new();
        };
        let judgement = longhand_exercise::grade(exercise, variant, &answer);
        let mut effects = Vec::new();
        if let Some(verdict) = outcome(&judgement.verdict) {
            effects.push(Effect::Record(EventKind::Tried {
                answer: answer.written(),
                verdict,
                diagnosis: diagnosis_id::of_judgement(exercise, &judgement),
                assisted: self.shell.assisted,
            }));
        }
        self.say(Judged { judgement, answer });
        effects.push(Effect::Announce(self.shell.spoken()));
        effects
    }

    fn say(&mut self, judged: Judged) {
        self.work.judged(&judged.judgement);
        match judged.judgement.verdict {
            Verdict::Wrong(None) => self.shell.unknown += 1,
            Verdict::Unreadable(_) => {}
            _ => self.shell.unknown = 0,
        }
        if judged.judgement.is_right() {
            self.shell.working = self.work.opens_working();
            self.shell.solved |= !self.shell.assisted;
        }
        self.shell.judged = Some(judged);
    }

    /// A number of a graph was left. When the last is right nobody needs to press a button.
    fn field_left(&mut self, cell: usize, next: bool) -> Vec<Effect> {
        let Work::Graph(graph) = &mut self.work else {
            return Vec::new();
        };
        let left = graph.leave(&self.shell, cell, next);
        if left.complete && !self.shell.is_right() {
            return self.check();
        }
        left.effects
    }

    fn help(&mut self) -> Vec<Effect> {
        let Work::Order(state) = &mut self.work else {
            return Vec::new();
        };
        let (effects, gave_away) = order::help(state, &self.shell);
        self.shell.assisted |= gave_away;
        effects
    }

    /// Puts the editor in place of a bug's lines.
    fn mend(&mut self) -> Vec<Effect> {
        let Work::Bug(bug) = &mut self.work else {
            return Vec::new();
        };
        if !bug.mend() {
            return Vec::new();
        }
        self.shell.judged = None;
        vec![Effect::Focus(self.shell.id("code"))]
    }

    /// Another tab, or another Python.
    fn prefer(&mut self, change: impl FnOnce(Preference) -> Preference) -> Vec<Effect> {
        let Some(code) = self.work.code() else {
            return Vec::new();
        };
        let preference = change(code.editor.preference);
        if preference == code.editor.preference {
            return Vec::new();
        }
        let mut effects = self.take_preference(preference);
        effects.push(Effect::Prefer(preference));
        effects
    }

    /// The same, chosen on another card or in an earlier visit.
    fn take_preference(&mut self, preference: Preference) -> Vec<Effect> {
        let writes = self.work.writes_code();
        let Some(code) = self.work.code_mut() else {
            return Vec::new();
        };
        let (effects, turned) = code.take(preference);
        // What was said is about a program that is out of sight now.
        if turned && writes {
            self.shell.judged = None;
        }
        effects
    }

    fn stop(&mut self) -> Vec<Effect> {
        self.work.code_mut().map_or_else(Vec::new, CodeState::stop)
    }

    /// Asks before the learner's program is taken back.
    fn ask_to_start_over(&mut self) -> Vec<Effect> {
        let program = self.shell.exercise.code().zip(self.work.code_mut());
        match program {
            Some((code, state)) if state.editor.is_changed(code) => {
                state.editor.asking = true;
                vec![Effect::Focus(self.shell.id("keep"))]
            }
            Some(_) | None => self.start_over(),
        }
    }

    /// Back to an empty field or the starter.
    fn start_over(&mut self) -> Vec<Effect> {
        let mut effects = self.stop();
        let was_mending = self.work.writes_code();
        self.shell.clear();
        self.work.clear(&self.shell.exercise, self.shell.number);
        effects.push(Effect::Record(EventKind::StartedOver));
        if let Work::Bug(bug) = &mut self.work {
            bug.mending = was_mending;
        }
        if let Some((code, state)) = self.shell.exercise.code().zip(self.work.code_mut()) {
            effects.extend(state.start_over(&self.shell, code));
        }
        effects
    }

    fn run(&mut self) -> Vec<Effect> {
        let Some(code) = self.work.code_mut() else {
            return Vec::new();
        };
        match code.run(&self.shell) {
            Ok(effects) => effects,
            Err(broken) => {
                self.shell.judged = Some(Judged {
                    judgement: Judgement::help(Help::Broken(broken.to_string())),
                    answer: Answer::Text(String::new()),
                });
                Vec::new()
            }
        }
    }

    /// A run has ended.
    fn report(&mut self, report: &RunReport) -> Vec<Effect> {
        let Some(code) = self.work.code_mut() else {
            return Vec::new();
        };
        match code.report(&self.shell, report) {
            AfterRun::Nothing => Vec::new(),
            AfterRun::GoesOn(effects) => effects,
            AfterRun::Ended(tested) => {
                let language = code.language_that_ran().slug();
                self.finish(language, tested)
            }
        }
    }

    fn finish(&mut self, language: &str, tested: JudgedRun) -> Vec<Effect> {
        let verdict = tested.verdict();
        let mut effects = Vec::new();
        if let Some(outcome) = outcome(&verdict) {
            effects.push(Effect::Record(EventKind::CodeRun {
                language: language.to_string(),
                passed: tested.count() as u32,
                tests: tested.ran() as u32,
                verdict: outcome,
                diagnosis: verdict
                    .diagnosis()
                    .and_then(|it| diagnosis_id::of(&self.shell.exercise, 0, it)),
                assisted: self.shell.assisted,
            }));
        }
        self.say(Judged {
            judgement: Judgement::plain(verdict),
            answer: Answer::Ran(tested),
        });
        effects.push(Effect::Announce(self.shell.spoken()));
        effects
    }

    /// Hands in an answer, as the learner does who fills in the card and presses its button.
    ///
    /// ```
    /// use longhand_exercise::Answer;
    /// use longhand_view::card::Card;
    /// let text = "kind = \"numeric\"\nnumber = \"1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"2 + 2?\"\n[answer]\nis = \"2 + 2\"";
    /// let exercise = longhand_author::read("t.toml", "t", "c", text).unwrap();
    /// let reply = Card::new(exercise, 0).hand_in(&Answer::Text("8/2".into()));
    /// assert_eq!((reply.verdict, reply.message.as_str()), ("right", "Right. 4"));
    /// assert_eq!(reply.read_as.as_deref(), Some("8 / 2 = 4"));
    /// ```
    pub fn hand_in(&mut self, answer: &Answer) -> Reply {
        if let Err(broken) = &self.shell.variant {
            return Reply {
                message: format!("{} {broken}", ENGLISH.broken_exercise),
                ..Reply::default()
            };
        }
        // The card looks as if the learner had filled it in.
        self.work.fill_in(&self.shell.exercise, answer);
        self.judge(answer.clone());
        self.reply().unwrap_or_default()
    }

    /// What was said last; `None` before the first check.
    pub fn reply(&self) -> Option<Reply> {
        let (context, judgement) = self.shell.context(&ENGLISH)?;
        Some(context.reply(judgement))
    }
}

/// The variant behind this one; behind a learner's own number comes the first that is drawn.
fn next(number: u32) -> u32 {
    if number >= own::FIRST { 1 } else { number + 1 }
}

/// The variant before this one; before a learner's own number come the book's.
fn before(number: u32) -> u32 {
    if number >= own::FIRST {
        0
    } else {
        number.saturating_sub(1)
    }
}
