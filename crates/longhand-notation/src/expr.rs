//! What a text means: the tree that parsing gives.

use crate::Span;

/// An expression and where it stood. Two expressions are equal when they read
/// the same, wherever they stood.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Where it stood.
    pub span: Span,
    /// Whether brackets stood around it, so that it is one factor.
    pub grouped: bool,
}

/// How tightly what stands between two expressions holds them together, from the
/// loosest to the tightest: for the parser and for everything that prints.
pub(crate) mod strength {
    pub const CONVERT: u8 = 1;
    pub const OR: u8 = 2;
    pub const AND: u8 = 3;
    pub const NOT: u8 = 4;
    pub const COMPARE: u8 = 5;
    pub const SUM: u8 = 6;
    pub const PRODUCT: u8 = 7;
    /// A fraction with its bar, on paper only.
    pub const FRACTION: u8 = 8;
    pub const POWER: u8 = 9;
    pub const ATOM: u8 = 10;
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Expr {
    /// An expression that stood here, without brackets around it.
    #[must_use]
    pub fn new(kind: Kind, span: Span) -> Self {
        Self {
            kind,
            span,
            grouped: false,
        }
    }

    /// Visits this expression and every part of it, outer ones first.
    pub fn walk(&self, visit: &mut impl FnMut(&Expr)) {
        visit(self);
        match &self.kind {
            Kind::Number(_) | Kind::Name(_) => {}
            Kind::Negative(inner) | Kind::Not(inner) | Kind::Field(inner, _) => inner.walk(visit),
            Kind::Binary(_, left, right) | Kind::Convert(left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
            Kind::Compare(first, rest) => {
                first.walk(visit);
                rest.iter().for_each(|(_, right)| right.walk(visit));
            }
            Kind::Call(callee, arguments) => {
                callee.walk(visit);
                arguments.iter().for_each(|one| one.value.walk(visit));
            }
            Kind::Index(base, items) => {
                base.walk(visit);
                items.iter().for_each(|item| item.walk(visit));
            }
            Kind::List(items) => items.iter().for_each(|item| item.walk(visit)),
        }
    }
}

/// The kinds of expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number as written.
    Number(Literal),
    /// A name: a given, a definition, a constant, a function or a unit.
    Name(String),
    /// `−x`.
    Negative(Box<Expr>),
    /// `not x`.
    Not(Box<Expr>),
    /// `a + b` and its kin.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `a < b`, also chained: `0 < x <= 1`.
    Compare(Box<Expr>, Vec<(Comparison, Expr)>),
    /// `f(x, axis=1)`.
    Call(Box<Expr>, Vec<Argument>),
    /// `g[1]`, `W[2, 3]`; counted from 1.
    Index(Box<Expr>, Vec<Expr>),
    /// `result.field`.
    Field(Box<Expr>, String),
    /// `[a, b, c]`, also nested.
    List(Vec<Expr>),
    /// `value -> unit`.
    Convert(Box<Expr>, Box<Expr>),
}

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Literal {
    /// The digits: 2.5 in `2.5%` and in `2.5M`.
    pub mantissa: f64,
    /// What was glued to them.
    pub suffix: Suffix,
}

impl Literal {
    /// The number meant: 0.025 for `2.5%`, 2 500 000 for `2.5M`.
    #[must_use]
    pub fn value(&self) -> f64 {
        match self.suffix {
            Suffix::None => self.mantissa,
            Suffix::Percent => self.mantissa / 100.0,
            Suffix::PerMille => self.mantissa / 1000.0,
            Suffix::Kilo => self.mantissa * 1e3,
            Suffix::Mega => self.mantissa * 1e6,
            Suffix::Giga => self.mantissa * 1e9,
            Suffix::Tera => self.mantissa * 1e12,
            Suffix::Kibi => self.mantissa * 1024.0,
            Suffix::Mebi => self.mantissa * 1_048_576.0,
            Suffix::Gibi => self.mantissa * 1_073_741_824.0,
            Suffix::Tebi => self.mantissa * 1_099_511_627_776.0,
        }
    }
}

/// What is glued to a number's digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suffix {
    /// Nothing.
    None,
    /// `%`: a hundredth.
    Percent,
    /// `‰`: a thousandth.
    PerMille,
    /// `k`: 10³.
    Kilo,
    /// `M`: 10⁶.
    Mega,
    /// `B`: 10⁹ (tokens, parameters).
    Giga,
    /// `T`: 10¹².
    Tera,
    /// `Ki`: 2¹⁰.
    Kibi,
    /// `Mi`: 2²⁰.
    Mebi,
    /// `Gi`: 2³⁰.
    Gibi,
    /// `Ti`: 2⁴⁰.
    Tebi,
}

impl Suffix {
    /// As it is written behind the digits.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Percent => "%",
            Self::PerMille => "‰",
            Self::Kilo => "k",
            Self::Mega => "M",
            Self::Giga => "B",
            Self::Tera => "T",
            Self::Kibi => "Ki",
            Self::Mebi => "Mi",
            Self::Gibi => "Gi",
            Self::Tebi => "Ti",
        }
    }
}

/// Operators between two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `a + b`
    Add,
    /// `a − b`
    Subtract,
    /// `a * b`, `a × b`, `a · b`
    Multiply,
    /// `2x`, `3(x + 1)`, `10 GB`: multiplication without a sign
    Juxtapose,
    /// `a / b`
    Divide,
    /// `A @ B`: matrix product
    MatrixMultiply,
    /// `a ^ b`, `a ** b`
    Power,
    /// `a and b`
    And,
    /// `a or b`
    Or,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// One argument of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// The name before `=`, if it was given by name.
    pub name: Option<String>,
    /// The value.
    pub value: Expr,
}

/// One line of a program.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// `name = value`
    Define {
        /// The name defined.
        name: String,
        /// Its value.
        value: Expr,
    },
    /// `name(parameters) = body`
    Function {
        /// The name defined.
        name: String,
        /// Names of its parameters, in order.
        parameters: Vec<String>,
        /// What it computes.
        body: Expr,
    },
    /// An expression by itself.
    Expression(Expr),
}
