//! Every sentence and label of the interface, in one place.
//!
//! Authors' prose lives in `content/`; everything else a learner reads comes
//! from a [`Catalogue`], so that a translation is one more constant beside
//! [`ENGLISH`] and nothing else.

/// The interface's strings in one language.
///
/// A field that ends in `_of` or takes numbers is written with `{}` holes that
/// [`fill`] puts values into, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Catalogue {
    /// The language's tag for `<html lang>`.
    pub language: &'static str,
    /// The link that jumps over the navigation.
    pub skip: &'static str,
    /// Name of the list of chapters, and the phone's menu button.
    pub chapters: &'static str,
    /// Closes the phone's chapter menu.
    pub close: &'static str,
    /// Above a chapter's title; `{}` is its number.
    pub chapter_number: &'static str,
    /// Link to the chapter before.
    pub previous: &'static str,
    /// Link to the chapter after.
    pub next: &'static str,
    /// A chapter's progress; two holes: solved, total.
    pub solved_of: &'static str,
    /// Text alternative of the solved mark.
    pub solved: &'static str,
    /// Name of the list of a chapter's exercises.
    pub exercises: &'static str,
    /// Heading above the exercise on the home page.
    pub try_one: &'static str,
    /// Link from the home page into the workbook.
    pub start: &'static str,
    /// Shown where JavaScript is off.
    pub no_script: &'static str,
    /// Footer: what the pages do with what one types.
    pub privacy: &'static str,
    /// Footer: the licence.
    pub licence: &'static str,
    /// Footer: link to report a mistake.
    pub report: &'static str,
    /// Title of the page for a missing address.
    pub missing_title: &'static str,
    /// Sentence on the page for a missing address.
    pub missing_text: &'static str,
    /// Link from there to the home page.
    pub home: &'static str,
    /// Title of the gallery.
    pub gallery_title: &'static str,
    /// Sentence below the gallery's title.
    pub gallery_lede: &'static str,
    /// Text that says that a link leaves for another site.
    pub part_of: &'static str,
}

/// The interface in English.
pub const ENGLISH: Catalogue = Catalogue {
    language: "en",
    skip: "Skip to the page’s text",
    chapters: "Chapters",
    close: "Close",
    chapter_number: "Chapter {}",
    previous: "Before this",
    next: "Next",
    solved_of: "{} of {} solved",
    solved: "solved",
    exercises: "Exercises of this chapter",
    try_one: "Try one now",
    start: "Begin with chapter {}",
    no_script: "JavaScript is off, so answers are not checked here. Everything can still be read: each exercise has its working folded below it.",
    privacy: "What you type stays in this browser.",
    licence: "Free to use and to change, under MIT or Apache 2.0.",
    report: "Report a mistake",
    missing_title: "There is no such page",
    missing_text: "The address may be old or mistyped. All chapters are one step from here.",
    home: "To the first page",
    gallery_title: "Gallery",
    gallery_lede: "Every part of an exercise in every state, on one page: for those who change how Longhand looks.",
    part_of: "{} of {}",
};

/// Puts values into the `{}` holes of a catalogue string, in order.
///
/// Holes without a value stay empty; values without a hole are left out.
///
/// ```
/// use longhand_view::catalogue::{ENGLISH, fill};
/// assert_eq!(fill(ENGLISH.solved_of, &[&3, &12]), "3 of 12 solved");
/// ```
pub fn fill(text: &str, values: &[&dyn core::fmt::Display]) -> String {
    use core::fmt::Write;
    let mut filled = String::with_capacity(text.len() + 8);
    let mut values = values.iter();
    for (index, piece) in text.split("{}").enumerate() {
        if index > 0
            && let Some(value) = values.next()
        {
            // Writing to a String cannot fail.
            let _ = write!(filled, "{value}");
        }
        filled.push_str(piece);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn holes_are_filled_in_order_and_spare_ones_stay_empty() {
        assert_eq!(fill("{} of {}{}", &[&1, &"two"]), "1 of two");
        assert_eq!(fill("plain", &[&1]), "plain");
    }
}
