//! What the engine says of an answer. Words are put to it by the view.

use crate::kind::graph::slip::GraphSlip;
use crate::kind::order;
use crate::slip::{Off, Slip};
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
    /// Right for the learner's own value of an earlier part, which was not right itself.
    Carried {
        /// The place of the earlier part.
        from: usize,
    },
    /// A slip found by rule.
    Slip(Slip),
    /// Bug: this innocent line was picked (its place among the exercise's lines).
    Line(usize),
    /// Lines in order: the first fault from the top.
    Order(order::Fault),
    /// A number of a graph: what it betrays.
    Graph(GraphSlip),
    /// An estimate: so many times too small or too large.
    Times {
        /// How many times, to two figures.
        factor: f64,
        /// Which way.
        off: Off,
    },
    /// A list or matrix of another size, where the size is part of the answer.
    Size {
        /// Its rows and columns; one row for a list.
        found: (usize, usize),
    },
}

impl Diagnosis {
    /// Whether a number that is nearly right is right but for its unit. (An author's reply to such a
    /// number stands for it: other mistakes are wrong, never near.)
    pub fn is_of_unit(&self) -> bool {
        use Slip::{OtherUnit, Percent, UnitWritten};
        match self {
            Diagnosis::Mistake(_) => true,
            Diagnosis::Slip(slip) => {
                matches!(slip, OtherUnit { .. } | Percent { .. } | UnitWritten { .. })
            }
            _ => false,
        }
    }
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
    /// The unit typed measures something else than what is asked for.
    OtherKind {
        /// The unit typed.
        typed: String,
        /// The field's unit; `None` where a plain number is asked for.
        asked: Option<String>,
        /// Whether the number itself is right.
        right: bool,
    },
    /// The learner's code did not finish or did not run.
    Code(String),
    /// The exercise itself is broken.
    Broken(String),
    /// Several options picked where one is asked for.
    OneOption,
    /// Another number of cells, or of rows and columns, than is asked for.
    Cells {
        /// How many rows and columns were given; one row for a list.
        found: (usize, usize),
        /// How many are asked for.
        expected: (usize, usize),
    },
    /// A formula with a name that means nothing here.
    UnknownName {
        /// The name.
        name: String,
        /// The names that mean something.
        known: Vec<String>,
    },
    /// A formula was typed that has no value where the answer has one.
    NoValue,
    /// It was read, but is no shape.
    NotAShape,
    /// The value agrees as far as it goes, but the exact one is asked for.
    WholeNumber,
    /// The program has no such line, or none that could be picked.
    NoSuchLine,
    /// An order names something other than the lines, each at most once.
    NotLines(order::NotLines),
    /// Some fields of several are still empty: how many.
    StillEmpty(usize),
    /// Rows of a matrix that differ in length.
    Ragged,
}

impl Help {
    /// Something is wrong with the exercise itself.
    pub fn no_answer() -> Help {
        Help::Broken("this exercise has no answer".to_string())
    }

    /// A text longer than anybody types.
    pub fn too_long(text: &str) -> Help {
        Help::NotANumber(format!("It has {} characters.", text.len()))
    }
}

/// A verdict with what it rests on: how the text was read, and the verdicts of cells and parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// How a typed answer was read.
    pub reading: Option<Reading>,
    /// Of an answer in cells: each cell's.
    pub cells: Vec<Judgement>,
    /// Of an answer in parts: each part's.
    pub parts: Vec<Judgement>,
}

impl Judgement {
    /// A verdict alone.
    pub fn plain(verdict: Verdict) -> Judgement {
        Judgement {
            verdict,
            reading: None,
            cells: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// What could not be judged, and why.
    pub fn help(help: Help) -> Judgement {
        Judgement::plain(Verdict::Unreadable(help))
    }

    /// Whether it is right.
    pub fn is_right(&self) -> bool {
        matches!(self.verdict, Verdict::Right { .. })
    }
}

/// How a typed answer was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its value; `None` for a formula in variables.
    pub value: Option<f64>,
    /// The text set plainly: `0.744 / (1 − 0.9³)`.
    pub echo: String,
    /// Whether the echo says more than the text itself did.
    pub telling: bool,
    /// The field's unit, where the typed one had to be converted to it.
    pub converted: Option<String>,
    /// How it is right without being the very value.
    pub note: Option<Note>,
}

/// How a number is right without being the very value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Note {
    /// It is the value up to the precision of float32.
    Float32,
    /// It is the value to three figures or more, of a whole number of more than six digits: this one.
    InFull(f64),
}

impl Verdict {
    /// The verdict of the whole: unreadable if anything is, right only if all is right, near if
    /// nothing is wrong.
    pub fn fold<'a>(each: impl Iterator<Item = &'a Verdict> + Clone) -> Verdict {
        let rank = |verdict: &Verdict| match verdict {
            Verdict::Unreadable(_) => 3,
            Verdict::Wrong(_) => 2,
            Verdict::Near(_) => 1,
            Verdict::Right { .. } => 0,
        };
        let worst = each.clone().map(rank).max();
        // The first of the worst speaks; among the wrong ones the first of which something is known.
        let mut worst_ones = each.filter(|verdict| Some(rank(verdict)) == worst);
        let known = worst_ones
            .clone()
            .find(|verdict| verdict.diagnosis().is_some());
        match known.or(worst_ones.next()) {
            None => Verdict::Unreadable(Help::Empty),
            Some(Verdict::Right { .. }) => Verdict::Right { also: None },
            Some(worst) => worst.clone(),
        }
    }

    /// The verdict's name, as stored in progress and printed by the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Right { .. } => "right",
            Verdict::Near(_) => "near",
            Verdict::Wrong(_) => "wrong",
            Verdict::Unreadable(_) => "unreadable",
        }
    }

    /// Whether it counts as a try. What is right but for its unit, its prefix or its per cent does
    /// not: it is said, and costs nothing.
    pub fn counts(&self) -> bool {
        match self {
            Verdict::Unreadable(_) => false,
            Verdict::Near(diagnosis) => !diagnosis.is_of_unit(),
            Verdict::Right { .. } | Verdict::Wrong(_) => true,
        }
    }

    /// What the learner did, where known.
    pub fn diagnosis(&self) -> Option<&Diagnosis> {
        match self {
            Verdict::Near(diagnosis) | Verdict::Wrong(Some(diagnosis)) => Some(diagnosis),
            _ => None,
        }
    }
}

impl Reading {
    /// The reading of a text that has no single value.
    pub(crate) fn of(text: &str, echo: String) -> Reading {
        Reading {
            value: None,
            telling: telling(text, &echo),
            echo,
            converted: None,
            note: None,
        }
    }
}

/// Whether the echo is worth showing: not when it only repeats the text.
pub(crate) fn telling(text: &str, echo: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '−' { '-' } else { c })
            .collect()
    };
    bare(text) != bare(echo)
}
