//! The forms that sentences of a reply take.

use maud::{Markup, PreEscaped, html};

/// A sentence that begins with a word in bold.
pub(super) fn sentence(heading: &str, rest: &Markup) -> Markup {
    html! { p { @if !heading.is_empty() { b { (heading) } " " } (rest) } }
}

/// Prose that begins with a word in bold: the word goes into its first paragraph.
pub(super) fn headed(heading: &str, prose: &Markup) -> Markup {
    match prose.0.strip_prefix("<p>") {
        Some(rest) => {
            let (first, more) = rest.split_once("</p>").unwrap_or((rest, ""));
            html! {
                (sentence(heading, &PreEscaped(first.to_string())))
                (PreEscaped(more))
            }
        }
        None => sentence(heading, prose),
    }
}

/// A sentence with markup in its slot.
pub(super) fn around(sentence: &str, inner: &Markup) -> Markup {
    let (before, after) = sentence.split_once("{}").unwrap_or((sentence, ""));
    html! { (before) (inner) (after) }
}
