//! What each part of an exercise asks for: its field, its cells, its options, its program.

use super::text::{Offered, Text, offered};
use crate::card::state::Card;
use crate::catalogue::ENGLISH;
use crate::feedback::NodeNames;
use crate::plain;
use crate::symbols::math;
use longhand_exercise::kind::cells::Cells;
use longhand_exercise::program::language::Language;
use longhand_exercise::{Kind, Variant};
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
    pub(super) fn asks(&self, variant: &Variant) -> Vec<Asked> {
        let parts = self.shell.exercise.parts().into_iter().enumerate();
        parts
            .map(|(part, kind)| {
                let ask = match &self.shell.exercise.kind {
                    Kind::Parts(parts) => parts.get(part).map(|part| &part.ask),
                    _ => None,
                };
                Asked {
                    id: self.shell.exercise.part_id(part).to_string(),
                    ask: ask.map(|ask| Text::of(ask, variant)),
                    options: offered(part, kind, &self.shell.exercise, variant),
                    ..self.of_kind(kind, variant)
                }
            })
            .collect()
    }

    /// What the kind alone tells.
    fn of_kind(&self, kind: &Kind, variant: &Variant) -> Asked {
        let read = |mathml: &String| plain::line(&math(mathml));
        let mut asked = Asked {
            kind: kind.name(),
            ..Asked::default()
        };
        let mut cells = |cells: &Cells| {
            asked.symbol = read(&cells.symbol);
            asked.unit.clone_from(&cells.unit);
            asked.fields = cells.labels.iter().map(read).collect();
            asked.columns = cells.columns.iter().map(read).collect();
        };
        match kind {
            Kind::Vector(asked) | Kind::Matrix(asked) => cells(asked),
            Kind::Numeric(numeric) => {
                asked.symbol = read(&numeric.symbol);
                asked.unit.clone_from(&numeric.unit);
            }
            Kind::Shape(shape) => asked.symbol = read(&shape.symbol),
            Kind::Expression(expression) => asked.symbol = read(&expression.symbol),
            Kind::Choice(choice) => asked.several = choice.several,
            Kind::Graph(graphed) => {
                if let Ok(sheet) = graphed.sheet(&variant.scope) {
                    let fields = sheet.fields.iter();
                    let names = NodeNames::new(self.shell.symbols(), &sheet);
                    asked.fields = fields.map(|one| names.named(&ENGLISH, *one)).collect();
                }
            }
            Kind::Code(code) | Kind::Bug(longhand_exercise::kind::bug::Bug { code, .. }) => {
                let starter = |language: Language| {
                    let text = code.written(language).starter.trim_matches('\n');
                    (language.slug(), text.to_string())
                };
                asked.programs = Language::ALL.into_iter().map(starter).collect();
            }
            Kind::Order(_) | Kind::Parts(_) => {}
        }
        asked
    }
}
