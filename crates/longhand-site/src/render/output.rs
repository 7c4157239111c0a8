//! What has been written so far.

use super::hash;
use longhand_author::Finding;
use longhand_author::TextFault;
use std::collections::{BTreeMap, BTreeSet};

/// Files and findings so far.
#[derive(Default)]
pub(super) struct Output {
    /// Relative path → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is to be mended.
    pub findings: Vec<Finding>,
    /// The files that only one part of the site needs: a workbook, by the folder of its pages, or a
    /// tool, by its page.
    pub of_part: BTreeMap<String, BTreeSet<String>>,
}

impl Output {
    pub fn find(
        &mut self,
        file: &str,
        line: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.findings.push(Finding::new(file, line, found, remedy));
    }

    /// Adds what is wrong with a text that begins at this line of a file; 0 where it has no line.
    pub fn text_fault(&mut self, file: &str, first_line: usize, fault: &TextFault) {
        self.findings.push(fault.finding(file, first_line));
    }

    /// Adds a file that may be cached for ever; its name.
    pub fn asset(&mut self, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
        let name = hash::name(stem, ending, &bytes);
        self.files.insert(name.clone(), bytes);
        name
    }

    /// Notes that a file is needed by this part of the site, and not by all.
    pub fn belongs(&mut self, part: &str, name: &str) {
        let names = self.of_part.entry(part.to_owned()).or_default();
        names.insert(name.to_owned());
    }
}
