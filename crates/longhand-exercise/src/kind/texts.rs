//! What every kind has to say: its name, its texts and its symbols.

use super::Kind;
use crate::alternative::Also;
use crate::formula::Formula;
use crate::prose::Prose;

impl Kind {
    /// The word for it, as written in files.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Numeric(_) => "numeric",
            Kind::Choice(_) => "choice",
            Kind::Code(_) => "code",
            Kind::Bug(_) => "bug",
            Kind::Order(_) => "order",
            Kind::Graph(_) => "graph",
            Kind::Vector(_) => "vector",
            Kind::Matrix(_) => "matrix",
            Kind::Shape(_) => "shape",
            Kind::Expression(_) => "expression",
            Kind::Parts(_) => "parts",
        }
    }

    /// The formula of its answer.
    pub fn is(&self) -> Option<&Formula> {
        match self {
            Kind::Numeric(numeric) => Some(&numeric.is),
            Kind::Vector(cells) | Kind::Matrix(cells) => Some(&cells.is),
            Kind::Shape(shape) => Some(&shape.is),
            Kind::Expression(expression) => Some(&expression.is),
            _ => None,
        }
    }

    /// Other answers that are right, each with its note.
    pub fn also(&self) -> &[Also] {
        match self {
            Kind::Numeric(numeric) => &numeric.also,
            Kind::Vector(cells) | Kind::Matrix(cells) => &cells.also,
            Kind::Shape(shape) => &shape.also,
            Kind::Expression(expression) => &expression.also,
            _ => &[],
        }
    }

    /// What stands before the field; empty where nothing does.
    pub fn symbol(&self) -> &str {
        match self {
            Kind::Numeric(numeric) => &numeric.symbol,
            Kind::Vector(cells) | Kind::Matrix(cells) => &cells.symbol,
            Kind::Shape(shape) => &shape.symbol,
            Kind::Expression(expression) => &expression.symbol,
            _ => "",
        }
    }

    /// Calls `change` on every text of the kind.
    pub(crate) fn each_prose<E>(
        &mut self,
        change: &mut dyn FnMut(&mut Prose) -> Result<(), E>,
    ) -> Result<(), E> {
        let notes = |also: &mut Vec<Also>, change: &mut dyn FnMut(&mut Prose) -> Result<(), E>| {
            also.iter_mut().try_for_each(|also| change(&mut also.say))
        };
        match self {
            Kind::Numeric(numeric) => notes(&mut numeric.also, change),
            Kind::Vector(cells) | Kind::Matrix(cells) => notes(&mut cells.also, change),
            Kind::Shape(shape) => notes(&mut shape.also, change),
            Kind::Expression(expression) => notes(&mut expression.also, change),
            Kind::Choice(choice) => choice.options.iter_mut().try_for_each(|option| {
                change(&mut option.text)?;
                change(&mut option.reply)
            }),
            Kind::Code(code) => code.each_prose(change),
            Kind::Bug(bug) => {
                bug.code.each_prose(change)?;
                bug.lines
                    .iter_mut()
                    .try_for_each(|line| change(&mut line.reply))
            }
            Kind::Order(order) => order.lines.iter_mut().try_for_each(|line| {
                change(&mut line.text)?;
                change(&mut line.why)?;
                change(&mut line.reply)
            }),
            Kind::Graph(_) => Ok(()),
            Kind::Parts(parts) => parts.iter_mut().try_for_each(|part| {
                change(&mut part.ask)?;
                part.kind.each_prose(change)
            }),
        }
    }

    /// Calls `change` on every symbol of the kind.
    pub(crate) fn each_symbol<E>(
        &mut self,
        change: &mut dyn FnMut(&mut String) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Kind::Numeric(numeric) => change(&mut numeric.symbol),
            Kind::Vector(cells) | Kind::Matrix(cells) => {
                change(&mut cells.symbol)?;
                cells.labels.iter_mut().try_for_each(&mut *change)?;
                cells.columns.iter_mut().try_for_each(change)
            }
            Kind::Shape(shape) => change(&mut shape.symbol),
            Kind::Expression(expression) => change(&mut expression.symbol),
            Kind::Parts(parts) => parts
                .iter_mut()
                .try_for_each(|part| part.kind.each_symbol(change)),
            Kind::Choice(_) | Kind::Code(_) | Kind::Bug(_) | Kind::Order(_) | Kind::Graph(_) => {
                Ok(())
            }
        }
    }
}
