//! The working of a graph exercise: each number that was asked, with how it comes about.

use crate::card::shell::Shell;
use crate::feedback::NodeNames;
use crate::symbols::math;
use longhand_exercise::Variant;
use longhand_exercise::kind::graph::Graphed;
use longhand_exercise::kind::graph::sheet::{Sheet, What};
use longhand_notation::{Scope, Value, number};
use maud::{Markup, html};

/// The working: each number that was asked, with how it comes about.
pub(in crate::card) fn worked(shell: &Shell, graphed: &Graphed, variant: &Variant) -> Markup {
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
                                @let sum = names.sum(field.node);
                                // The slope of the output itself has no longer way to be written.
                                @if !sum.contains(&names.derivative(field.node)) { div { (math(&sum)) } }
                                div { (math(&numbers(&sheet, field.node))) }
                            }
                        }
                    }
                    div.value { (math(&number::mathml(sheet.number(field)))) }
                }
            }
        }
    }
}

/// `(−2) · 3 + 4 · 1`
fn numbers(sheet: &Sheet, node: usize) -> String {
    let bracketed = |x: f64| {
        let set = number::mathml(x);
        if x < 0.0 {
            format!("<mrow><mo stretchy=\"false\">(</mo>{set}<mo stretchy=\"false\">)</mo></mrow>")
        } else {
            set
        }
    };
    let links: Vec<String> = sheet
        .uses(node)
        .iter()
        .map(|one| match one.user == sheet.trace.output {
            true => bracketed(one.slope),
            false => format!(
                "{}<mo>·</mo>{}",
                bracketed(sheet.gradient(one.user)),
                bracketed(one.slope)
            ),
        })
        .collect();
    format!("<mrow>{}</mrow>", links.join("<mo>+</mo>"))
}
