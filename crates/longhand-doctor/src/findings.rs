//! What was found: an accusation with its evidence and its arithmetic.

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// The numbers leave no other reading.
    Certain,
    /// Other readings are rare.
    Likely,
    /// Worth looking at.
    Possible,
}

impl Sure {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Sure::Certain => "certain",
            Sure::Likely => "likely",
            Sure::Possible => "possible",
        }
    }
}

/// What else it may be, and what would tell the two apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What else it may be.
    pub what: &'static str,
    /// What to look at, log or try to tell them apart.
    pub test: &'static str,
}

/// What a rule has to say about a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Charge {
    /// How sure it is.
    pub sure: Sure,
    /// Steps at which to look.
    pub steps: Vec<f64>,
    /// The finding in a sentence, with the run's numbers.
    pub says: String,
    /// Numbers by name.
    pub evidence: Vec<(&'static str, f64)>,
    /// One line of the language with the log's own numbers.
    pub formula: String,
    /// What the formula comes to; 1 for true.
    pub comes_to: f64,
}

/// A charge with what its rule adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// Which run, counted from 0.
    pub run: usize,
    /// What the rule says of it.
    pub charge: Charge,
    /// What else it may be.
    pub alternatives: &'static [Alternative],
    /// The exercise that teaches it.
    pub exercise: Option<&'static str>,
    /// Where it was seen.
    pub source: &'static str,
}

/// A rule that could not be judged, and what it would need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotTell {
    /// The rule's id.
    pub rule: &'static str,
    /// Columns or values to be given.
    pub needs: Vec<&'static str>,
}

/// Something worth knowing that accuses nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The note's id.
    pub note: &'static str,
    /// The note in a sentence.
    pub says: String,
}
