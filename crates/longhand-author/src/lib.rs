//! What authors write: reads it, checks it, and makes of it what learners get.
//!
//! An author writes TOML with Markdown and TeX in it; its tables are the structs of [`parse`]. A
//! learner gets a [`longhand_exercise::Exercise`], whose texts are set already: what the browser
//! needs, and nothing that has to be read there again. [`parse::read`] makes the one of the other,
//! or says what is wrong with it and where ([`finding::Finding`]). [`lint`] checks what learners
//! get.
//!
//! Used where pages are made, never in the browser.

mod dialect;
pub mod english;
pub mod finding;
pub mod lint;
mod markdown;
pub mod mathml;
mod money;
mod numbers;
pub mod parse;
pub mod preview;
mod prose;
mod question_words;
mod sentence;
pub mod silent;
pub mod skeleton;
mod slot;
pub mod stats;
mod tex;
mod text_fault;
mod typed_names;
mod work;
pub mod written;

pub use finding::{Finding, line_of};
pub use markdown::{Block, PlainPiece, anchor, blocks, directives, pieces};
pub use numbers::{Stated, numbers};
pub use parse::{Places, read, read_with_places};
pub use tex::{Tex, TexFault};
pub use text_fault::TextFault;
