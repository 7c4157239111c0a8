//! What the log does not say, what could not be judged or read, what to keep.

use longhand_doctor::desk::Desk;
use longhand_doctor::findings::CannotTell;
use longhand_doctor::given::Given;
use longhand_doctor::report::Report;
use longhand_doctor::text::number::short;
use maud::{Markup, html};

use super::finding::title;
use crate::catalogue::{DoctorWords, fill};

/// Fields for the values that rules ask for, and for those that were given.
pub(super) fn given(words: &DoctorWords, desk: &Desk, report: &Report) -> Markup {
    let known = desk.known();
    let asked: Vec<(&str, &str, Vec<&str>)> = Given::names()
        .iter()
        .map(|(name, what)| {
            let rules = report.cannot_tell.iter();
            let needed = rules
                .filter(|rule| rule.needs.contains(name))
                .map(|rule| rule.rule);
            (*name, *what, needed.collect())
        })
        .filter(|(name, _, rules): &(&str, &str, Vec<&str>)| {
            !rules.is_empty()
                || desk.given().get(name).is_some()
                || (*name == "tokens_per_step" && has_steps(report))
        })
        .collect();
    html! {
        @if !asked.is_empty() {
            section.doctor-part aria-labelledby="given" {
                h2 #given { (words.given) }
                p.meta { (words.given_lede) }
                div.doctor-given {
                    @for (name, what, rules) in &asked {
                        div {
                            label for=(format!("given-{name}")) { (what) }
                            input type="text" inputmode="decimal" autocomplete="off" id=(format!("given-{name}"))
                                data-act=(format!("give {name}"))
                                value=(known.get(name).map_or_else(String::new, short));
                            @if !rules.is_empty() {
                                span.meta { (fill(words.needed_by, &[&rules.join(", ")])) }
                            } @else if *name == "tokens_per_step" {
                                span.meta { (fill(words.needed_by, &[&words.normal])) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether tokens would tell where healthy runs stand.
fn has_steps(report: &Report) -> bool {
    use longhand_doctor::columns::Kind;
    use longhand_doctor::run::Numbering;
    report.log.runs.iter().any(|run| {
        run.numbering == Numbering::Steps
            && run.is_of_tokens()
            && run.column(Kind::Loss).is_some()
            && run.column(Kind::Tokens).is_none()
    })
}

/// What people call what a rule needs.
pub(super) fn needed(words: &DoctorWords, rule: &CannotTell) -> String {
    let names: Vec<&str> = rule
        .needs
        .iter()
        .map(|need| {
            let given = Given::names().iter().find(|(name, _)| name == need);
            let kinds = words.kinds.iter().find(|(name, _)| name == need);
            given.or(kinds).map_or(*need, |(_, what)| *what)
        })
        .collect();
    names.join(", ")
}

/// The rules that could not be judged.
pub(super) fn cannot_tell(words: &DoctorWords, report: &Report) -> Markup {
    html! {
        @if !report.cannot_tell.is_empty() {
            details.doctor-part id="cannot-tell" {
                summary { (fill(words.cannot_tell, &[&report.cannot_tell.len()])) }
                ul {
                    @for rule in &report.cannot_tell {
                        @let says = format!("{}.", title(rule.rule));
                        li { (fill(words.needs, &[&says, &needed(words, rule)])) }
                    }
                }
            }
        }
    }
}

/// What looked like part of a log and could not be read.
pub(super) fn unread(words: &DoctorWords, report: &Report) -> Markup {
    html! {
        @if !report.log.unread.is_empty() {
            section.doctor-part aria-labelledby="unread" {
                h2 #unread { (words.unread) }
                ul { @for line in &report.log.unread { li { (line) } } }
            }
        }
    }
}

/// What to keep.
pub(super) fn save(words: &DoctorWords, desk: &Desk) -> Markup {
    let compared = desk
        .comparison_json()
        .map(|_| ("compared", words.save_compared));
    let all = [
        Some(("html", words.save_html)),
        Some(("markdown", words.save_markdown)),
        Some(("json", words.save_json)),
        compared,
    ];
    html! {
        section.doctor-part.doctor-save aria-labelledby="save" {
            h2 #save { (words.save) }
            p {
                @for (kind, label) in all.into_iter().flatten() {
                    button.q type="button" data-act=(format!("save {kind}")) { (label) } " "
                }
                button.q type="button" data-look="print" { (words.print) }
            }
        }
    }
}
