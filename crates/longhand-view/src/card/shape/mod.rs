//! The shape of a tensor.

use crate::card::field::{Field, text_field};
use crate::card::keys::{Keys, LIST};
use crate::card::question::{Arrangement, Place, Question};
use crate::catalogue::Catalogue;
use longhand_exercise::Exercise;
use longhand_exercise::kind::shape::Shape;
use maud::Markup;

impl Question for Shape {
    fn controls(&self, place: &Place) -> Markup {
        let field = Field {
            symbol: self.symbol.as_ref(),
            unit: None,
            wide: false,
            has_rule: true,
        };
        text_field(place, &field)
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement::Line
    }

    fn keys(&self) -> Option<Keys> {
        Some(LIST)
    }

    fn rule(&self, words: &Catalogue, _: &Exercise) -> Option<String> {
        Some(words.kinds.rule_shape.to_string())
    }
}
