//! A field for one typed text: a number, a shape, a formula, a whole list.

use super::Card;
use super::frame::math;
use super::keys::{CALCULATION, LIST, keys};
use crate::catalogue::{Catalogue, fill};
use crate::mark::{Mark, mark};
use longhand_exercise::{Accept, Judgement, Kind, Verdict};
use longhand_notation::number;
use maud::{Markup, html};

impl Card {
    /// An exercise with one field.
    pub(super) fn one_field(&self, words: &Catalogue, kind: &Kind) -> Markup {
        html! {
            form.answer data-on="check" {
                (self.text_field(words, 0, kind, None))
                (self.buttons(words, words.check, false))
            }
            (keys_for(words, kind))
            (self.rule(words, 0, kind))
        }
    }

    /// The field of a part with what stands before and behind it. `named_by` is the id of the text
    /// that asks, where the symbol alone does not name the field.
    pub(super) fn text_field(
        &self,
        words: &Catalogue,
        part: usize,
        kind: &Kind,
        named_by: Option<&str>,
    ) -> Markup {
        let id = self.field_id(part, 0);
        let symbol = kind.symbol();
        let symbol = (!symbol.is_empty()).then(|| math(&format!("{symbol}<mo>=</mo>")));
        let unit = match kind {
            Kind::Numeric(numeric) => numeric.unit.as_ref(),
            Kind::Vector(cells) | Kind::Matrix(cells) => cells.unit.as_ref(),
            _ => None,
        };
        let rule = rule(words, self, kind).map(|_| self.rule_id(part));
        let outcome = (named_by.is_some())
            .then(|| self.standing(part, 0))
            .flatten();
        let wide = matches!(
            kind,
            Kind::Expression(_) | Kind::Vector(_) | Kind::Matrix(_)
        );
        html! {
            @if named_by.is_some() {
                @if let Some(symbol) = symbol { span.sym { (symbol) } }
            } @else if let Some(symbol) = symbol {
                label for=(id) { span.visually-hidden { (words.your_answer) } (symbol) }
            } @else {
                label.visually-hidden for=(id) { (words.your_answer) }
            }
            input.field.wide[wide] id=(id) value=(self.field(part, 0)) data-on="typed"
                data-part=[(part > 0).then_some(part)] autocomplete="off" autocapitalize="off"
                autocorrect="off" spellcheck="false" enterkeyhint="done"
                aria-labelledby=[named_by] aria-describedby=[rule];
            @if let Some(unit) = unit { span.unit { (unit) } }
            @if let Some(judged) = outcome { (outcome_mark(words, judged)) }
        }
    }

    /// What is known of a field as it stands: nothing once it was changed.
    pub(super) fn standing(&self, part: usize, cell: usize) -> Option<&Judgement> {
        let judged = self.judged.as_ref()?;
        let then = judged.desk.get(part)?.field(cell);
        if then != self.field(part, cell) {
            return None;
        }
        let whole = match judged.judgement.parts.as_slice() {
            [] => &judged.judgement,
            parts => parts.get(part)?,
        };
        match whole.cells.as_slice() {
            [] => Some(whole),
            cells => cells.get(cell),
        }
    }

    fn rule_id(&self, part: usize) -> String {
        match part {
            0 => format!("{}-rule", self.exercise.slug),
            part => format!("{}-rule-{part}", self.exercise.slug),
        }
    }

    /// The precision rule below the field, where there is one to tell.
    pub(super) fn rule(&self, words: &Catalogue, part: usize, kind: &Kind) -> Markup {
        html! {
            @if let Some(rule) = rule(words, self, kind) { p.rule id=(self.rule_id(part)) { (rule) } }
        }
    }
}

/// The mark beside a judged field, with its word for screen readers.
pub(super) fn outcome_mark(words: &Catalogue, judged: &Judgement) -> Markup {
    let (drawn, place, name) = match judged.verdict {
        Verdict::Right { .. } => (Mark::Right, 0, "right"),
        Verdict::Near(_) => (Mark::Near, 1, "near"),
        Verdict::Wrong(_) => (Mark::Wrong, 2, "wrong"),
        Verdict::Unreadable(_) => (Mark::Unreadable, 3, "unreadable"),
    };
    html! {
        span.outcome data-judged=(name) {
            (mark(drawn)) span.visually-hidden { (words.kinds.judged[place]) }
        }
    }
}

/// The row of keys that suits a kind.
pub(super) fn keys_for(words: &Catalogue, kind: &Kind) -> Markup {
    let list = match kind {
        Kind::Shape(_) => true,
        Kind::Vector(cells) | Kind::Matrix(cells) => cells.whole,
        _ => false,
    };
    keys(words, if list { LIST } else { CALCULATION })
}

/// What is to be known of the form and the precision, where they are not the usual ones.
fn rule(words: &Catalogue, card: &Card, kind: &Kind) -> Option<String> {
    match kind {
        Kind::Numeric(numeric) => precision(words, numeric.accept),
        Kind::Shape(_) => Some(words.kinds.rule_shape.to_string()),
        Kind::Expression(_) => {
            let names: Vec<&str> = card
                .exercise
                .variables
                .iter()
                .map(|variable| variable.name.as_str())
                .collect();
            Some(fill(words.kinds.rule_formula, &[&listed(words, &names)]))
        }
        Kind::Vector(cells) | Kind::Matrix(cells) => {
            let form = match kind {
                _ if !cells.whole => "",
                Kind::Matrix(_) => words.kinds.rule_matrix,
                _ => words.kinds.rule_list,
            };
            let precision = precision(words, cells.accept).unwrap_or_default();
            let rule = [form, &precision].join(" ");
            (!rule.trim().is_empty()).then(|| rule.trim().to_string())
        }
        _ => None,
    }
}

/// "x, y and z".
pub(super) fn listed(words: &Catalogue, names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_string(),
        [before @ .., last] => [&before.join(", "), words.kinds.and, last].concat(),
    }
}

/// The precision rule in words, where it is not the default of one per cent.
fn precision(words: &Catalogue, accept: Accept) -> Option<String> {
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
