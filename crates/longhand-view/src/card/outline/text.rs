//! Texts as read and as written, and the options that are offered.

use longhand_exercise::description::Description;
use longhand_exercise::{Prose, Variant};
use serde::Serialize;

/// A text: as read, and as written.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// Plain text.
    pub text: String,
    /// Markdown with TeX, the variant's numbers put in: left to whoever has the author's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tex: Option<String>,
}

impl Text {
    pub(super) fn of(prose: &Prose, variant: &Variant) -> Text {
        Text {
            text: words(prose, variant),
            tex: None,
        }
    }
}

/// A text as read.
pub(super) fn words(prose: &Prose, variant: &Variant) -> String {
    prose.plain(&variant.scope)
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

/// The options of a choice or the lines of an order, in the order of this variant.
pub(super) fn offered(asked: &Description, variant: &Variant) -> Vec<Offered> {
    let options = asked.options.iter();
    options
        .filter_map(|one| {
            Some(Offered {
                id: one.id.clone(),
                text: words(one.text?, variant),
                right: one.right,
                reply: words(one.reply, variant),
            })
        })
        .collect()
}
