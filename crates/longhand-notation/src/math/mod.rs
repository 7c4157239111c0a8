//! A formula as a tree, in the vocabulary of MathML.
//!
//! Authors' TeX becomes such a tree once, when pages are made; what this crate sets itself
//! ([`crate::typeset::math`], [`crate::number::math`]) is one from the first. One writer turns it into
//! MathML ([`Math::write`]), another into a line of text ([`Math::plain`]).
//!
//! ```
//! use longhand_notation::math::{Group, Math};
//! let half = Math::group(Group::Fraction, vec![Math::number("1"), Math::number("2")]);
//! assert_eq!(half.mathml(), "<mfrac><mn>1</mn><mn>2</mn></mfrac>");
//! assert_eq!(half.plain(), "1/2");
//! ```

mod mathml;
mod plain;
mod vocabulary;

pub use plain::line;
pub use vocabulary::{Group, Leaf, Look};

use serde::{Deserialize, Serialize};

/// A formula, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Math {
    /// A name, a number, a sign, words, room.
    Leaf(Leaf, String, Vec<(Look, String)>),
    /// Parts that stand together.
    Group(Group, Vec<Math>, Vec<(Look, String)>),
    /// A place for a value that is put in later: which of the text's slots.
    Hole(u16),
}

impl Math {
    /// A name: `x`.
    #[must_use]
    pub fn name(text: impl Into<String>) -> Math {
        Math::Leaf(Leaf::Name, text.into(), Vec::new())
    }

    /// A number: `0.9`.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Math {
        Math::Leaf(Leaf::Number, text.into(), Vec::new())
    }

    /// An operator or another sign: `=`.
    #[must_use]
    pub fn sign(text: impl Into<String>) -> Math {
        Math::Leaf(Leaf::Sign, text.into(), Vec::new())
    }

    /// A sign that has a look of its own.
    #[must_use]
    pub fn dressed(text: impl Into<String>, looks: &[(Look, &str)]) -> Math {
        Math::Leaf(Leaf::Sign, text.into(), dress(looks))
    }

    /// Words.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Math {
        Math::Leaf(Leaf::Words, text.into(), Vec::new())
    }

    /// Parts side by side.
    #[must_use]
    pub fn row(parts: Vec<Math>) -> Math {
        Math::group(Group::Row, parts)
    }

    /// Parts that stand together.
    #[must_use]
    pub fn group(group: Group, parts: Vec<Math>) -> Math {
        Math::Group(group, parts, Vec::new())
    }

    /// In round brackets of the line's own height.
    #[must_use]
    pub fn bracketed(self) -> Math {
        let fixed = [(Look::Stretchy, "false")];
        Math::row(vec![
            Math::dressed("(", &fixed),
            self,
            Math::dressed(")", &fixed),
        ])
    }

    /// With values in its holes; a hole without a value stays.
    #[must_use]
    pub fn filled(&self, value: &dyn Fn(u16) -> Option<Math>) -> Math {
        match self {
            Math::Leaf(..) => self.clone(),
            Math::Group(group, parts, looks) => {
                let parts = parts.iter().map(|part| part.filled(value)).collect();
                Math::Group(*group, parts, looks.clone())
            }
            Math::Hole(hole) => value(*hole).unwrap_or_else(|| self.clone()),
        }
    }

    /// Its leaves in the order in which they are read.
    pub fn leaves(&self) -> Vec<(Leaf, &str)> {
        match self {
            Math::Leaf(leaf, text, _) => vec![(*leaf, text)],
            Math::Group(_, parts, _) => parts.iter().flat_map(Math::leaves).collect(),
            Math::Hole(_) => Vec::new(),
        }
    }

    /// Whether it has a bar or a slash of its own.
    pub(crate) fn is_quotient(&self) -> bool {
        match self {
            Math::Leaf(_, text, _) => text == "/",
            Math::Group(group, parts, _) => {
                *group == Group::Fraction || parts.iter().any(Math::is_quotient)
            }
            Math::Hole(_) => false,
        }
    }

    /// Whether it is a sum or difference, outside of brackets, indices and the like.
    pub(crate) fn is_sum(&self) -> bool {
        // The rows around it are none of its parts.
        let mut inside = std::slice::from_ref(self);
        while let [Math::Group(Group::Row, parts, _)] = inside {
            inside = parts;
        }
        let mut brackets = 0_i32;
        for (i, part) in inside.iter().enumerate() {
            if let Math::Leaf(Leaf::Sign, sign, _) = part {
                match sign.trim() {
                    "(" | "[" => brackets += 1,
                    ")" | "]" => brackets -= 1,
                    "+" | "−" | "-" if brackets == 0 && i > 0 => return true,
                    _ => {}
                }
            }
        }
        false
    }
}

/// Looks with their values.
pub(crate) fn dress(looks: &[(Look, &str)]) -> Vec<(Look, String)> {
    let owned = looks
        .iter()
        .map(|(look, value)| (*look, (*value).to_string()));
    owned.collect()
}
