//! What each part of an exercise asks for: its field, its cells, its options, its program.

use super::{Offered, Text, offered, words};
use crate::card::{Card, frame::math};
use crate::catalogue::ENGLISH;
use crate::plain;
use longhand_exercise::kind::cells::Cells;
use longhand_exercise::program::language::Language;
use longhand_exercise::{Exercise, Kind, Variant};
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
    pub(super) fn asks(&self, written: &Exercise, variant: &Variant) -> Vec<Asked> {
        let asks = |exercise: &Exercise, part: usize| match &exercise.kind {
            Kind::Parts(parts) => parts.get(part).map(|part| part.ask.clone()),
            _ => None,
        };
        let parts = self.exercise.parts().into_iter().enumerate();
        parts
            .map(|(part, kind)| {
                let ask = asks(&self.exercise, part).zip(asks(written, part));
                Asked {
                    id: self.exercise.part_id(part).to_string(),
                    ask: ask.map(|(prepared, raw)| Text::of(&prepared, &raw, variant)),
                    options: offered(part, kind, &self.exercise, variant),
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
                    asked.fields = fields
                        .map(|one| self.named(&ENGLISH, &sheet, *one))
                        .collect();
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

/// The options of a choice or the lines of an order, in the order of this variant.
pub(super) fn of_options(
    part: usize,
    kind: &Kind,
    exercise: &Exercise,
    variant: &Variant,
) -> Vec<Offered> {
    match kind {
        Kind::Order(order) => {
            let handed = order.handed_out(&exercise.slug, variant.number).into_iter();
            let lines = handed.filter_map(|line| order.lines.get(line));
            lines
                .map(|line| Offered {
                    id: line.id.clone(),
                    text: words(&line.text, variant),
                    right: !line.distractor,
                    reply: words(
                        if line.distractor {
                            &line.reply
                        } else {
                            &line.why
                        },
                        variant,
                    ),
                })
                .collect()
        }
        Kind::Choice(choice) => {
            let order = choice.order(&exercise.shuffled_by(part), variant.number);
            let options = order.into_iter().filter_map(|i| choice.options.get(i));
            options
                .map(|one| Offered {
                    id: one.id.clone(),
                    text: words(&one.text, variant),
                    right: one.is_right(&variant.scope),
                    reply: words(&one.reply, variant),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}
