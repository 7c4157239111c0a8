//! From events to what a page shows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Event, Happening, Outcome};

/// What is known of every exercise that was touched, by its present id.
pub type Progress = BTreeMap<String, ExerciseProgress>;

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
    pub solved_variants: BTreeMap<u32, u64>,
    /// Variants whose working was shown before they were solved.
    pub worked_variants: BTreeSet<u32>,
    /// Hints visible in the last variant.
    pub hints: u32,
    /// What stands in the fields of the last variant, by part. Code is kept
    /// across variants, under its language.
    pub drafts: BTreeMap<String, String>,
    /// What was said last about an answer to the last variant.
    pub last_outcome: Option<Outcome>,
}

impl ExerciseProgress {
    /// What stands in the field of this number.
    #[must_use]
    pub fn draft(&self, part: usize) -> Option<&str> {
        self.drafts.get(&part.to_string()).map(String::as_str)
    }

    /// The code that stands in the editor for this language.
    #[must_use]
    pub fn code(&self, language: &str) -> Option<&str> {
        self.drafts.get(language).map(String::as_str)
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
        self.drafts.retain(|part, _| part.parse::<usize>().is_err());
    }

    fn take(&mut self, event: &Event) {
        if matches!(event.happening, Happening::Other(_)) {
            return;
        }
        self.turn_to(event.variant);
        match &event.happening {
            Happening::Tried {
                verdict, assisted, ..
            }
            | Happening::CodeRun {
                verdict, assisted, ..
            } => {
                self.judge(event, *verdict, *assisted);
            }
            Happening::Hinted { shown } => self.hints = self.hints.max(*shown),
            Happening::ShownWorking => {
                if !self.solved_variants.contains_key(&event.variant) {
                    self.worked_variants.insert(event.variant);
                }
            }
            Happening::Draft { part, text } => {
                self.drafts.insert(part.clone(), text.clone());
            }
            Happening::StartedOver => {
                self.clear_desk();
                self.drafts.clear();
            }
            Happening::Opened | Happening::Other(_) => {}
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
                self.solved_variants
                    .entry(event.variant)
                    .or_insert(event.at);
            }
        }
    }
}

/// What the events add up to, in the order of their moments.
///
/// `aliases` leads from former exercise ids to present ones. The order in which
/// the events are given does not matter, nor whether one is given twice.
///
/// ```
/// use longhand_exercise::progress::{Event, Happening, Outcome, fold};
/// let right = Happening::Tried { answer: "0".into(), verdict: Outcome::Right, diagnosis: None, assisted: false };
/// let events = [Event::new("a".into(), 1, "old-name", 3, right)];
/// let aliases = [("old-name".to_owned(), "dead-relu".to_owned())].into();
/// let progress = fold(&events, &aliases);
/// assert!(progress["dead-relu"].solved);
/// assert_eq!(progress["dead-relu"].last_variant, 3);
/// ```
#[must_use]
pub fn fold(events: &[Event], aliases: &BTreeMap<String, String>) -> Progress {
    let mut once: BTreeMap<&str, &Event> = BTreeMap::new();
    for event in events {
        once.entry(&event.id)
            .and_modify(|kept| {
                if later(event, kept) {
                    *kept = event;
                }
            })
            .or_insert(event);
    }
    let mut ordered: Vec<&Event> = once.into_values().collect();
    ordered.sort_by_key(|event| (event.at, event.id.as_str()));

    let mut progress = Progress::new();
    for event in ordered {
        let id = aliases.get(&event.exercise).unwrap_or(&event.exercise);
        progress.entry(id.clone()).or_default().take(event);
    }
    progress
}

/// Joins two collections of events. Of two events with one id the later note
/// is kept; the result is in the order of moments.
#[must_use]
pub fn merge(ours: &[Event], theirs: &[Event]) -> Vec<Event> {
    let mut joined: BTreeMap<&str, &Event> = BTreeMap::new();
    for event in ours.iter().chain(theirs) {
        let kept = joined.entry(&event.id).or_insert(event);
        if later(event, kept) {
            *kept = event;
        }
    }
    let mut events: Vec<Event> = joined.into_values().cloned().collect();
    events.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    events
}

/// Which of two events with one id to keep. By moment; where the moments agree
/// by their text, so that every device decides alike.
fn later(event: &Event, kept: &Event) -> bool {
    event.at > kept.at
        || (event.at == kept.at && event.to_json().to_string() > kept.to_json().to_string())
}
