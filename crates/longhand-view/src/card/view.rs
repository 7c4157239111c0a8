//! The whole card: heading, question, what the kind needs, what was said, hints, working.

use super::render_context::RenderContext;
use super::state::Card;
use super::verdict_box::boxed;
use super::worked_steps;
use crate::card::action::Action;
use crate::catalogue::{Catalogue, fill};
use crate::html::{Ink, nodes, text as prose};
use crate::page::tick;
use longhand_exercise::Variant;
use maud::{Markup, html};

impl Card {
    /// The card as it looks now.
    pub fn view(&self, setting: &RenderContext) -> Markup {
        let words = setting.catalogue;
        let exercise = &self.shell.exercise;
        let slug = &exercise.slug;
        let title = format!("{slug}-title");
        html! {
            section.ex id=(slug) data-exercise=(slug) data-kind=(exercise.kind_name()) data-state=(self.state())
                data-variant=(self.shell.number) data-solved[self.shell.solved] aria-labelledby=(title) {
                header.ex-head {
                    h2 id=(title) {
                        span.n { (exercise.number) } " " (exercise.title) (tick(words))
                    }
                    (self.variant_line(words))
                }
                @match &self.shell.variant {
                    Err(broken) => p.broken { (words.broken_exercise) " " code { (broken) } },
                    Ok(variant) => (self.body(setting, variant)),
                }
            }
        }
    }

    fn body(&self, setting: &RenderContext, variant: &Variant) -> Markup {
        let words = setting.catalogue;
        let shell = &self.shell;
        let program = self.work.code().zip(shell.exercise.code());
        let program = program.filter(|_| self.work.writes_code());
        html! {
            div.ask { (prose(&self.shell.exercise.prompt, &variant.scope, Ink::Given)) }
            (self.work.form(&self.shell, setting, variant))
            div.said { (self.said(words)) }
            (self.report_link(setting))
            // The verdict stands by the button, above the long list of tests.
            @if let Some((state, code)) = program { (state.tests(&self.shell, setting, code, variant)) }
            @if self.shell.hints > 0 {
                ol.hints aria-label=(words.hints) {
                    @for (i, hint) in self.shell.exercise.hints.iter().take(self.shell.hints).enumerate() {
                        li { b { (words.hint) " " (i + 1) } " " (prose(&hint.say, &variant.scope, Ink::Text)) }
                    }
                }
            }
            (worked_steps::fold(shell, setting, variant))
        }
    }

    /// The verdict's box, or nothing before the first check.
    fn said(&self, words: &Catalogue) -> Markup {
        let said = self.shell.context(words);
        html! {
            @if let Some((context, judgement)) = said {
                (boxed("verdict", &judgement.verdict, &nodes(&context.message(judgement))))
            }
        }
    }

    /// The state that colours the card: the last verdict's name.
    fn state(&self) -> &'static str {
        self.shell
            .judged
            .as_ref()
            .map_or("fresh", |judged| judged.judgement.verdict.name())
    }

    fn variant_name(&self, words: &Catalogue) -> String {
        match &self.shell.variant {
            Ok(variant) if variant.own => words.own_numbers.to_owned(),
            _ => fill(words.variant_number, &[&self.shell.number]),
        }
    }

    fn variant_line(&self, words: &Catalogue) -> Markup {
        if !self.shell.exercise.has_variants() {
            return html! {};
        }
        let link = format!("#{}@{}", self.shell.exercise.slug, self.shell.number);
        let turn = |what: Action, name: &str, path: &str| {
            html! {
                button.turn type="button" data-on=(what) aria-label=(name) title=(name) {
                    svg.caret viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" { path d=(path) {} }
                }
            }
        };
        html! {
            p.variant {
                @if self.shell.number == 0 {
                    (words.book_numbers)
                } @else {
                    (turn(Action::Previous, words.previous_numbers, "M10 3.5L5.5 8l4.5 4.5"))
                    span { (self.variant_name(words)) }
                    (turn(Action::New, words.next_numbers, "M6 3.5L10.5 8 6 12.5"))
                    span { button.link type="button" data-on=(Action::Book) { (words.book_numbers) } " · "
                    a href=(link) data-on=(Action::Link) { (words.variant_link) } }
                }
            }
        }
    }
}
