//! The editor of a code exercise: tabs, the field, what helps beside it, and the buttons.

use super::writing::Loading;
use super::{Card, Setting};
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::small_python::{Differs, differs};
use longhand_exercise::tested::{TestOutcome, TestResult, Tested};
use maud::{Markup, html};

impl Card {
    pub(super) fn code(&self, setting: &Setting, code: &Code) -> Markup {
        let words = setting.catalogue;
        let language = self.writing.language();
        let id = format!("{}-code", self.exercise.slug);
        let help = format!("{id}-help");
        let rows = code.written(language).starter.lines().count().clamp(8, 18);
        let line = self.line_at_fault();
        html! {
            form data-on="check" {
                div.code {
                    div.code-head {
                        (self.tabs(words))
                        @if language == Language::Python { (self.which_python(setting)) }
                    }
                    label.visually-hidden for=(id) { (fill(words.your_code, &[&language.title()])) }
                    div.editing data-editor data-language=(language.slug()) data-line=[line] {
                        textarea.editor id=(id) rows=(rows) wrap="off" data-on="code" spellcheck="false" autocapitalize="off"
                            autocomplete="off" autocorrect="off" aria-describedby=(help)
                            aria-invalid=[line.map(|_| "true")] { "\n" (self.writing.source()) }
                    }
                    p.meta.editor-help id=(help) { (words.editor_help) }
                }
                (self.code_buttons(setting))
            }
        }
    }

    /// The languages to choose from.
    pub(super) fn tabs(&self, words: &Catalogue) -> Markup {
        let language = self.writing.language();
        html! {
            div.tabs role="group" aria-label=(words.languages) {
                @for one in Language::ALL {
                    button.tab type="button" data-on="language" data-language=(one.slug())
                        aria-pressed=(if one == language { "true" } else { "false" }) { (one.title()) }
                }
            }
        }
    }

    /// Which Python runs, and the way to the other one.
    fn which_python(&self, setting: &Setting) -> Markup {
        let words = setting.catalogue;
        let (has, full) = (setting.pythons, self.writing.preference.full);
        html! {
            p.meta.which {
                @if !has.small && !has.full { (words.no_python) }
                @else if full && has.full {
                    (words.full_python)
                    @if has.small { " · " button.link type="button" data-on="small-python" { (words.use_small_python) } }
                } @else {
                    (words.small_python)
                    @if has.full { " · " button.link type="button" data-on="full-python" { (words.use_full_python) } }
                }
            }
        }
    }

    fn code_buttons(&self, setting: &Setting) -> Markup {
        let words = setting.catalogue;
        let runs = self.writing.language() == Language::JavaScript || setting.pythons.any();
        let (label, loading) = match &self.running {
            Some(running) => (words.running, running.loading),
            None => (words.run, None),
        };
        let slug = &self.exercise.slug;
        html! {
            div.answer { (self.buttons(words, label, self.running.is_some() || !runs)) }
            @if let Some(loading) = loading { (progress(words, loading)) }
            @if self.writing.asking {
                div.asking role="group" aria-labelledby=(format!("{slug}-asked")) {
                    p id=(format!("{slug}-asked")) { (words.start_over_question) }
                    button.q.sure type="button" data-on="restart" { (words.start_over_yes) }
                    button.q.sure type="button" data-on="keep" id=(format!("{slug}-keep")) { (words.start_over_no) }
                }
            }
        }
    }

    /// What the small Python does otherwise, where this program may have met it.
    pub(super) fn differences(&self, setting: &Setting, tested: &Tested) -> Markup {
        let words = setting.catalogue;
        let ran = self
            .writing
            .ran
            .as_ref()
            .filter(|ran| ran.preference.language == Language::Python && !ran.preference.full);
        // Of no interest while other tests fail.
        let left_out = tested.passed() && tested.tests.iter().any(TestResult::is_left_out);
        let Some(ran) = ran.filter(|_| !tested.passed() || left_out) else {
            return html! {};
        };
        let threw = tested.tests.iter().find_map(|test| match &test.outcome {
            TestOutcome::Threw(error) => Some(error),
            _ => None,
        });
        let error = tested.error.as_ref().or(threw);
        let mut found = Vec::new();
        if !tested.passed() {
            found = differs(&ran.source, error.map(|error| error.message.as_str()));
        }
        html! {
            @if left_out || !found.is_empty() {
                div.differs {
                    @if left_out { p { (words.differs_heavy) } }
                    @for one in found {
                        p { (match one {
                            Differs::Order => words.differs_order,
                            Differs::Rounding => words.differs_rounding,
                            Differs::Depth => words.differs_depth,
                            Differs::Missing => words.differs_missing,
                        }) }
                    }
                    @if setting.pythons.full && self.running.is_none() {
                        button.link type="button" data-on="run-in-full" { (words.run_in_full) }
                    }
                }
            }
        }
    }
}

/// A bar with the megabytes in words.
fn progress(words: &Catalogue, loading: Loading) -> Markup {
    let megabytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1e6);
    html! {
        div.loading {
            @if loading.total == 0 {
                progress aria-label=(words.loading_python) {}
                span { (words.loading_python) }
            } @else if loading.done == loading.total {
                progress aria-label=(words.starting_python) {}
                span { (words.starting_python) }
            } @else {
                progress aria-label=(words.loading_python) value=(loading.done) max=(loading.total) {}
                span { (fill(words.loading_of, &[&megabytes(loading.done), &megabytes(loading.total)])) }
            }
        }
    }
}
