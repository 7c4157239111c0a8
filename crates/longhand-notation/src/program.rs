//! A text that has been read.

use crate::evaluate::{self, Evaluator, TapeValue};
use crate::expr::Statement;
use crate::lexer::Rules;
use crate::{Expr, Fault, Scope, Value, functions, implicit_product, parser};
use longhand_math::registry;
use std::collections::BTreeSet;

/// A text that has been read: one or several statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    pub(crate) statements: Vec<Statement>,
}

impl Program {
    /// The statements in order.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// The value of the last statement (a definition's value is what it
    /// defines), with the names of `scope`.
    ///
    /// # Errors
    /// An unknown name, shapes that do not fit, or more work than is allowed.
    pub fn evaluate(&self, scope: &Scope) -> Result<Value, Fault> {
        let mut evaluator = Evaluator::new(scope);
        let live = evaluator.run(&self.statements)?;
        Ok(evaluator.export(&live))
    }

    /// How much work the value takes: visits of the tree, numbers on the tape and
    /// multiplications in matrix products. It is the same on every machine.
    ///
    /// ```
    /// use longhand_notation::{Scope, parse};
    ///
    /// let scope = Scope::new();
    /// assert!(parse("0.744/(1 - 0.9^3)")?.work(&scope) < 20);
    /// assert!(parse("sum(ones(50, 50) @ ones(50, 50))")?.work(&scope) > 125_000);
    /// # Ok::<(), longhand_notation::Fault>(())
    /// ```
    #[must_use]
    pub fn work(&self, scope: &Scope) -> usize {
        let mut evaluator = Evaluator::new(scope);
        // What fails has worked until then.
        let _ = evaluator.run(&self.statements);
        evaluator.work()
    }

    /// How much of the value is rounding noise; 0 where there is no value.
    pub(crate) fn noise(&self, scope: &Scope) -> f64 {
        let mut evaluator = Evaluator::new(scope);
        match evaluator.run(&self.statements) {
            Ok(TapeValue::Number(step)) => evaluator.tape.noise(step),
            _ => 0.0,
        }
    }

    /// As [`Program::evaluate`], and what the text defines is then in `scope`, as
    /// between the lines of a calculator.
    ///
    /// ```
    /// use longhand_notation::{Scope, parse};
    ///
    /// let mut scope = Scope::new();
    /// parse("f(x) = 3x + 2; a = 4")?.run(&mut scope)?;
    /// assert_eq!(parse("f(a)")?.evaluate(&scope)?.as_number(), Some(14.0));
    /// # Ok::<(), longhand_notation::Fault>(())
    /// ```
    ///
    /// # Errors
    /// As [`Program::evaluate`]; then nothing is defined.
    pub fn run(&self, scope: &mut Scope) -> Result<Value, Fault> {
        let mut evaluator = Evaluator::new(scope);
        let live = evaluator.run(&self.statements)?;
        let value = evaluator.export(&live);
        for (name, value) in evaluator.definitions() {
            scope.define(name, value);
        }
        Ok(value)
    }

    /// Every name that is used but not defined in the text itself, built-in
    /// functions and constants aside. σ, Φ and φ count: a scope may define them. Names of units count: a scope may define
    /// `s` or `B` and then means its own.
    #[must_use]
    pub fn free_names(&self) -> BTreeSet<String> {
        let mut free = BTreeSet::new();
        let mut defined: Vec<String> = Vec::new();
        for statement in &self.statements {
            match statement {
                Statement::Expression(expr) => evaluate::free_names(expr, &defined, &mut free),
                Statement::Define { name, value } => {
                    evaluate::free_names(value, &defined, &mut free);
                    defined.push(name.clone());
                }
                Statement::Function {
                    name,
                    parameters,
                    body,
                } => {
                    let bound: Vec<String> = defined.iter().chain(parameters).cloned().collect();
                    evaluate::free_names(body, &bound, &mut free);
                    defined.push(name.clone());
                }
            }
        }
        free.retain(|name| {
            // A letter such as φ is a function only where no number has its name.
            let function = functions::is_function(name) && !functions::is_letter(name);
            !(function || matches!(name.as_str(), "pi" | "inf" | "nan" | "true" | "false"))
        });
        free
    }

    /// The registered rules that are named: the loss, optimizer or format whose
    /// code the browser needs for this text.
    #[must_use]
    pub fn rules(&self) -> BTreeSet<&'static str> {
        let mut names = BTreeSet::new();
        for statement in &self.statements {
            let (Statement::Expression(expr)
            | Statement::Define { value: expr, .. }
            | Statement::Function { body: expr, .. }) = statement;
            evaluate::free_names(expr, &[], &mut names);
        }
        let rules = names.iter().filter(|name| functions::named(name).is_none());
        rules
            .filter_map(|name| registry::named(name))
            .map(|entry| entry.slug)
            .collect()
    }

    /// The same with names that were run together as products: what a learner
    /// is to be shown as the reading of `xy` where x and y are given.
    ///
    /// ```
    /// use longhand_notation::{Scope, Value, parse, typeset};
    ///
    /// let mut scope = Scope::new();
    /// scope.define("x", Value::number(3.0));
    /// scope.define("y", Value::number(4.0));
    /// let program = parse("2xy^2")?.spelled_out(&scope);
    /// assert_eq!(program.expression().map(typeset::plain).as_deref(), Some("2x y²"));
    /// # Ok::<(), longhand_notation::Fault>(())
    /// ```
    #[must_use]
    pub fn spelled_out(&self, scope: &Scope) -> Program {
        let statements = implicit_product::resolved(&self.statements, scope).into_owned();
        Program { statements }
    }

    /// The expression, when the text is a single one.
    #[must_use]
    pub fn expression(&self) -> Option<&Expr> {
        match self.statements.as_slice() {
            [Statement::Expression(expr)] => Some(expr),
            _ => None,
        }
    }
}

impl From<Vec<Statement>> for Program {
    /// A program from its statements: for one made out of another's parts.
    fn from(statements: Vec<Statement>) -> Program {
        Program { statements }
    }
}

/// Reads an author's formula: one or several statements, apart by a line break
/// or `;`; definitions `f(x) = …` and `a = …`; the value is the last one's.
///
/// ```
/// use longhand_notation::{Scope, parse};
///
/// let program = parse("f(x) = (3x + 2)^2; grad(f, 1)")?;
/// assert_eq!(program.evaluate(&Scope::new())?.as_number(), Some(30.0));
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// Anything that is not in the grammar, with its place and help.
pub fn parse(text: &str) -> Result<Program, Fault> {
    let parsed = parser::program(text, Rules::AUTHOR)?;
    Ok(Program {
        statements: parsed.statements,
    })
}
