//! The front page of a workbook: what it is, one exercise to solve at once, the chapters.

use maud::{Markup, html};

use super::book_progress::{BookProgress, link, strip};
use super::info::{SiteInfo, WorkbookInfo};
use super::overview::FILE as OVERVIEW;
use super::ring::ring;
use crate::catalogue::{Catalogue, fill};

/// What the front page shows besides the list of chapters.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// A paragraph or two about the workbook (HTML paragraphs).
    pub intro: Markup,
    /// The card of the exercise to try; empty where a workbook names none.
    pub exercise: Markup,
}

/// The front page's main part, for [`Shell::render_plain`](super::Shell::render_plain).
pub fn home(
    catalogue: &Catalogue,
    site: &SiteInfo,
    workbook: &WorkbookInfo,
    home: &Home,
) -> Markup {
    let outline = workbook.outline("");
    let progress = BookProgress::of(&outline, |_| false, None);
    html! {
        div.home {
            header.home-head {
                @if site.shelf {
                    p.up { a.brand href="../index.html" { span.mark aria-hidden="true" { "∂" } " " (site.title) } }
                }
                h1 {
                    @if !site.shelf { span.mark aria-hidden="true" { "∂" } " " }
                    (workbook.title)
                }
                @if !workbook.tagline.is_empty() { p.lede { (workbook.tagline) } }
                (home.intro)
                @if !workbook.audience.is_empty() {
                    p.audience { b { (catalogue.shelf.audience) } " " (workbook.audience) }
                }
                @if let Some(first) = workbook.chapters.first() {
                    p.begin {
                        (link(&workbook.slug, "check", &first.file(), &fill(catalogue.start, &[&first.number])))
                    }
                }
                @if workbook.size() > 0 {
                    div.home-progress {
                        p.size { (size(catalogue, workbook)) }
                        (strip(catalogue, &workbook.slug, &progress))
                        @if site.shelf {
                            p { a href=(format!("../{OVERVIEW}")) { (catalogue.overview.title) } }
                        }
                    }
                }
            }
            @if !home.exercise.0.is_empty() {
                div.home-try {
                    p.over { (catalogue.try_one) }
                    (home.exercise)
                }
            }
            nav.home-chapters aria-label=(catalogue.chapters) {
                h2 { (catalogue.chapters) }
                ol {
                    @for chapter in &workbook.chapters {
                        li.coming[chapter.exercises.is_empty()] {
                            a href=(chapter.file()) {
                                b { (chapter.number) }
                                span.name { (chapter.title) }
                                @if !chapter.summary.is_empty() {
                                    span.about { (chapter.summary) }
                                }
                                @if !chapter.exercises.is_empty() {
                                    (ring(catalogue, &chapter.slug, 0, chapter.exercises.len()))
                                }
                            }
                        }
                    }
                }
                @if !workbook.pages.is_empty() {
                    ul.pages {
                        @for page in &workbook.pages {
                            li { a href=(page.file()) { (page.title) } }
                        }
                    }
                }
            }
        }
    }
}

/// "10 chapters, 197 exercises".
pub(super) fn size(words: &Catalogue, workbook: &WorkbookInfo) -> String {
    let count = |names: [&str; 2], number: usize| {
        let [one, many] = names;
        fill(if number == 1 { one } else { many }, &[&number])
    };
    let chapters = count(words.shelf.chapters, workbook.chapters.len());
    format!(
        "{chapters}, {}",
        count(words.shelf.exercises, workbook.size())
    )
}
