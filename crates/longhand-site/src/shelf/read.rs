//! Reading the folder of a shelf or of one workbook.

use super::file::ShelfFile;
use super::workbooks::Shelf;
use crate::door;
use crate::findings::Findings;
use crate::paths;
use crate::reference;
use crate::slug;
use crate::workbook::{Workbook, read as read_workbook};
use longhand_author::{Finding, line_of};
use longhand_exercise::progress::TRAINING;
use std::path::Path;

/// The file that makes a folder a shelf.
const FILE: &str = "shelf.toml";

/// Reads the folder of a shelf or of one workbook.
///
/// # Errors
/// Every finding that keeps it from becoming pages. Those of a workbook on a shelf name its folder.
pub fn read(folder: &Path) -> Result<Shelf, Findings> {
    if !folder.join(FILE).is_file() {
        if !folder.join("workbook.toml").is_file() {
            let found = format!(
                "`{}` holds neither a {FILE} nor a workbook.toml.",
                folder.display()
            );
            let remedy = "Name the folder of a shelf or of a workbook (`--content DIR` on the command line).";
            return Err(Findings(vec![Finding::new("", 0, found, remedy)]));
        }
        let mut workbook = read_workbook(folder)?;
        stand_alone(&mut workbook);
        return Ok(Shelf {
            file: None,
            workbooks: vec![workbook],
            reference: None,
            paths: Vec::new(),
        });
    }
    let file = shelf_file(folder)?;
    let mut findings = named_well(&file);
    let mut workbooks = Vec::new();
    if findings.is_empty() {
        for name in &file.workbooks {
            match read_workbook(&folder.join(name)) {
                Ok(mut workbook) => {
                    findings.extend(stand_on_shelf(&mut workbook, name));
                    workbooks.push(workbook);
                }
                Err(faults) => {
                    findings.extend(faults.0.into_iter().map(|one| within(name, one)));
                }
            }
        }
    }
    let reference = reference::read(folder).unwrap_or_else(|faults| {
        findings.extend(faults);
        None
    });
    let paths = paths::read(folder).unwrap_or_else(|fault| {
        findings.push(fault);
        Vec::new()
    });
    let shelf = Shelf {
        file: Some(file),
        workbooks,
        reference,
        paths,
    };
    if findings.is_empty() {
        findings.extend(home_is_there(&shelf));
    }
    if findings.is_empty() {
        return Ok(shelf);
    }
    findings.sort();
    Err(Findings(findings))
}

fn shelf_file(folder: &Path) -> Result<ShelfFile, Findings> {
    let one =
        |line, found: String, remedy: &str| Findings(vec![Finding::new(FILE, line, found, remedy)]);
    let read = door::text(&folder.join(FILE));
    let text = read.map_err(|(found, remedy)| one(0, found, remedy))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(0, |span| line_of(&text, span.start));
        let remedy = "Compare it with the recipe for a workbook in CONTRIBUTING.md.";
        one(line, error.message().to_owned(), remedy)
    })
}

/// The names in the file are names, each once, and those that it refers to are listed.
fn named_well(file: &ShelfFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.workbooks.is_empty() {
        let remedy = "Write `workbooks = [\"…\"]` with the names of their folders.";
        findings.push(Finding::new(FILE, 0, "It lists no workbook.", remedy));
    }
    for (at, name) in file.workbooks.iter().enumerate() {
        findings.extend(slug::fault(FILE, 0, "workbook", name));
        if file.workbooks.iter().take(at).any(|other| other == name) {
            let found = format!("The workbook `{name}` is listed twice.");
            findings.push(Finding::new(FILE, 0, found, "Keep one line."));
        }
    }
    if let Some(name) = &file.at_the_root_before
        && !file.workbooks.contains(name)
    {
        let found = format!("`at_the_root_before` names `{name}`, which is not listed.");
        let remedy = "Name one of the workbooks, or leave it out.";
        findings.push(Finding::new(FILE, 0, found, remedy));
    }
    findings
}

/// The exercise of the home page is on the shelf.
fn home_is_there(shelf: &Shelf) -> Option<Finding> {
    let home = shelf.head()?.home?;
    if home.contains('/') && shelf.find(home).len() == 1 {
        return None;
    }
    let found = format!("`home` names `{home}`, and there is no such exercise.");
    let remedy = "Write a workbook’s folder, a slash and an exercise’s id, or leave it out.";
    Some(Finding::new(FILE, 0, found, remedy))
}

/// A finding of a workbook's file as one of the shelf's.
fn within(workbook: &str, finding: Finding) -> Finding {
    let file = if finding.file.is_empty() {
        workbook.to_owned()
    } else {
        format!("{workbook}/{}", finding.file)
    };
    Finding { file, ..finding }
}

/// The site is this workbook alone. What was done in it before events named their workbook, or
/// before it had a name, is its own.
fn stand_alone(workbook: &mut Workbook) {
    let declared = workbook.file.slug.clone();
    workbook.slug = declared.unwrap_or_else(|| TRAINING.to_owned());
    workbook.former = workbook.file.aliases.clone();
    if workbook.slug != TRAINING {
        workbook.former.push(TRAINING.to_owned());
    }
}

/// It stands on a shelf, in this folder.
fn stand_on_shelf(workbook: &mut Workbook, folder: &str) -> Option<Finding> {
    folder.clone_into(&mut workbook.slug);
    workbook.former = workbook.file.aliases.clone();
    workbook.folder = format!("{folder}/");
    let slug = workbook.file.slug.as_deref();
    let other = slug.filter(|slug| *slug != folder)?;
    let found = format!("The workbook calls itself `{other}` and stands in the folder `{folder}`.");
    let remedy = format!(
        "On a shelf the folder’s name is the slug. Rename the folder, or write `aliases = [\"{other}\"]` in place of `slug`, so that what was done under that name is kept."
    );
    Some(Finding::new(
        &format!("{folder}/workbook.toml"),
        0,
        found,
        remedy,
    ))
}
