//! The card's frame: heading, question, what the kind needs, what was said, hints, working.

use super::Card;
use crate::catalogue::{Catalogue, fill};
use crate::page::tick;
use crate::plain;
use crate::prose::{Ink, fill as filled};
use longhand_exercise::{Kind, Variant};
use maud::{Markup, PreEscaped, html};

/// What a card is shown with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The interface's strings.
    pub catalogue: &'a Catalogue,
    /// Where a mistake of the workbook is reported, if anywhere.
    pub report: Option<&'a str>,
    /// Which Pythons the site was built with.
    pub pythons: Pythons,
}

/// Which interpreters of Python a site has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pythons {
    /// The small one, at hand at once.
    pub small: bool,
    /// Python in full.
    pub full: bool,
}

impl Pythons {
    /// Both.
    pub const BOTH: Pythons = Pythons {
        small: true,
        full: true,
    };

    /// Whether there is one at all.
    pub fn any(self) -> bool {
        self.small || self.full
    }
}

impl Setting<'_> {
    /// English, without an address for reports.
    pub const ENGLISH: Setting<'static> = Setting {
        catalogue: &crate::catalogue::ENGLISH,
        report: None,
        pythons: Pythons::BOTH,
    };
}

impl Card {
    /// The card as it looks now.
    pub fn view(&self, setting: &Setting) -> Markup {
        let words = setting.catalogue;
        let exercise = &self.exercise;
        let slug = &exercise.slug;
        let title = format!("{slug}-title");
        html! {
            section.ex id=(slug) data-exercise=(slug) data-kind=(exercise.kind_name()) data-state=(self.state())
                data-variant=(self.number) data-solved[self.solved] aria-labelledby=(title) {
                header.ex-head {
                    h2 id=(title) {
                        span.n { (exercise.number) } " " (exercise.title) (tick(words))
                    }
                    (self.variant_line(words))
                }
                @match &self.variant {
                    Err(broken) => p.broken { (words.broken_exercise) " " code { (broken) } },
                    Ok(variant) => (self.body(setting, variant)),
                }
            }
        }
    }

    fn body(&self, setting: &Setting, variant: &Variant) -> Markup {
        let words = setting.catalogue;
        html! {
            div.ask { (filled(&self.exercise.prompt, variant, Ink::Given)) }
            @match &self.exercise.kind {
                Kind::Choice(choice) => (self.choice(words, choice, variant)),
                Kind::Code(code) => (self.code(setting, code)),
                Kind::Bug(bug) => (self.bug(setting, bug, variant)),
                Kind::Order(order) => (self.order(words, order, variant)),
                Kind::Graph(graphed) => (self.graph_fields(words, graphed, variant)),
                Kind::Vector(cells) | Kind::Matrix(cells) if !cells.whole => {
                    (self.in_cells(words, &self.exercise.kind, cells, variant))
                },
                Kind::Parts(parts) => (self.in_parts(words, parts, variant)),
                Kind::Numeric(_) | Kind::Vector(_) | Kind::Matrix(_) | Kind::Shape(_) | Kind::Expression(_) => {
                    (self.one_field(words, &self.exercise.kind))
                },
            }
            div.said { (self.said(words, variant)) }
            (self.report_link(setting))
            // The verdict stands by the button, above the long list of tests.
            @if let Some(code) = self.exercise.code().filter(|_| self.writes_code()) { (self.tests(setting, code, variant)) }
            @if self.hints > 0 {
                ol.hints aria-label=(words.hints) {
                    @for (i, hint) in self.exercise.hints.iter().take(self.hints).enumerate() {
                        li { b { (words.hint) " " (i + 1) } " " (filled(&hint.say, variant, Ink::Text)) }
                    }
                }
            }
            (self.working(setting, variant))
        }
    }

    /// The state that colours the card: the last verdict's name.
    fn state(&self) -> &'static str {
        self.judged
            .as_ref()
            .map_or("fresh", |judged| judged.judgement.verdict.name())
    }

    fn variant_line(&self, words: &Catalogue) -> Markup {
        if !self.exercise.has_variants() {
            return html! {};
        }
        let link = format!("#{}@{}", self.exercise.slug, self.number);
        let turn = |what: &str, name: &str, path: &str| {
            html! {
                button.turn type="button" data-on=(what) aria-label=(name) title=(name) {
                    svg.caret viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" { path d=(path) {} }
                }
            }
        };
        html! {
            p.variant {
                @if self.number == 0 {
                    (words.book_numbers)
                } @else {
                    (turn("previous", words.previous_numbers, "M10 3.5L5.5 8l4.5 4.5"))
                    span { (fill(words.variant_number, &[&self.number])) }
                    (turn("new", words.next_numbers, "M6 3.5L10.5 8 6 12.5"))
                    span { button.link type="button" data-on="book" { (words.book_numbers) } " · "
                    a href=(link) data-on="link" { (words.variant_link) } }
                }
            }
        }
    }

    /// Check and the quiet buttons beside it.
    pub(super) fn buttons(&self, words: &Catalogue, check: &str, busy: bool) -> Markup {
        html! {
            button.check type="submit" aria-disabled=[busy.then_some("true")] { (check) " " kbd aria-hidden="true" { "↵" } }
            @if self.running.is_some() {
                button.q.stop type="button" data-on="stop" { (words.stop) }
            }
            (self.quiet_buttons(words))
        }
    }

    /// Hint, start over, new numbers.
    pub(super) fn quiet_buttons(&self, words: &Catalogue) -> Markup {
        let hints = self.exercise.hints.len();
        html! {
            span.quiet {
                @if hints > self.hints {
                    button.q type="button" data-on="hint" {
                        (words.hint) " " small { (fill(words.part_of, &[&(self.hints + 1), &hints])) }
                    }
                }
                @if self.writes_code() {
                    button.q type="button" data-on="ask-restart" { (words.start_over) }
                }
                @if self.exercise.has_variants() {
                    button.q type="button" data-on="new" { (words.new_numbers) }
                }
            }
        }
    }

    /// A hint as plain text, for screen readers.
    pub(super) fn hint_text(&self, index: usize) -> String {
        match (&self.variant, self.exercise.hints.get(index)) {
            (Ok(variant), Some(hint)) => plain::line(&filled(&hint.say, variant, Ink::Text)),
            _ => String::new(),
        }
    }

    /// Whether the editor is there: always for code, once the line is found for a bug.
    pub(super) fn writes_code(&self) -> bool {
        matches!(self.exercise.kind, Kind::Code(_)) || self.mending
    }

    /// Whether the last verdict is right.
    pub(super) fn is_right(&self) -> bool {
        self.judged
            .as_ref()
            .is_some_and(|judged| judged.judgement.is_right())
    }
}

/// A prepared MathML fragment as a formula of its own.
pub(super) fn math(fragment: &str) -> Markup {
    PreEscaped(format!("<math>{fragment}</math>"))
}
