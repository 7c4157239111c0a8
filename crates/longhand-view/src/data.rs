//! What a page hands to the browser program: its exercises, prepared, in postcard's compact form.

use crate::page::WorkbookOutline;
use longhand_exercise::Exercise;
use longhand_exercise::progress::Names;
use serde::{Deserialize, Serialize};

/// The exercises of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The slug of the workbook that the exercises are of: what is done in them is kept under it.
    /// Empty on a page of none.
    pub workbook: String,
    /// Exercises whose cards stand on the page, prose prepared.
    pub exercises: Vec<Exercise>,
    /// The workbooks whose progress the page shows.
    pub workbooks: Vec<WorkbookData>,
    /// Workbooks of which the page says where to go on: its own on a front page, all of them on
    /// the shelf.
    pub outlines: Vec<WorkbookOutline>,
    /// Where a mistake of the workbook is reported, if anywhere.
    pub report: Option<String>,
}

/// A workbook as the browser program knows it: enough to show progress.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WorkbookData {
    /// Its slug, and what it and its exercises were called before.
    pub names: Names,
    /// Every chapter's exercises by slug, for the progress rings: (chapter, exercises).
    pub chapters: Vec<(String, Vec<String>)>,
}

impl PageData {
    /// The bytes.
    ///
    /// # Errors
    /// When the data cannot be written; in practice never.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// Reads the bytes.
    ///
    /// # Errors
    /// When they are not a page's data, or were written by another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<PageData, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}
