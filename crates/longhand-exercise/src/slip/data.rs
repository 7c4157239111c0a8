//! What the learner did, found by rule.

/// What the learner did, found by rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// The right size with the wrong sign.
    Sign,
    /// One divided by the answer.
    Reciprocal,
    /// Half or twice the answer.
    Two(Off),
    /// The right digits with the point in another place.
    PowerOfTen {
        /// Typed is the answer times ten to this power.
        exponent: i32,
    },
    /// 1000 stood for 1024, or the other way round.
    Thousand {
        /// How many times over.
        times: u32,
        /// Whether the typed value is too large or too small.
        off: Off,
    },
    /// A factor equal to one of the givens is missing or too many.
    Given {
        /// Which given, by its place.
        index: usize,
        /// Which part of it.
        what: Piece,
        /// Its value.
        value: f64,
        /// Whether the typed value is too large or too small by it.
        off: Off,
        /// What the given does in the answer.
        role: Role,
    },
    /// A factor that more than one given, or a number in a formula, has.
    Factor {
        /// Its value.
        value: f64,
        /// Whether the typed value is too large or too small by it.
        off: Off,
    },
    /// A logarithm or power to another base.
    Base {
        /// The base that was used.
        used: Base,
        /// The base that belongs there.
        asked: Base,
        /// Whether it is a power rather than a logarithm.
        power: bool,
    },
    /// In per cent, or not in per cent.
    Percent {
        /// Whether per cent were typed where a plain number is asked for.
        typed: bool,
    },
    /// An angle in radians taken for degrees.
    Degrees,
    /// A square root left out.
    NoRoot,
    /// The variance for the standard deviation.
    Variance,
    /// The standard deviation for the variance.
    Deviation,
    /// Divided by n − 1 instead of n, or the other way round.
    Bias {
        /// Whether n − 1 was used.
        unbiased: bool,
    },
    /// An exponent that is off by one.
    Exponent {
        /// Whether it was one too many.
        more: bool,
        /// The power as it belongs, as text.
        formula: String,
    },
    /// Doubled instead of squared.
    Doubled,
    /// Brackets that got lost, with the formula that was worked out then.
    Brackets {
        /// The formula without them, as text.
        formula: String,
        /// Whether the value typed is that formula's own, not what follows from it.
        own: bool,
    },
    /// Right in another unit than the field's.
    OtherUnit {
        /// The unit in which it would be right.
        typed: String,
        /// The field's unit.
        asked: String,
        /// The answer in the field's unit.
        value: f64,
    },
    /// The number is right in the field's unit, but another one was written behind it.
    UnitWritten {
        /// The unit written.
        typed: String,
        /// The field's unit.
        asked: String,
    },
    /// A step rounded before the calculation went on.
    Rounded {
        /// The step, where it is one.
        step: Option<usize>,
        /// To so many figures.
        figures: u32,
    },
    /// Cut off after some digits where rounding would have raised the last one.
    CutOff,
    /// A number of the question, not an answer.
    GivenItself {
        /// Which given, by its place.
        index: usize,
        /// Which part of it.
        what: Piece,
        /// Its value.
        value: f64,
    },
    /// A term or factor left out.
    LeftOut {
        /// What was left out, as text.
        formula: String,
    },
    /// Plus for minus, or minus for plus.
    InnerSign {
        /// The part as it belongs, as text.
        formula: String,
    },
    /// A fraction inside turned over.
    TurnedOver {
        /// The fraction as it belongs, as text.
        formula: String,
    },
    /// A shape with its axes exchanged, a matrix with rows for columns.
    Transposed,
    /// A shape that keeps an axis of this size, which is summed out.
    AxisKept(u64),
    /// A shape that lacks an axis of this size.
    AxisLost(u64),
    /// As many elements in another shape, often in one axis.
    Flattened,
    /// The right numbers in another order.
    Reordered,
}

/// Which way a typed value is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Off {
    /// It is too small.
    Small,
    /// It is too large.
    Large,
}

/// Which part of a given is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The number itself.
    Whole,
    /// An element of the list, counted from 1.
    Element(usize),
    /// How many elements the list has.
    Size,
}

/// What a given does in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The answer grows in step with it.
    Multiplies,
    /// The answer shrinks in step with it.
    Divides,
    /// Anything else.
    Other,
}

/// The base of a logarithm or a power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// e
    Natural,
    /// 2
    Two,
    /// 10
    Ten,
}

impl Slip {
    /// The slip's name, as stored in progress and printed by the command line.
    pub fn name(&self) -> &'static str {
        match self {
            Slip::Sign => "sign",
            Slip::Reciprocal => "reciprocal",
            Slip::Two(_) => "factor-two",
            Slip::PowerOfTen { .. } => "power-of-ten",
            Slip::Thousand { .. } => "thousand-or-1024",
            Slip::Given { .. } => "factor-given",
            Slip::Factor { .. } => "factor",
            Slip::Base { .. } => "log-base",
            Slip::Percent { .. } => "percent",
            Slip::Degrees => "degrees",
            Slip::NoRoot => "no-root",
            Slip::Variance => "variance-for-deviation",
            Slip::Deviation => "deviation-for-variance",
            Slip::Bias { .. } => "biased-or-unbiased",
            Slip::Exponent { .. } => "exponent-off-by-one",
            Slip::Doubled => "doubled-for-squared",
            Slip::Brackets { .. } => "lost-brackets",
            Slip::OtherUnit { .. } => "other-unit",
            Slip::UnitWritten { .. } => "unit-written",
            Slip::Rounded { .. } => "rounded-too-early",
            Slip::CutOff => "cut-off",
            Slip::GivenItself { .. } => "given-itself",
            Slip::LeftOut { .. } => "left-out",
            Slip::InnerSign { .. } => "inner-sign",
            Slip::TurnedOver { .. } => "turned-over",
            Slip::Transposed => "transposed",
            Slip::AxisKept(_) => "axis-kept",
            Slip::AxisLost(_) => "axis-lost",
            Slip::Flattened => "flattened",
            Slip::Reordered => "reordered",
        }
    }
}
