//! How a report is shown.

use std::collections::BTreeSet;

use super::practice::Practice;

/// How a report is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The convention of FLOP a token by which rates and totals are shown.
    pub convention: &'a str,
    /// Which numbers have their working beside them.
    pub open: Open<'a>,
    /// Where to practise.
    pub practice: &'a Practice,
}

/// Which numbers have their working beside them.
#[derive(Debug, Clone, Copy)]
pub enum Open<'a> {
    /// Each, folded: for a page that is read without a program.
    All,
    /// These, unfolded; a program makes the others when they are asked for.
    These(&'a BTreeSet<String>),
}
