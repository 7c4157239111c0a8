//! The Markdown that authors write: CommonMark with tables, formulas between dollar signs, and
//! quotation marks that turn to their words.

use pulldown_cmark::Options;

/// What is switched on.
pub(crate) fn options() -> Options {
    Options::ENABLE_MATH | Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION
}
