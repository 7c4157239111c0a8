//! What the run doctor says of the logs.

use crate::train;
use longhand_doctor::given::Given;
use longhand_doctor::readers::Reader;
use longhand_doctor::report::examine;
use longhand_train::cases::CASES;
use longhand_train::log;
use longhand_train::settings::Settings;

/// The rules that speak of a log.
fn findings(text: &str) -> Vec<&'static str> {
    let mut reader = Reader::new();
    reader.push(text.as_bytes());
    let report = examine(reader.finish().unwrap(), &Given::new());
    assert_eq!(report.log.runs.len(), 1);
    report.findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn the_doctor_reads_both_forms_alike_and_is_silent_on_healthy_runs() {
    for text in [
        "task=spiral",
        "task=text",
        "task=text&padded=yes",
        "numbers=fp16-scaled&divisor=1048576",
        "optimizer=momentum&lr=0.05&schedule=cosine",
    ] {
        let signs = train(&Settings::parse(text).unwrap());
        assert_eq!(findings(&log::csv(&signs)), [""; 0], "{text}");
        assert_eq!(findings(&log::json_lines(&signs)), [""; 0], "{text}");
    }
}

/// What the doctor finds in each case; nothing where the logged numbers alone betray nothing, or
/// betray it only beside a healthy run.
const FOUND: &[(&str, &[&str])] = &[
    ("dead-units", &[]),
    ("shuffled-labels", &[]),
    ("no-zero-grad", &["diverged"]),
    ("rate-too-high", &[]),
    ("rate-near-zero", &[]),
    ("fp16-underflow", &["val-frozen"]),
    ("bad-batch", &["spike-recovered"]),
    // The held-out loss rises while the run's own falls: the doctor sees the gap, and cannot see
    // where it comes from.
    ("tokens-not-shifted", &["overfit"]),
    ("padding-counted", &[]),
    ("wide-start", &["above-uniform"]),
    ("decayed-norms", &[]),
    ("state-lost", &["spike-recovered"]),
];

#[test]
fn the_doctor_finds_what_it_has_a_rule_for() {
    assert_eq!(FOUND.len(), CASES.len());
    for (case, (slug, rules)) in CASES.iter().zip(FOUND) {
        assert_eq!(case.slug, *slug);
        let signs = train(&case.run().unwrap());
        assert_eq!(findings(&log::csv(&signs)), *rules, "{slug}");
    }
}
