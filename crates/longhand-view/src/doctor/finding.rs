//! A finding: what it says, its arithmetic, its evidence, what else it may be.

use longhand_doctor::findings::{Alternative, Charge, Finding};
use longhand_doctor::own::givens;
use longhand_doctor::report::Report;
use longhand_doctor::rules::RULES;
use longhand_doctor::text::number::short;
use longhand_notation::typeset::{Symbols, math};
use maud::{Markup, PreEscaped, html};

use super::exercises::place;
use super::formula::expression;
use crate::arithmetic::printed;
use crate::catalogue::{DoctorWords, fill};
use crate::phrase::capitalized;

/// One finding; `at` is its place in the list.
pub(super) fn finding(words: &DoctorWords, report: &Report, at: usize, found: &Finding) -> Markup {
    let charge = &found.charge;
    let sure = charge.sure.word();
    let shown = words.sure.iter().find(|(word, _)| *word == sure);
    html! {
        article.doctor-finding id=(format!("finding-{}", at + 1)) data-rule=(found.rule) {
            h3 {
                (title(found.rule)) " "
                span.doctor-sure.(sure) { (shown.map_or(sure, |(_, word)| *word)) }
                @if report.log.runs.len() > 1 {
                    " " span.meta { (fill(words.in_run, &[&(found.run + 1)])) }
                }
            }
            p { (charge.says) }
            (arithmetic(charge))
            @if !charge.steps.is_empty() {
                p {
                    @for step in charge.steps.iter().take(4) {
                        button.link type="button" data-go=(format!("{} {step}", found.run)) {
                            (fill(words.show_step, &[&short(*step)]))
                        } " "
                    }
                }
            }
            @if !charge.evidence.is_empty() {
                details id=(format!("evidence-{}", at + 1)) {
                    summary { (words.evidence) }
                    dl.doctor-evidence {
                        @for (name, value) in &charge.evidence {
                            dt { (name.replace('_', " ")) } dd { (short(*value)) }
                        }
                    }
                }
            }
            (alternatives(words, found.alternatives))
            (exercise(words, found))
            p.meta { (fill(words.seen, &[&found.source])) " " code { (found.rule) } }
        }
    }
}

/// What a rule says in general.
pub(super) fn title(rule: &'static str) -> &'static str {
    let found = RULES.iter().find(|known| known.id == rule);
    found.map_or(rule, |rule| rule.title.trim_end_matches('.'))
}

/// The formula with the run's numbers and what it comes to.
pub(super) fn arithmetic(charge: &Charge) -> Markup {
    let Some(expression) = expression(&charge.formula) else {
        return html! { p.doctor-formula { code { (charge.formula) } } };
    };
    html! {
        div.doctor-formula.scroll {
            math { (PreEscaped(math(&expression, &Symbols::new(), None).mathml())) }
            @if let Some(value) = printed(&expression) {
                span.doctor-value { " → " (value) }
            }
        }
    }
}

/// What a formula comes to, as `longhand calc` prints it.
pub(super) fn value(formula: &str) -> Option<String> {
    printed(&expression(formula)?)
}

fn alternatives(words: &DoctorWords, all: &[Alternative]) -> Markup {
    html! {
        @if !all.is_empty() {
            p.doctor-or { (words.alternatives) }
            ul {
                @for Alternative { what, test } in all {
                    li { (capitalized(what)) ". " span.doctor-tell { (fill(words.to_tell, &[test])) } }
                }
            }
        }
    }
}

/// The exercise that teaches it; with the run's own numbers where they fit.
fn exercise(words: &DoctorWords, found: &Finding) -> Markup {
    html! {
        @if let Some(place) = found.exercise.and_then(place) {
            p.doctor-exercise {
                a href=(format!("{}#{}", place.page, place.exercise)) {
                    (fill(words.exercise, &[&place.title]))
                }
                @if let Some(number) = own(found) {
                    ", "
                    a href=(format!("{}#{}@{number}", place.page, place.exercise)) { (words.own_exercise) }
                }
            }
        }
    }
}

/// The exercise's variant with a number of the run.
fn own(found: &Finding) -> Option<u32> {
    let values: Vec<f64> = givens(found).into_iter().map(|(_, value)| value).collect();
    longhand_exercise::own::number(&values)
}
