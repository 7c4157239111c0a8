//! Ids that were published: saved progress and links hold them, so each must go on leading to an
//! exercise, by its name or as an alias.

use super::book::Workbook;
use crate::door;
use longhand_author::Finding;
use std::collections::BTreeSet;
use std::path::Path;

/// The file beside `workbook.toml` that lists every id that was ever published, one a line.
const FILE: &str = "ids.txt";

/// The ids of exercises that `ids.txt` does not list yet, in their order; they are added to the
/// file in `folder`.
///
/// # Errors
/// Why the file cannot be written.
pub fn note_ids(folder: &Path, workbook: &Workbook) -> std::io::Result<Vec<String>> {
    let path = folder.join(FILE);
    let mut text = match std::fs::read_to_string(&path) {
        Ok(text) => door::plain(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::from(
            "# Every id that saved progress and links may hold. `longhand check --note-ids` adds new ones.\n",
        ),
        Err(error) => return Err(error),
    };
    let noted: BTreeSet<&str> = text.lines().map(str::trim).collect();
    let ids = workbook.in_order().into_iter().map(|one| one.slug.clone());
    let new: Vec<String> = ids.filter(|id| !noted.contains(id.as_str())).collect();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for id in &new {
        text.push_str(id);
        text.push('\n');
    }
    std::fs::write(path, text)?;
    Ok(new)
}

/// The ids noted in the folder's file that no exercise answers to any more.
pub(crate) fn gone(folder: &Path, workbook: &Workbook) -> Vec<Finding> {
    let path = folder.join(FILE);
    if !path.exists() {
        return Vec::new();
    }
    let text = match door::text(&path) {
        Ok(text) => text,
        Err((found, remedy)) => return vec![Finding::new(FILE, 0, found, remedy)],
    };
    let lines = text.lines().map(str::trim).zip(1..);
    let ids = lines.filter(|(id, _)| !id.is_empty() && !id.starts_with('#'));
    let gone = ids.filter(|(id, _)| workbook.find(id).is_none());
    gone.map(|(id, line)| {
        let found = format!("No exercise is called `{id}` any more.");
        let remedy = format!(
            "Write `aliases = [\"{id}\"]` in the one that it became; take the line out if it is gone for good."
        );
        Finding::new(FILE, line, found, remedy)
    })
    .collect()
}
