//! What several commands ask for: a workbook, and an exercise of it.

use std::path::PathBuf;

use clap::Args;
use longhand_exercise::Exercise;
use longhand_site::Content;

use super::Outcome;

/// Which workbook.
#[derive(Args, Clone, Debug)]
pub struct Workbook {
    /// The workbook's folder, the one with `workbook.toml`.
    #[arg(long, value_name = "DIR", default_value = "content/training")]
    pub content: PathBuf,
}

impl Workbook {
    /// Reads it.
    ///
    /// # Errors
    /// Its faults, for a person.
    pub fn read(&self) -> Outcome<Content> {
        longhand_site::read(&self.content).map_err(|findings| findings.to_string())
    }
}

/// The exercise with this id, former id or number.
///
/// # Errors
/// When there is none; names those that may have been meant.
pub fn exercise<'a>(content: &'a Content, name: &str) -> Outcome<&'a Exercise> {
    content.find(name).ok_or_else(|| {
        let meant: Vec<String> = content
            .similar(name)
            .iter()
            .map(|slug| format!("`{slug}`"))
            .collect();
        let help = match meant.as_slice() {
            [] => "`longhand list` names them all.".to_owned(),
            meant => format!("Did you mean {}?", meant.join(" or ")),
        };
        format!("there is no exercise `{name}`. {help}")
    })
}
