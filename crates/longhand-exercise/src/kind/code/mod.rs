//! Code: the learner writes a function; it runs against tests.
//!
//! Tests hold inputs only. What a test expects is a formula in our language, worked out here and
//! compared here: it never travels to the place where the learner's code runs.

mod describe;
mod grade;
mod solve;

use crate::formula::Formula;
use crate::program::language::Language;
use crate::prose::Prose;
use crate::tolerance::Tolerance;
use crate::variant_error::{VariantError, broken};
use longhand_notation::{Scope, Tensor, Value};
use serde::{Deserialize, Serialize};

/// A code exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// The function's name in our snake_case style.
    pub function: String,
    /// How close results must come.
    pub accept: Tolerance,
    /// What is written in JavaScript.
    pub javascript: Written,
    /// What is written in Python.
    pub python: Written,
    /// The same in NumPy, to be read.
    pub numpy: Option<String>,
    /// The same in PyTorch, to be read.
    pub pytorch: Option<String>,
    /// The tests, shown ones and hidden ones.
    pub tests: Vec<Test>,
    /// Typical wrong versions.
    pub wrong: Vec<WrongVersion>,
}

impl Code {
    /// What is written in a language.
    pub fn written(&self, language: Language) -> &Written {
        match language {
            Language::JavaScript => &self.javascript,
            Language::Python => &self.python,
        }
    }
}

/// A function in one programming language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// The function's name in that language's style.
    pub name: String,
    /// What the editor holds at first; in a bug exercise the program with the bug.
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
    /// What is to come back.
    pub expect: Expect,
    /// A tolerance of its own.
    pub accept: Option<Tolerance>,
    /// How often each function argument may be called in all; `None` where it does not matter.
    pub max_calls: Option<u32>,
    /// Whether the function may change what it is given.
    pub may_change_input: bool,
    /// More steps than the small Python takes in its two seconds; it leaves this test out.
    pub heavy: bool,
    /// A hidden test is counted and its category named, but not its numbers.
    pub hidden: bool,
    /// What a hidden test is about, in a word or two: `large logits`.
    pub category: String,
}

/// An argument of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// A number, list, list of lists, or a truth value.
    Value(Formula),
    /// A list of functions with their derivatives; each formula defines a function, such as
    /// `f(u) = 3u + 2`.
    Functions(Vec<Formula>),
    /// One function without its derivative.
    Function(Formula),
    /// A text.
    Text(String),
    /// A list of arguments, for lists whose rows differ in length.
    List(Vec<Argument>),
    /// Arguments by name: an object, a dictionary.
    Record(Vec<(String, Argument)>),
    /// The same number many times over: value and count.
    Filled(Formula, Formula),
}

/// What a test expects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expect {
    /// The value of a formula.
    Value(Formula),
    /// Several values by name, in the order in which a list may hold them.
    Record(Vec<(String, Formula)>),
    /// A list of values that may differ in shape.
    List(Vec<Formula>),
}

/// A typical wrong version: it must fail, and a learner whose code fails alike reads its reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrongVersion {
    /// Completes "the learner …".
    pub id: String,
    /// The reply.
    pub say: Prose,
    /// The wrong code in JavaScript, where it can go wrong so there.
    pub javascript: Option<String>,
    /// The wrong code in Python.
    pub python: Option<String>,
}

impl WrongVersion {
    /// The wrong code in a language; nothing where that language does not let it happen.
    pub fn source(&self, language: Language) -> Option<&str> {
        match language {
            Language::JavaScript => self.javascript.as_deref(),
            Language::Python => self.python.as_deref(),
        }
    }
}

/// An argument in a variant, before it is written in a language.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A number, finite or not.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Input>),
    /// An object or dictionary.
    Record(Vec<(String, Input)>),
    /// A list of equal numbers, too long to be written out.
    Filled {
        /// The number.
        value: f64,
        /// How many.
        length: usize,
    },
    /// A function: `f(u) = 3u + 2`.
    Function(Formula),
    /// A function with its derivative: `{f, df}` in JavaScript, `(f, df)` in Python.
    Pair(Formula),
}

/// What a test expects in a variant.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// A number, finite or not.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A list.
    List(Vec<Expected>),
    /// Values by name.
    Record(Vec<(String, Expected)>),
}

/// The longest list that a test may be filled with.
const LONGEST: f64 = 2e6;

impl Test {
    /// The arguments in a variant.
    ///
    /// # Errors
    /// [`VariantError`] for a formula that cannot be worked out, or comes to nothing that can be handed over.
    pub fn inputs(&self, scope: &Scope) -> Result<Vec<Input>, VariantError> {
        self.arguments
            .iter()
            .map(|argument| argument.input(scope))
            .collect()
    }

    /// What is to come back in a variant.
    ///
    /// # Errors
    /// [`VariantError`] for a formula that cannot be worked out, or is no number, list or truth value.
    pub fn expected(&self, scope: &Scope) -> Result<Expected, VariantError> {
        let worked_out = |formula: &Formula| expected(&formula.value(scope)?, &formula.text);
        match &self.expect {
            Expect::Value(formula) => worked_out(formula),
            Expect::List(items) => {
                let items: Result<Vec<Expected>, VariantError> =
                    items.iter().map(worked_out).collect();
                Ok(Expected::List(items?))
            }
            Expect::Record(members) => {
                let members: Result<Vec<(String, Expected)>, VariantError> = members
                    .iter()
                    .map(|(name, formula)| Ok((name.clone(), worked_out(formula)?)))
                    .collect();
                Ok(Expected::Record(members?))
            }
        }
    }

    /// Every formula of the test.
    pub fn formulas(&self) -> Vec<&Formula> {
        let mut all = Vec::new();
        match &self.expect {
            Expect::Value(formula) => all.push(formula),
            Expect::List(items) => all.extend(items),
            Expect::Record(members) => all.extend(members.iter().map(|(_, formula)| formula)),
        }
        for argument in &self.arguments {
            argument.formulas(&mut all);
        }
        all
    }
}

impl Argument {
    fn input(&self, scope: &Scope) -> Result<Input, VariantError> {
        Ok(match self {
            Argument::Value(formula) => {
                input(&formula.value(scope)?).ok_or_else(|| no_input(&formula.text))?
            }
            Argument::Functions(list) => {
                Input::List(list.iter().cloned().map(Input::Pair).collect())
            }
            Argument::Function(formula) => Input::Function(formula.clone()),
            Argument::Text(text) => Input::Text(text.clone()),
            Argument::List(items) => {
                let items: Result<Vec<Input>, VariantError> =
                    items.iter().map(|item| item.input(scope)).collect();
                Input::List(items?)
            }
            Argument::Record(members) => {
                let members: Result<Vec<(String, Input)>, VariantError> = members
                    .iter()
                    .map(|(name, argument)| Ok((name.clone(), argument.input(scope)?)))
                    .collect();
                Input::Record(members?)
            }
            Argument::Filled(value, length) => {
                let number = |formula: &Formula| -> Result<f64, VariantError> {
                    let value = formula.value(scope)?.as_number();
                    value.ok_or_else(|| no_input(&formula.text))
                };
                let (value, count) = (number(value)?, number(length)?);
                if !(0.0..=LONGEST).contains(&count) {
                    return Err(broken(
                        &length.text,
                        "a list has at most two million numbers",
                    ));
                }
                Input::Filled {
                    value,
                    length: count as usize,
                }
            }
        })
    }

    fn formulas<'a>(&'a self, all: &mut Vec<&'a Formula>) {
        match self {
            Argument::Value(formula) | Argument::Function(formula) => all.push(formula),
            Argument::Functions(list) => all.extend(list),
            Argument::Text(_) => {}
            Argument::List(items) => items.iter().for_each(|item| item.formulas(all)),
            Argument::Record(members) => {
                members.iter().for_each(|(_, member)| member.formulas(all));
            }
            Argument::Filled(value, length) => all.extend([value, length]),
        }
    }
}

fn no_input(part: &str) -> VariantError {
    broken(part, "it is no number, list or truth value")
}

fn input(value: &Value) -> Option<Input> {
    if let Value::Truth(tensor) = value {
        return Some(nested(tensor, &|x| Input::Truth(x != 0.0), &Input::List));
    }
    Some(nested(value.as_tensor()?, &Input::Number, &Input::List))
}

fn expected(value: &Value, part: &str) -> Result<Expected, VariantError> {
    if let Value::Truth(tensor) = value {
        let truth = |x| Expected::Truth(x != 0.0);
        return Ok(nested(tensor, &truth, &Expected::List));
    }
    let tensor = value.as_tensor().ok_or_else(|| no_input(part))?;
    Ok(nested(tensor, &Expected::Number, &Expected::List))
}

/// A tensor as lists of lists.
fn nested<T>(tensor: &Tensor, leaf: &dyn Fn(f64) -> T, list: &dyn Fn(Vec<T>) -> T) -> T {
    fn block<T>(
        sizes: &[usize],
        data: &[f64],
        leaf: &dyn Fn(f64) -> T,
        list: &dyn Fn(Vec<T>) -> T,
    ) -> T {
        let Some((&size, inner)) = sizes.split_first() else {
            return leaf(data.first().copied().unwrap_or(f64::NAN));
        };
        let width = data.len().checked_div(size).unwrap_or(0);
        let rows = (0..size).map(|i| {
            let row = data.get(i * width..(i + 1) * width).unwrap_or(&[]);
            block(inner, row, leaf, list)
        });
        list(rows.collect())
    }
    block(tensor.sizes(), tensor.data(), leaf, list)
}
