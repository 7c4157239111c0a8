//! What is taken hold of in a drawing.

/// What was taken hold of in a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// A point that can be dragged, or a bar: which one.
    Handle(usize),
    /// The drawing itself: values are read off where it is pointed at.
    Ground,
}

/// A move of a slider to the value nearest to this one.
pub(in crate::lab) type Move = (&'static str, f64);
