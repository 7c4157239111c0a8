//! What a text is cut into.

use crate::Span;
use crate::expr::{Comparison, Literal};

/// Whose text it is, and what is known of it.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    /// A learner's or a calculator's: decimal commas and the like are read.
    pub learner: bool,
    /// It answers a question: what only says whose value follows is left out.
    pub answer: bool,
    /// A spaced `B` behind a number is a billion: nothing in bytes is asked for.
    pub counts: bool,
    /// Where a sign has two readings, the second is taken.
    pub second: bool,
    /// Names that have a value.
    pub is_name: &'a dyn Fn(&str) -> bool,
    /// Whether these are all the names there are.
    pub all_names: bool,
}

impl Rules<'static> {
    /// An author's formula, of whose names nothing is known.
    pub const AUTHOR: Rules<'static> = Rules {
        learner: false,
        answer: false,
        counts: false,
        second: false,
        is_name: &|_| false,
        all_names: false,
    };
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lexeme {
    Number(Literal),
    Name(String),
    /// `²`, `⁻³`: a raised whole number.
    Raised(f64),
    /// Around raised signs that are no whole number: `²⁺⁴`, `ⁿ`.
    OpenRaised,
    CloseRaised,
    Plus,
    Minus,
    Times,
    Over,
    MatrixTimes,
    Caret,
    /// `√`, `∛`: the function that it is.
    Root(&'static str),
    Compare(Comparison),
    /// `=`
    Is,
    /// `->`
    Arrow,
    Not,
    And,
    /// `or`; true where it was written `||`, which may be two bars.
    Or(bool),
    Open,
    Close,
    OpenList,
    CloseList,
    /// `{ }`: TeX's groups, other languages' lists.
    OpenGroup,
    CloseGroup,
    OpenFloor,
    CloseFloor,
    OpenCeil,
    CloseCeil,
    /// `|`
    Bar,
    /// `‖`
    Bars,
    /// `\frac`
    Fraction,
    /// `\binom`
    Choose,
    /// `\sqrt`
    Radical,
    Comma,
    Dot,
    Colon,
    /// Between quotation marks, as in what programs print.
    Quoted,
    /// End of a statement.
    Break,
    End,
}

/// A token, where it stood, and what stood before it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub lexeme: Lexeme,
    pub span: Span,
    /// A space stood before it.
    pub spaced: bool,
    /// A line ended before it.
    pub line: bool,
    /// Two bars in one, the first of which is read first.
    pub double: bool,
}

/// The digits of a number as they were written, in plain characters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Written {
    pub span: Span,
    /// Digits and a point: `2.745`, `1048576`.
    pub digits: String,
    /// Nothing scales them: no exponent, no suffix.
    pub exact: bool,
}

/// Signs with two readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fork {
    /// `1,024`: a thousand and more, or a decimal comma.
    Comma,
    /// `2e⁻³`, `2 e - 3`: Euler's number, or a power of ten.
    Exponent,
    /// `7.5 × 1018`: a product, or 10¹⁸ out of a copied page.
    Raised,
    /// `2M` where M is a name: two times M, or two million.
    Suffix,
    /// `1:44`: hours and minutes, or minutes and seconds.
    Clock,
}

/// A text cut into tokens; the last is always `End`.
pub(crate) struct Tokens {
    pub tokens: Vec<Token>,
    pub written: Vec<Written>,
    pub fork: Option<Fork>,
}
