//! What the browser programs share: a page's parts, files, small texts that are kept.
//!
//! Each tool of the site has a thin program of its own (`longhand-web-plan`, …) beside that of the
//! workbooks (`longhand-web`). What more than one of them does with the browser stands here:
//!
//! - [`dom`] finds and changes parts of the page, and knows its clock, clipboard and address.
//! - [`file`] saves a text to a file and reads one that was chosen or dropped.
//! - [`scroll_boxes`] keeps wide boxes in the keyboard's reach and closes the sheet of chapters.
//! - [`Names`] are the names under which a site keeps things.
//! - [`mod@tool`] is the ground of a tool's page: its element, morphed into new markup.
//!
//! Only wasm32 runs it; natively it compiles so that its pure parts are tested.

pub mod dom;
pub mod file;
mod names;
pub mod scroll_boxes;
pub mod tool;

pub use names::Names;
