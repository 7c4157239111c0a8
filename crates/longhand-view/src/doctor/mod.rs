//! The run doctor's page: curves with the findings marked on them, the findings
//! with their arithmetic, and the same as documents to keep.
//!
//! Everything here is a pure function of a [`Desk`](longhand_doctor::desk::Desk):
//! [`page`] is the page before anything was read, [`answer`] what is said of the
//! files, [`chart`] what is drawn, [`save`] the report as HTML and Markdown.

mod answer;
pub mod chart;
mod columns;
mod comparison;
mod document;
mod examples;
mod exercises;
mod figure;
mod files;
mod finding;
mod findings;
mod formula;
mod markdown;
mod page;
mod rest;

pub use answer::answer;
pub use document::document;
pub use examples::{EXAMPLES, Example};
pub use exercises::{EXERCISES, Place, place};
pub use markdown::markdown;
pub use page::{page, progress};
