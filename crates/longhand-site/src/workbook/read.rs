//! Reading a workbook's folder.

use super::book::{Chapter, TextPage, Workbook};
use super::file::{ChapterEntry, ChapterHead, PageEntry, PageHead, Rules, WorkbookFile};
use super::{ids, rules};
use crate::door;
use crate::findings::Findings;
use crate::slug;
use longhand_author::{Finding, Places, line_of};
use longhand_exercise::Exercise;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Reads a workbook's folder.
///
/// # Errors
/// Every finding that keeps it from becoming pages.
pub fn read(folder: &Path) -> Result<Workbook, Findings> {
    let mut reader = Reader {
        folder: folder.to_path_buf(),
        findings: Vec::new(),
    };
    let workbook = reader.workbook();
    match workbook {
        Some(workbook) if reader.findings.is_empty() => Ok(workbook),
        _ => {
            reader.findings.sort();
            Err(Findings(reader.findings))
        }
    }
}

struct Reader {
    folder: PathBuf,
    findings: Vec<Finding>,
}

impl Reader {
    fn find(
        &mut self,
        file: &str,
        line: usize,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.findings.push(Finding::new(file, line, found, remedy));
    }

    fn text(&mut self, file: &str) -> Option<String> {
        // Spans and lines are counted in what an author sees.
        match door::text(&self.folder.join(file)) {
            Ok(text) => Some(text),
            Err((found, remedy)) => {
                self.find(file, 0, found, remedy);
                None
            }
        }
    }

    fn toml<T: DeserializeOwned>(
        &mut self,
        file: &str,
        text: &str,
        first_line: usize,
    ) -> Option<T> {
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error
                    .span()
                    .map_or(0, |span| line_of(text, span.start) + first_line - 1);
                self.find(
                    file,
                    line,
                    error.message(),
                    "Compare it with the recipe in CONTRIBUTING.md.",
                );
                None
            }
        }
    }

    fn workbook(&mut self) -> Option<Workbook> {
        let text = self.text("workbook.toml")?;
        let file: WorkbookFile = self.toml("workbook.toml", &text, 1)?;
        // What leads out of the folder is not followed.
        self.named_well(&file);
        if !self.findings.is_empty() {
            return None;
        }
        let mut chapters = Vec::new();
        for entry in file.chapters.iter().filter(|entry| !entry.coming) {
            chapters.extend(self.chapter(entry));
        }
        let mut pages = Vec::new();
        for entry in &file.pages {
            pages.extend(self.text_page(entry));
        }
        let rules = self.rules();
        let workbook = Workbook {
            slug: String::new(),
            former: Vec::new(),
            folder: String::new(),
            file,
            rules,
            chapters,
            pages,
        };
        self.unique(&workbook);
        // A file that cannot be read would make each of its ids a finding of its own.
        if self.findings.is_empty() {
            self.findings.extend(ids::gone(&self.folder, &workbook));
        }
        if let Some(home) = &workbook.file.home
            && !workbook
                .exercises()
                .any(|(_, exercise)| &exercise.slug == home)
        {
            self.find(
                "workbook.toml",
                0,
                format!("There is no exercise `{home}`."),
                "Name an exercise's file stem, or leave `home` out.",
            );
        }
        Some(workbook)
    }

    /// What the workbook holds itself to, where it says so.
    fn rules(&mut self) -> Option<Rules> {
        if !self.folder.join(rules::FILE).is_file() {
            return None;
        }
        let text = self.text(rules::FILE)?;
        self.toml(rules::FILE, &text, 1)
    }

    /// The names of the workbook, its chapters and its pages are names, each once.
    fn named_well(&mut self, file: &WorkbookFile) {
        const FILE: &str = "workbook.toml";
        let own = file.slug.iter().chain(&file.aliases);
        let own = own.map(|name| ("workbook", name));
        let chapters = file.chapters.iter().map(|one| ("chapter", &one.slug));
        let pages = file.pages.iter().map(|one| ("page", &one.slug));
        for (what, name) in own.chain(chapters.clone()).chain(pages.clone()) {
            self.findings.extend(slug::fault(FILE, 0, what, name));
        }
        let mut seen = BTreeSet::new();
        for (what, name) in chapters.chain(pages) {
            if !seen.insert(name) {
                let found = format!("The {what} `{name}` has the name of another page.");
                self.find(
                    FILE,
                    0,
                    found,
                    "Give each chapter and page a name of its own.",
                );
            }
        }
    }

    /// Ids, aliases and numbers lead to one exercise each.
    fn unique(&mut self, workbook: &Workbook) {
        let mut numbers: BTreeMap<&str, String> = BTreeMap::new();
        for (file, exercise) in workbook.exercises() {
            if let Some(other) = numbers.insert(&exercise.number, file.clone()) {
                self.find(
                    &file,
                    0,
                    format!("The number {} is that of {other} too.", exercise.number),
                    "Give each exercise a number of its own.",
                );
            }
        }
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        for (file, exercise) in workbook.exercises() {
            let names = std::iter::once(&exercise.slug).chain(&exercise.aliases);
            for name in names {
                self.findings.extend(slug::fault(&file, 0, "alias", name));
                if let Some(other) = seen.insert(name, file.clone()) {
                    self.find(
                        &file,
                        0,
                        format!("The id `{name}` is taken by {other}."),
                        "Give each exercise an id of its own.",
                    );
                }
            }
        }
    }

    /// A text's head and what follows it.
    fn head<'t>(&mut self, file: &str, text: &'t str) -> Option<(&'t str, &'t str)> {
        let parts = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"));
        if parts.is_none() {
            self.find(
                file,
                1,
                "The text has no head.",
                "Begin it with `+++`, then the title and the lede (a chapter: number and short too), then `+++`.",
            );
        }
        parts
    }

    fn text_page(&mut self, entry: &PageEntry) -> Option<TextPage> {
        let file = format!("{}.md", entry.slug);
        let text = self.text(&file)?;
        let (head, body) = self.head(&file, &text)?;
        let first_line = head.matches('\n').count() + 4;
        let head: PageHead = self.toml(&file, head, 2)?;
        if head.title != entry.title {
            self.find(
                &file,
                1,
                "The title differs from workbook.toml.",
                "Write the same in both.",
            );
        }
        Some(TextPage {
            slug: entry.slug.clone(),
            head,
            text: body.to_string(),
            first_line,
        })
    }

    fn chapter(&mut self, entry: &ChapterEntry) -> Option<Chapter> {
        let slug = &entry.slug;
        let file = format!("{slug}/chapter.md");
        let text = self.text(&file)?;
        let (head, body) = self.head(&file, &text)?;
        let first_line = head.matches('\n').count() + 4;
        let head: ChapterHead = self.toml(&file, head, 2)?;
        if (head.number, &head.title, &head.short) != (entry.number, &entry.title, &entry.short) {
            self.find(
                &file,
                1,
                "Number, title or short title differ from workbook.toml.",
                "Write the same in both.",
            );
        }
        let (exercises, places) = self.exercises(slug);
        Some(Chapter {
            slug: slug.clone(),
            head,
            text: body.to_string(),
            first_line,
            exercises,
            places,
        })
    }

    fn exercises(
        &mut self,
        chapter: &str,
    ) -> (BTreeMap<String, Exercise>, BTreeMap<String, Places>) {
        let mut exercises = BTreeMap::new();
        let mut places = BTreeMap::new();
        let mut names = BTreeSet::new();
        match std::fs::read_dir(self.folder.join(chapter)) {
            Ok(entries) => {
                let entries = entries.flatten();
                names.extend(entries.filter_map(|entry| entry.file_name().into_string().ok()));
            }
            Err(error) => {
                let found = format!("The folder cannot be listed: {error}.");
                self.find(chapter, 0, found, "May it be read?");
            }
        }
        for slug in names.iter().filter_map(|name| name.strip_suffix(".toml")) {
            let file = format!("{chapter}/{slug}.toml");
            if let Some(fault) = slug::fault(&file, 0, "exercise", slug) {
                self.findings.push(fault);
                continue;
            }
            let Some(text) = self.text(&file) else {
                continue;
            };
            match longhand_author::read_with_places(&file, slug, chapter, &text) {
                Ok((exercise, lines)) => {
                    exercises.insert(slug.to_string(), exercise);
                    places.insert(slug.to_string(), lines);
                }
                Err(findings) => self.findings.extend(findings),
            }
        }
        (exercises, places)
    }
}
