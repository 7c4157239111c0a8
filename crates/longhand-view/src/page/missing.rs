//! The page for an address that does not exist.

use maud::{Markup, html};

use super::info::{SiteInfo, WorkbookInfo};
use crate::catalogue::Catalogue;

/// The main part of `404.html`: a plain sentence, and everything there is. It stands at the site's
/// root.
pub fn missing(catalogue: &Catalogue, site: &SiteInfo, workbooks: &[WorkbookInfo]) -> Markup {
    html! {
        header.chap {
            p.up { a.brand href="index.html" { span.mark aria-hidden="true" { "∂" } " " (site.title) } }
            h1 { (catalogue.missing_title) }
            p.lede { (catalogue.missing_text) }
        }
        p { a href="index.html" { (catalogue.home) } }
        @for workbook in workbooks {
            @if site.shelf {
                h2 { a href=(workbook.front_page()) { (workbook.title) } }
            }
            ol.plain-list {
                @for chapter in &workbook.chapters {
                    @let address = format!("{}{}", workbook.folder, chapter.file());
                    li { a href=(address) { (chapter.number) " " (chapter.title) } }
                }
            }
        }
    }
}
