//! The first page: what this is, one exercise to solve at once, the chapters.

use maud::{Markup, html};

use super::info::WorkbookInfo;
use super::ring::ring;
use crate::catalogue::{Catalogue, fill};

/// What the first page shows besides the list of chapters.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// A paragraph or two about the workbook (HTML paragraphs).
    pub intro: Markup,
    /// The card of the exercise to try; empty where a workbook names none.
    pub exercise: Markup,
}

/// The first page's main part, for [`Shell::render_plain`](super::Shell::render_plain).
pub fn home(catalogue: &Catalogue, workbook: &WorkbookInfo, home: &Home) -> Markup {
    html! {
        div.home {
            header.home-head {
                h1 { span.mark aria-hidden="true" { "∂" } " " (workbook.title) }
                @if !workbook.tagline.is_empty() { p.lede { (workbook.tagline) } }
                (home.intro)
                @if let Some(first) = workbook.chapters.first() {
                    p.begin {
                        a.check href=(first.file()) { (fill(catalogue.start, &[&first.number])) }
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
