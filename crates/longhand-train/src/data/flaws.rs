//! What may be wrong with data.

/// What is wrong with the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Labels in another order than their inputs.
    pub shuffled: bool,
    /// Targets that are the tokens themselves, not the next ones.
    pub unshifted: bool,
    /// Targets on the padding.
    pub padding_counts: bool,
}
