//! The page for an address that does not exist.

use maud::{Markup, html};

use super::info::WorkbookInfo;
use crate::catalogue::Catalogue;

/// The main part of `404.html`: a plain sentence and every chapter.
pub fn missing(catalogue: &Catalogue, workbook: &WorkbookInfo) -> Markup {
    html! {
        header.chap {
            h1 { (catalogue.missing_title) }
            p.lede { (catalogue.missing_text) }
        }
        p { a href="index.html" { (catalogue.home) } }
        ol.plain-list {
            @for chapter in &workbook.chapters {
                li { a href=(chapter.file()) { (chapter.number) " " (chapter.title) } }
            }
        }
    }
}
