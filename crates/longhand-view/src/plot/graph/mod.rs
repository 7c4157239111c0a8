//! A computational graph, drawn with its values and its gradients.
//!
//! Each operation is a box, each name stands where it enters. Above a node, in
//! ink, its value; below it, in red pencil, the slope of the output with
//! respect to it. An edge along which nothing flows back is grey and dashed, and
//! a gate that is shut carries a bar at its entry: one sees where the gradient
//! stops.
//!
//! The [layout] is our own: operations in columns by their depth, the
//! spine straight, names beside what uses them. The same layout is drawn twice,
//! from left to right and from the top down; the style sheet shows the one that
//! fits the screen.

mod draw;
mod edge;
mod layout;
mod measure;
mod node;
mod read;
pub(crate) mod symbol;

pub use draw::{figure, graph, key, open_figure};
pub(crate) use edge::paths;
pub(crate) use layout::{Layout, layout};
pub(crate) use measure::{Measure, Way};
pub use node::{GraphNode, GraphRole, Number, Open};
pub use read::{from_trace, placed};

#[cfg(test)]
mod tests;
