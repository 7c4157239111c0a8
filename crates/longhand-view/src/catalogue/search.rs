//! Words of the search.

/// The strings of the search in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchWords {
    /// Name of the field.
    pub field: &'static str,
    /// In the empty field.
    pub placeholder: &'static str,
    /// Before anything is typed.
    pub hint: &'static str,
    /// Where scripts are off.
    pub needs_scripts: &'static str,
    /// Nothing was found; `{}` is what was typed.
    pub nothing: &'static str,
    /// One was found.
    pub one: &'static str,
    /// Several were found; `{}` is their number.
    pub several: &'static str,
    /// More were found than are shown; `{}` is how many are.
    pub first: &'static str,
    /// Kinds of what is found.
    pub page: &'static str,
    /// A chapter.
    pub chapter: &'static str,
    /// A section of one.
    pub section: &'static str,
    /// An exercise.
    pub exercise: &'static str,
    /// A word of a glossary.
    pub term: &'static str,
    /// A rule of the reference.
    pub rule: &'static str,
}

/// In English.
pub(super) const ENGLISH: SearchWords = SearchWords {
    field: "Search all workbooks, the reference and the tools",
    placeholder: "gradient clipping, β₁, ring all-reduce",
    hint: "Type a word or two. A letter may be wrong.",
    needs_scripts: "The search needs scripts. Your browser’s own search finds what stands on a page.",
    nothing: "Nothing was found for “{}”. Try fewer words, or another name for it.",
    one: "One result",
    several: "{} results",
    first: "The first {} results",
    page: "Page",
    chapter: "Chapter",
    section: "Section",
    exercise: "Exercise",
    term: "Glossary",
    rule: "Reference",
};
