//! The working of an order exercise: one right order, each line with the lines it needs.

use crate::catalogue::{Catalogue, fill};
use crate::feedback::inline;
use crate::html::{Ink, text as prose};
use crate::phrase::listed;
use crate::verdict_icon::{VerdictIcon, verdict_icon};
use longhand_exercise::Variant;
use longhand_exercise::kind::order::Order;
use longhand_exercise::prose::Prose;
use maud::{Markup, html};

/// The working: one right order, each line with the lines it needs.
pub(in crate::card) fn worked(words: &Catalogue, order: &Order, variant: &Variant) -> Markup {
    let solution = order.solution();
    let number = |line: usize| {
        solution
            .iter()
            .position(|&one| one == line)
            .map_or(0, |at| at + 1)
    };
    let count = order.count();
    html! {
        ol.sorting.sorted role="list" {
            @for &index in &solution {
                @if let Some(line) = order.lines.get(index) {
                    @let mut needs = order.needs(index).map(number).collect::<Vec<_>>();
                    @let needs = { needs.sort_unstable(); needs.iter().map(ToString::to_string).collect::<Vec<_>>() };
                    li.sorting-line {
                        div.sorting-text {
                            (prose(&line.text, &variant.scope, Ink::Given))
                            @if !line.why.is_empty() { div.why { (prose(&line.why, &variant.scope, Ink::Text)) } }
                        }
                        div.needs {
                            @if needs.is_empty() { (words.order.needs_none) }
                            @else { (fill(if needs.len() == 1 { words.order.needs_one } else { words.order.needs_some }, &[&listed(words, &needs)])) }
                        }
                    }
                }
            }
        }
        p.meta.order-count {
            @if count == 1 { (words.order.only) } @else { (fill(words.order.count, &[&count])) }
        }
        @for line in order.lines.iter().filter(|line| line.distractor) {
            p.spare { (verdict_icon(VerdictIcon::Wrong)) " " (prose(&within(&line.text), &variant.scope, Ink::Given)) }
            div.why { (prose(&line.reply, &variant.scope, Ink::Text)) }
        }
    }
}

/// A text of one paragraph, without the paragraph.
fn within(text: &Prose) -> Prose {
    Prose {
        nodes: inline(text.nodes.clone()),
        slots: text.slots.clone(),
    }
}
