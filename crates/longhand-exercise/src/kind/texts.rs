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

    /// Every text of the kind.
    pub(crate) fn texts<'a>(&'a self, texts: &mut Vec<&'a Prose>) {
        texts.extend(self.also().iter().map(|also| &also.say));
        match self {
            Kind::Numeric(_)
            | Kind::Vector(_)
            | Kind::Matrix(_)
            | Kind::Shape(_)
            | Kind::Expression(_)
            | Kind::Graph(_) => {}
            Kind::Choice(choice) => {
                let options = choice.options.iter();
                texts.extend(options.flat_map(|option| [&option.text, &option.reply]));
            }
            Kind::Code(code) => code.texts(texts),
            Kind::Bug(bug) => {
                bug.code.texts(texts);
                texts.extend(bug.lines.iter().map(|line| &line.reply));
            }
            Kind::Order(order) => {
                let lines = order.lines.iter();
                texts.extend(lines.flat_map(|line| [&line.text, &line.why, &line.reply]));
            }
            Kind::Parts(parts) => {
                for part in parts {
                    texts.push(&part.ask);
                    part.kind.texts(texts);
                }
            }
        }
    }
}
