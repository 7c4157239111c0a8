//! The files on the desk.

use longhand_doctor::desk::Desk;
use maud::{Markup, html};

use crate::catalogue::{DoctorWords, fill};

/// Each file, with what it is instead where it is no log.
pub(super) fn files(words: &DoctorWords, desk: &Desk) -> Markup {
    html! {
        @if !desk.files().is_empty() {
            section.doctor-part.doctor-files aria-label=(words.files) {
                ul {
                    @for (at, file) in desk.files().iter().enumerate() {
                        li {
                            b { (file.name) }
                            @match &file.log {
                                Ok(log) if log.runs.is_empty() => {
                                    ": " (settings(&log.settings))
                                }
                                Ok(_) => {}
                                Err(fault) => { span.doctor-fault { ": " (fault) } }
                            }
                            " "
                            button.link type="button" data-act=(format!("remove {at}"))
                                aria-label=(fill(words.remove, &[&file.name])) { "×" }
                        }
                    }
                }
                button.link type="button" data-act="clear" { (words.start_over) }
            }
        }
    }
}

/// What a settings file holds that is of use.
fn settings(settings: &[(String, f64)]) -> String {
    let mut known = longhand_doctor::given::Given::new();
    known.fill(settings);
    let names = longhand_doctor::given::Given::names();
    let found: Vec<String> = names
        .iter()
        .filter_map(|(name, what)| {
            let value = longhand_doctor::text::number::short(known.get(name)?);
            Some(format!("{what} {value}"))
        })
        .collect();
    if found.is_empty() {
        "settings".to_owned()
    } else {
        found.join(", ")
    }
}
