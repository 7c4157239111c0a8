//! What several commands ask for: a shelf or a workbook, and an exercise of it.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args;
use longhand_site::{Found, Shelf};

use super::output::Outcome;

/// Which workbooks.
#[derive(Args, Clone, Debug)]
pub struct Content {
    /// The folder of a shelf, the one with `shelf.toml`, or of one workbook, the one with
    /// `workbook.toml`.
    #[arg(long = "content", value_name = "DIR", default_value = "content")]
    pub folder: PathBuf,
}

impl Content {
    /// Reads them.
    ///
    /// # Errors
    /// Their faults, for a person.
    pub fn read(&self) -> Outcome<Shelf> {
        Ok(longhand_site::read_shelf(&self.folder)?)
    }

    /// What a workbook is called: by its slug, or by its folder where it stands alone and has none
    /// of its own.
    pub fn name_of(&self, workbook: &longhand_site::Workbook) -> String {
        let alone =
            workbook.folder.is_empty() && workbook.slug == longhand_exercise::progress::TRAINING;
        let folder = std::path::absolute(&self.folder).ok();
        let folder = folder.as_deref().and_then(Path::file_name);
        match folder.and_then(|name| name.to_str()) {
            Some(folder) if alone => folder.to_owned(),
            _ => workbook.slug.clone(),
        }
    }

    /// Where a workbook of them stands.
    pub fn folder_of(&self, workbook: &longhand_site::Workbook) -> PathBuf {
        self.folder.join(Path::new(&workbook.folder))
    }
}

/// The exercise with this id, former id or number. A workbook's slug and a slash may stand in front
/// of it, and have to where several workbooks have it.
///
/// # Errors
/// When there is none, or more than one; names those that may have been meant.
pub fn exercise<'a>(shelf: &'a Shelf, name: &str) -> Outcome<Found<'a>> {
    let found = shelf.find(name);
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let meant = shelf.similar(name);
            let meant: Vec<String> = meant.iter().map(|slug| format!("`{slug}`")).collect();
            let help = match meant.as_slice() {
                [] => "`longhand list` names them all.".to_owned(),
                meant => format!("Did you mean {}?", meant.join(" or ")),
            };
            bail!("there is no exercise `{name}`. {help}")
        }
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|(workbook, one)| format!("`{}/{}` ({})", workbook.slug, one.slug, one.title))
                .collect();
            bail!(
                "several workbooks have an exercise `{name}`. Write {}.",
                names.join(" or ")
            )
        }
    }
}
