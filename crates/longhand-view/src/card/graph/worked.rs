//! The working of a graph exercise: each number that was asked, with how it comes about.

use crate::card::shell::Shell;
use crate::feedback::NodeNames;
use crate::html::math;
use longhand_exercise::Variant;
use longhand_exercise::kind::graph::GraphTask;
use longhand_exercise::kind::graph::sheet::{Sheet, What};
use longhand_notation::math::Math;
use longhand_notation::{Scope, Value, number};
use maud::{Markup, html};

/// The working: each number that was asked, with how it comes about.
pub(in crate::card) fn worked(shell: &Shell, graphed: &GraphTask, variant: &Variant) -> Markup {
    let Ok(sheet) = graphed.sheet(&variant.scope) else {
        return html! {};
    };
    let names = NodeNames::new(shell.symbols(), &sheet);
    let mut known = Scope::new();
    for node in 0..sheet.trace.nodes.len() {
        if let Some(name) = sheet.name(node) {
            known.define(name, Value::number(sheet.value(node)));
        }
    }
    html! {
        ol.work {
            @for &field in &sheet.fields {
                li {
                    div.sym { (math(&match field.what {
                        What::Value => names.node(field.node),
                        What::Gradient => names.derivative(field.node),
                    })) }
                    div.how.scroll {
                        @match field.what {
                            What::Value => {
                                @let formula = sheet.definition(field.node);
                                @if sheet.name(field.node).is_some() { div { (math(&names.set(&formula, None))) } }
                                div { (math(&names.set(&formula, Some(&known)))) }
                            }
                            What::Gradient => {
                                @if let Some(sum) = names.sum(field.node) { div { (math(&sum)) } }
                                div { (math(&numbers(&sheet, field.node))) }
                            }
                        }
                    }
                    div.value { (math(&number::math(sheet.number(field)))) }
                }
            }
        }
    }
}

/// `(−2) · 3 + 4 · 1`
fn numbers(sheet: &Sheet, node: usize) -> Math {
    let bracketed = |x: f64| {
        let set = number::math(x);
        if x < 0.0 { set.bracketed() } else { set }
    };
    let mut row = Vec::new();
    for one in sheet.uses(node) {
        if !row.is_empty() {
            row.push(Math::sign("+"));
        }
        if one.user != sheet.trace.output {
            row.push(bracketed(sheet.gradient(one.user)));
            row.push(Math::sign("·"));
        }
        row.push(bracketed(one.slope));
    }
    Math::row(row)
}
