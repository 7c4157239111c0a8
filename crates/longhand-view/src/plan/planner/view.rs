//! The planner's page as markup.

use maud::{Markup, html};

use super::draft::Draft;
use super::form::form;
use super::results::{RESULTS, brief, summary};
use super::state::Planner;
use crate::catalogue::Catalogue;
use crate::page::{Exercises, SiteInfo, tool_head};
use crate::plan::compare::compare;
use crate::plan::practice::Practice;
use crate::plan::report::report;
use crate::plan::shown::{Open, Shown};

/// The main part of the page. Its first frame is the plan that everybody begins with.
pub fn page(words: &'static Catalogue, site: &SiteInfo, exercises: Exercises<'_>) -> Markup {
    let planner = Planner::printed(words, Practice::of(exercises));
    html! {
        (tool_head(site, words.tools.planner.name, words.tools.planner.about))
        (planner.view())
        p.plan-foot { a href="published.html" { (words.tools.published.name) } ": " (words.tools.published.about) }
    }
}

impl Planner {
    /// The tool: the form, the results, and what can be done with them.
    #[must_use]
    pub fn view(&self) -> Markup {
        let words = self.words;
        html! {
            div.planner data-tool="plan" data-practice=(self.practice.attribute()) {
                (self.bar())
                @if let Some(note) = &self.note { p.broken role="alert" { (note) } }
                @if let Some(draft) = self.draft() {
                    div.plan-sides {
                        (form(words, draft))
                        @if let Some(made) = &draft.report { (brief(words, draft, made)) }
                        div.plan-results id=(RESULTS) { (self.results(draft)) }
                    }
                }
            }
        }
    }

    /// What can be done with the plan.
    fn bar(&self) -> Markup {
        let words = &self.words.planner;
        let second = self.plans.len() > 1;
        html! {
            div.plan-actions {
                @if second {
                    div.plan-tabs role="group" aria-label=(words.which_plan) {
                        @for (place, name) in words.plans.iter().enumerate() {
                            button.q type="button" data-on="show" data-place=(place) aria-pressed=(place == self.shown) { (name) }
                        }
                    }
                    button.q type="button" data-on="one-plan" { (words.one_plan) }
                } @else {
                    button.q type="button" data-on="compare" { (words.compare) }
                }
                span.plan-spring {}
                label.q.plan-choose {
                    (words.open_plan)
                    input.visually-hidden type="file" accept=".toml" data-on="file";
                }
                button.q type="button" data-on="save" { (words.save_plan) }
                button.q type="button" data-on="copy" { (words.copy_link) }
                button.q type="button" data-on="restart" { (words.start_over) }
            }
        }
    }

    fn results(&self, draft: &Draft) -> Markup {
        let words = self.words;
        let shown = Shown {
            convention: self.convention,
            open: if self.printed {
                Open::All
            } else {
                Open::These(&self.open)
            },
            practice: &self.practice,
        };
        let reports: Vec<_> = self
            .plans
            .iter()
            .filter_map(|one| one.report.as_ref())
            .collect();
        html! {
            div.plan-state role="status" {
                @if let Some(refusal) = &draft.refusal { p.broken { (refusal) } }
                @if !draft.holds() {
                    p.plan-note { (if draft.report.is_some() { words.planner.last_good } else { words.planner.nothing_yet }) }
                }
            }
            @if let Some(made) = &draft.report {
                div.plan-made.stale[!draft.holds()] {
                    (summary(words, draft, made))
                    @if let [first, second] = &reports[..] {
                        (compare(words, [(words.planner.plans[0], first), (words.planner.plans[1], second)], &shown))
                    }
                    (report(words, made, &shown))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Event;
    use super::*;
    use crate::catalogue::ENGLISH;

    #[test]
    fn the_printed_page_holds_every_working_and_the_live_one_those_that_are_open() {
        let printed = page(&ENGLISH, &SiteInfo::default(), &|_| None).into_string();
        assert!(printed.matches("class=\"plan-working\"").count() > 30);
        assert!(!printed.contains(" style=") && !printed.contains("NaN"));
        let mut live = Planner::open(&ENGLISH, "", "", "");
        assert_eq!(live.view().into_string().matches("plan-working").count(), 0);
        live.update(Event::Opened("memory.per_gpu".to_owned()));
        let opened = live.view().into_string();
        assert!(opened.contains("class=\"plan-working\""), "{opened}");
    }

    #[test]
    fn two_plans_stand_side_by_side() {
        let mut page = Planner::open(&ENGLISH, "", "", "");
        page.update(Event::Compare);
        page.update(Event::Typed("hardware.count".to_owned(), "128".to_owned()));
        let view = page.view().into_string();
        assert!(
            view.contains("Plan 2") && view.contains("aria-pressed=\"true\""),
            "{view}"
        );
    }

    #[test]
    fn the_verdict_and_the_days_stand_in_one_line_that_leads_to_the_results() {
        let view = Planner::open(&ENGLISH, "", "", "").view().into_string();
        let from = view.find("class=\"plan-brief\"").expect("a line");
        let (line, rest) = view[from..].split_once("</a>").expect("its end");
        assert!(line.contains("href=\"#results\""), "{line}");
        assert!(
            line.contains("plan-verdict") && line.contains(" days"),
            "{line}"
        );
        assert!(rest.contains("id=\"results\""));
    }

    #[test]
    fn what_cannot_be_used_is_said_and_the_field_keeps_it() {
        let mut page = Planner::open(&ENGLISH, "", "", "");
        page.update(Event::Typed(
            "hardware.count".to_owned(),
            "<lots>".to_owned(),
        ));
        let view = page.view().into_string();
        assert!(view.contains("value=\"&lt;lots&gt;\"") && view.contains("aria-invalid=\"true\""));
        assert!(view.contains(ENGLISH.planner.last_good));
    }

    #[test]
    fn exercises_that_the_site_has_are_led_to() {
        let page = page(&ENGLISH, &SiteInfo::default(), &|name| {
            (name == "training/days-at-a-petaflop")
                .then(|| ("training/9.html#days".to_owned(), "Days".to_owned()))
        });
        assert!(page.0.contains("href=\"training/9.html#days"));
    }
}
