//! The editor of a code exercise: tabs, the field, what helps beside it, and the buttons.

use super::preference::Loading;
use super::state::CodeState;
use super::tests_table::{parameters, table};
use crate::card::action::Action;
use crate::card::buttons::{check, quiet};
use crate::card::render_context::RenderContext;
use crate::card::shell::Shell;
use crate::catalogue::{Catalogue, fill};
use longhand_exercise::Variant;
use longhand_exercise::judged_run::{JudgedRun, TestOutcome, TestResult};
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::small_python::{Differs, differs};
use maud::{Markup, html};

impl CodeState {
    pub fn editor(&self, shell: &Shell, setting: &RenderContext, code: &Code) -> Markup {
        let words = setting.catalogue;
        let language = self.editor.language();
        let id = shell.id("code");
        let help = format!("{id}-help");
        let rows = code.written(language).starter.lines().count().clamp(8, 18);
        let line = self.line_at_fault(shell);
        html! {
            form data-on=(Action::Check) {
                div.code {
                    div.code-head {
                        (self.tabs(words))
                        @if language == Language::Python { (self.which_python(setting)) }
                    }
                    label.visually-hidden for=(id) { (fill(words.your_code, &[&language.title()])) }
                    div.editing data-editor data-language=(language.slug()) data-line=[line] {
                        textarea.editor id=(id) rows=(rows) wrap="off" data-on=(Action::Code) spellcheck="false" autocapitalize="off"
                            autocomplete="off" autocorrect="off" aria-describedby=(help)
                            aria-invalid=[line.map(|_| "true")] { "\n" (self.editor.source()) }
                    }
                    p.meta.editor-help id=(help) { (words.editor_help) }
                }
                (self.buttons(shell, setting))
            }
        }
    }

    /// The languages to choose from.
    pub fn tabs(&self, words: &Catalogue) -> Markup {
        let language = self.editor.language();
        html! {
            div.tabs role="group" aria-label=(words.languages) {
                @for one in Language::ALL {
                    button.tab type="button" data-on=(Action::Language) data-language=(one.slug())
                        aria-pressed=(if one == language { "true" } else { "false" }) { (one.title()) }
                }
            }
        }
    }

    /// Which Python runs, and the way to the other one.
    fn which_python(&self, setting: &RenderContext) -> Markup {
        let words = setting.catalogue;
        let (has, full) = (setting.pythons, self.editor.preference.full);
        html! {
            p.meta.which {
                @if !has.small && !has.full { (words.no_python) }
                @else if full && has.full {
                    (words.full_python)
                    @if has.small { " · " button.link type="button" data-on=(Action::SmallPython) { (words.use_small_python) } }
                } @else {
                    (words.small_python)
                    @if has.full { " · " button.link type="button" data-on=(Action::FullPython) { (words.use_full_python) } }
                }
            }
        }
    }

    fn buttons(&self, shell: &Shell, setting: &RenderContext) -> Markup {
        let words = setting.catalogue;
        let runs = self.editor.language() == Language::JavaScript || setting.pythons.any();
        let (label, loading) = match &self.running {
            Some(running) => (words.running, running.loading),
            None => (words.run, None),
        };
        let busy = self.running.is_some();
        let asked = shell.id("asked");
        html! {
            div.answer {
                (check(label, busy || !runs))
                @if busy { button.q.stop type="button" data-on=(Action::Stop) { (words.stop) } }
                (quiet(shell, words, true))
            }
            @if let Some(loading) = loading { (progress(words, loading)) }
            @if self.editor.asking {
                div.asking role="group" aria-labelledby=(asked) {
                    p id=(asked) { (words.start_over_question) }
                    button.q.sure type="button" data-on=(Action::Restart) { (words.start_over_yes) }
                    button.q.sure type="button" data-on=(Action::Keep) id=(shell.id("keep")) { (words.start_over_no) }
                }
            }
        }
    }

    /// What the small Python does otherwise, where this program may have met it.
    pub fn differences(&self, setting: &RenderContext, tested: &JudgedRun) -> Markup {
        let words = setting.catalogue;
        let ran = self
            .editor
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
                        button.link type="button" data-on=(Action::RunInFull) { (words.run_in_full) }
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

impl CodeState {
    /// The tests, with what came out of the last run. They are long, so the verdict stands above.
    pub fn tests(
        &self,
        shell: &Shell,
        setting: &RenderContext,
        code: &Code,
        variant: &Variant,
    ) -> Markup {
        let tested = shell.judged.as_ref().and_then(|judged| judged.tested());
        let names = parameters(code.written(self.editor.language()));
        html! {
            @if let Some(tested) = tested { (self.differences(setting, tested)) }
            (table(setting.catalogue, code, variant, tested, &names, self.runs))
        }
    }
}
