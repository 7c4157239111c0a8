//! Code: the learner writes a function; it runs against tests.
//!
//! Tests hold inputs only. What a test expects is a formula in our language, worked out here and
//! compared here: it never travels to the place where the learner's code runs.

use crate::accept::Accept;
use crate::exercise::Formula;
use crate::prose::Prose;
use serde::{Deserialize, Serialize};

/// A code exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// The function's name in our snake_case style.
    pub function: String,
    /// How close results must come.
    pub accept: Accept,
    /// What is written in JavaScript.
    pub javascript: Written,
    /// The tests, shown ones and hidden ones.
    pub tests: Vec<Test>,
    /// Typical wrong versions.
    pub wrong: Vec<WrongVersion>,
}

/// A function in one programming language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// The function's name in that language's style.
    pub name: String,
    /// What the editor holds at first.
    pub starter: String,
    /// A right version.
    pub reference: String,
}

/// One call of the learner's function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// What the test is about, in a sentence.
    pub say: Prose,
    /// The arguments.
    pub arguments: Vec<Argument>,
    /// The value expected.
    pub expect: Formula,
    /// How often each function argument may be called in all; `None` where it does not matter.
    pub max_calls: Option<u32>,
    /// Hidden tests are counted but not shown.
    pub hidden: bool,
}

/// An argument of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// A number or list.
    Value(Formula),
    /// A list of `{f, df}` pairs; each formula defines a function, such as `f(u) = 3u + 2`.
    Functions(Vec<Formula>),
}

/// A typical wrong version: it must fail, and a learner whose code fails alike reads its reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrongVersion {
    /// Completes "the learner …".
    pub id: String,
    /// The reply.
    pub say: Prose,
    /// The wrong code.
    pub javascript: String,
}
