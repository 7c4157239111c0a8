//! What is said of the files on the desk: the page's answer.

use longhand_doctor::desk::Desk;
use maud::{Markup, html};

use super::chart::Chart;
use super::{columns, comparison, files, findings, rest};
use crate::catalogue::Catalogue;

/// The whole answer. Its charts are `charts`, by their places in the list; the
/// browser program paints them.
pub fn answer(catalogue: &Catalogue, desk: &Desk, charts: &[Chart]) -> Markup {
    html! {
        (files::files(catalogue, desk))
        @if let Some(report) = desk.report() {
            (findings::findings(catalogue, report))
            (comparison::comparison(catalogue, desk, charts))
            @let normal = desk.normal();
            @if !normal.is_empty() {
                section.doctor-part {
                    h2 { (catalogue.doctor.normal) }
                    @for line in &normal { p { (line) } }
                }
            }
            (columns::runs(catalogue, desk, report, charts))
            (rest::given(catalogue, desk, report))
            (rest::cannot_tell(catalogue, report))
            (rest::unread(catalogue, report))
            (rest::save(catalogue, desk))
        }
    }
}
