//! The report as a page that stands alone: to save, to send, to print.

use longhand_doctor::desk::Desk;
use longhand_doctor::report::Report;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart::{self, Chart, svg};
use super::columns::{name, read_as};
use super::finding::{arithmetic, title};
use super::findings::count;
use super::rest::needed;
use crate::catalogue::{DoctorWords, fill};

/// What the saved page looks like; it has no style sheet beside it.
const STYLE: &str = "body{font:16px/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d1b18;background:#fdfcf9}\
h1,h2,h3{line-height:1.25}.soft,.meta{color:#5c574f}.meta{font-size:.9rem}.sure{font:500 .8rem sans-serif;color:#5c574f}\
.value{white-space:nowrap}math{font-size:1.1em}svg{display:block;width:100%;height:auto;font:12px sans-serif}\
path{fill:none}path.rule{stroke:#ddd}path.blue{stroke:#2455a4}path.amber{stroke:#9a6700}path.green{stroke:#2e7d32}path.red{stroke:#b3261e}path.ink{stroke:#1d1b18}\
path.pale{opacity:.4}path.dashed{stroke-dasharray:4 3}path.area{stroke:none;fill:#2e7d32;opacity:.15}\
text.soft{fill:#5c574f}text.red{fill:#b3261e}text.ink{fill:#1d1b18}text.green{fill:#2e7d32}circle.blue{fill:#2455a4}circle.amber{fill:#9a6700}\
figure{margin:1rem 0}figcaption{font-weight:600}article{margin:1.2rem 0}\
@media(prefers-color-scheme:dark){body{color:#e8e4dc;background:#1c1b19}.soft,.meta,.sure{color:#b5afa5}path.rule{stroke:#444}path.blue{stroke:#8ab4f8}path.amber{stroke:#e0b25c}path.red{stroke:#f2b8b5}path.ink{stroke:#e8e4dc}text.soft{fill:#b5afa5}text.ink{fill:#e8e4dc}text.red{fill:#f2b8b5}circle.blue{fill:#8ab4f8}circle.amber{fill:#e0b25c}}\
@media print{body{margin:0;max-width:none;background:#fff;color:#000}article,figure{break-inside:avoid}}";

/// The whole page; nothing where no file holds a run.
pub fn document(words: &DoctorWords, desk: &Desk, charts: &[Chart]) -> Option<String> {
    let report = desk.report()?;
    let files: Vec<&str> = desk.files().iter().map(|file| file.name.as_str()).collect();
    let files = files.join(", ");
    let page = html! {
        (DOCTYPE)
        html lang=(words.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.title) ": " (files) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (words.title) ": " (files) }
                h2 { (count(words, report)) }
                @if report.findings.is_empty() { p { (words.nothing_lede) } }
                (findings(words, report))
                @if let Some(found) = desk.comparison() {
                    h2 { (words.compared) }
                    @match found {
                        Ok(comparison) => { @for line in &comparison.says { p { (line) } } }
                        Err(why) => p { (why) },
                    }
                }
                @let normal = desk.normal();
                @if !normal.is_empty() { h2 { (words.normal) } }
                @for line in &normal { p { (line) } }
                (runs(words, report, charts))
                (aside(words, report))
            }
        }
    };
    Some(page.into_string())
}

fn findings(words: &DoctorWords, report: &Report) -> Markup {
    html! {
        @for (at, found) in report.findings.iter().enumerate() {
            article {
                h3 { (at + 1) ". " (title(found.rule)) " " span.sure { (found.charge.sure.word()) } }
                p { (found.charge.says) }
                (arithmetic(&found.charge))
                @if !found.alternatives.is_empty() {
                    p.meta { (words.alternatives) }
                    ul {
                        @for one in found.alternatives {
                            li { (one.what) ". " span.soft { (fill(words.to_tell, &[&one.test])) } }
                        }
                    }
                }
                p.meta { (fill(words.seen, &[&found.source])) " " code { (found.rule) } }
            }
        }
    }
}

fn runs(words: &DoctorWords, report: &Report, charts: &[Chart]) -> Markup {
    html! {
        h2 { (words.curves) }
        @for chart in charts.iter().filter(|chart| chart.run == usize::MAX) { (figure(chart)) }
        @for (number, run) in report.log.runs.iter().enumerate().take(chart::RUNS) {
            h3 { (name(words, &report.log, number)) }
            p.meta { (read_as(words, run)) }
            @for note in report.notes.get(number).into_iter().flatten() {
                p { b { (words.note) } " " (note.says) }
            }
            @for chart in charts.iter().filter(|chart| chart.run == number) { (figure(chart)) }
        }
    }
}

fn figure(chart: &Chart) -> Markup {
    html! { figure { figcaption { (chart.title) } (svg(chart)) } }
}

fn aside(words: &DoctorWords, report: &Report) -> Markup {
    html! {
        @if !report.cannot_tell.is_empty() {
            h2 { (fill(words.cannot_tell, &[&report.cannot_tell.len()])) }
            ul {
                @for rule in &report.cannot_tell {
                    @let says = format!("{}.", title(rule.rule));
                    li { (fill(words.needs, &[&says, &needed(words, rule)])) }
                }
            }
        }
        @if !report.log.unread.is_empty() {
            h2 { (words.unread) }
            ul { @for line in &report.log.unread { li { (line) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{answer, chart, markdown};
    use super::document;
    use crate::catalogue::DOCTOR;
    use longhand_doctor::desk::Desk;

    fn sick(name: &str) -> Desk {
        let mut text = String::from("the <b>log</b>\n");
        for step in 1..=200 {
            let jump = if step > 120 { 5.0 } else { 0.0 };
            let loss = 2.0 + 8.0 / f64::from(step + 1) + jump;
            text += &format!(
                "step {step}: loss {loss:.4} | lr 1e-3 | consumed tokens: {} | a<b: 3\n",
                step * 1000
            );
        }
        let mut desk = Desk::default();
        desk.begin(name);
        desk.push(text.as_bytes());
        desk.end();
        desk.judge();
        desk
    }

    const NAME: &str = "<script>alert(1)</script>.log";

    #[test]
    fn the_document_stands_alone_and_escapes_what_the_file_says() {
        let desk = sick(NAME);
        let charts = chart::of(desk.report().unwrap(), &desk.known());
        let page = document(&DOCTOR, &desk, &charts).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>"));
        for outside in ["<script", "http://", "https://", "<link", "<img", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("diverged") && page.contains("<math"));
        assert!(page.contains("<path class=\"red dashed\""));
    }

    #[test]
    fn the_answer_has_every_finding_chart_and_column_and_no_style_of_its_own() {
        let desk = sick(NAME);
        let report = desk.report().unwrap();
        let charts = chart::of(report, &desk.known());
        let page = answer(&DOCTOR, &desk, &charts).into_string();
        for (at, finding) in report.findings.iter().enumerate() {
            assert!(page.contains(&format!(
                "id=\"finding-{}\" data-rule=\"{}\"",
                at + 1,
                finding.rule
            )));
        }
        assert_eq!(page.matches("<canvas").count(), charts.len());
        assert!(charts.len() >= 2);
        for column in &report.log.runs[0].columns {
            assert!(
                page.contains(&format!("column {}", column.name.replace('<', "&lt;"))),
                "{}",
                column.name
            );
        }
        assert!(!page.contains("<script>") && !page.contains(" style="));
        assert!(
            page.contains("loss over step 1 to 200: from 6 to 7.0398"),
            "{page}"
        );
    }

    #[test]
    fn the_markdown_has_every_finding_with_its_formula_and_value() {
        let desk = sick(NAME);
        let text = markdown(&DOCTOR, &desk).unwrap();
        for finding in &desk.report().unwrap().findings {
            assert!(text.contains(&format!("`{}` = ", finding.charge.formula)));
        }
        assert!(text.contains("\\<script>"));
    }

    #[test]
    fn an_empty_desk_has_no_answer_and_nothing_to_save() {
        let desk = Desk::default();
        assert!(document(&DOCTOR, &desk, &[]).is_none());
        assert!(markdown(&DOCTOR, &desk).is_none());
        assert_eq!(answer(&DOCTOR, &desk, &[]).into_string(), "");
    }
}
