//! What is said about a slip found by rule.

use super::context::Context;
use super::sentence::{Line, code, filled_in, math, say, sentence, spaced, words as line};
use crate::catalogue::{SlipWords, fill};
use crate::symbols::symbol;
use longhand_exercise::prose::Node;
use longhand_exercise::slip::{Base, Off, Piece, Role, Slip, figures};
use longhand_notation::math::Math;
use longhand_notation::{number, typeset};

impl Context<'_> {
    /// The slip in words: what happened, and where to look.
    pub(super) fn slip_told(&self, slip: &Slip) -> Vec<Node> {
        let words = &self.words.slips;
        let said = |[heading, rest]: [&str; 2]| say(heading, rest);
        match slip {
            Slip::Sign => said(words.sign),
            Slip::Reciprocal => said(words.reciprocal),
            Slip::Two(Off::Small) => said(words.half),
            Slip::Two(Off::Large) => said(words.twice),
            Slip::PowerOfTen { exponent } => {
                let ratio = longhand_math::real::pow(10.0, f64::from(exponent.abs()));
                let [heading, rest] = if *exponent < 0 {
                    words.ten_small
                } else {
                    words.ten_large
                };
                said([heading, &fill(rest, &[&number::plain(ratio)])])
            }
            Slip::Thousand { times: 1, .. } => said(words.thousand),
            Slip::Thousand { times: 2, .. } => said([words.thousand[0], words.thousand_twice]),
            Slip::Thousand { times, .. } => {
                said([words.thousand[0], &fill(words.thousand_often, &[times])])
            }
            Slip::Given {
                index,
                what,
                value,
                off,
                role,
            } => self.factor(
                words,
                *value,
                *off,
                *role,
                self.given_named(words, *index, *what, *value),
            ),
            Slip::Factor { value, off } => {
                let name = fill(words.unnamed, &[&number::plain(*value)]);
                self.factor(words, *value, *off, Role::Other, line(name))
            }
            Slip::Base { used, asked, power } => {
                let name = |base: Base| match (base, power) {
                    (Base::Natural, true) => "e",
                    (Base::Two, true) => "2",
                    (Base::Ten, true) => "10",
                    (Base::Natural, false) => words.bases[0],
                    (Base::Two, false) => words.bases[1],
                    (Base::Ten, false) => words.bases[2],
                };
                let [heading, rest] = if *power { words.power } else { words.logarithm };
                said([heading, &fill(rest, &[&name(*used), &name(*asked)])])
            }
            Slip::Percent { typed: true } => said(words.percent),
            Slip::Percent { typed: false } => said(words.not_percent),
            Slip::Degrees => said(words.degrees),
            Slip::NoRoot => said(words.no_root),
            Slip::Variance => said(words.variance),
            Slip::Deviation => said(words.deviation),
            Slip::Bias { unbiased: true } => said(words.unbiased),
            Slip::Bias { unbiased: false } => said(words.biased),
            Slip::Exponent { more, formula } => {
                let where_ = if *more {
                    words.exponent_more
                } else {
                    words.exponent_less
                };
                sentence(words.exponent, ended([line(where_), self.formula(formula)]))
            }
            Slip::Doubled => said(words.doubled),
            Slip::Brackets { formula, own } => {
                let what = words.brackets[if *own { 1 } else { 2 }];
                sentence(
                    words.brackets[0],
                    ended([line(what), self.formula(formula)]),
                )
            }
            Slip::OtherUnit {
                typed,
                asked,
                value,
            } => sentence(
                &fill(words.other_unit[0], &[typed]),
                ended([
                    line(fill(words.other_unit[1], &[asked])),
                    math(number::math(in_short(*value))),
                ]),
            ),
            Slip::UnitWritten { typed, asked } => said([
                &fill(words.unit_written[0], &[asked]),
                &fill(words.unit_written[1], &[typed]),
            ]),
            Slip::Rounded { step, .. } => match step.and_then(|step| self.exercise.steps.get(step))
            {
                Some(step) => sentence(
                    words.rounded,
                    ended([
                        line(words.rounded_step),
                        math(symbol(step.symbol.as_ref(), &step.name)),
                    ]),
                ),
                None => said([words.rounded, words.rounded_somewhere]),
            },
            Slip::CutOff => said(words.cut_off),
            Slip::GivenItself { index, what, value } => sentence(
                words.given_itself[0],
                around(
                    words.given_itself[1],
                    self.given_named(words, *index, *what, *value),
                ),
            ),
            Slip::LeftOut { formula } => sentence(
                words.part_left_out[0],
                around(words.part_left_out[1], self.formula(formula)),
            ),
            Slip::InnerSign { formula } => sentence(
                words.inner_sign[0],
                around(words.inner_sign[1], self.formula(formula)),
            ),
            Slip::TurnedOver { formula } => sentence(
                words.turned_over[0],
                around(words.turned_over[1], self.formula(formula)),
            ),
            Slip::Transposed => said(words.transposed),
            Slip::AxisKept(1) => said(words.axis_of_one),
            Slip::AxisKept(size) => said([words.axis_kept[0], &fill(words.axis_kept[1], &[size])]),
            Slip::AxisLost(size) => said([words.axis_lost[0], &fill(words.axis_lost[1], &[size])]),
            Slip::Flattened => said(words.flattened),
            Slip::Reordered => said(words.reordered),
        }
    }

    /// "8 times too small. Did you leave out the 8 GPUs?"
    fn factor(&self, words: &SlipWords, value: f64, off: Off, role: Role, name: Line) -> Vec<Node> {
        let size = value.abs();
        let heading = if value > 0.0 && size > 1.0 {
            let heading = match off {
                Off::Small => words.times_small,
                Off::Large => words.times_large,
            };
            fill(heading, &[&number::plain(size)])
        } else {
            words.one_factor.to_string()
        };
        // Leaving a factor below 1 out makes the result larger.
        let missing = (off == Off::Small) == (size > 1.0);
        let question = match (role, missing) {
            (Role::Multiplies, true) => words.left_out,
            (Role::Multiplies, false) => words.twice_in,
            (Role::Divides, true) => words.divided_twice,
            (Role::Divides, false) => words.not_divided,
            (Role::Other, true) => words.missing,
            (Role::Other, false) => words.extra,
        };
        sentence(&heading, around(question, name))
    }

    /// "the 8 GPUs", or "β₁ = 0.9".
    fn given_named(&self, words: &SlipWords, index: usize, what: Piece, value: f64) -> Line {
        let Some(given) = self.exercise.givens.get(index) else {
            return Line::new();
        };
        let symbol = symbol(given.symbol.as_ref(), &given.name);
        let shown = number::plain(value);
        match (what, &given.noun) {
            (Piece::Whole | Piece::Size, Some(noun)) => line(fill(words.counted, &[&shown, noun])),
            // A letter that the question does not show tells nothing.
            (Piece::Whole, None) if given.called.is_none() => {
                vec![Node::Formula(vec![number::math(value)])]
            }
            (Piece::Whole, None) => vec![Node::Formula(vec![
                symbol,
                Math::sign("="),
                number::math(value),
            ])],
            (Piece::Element(_), _) => spaced([line(fill(words.element, &[&shown])), math(symbol)]),
            (Piece::Size, None) => spaced([line(fill(words.size, &[&shown])), math(symbol)]),
        }
    }

    /// A formula in the exercise's symbols.
    fn formula(&self, text: &str) -> Line {
        let program = longhand_notation::parse(text).ok();
        let set = program
            .as_ref()
            .and_then(|program| program.expression())
            .map(|expr| typeset::math(expr, &self.symbols(), None));
        set.map_or_else(|| code(text), math)
    }
}

/// Pieces with a full stop behind them.
fn ended(pieces: [Line; 2]) -> Line {
    let mut all = spaced(pieces);
    all.extend(line("."));
    all
}

/// A sentence with something in its hole.
fn around(pattern: &str, inner: Line) -> Line {
    filled_in(pattern, &[inner])
}

/// A value to four figures; a whole number as it is, since it was asked for exactly.
fn in_short(value: f64) -> f64 {
    if value.fract() == 0.0 {
        value
    } else {
        figures(value, 4)
    }
}
