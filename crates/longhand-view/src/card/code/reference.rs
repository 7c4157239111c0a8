//! A right version in every language, and the same with libraries.

use crate::catalogue::{Catalogue, fill};
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::language::Language;
use maud::{Markup, html};

/// What the working ends in.
pub(in crate::card) fn reference(words: &Catalogue, code: &Code) -> Markup {
    let shown = [("NumPy", &code.numpy), ("PyTorch", &code.pytorch)];
    html! {
        @for language in Language::ALL {
            p.over { (fill(words.reference, &[&language.title()])) }
            pre.listing.scroll { code { (code.written(language).reference.trim()) } }
        }
        @for (name, source) in shown {
            @if let Some(source) = source {
                details.fold.torch {
                    summary { (fill(words.in_library, &[&name])) }
                    pre.listing.scroll { code { (source.trim()) } }
                }
            }
        }
    }
}
