//! What is taken hold of in a drawing.

/// What was taken hold of in a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// A point that can be dragged, or a bar: which one.
    Handle(usize),
    /// The drawing itself: values are read off where it is pointed at.
    Ground,
}

/// A move of a control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::lab) enum Move {
    /// A slider goes to the value nearest to this one.
    Slide(&'static str, f64),
    /// A choice has this option.
    Choose(&'static str, &'static str),
}
