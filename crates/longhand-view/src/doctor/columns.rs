//! The runs with their curves, and what each column was taken for.

use longhand_doctor::columns::Kind;
use longhand_doctor::desk::Desk;
use longhand_doctor::report::Report;
use longhand_doctor::run::{Log, Numbering, Run};
use maud::{Markup, html};

use super::chart::{Chart, RUNS};
use super::figure::figure;
use crate::catalogue::{DoctorWords, fill};

/// Every run with its curves.
pub(super) fn runs(words: &DoctorWords, desk: &Desk, report: &Report, charts: &[Chart]) -> Markup {
    let all = report.log.runs.len();
    html! {
        section.doctor-part aria-labelledby="curves" {
            h2 #curves { (words.curves) }
            p.meta #how-to-move { (words.how_to_move) }
            @if all > RUNS { p { (fill(words.more_runs, &[&all, &RUNS])) } }
            @for (number, run) in report.log.runs.iter().enumerate().take(RUNS) {
                div.doctor-run {
                    @if all > 1 { h3 { (name(words, &report.log, number)) } }
                    p.meta { (read_as(words, run)) }
                    @for note in report.notes.get(number).into_iter().flatten() {
                        p.doctor-note { b { (words.note) } " " (note.says) }
                    }
                    @for (at, chart) in charts.iter().enumerate() {
                        @if chart.run == number { (figure(words, charts, at)) }
                    }
                    (columns(words, desk, number, run))
                }
            }
        }
    }
}

/// What a run is called.
pub(super) fn name(words: &DoctorWords, log: &Log, number: usize) -> String {
    let plain = fill(words.run, &[&(number + 1)]);
    match log.runs.get(number).and_then(|run| run.name.as_ref()) {
        Some(name) => format!("{plain}: {name}"),
        None => plain,
    }
}

/// The format and the span.
pub(super) fn read_as(words: &DoctorWords, run: &Run) -> String {
    let (first, last) = run.span();
    let counted = match run.numbering {
        Numbering::Steps => "steps",
        Numbering::Records => "records",
        Numbering::Epochs => "epochs",
    };
    let ends = [first, last].map(|end| format!("{end:.0}"));
    fill(words.read_as, &[&run.format, &counted, &ends[0], &ends[1]])
}

/// What people call a kind of column.
pub(super) fn kind(words: &DoctorWords, kind: Kind) -> &'static str {
    let kinds = words.kinds;
    let found = kinds.iter().find(|(name, _)| *name == kind.name());
    found.map_or(kind.name(), |(_, word)| *word)
}

fn columns(words: &DoctorWords, desk: &Desk, number: usize, run: &Run) -> Markup {
    html! {
        details.doctor-columns id=(format!("columns-{number}")) {
            summary { (words.columns) " (" (run.columns.len()) ")" }
            p.meta { (words.columns_lede) }
            div.scroll { table.plain {
                thead { tr {
                    th scope="col" { (words.in_file) }
                    th scope="col" { (words.taken_as) }
                    th scope="col" { (words.values) }
                } }
                tbody {
                    @for column in run.columns.iter().take(100) {
                        @let given = desk.corrections().iter().find(|(name, _)| *name == column.name);
                        @let held = given.map(|(_, kind)| *kind).or(column.kind);
                        tr {
                            td { code { (column.name) } }
                            td {
                                select data-act=(format!("column {}", column.name))
                                    aria-label=(fill(words.correct, &[&column.name])) {
                                    option value="" selected[held.is_none()] { (words.unknown) }
                                    @for one in Kind::all() {
                                        option value=(one.name()) selected[held == Some(one)] { (kind(words, one)) }
                                    }
                                }
                            }
                            td { (column.len()) }
                        }
                    }
                }
            } }
        }
    }
}
