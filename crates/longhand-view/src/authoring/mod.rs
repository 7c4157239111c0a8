//! Authors' Markdown and TeX to HTML and MathML. Used where pages are made, never in the browser.

mod formula;
mod markdown;

pub use formula::{Tex, TexFault};
pub use markdown::{Block, blocks, prepare, prepare_exercise};
