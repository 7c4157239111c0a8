//! Links to the tools: pages at the site's root that are no workbook's.

use maud::{Markup, html};

use super::info::{SiteInfo, ToolInfo};
use crate::catalogue::Catalogue;

/// Where an exercise stands, from the site's root, and its title: by the workbook's slug and its own,
/// `training/first-moment`. None where this site has no such exercise.
pub type Exercises<'a> = &'a dyn Fn(&str) -> Option<(String, String)>;

/// The tools above a page that has no rail.
pub(super) fn top(words: &Catalogue, site: &SiteInfo, root: &str, here: Option<&str>) -> Markup {
    html! {
        @if !site.tools.is_empty() {
            nav.top aria-label=(words.tools.tools) { (list(site, root, here)) }
        }
    }
}

/// The tools as a list of links. `root` leads from the page to the site's root.
pub(super) fn list(site: &SiteInfo, root: &str, here: Option<&str>) -> Markup {
    html! {
        ul.tools {
            @for tool in &site.tools {
                @let current = here == Some(tool.stem.as_str());
                li.here[current] { (link(tool, root, current)) }
            }
        }
    }
}

fn link(tool: &ToolInfo, root: &str, current: bool) -> Markup {
    html! {
        a href=(format!("{root}{}.html", tool.stem)) aria-keyshortcuts=[tool.key]
            aria-current=[current.then_some("page")] { (tool.name) }
    }
}

/// The tools on the home page, each with what it does.
pub(super) fn entries(words: &Catalogue, site: &SiteInfo) -> Markup {
    html! {
        @if !site.tools.is_empty() {
            section.shelf aria-labelledby="tools" {
                h2 #tools { (words.tools.tools) }
                ul.tool-entries {
                    @for tool in &site.tools {
                        li {
                            h3 { (link(tool, "", false)) }
                            p.purpose { (tool.about) }
                        }
                    }
                }
            }
        }
    }
}

/// The way home. `root` leads from the page to the site's root.
pub(super) fn way_home(site: &SiteInfo, root: &str) -> Markup {
    html! {
        a.brand href=(format!("{root}index.html")) { span.mark aria-hidden="true" { "∂" } " " (site.title) }
    }
}

/// The head of a tool's page: the way home, its name, what it does.
pub fn tool_head(site: &SiteInfo, title: &str, lede: &str) -> Markup {
    html! {
        header.chap {
            p.up { (way_home(site, "")) }
            h1 { (title) }
            p.lede { (lede) }
        }
    }
}
