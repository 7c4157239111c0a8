//! What happens to widgets, and what they want done.

use longhand_view::card;

use super::picture::Picture;

/// What happens to a widget.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Something happens to a card.
    Card(card::Event),
    /// A control of another widget was used: its `data-on`, and its value.
    Used(String, String),
    /// The frame that [`Effect::Tick`] asked for: milliseconds since the page began.
    Tick(f64),
    /// An answer of the work under way.
    Worked(Vec<u8>),
    /// The work under way broke off: no answer follows.
    WorkFailed,
}

/// What a widget wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// What a card wants done.
    Card(card::Effect),
    /// Be told of the next frame.
    Tick,
    /// Paint the widget's canvas.
    Paint(Picture),
    /// Do this work away from the page, see [`work`](crate::work). Ends what is under way.
    Work(Vec<u8>),
    /// End the work under way.
    StopWork,
}
