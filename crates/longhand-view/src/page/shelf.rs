//! The home page of a shelf: what this is, one exercise to solve at once, the workbooks.

use maud::{Markup, html};

use super::book_progress::{BookProgress, LATEST, link, strip};
use super::home::size;
use super::info::{SiteInfo, WorkbookInfo};
use super::overview::FILE as OVERVIEW;
use super::tools;
use crate::catalogue::{Catalogue, fill};

/// What the home page shows besides the workbooks.
#[derive(Debug, Clone, Default)]
pub struct ShelfPage {
    /// A paragraph or two about the site (HTML paragraphs).
    pub intro: Markup,
    /// The card of the exercise to try; empty where none is named.
    pub exercise: Markup,
}

/// The main part of the home page, for [`Shell::render_plain`](super::Shell::render_plain).
pub fn shelf(
    words: &Catalogue,
    site: &SiteInfo,
    workbooks: &[WorkbookInfo],
    page: &ShelfPage,
) -> Markup {
    html! {
        div.home {
            header.home-head {
                h1 { span.mark aria-hidden="true" { "∂" } " " (site.title) }
                @if !site.tagline.is_empty() { p.lede { (site.tagline) } }
                (page.intro)
                @if let Some(first) = workbooks.first() {
                    p.begin {
                        (link(LATEST, "check", &begin(first), &fill(words.shelf.begin, &[&first.title])))
                    }
                }
            }
            @if !page.exercise.0.is_empty() {
                div.home-try {
                    p.over { (words.try_one) }
                    (page.exercise)
                }
            }
            section.shelf aria-labelledby="workbooks" {
                h2 #workbooks { (words.shelf.workbooks) }
                ol {
                    @for workbook in workbooks { (entry(words, workbook)) }
                }
                p.all-exercises { a href=(OVERVIEW) { (words.overview.title) } " " span { (words.overview.lede) } }
            }
            (tools::entries(words, site))
        }
    }
}

/// Where somebody begins who has done nothing yet.
fn begin(workbook: &WorkbookInfo) -> String {
    let first = workbook.chapters.first();
    first.map_or_else(
        || workbook.front_page(),
        |one| format!("{}{}", workbook.folder, one.file()),
    )
}

/// One workbook.
fn entry(words: &Catalogue, workbook: &WorkbookInfo) -> Markup {
    let outline = workbook.outline(&workbook.folder);
    let progress = BookProgress::of(&outline, |_| false, None);
    html! {
        li {
            div.book {
                h3 { a href=(workbook.front_page()) { (workbook.title) } }
                @if !workbook.purpose.is_empty() { p.purpose { (workbook.purpose) } }
                @if !workbook.audience.is_empty() {
                    p.audience { b { (words.shelf.audience) } " " (workbook.audience) }
                }
            }
            div.book-side {
                p.size { (size(words, workbook)) }
                (strip(words, &workbook.slug, &progress))
                p.book-links {
                    @if let Some(first) = workbook.chapters.first() {
                        (link(&workbook.slug, "on", &begin(workbook), &fill(words.start, &[&first.number])))
                    }
                    a href=(workbook.front_page()) { (words.shelf.contents) }
                }
            }
        }
    }
}
