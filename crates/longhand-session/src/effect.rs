//! What is to be done outside of the session.

use longhand_exercise::program::run::{CodeRun, Engine};
use longhand_exercise::progress::Event;
use longhand_view::page::Notice;

use crate::widget::Picture;

/// What is to be done, in the order in which it is given. Widgets go by their number.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Draw this widget anew, see [`Session::view`](crate::Session::view).
    Draw(usize),
    /// Bring rings and ticks up to date, see [`Session::progress`](crate::Session::progress).
    Mark,
    /// The page works and shows what was done before; say so.
    Live,

    /// Keep these events. An event that may not be replaced leaves one of its id as it is.
    Keep(Vec<Event>),
    /// Keep these events at once: the page may be gone in a moment.
    KeepNow(Vec<Event>),
    /// Keep these events, which a file brought; then tell the other tabs to look again.
    TakeIn(Vec<Event>),
    /// Tell the other tabs of this event.
    Tell(Event),
    /// Read the store again; [`Message::Read`](crate::Message::Read) brings it.
    ReadStore,
    /// Forget everything that was kept, tell the other tabs, then load the page again.
    Forget,
    /// Load the page again.
    Reload,
    /// Keep the learner's choice of language, as this word. It may be lost.
    Remember(&'static str),

    /// Start a timer, in milliseconds, in place of one of the same name.
    Start(Timer, u32),
    /// Stop a timer.
    Stop(Timer),
    /// Send [`Message::Idle`](crate::Message::Idle) when nothing else is to be done.
    WhenIdle,

    /// Show one of the page's notices.
    Show(Notice),
    /// Take a notice away.
    Hide(Notice),
    /// Write this sentence into [`Notice::Told`].
    Words(String),
    /// Put the focus on the element with this id.
    Focus(String),
    /// Let screen readers say this, once.
    Announce(String),
    /// Write the address's part from `#` on.
    Fragment(String),
    /// Bring this widget into view.
    ScrollTo(usize),
    /// Put this text on the clipboard.
    Copy(String, Copied),
    /// Hand the browser a file to be saved: name and text.
    SaveFile(&'static str, String),
    /// Read the file that was chosen.
    ReadFile,

    /// Run a widget's program, in place of one that it runs.
    Run(usize, CodeRun, Engine),
    /// End a widget's program.
    StopRun(usize),
    /// Make an engine ready.
    Prepare(Engine),
    /// Morph this markup into a copy of the widget that stands in no page: a rehearsal, so that the
    /// browser has compiled what the first answer needs.
    Rehearse(usize, String),

    /// Send the widget a [`Tick`](crate::widget::Event::Tick) with the next frame.
    Tick(usize),
    /// Paint a widget's canvas.
    Paint(usize, Picture),
    /// Do this work for a widget in a web worker, in place of work under way.
    Work(usize, Vec<u8>),
    /// End the work under way for a widget.
    StopWork(usize),
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// Typing has rested: keep what stands on the desk.
    Flush,
    /// Deal with what other tabs have told meanwhile.
    Settle,
    /// A passing notice has stood long enough.
    Notice(Notice),
}

/// What went to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A link to a variant: its part from `#` on.
    Link(String),
    /// A report of a mistake of the workbook.
    Report,
}
