//! What happens to a page.

use longhand_exercise::program::run::RunReport;
use longhand_view::card::{self, Loading};

use crate::effect::{Copied, Timer};
use crate::widget;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// An event in the card of the exercise with this id.
    Card(String, card::Event),
    /// An event in the widget of this [key](crate::Widget::key).
    Widget(String, widget::Event),
    /// The store was opened: the texts of all events in it.
    Opened {
        /// The events' texts.
        texts: Vec<String>,
        /// Whether anything outlives the page.
        lasts: bool,
    },
    /// Another tab added this event.
    Heard(String),
    /// Another tab has brought a file in: the store is to be read again.
    LookAgain,
    /// What the store holds now.
    Read(Vec<String>),
    /// Another tab has forgotten everything.
    ForgottenElsewhere,
    /// An event could not be kept anywhere.
    NotKept,
    /// A timer of [`Effect::Start`](crate::Effect::Start) has run out.
    Time(Timer),
    /// The page may be gone in a moment.
    Leaving,
    /// Nothing else is to be done.
    Idle,
    /// The program of the widget with this number has ended.
    Ran(usize, RunReport),
    /// So much of the interpreter that it waits for is here.
    Loading(usize, Loading),
    /// The editor was entered; a run is likely.
    Editing,
    /// The address's part from `#` on is this, and has changed or is there at the start.
    Followed {
        /// From `#` on.
        fragment: String,
        /// The page is not scrolled: a reload keeps the place where the reader was.
        at_top: bool,
    },
    /// Something was to go to the clipboard; whether it did.
    Copied(Copied, bool),
    /// Progress is to be saved to a file.
    Save,
    /// A file with progress was chosen, of so many bytes.
    FileChosen(u64),
    /// Its text.
    Brought(String),
    /// Everything is to be forgotten.
    Forget,
}
