//! What a learner has done: events that are only ever added.
//!
//! Progress is a set of [`Event`]s. Nothing is ever computed and stored in
//! their place: what a page shows is [`fold`]ed from the events each time. So
//! two tabs cannot overwrite one another, two devices can be joined, and a
//! later version of the program may read more out of an old event than the one
//! that wrote it could.
//!
//! Four promises, each with a property test:
//! - the order in which events arrive does not matter;
//! - what an event holds that this version does not know survives reading and
//!   writing it;
//! - taking in the same file twice is the same as once;
//! - nothing that is there gives way to what comes from elsewhere ([`join`]).
//!
//! Two kinds of event, [`EventKind::Opened`] and [`EventKind::Draft`], say
//! what stands on the desk right now. A tab that notes them again under the
//! same id replaces its own earlier note ([`merge`] keeps the later one), so
//! that typing does not fill the learner's disk.

mod file;
mod fold;
mod join;
mod names;
#[cfg(test)]
mod tests;

pub use file::{Import, export, import};
pub use fold::{ExerciseProgress, Progress, fold};
pub use join::{join, merge};
pub use names::Names;

use crate::exercise::Exercise;
use crate::json::Json;
use crate::kind::Kind;

/// The version written into every event. It is raised when the meaning of a
/// member changes, never when one is added.
pub const VERSION: u64 = 1;

/// The workbook of an event that names none: for a long time there was only this one.
pub const TRAINING: &str = "training";

/// The latest moment that an event can have, in milliseconds since 1970: some 240,000 years from
/// now. No clock gives a later one, and there is room for moments after it that JSON still carries
/// exactly (2⁵³).
pub const LATEST: u64 = (1 << 53) - (1 << 40);

/// The member that holds the moment which an event was given, where [`Event::at`] is another one
/// because that lay in the future.
pub const GIVEN_AT: &str = "given-at";

/// What the name of a part's draft begins with; its id follows.
pub const PART: &str = "part:";

/// One thing that a learner did, at one moment, in one variant of one exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Version of the format, see [`VERSION`].
    pub version: u64,
    /// Unique among all events of all devices.
    pub id: String,
    /// Milliseconds since 1970-01-01 UTC, by the learner's clock.
    pub at: u64,
    /// The workbook's slug (or a former one). In a file it is left out where it is [`TRAINING`].
    pub workbook: String,
    /// Id of the exercise (its slug, or a former one).
    pub exercise: String,
    /// Number of the variant; 0 is the book's.
    pub variant: u32,
    /// What was done.
    pub kind: EventKind,
    /// Members that this version does not know, kept as they came.
    pub rest: Vec<(String, Json)>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// An answer was checked and could be read (what could not be read is not counted).
    Tried {
        /// The answer as typed; of a choice, the ids of the chosen options.
        answer: String,
        /// What was said about it.
        verdict: Outcome,
        /// Id of the mistake, or name of the slip, that was recognised.
        diagnosis: Option<String>,
        /// The working of this variant had been shown before.
        assisted: bool,
    },
    /// One more hint was shown.
    Hinted {
        /// How many are now visible.
        shown: u32,
    },
    /// The worked solution was shown.
    ShownWorking,
    /// A code exercise was run against its tests.
    CodeRun {
        /// `javascript` or `python`.
        language: String,
        /// Tests passed.
        passed: u32,
        /// Tests there are.
        tests: u32,
        /// The whole suite passed.
        verdict: Outcome,
        /// Id of the mistake that was recognised.
        diagnosis: Option<String>,
        /// The working had been shown before.
        assisted: bool,
    },
    /// Something was typed and not yet checked. Notes what stands in the field.
    Draft {
        /// Which field: its number, [`PART`] and the part's id, or for code its language.
        part: String,
        /// What stands in it.
        text: String,
    },
    /// This variant was opened.
    Opened,
    /// The card was cleared. What was solved stays solved.
    StartedOver,
    /// A kind that a later version wrote; its members are in [`Event::rest`].
    Other(String),
}

/// A verdict as it is remembered, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Right.
    Right,
    /// A named step or slip away.
    Near,
    /// Anything else that could be read.
    Wrong,
}

impl Outcome {
    const ALL: [Outcome; 3] = [Outcome::Right, Outcome::Near, Outcome::Wrong];

    /// The word that stands for it in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Right => "right",
            Outcome::Near => "near",
            Outcome::Wrong => "wrong",
        }
    }

    fn read(word: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.word() == word)
    }
}

impl Event {
    /// An event of this version, in the workbook [`TRAINING`], see [`Event::of`].
    #[must_use]
    pub fn new(id: String, at: u64, exercise: &str, variant: u32, kind: EventKind) -> Event {
        Event {
            version: VERSION,
            id,
            at,
            workbook: TRAINING.to_owned(),
            exercise: exercise.to_owned(),
            variant,
            kind,
            rest: Vec::new(),
        }
    }

    /// The same event in this workbook.
    #[must_use]
    pub fn of(self, workbook: &str) -> Event {
        Event {
            workbook: workbook.to_owned(),
            ..self
        }
    }

    /// The moment that the event was given where it was noted. It is [`Event::at`] unless that lay
    /// in the future when it was brought in.
    #[must_use]
    pub fn given(&self) -> u64 {
        let given = self.rest.iter().find(|(name, _)| name == GIVEN_AT);
        given
            .and_then(|(_, value)| value.as_count())
            .unwrap_or(self.at)
    }

    /// True for a note of what stands on the desk, which the same tab may replace.
    #[must_use]
    pub fn is_replaceable(&self) -> bool {
        matches!(self.kind, EventKind::Draft { .. } | EventKind::Opened)
    }

    /// Writes the event as one JSON object.
    ///
    /// ```
    /// use longhand_exercise::progress::{Event, EventKind};
    /// let event = Event::new("k3-1".into(), 1_700_000_000_000, "dead-relu", 0, EventKind::Hinted { shown: 1 });
    /// assert_eq!(
    ///     event.to_json().to_string(),
    ///     r#"{"v":1,"id":"k3-1","at":1700000000000,"exercise":"dead-relu","variant":0,"kind":"hinted","shown":1}"#,
    /// );
    /// ```
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut members = vec![
            ("v".to_owned(), count(self.version)),
            ("id".to_owned(), Json::text(&self.id)),
            ("at".to_owned(), count(self.at)),
        ];
        let mut put = |name: &str, value: Json| members.push((name.to_owned(), value));
        if self.workbook != TRAINING {
            put("workbook", Json::text(&self.workbook));
        }
        put("exercise", Json::text(&self.exercise));
        put("variant", count(u64::from(self.variant)));
        match &self.kind {
            EventKind::Tried {
                answer,
                verdict,
                diagnosis,
                assisted,
            } => {
                put("kind", Json::text("tried"));
                put("answer", Json::text(answer));
                put_outcome(&mut put, *verdict, diagnosis.as_deref(), *assisted);
            }
            EventKind::Hinted { shown } => {
                put("kind", Json::text("hinted"));
                put("shown", count(u64::from(*shown)));
            }
            EventKind::ShownWorking => put("kind", Json::text("shown-working")),
            EventKind::CodeRun {
                language,
                passed,
                tests,
                verdict,
                diagnosis,
                assisted,
            } => {
                put("kind", Json::text("code-run"));
                put("language", Json::text(language));
                put("passed", count(u64::from(*passed)));
                put("tests", count(u64::from(*tests)));
                put_outcome(&mut put, *verdict, diagnosis.as_deref(), *assisted);
            }
            EventKind::Draft { part, text } => {
                put("kind", Json::text("draft"));
                put("part", Json::text(part));
                put("text", Json::text(text));
            }
            EventKind::Opened => put("kind", Json::text("opened")),
            EventKind::StartedOver => put("kind", Json::text("started-over")),
            EventKind::Other(kind) => put("kind", Json::text(kind)),
        }
        members.extend(self.rest.iter().cloned());
        Json::Object(members)
    }

    /// Reads an event.
    ///
    /// A kind that is not known, or a known one whose members do not fit, is
    /// kept whole as [`EventKind::Other`].
    ///
    /// # Errors
    /// Names the member without which it is no event.
    pub fn from_json(json: &Json) -> Result<Event, String> {
        let Json::Object(members) = json else {
            return Err("an event is written in braces: {…}".to_owned());
        };
        let text = |name: &str| json.member(name).and_then(Json::as_text);
        let number = |name: &str| json.member(name).and_then(Json::as_count);
        let missing = |name: &str| format!("the event has no readable `{name}`");

        let version = number("v").ok_or_else(|| missing("v"))?;
        let id = text("id")
            .filter(|id| !id.is_empty())
            .ok_or_else(|| missing("id"))?;
        let at = number("at").ok_or_else(|| missing("at"))?;
        if at > LATEST {
            return Err(format!(
                "the event's moment `at` is {at}, which no clock shows"
            ));
        }
        let workbook = match json.member("workbook") {
            None => TRAINING,
            Some(found) => found.as_text().ok_or_else(|| missing("workbook"))?,
        };
        let exercise = text("exercise").ok_or_else(|| missing("exercise"))?;
        let variant = number("variant")
            .and_then(small)
            .ok_or_else(|| missing("variant"))?;
        let kind = text("kind").ok_or_else(|| missing("kind"))?;

        let (kind, own) =
            read_kind(kind, json).unwrap_or_else(|| (EventKind::Other(kind.to_owned()), &[]));
        let rest = members
            .iter()
            .filter(|(name, _)| !COMMON.contains(&name.as_str()) && !own.contains(&name.as_str()))
            .cloned()
            .collect();
        Ok(Event {
            version,
            id: id.to_owned(),
            at,
            workbook: workbook.to_owned(),
            exercise: exercise.to_owned(),
            variant,
            kind,
            rest,
        })
    }
}

const COMMON: [&str; 7] = ["v", "id", "at", "workbook", "exercise", "variant", "kind"];

/// What was done, of a known kind, and the names of the members it used.
fn read_kind(kind: &str, json: &Json) -> Option<(EventKind, &'static [&'static str])> {
    let text = |name: &str| json.member(name).and_then(Json::as_text).map(str::to_owned);
    let number = |name: &str| json.member(name).and_then(Json::as_count).and_then(small);
    let verdict = || text("verdict").and_then(|word| Outcome::read(&word));
    let assisted = || json.member("assisted").map_or(Some(false), Json::as_truth);
    // Absent is no diagnosis; present and not a text is something we do not know.
    let diagnosis = || match json.member("diagnosis") {
        None => Some(None),
        Some(found) => found.as_text().map(|d| Some(d.to_owned())),
    };
    Some(match kind {
        "tried" => (
            EventKind::Tried {
                answer: text("answer")?,
                verdict: verdict()?,
                diagnosis: diagnosis()?,
                assisted: assisted()?,
            },
            &["answer", "verdict", "diagnosis", "assisted"],
        ),
        "hinted" => (
            EventKind::Hinted {
                shown: number("shown")?,
            },
            &["shown"],
        ),
        "shown-working" => (EventKind::ShownWorking, &[]),
        "code-run" => (
            EventKind::CodeRun {
                language: text("language")?,
                passed: number("passed")?,
                tests: number("tests")?,
                verdict: verdict()?,
                diagnosis: diagnosis()?,
                assisted: assisted()?,
            },
            &[
                "language",
                "passed",
                "tests",
                "verdict",
                "diagnosis",
                "assisted",
            ],
        ),
        "draft" => (
            EventKind::Draft {
                part: text("part")?,
                text: text("text")?,
            },
            &["part", "text"],
        ),
        "opened" => (EventKind::Opened, &[]),
        "started-over" => (EventKind::StartedOver, &[]),
        _ => return None,
    })
}

fn put_outcome(
    put: &mut impl FnMut(&str, Json),
    verdict: Outcome,
    diagnosis: Option<&str>,
    assisted: bool,
) {
    put("verdict", Json::text(verdict.word()));
    if let Some(diagnosis) = diagnosis {
        put("diagnosis", Json::text(diagnosis));
    }
    put("assisted", Json::Truth(assisted));
}

fn count(value: u64) -> Json {
    Json::Number(value.to_string())
}

fn small(value: u64) -> Option<u32> {
    u32::try_from(value).ok()
}

/// The name under which the draft of an exercise's part is kept.
pub fn draft_key(exercise: &Exercise, part: usize) -> String {
    let Kind::Parts(parts) = &exercise.kind else {
        return part.to_string();
    };
    let part = parts.get(part);
    part.map_or_else(String::new, |part| format!("{PART}{}", part.id))
}
