//! Reading a workbook's folder.

use crate::Findings;
use crate::ids;
use crate::workbook::{ChapterEntry, ChapterHead, PageEntry, PageHead, WorkbookFile};
use longhand_author::{Finding, line_of};
use longhand_exercise::{Exercise, Prose, Variant};
use longhand_view::plain;
use longhand_view::prose::{Ink, fill};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A workbook as read.
#[derive(Debug)]
pub struct Content {
    /// `workbook.toml`.
    pub(crate) workbook: WorkbookFile,
    /// Chapters that are there, in reading order.
    pub chapters: Vec<Chapter>,
    /// Pages of text after them.
    pub(crate) pages: Vec<TextPage>,
}

/// A page of text as read.
#[derive(Debug)]
pub(crate) struct TextPage {
    /// Its file's stem.
    pub slug: String,
    /// The head of its text.
    pub head: PageHead,
    /// Its text, without the head.
    pub text: String,
    /// The line of the file at which the text begins, from 1.
    pub first_line: usize,
}

/// A chapter as read.
#[derive(Debug)]
pub struct Chapter {
    /// Its folder's name.
    pub slug: String,
    /// The head of its text.
    pub(crate) head: ChapterHead,
    /// Its text, without the head.
    pub text: String,
    /// The line of the file at which the text begins, from 1.
    pub first_line: usize,
    /// Its exercises by slug.
    pub exercises: BTreeMap<String, Exercise>,
}

impl Content {
    /// Every exercise with its file's name.
    pub fn exercises(&self) -> impl Iterator<Item = (String, &Exercise)> {
        self.chapters.iter().flat_map(|chapter| {
            chapter
                .exercises
                .values()
                .map(|exercise| (format!("{}/{}.toml", chapter.slug, exercise.slug), exercise))
        })
    }
}

/// Reads a workbook's folder.
///
/// # Errors
/// Every finding that keeps it from becoming pages.
pub fn read(folder: &Path) -> Result<Content, Findings> {
    let mut reader = Reader {
        folder: folder.to_path_buf(),
        findings: Vec::new(),
    };
    let content = reader.content();
    match content {
        Some(content) if reader.findings.is_empty() => Ok(content),
        _ => {
            reader.findings.sort();
            Err(Findings(reader.findings))
        }
    }
}

/// Checks every exercise over many variants, on all of the machine's cores.
pub fn check(content: &Content, seeds: u32) -> Vec<Finding> {
    check_only(content, seeds, &|_| true)
}

/// Checks those exercises whose id is wanted, on all of the machine's cores.
pub fn check_only(
    content: &Content,
    seeds: u32,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Vec<Finding> {
    let exercises: Vec<(String, &Exercise)> = content
        .exercises()
        .filter(|(_, exercise)| wanted(&exercise.slug))
        .collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    // One exercise takes a hundred times as long as another, so each core takes the next one as
    // soon as it is free.
    let work = || {
        let mut findings = Vec::new();
        while let Some((file, exercise)) = exercises.get(next.fetch_add(1, Ordering::Relaxed)) {
            findings.extend(longhand_author::lint::check(file, exercise, seeds));
        }
        findings
    };
    let mut findings: Vec<Finding> = std::thread::scope(|scope| {
        let threads: Vec<_> = (1..cores.min(exercises.len()))
            .map(|_| scope.spawn(work))
            .collect();
        let mut findings = work();
        for thread in threads {
            match thread.join() {
                Ok(more) => findings.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        findings
    });
    findings.sort();
    findings
}

/// An exercise written out in its first variants, for the one who writes it. `None` where there is
/// no exercise of that name.
pub fn preview(content: &Content, slug: &str, variants: u32) -> Option<String> {
    let exercise = content.find(slug)?;
    let texts = (0..variants).map(|number| match Variant::draw(exercise, number) {
        Ok(variant) => longhand_author::preview::preview(exercise, &variant, &in_plain_words),
        Err(broken) => format!("{slug} @{number}\n  {broken}\n"),
    });
    Some(texts.collect::<Vec<_>>().join("\n"))
}

fn in_plain_words(prose: &Prose, variant: &Variant) -> String {
    plain::text(&fill(prose, variant, Ink::Text).0)
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
        match std::fs::read_to_string(self.folder.join(file)) {
            // Spans and lines are counted in what an author sees.
            Ok(text) => Some(text.replace("\r\n", "\n")),
            Err(error) => {
                self.find(
                    file,
                    0,
                    format!("The file cannot be read: {error}."),
                    "Is it there, and is it UTF-8 text?",
                );
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

    fn content(&mut self) -> Option<Content> {
        let text = self.text("workbook.toml")?;
        let workbook: WorkbookFile = self.toml("workbook.toml", &text, 1)?;
        let mut chapters = Vec::new();
        for entry in workbook.chapters.iter().filter(|entry| !entry.coming) {
            chapters.extend(self.chapter(entry));
        }
        let mut pages = Vec::new();
        for entry in &workbook.pages {
            pages.extend(self.text_page(entry));
        }
        let content = Content {
            workbook,
            chapters,
            pages,
        };
        self.unique(&content);
        // A file that cannot be read would make each of its ids a finding of its own.
        if self.findings.is_empty() {
            self.findings.extend(ids::gone(&self.folder, &content));
        }
        if let Some(home) = &content.workbook.home
            && !content
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
        Some(content)
    }

    /// Ids, aliases and numbers lead to one exercise each.
    fn unique(&mut self, content: &Content) {
        let mut numbers: BTreeMap<&str, String> = BTreeMap::new();
        for (file, exercise) in content.exercises() {
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
        for (file, exercise) in content.exercises() {
            let names = std::iter::once(&exercise.slug).chain(&exercise.aliases);
            for name in names {
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
        let exercises = self.exercises(slug);
        Some(Chapter {
            slug: slug.clone(),
            head,
            text: body.to_string(),
            first_line,
            exercises,
        })
    }

    fn exercises(&mut self, chapter: &str) -> BTreeMap<String, Exercise> {
        let mut exercises = BTreeMap::new();
        let mut names = BTreeSet::new();
        if let Ok(entries) = std::fs::read_dir(self.folder.join(chapter)) {
            names.extend(
                entries
                    .flatten()
                    .filter_map(|entry| entry.file_name().into_string().ok()),
            );
        }
        for slug in names.iter().filter_map(|name| name.strip_suffix(".toml")) {
            let file = format!("{chapter}/{slug}.toml");
            if !slug
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            {
                self.find(
                    &file,
                    0,
                    "The file's name is not an id.",
                    "Use small letters, digits and hyphens.",
                );
                continue;
            }
            let Some(text) = self.text(&file) else {
                continue;
            };
            match longhand_author::read(&file, slug, chapter, &text) {
                Ok(exercise) => {
                    exercises.insert(slug.to_string(), exercise);
                }
                Err(findings) => self.findings.extend(findings),
            }
        }
        exercises
    }
}
