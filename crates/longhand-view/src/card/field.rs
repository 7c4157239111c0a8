//! A field for one typed text, and the rule below it.

use super::question::Place;
use super::verdict_box::field_mark;
use crate::card::action::Action;
use crate::catalogue::{Catalogue, fill};
use crate::html::equals;
use longhand_exercise::Tolerance;
use longhand_notation::math::Math;
use longhand_notation::number;
use maud::{Markup, html};

/// What stands around a field.
pub(super) struct Field<'a> {
    /// Before it: the author's symbol.
    pub symbol: Option<&'a Math>,
    /// Behind it.
    pub unit: Option<&'a str>,
    /// Whether more than a number goes into it.
    pub wide: bool,
    /// Whether a rule stands below it.
    pub has_rule: bool,
}

/// The field of a part with what stands before and behind it.
pub(super) fn text_field(place: &Place, field: &Field) -> Markup {
    let words = place.words;
    let id = place.id(0);
    let symbol = field.symbol.map(equals);
    let rule = field.has_rule.then(|| place.rule_id());
    let judged = place.named_by.and_then(|_| place.standing(0));
    html! {
        @if place.named_by.is_some() {
            @if let Some(symbol) = symbol { span.sym { (symbol) } }
        } @else if let Some(symbol) = symbol {
            label for=(id) { span.visually-hidden { (words.your_answer) } (symbol) }
        } @else {
            label.visually-hidden for=(id) { (words.your_answer) }
        }
        input.field.wide[field.wide] id=(id) value=(place.inputs.field(0)) data-on=(Action::Typed)
            data-part=[place.noted()] autocomplete="off" autocapitalize="off"
            autocorrect="off" spellcheck="false" enterkeyhint="done"
            aria-labelledby=[place.named_by] aria-describedby=[rule];
        @if let Some(unit) = field.unit { span.unit { (unit) } }
        @if let Some(judged) = judged { (field_mark(words, judged)) }
    }
}

/// The precision rule in words, where it is not the default of one per cent.
pub(super) fn precision(words: &Catalogue, accept: Tolerance) -> Option<String> {
    match accept {
        Tolerance::Exact | Tolerance::EveryDigit => Some(words.rule_exact.to_string()),
        Tolerance::Absolute(reach) => Some(fill(words.rule_absolute, &[&number::plain(reach)])),
        Tolerance::Relative(part) if (part - 0.01).abs() > 1e-12 => {
            Some(fill(words.rule_relative, &[&number::plain(part * 100.0)]))
        }
        Tolerance::Relative(_) => None,
        Tolerance::Figures(figures) => Some(fill(words.rule_figures, &[&figures])),
    }
}
