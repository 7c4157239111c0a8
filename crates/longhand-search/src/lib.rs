//! Finds a page by its words: an index, and a search that forgives slips of the finger.
//!
//! [`Index::of`] is made when pages are made, from a [`Document`] for each thing that can be found;
//! [`Index::to_bytes`] is what the browser fetches. [`Search::find`] takes what was typed:
//!
//! * Every word must be found in a document, as it is, as the beginning of a word, or with a slip:
//!   one letter wrong, missing, too many or two swapped in a word of four letters, two in one of
//!   eight.
//! * A word in a title counts more than one in a text, a whole word more than a beginning, and that
//!   more than a slip. A rare word counts more than one that is everywhere.
//! * Formulas are found by their words: `β₁` is `beta 1`, `softmax(z)` is `softmax z`.
//!
//! ```
//! use longhand_search::{Document, Index, Kind, Search};
//!
//! let index = Index::of(vec![
//!     Document::new(Kind::Exercise, "5.1 The corrected first moment", "training/5-adam.html#m")
//!         .with_text("What is m̂₃ with β₁ = 0.9?"),
//!     Document::new(Kind::Chapter, "4 Learning-rate schedules", "training/4.html"),
//! ]);
//! let search = Search::new(index);
//! assert_eq!(search.find("momnet", 10)[0].document.title, "5.1 The corrected first moment");
//! assert_eq!(search.find("learning sched", 10)[0].document.address, "training/4.html");
//! assert!(search.find("zebra", 10).is_empty());
//! ```

mod find;
mod index;
mod words;

pub use find::{Hit, Search};
pub use index::{Document, Index, Kind};
pub use words::words;
