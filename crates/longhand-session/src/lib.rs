//! The page without a browser: what happens goes in as [`Message`]s, what is to be done comes out as
//! [`Effect`]s, both plain data.
//!
//! - [`Session`] holds the page's widgets and the learner's progress. [`Session::update`] is the one
//!   place where anything changes.
//! - [`Queue`] deals with one message at a time, in the order in which they came.
//! - [`Widget`] is what a page can hold: cards today; labs, plans and the doctor are further lines.
//! - [`Clock`] gives events their moments and ids; [`Link`] reads the part of an address from `#` on.
//!
//! The browser program (`longhand-web`) turns the page's events into messages and carries effects
//! out. So everything that decides about a learner's work is tested natively, two tabs and a full
//! disk included.
//!
//! ```
//! use longhand_session::{Effect, Message, Page, Session};
//! let (mut session, _) = Session::open(Page::default(), Vec::new());
//! // Nothing is open yet, so a flush keeps nothing.
//! assert_eq!(session.update(0, Message::Leaving), []);
//! let effects = session.update(1, Message::Opened { texts: Vec::new(), lasts: true });
//! assert!(effects.contains(&Effect::Live));
//! ```

mod clock;
mod effect;
mod link;
mod message;
mod queue;
mod session;
pub mod widget;

pub use clock::Clock;
pub use effect::{Copied, Effect, Timer};
pub use link::Link;
pub use message::Message;
pub use queue::Queue;
pub use session::{Page, Session};
pub use widget::Widget;

/// The largest file with progress that is read, in bytes. Ten years of daily work are a tenth of it.
pub const LARGEST_FILE: u64 = 10_000_000;

/// Does a widget's work, away from the page: in a web worker, which has the same program. `task` is
/// what [`widget::Effect::Work`] carried; `tell` takes each answer to the widget.
///
/// A task that no widget of this program knows has no answer.
pub fn work(task: &[u8], tell: &mut dyn FnMut(&[u8])) {
    #[cfg(feature = "test-widget")]
    widget::test::work(task, tell);
    #[cfg(not(feature = "test-widget"))]
    let _ = (task, tell);
}
