//! How a graph exercise looks: the drawing, the fields, what is said of each.

use super::state::GraphState;
use crate::card::action::Action;
use crate::card::buttons::buttons;
use crate::card::keys::{CALCULATION, keys};
use crate::card::shell::Shell;
use crate::card::verdict_box::mark_of;
use crate::catalogue::{Catalogue, fill};
use crate::feedback::NodeNames;
use crate::html::{equals, nodes};
use crate::plot::graph::{self, Number, Open};
use crate::verdict_icon::{VerdictIcon, verdict_icon};
use longhand_exercise::Variant;
use longhand_exercise::kind::graph::sheet::{Field, Sheet, What};
use longhand_exercise::kind::graph::{Ask, GraphTask};
use longhand_notation::typeset;
use maud::{Markup, html};

pub(in crate::card) fn form(
    state: &GraphState,
    shell: &Shell,
    words: &Catalogue,
    graphed: &GraphTask,
    variant: &Variant,
) -> Markup {
    let sheet = match graphed.sheet(&variant.scope) {
        Ok(sheet) => sheet,
        Err(fault) => {
            return html! { p.broken { (words.broken_exercise) " " code { (fault.message) } } };
        }
    };
    let values = sheet
        .fields
        .iter()
        .take_while(|field| field.what == What::Value)
        .count();
    let names = NodeNames::new(shell.symbols(), &sheet);
    html! {
        (drawing(state, shell, words, graphed, &sheet))
        form data-on=(Action::Check) {
            p.rule.nodes-help { (words.nodes.help) }
            @if values > 0 {
                p.over { (words.nodes.values) }
                ol.nodes role="list" { @for cell in 0..values { (node_field(state, shell, words, &names, cell)) } }
            }
            @if values < sheet.fields.len() {
                p.over { (words.nodes.gradients) }
                ol.nodes role="list" { @for cell in values..sheet.fields.len() { (node_field(state, shell, words, &names, cell)) } }
            }
            div.answer { (buttons(shell, words)) }
        }
        (keys(words, CALCULATION))
    }
}

/// The graph with what has been filled in.
fn drawing(
    state: &GraphState,
    shell: &Shell,
    words: &Catalogue,
    graphed: &GraphTask,
    sheet: &Sheet,
) -> Markup {
    let Some(nodes) = graph::placed(&sheet.trace) else {
        return html! {};
    };
    let done = shell.is_right();
    let place = |node: usize, what: What| {
        sheet
            .fields
            .iter()
            .position(|field| *field == Field { node, what })
    };
    let open = |node: usize, what: What, stands: bool| match place(node, what) {
        _ if stands || (done && graphed.ask != Ask::Values) => Number::Shown,
        Some(cell) if state.is_right(cell) => Number::Shown,
        Some(_) => Number::Blank,
        None => Number::Hidden,
    };
    let drawn: Vec<_> = nodes
        .into_iter()
        .map(|(node, mut drawn)| {
            let (value, gradient) = sheet.stands.get(node).copied().unwrap_or_default();
            let here = state.at.and_then(|cell| sheet.fields.get(cell));
            drawn.open = Open {
                value: open(node, What::Value, value),
                gradient: open(node, What::Gradient, gradient),
                here: here.is_some_and(|field| field.node == node) && !done,
            };
            drawn
        })
        .collect();
    let alt = fill(words.nodes.alt_open, &[&plain_formula(&graphed.is.text)]);
    graph::open_figure(words, &drawn, &alt)
}

fn node_field(
    state: &GraphState,
    shell: &Shell,
    words: &Catalogue,
    names: &NodeNames,
    cell: usize,
) -> Markup {
    let id = shell.field_id(0, cell);
    let note = format!("{id}-note");
    let said = state.of(cell);
    let outcome = said.map(|said| said.verdict.name());
    let drawn = said.map(|said| mark_of(&said.verdict));
    let told = said.filter(|said| !said.is_right());
    let Some(&field) = names.sheet().fields.get(cell) else {
        return html! {};
    };
    html! {
        li.node-field data-state=[outcome] {
            label for=(id) {
                span.visually-hidden { (names.named(words, field)) }
                span aria-hidden="true" { (equals(&names.asked(field))) }
            }
            input.field id=(id) value=(state.inputs.field(cell)) data-on=(Action::Typed) data-cell=(cell) data-leave="judge"
                autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="next"
                aria-invalid=[told.map(|_| "true")] aria-describedby=[told.map(|_| &note)];
            span.node-mark { @if let Some(drawn) = drawn { (verdict_icon(drawn)) @if drawn == VerdictIcon::Right { span.visually-hidden { (words.right) } } } }
            @if let Some(told) = told { div.node-note id=(note) { (nodes(&names.field_told(words, field, told))) } }
        }
    }
}

/// The graph's formula as plain text.
fn plain_formula(text: &str) -> String {
    let program = longhand_notation::parse(text).ok();
    let set = program
        .as_ref()
        .and_then(|program| program.expression())
        .map(typeset::plain);
    set.unwrap_or_else(|| text.to_string())
}
