//! A verdict's drawn mark, and the box around what is said.

use crate::catalogue::Catalogue;
use crate::verdict_icon::{VerdictIcon, verdict_icon};
use longhand_exercise::{Judgement, Verdict};
use maud::{Markup, html};

/// The mark of a verdict.
pub(super) fn mark_of(verdict: &Verdict) -> VerdictIcon {
    match verdict {
        Verdict::Right { .. } => VerdictIcon::Right,
        Verdict::Near(_) => VerdictIcon::Near,
        Verdict::Wrong(_) => VerdictIcon::Wrong,
        Verdict::Unreadable(_) => VerdictIcon::Unreadable,
    }
}

/// A box with the verdict's mark and colour.
pub(super) fn boxed(class: &str, verdict: &Verdict, body: &Markup) -> Markup {
    html! { div class=(format!("{class} {}", verdict.name())) { (verdict_icon(mark_of(verdict))) div { (body) } } }
}

/// The reply to something that was picked, below it.
pub(super) fn picked_reply(right: bool, body: &Markup) -> Markup {
    let outcome = if right { "right" } else { "wrong" };
    html! {
        div class=(format!("reply {outcome}")) {
            (verdict_icon(if right { VerdictIcon::Right } else { VerdictIcon::Wrong }))
            div { (body) }
        }
    }
}

/// The mark beside a judged field, with its word for screen readers.
pub(super) fn field_mark(words: &Catalogue, judged: &Judgement) -> Markup {
    let place = match judged.verdict {
        Verdict::Right { .. } => 0,
        Verdict::Near(_) => 1,
        Verdict::Wrong(_) => 2,
        Verdict::Unreadable(_) => 3,
    };
    html! {
        span.outcome data-judged=(judged.verdict.name()) {
            (verdict_icon(mark_of(&judged.verdict))) span.visually-hidden { (words.kinds.judged[place]) }
        }
    }
}
