//! The working of a bug exercise: the faulty line, and the program mended.

use crate::card::code::reference;
use crate::catalogue::{Catalogue, fill};
use crate::html::{Ink, text as prose};
use longhand_exercise::Variant;
use longhand_exercise::kind::bug::Bug;
use maud::{Markup, html};

pub(in crate::card) fn worked(words: &Catalogue, bug: &Bug, variant: &Variant) -> Markup {
    html! {
        ul.solution {
            @for line in bug.lines.iter().filter(|line| line.guilty) {
                li { b { (fill(words.line_number, &[&line.line])) } " " (prose(&line.reply, &variant.scope, Ink::Text)) }
            }
        }
        (reference(words, &bug.code))
    }
}
