//! The gallery: every widget state on one page.

use maud::{Markup, html};

use crate::catalogue::Catalogue;

/// One state, or a few that belong together.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    /// What it is a state of; sections that follow one another with the same are listed together.
    pub group: String,
    /// What is shown.
    pub title: String,
    /// One sentence on when it appears; may be empty.
    pub note: String,
    /// The state itself.
    pub body: Markup,
}

/// The gallery's main part, with a list of its sections first.
pub fn gallery(catalogue: &Catalogue, sections: &[Section]) -> Markup {
    html! {
        header.chap {
            h1 { (catalogue.gallery_title) }
            p.lede { (catalogue.gallery_lede) }
        }
        dl.gallery-list {
            @for group in sections.chunk_by(|a, b| a.group == b.group) {
                dt { (group.first().map_or("", |one| &one.group)) }
                dd {
                    @for section in group {
                        a href=(format!("#{}", section.id)) { (section.title) } " "
                    }
                }
            }
        }
        @for section in sections {
            div.state id=(section.id) {
                h2.state-title { (section.group) ", " (section.title) }
                @if !section.note.is_empty() { p.state-note { (section.note) } }
                (section.body)
            }
        }
    }
}
