//! The main part of a chapter's page.

use maud::{Markup, html};

use super::info::{ChapterInfo, WorkbookInfo};
use crate::catalogue::{Catalogue, fill};

/// A chapter: its heading, its text with the exercises, and the way on.
///
/// `lede` is the sentence below the title, `body` the rendered chapter.
pub fn chapter(
    catalogue: &Catalogue,
    workbook: &WorkbookInfo,
    info: &ChapterInfo,
    lede: Markup,
    body: Markup,
) -> Markup {
    let (before, after) = workbook
        .around(&info.slug)
        .map_or((None, None), |(before, _, after)| (before, after));
    html! {
        header.chap {
            p.no { (fill(catalogue.chapter_number, &[&info.number])) }
            h1 { (info.title) }
            @if !lede.0.is_empty() { p.lede { (lede) } }
        }
        (body)
        @if before.is_some() || after.is_some() {
            nav.onward aria-label=(format!("{} / {}", catalogue.previous, catalogue.next)) {
                @if let Some(before) = before { (step("prev", catalogue.previous, before)) }
                @if let Some(after) = after { (step("next", catalogue.next, after)) }
            }
        }
    }
}

/// A page of text: its heading and its text.
pub fn text(title: &str, lede: Markup, body: Markup) -> Markup {
    html! {
        header.chap {
            h1 { (title) }
            @if !lede.0.is_empty() { p.lede { (lede) } }
        }
        (body)
    }
}

/// A link to a neighbouring chapter.
fn step(relation: &str, label: &str, chapter: &ChapterInfo) -> Markup {
    html! {
        a class=(relation) rel=(relation) href=(chapter.file()) {
            small { (label) }
            // The number never stays behind on a line of its own.
            span { b { (chapter.number) } "\u{a0}" (chapter.title) }
        }
    }
}
