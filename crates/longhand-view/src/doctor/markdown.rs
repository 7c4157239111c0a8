//! The report as Markdown, for an issue or a notebook.

use std::fmt::Write;

use longhand_doctor::desk::Desk;
use longhand_doctor::report::Report;

use super::columns::{kind, name, read_as};
use super::finding::{title, value};
use super::findings::count;
use super::rest::needed;
use crate::catalogue::{DoctorWords, fill};

/// The whole report; nothing where no file holds a run.
pub fn markdown(words: &DoctorWords, desk: &Desk) -> Option<String> {
    let report = desk.report()?;
    let files: Vec<String> = desk.files().iter().map(|file| plain(&file.name)).collect();
    let mut out = format!(
        "# {}: {}\n\n## {}\n",
        words.title,
        files.join(", "),
        count(words, report)
    );
    if report.findings.is_empty() {
        paragraph(&mut out, words.nothing_lede);
    }
    findings(&mut out, words, report);
    if let Some(found) = desk.comparison() {
        paragraph(&mut out, &format!("## {}", words.compared));
        match found {
            Ok(comparison) => comparison
                .says
                .iter()
                .for_each(|line| paragraph(&mut out, &plain(line))),
            Err(why) => paragraph(&mut out, &plain(why)),
        }
    }
    let normal = desk.normal();
    if !normal.is_empty() {
        paragraph(&mut out, &format!("## {}", words.normal));
        normal
            .iter()
            .for_each(|line| paragraph(&mut out, &plain(line)));
    }
    runs(&mut out, words, report);
    if !report.cannot_tell.is_empty() {
        let heading = fill(words.cannot_tell, &[&report.cannot_tell.len()]);
        paragraph(&mut out, &format!("## {heading}"));
        out.push('\n');
        for rule in &report.cannot_tell {
            let says = format!("{}.", title(rule.rule));
            item(&mut out, &fill(words.needs, &[&says, &needed(words, rule)]));
        }
    }
    if !report.log.unread.is_empty() {
        paragraph(&mut out, &format!("## {}", words.unread));
        out.push('\n');
        report
            .log
            .unread
            .iter()
            .for_each(|line| item(&mut out, &plain(line)));
    }
    Some(out)
}

fn findings(out: &mut String, words: &DoctorWords, report: &Report) {
    for (number, finding) in report.findings.iter().enumerate() {
        let charge = &finding.charge;
        let number = number + 1;
        let sure = charge.sure.word();
        paragraph(
            out,
            &format!("### {number}. {} ({sure})", plain(title(finding.rule))),
        );
        paragraph(out, &plain(&charge.says));
        let value = value(&charge.formula).map(|value| format!(" = {value}"));
        let value = value.unwrap_or_default();
        paragraph(out, &format!("`{}`{value}", charge.formula));
        if !finding.alternatives.is_empty() {
            paragraph(out, &format!("{}:", words.alternatives));
            out.push('\n');
        }
        for other in finding.alternatives {
            let tell = fill(words.to_tell, &[&other.test]);
            item(out, &plain(&format!("{}. {tell}", other.what)));
        }
        let rule = format!("`{}`", finding.rule);
        paragraph(
            out,
            &format!("{} {rule}", fill(words.seen, &[&plain(finding.source)])),
        );
    }
}

fn runs(out: &mut String, words: &DoctorWords, report: &Report) {
    for (number, run) in report.log.runs.iter().enumerate() {
        paragraph(
            out,
            &format!("## {}", plain(&name(words, &report.log, number))),
        );
        paragraph(out, &plain(&read_as(words, run)));
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "\n| {} | {} | {} |\n|---|---|---|\n",
            words.in_file, words.taken_as, words.values
        );
        for column in &run.columns {
            let held = column.kind.map_or("–", |one| kind(words, one));
            let _ = writeln!(
                out,
                "| {} | {held} | {} |",
                plain(&column.name),
                column.len()
            );
        }
        for note in report.notes.get(number).into_iter().flatten() {
            paragraph(out, &format!("> {} {}", words.note, plain(&note.says)));
        }
    }
}

fn paragraph(out: &mut String, text: &str) {
    out.push('\n');
    out.push_str(text);
    out.push('\n');
}

fn item(out: &mut String, text: &str) {
    out.push_str("- ");
    out.push_str(text);
    out.push('\n');
}

/// Text in which nothing is markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '*' | '_' | '`' | '<' | '[' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
