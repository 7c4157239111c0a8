//! `reference/FAMILY.toml` and `reference/symbols.toml`, as authors write them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What is said of a rule beside what the registry holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// A formula of the language whose value is the worked number.
    pub example: String,
    /// What that number is, in a sentence.
    pub say: String,
    /// The name in PyTorch.
    pub pytorch: Option<String>,
    /// Other well-known names.
    #[serde(default)]
    pub elsewhere: Vec<String>,
    /// What goes wrong with it, in Markdown.
    #[serde(default)]
    pub traps: Vec<String>,
    /// Letters of the formula that are no parameters, in TeX, with what they mean.
    #[serde(default)]
    pub symbols: BTreeMap<String, String>,
}

/// `reference/symbols.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SymbolsFile {
    /// The letters in their order.
    #[serde(default)]
    pub symbols: Vec<SymbolEntry>,
}

/// A letter of the books.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SymbolEntry {
    /// In TeX.
    pub symbol: String,
    /// What it stands for.
    pub means: String,
    /// Its unit, where it has one.
    pub unit: Option<String>,
    /// The heading that it stands under.
    pub group: String,
    /// Chapters that use it: `training/5-adam`.
    #[serde(default)]
    pub chapters: Vec<String>,
}
