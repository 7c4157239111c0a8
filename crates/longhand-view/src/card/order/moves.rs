//! What an act on a line leads to: a note, the focus, a sentence for screen readers.

use super::action::OrderAction;
use super::state::{Control, OrderState, PATIENCE, Said};
use crate::card::event::Effect;
use crate::card::record::draft;
use crate::card::shell::Shell;
use crate::catalogue::{ENGLISH, fill};
use longhand_exercise::Kind;
use longhand_exercise::kind::order::Order;
use longhand_exercise::progress::EventKind;

/// Something is done to a line.
pub(in crate::card) fn act(
    state: &mut OrderState,
    shell: &Shell,
    id: &str,
    act: OrderAction,
) -> Vec<Effect> {
    let Kind::Order(order) = &shell.exercise.kind else {
        return Vec::new();
    };
    let Some(line) = order.index(id) else {
        return Vec::new();
    };
    let handed = order.handed_out(&shell.exercise.slug, shell.number);
    let applied = state.apply(line, act, &handed);
    let mut effects = Vec::new();
    if applied.noted {
        effects.push(noted(state, order));
    }
    if let Some((control, line)) = applied.focus
        && let Some(line) = order.lines.get(line)
    {
        let part = match control {
            Control::Grip => "grip",
            Control::Up => "up",
            Control::Down => "down",
        };
        effects.push(Effect::Focus(shell.id(&format!("{part}-{}", line.id))));
    }
    if let Some(said) = applied.said {
        effects.push(announced(state, shell, order, line, said));
    }
    effects
}

/// Takes the help that is offered after some misses. Returns with the effects whether a part of
/// the solution was given away.
pub(in crate::card) fn help(state: &mut OrderState, shell: &Shell) -> (Vec<Effect>, bool) {
    let Kind::Order(order) = &shell.exercise.kind else {
        return (Vec::new(), false);
    };
    if state.misses < PATIENCE {
        return (Vec::new(), false);
    }
    state.put_down();
    if state.has_spare(order) {
        let belongs = |&line: &usize| order.lines.get(line).is_some_and(|line| !line.distractor);
        state.placed.retain(belongs);
        let said = fill(ENGLISH.order.spared, &[&state.placed.len()]);
        return (vec![noted(state, order), Effect::Announce(said)], false);
    }
    let right = state.right_so_far(order);
    let Some(&next) = order.goes_on(&state.placed[..right]).get(right) else {
        return (Vec::new(), false);
    };
    state.put(next, Some(right));
    let mut effects = vec![
        noted(state, order),
        announced(state, shell, order, next, Said::At),
    ];
    // A line put right by us is a part of the solution.
    if !shell.assisted {
        effects.push(Effect::Record(EventKind::ShownWorking));
    }
    (effects, true)
}

/// Puts back an order that was noted on an earlier visit.
pub(in crate::card) fn restore(state: &mut OrderState, order: &Order, text: &str) {
    // An order of an earlier edition may name lines that are no more.
    let ids = text.split_whitespace().map(str::to_string);
    let known: Vec<String> = ids.filter(|id| order.index(id).is_some()).collect();
    if let (Ok(placed), false) = (order.read(&known), known.is_empty()) {
        state.placed = placed;
    }
}

/// A note of where the lines are now.
fn noted(state: &OrderState, order: &Order) -> Effect {
    draft("0", &state.ids(order).join(" "))
}

/// "Line 3 of 5: …"
fn announced(state: &OrderState, shell: &Shell, order: &Order, line: usize, said: Said) -> Effect {
    let words = &ENGLISH.order;
    let count = state.placed.len();
    let text = match (&shell.variant, order.lines.get(line)) {
        (Ok(variant), Some(line)) => line.text.line(&variant.scope),
        _ => String::new(),
    };
    let place = state.place(line).map_or(0, |at| at + 1);
    let pattern = match said {
        Said::Out => return Effect::Announce(fill(words.line_out, &[&text, &count])),
        Said::At => words.line_at,
        Said::Lifted => words.line_lifted,
        Said::Down => words.line_down,
        Said::Back => words.line_back,
    };
    Effect::Announce(fill(pattern, &[&place, &count, &text]))
}
