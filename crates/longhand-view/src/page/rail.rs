//! The list of chapters: a rail beside the page on wide screens, a sheet from
//! the top on narrow ones.
//!
//! It is one `<nav popover>`. Wide screens always show it (the style sheet
//! overrides the popover's `display: none`); narrow ones open it with a plain
//! `popovertarget` button, so it works without JavaScript, closes with Escape
//! or a touch beside it, and gives the focus back by itself.

use maud::{Markup, html};

use super::info::{ChapterInfo, SiteInfo, WorkbookInfo};
use super::ring::{ring, tick};
use super::tools;
use crate::catalogue::Catalogue;

/// The id that the menu button points to.
const MENU: &str = "chapters";

/// The narrow screens' bar with the site's name and the menu button.
pub(super) fn bar(catalogue: &Catalogue, site: &SiteInfo, current: Option<&ChapterInfo>) -> Markup {
    html! {
        header.bar {
            (brand(site))
            // The number of the exercise that is being looked at; the list has it for screen readers.
            span.here-now data-here aria-hidden="true" {}
            button.menu type="button" popovertarget=(MENU) {
                @if let Some(chapter) = current
                    && !chapter.exercises.is_empty()
                {
                    (ring(catalogue, &chapter.slug, 0, chapter.exercises.len()))
                }
                (catalogue.chapters)
                svg.caret viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" {
                    path d="M3.5 6l4.5 4.5L12.5 6" {}
                }
            }
        }
    }
}

/// The chapters, the current one with its exercises.
pub(super) fn rail(
    catalogue: &Catalogue,
    site: &SiteInfo,
    workbook: &WorkbookInfo,
    current: Option<&ChapterInfo>,
    slug: Option<&str>,
) -> Markup {
    html! {
        nav.rail id=(MENU) popover aria-label=(catalogue.chapters) {
            div.rail-head {
                (brand(site))
                button.q.close type="button" popovertarget=(MENU) popovertargetaction="hide" {
                    (catalogue.close)
                }
            }
            @if site.shelf {
                p.sub { a.book-name href="index.html" { (workbook.title) } }
            } @else if !workbook.tagline.is_empty() {
                p.sub { (workbook.tagline) }
            }
            ol.chapters {
                @for chapter in &workbook.chapters {
                    @let here = current.is_some_and(|one| one.slug == chapter.slug);
                    li.here[here].coming[chapter.exercises.is_empty()] {
                        a href=(chapter.file()) aria-current=[here.then_some("page")] {
                            b { (chapter.number) }
                            span { (chapter.short) }
                            @if !chapter.exercises.is_empty() {
                                (ring(catalogue, &chapter.slug, 0, chapter.exercises.len()))
                            }
                        }
                        @if here && !chapter.exercises.is_empty() {
                            (exercises(catalogue, chapter))
                        }
                    }
                }
            }
            @if !workbook.pages.is_empty() {
                ul.pages {
                    @for page in &workbook.pages {
                        @let here = slug == Some(page.slug.as_str());
                        li.here[here] {
                            a href=(page.file()) aria-current=[here.then_some("page")] { (page.title) }
                        }
                    }
                }
            }
            @if !site.tools.is_empty() {
                (tools::list(site, "../", None))
            }
        }
    }
}

/// The in-page list of the current chapter's exercises.
fn exercises(catalogue: &Catalogue, chapter: &ChapterInfo) -> Markup {
    html! {
        ol.contents aria-label=(catalogue.exercises) {
            @for exercise in &chapter.exercises {
                li data-mark=(exercise.slug) {
                    a href=(format!("#{}", exercise.slug)) {
                        b { (exercise.number) }
                        span { (exercise.title) }
                        (tick(catalogue))
                    }
                }
            }
        }
    }
}

/// The site's mark and name, linked to its home page: to the shelf where there is one, else to the
/// workbook's front page.
fn brand(site: &SiteInfo) -> Markup {
    html! {
        a.brand href=(if site.shelf { "../index.html" } else { "index.html" }) {
            span.mark aria-hidden="true" { "∂" }
            " "
            (site.title)
        }
    }
}
