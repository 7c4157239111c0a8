//! Words of the reference.

/// The strings of the reference in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceWords {
    /// Its title.
    pub title: &'static str,
    /// The sentence below the title of each of its pages.
    pub lede: &'static str,
    /// Title of the page of symbols.
    pub symbols: &'static str,
    /// The sentence below it.
    pub symbols_lede: &'static str,
    /// Name of the list of a page's rules.
    pub on_this_page: &'static str,
    /// Before what a parameter is when not given.
    pub preset: &'static str,
    /// Of a parameter that may be left out.
    pub optional: &'static str,
    /// Before a unit.
    pub unit: &'static str,
    /// Name of the list of traps.
    pub traps: &'static str,
    /// Before a rule's names in frameworks.
    pub names: &'static str,
    /// Before a rule's source.
    pub source: &'static str,
    /// Before the exercises that use a rule.
    pub practised: &'static str,
}

/// In English.
pub(super) const ENGLISH: ReferenceWords = ReferenceWords {
    title: "Reference",
    lede: "Each rule with its formula, a worked number, its names in frameworks, and what goes wrong with it.",
    symbols: "Symbols",
    symbols_lede: "The letters of the books, what they stand for, and where they are used.",
    on_this_page: "On this page",
    preset: "If not given:",
    optional: "May be left out.",
    unit: "in",
    traps: "What goes wrong",
    names: "Known as",
    source: "Source:",
    practised: "Practised in",
};
