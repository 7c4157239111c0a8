//! The findings, the surest first.

use longhand_doctor::report::Report;
use maud::{Markup, html};

use super::finding::finding;
use crate::catalogue::{DoctorWords, fill};

/// Findings that are shown unfolded.
const SHOWN: usize = 4;

/// How many there are, in words.
pub(super) fn count(words: &DoctorWords, report: &Report) -> String {
    match report.findings.len() {
        0 => words.nothing.to_owned(),
        1 => words.finding.to_owned(),
        many => fill(words.findings, &[&many]),
    }
}

/// All of them; the fifth and later are folded.
pub(super) fn findings(words: &DoctorWords, report: &Report) -> Markup {
    let all = &report.findings;
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    html! {
        section.doctor-part.doctor-findings aria-labelledby="findings" {
            h2 #findings tabindex="-1" { (count(words, report)) }
            @if all.is_empty() { p { (words.nothing_lede) } }
            ol {
                @for (at, one) in first.iter().enumerate() { li { (finding(words, report, at, one)) } }
            }
            @if !rest.is_empty() {
                details id="more-findings" {
                    summary { (fill(words.more, &[&rest.len()])) }
                    ol start=(first.len() + 1) {
                        @for (at, one) in rest.iter().enumerate() {
                            li { (finding(words, report, first.len() + at, one)) }
                        }
                    }
                }
            }
        }
    }
}
