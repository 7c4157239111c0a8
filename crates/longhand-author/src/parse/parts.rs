//! `kind = "parts"`: `[[parts]]`, each with what its kind's `[answer]` holds.

use super::asked::{Asked, FileAccept, FileAlso};
use super::choice::FileOption;
use super::reader::{Reader, Text};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FilePart {
    pub(super) id: Spanned<String>,
    pub(super) kind: Spanned<String>,
    /// The question, in a few words before the field.
    pub(super) ask: Text,
    pub(super) is: Option<Text>,
    pub(super) symbol: Option<String>,
    pub(super) accept: Option<Spanned<FileAccept>>,
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) also: Vec<FileAlso>,
    #[serde(default)]
    pub(super) labels: Vec<String>,
    #[serde(default)]
    pub(super) columns: Vec<String>,
    pub(super) cells: Option<bool>,
    pub(super) factor: Option<Spanned<f64>>,
    #[serde(default)]
    pub(super) roundings: Vec<Text>,
    pub(super) several: Option<bool>,
    #[serde(default)]
    pub(super) options: Vec<FileOption>,
}

impl FilePart {
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked {
            at: self.id.span().start,
            is: self.is.as_ref(),
            symbol: self.symbol.as_ref(),
            accept: self.accept.as_ref(),
            unit: self.unit.as_ref(),
            also: &self.also,
            labels: &self.labels,
            columns: &self.columns,
            cells: self.cells,
            factor: self.factor.as_ref(),
            roundings: &self.roundings,
        }
    }
}

impl Reader<'_> {
    /// Whether there are parts to read; looks at their ids.
    pub(super) fn enough_parts(&mut self, parts: &[FilePart], at: usize) -> bool {
        if parts.len() < 2 {
            self.find(
                at,
                "An exercise in parts needs at least two.",
                "Add `[[parts]]` with `id`, `kind`, `ask` and what that kind's answer holds.",
            );
            return false;
        }
        let mut ids = BTreeSet::new();
        for part in parts {
            let id = part.id.get_ref();
            let fits =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            if id.is_empty() || !id.bytes().all(fits) {
                self.find(
                    part.id.span().start,
                    format!("`{id}` is no id of a part."),
                    "Use small letters, digits and hyphens.",
                );
            }
            if !ids.insert(id.as_str()) {
                self.find(
                    part.id.span().start,
                    format!("Two parts are called `{id}`."),
                    "Give each part an id of its own.",
                );
            }
        }
        true
    }

    /// The place of the part that a mistake names.
    pub(super) fn part_of(&mut self, parts: &[FilePart], named: Option<&Text>, at: usize) -> usize {
        let place = named.and_then(|named| {
            parts
                .iter()
                .position(|part| part.id.get_ref() == named.get_ref())
        });
        let ids = || -> String {
            let ids: Vec<&str> = parts
                .iter()
                .map(|part| part.id.get_ref().as_str())
                .collect();
            ids.join(", ")
        };
        match (named, place) {
            (None, _) if parts.is_empty() => 0,
            (None, _) => {
                self.find(
                    at,
                    "A mistake of an exercise in parts says which part it is made in.",
                    format!("Add `part = \"…\"` with one of {}.", ids()),
                );
                0
            }
            (Some(_), Some(place)) => place,
            (Some(named), None) => {
                let remedy = if parts.is_empty() {
                    "Take `part` out: the exercise has no parts.".to_string()
                } else {
                    format!("Write one of {}.", ids())
                };
                self.find(
                    named.span().start,
                    format!("There is no part `{}`.", named.get_ref()),
                    remedy,
                );
                0
            }
        }
    }
}
