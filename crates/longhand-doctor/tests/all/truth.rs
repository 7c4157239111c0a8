//! The logs under `tests/logs`: what has to be found in each, and what must not be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::common::{given, logs, names, read, truth};
use longhand_doctor::report::{Report, examine};
use longhand_doctor::rules::RULES;
use serde_json::Value;

/// Every log of `truth.json` with what is true of it and what is said of it.
fn reports() -> &'static BTreeMap<String, (Value, Report)> {
    static REPORTS: OnceLock<BTreeMap<String, (Value, Report)>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let truth = truth();
        let files = truth["files"].as_object().unwrap();
        files
            .iter()
            .map(|(path, entry)| {
                let log = read(&logs().join(format!("{path}.gz")))
                    .unwrap_or_else(|fault| panic!("{path}: {fault}"));
                (path.clone(), (entry.clone(), examine(log, &given(entry))))
            })
            .collect()
    })
}

/// Everything that is wrong with a report.
fn faults(entry: &Value, report: &Report) -> Vec<String> {
    let found: Vec<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    let (must, may) = (names(&entry["must"]), names(&entry["may"]));
    let mut faults = Vec::new();
    for rule in &must {
        if !found.contains(&rule.as_str()) {
            faults.push(format!("{rule} is missing"));
        }
    }
    for finding in &report.findings {
        let rule = finding.rule.to_owned();
        if !must.contains(&rule) && !may.contains(&rule) {
            faults.push(format!("{rule} accuses: {}", finding.charge.says));
        }
    }
    let cause = names(&entry["cause"]);
    let first_two = &found[..found.len().min(2)];
    if !cause.is_empty() && !cause.iter().any(|rule| first_two.contains(&rule.as_str())) {
        faults.push(format!(
            "none of {cause:?} is among the first two: {found:?}"
        ));
    }
    if let Some(steps) = entry["steps"].as_object() {
        for (rule, range) in steps {
            let (low, high) = (range[0].as_f64().unwrap(), range[1].as_f64().unwrap());
            let hit = report
                .findings
                .iter()
                .filter(|finding| finding.rule == rule)
                .any(|finding| {
                    finding
                        .charge
                        .steps
                        .iter()
                        .any(|step| (low..=high).contains(step))
                });
            if !hit && found.contains(&rule.as_str()) {
                let steps: Vec<&Vec<f64>> = report
                    .findings
                    .iter()
                    .filter(|f| f.rule == rule)
                    .map(|f| &f.charge.steps)
                    .collect();
                faults.push(format!("{rule} lies at {steps:?}, not in {low}..{high}"));
            }
        }
    }
    for note in names(&entry["notes"]) {
        if !report.notes.iter().flatten().any(|said| said.note == note) {
            faults.push(format!("the note {note} is missing"));
        }
    }
    if let Some(runs) = entry["runs"].as_u64()
        && report.log.runs.len() as u64 != runs
    {
        faults.push(format!("{} runs, not {runs}", report.log.runs.len()));
    }
    faults
}

#[test]
fn every_log_gets_the_findings_that_are_true_of_it_and_no_other() {
    let mut all = Vec::new();
    for (path, (entry, report)) in reports() {
        all.extend(
            faults(entry, report)
                .into_iter()
                .map(|fault| format!("{path}: {fault}")),
        );
    }
    assert!(reports().len() > 200);
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn one_run_in_fourteen_spellings_gets_the_findings_of_the_one_it_was_made_from() {
    for (path, (entry, report)) in reports() {
        let Some(same) = entry["same_as"].as_str() else {
            continue;
        };
        let original = &reports()[same].1;
        let run = &report.log.runs[0];
        let loss = run.column(longhand_doctor::columns::Kind::Loss).unwrap();
        let first = original.log.runs[0]
            .column(longhand_doctor::columns::Kind::Loss)
            .unwrap();
        assert_eq!(loss.len(), first.len(), "{path}");
        for (a, b) in loss.values.iter().zip(&first.values) {
            assert!((a - b).abs() <= 1e-4, "{path}: {a} for {b}");
        }
    }
}

#[test]
fn every_formula_computes_to_what_is_said() {
    let mut seen = BTreeSet::new();
    for (path, (_, report)) in reports() {
        for finding in &report.findings {
            let charge = &finding.charge;
            let program = longhand_notation::parse(&charge.formula)
                .unwrap_or_else(|fault| panic!("{path}: {}: {}", charge.formula, fault.message));
            let value = program.evaluate(&longhand_notation::Scope::new()).unwrap();
            let number = match &value {
                longhand_notation::Value::Truth(tensor) => tensor.data()[0],
                other => other.as_number().unwrap(),
            };
            let near = (number - charge.comes_to).abs() <= 1e-4 * charge.comes_to.abs();
            assert!(
                near,
                "{path}: {} is {number}, not {}",
                charge.formula, charge.comes_to
            );
            seen.insert(finding.rule);
        }
    }
    assert!(seen.len() > 25, "{seen:?}");
}

#[test]
fn every_rule_is_found_in_some_log() {
    let found: BTreeSet<&str> = reports()
        .values()
        .flat_map(|(_, report)| &report.findings)
        .map(|finding| finding.rule)
        .collect();
    let missing: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.id)
        .filter(|id| !found.contains(id))
        .collect();
    assert!(
        missing.is_empty(),
        "no log under tests/logs shows {missing:?}"
    );
}
