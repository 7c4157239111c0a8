//! From a log to what is said of it.

use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{CannotTell, Finding, Note};
use crate::given::Given;
use crate::notes;
use crate::rules::{RULES, Rule};
use crate::run::{Log, Run};
use crate::sorted;

/// What the doctor has to say of a log.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The log.
    pub log: Log,
    /// Of each run, what is worth knowing.
    pub notes: Vec<Vec<Note>>,
    /// The findings, the surest first; among them a cause before its consequence.
    pub findings: Vec<Finding>,
    /// Rules that could not be judged.
    pub cannot_tell: Vec<CannotTell>,
}

/// Judges a log.
///
/// ```
/// use longhand_doctor::{given::Given, readers::Reader, report::examine};
///
/// let mut reader = Reader::new();
/// for step in 1..=6 {
///     reader.push(format!("step {step}: loss 10.8259\n").as_bytes());
/// }
/// let report = examine(reader.finish()?, &Given::new());
/// assert_eq!(report.findings[0].rule, "ln-of-vocabulary");
/// assert_eq!(report.findings[0].charge.formula, "exp(10.8259)");
/// # Ok::<(), String>(())
/// ```
#[must_use]
pub fn examine(log: Log, given: &Given) -> Report {
    let mut given = given.clone();
    given.fill(&log.settings);
    let mut findings = Vec::new();
    let mut cannot_tell: Vec<CannotTell> = Vec::new();
    let mut all_notes = Vec::new();
    for (number, run) in log.runs.iter().enumerate() {
        let mut case = Case::new(run, &given);
        for rule in RULES {
            judge(rule, &mut case, number, &mut findings, &mut cannot_tell);
        }
        all_notes.push(notes::of(run));
    }
    let place = |finding: &Finding| RULES.iter().position(|rule| rule.id == finding.rule);
    sorted::few(&mut findings, |finding| {
        (finding.charge.sure, place(finding), finding.run)
    });
    Report {
        log,
        notes: all_notes,
        findings,
        cannot_tell,
    }
}

fn judge(
    rule: &Rule,
    case: &mut Case,
    number: usize,
    findings: &mut Vec<Finding>,
    cannot_tell: &mut Vec<CannotTell>,
) {
    if rule
        .yields_to
        .iter()
        .any(|other| case.fired.contains(other))
    {
        return;
    }
    let missing: Vec<&'static str> = rule
        .needs
        .iter()
        .filter(|group| !group.iter().any(|kind| case.run.column(*kind).is_some()))
        .filter_map(|group| group.first())
        .map(|kind: &Kind| kind.name())
        .collect();
    if !missing.is_empty() {
        tell(rule, missing, cannot_tell);
        return;
    }
    match (rule.judge)(case) {
        Some(charge) => {
            case.fired.push(rule.id);
            findings.push(Finding {
                rule: rule.id,
                run: number,
                charge,
                alternatives: rule.alternatives,
                exercise: rule.exercise,
                source: rule.source,
            });
        }
        None => {
            let asked = rule
                .asks
                .iter()
                .copied()
                .filter(|name| case.given.get(name).is_none() && !known(name, case.run))
                .collect::<Vec<_>>();
            if !asked.is_empty() {
                tell(rule, asked, cannot_tell);
            }
        }
    }
}

/// Whether the log says by itself what would have to be given.
fn known(name: &str, run: &Run) -> bool {
    name == "max_steps" && run.max_steps.is_some()
}

fn tell(rule: &Rule, needs: Vec<&'static str>, cannot_tell: &mut Vec<CannotTell>) {
    if cannot_tell.iter().any(|known| known.rule == rule.id) {
        return;
    }
    cannot_tell.push(CannotTell {
        rule: rule.id,
        needs,
    });
}
