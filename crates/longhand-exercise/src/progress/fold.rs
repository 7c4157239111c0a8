//! From events to what a page shows.

use super::join::in_order;
use super::{Event, EventKind, Names, Outcome, PART};
use crate::program::language::Language;

// Lists instead of maps, here and in the browser program: they are short, and
// each kind of map costs a page load some two kilobytes.

/// What is known of every exercise that was touched, in every workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// By present workbook and id, in their order.
    exercises: Vec<Known>,
}

/// What is known of one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    workbook: String,
    exercise: String,
    progress: ExerciseProgress,
}

impl Known {
    fn key(&self) -> (&str, &str) {
        (&self.workbook, &self.exercise)
    }
}

impl Progress {
    /// What is known of the exercise with this id in this workbook.
    #[must_use]
    pub fn of(&self, workbook: &str, exercise: &str) -> Option<&ExerciseProgress> {
        let sought = (workbook, exercise);
        let at = self
            .exercises
            .binary_search_by(|known| known.key().cmp(&sought))
            .ok()?;
        self.exercises.get(at).map(|known| &known.progress)
    }

    /// Every exercise that was touched, with what is known of it: workbook, id, progress.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &ExerciseProgress)> {
        self.exercises
            .iter()
            .map(|known| (&*known.workbook, &*known.exercise, &known.progress))
    }
}

/// The value for a key, which is added if it is not there or replaced if `value` is given.
fn put<K: PartialEq, V: Default>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) -> &mut V {
    let at = list.iter().position(|(other, _)| *other == key);
    let at = at.unwrap_or_else(|| {
        list.push((key, V::default()));
        list.len() - 1
    });
    let place = &mut list[at].1;
    if let Some(value) = value {
        *place = value;
    }
    place
}

/// What a learner has done with one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExerciseProgress {
    /// A right answer was given without help.
    pub solved: bool,
    /// A right answer was given after the working had been shown.
    pub assisted: bool,
    /// Answers that counted: right, near and wrong ones.
    pub tries: u32,
    /// The variant that was on the desk last.
    pub last_variant: u32,
    /// Variants answered right without help, and when first (milliseconds since 1970).
    pub solved_variants: Vec<(u32, u64)>,
    /// Variants whose working was shown before they were solved.
    pub worked_variants: Vec<u32>,
    /// Hints visible in the last variant.
    pub hints: u32,
    /// What stands in the fields of the last variant, by part. Code is kept
    /// across variants, under its language.
    pub drafts: Vec<(String, String)>,
    /// Code as it was written in each variant: variant, language, code.
    pub codes: Vec<((u32, String), String)>,
    /// What was said last about an answer to the last variant.
    pub last_outcome: Option<Outcome>,
}

impl ExerciseProgress {
    /// Whether there was an answer that counted, or the working was looked at.
    #[must_use]
    pub fn is_tried(&self) -> bool {
        self.tries > 0 || self.solved || self.assisted || !self.worked_variants.is_empty()
    }

    /// What stands in the field of this number.
    #[must_use]
    pub fn draft(&self, part: usize) -> Option<&str> {
        self.code(&part.to_string())
    }

    /// The code that stands in the editor for this language.
    #[must_use]
    pub fn code(&self, language: &str) -> Option<&str> {
        let mut drafts = self.drafts.iter();
        drafts
            .find(|(part, _)| part == language)
            .map(|(_, text)| text.as_str())
    }

    /// The code that was written for this language while this variant was open.
    #[must_use]
    pub fn code_in(&self, variant: u32, language: &str) -> Option<&str> {
        let mut codes = self.code_by_variant(language);
        codes.find(|(v, _)| *v == variant).map(|(_, code)| code)
    }

    /// The code that was written for this language: variant and code.
    pub fn code_by_variant(&self, language: &str) -> impl Iterator<Item = (u32, &str)> {
        self.codes
            .iter()
            .filter(move |((_, part), _)| part == language)
            .map(|((variant, _), code)| (*variant, code.as_str()))
    }

    fn turn_to(&mut self, variant: u32) {
        if self.last_variant != variant {
            self.last_variant = variant;
            self.clear_desk();
        }
    }

    fn clear_desk(&mut self) {
        self.hints = 0;
        self.last_outcome = None;
        self.drafts.retain(|(part, _)| is_code(part));
    }

    fn take(&mut self, event: &Event) {
        if matches!(event.kind, EventKind::Other(_)) {
            return;
        }
        self.turn_to(event.variant);
        match &event.kind {
            EventKind::Tried {
                verdict, assisted, ..
            }
            | EventKind::CodeRun {
                verdict, assisted, ..
            } => {
                self.judge(event, *verdict, *assisted);
            }
            EventKind::Hinted { shown } => self.hints = self.hints.max(*shown),
            EventKind::ShownWorking => {
                let variant = event.variant;
                if !self.is_solved(variant) && !self.worked_variants.contains(&variant) {
                    self.worked_variants.push(variant);
                }
            }
            EventKind::Draft { part, text } => {
                if Language::named(part).is_some() {
                    let key = (event.variant, part.clone());
                    put(&mut self.codes, key, Some(text.clone()));
                }
                put(&mut self.drafts, part.clone(), Some(text.clone()));
            }
            EventKind::StartedOver => {
                self.clear_desk();
                self.drafts.clear();
                self.codes.clear();
            }
            EventKind::Opened | EventKind::Other(_) => {}
        }
    }

    fn judge(&mut self, event: &Event, verdict: Outcome, assisted: bool) {
        self.tries = self.tries.saturating_add(1);
        self.last_outcome = Some(verdict);
        if verdict == Outcome::Right {
            if assisted {
                self.assisted = true;
            } else {
                self.solved = true;
                if !self.is_solved(event.variant) {
                    self.solved_variants.push((event.variant, event.at));
                }
            }
        }
    }

    fn is_solved(&self, variant: u32) -> bool {
        self.solved_variants.iter().any(|(v, _)| *v == variant)
    }
}

/// Fields are kept under a number or under their part's id; anything else is a language.
fn is_code(part: &str) -> bool {
    !part.starts_with(PART) && part.parse::<usize>().is_err()
}

/// What the events add up to, in the order of their moments.
///
/// `names` leads from former workbooks and exercises to present ones. The order in which
/// the events are given does not matter, nor whether one is given twice.
///
/// ```
/// use longhand_exercise::progress::{Event, EventKind, Names, Outcome, fold};
/// let right = EventKind::Tried { answer: "0".into(), verdict: Outcome::Right, diagnosis: None, assisted: false };
/// let events = [Event::new("a".into(), 1, "old-name", 3, right)];
/// let names = Names {
///     workbook: "training".into(),
///     exercises: vec![("old-name".into(), "dead-relu".into())],
///     ..Names::default()
/// };
/// let progress = fold(&events, &[names]);
/// let known = progress.of("training", "dead-relu");
/// assert!(known.is_some_and(|known| known.solved && known.last_variant == 3));
/// ```
#[must_use]
pub fn fold(events: &[Event], names: &[Names]) -> Progress {
    let mut placed: Vec<((&str, &str), &Event)> = in_order(events.iter().collect())
        .into_iter()
        .map(|event| (Names::present(names, event), event))
        .collect();
    // A stable sort: the events of one exercise stay in the order of their moments.
    placed.sort_by_key(|(place, _)| *place);
    let exercises = placed
        .chunk_by(|(one, _), (next, _)| one == next)
        .filter_map(|events| {
            let &((workbook, exercise), _) = events.first()?;
            let mut progress = ExerciseProgress::default();
            events.iter().for_each(|(_, event)| progress.take(event));
            Some(Known {
                workbook: workbook.to_owned(),
                exercise: exercise.to_owned(),
                progress,
            })
        })
        .collect();
    Progress { exercises }
}
