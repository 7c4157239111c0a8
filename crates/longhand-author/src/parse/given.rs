//! `[givens]`: what the numbers of a question are drawn from.

use super::reader::{Reader, Text};
use longhand_exercise::formula::Formula;
use longhand_exercise::given::{Draw, Range};
use serde::Deserialize;

/// The longest list that is drawn.
const LONGEST: u32 = 256;
/// The most steps of a range.
const MOST: f64 = 1e6;

/// `name = { … }` under `[givens]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileGiven {
    /// Value in variant 0.
    pub(super) book: Option<Text>,
    /// A formula over earlier givens instead of a draw.
    pub(super) is: Option<Text>,
    /// One of these.
    pub(super) choose: Option<Vec<Text>>,
    /// `"-3..3"`: whole numbers, or steps of `step`.
    pub(super) range: Option<Text>,
    /// The same for each element of a list of `length`.
    pub(super) each: Option<Text>,
    pub(super) length: Option<u32>,
    pub(super) step: Option<Text>,
    /// Draw again while this holds.
    pub(super) avoid: Option<Text>,
    /// `"1e6..1e12"`: what a learner's own number may be.
    pub(super) own: Option<Text>,
    pub(super) symbol: Option<String>,
    /// What it counts, in the plural: `"GPUs"`.
    pub(super) noun: Option<String>,
}

impl Reader<'_> {
    pub(super) fn given(&mut self, name: &str, given: &FileGiven) -> longhand_exercise::Given {
        let at = [&given.book, &given.is, &given.range, &given.each]
            .iter()
            .find_map(|text| text.as_ref().map(|text| text.span().start))
            .unwrap_or(0);
        let draw = match (&given.is, &given.choose, &given.range, &given.each) {
            (Some(_), None, None, None) => Draw::Derived,
            (None, None, None, None) => Draw::Fixed,
            (None, Some(values), None, None) if values.is_empty() => {
                self.find(
                    at,
                    format!("The given `{name}` is to be chosen from nothing."),
                    "Write the values in `choose`, such as `[\"2\", \"3\"]`.",
                );
                Draw::Fixed
            }
            (None, Some(values), None, None) => {
                Draw::Choose(values.iter().map(|value| self.formula(value)).collect())
            }
            (None, None, Some(range), None) => self
                .range(range.span().start, range.get_ref(), given.step.as_ref())
                .map_or(Draw::Fixed, Draw::Range),
            (None, None, None, Some(range)) => {
                let mut length = given.length.unwrap_or(0);
                if length > LONGEST {
                    self.find(
                        at,
                        format!("The list `{name}` has {length} numbers."),
                        format!(
                            "Nobody works with more than {LONGEST} by hand: choose a shorter one."
                        ),
                    );
                    length = LONGEST;
                }
                if length == 0 {
                    self.find(
                        at,
                        format!("The list `{name}` has no length."),
                        "Add `length = 3`.",
                    );
                }
                self.range(range.span().start, range.get_ref(), given.step.as_ref())
                    .map_or(Draw::Fixed, |range| Draw::Each(range, length))
            }
            _ => {
                self.find(
                    at,
                    format!("The given `{name}` says in more than one way how it is drawn."),
                    "Keep one of `choose`, `range`, `each` and `is`.",
                );
                Draw::Fixed
            }
        };
        let book = match (&given.book, &given.is) {
            (Some(book), None) => self.formula(book),
            (None, Some(is)) => self.formula(is),
            _ => {
                self.find(
                    at,
                    format!("The given `{name}` needs its value in the book."),
                    "Write `book = \"2\"`, or `is = \"…\"` for one that follows from others.",
                );
                Formula::default()
            }
        };
        longhand_exercise::Given {
            name: name.to_string(),
            symbol: self.symbol(at, given.symbol.as_deref().unwrap_or("")),
            names: Vec::new(),
            called: None,
            noun: given.noun.clone(),
            book,
            draw,
            avoid: given.avoid.as_ref().map(|avoid| self.formula(avoid)),
            own: given.own.as_ref().and_then(|own| self.own(own)),
        }
    }

    fn own(&mut self, own: &Text) -> Option<(f64, f64)> {
        let text = own.get_ref();
        let ends = ends(text).filter(|(low, high)| 0.0 < *low && low <= high);
        if ends.is_none() {
            self.find(
                own.span().start,
                format!("`{text}` is not a range of positive numbers."),
                "Write the lowest and the highest of a learner's own numbers, `\"1e6..1e12\"`.",
            );
        }
        ends
    }

    pub(super) fn range(&mut self, at: usize, range: &str, step: Option<&Text>) -> Option<Range> {
        let read = || {
            let (lowest, highest) = ends(range)?;
            let step = step.map_or(Some(1.0), |step| number(step.get_ref()))?;
            let range = Range {
                lowest,
                highest,
                step,
            };
            (range.highest >= range.lowest && step > 0.0).then_some(range)
        };
        let read = read();
        let wide = |range: &Range| (range.highest - range.lowest) / range.step >= MOST;
        if read.as_ref().is_some_and(wide) {
            self.find(
                at,
                format!("`{range}` has more than a million numbers in it."),
                "Narrow it, or write a coarser `step`.",
            );
            return None;
        }
        let stepped = step.filter(|step| !number(step.get_ref()).is_some_and(|x| x > 0.0));
        if let (None, Some(step)) = (&read, stepped) {
            self.find(
                step.span().start,
                format!(
                    "`{}` is no step from one number to the next.",
                    step.get_ref()
                ),
                "Write a number above zero, such as `\"0.5\"`.",
            );
            return None;
        }
        if read.is_none() {
            self.find(
                at,
                format!("`{range}` is not a range."),
                "Write the lowest and the highest number, `\"-3..3\"`, with `step = \"0.5\"` for a finer grid.",
            );
        }
        read
    }
}

fn number(text: &str) -> Option<f64> {
    let value = Formula::new(text).evaluate(&longhand_notation::Scope::new());
    value.ok()?.as_number()
}

/// Both ends of `"-3..3"`.
fn ends(range: &str) -> Option<(f64, f64)> {
    let (low, high) = range.split_once("..")?;
    Some((number(low)?, number(high)?))
}
