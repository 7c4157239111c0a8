//! A number, or a calculation of one.

use crate::card::field::{Field, precision, text_field};
use crate::card::keys::{CALCULATION, Keys};
use crate::card::question::{Arrangement, Place, Question};
use crate::catalogue::Catalogue;
use longhand_exercise::Exercise;
use longhand_exercise::kind::numeric::Numeric;
use maud::Markup;

impl Question for Numeric {
    fn controls(&self, place: &Place) -> Markup {
        let field = Field {
            symbol: self.symbol.as_ref(),
            unit: self.unit.as_deref(),
            wide: false,
            has_rule: precision(place.words, self.accept).is_some(),
        };
        text_field(place, &field)
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement::Line
    }

    fn keys(&self) -> Option<Keys> {
        Some(CALCULATION)
    }

    fn rule(&self, words: &Catalogue, _: &Exercise) -> Option<String> {
        precision(words, self.accept)
    }
}
