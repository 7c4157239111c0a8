//! What can be done to a line.

/// What is done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderAction {
    /// It got the focus, or something in it.
    Entered,
    /// One place up, by its button.
    Up,
    /// One place down, by its button.
    Down,
    /// Out of the order.
    Out,
    /// Back into the order, at its end.
    In,
    /// To this place (from 0), or with `None` out of the order: it was dragged there.
    To(Option<usize>),
    /// Picked up by the keyboard, or put down.
    Lift,
    /// Put down where it was picked up.
    PutBack,
    /// An arrow key: moves the line if it is picked up, otherwise goes to the line above.
    KeyUp,
    /// The same downwards.
    KeyDown,
    /// To the first place, or to the first line.
    KeyFirst,
    /// To the last place, or to the last line.
    KeyLast,
}
