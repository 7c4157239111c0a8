//! How an order exercise looks: its lines with their controls.

use super::state::{OrderState, PATIENCE};
use crate::card::action::Action;
use crate::card::buttons::buttons;
use crate::card::shell::Shell;
use crate::catalogue::{Catalogue, fill};
use crate::html::{Ink, text as prose};
use longhand_exercise::kind::order::{Fault, Order};
use longhand_exercise::{Diagnosis, Variant};
use maud::{Markup, html};

pub(in crate::card) fn form(
    state: &OrderState,
    shell: &Shell,
    words: &Catalogue,
    order: &Order,
    variant: &Variant,
) -> Markup {
    let left = state.left_out(&order.handed_out(&shell.exercise.slug, shell.number));
    let help = shell.id("help");
    let rests = order.has_distractors();
    let first = state.placed.first().or(left.first()).copied();
    let at = state.at.or(first);
    let lines = Lines {
        state,
        shell,
        words,
        order,
        variant,
    };
    html! {
        form data-on=(Action::Check) {
            p.rule.order-help id=(help) { (words.order.help) " " span.keys-help { (words.order.help_keys) } @if rests { " " (words.order.help_out) } }
            ol.sorting role="list" aria-label=(words.order.list) data-drop="in" {
                @for (place, &line) in state.placed.iter().enumerate() {
                    (row(&lines, line, Some(place), at == Some(line)))
                }
            }
            @if rests || !left.is_empty() {
                p.over.left-head id=(shell.id("left-head")) { (words.order.left) }
                ol.sorting.left role="list" aria-labelledby=(shell.id("left-head")) data-drop="out" {
                    @for &line in &left { (row(&lines, line, None, at == Some(line))) }
                }
            }
            div.answer { (buttons(shell, words)) }
        }
        @if state.misses >= PATIENCE && !shell.is_right() {
            p.offer {
                (words.order.offer) " "
                button.link type="button" data-on=(Action::Help) {
                    @if state.has_spare(order) { (words.order.offer_spare) } @else { (words.order.offer_next) }
                }
            }
        }
    }
}

/// What a row is made from.
struct Lines<'a> {
    state: &'a OrderState,
    shell: &'a Shell,
    words: &'a Catalogue,
    order: &'a Order,
    variant: &'a Variant,
}

fn row(lines: &Lines, index: usize, place: Option<usize>, stop: bool) -> Markup {
    let Lines {
        state,
        shell,
        words,
        order,
        variant,
    } = *lines;
    let Some(line) = order.lines.get(index) else {
        return html! {};
    };
    let id = |part: &str| shell.id(&format!("{part}-{}", line.id));
    let held = state.holds(index);
    let last = state.placed.len().saturating_sub(1);
    let tab = if stop { "0" } else { "-1" };
    // A name of formulas alone is none to some readers: controls are named by the line's place
    // and described by its text.
    let numbered = |name: &str| fill(name, &[&place.map_or(0, |place| place + 1)]);
    let act = |part: &str, act: &str, name: &str, stroke: &str, idle: bool| {
        html! {
            button.act type="button" id=(id(part)) data-on=(Action::Line) data-act=(act) tabindex=(tab)
                aria-label=(numbered(name)) aria-describedby=(id("text")) aria-disabled=[idle.then_some("true")] { (drawn(stroke)) }
        }
    };
    let name = match place {
        Some(_) => numbered(words.order.line_name),
        None => words.order.line_left.to_string(),
    };
    html! {
        li.sorting-line id=(id("line")) data-line=(line.id) data-held[held] data-told=[told_of(shell, index)] {
            button.grip type="button" id=(id("grip")) data-on=(Action::Line) data-act="lift" tabindex=(tab)
                aria-label=(name) aria-pressed=(held.to_string())
                aria-describedby=(format!("{} {}", id("text"), shell.id("help"))) { (drawn(GRIP)) }
            div.sorting-text.scroll id=(id("text")) { (prose(&line.text, &variant.scope, Ink::Given)) }
            div.acts {
                @if let Some(place) = place {
                    (act("up", "up", words.order.line_up, UP, place == 0))
                    (act("down", "down", words.order.line_move_down, DOWN, place == last))
                    @if order.has_distractors() { (act("out", "out", words.order.line_take_out, OUT, false)) }
                } @else {
                    (act("in", "in", words.order.line_put_in, IN, false))
                }
            }
        }
    }
}

/// What the last verdict says of a line: that it is at fault, or that the other one needs it.
fn told_of(shell: &Shell, line: usize) -> Option<&'static str> {
    let judged = shell.judged.as_ref()?;
    let Some(Diagnosis::Order(fault)) = judged.judgement.verdict.diagnosis() else {
        return None;
    };
    match *fault {
        Fault::Distractor { line: one } | Fault::Before { line: one, .. } if one == line => {
            Some("fault")
        }
        Fault::Before { needs, .. } if needs == line => Some("needed"),
        Fault::Missing { line: one, .. } if one == line => Some("needed"),
        _ => None,
    }
}

const GRIP: &str = "M5.5 4h.01M10.5 4h.01M5.5 8h.01M10.5 8h.01M5.5 12h.01M10.5 12h.01";
const UP: &str = "M8 13V3.5M4 7.4l4-4 4 4";
const DOWN: &str = "M8 3v9.5M4 8.6l4 4 4-4";
const OUT: &str = "M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8";
const IN: &str = "M8 3v10M3 8h10";

fn drawn(stroke: &str) -> Markup {
    html! { svg.stroke viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" { path d=(stroke) {} } }
}
