//! A number that opens its working.

use longhand_notation::math::Math;
use longhand_notation::typeset::{Symbols, math};
use longhand_notation::{Scope, Value, number as digits, parse};
use longhand_plan::{Number, Report, Working};
use maud::{Markup, PreEscaped, html};

use super::amount;
use super::shown::{Open, Shown};
use crate::catalogue::{Catalogue, fill};

/// The number under a key; its working can be opened below it.
pub fn number(catalogue: &Catalogue, report: &Report, key: &str, shown: &Shown<'_>) -> Markup {
    let Some(Number {
        value: Some(value),
        working,
        ..
    }) = report.sheet.number(key)
    else {
        return html! { span.plan-note { (catalogue.plan.unknown) } };
    };
    let amount = amount::of_key(key, *value);
    let (there, is_open) = match shown.open {
        Open::All => (true, false),
        Open::These(keys) => (keys.contains(key), keys.contains(key)),
    };
    match working {
        None => html! { (amount) },
        Some(found) => html! {
            details.plan-number data-key=(key) open[is_open] {
                summary data-on="open" { (amount) }
                @if there { (opened(catalogue, found, *value)) }
            }
        },
    }
}

/// The formula, the same with its numbers, what comes out, and the source.
fn opened(catalogue: &Catalogue, working: &Working, value: f64) -> Markup {
    let mut scope = Scope::new();
    for (name, number) in &working.vars {
        scope.define(name, Value::number(*number));
    }
    let program = parse(&working.expr).ok();
    let expr = program.as_ref().and_then(|program| program.expression());
    html! {
        div.plan-working {
            @if let Some(expr) = expr {
                div.formula.scroll { math display="block" { (PreEscaped(math(expr, &names(working), None).mathml())) } }
                div.formula.scroll {
                    math display="block" {
                        mrow {
                            (PreEscaped(math(expr, &names(working), Some(&scope)).mathml()))
                            mo { "=" }
                            (PreEscaped(digits::math(value).mathml()))
                        }
                    }
                }
            } @else {
                p { code { (working.expr) } }
            }
            p.plan-source { (fill(catalogue.plan.source, &[&working.source])) }
        }
    }
}

/// Names stand upright and with spaces, as words do.
fn names(working: &Working) -> Symbols {
    let mut symbols = Symbols::new();
    for (name, _) in &working.vars {
        let shown = name.replace('_', " ");
        symbols.set(name, Math::words(shown));
    }
    symbols
}
