//! Every sentence and label of the interface, in one place.
//!
//! Authors' prose lives in `content/`; everything else a learner reads comes
//! from a [`Catalogue`], so that a translation is one more constant beside
//! [`ENGLISH`] and nothing else.

mod again;
mod calculator;
mod doctor;
mod english;
mod fill;
mod graph;
mod kinds;
mod lab;
mod look;
mod order;
mod overview;
mod paths;
mod plan;
mod planner;
mod reference;
mod search;
mod shelf;
mod slip;
mod tools;
mod words;

pub use again::AgainWords;
pub use calculator::CalculatorWords;
pub use doctor::DoctorWords;
/// The doctor's words in English by themselves: its program loads no others.
pub use doctor::ENGLISH as DOCTOR;
pub use english::ENGLISH;
pub use fill::fill;
pub use graph::GraphWords;
pub use kinds::KindWords;
pub use lab::{ENGLISH as LAB_ENGLISH, LabWords};
pub use look::LookWords;
pub use order::OrderWords;
pub use overview::OverviewWords;
pub use paths::PathWords;
pub use plan::PlanWords;
pub use planner::PlannerWords;
pub use reference::ReferenceWords;
pub use search::SearchWords;
pub use shelf::ShelfWords;
pub use slip::SlipWords;
pub use tools::{ToolWords, ToolsWords};
pub use words::Catalogue;
