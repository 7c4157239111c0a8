//! Every sentence and label of the interface, in one place.
//!
//! Authors' prose lives in `content/`; everything else a learner reads comes
//! from a [`Catalogue`], so that a translation is one more constant beside
//! [`ENGLISH`] and nothing else.

mod calculator;
mod english;
mod fill;
mod graph;
mod kinds;
mod order;
mod plan;
mod planner;
mod shelf;
mod slip;
mod tools;
mod words;

pub use calculator::CalculatorWords;
pub use english::ENGLISH;
pub use fill::fill;
pub use graph::GraphWords;
pub use kinds::KindWords;
pub use order::OrderWords;
pub use plan::PlanWords;
pub use planner::PlannerWords;
pub use shelf::ShelfWords;
pub use slip::SlipWords;
pub use tools::{ToolWords, ToolsWords};
pub use words::Catalogue;
