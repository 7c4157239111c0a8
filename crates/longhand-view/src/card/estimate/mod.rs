//! An order of magnitude: a field, and a scale of powers of ten beside it.

use crate::card::action::Action;
use crate::card::field::{Field, text_field};
use crate::card::inputs::Inputs;
use crate::card::keys::{CALCULATION, Keys};
use crate::card::question::{Arrangement, Place, Question};
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::Exercise;
use longhand_exercise::kind::estimate::Estimate;
use longhand_math::real;
use longhand_notation::{Scope, number};
use maud::{Markup, html};

/// The scale goes from 1 to ten to this power.
const HIGHEST: f64 = 30.0;

/// The field's place is 0; the scale is at the next.
const SCALE: usize = 1;

impl Question for Estimate {
    fn controls(&self, place: &Place) -> Markup {
        let field = Field {
            symbol: self.symbol.as_ref(),
            unit: self.unit.as_deref(),
            wide: false,
            has_rule: true,
        };
        let typed = place.inputs.field(0);
        let at = power(typed).unwrap_or(HIGHEST / 2.0);
        html! {
            (text_field(place, &field))
            input.scale type="range" id=(place.id(SCALE)) min="0" max=(HIGHEST) step="0.5" value=(at)
                data-on=(Action::Typed) data-part=[place.noted()] data-cell=(SCALE)
                aria-label=(place.words.kinds.scale)
                aria-valuetext=[(!typed.is_empty()).then_some(typed)];
        }
    }

    fn arrangement(&self) -> Arrangement {
        Arrangement::Line
    }

    fn keys(&self) -> Option<Keys> {
        Some(CALCULATION)
    }

    fn rule(&self, words: &Catalogue, _: &Exercise) -> Option<String> {
        let factor = number::plain(self.factor);
        Some(fill(words.kinds.rule_estimate, &[&factor]))
    }

    fn typed(&self, inputs: &mut Inputs, cell: usize, text: String) {
        // A place on the scale stands in the field as the number it means.
        match text.parse::<f64>() {
            Ok(power) if cell == SCALE => inputs.put(0, at_power(power)),
            _ => inputs.put(0, text),
        }
    }
}

/// The place of a typed number on the scale, to half a power.
fn power(text: &str) -> Option<f64> {
    let value = longhand_notation::read(text).ok()?;
    let value = value.evaluate(&Scope::new()).ok()?.as_number()?;
    let power = (2.0 * real::log10(value)).round() / 2.0;
    power.is_finite().then(|| power.clamp(0.0, HIGHEST))
}

/// The number at a place of the scale: 1, 3, 10, 30 and so on.
fn at_power(power: f64) -> String {
    let whole = power.clamp(0.0, HIGHEST).floor();
    let digit = if power > whole { "3" } else { "1" };
    format!("{digit}e{whole}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_the_scale_is_a_number_and_back() {
        for (place, text) in [(0.0, "1e0"), (3.5, "3e3"), (18.0, "1e18"), (30.0, "1e30")] {
            assert_eq!(at_power(place), text);
            assert_eq!(power(text), Some(place));
        }
        assert_eq!(power("2.1e5"), Some(5.5));
        assert_eq!(power("-1"), None);
        assert_eq!(power("about"), None);
        assert_eq!(power("1e40"), Some(HIGHEST));
    }
}
