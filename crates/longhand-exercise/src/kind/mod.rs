//! The kinds of exercise: one folder a kind, one line a kind here.
//!
//! A folder holds what the kind asks for (`mod.rs`), how it is solved, judged and described; see
//! [`behaviour`] for what each of these files must do.

pub mod behaviour;
pub mod bug;
pub mod cells;
pub mod choice;
pub mod code;
pub mod estimate;
pub mod expression;
pub mod graph;
pub mod numeric;
pub mod order;
pub mod parts;
pub mod shape;
mod values;
pub mod ways;

use crate::alternative::Alternative;
use crate::formula::Formula;
use crate::prose::Prose;
use behaviour::{Asked, Behaviour};
use serde::{Deserialize, Serialize};

/// Makes the enum, the list of its words, and the one dispatch.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident($holds:ty) = $word:literal,)*) => {
        /// What the learner does, with what that kind needs.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* $kind($holds),)*
        }

        /// The word for every kind, as written in `kind = "…"`.
        pub const ALL: &[&str] = &[$($word),*];

        impl Kind {
            /// The word for it, as written in files.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Kind::$kind(_) => $word,)*
                }
            }

            /// What it can do.
            pub fn behaviour(&self) -> &dyn Behaviour {
                match self {
                    $(Kind::$kind(holds) => holds,)*
                }
            }
        }
    };
}

kinds! {
    /// Types a number or an expression.
    Numeric(numeric::Numeric) = "numeric",
    /// Picks one or several options.
    Choice(choice::Choice) = "choice",
    /// Writes a function.
    Code(code::Code) = "code",
    /// Finds the faulty line of a program and mends it.
    Bug(bug::Bug) = "bug",
    /// Puts lines in order.
    Order(order::Order) = "order",
    /// Fills in a computational graph.
    Graph(graph::GraphTask) = "graph",
    /// Fills in a list of numbers.
    Vector(cells::Cells) = "vector",
    /// Fills in rows of numbers.
    Matrix(cells::Cells) = "matrix",
    /// Types the sizes of a tensor's axes.
    Shape(shape::Shape) = "shape",
    /// Types a formula in variables.
    Expression(expression::Expression) = "expression",
    /// Gives an order of magnitude.
    Estimate(estimate::Estimate) = "estimate",
    /// Answers several questions.
    Parts(Vec<Part>) = "parts",
}

/// One question of several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its id, unique in the exercise; saved progress holds it.
    pub id: String,
    /// What is asked, in a few words.
    pub ask: Prose,
    /// What the learner does. Never parts again.
    pub kind: Kind,
}

impl Kind {
    /// What its formula asks for, where the answer is one formula.
    pub fn asked(&self) -> Option<Asked<'_>> {
        self.behaviour().asked()
    }

    /// The formula of its answer.
    pub fn is(&self) -> Option<&Formula> {
        self.asked().map(|asked| asked.is)
    }

    /// Other answers that are right, each with its note.
    pub fn also(&self) -> &[Alternative] {
        self.asked().map_or(&[], |asked| asked.also)
    }

    /// Every text of the kind.
    pub fn texts(&self) -> Vec<&Prose> {
        let notes = self.also().iter().map(|also| &also.say);
        let mut texts: Vec<&Prose> = notes.collect();
        texts.extend(self.behaviour().own_texts());
        texts
    }
}
