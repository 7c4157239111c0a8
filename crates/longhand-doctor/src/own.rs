//! An exercise with the numbers of the run: which givens a finding sets.

use crate::findings::Finding;

/// A given of an exercise that a finding can set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// The rule.
    pub rule: &'static str,
    /// The exercise that the rule names.
    pub exercise: &'static str,
    /// The given.
    pub given: &'static str,
    /// The evidence that sets it.
    pub evidence: &'static str,
    /// The range in which the exercise takes it; a test holds it against the book.
    pub range: (f64, f64),
}

const fn own(
    rule: &'static str,
    exercise: &'static str,
    given: &'static str,
    evidence: &'static str,
    range: (f64, f64),
) -> Own {
    Own {
        rule,
        exercise,
        given,
        evidence,
        range,
    }
}

/// Every given that a finding can set.
pub const OWN: &[Own] = &[
    own(
        "ln-of-vocabulary",
        "loss-before-training",
        "V",
        "vocabulary",
        (256.0, 151_936.0),
    ),
    own(
        "starts-at-uniform",
        "loss-before-training",
        "V",
        "vocabulary",
        (256.0, 151_936.0),
    ),
    own(
        "scale-collapse",
        "the-scaler-finds-its-scale",
        "bad",
        "halvings",
        (2.0, 6.0),
    ),
    own("memorised", "perplexity", "L", "last", (1.5, 3.4)),
    own(
        "knows-frequencies-only",
        "perplexity",
        "L",
        "end",
        (1.5, 3.4),
    ),
];

/// The givens that a finding sets for its exercise, where they fit its ranges.
///
/// ```
/// use longhand_doctor::{given::Given, own, readers::Reader, report::examine};
///
/// let mut reader = Reader::new();
/// reader.push(b"step 1: loss 10.8259\nstep 400: loss 10.8259\n");
/// let report = examine(reader.finish()?, &Given::new());
/// assert_eq!(own::givens(&report.findings[0]), [("V", 50_304.0)]);
/// # Ok::<(), String>(())
/// ```
#[must_use]
pub fn givens(finding: &Finding) -> Vec<(&'static str, f64)> {
    OWN.iter()
        .filter(|own| own.rule == finding.rule && Some(own.exercise) == finding.exercise)
        .filter_map(|own| {
            let evidence = finding.charge.evidence.iter();
            let (_, value) = evidence
                .into_iter()
                .find(|(name, _)| *name == own.evidence)?;
            // As many figures as the book's own numbers have.
            let rounded = (value * 100.0).round() / 100.0;
            let fits = own.range.0 <= rounded && rounded <= own.range.1;
            fits.then_some((own.given, rounded))
        })
        .collect()
}
