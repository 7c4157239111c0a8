//! How names are set: what stands for each, and which are lists.

use crate::math::Math;
use std::collections::{BTreeMap, BTreeSet};

/// How names look: a name's tree and TeX. A name that is not listed is set by
/// rule: `m_hat` with a hat, `b1` with an index, `beta1` as a Greek letter with
/// an index.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    pub(super) listed: BTreeMap<String, Math>,
    pub(super) tex: BTreeMap<String, String>,
    pub(super) list_names: BTreeSet<String>,
}

impl Symbols {
    /// No names listed: all are set by rule.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets how a name looks.
    pub fn set(&mut self, name: impl Into<String>, symbol: Math) {
        self.listed.insert(name.into(), symbol);
    }

    /// Says that a name stands for a list or matrix: the product of two of them, element by
    /// element, is then set with a circle, since `PQ` is another one.
    pub fn list(&mut self, name: impl Into<String>) {
        self.list_names.insert(name.into());
    }

    /// Whether a name stands for a list or matrix.
    pub(super) fn is_list(&self, name: &str) -> bool {
        self.list_names.contains(name)
    }

    /// Whether a name is set as a sum, such as 1 − σ, and so needs brackets in a product.
    pub(super) fn is_sum(&self, name: &str) -> bool {
        self.listed.get(name).is_some_and(Math::is_sum)
    }

    /// Sets a name's TeX.
    pub fn tex(&mut self, name: impl Into<String>, tex: impl Into<String>) {
        self.tex.insert(name.into(), tex.into());
    }
}
