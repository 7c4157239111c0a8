//! What happens to a card.

use super::graph::Filling;
use super::order::Sorting;
use super::{Card, Desk, Effect, Event, Judged, Preference};
use longhand_exercise::kind::cells::rows;
use longhand_exercise::progress::{ExerciseProgress, Happening, Outcome};
use longhand_exercise::{Answer, Diagnosis, Exercise, Judgement, Kind, Variant, Verdict};

impl Card {
    /// Takes an event; returns what is to be done outside of the card.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Typed { part, cell, text } => {
                self.filling.forget(cell);
                // A whole list typed into a cell is spread once its bracket closes.
                let list = rows(&text).filter(|_| text.starts_with('[') && self.spreads(part));
                let size = self.size_of(part);
                self.change(part, |desk, _| match list {
                    Some(list) if list.iter().map(Vec::len).sum::<usize>() == size.0 * size.1 => {
                        desk.spread(&list, cell, size);
                    }
                    _ => desk.put(cell, text),
                })
            }
            Event::Pasted { part, cell, text } => {
                let list = rows(&text).filter(|_| self.spreads(part));
                let size = self.size_of(part);
                self.change(part, |desk, _| {
                    if !list.is_some_and(|list| desk.spread(&list, cell, size)) {
                        desk.put(cell, text);
                    }
                })
            }
            Event::Code(source) => self.write(source),
            Event::Language(language) => self.prefer(Preference {
                language,
                ..self.writing.preference
            }),
            Event::FullPython(full) => self.prefer(Preference {
                full,
                ..self.writing.preference
            }),
            Event::RunInFull => {
                let mut effects = self.prefer(Preference {
                    full: true,
                    ..self.writing.preference
                });
                effects.extend(self.run());
                effects
            }
            Event::Preferred(preference) => self.take_preference(preference),
            Event::Loading(loading) => self.loading(loading),
            Event::Stop => self.stop(),
            Event::AskToStartOver => self.ask_to_start_over(),
            Event::KeepCode => {
                self.writing.asking = false;
                vec![Effect::Focus(format!("{}-code", self.exercise.slug))]
            }
            Event::Chosen { part, option, on } => self.change(part, |desk, kind| {
                let several = matches!(kind, Kind::Choice(choice) if choice.several);
                desk.choose(option, on, several);
            }),
            Event::Check => self.check(),
            Event::CodeReport(report) => self.report(&report),
            Event::Hint => self.hint(),
            Event::ToggleWorking => self.toggle_working(),
            Event::NewNumbers => self.open(self.number.saturating_add(1)),
            Event::PreviousNumbers => self.open(self.number.saturating_sub(1)),
            Event::BookNumbers => self.open(0),
            Event::OpenVariant(number) => self.open(number),
            Event::Restore(progress) => {
                self.restore(&progress);
                Vec::new()
            }
            Event::Mend => self.mend(),
            Event::Line { line, act } => self.act_on(&line, act),
            Event::FieldEntered(cell) => self.field_entered(cell),
            Event::FieldLeft { cell, next } => self.field_left(cell, next),
            Event::Help => self.help_with_lines(),
            Event::Report => self.report_text().map(Effect::Copy).into_iter().collect(),
            Event::StartOver => self.start_over(),
        }
    }

    /// Changes what stands in a part's fields and keeps a draft of it.
    fn change(&mut self, part: usize, change: impl FnOnce(&mut Desk, &Kind)) -> Vec<Effect> {
        let parts = self.exercise.parts();
        let Some(kind) = parts.get(part) else {
            return Vec::new();
        };
        self.desk.resize(parts.len(), Desk::default());
        let Some(desk) = self.desk.get_mut(part) else {
            return Vec::new();
        };
        change(desk, kind);
        vec![draft(
            &longhand_exercise::progress::draft_key(&self.exercise, part),
            &desk.draft(kind),
        )]
    }

    /// Whether a part has a field a cell.
    fn spreads(&self, part: usize) -> bool {
        matches!(
            self.exercise.part(part),
            Some(Kind::Vector(cells) | Kind::Matrix(cells)) if !cells.whole
        )
    }

    fn size_of(&self, part: usize) -> (usize, usize) {
        self.variant
            .as_ref()
            .map_or((0, 0), |variant| Card::size(variant, part))
    }

    /// A list that was typed without brackets into the first of otherwise empty cells.
    fn spread_first(&mut self) {
        for part in 0..self.desk.len() {
            let size = self.size_of(part);
            if !self.spreads(part) {
                continue;
            }
            if let Some(desk) = self.desk.get_mut(part)
                && desk
                    .fields
                    .iter()
                    .skip(1)
                    .all(|text| text.trim().is_empty())
                && let Some(list) = rows(desk.field(0))
            {
                desk.spread(&list, 0, size);
            }
        }
    }

    fn open(&mut self, number: u32) -> Vec<Effect> {
        if !self.exercise.has_variants() || number == self.number {
            return Vec::new();
        }
        let mut effects = self.stop();
        self.turn_to(number);
        effects.extend([
            Effect::Record(Happening::Opened),
            Effect::Link(number),
            Effect::Focus(self.field_id(0, 0)),
        ]);
        effects
    }

    fn turn_to(&mut self, number: u32) {
        self.number = number;
        self.variant = Variant::draw(&self.exercise, number);
        self.clear();
        self.writing.turn_to(number);
        self.assisted = false;
    }

    /// Empties the desk. The code stays: it is to pass in every variant.
    pub(super) fn clear(&mut self) {
        self.desk.clear();
        self.filling = Filling::default();
        self.sorting = Sorting::new(&self.exercise.kind, &self.exercise.slug, self.number);
        self.judged = None;
        self.running = None;
        self.hints = 0;
        self.working = false;
        self.mending = false;
    }

    /// Puts back what an earlier visit left, without changing the card's height: what was said
    /// then is not said again.
    fn restore(&mut self, progress: &ExerciseProgress) {
        self.solved = progress.solved;
        if !progress.solved
            && self.number == 0
            && self.exercise.has_variants()
            && progress.last_variant != 0
        {
            self.turn_to(progress.last_variant);
        }
        self.assisted = progress.worked_variants.contains(&self.number);
        self.writing.restore(self.number, progress);
        if progress.solved || progress.last_variant != self.number {
            return;
        }
        if let (Kind::Order(_), Some(draft)) = (&self.exercise.kind, progress.draft(0)) {
            let draft = draft.to_string();
            return self.restore_lines(&draft);
        }
        for (part, kind) in self.exercise.parts().iter().enumerate() {
            if let Some(draft) = progress.code(&longhand_exercise::progress::draft_key(
                &self.exercise,
                part,
            )) {
                self.desk
                    .resize(self.exercise.parts().len(), Desk::default());
                if let Some(desk) = self.desk.get_mut(part) {
                    desk.restore(kind, draft);
                }
            }
        }
        self.restore_fields();
    }

    fn hint(&mut self) -> Vec<Effect> {
        if self.hints >= self.exercise.hints.len() {
            return Vec::new();
        }
        self.hints += 1;
        let shown = self.hints as u32;
        vec![
            Effect::Record(Happening::Hinted { shown }),
            Effect::Announce(self.hint_text(self.hints - 1)),
        ]
    }

    fn toggle_working(&mut self) -> Vec<Effect> {
        self.working = !self.working;
        if self.working && !self.is_right() && !self.assisted {
            // After an honest try the working is there to learn from; the variant is then no
            // longer solved on one's own.
            self.assisted = true;
            return vec![Effect::Record(Happening::ShownWorking)];
        }
        Vec::new()
    }

    pub(super) fn check(&mut self) -> Vec<Effect> {
        if self.writes_code() {
            return self.run();
        }
        self.spread_first();
        let Ok(variant) = &self.variant else {
            return Vec::new();
        };
        let answer = self.answer();
        let judgement = longhand_exercise::grade(&self.exercise, variant, &answer);
        let mut effects = Vec::new();
        if let Some(verdict) = outcome(&judgement.verdict) {
            effects.push(Effect::Record(Happening::Tried {
                answer: answer.written(),
                verdict,
                diagnosis: judged_id(&self.exercise, &judgement),
                assisted: self.assisted,
            }));
        }
        self.fields_judged(&judgement);
        self.say(Judged {
            judgement,
            desk: self.desk.clone(),
            tested: None,
        });
        effects.push(Effect::Announce(self.said_text()));
        effects
    }

    /// What stands in the fields, as an answer.
    fn answer(&self) -> Answer {
        if let Kind::Order(order) = &self.exercise.kind {
            return Answer::Ordered(self.sorting.ids(order));
        }
        let empty = Desk::default();
        let desk = |part: usize| self.desk.get(part).unwrap_or(&empty);
        match &self.exercise.kind {
            Kind::Parts(parts) => Answer::Parts(
                parts
                    .iter()
                    .enumerate()
                    .map(|(i, part)| desk(i).answer(&part.kind))
                    .collect(),
            ),
            kind => desk(0).answer(kind),
        }
    }

    pub(super) fn say(&mut self, judged: Judged) {
        if matches!(
            judged.judgement.verdict,
            Verdict::Wrong(_) | Verdict::Near(_)
        ) {
            self.sorting.misses += 1;
        }
        if judged.judgement.is_right() {
            self.working = self.shows_working_when_right();
            self.solved |= !self.assisted;
        }
        self.judged = Some(judged);
    }
}

pub(super) fn draft(part: &str, text: &str) -> Effect {
    Effect::Record(Happening::Draft {
        part: part.to_string(),
        text: text.to_string(),
    })
}

pub(super) fn outcome(verdict: &Verdict) -> Option<Outcome> {
    match verdict {
        Verdict::Right { .. } => Some(Outcome::Right),
        Verdict::Near(_) => Some(Outcome::Near),
        Verdict::Wrong(_) => Some(Outcome::Wrong),
        Verdict::Unreadable(_) => None,
    }
}

/// The stable id of what was found of an answer. Of several parts, the one that speaks for all.
pub fn judged_id(exercise: &Exercise, judgement: &Judgement) -> Option<String> {
    let mut parts = judgement.parts.iter();
    let part = parts
        .position(|part| part.verdict == judgement.verdict)
        .unwrap_or(0);
    part_diagnosis_id(exercise, part, judgement.verdict.diagnosis())
}

/// The stable id of a diagnosis of an exercise without parts, see [`part_diagnosis_id`].
pub fn diagnosis_id(exercise: &Exercise, diagnosis: Option<&Diagnosis>) -> Option<String> {
    part_diagnosis_id(exercise, 0, diagnosis)
}

/// The stable id of a diagnosis, as stored in progress and printed by the command line.
pub fn part_diagnosis_id(
    exercise: &Exercise,
    part: usize,
    diagnosis: Option<&Diagnosis>,
) -> Option<String> {
    Some(match (diagnosis?, exercise.part(part)?) {
        (Diagnosis::Mistake(index), _) => exercise.mistakes.get(*index)?.id.clone(),
        (Diagnosis::Step { index, .. }, _) => format!("step-{}", exercise.steps.get(*index)?.name),
        (Diagnosis::Option(index), Kind::Choice(choice)) => choice.options.get(*index)?.id.clone(),
        (Diagnosis::WrongVersion(index), _) => exercise.code()?.wrong.get(*index)?.id.clone(),
        (Diagnosis::Line(index), Kind::Bug(bug)) => format!("line-{}", bug.lines.get(*index)?.line),
        (Diagnosis::Test(index), _) => format!("test-{}", index + 1),
        (Diagnosis::SomeMissing, _) => "some-missing".to_string(),
        (Diagnosis::Carried { .. }, _) => "carried".to_string(),
        (Diagnosis::Size { .. }, _) => "size".to_string(),
        (Diagnosis::Slip(slip), _) => slip.name().to_string(),
        (Diagnosis::Order(fault), Kind::Order(order)) => fault.name(order),
        (Diagnosis::Graph(slip), _) => slip.name().to_string(),
        _ => return None,
    })
}
