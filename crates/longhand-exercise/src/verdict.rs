//! What the engine says of an answer. Words are put to it by the view.

use longhand_notation::Span;

/// One of four verdicts. Ungradable is never wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Right; with the number of the `also` value where it was that one.
    Right {
        /// Index of the also-accepted value that was met, if not the answer itself.
        also: Option<usize>,
    },
    /// Not the answer, but a value on the way to it: a try, not a solution.
    Near(Diagnosis),
    /// Not the answer. Known mistakes carry a diagnosis.
    Wrong(Option<Diagnosis>),
    /// It could not be read, or not judged: help, and nothing is counted.
    Unreadable(Help),
}

/// What the learner did, as far as we can tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Diagnosis {
    /// An authored mistake, by its index.
    Mistake(usize),
    /// The value of a worked step, by its index; how many steps are still to go.
    Step {
        /// Which step's value it is.
        index: usize,
        /// Steps from there to the answer.
        to_go: usize,
    },
    /// Options picked: the reply of this one tells (its index).
    Option(usize),
    /// Several options: right as far as it goes, but some are missing.
    SomeMissing,
    /// Code: this test fails first.
    Test(usize),
    /// Code: it behaves like this wrong version.
    WrongVersion(usize),
    /// The right size with the wrong sign.
    Sign,
}

/// Why something could not be judged, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Help {
    /// Nothing was typed or picked.
    Empty,
    /// The language could not read it: where, what was found, what to write.
    Fault {
        /// Place in the typed text.
        span: Span,
        /// What was found.
        message: String,
        /// What to write.
        help: String,
    },
    /// It was read, but is not one number.
    NotANumber(String),
    /// The value agrees as far as it goes; it has too few digits to judge.
    MoreDigits,
    /// The learner's code did not finish or did not run.
    Code(String),
    /// The exercise itself is broken.
    Broken(String),
}

/// How a typed answer was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its value.
    pub value: f64,
    /// The text set plainly: `0.744 / (1 − 0.9³)`.
    pub echo: String,
    /// Whether the echo says more than the text itself did.
    pub telling: bool,
}

impl Verdict {
    /// The verdict's name, as stored in progress and printed by the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Right { .. } => "right",
            Verdict::Near(_) => "near",
            Verdict::Wrong(_) => "wrong",
            Verdict::Unreadable(_) => "unreadable",
        }
    }

    /// Whether it counts as a try.
    pub fn counts(&self) -> bool {
        !matches!(self, Verdict::Unreadable(_))
    }

    /// What the learner did, where known.
    pub fn diagnosis(&self) -> Option<&Diagnosis> {
        match self {
            Verdict::Near(diagnosis) | Verdict::Wrong(Some(diagnosis)) => Some(diagnosis),
            _ => None,
        }
    }
}
