//! What a rule is.

use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Alternative, Charge};

/// A rule: what it looks at and what it says.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// What it says of a run, in general.
    pub title: &'static str,
    /// Columns without which it cannot be judged; one of each group.
    pub needs: &'static [&'static [Kind]],
    /// Values to be given without which it cannot be judged (or not surely).
    pub asks: &'static [&'static str],
    /// Rules that, when they have found something, leave this one nothing to say.
    pub yields_to: &'static [&'static str],
    /// The exercise that teaches it.
    pub exercise: Option<&'static str>,
    /// What else it may be.
    pub alternatives: &'static [Alternative],
    /// Where it was seen.
    pub source: &'static str,
    /// Judges a run.
    pub judge: fn(&Case) -> Option<Charge>,
}

/// Shorthand for an alternative.
pub(super) const fn or(what: &'static str, test: &'static str) -> Alternative {
    Alternative { what, test }
}
