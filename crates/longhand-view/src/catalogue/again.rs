//! What is said where a wrong answer is not the first of which nothing is known, and what is said of
//! a right one that is not the very value.

/// What is said then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgainWords {
    /// Within a tenth of the answer.
    pub close: &'static str,
    /// Within a factor of three.
    pub size: &'static str,
    /// More than three times too large.
    pub large: &'static str,
    /// More than three times too small.
    pub small: &'static str,
    /// Of the other sign.
    pub sign: &'static str,
    /// A step of the way; 0 its symbol.
    pub step: &'static str,
    /// The next hint; 0 its number.
    pub hint: &'static str,
    /// No hint is left.
    pub working: &'static str,
    /// Right up to the precision of float32.
    pub float32: &'static str,
    /// Right in short; 0 the whole number.
    pub in_full: &'static str,
}

/// In English.
pub const ENGLISH: AgainWords = AgainWords {
    close: "That is within a tenth of the answer, but not from rounding alone.",
    size: "The size is about right, and the number is not.",
    large: "That is more than three times too large.",
    small: "That is more than three times too small.",
    sign: "The answer has another sign.",
    step: "On the way stands {}: is it in your calculation?",
    hint: "Hint {} is the next.",
    working: "The working below shows every step.",
    float32: "It agrees up to the precision of float32.",
    in_full: "In full it is {}.",
};
