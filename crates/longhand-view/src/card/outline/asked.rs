//! What each part of an exercise asks for: its field, its cells, its options, its program.

use super::text::{Offered, Text, offered};
use crate::card::state::Card;
use crate::catalogue::ENGLISH;
use crate::feedback::NodeNames;
use longhand_exercise::Variant;
use longhand_exercise::describe::PartDescription;
use longhand_exercise::description::Description;
use longhand_exercise::program::language::Language;
use longhand_notation::math::Math;
use serde::Serialize;
use std::collections::BTreeMap;

/// What one part asks for; an exercise without parts is one part.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Asked {
    /// The part's id, where there are several.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its question, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<Text>,
    /// What stands before the field.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub symbol: String,
    /// The unit that the field shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What stands at each cell, at each row of a matrix, or at each number of a graph.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// What stands above each column of a matrix.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Whether more than one option may be right.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub several: bool,
    /// The options of a choice or the lines to be put in order, as this variant shuffles them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Offered>,
    /// By language: what the editor holds at first. Of a bug, the program with the bug.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub programs: BTreeMap<&'static str, String>,
}

impl Card {
    /// What every part asks for.
    pub(super) fn asks(&self, parts: &[PartDescription], variant: &Variant) -> Vec<Asked> {
        parts
            .iter()
            .map(|described| Asked {
                id: described.id.to_string(),
                kind: described.kind.name(),
                ask: described.ask.map(|ask| Text::of(ask, variant)),
                options: offered(&described.asked, variant),
                ..self.described(&described.asked)
            })
            .collect()
    }

    /// What the kind alone tells.
    fn described(&self, from: &Description) -> Asked {
        let mut asked = Asked {
            unit: from.unit.map(str::to_string),
            fields: from.rows.iter().map(Math::plain).collect(),
            columns: from.columns.iter().map(Math::plain).collect(),
            several: from.several,
            ..Asked::default()
        };
        if let Some(symbol) = from.symbol {
            asked.symbol = symbol.plain();
        }
        if let Some(sheet) = &from.graph {
            let fields = sheet.fields.iter();
            let names = NodeNames::new(self.shell.symbols(), sheet);
            asked.fields = fields.map(|one| names.named(&ENGLISH, *one)).collect();
        }
        if let Some(code) = from.code {
            let starter = |language: Language| {
                let text = code.written(language).starter.trim_matches('\n');
                (language.slug(), text.to_string())
            };
            asked.programs = Language::ALL.into_iter().map(starter).collect();
        }
        asked
    }
}
