//! What is said of a wrong order, in the lines' own words.

use super::context::Context;
use crate::catalogue::fill;
use crate::prose::{Ink, fill as filled, inline};
use longhand_exercise::Kind;
use longhand_exercise::kind::order::Fault;
use maud::{Markup, PreEscaped, html};

impl Context<'_> {
    /// The verdict on a wrong order, in the lines' own words.
    pub(super) fn order_told(&self, heading: &str, fault: Fault) -> Markup {
        let Kind::Order(order) = &self.exercise.kind else {
            return html! {};
        };
        let own = |line: usize| match order.lines.get(line) {
            Some(line) => {
                let text = inline(&filled(&line.text, self.variant, Ink::Text));
                // The sentence goes on behind it.
                let text = PreEscaped(text.0.strip_suffix('.').unwrap_or(&text.0).to_string());
                // A formula needs no quotation marks, and may break badly next to them.
                let formula = text.0.starts_with("<math")
                    && text.0.rfind("<math") == Some(0)
                    && text.0.ends_with("</math>");
                html! { @if formula { (text) } @else { q.own { (text) } } }
            }
            None => html! {},
        };
        let prose = |line: usize, why: bool| match order.lines.get(line) {
            Some(line) => filled(
                if why { &line.why } else { &line.reply },
                self.variant,
                Ink::Text,
            ),
            None => html! {},
        };
        match fault {
            Fault::Distractor { line } => html! {
                p { b { (heading) } " " (own(line)) " " (self.words.order.spare) }
                (prose(line, false))
            },
            Fault::Before { line, needs } => html! {
                p { b { (heading) } " " (own(line)) " " (self.words.order.before) " " (own(needs)) (self.words.order.needs) }
                (prose(line, true))
            },
            Fault::Missing { line, needed_by } => html! {
                p { b { (heading) } " " (own(needed_by)) " " (self.words.order.lacks) " " (own(line)) (self.words.order.left_out) }
                (prose(needed_by, true))
            },
            Fault::Short { lacking: 1 } => {
                html! { p { b { (heading) } " " (self.words.order.one_missing) } }
            }
            Fault::Short { lacking } => {
                html! { p { b { (heading) } " " (fill(self.words.order.some_missing, &[&lacking])) } }
            }
        }
    }
}
