//! A numeric exercise: one field, with what stands before and behind it.

use super::Card;
use super::frame::math;
use super::keys::{CALCULATION, keys};
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::Accept;
use longhand_exercise::kind::numeric::Numeric;
use longhand_notation::number;
use maud::{Markup, html};

impl Card {
    pub(super) fn numeric(&self, words: &Catalogue, numeric: &Numeric) -> Markup {
        let id = self.field_id(0, 0);
        let rule = rule(words, numeric.accept);
        let rule_id = format!("{}-rule", self.exercise.slug);
        let symbol =
            (!numeric.symbol.is_empty()).then(|| math(&format!("{}<mo>=</mo>", numeric.symbol)));
        html! {
            form.answer data-on="check" {
                @if let Some(symbol) = symbol {
                    label for=(id) { span.visually-hidden { (words.your_answer) } (symbol) }
                } @else {
                    label.visually-hidden for=(id) { (words.your_answer) }
                }
                input.field id=(id) value=(self.field(0, 0)) data-on="typed" autocomplete="off" autocapitalize="off"
                    autocorrect="off" spellcheck="false" enterkeyhint="done"
                    aria-describedby=[rule.is_some().then_some(&rule_id)];
                @if let Some(unit) = &numeric.unit { span.unit { (unit) } }
                (self.buttons(words, words.check, false))
            }
            (keys(words, CALCULATION))
            @if let Some(rule) = &rule { p.rule id=(rule_id) { (rule) } }
        }
    }
}

/// The precision rule in words, where it is not the default of one per cent.
fn rule(words: &Catalogue, accept: Accept) -> Option<String> {
    match accept {
        Accept::Exact => Some(words.rule_exact.to_string()),
        Accept::Absolute(reach) => Some(fill(words.rule_absolute, &[&number::plain(reach)])),
        Accept::Relative(part) if (part - 0.01).abs() > 1e-12 => {
            Some(fill(words.rule_relative, &[&number::plain(part * 100.0)]))
        }
        Accept::Relative(_) => None,
        Accept::Figures(figures) => Some(fill(words.rule_figures, &[&figures])),
    }
}
