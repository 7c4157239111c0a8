//! What is said of the files on the desk: the page's answer.

use longhand_doctor::desk::Desk;
use maud::{Markup, html};

use super::chart::Chart;
use super::{columns, comparison, files, findings, rest};
use crate::catalogue::DoctorWords;

/// The whole answer. Its charts are `charts`, by their places in the list; the
/// browser program paints them.
pub fn answer(words: &DoctorWords, desk: &Desk, charts: &[Chart]) -> Markup {
    html! {
        (files::files(words, desk))
        @if let Some(report) = desk.report() {
            (findings::findings(words, report))
            (comparison::comparison(words, desk, charts))
            @let normal = desk.normal();
            @if !normal.is_empty() {
                section.doctor-part {
                    h2 { (words.normal) }
                    @for line in &normal { p { (line) } }
                }
            }
            (columns::runs(words, desk, report, charts))
            (rest::given(words, desk, report))
            (rest::cannot_tell(words, report))
            (rest::unread(words, report))
            (rest::save(words, desk))
        }
    }
}
