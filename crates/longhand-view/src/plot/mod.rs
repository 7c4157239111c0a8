//! Figures as SVG: classes and presentation attributes only, colours from the
//! style sheet, so one drawing serves paper and dark.

pub mod graph;
pub mod line;
mod scale;
pub mod shapes;
