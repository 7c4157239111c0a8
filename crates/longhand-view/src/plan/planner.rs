//! The planner's page: a plan as text, and what it comes to.

use longhand_plan::{Settings, plan};
use maud::{Markup, html};

use super::report;
use crate::catalogue::Catalogue;
use crate::page::{Exercises, SiteInfo, tool_head};

/// The plan that the page begins with.
pub const FIRST: &str = "[model]\npreset = \"llama-3-8b\"\n\n[data]\ntokens = 1e12\n\n[hardware]\ndevice = \"h100-sxm\"\ncount = 64\n\n[parallelism]\nzero = 3\n";

/// The main part of the page.
pub fn page(words: &Catalogue, site: &SiteInfo, _: Exercises<'_>) -> Markup {
    html! {
        (tool_head(site, words.tools.planner.name, words.tools.planner.about))
        p { a href="published.html" { (words.tools.published.name) } }
        (view(words, FIRST))
    }
}

/// The tool: the plan's text, and its report or why there is none.
pub fn view(words: &Catalogue, text: &str) -> Markup {
    let made = Settings::read(text).and_then(|settings| plan(&settings, None));
    html! {
        div data-tool="plan" {
            textarea.listing data-on="plan" rows="14" cols="48" spellcheck="false" aria-label=(words.tools.planner.name) { (text) }
            div role="status" {
                @match &made {
                    Ok(made) => (report(words, made)),
                    Err(refusal) => p.broken { (refusal.message) },
                }
            }
        }
    }
}
