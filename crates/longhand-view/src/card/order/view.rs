//! How an order exercise looks: its lines, the verdict on them, the working.

use super::PATIENCE;
use crate::card::Card;
use crate::catalogue::{Catalogue, fill};
use crate::mark::{Mark, mark};
use crate::prose::{Ink, fill as filled};
use longhand_exercise::kind::order::{Fault, Order};
use longhand_exercise::{Diagnosis, Kind, Variant};
use maud::{Markup, PreEscaped, html};

impl Card {
    pub(in crate::card) fn order(
        &self,
        words: &Catalogue,
        order: &Order,
        variant: &Variant,
    ) -> Markup {
        let left = self.left_out(order);
        let help = format!("{}-help", self.exercise.slug);
        let rests = order.has_distractors();
        let first = self.sorting.placed.first().or(left.first()).copied();
        let at = self.sorting.at.or(first);
        html! {
            form data-on="check" {
                p.rule.order-help id=(help) { (words.order.help) " " span.keys-help { (words.order.help_keys) } @if rests { " " (words.order.help_out) } }
                ol.sorting role="list" aria-label=(words.order.list) data-drop="in" {
                    @for (place, &line) in self.sorting.placed.iter().enumerate() {
                        (self.row(words, order, variant, line, Some(place), at == Some(line)))
                    }
                }
                @if rests || !left.is_empty() {
                    p.over.left-head id=(self.line_part("left", "head")) { (words.order.left) }
                    ol.sorting.left role="list" aria-labelledby=(self.line_part("left", "head")) data-drop="out" {
                        @for &line in &left { (self.row(words, order, variant, line, None, at == Some(line))) }
                    }
                }
                div.answer { (self.buttons(words, words.check, false)) }
            }
            @if self.sorting.misses >= PATIENCE && !self.is_right() {
                p.offer {
                    (words.order.offer) " "
                    button.link type="button" data-on="help" {
                        @if self.spare_lines(order) { (words.order.offer_spare) } @else { (words.order.offer_next) }
                    }
                }
            }
        }
    }

    fn row(
        &self,
        words: &Catalogue,
        order: &Order,
        variant: &Variant,
        index: usize,
        place: Option<usize>,
        stop: bool,
    ) -> Markup {
        let Some(line) = order.lines.get(index) else {
            return html! {};
        };
        let id = |part: &str| self.line_part(part, &line.id);
        let held = matches!(&self.sorting.held, Some((one, _)) if *one == index);
        let last = self.sorting.placed.len().saturating_sub(1);
        let tab = if stop { "0" } else { "-1" };
        // A name of formulas alone is none to some readers: controls are named by the line's place
        // and described by its text.
        let numbered = |name: &str| fill(name, &[&place.map_or(0, |place| place + 1)]);
        let act = |part: &str, act: &str, name: &str, stroke: &str, idle: bool| {
            html! {
                button.act type="button" id=(id(part)) data-on="line" data-act=(act) tabindex=(tab)
                    aria-label=(numbered(name)) aria-describedby=(id("text")) aria-disabled=[idle.then_some("true")] { (drawn(stroke)) }
            }
        };
        let name = match place {
            Some(_) => numbered(words.order.line_name),
            None => words.order.line_left.to_string(),
        };
        html! {
            li.sorting-line id=(id("line")) data-line=(line.id) data-held[held] data-told=[self.told_of(index)] {
                button.grip type="button" id=(id("grip")) data-on="line" data-act="lift" tabindex=(tab)
                    aria-label=(name) aria-pressed=(held.to_string())
                    aria-describedby=(format!("{} {}-help", id("text"), self.exercise.slug)) { (drawn(GRIP)) }
                div.sorting-text.scroll id=(id("text")) { (filled(&line.text, variant, Ink::Given)) }
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
    fn told_of(&self, line: usize) -> Option<&'static str> {
        let judged = self.judged.as_ref()?;
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

    /// The verdict on a wrong order, in the lines' own words.
    pub(in crate::card) fn order_told(
        &self,
        words: &Catalogue,
        variant: &Variant,
        heading: &str,
        fault: Fault,
    ) -> Markup {
        let Kind::Order(order) = &self.exercise.kind else {
            return html! {};
        };
        let own = |line: usize| match order.lines.get(line) {
            Some(line) => {
                let text = inline(&filled(&line.text, variant, Ink::Text));
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
                variant,
                Ink::Text,
            ),
            None => html! {},
        };
        match fault {
            Fault::Distractor { line } => html! {
                p { b { (heading) } " " (own(line)) " " (words.order.spare) }
                (prose(line, false))
            },
            Fault::Before { line, needs } => html! {
                p { b { (heading) } " " (own(line)) " " (words.order.before) " " (own(needs)) (words.order.needs) }
                (prose(line, true))
            },
            Fault::Missing { line, needed_by } => html! {
                p { b { (heading) } " " (own(needed_by)) " " (words.order.lacks) " " (own(line)) (words.order.left_out) }
                (prose(needed_by, true))
            },
            Fault::Short { lacking: 1 } => {
                html! { p { b { (heading) } " " (words.order.one_missing) } }
            }
            Fault::Short { lacking } => {
                html! { p { b { (heading) } " " (fill(words.order.some_missing, &[&lacking])) } }
            }
        }
    }

    /// The working: one right order, each line with the lines it needs.
    pub(in crate::card) fn order_working(
        &self,
        words: &Catalogue,
        order: &Order,
        variant: &Variant,
    ) -> Markup {
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
                                (filled(&line.text, variant, Ink::Given))
                                @if !line.why.is_empty() { div.why { (filled(&line.why, variant, Ink::Text)) } }
                            }
                            div.needs {
                                @if needs.is_empty() { (words.order.needs_none) }
                                @else { (fill(if needs.len() == 1 { words.order.needs_one } else { words.order.needs_some }, &[&list(words, &needs)])) }
                            }
                        }
                    }
                }
            }
            p.meta.order-count {
                @if count == 1 { (words.order.only) } @else { (fill(words.order.count, &[&count])) }
            }
            @for line in order.lines.iter().filter(|line| line.distractor) {
                p.spare { (mark(Mark::Wrong)) " " (inline(&filled(&line.text, variant, Ink::Given))) }
                div.why { (filled(&line.reply, variant, Ink::Text)) }
            }
        }
    }
}

/// `1, 2 and 4`
pub(in crate::card) fn list(words: &Catalogue, items: &[String]) -> String {
    match items {
        [before @ .., last] if !before.is_empty() => {
            fill(words.list_and, &[&before.join(", "), last])
        }
        _ => items.concat(),
    }
}

/// Prose of one paragraph, without the paragraph.
fn inline(prose: &Markup) -> Markup {
    let text = prose.0.trim();
    let inner = text
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>"))
        .filter(|inner| !inner.contains("<p>"));
    PreEscaped(inner.unwrap_or(text).to_string())
}

const GRIP: &str = "M5.5 4h.01M10.5 4h.01M5.5 8h.01M10.5 8h.01M5.5 12h.01M10.5 12h.01";
const UP: &str = "M8 13V3.5M4 7.4l4-4 4 4";
const DOWN: &str = "M8 3v9.5M4 8.6l4 4 4-4";
const OUT: &str = "M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8";
const IN: &str = "M8 3v10M3 8h10";

fn drawn(stroke: &str) -> Markup {
    html! { svg.stroke viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" { path d=(stroke) {} } }
}
