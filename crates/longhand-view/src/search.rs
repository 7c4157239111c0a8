//! The search's page: a field, and what was found.

use crate::catalogue::{Catalogue, fill};
use crate::page::{SiteInfo, tool_head};
use longhand_search::{Hit, Kind};
use maud::{Markup, html};

/// How many results are shown.
pub const MOST: usize = 30;

/// The main part of the page. `index` is the address of the index, from the site's root.
#[must_use]
pub fn page(words: &Catalogue, site: &SiteInfo, index: &str) -> Markup {
    html! {
        (tool_head(site, words.tools.search.name, words.tools.search.about))
        form.search role="search" action="search.html" {
            label.visually-hidden for="search-in" { (words.search.field) }
            input.field.wide #search-in type="search" name="q" autocomplete="off" autocapitalize="off"
                spellcheck="false" enterkeyhint="search" placeholder=(words.search.placeholder);
        }
        div.found data-tool="search" data-index=(index) { (waiting(words)) }
        noscript { p { (words.search.needs_scripts) } }
    }
}

/// Before anything was typed.
#[must_use]
pub fn waiting(words: &Catalogue) -> Markup {
    html! { p.quiet { (words.search.hint) } }
}

/// What was found, as the inside of the element with `data-tool`.
#[must_use]
pub fn results(words: &Catalogue, typed: &str, hits: &[Hit<'_>]) -> Markup {
    let own = &words.search;
    if typed.trim().is_empty() {
        return waiting(words);
    }
    let count = match hits.len() {
        0 => fill(own.nothing, &[&typed]),
        1 => own.one.to_owned(),
        MOST => fill(own.first, &[&MOST]),
        several => fill(own.several, &[&several]),
    };
    html! {
        p.quiet role="status" { (count) }
        ol.hits {
            @for hit in hits {
                li {
                    a href=(hit.document.address) { (hit.document.title) }
                    p.quiet { (kind(words, hit.document.kind)) @if !hit.document.place.is_empty() { " · " (hit.document.place) } }
                }
            }
        }
    }
}

fn kind(words: &Catalogue, kind: Kind) -> &'static str {
    let own = &words.search;
    match kind {
        Kind::Page => own.page,
        Kind::Chapter => own.chapter,
        Kind::Section => own.section,
        Kind::Exercise => own.exercise,
        Kind::Term => own.term,
        Kind::Rule => own.rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_search::{Document, Index, Search};

    #[test]
    fn what_was_found_is_counted_and_what_was_typed_is_no_markup() {
        let index = Index::of(vec![
            Document::new(Kind::Exercise, "5.1 First <moment>", "training/5.html#m")
                .within("Training mathematics · Adam"),
        ]);
        let search = Search::new(index);
        let html = results(&ENGLISH, "moment", &search.find("moment", MOST)).into_string();
        assert!(html.contains("href=\"training/5.html#m\""), "{html}");
        assert!(html.contains("First &lt;moment&gt;"), "{html}");
        assert!(html.contains("Training mathematics · Adam"), "{html}");
        let none = results(&ENGLISH, "<b>zebra", &search.find("<b>zebra", MOST)).into_string();
        assert!(
            none.contains("&lt;b&gt;zebra") && !none.contains("<b>"),
            "{none}"
        );
        assert_eq!(
            results(&ENGLISH, "  ", &[]).into_string(),
            waiting(&ENGLISH).into_string()
        );
    }
}
