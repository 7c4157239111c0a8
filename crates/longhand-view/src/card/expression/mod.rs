//! A formula in variables.

use crate::card::field::{Field, text_field};
use crate::card::keys::{CALCULATION, Keys};
use crate::card::question::{Arrangement, Place, Question};
use crate::catalogue::{Catalogue, fill};
use crate::phrase::listed;
use longhand_exercise::Exercise;
use longhand_exercise::kind::expression::Expression;
use maud::Markup;

impl Question for Expression {
    fn controls(&self, place: &Place) -> Markup {
        let field = Field {
            symbol: self.symbol.as_ref(),
            unit: None,
            wide: true,
            has_rule: true,
        };
        text_field(place, &field)
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement::Line
    }

    fn keys(&self) -> Option<Keys> {
        Some(CALCULATION)
    }

    fn rule(&self, words: &Catalogue, exercise: &Exercise) -> Option<String> {
        let variables = exercise.variables.iter();
        let names: Vec<&str> = variables.map(|one| one.name.as_str()).collect();
        Some(fill(words.kinds.rule_formula, &[&listed(words, &names)]))
    }
}
