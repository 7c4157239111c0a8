//! The report for a person at a terminal.

use std::fmt::Write;

use longhand_doctor::findings::{Finding, Sure};
use longhand_doctor::report::Report;
use longhand_doctor::run::{Log, Numbering, Run};
use longhand_notation::{Scope, parse};

/// Findings that are shown without being asked for.
const SHOWN: usize = 4;
/// Runs that are listed.
const RUNS: usize = 8;
/// Widest line.
const WIDTH: usize = 78;

/// The whole report.
pub fn report(report: &Report, all: bool, normal: &[String]) -> String {
    let mut out = String::new();
    runs(&mut out, report);
    for line in normal {
        paragraph(&mut out, line, 2);
    }
    let findings = &report.findings;
    if findings.is_empty() {
        out.push_str("\nNothing found. The rules that could be judged are silent.\n");
    }
    let shown = if all {
        findings.len()
    } else {
        SHOWN.min(findings.len())
    };
    for (number, finding) in findings[..shown].iter().enumerate() {
        out.push('\n');
        one(&mut out, number + 1, finding, &report.log);
    }
    if shown < findings.len() {
        let _infallible = write!(
            out,
            "\n{} more, less sure or consequences of these; --all shows them.\n",
            findings.len() - shown
        );
    }
    aside(&mut out, report);
    out.trim_end().to_owned()
}

fn runs(out: &mut String, report: &Report) {
    let log = &report.log;
    for (number, (run, notes)) in log.runs.iter().zip(&report.notes).take(RUNS).enumerate() {
        let which = match (&run.name, log.runs.len()) {
            (Some(name), _) => format!("Run {number}, {name}: "),
            (None, 1) => String::new(),
            (None, _) => format!("Run {number}: "),
        };
        let (first, last) = run.span();
        let counted = match run.numbering {
            Numbering::Steps => "steps",
            Numbering::Records => "records",
            Numbering::Epochs => "epochs",
        };
        let _infallible = writeln!(
            out,
            "{which}{}, {counted} {first:.0} to {last:.0}",
            run.format
        );
        paragraph(out, &columns(run), 2);
        for note in notes {
            paragraph(out, &format!("Note: {}", note.says), 2);
        }
    }
    if log.runs.len() > RUNS {
        let _infallible = writeln!(out, "and {} more runs", log.runs.len() - RUNS);
    }
}

/// Each column with its count, and what the file calls it.
fn columns(run: &Run) -> String {
    let mut parts: Vec<String> = run
        .columns
        .iter()
        .take(12)
        .map(|column| {
            let name = if column.key() == column.name {
                String::new()
            } else {
                format!(" (“{}”)", column.name)
            };
            format!("{}{name} {}", column.key(), column.len())
        })
        .collect();
    if run.columns.len() > 12 {
        parts.push(format!("{} others", run.columns.len() - 12));
    }
    if parts.is_empty() {
        parts.push(format!("{} lines about the loss scale", run.lowered.len()));
    }
    format!("Columns: {}.", parts.join(", "))
}

fn one(out: &mut String, number: usize, finding: &Finding, log: &Log) {
    let charge = &finding.charge;
    let sure = match charge.sure {
        Sure::Certain => "certain",
        Sure::Likely => "likely",
        Sure::Possible => "possible",
    };
    let run = if log.runs.len() > 1 {
        format!(", run {}", finding.run)
    } else {
        String::new()
    };
    let _infallible = writeln!(out, "{number}. {} ({sure}{run})", finding.rule);
    paragraph(out, &charge.says, 3);
    let _infallible = writeln!(out, "   {} = {}", charge.formula, value(&charge.formula));
    for other in finding.alternatives {
        paragraph(
            out,
            &format!("Or: {}. To tell: {}.", other.what, other.test),
            3,
        );
    }
    if let Some(exercise) = finding.exercise {
        let _infallible = writeln!(out, "   Exercise: longhand show {exercise}");
    }
}

/// What a formula comes to, as `longhand calc` prints it.
fn value(formula: &str) -> String {
    parse(formula)
        .and_then(|program| program.evaluate(&Scope::new()))
        .map_or_else(|fault| fault.message, |value| value.plain())
}

/// What could not be read or judged.
fn aside(out: &mut String, report: &Report) {
    if !report.log.unread.is_empty() {
        out.push_str("\nNot read:\n");
        for line in &report.log.unread {
            paragraph(out, line, 2);
        }
    }
    let asked: Vec<String> = report
        .cannot_tell
        .iter()
        .filter(|rule| {
            let given = longhand_doctor::given::Given::names();
            rule.needs
                .iter()
                .all(|need| given.iter().any(|(name, _)| name == need))
        })
        .map(|rule| format!("{} ({})", rule.rule, rule.needs.join(", ")))
        .collect();
    if !asked.is_empty() {
        out.push('\n');
        paragraph(
            out,
            &format!(
                "With --given NAME=VALUE these could be judged, or more surely: {}.",
                asked.join("; ")
            ),
            0,
        );
    }
}

/// A text in lines of at most [`WIDTH`] characters, set in.
pub fn paragraph(out: &mut String, text: &str, indent: usize) {
    let margin = " ".repeat(indent);
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width == 0 || width + 1 + length > WIDTH {
            if width > 0 {
                out.push('\n');
            }
            out.push_str(&margin);
            width = indent;
        } else {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
}
