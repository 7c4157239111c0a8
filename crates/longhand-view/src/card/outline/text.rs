//! Texts as read and as written, and the options that are offered.

use crate::plain;
use crate::prose::{Ink, fill, value_plain};
use longhand_exercise::{Exercise, Kind, Piece, Prose, Variant};
use serde::Serialize;

/// A text: as read, and as written.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// Plain text.
    pub text: String,
    /// Markdown with TeX, the variant's numbers put in.
    pub tex: String,
}

impl Text {
    pub(super) fn of(prepared: &Prose, written: &Prose, variant: &Variant) -> Text {
        Text {
            text: words(prepared, variant),
            tex: filled(written, variant),
        }
    }
}

/// A text as read.
pub(super) fn words(prose: &Prose, variant: &Variant) -> String {
    plain::text(&fill(prose, variant, Ink::Text).0)
}

/// An option.
#[derive(Clone, Debug, Serialize)]
pub struct Offered {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// The reply to picking it.
    pub reply: String,
}

/// The author's text with the slots' values.
fn filled(prose: &Prose, variant: &Variant) -> String {
    let pieces = prose.pieces.iter().map(|piece| match piece {
        Piece::Fixed(text) => text.clone(),
        Piece::Slot { formula, .. } => variant.value(formula).map_or_else(
            |_| format!("#{{{}}}", formula.text),
            |value| value_plain(&value),
        ),
    });
    pieces.collect::<String>().trim().to_string()
}

/// The options of a choice or the lines of an order, in the order of this variant.
pub(super) fn offered(
    part: usize,
    kind: &Kind,
    exercise: &Exercise,
    variant: &Variant,
) -> Vec<Offered> {
    match kind {
        Kind::Order(order) => {
            let handed = order.handed_out(&exercise.slug, variant.number).into_iter();
            let lines = handed.filter_map(|line| order.lines.get(line));
            lines
                .map(|line| Offered {
                    id: line.id.clone(),
                    text: words(&line.text, variant),
                    right: !line.distractor,
                    reply: words(
                        if line.distractor {
                            &line.reply
                        } else {
                            &line.why
                        },
                        variant,
                    ),
                })
                .collect()
        }
        Kind::Choice(choice) => {
            let order = choice.order(&exercise.shuffled_by(part), variant.number);
            let options = order.into_iter().filter_map(|i| choice.options.get(i));
            options
                .map(|one| Offered {
                    id: one.id.clone(),
                    text: words(&one.text, variant),
                    right: one.is_right(&variant.scope),
                    reply: words(&one.reply, variant),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}
