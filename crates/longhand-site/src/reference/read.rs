//! Reading `reference/`, and holding it to the registries.

use super::file::{Notes, SymbolEntry, SymbolsFile};
use longhand_author::{Finding, line_of};
use longhand_math::registry::FAMILIES;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

/// The folder beside `shelf.toml`.
const FOLDER: &str = "reference";

/// What authors add to the registries.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// Of each rule, by its slug.
    pub notes: BTreeMap<String, Notes>,
    /// The letters of the books.
    pub symbols: Vec<SymbolEntry>,
}

/// Reads the reference of a shelf; `None` where it has none.
///
/// # Errors
/// Files that cannot be read, rules that do not exist, and rules without notes.
pub fn read(shelf: &Path) -> Result<Option<Reference>, Vec<Finding>> {
    let folder = shelf.join(FOLDER);
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut reference = Reference::default();
    let mut findings = Vec::new();
    for family in FAMILIES {
        let file = format!("{FOLDER}/{}.toml", family.slug);
        let notes: BTreeMap<String, Notes> = match parsed(shelf, &file) {
            Ok(notes) => notes,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        for slug in notes.keys() {
            if !family.entries.iter().any(|entry| entry.slug == slug) {
                let found = format!("There is no rule `{slug}` in this family.");
                findings.push(Finding::new(
                    &file,
                    0,
                    found,
                    "Mend the name, or take it out.",
                ));
            }
        }
        for entry in family.entries {
            if !notes.contains_key(entry.slug) {
                let found = format!("The rule `{}` has no table here.", entry.slug);
                let remedy = "Give its worked number (`example`, `say`), its names and its traps.";
                findings.push(Finding::new(&file, 0, found, remedy));
            }
        }
        reference.notes.extend(notes);
    }
    match parsed::<SymbolsFile>(shelf, &format!("{FOLDER}/symbols.toml")) {
        Ok(file) => reference.symbols = file.symbols,
        Err(finding) => findings.push(finding),
    }
    if findings.is_empty() {
        Ok(Some(reference))
    } else {
        Err(findings)
    }
}

fn parsed<T: DeserializeOwned>(shelf: &Path, file: &str) -> Result<T, Finding> {
    let text = std::fs::read_to_string(shelf.join(file)).map_err(|error| {
        let found = format!("The file cannot be read: {error}.");
        Finding::new(file, 0, found, "Is it there, and UTF-8 text?")
    })?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(&text, span.start));
        let remedy = "A rule has `example`, `say`, `pytorch`, `elsewhere`, `traps` and `symbols`.";
        Finding::new(file, line, error.message().to_owned(), remedy)
    })
}
