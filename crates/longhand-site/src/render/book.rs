//! A workbook on its way to pages: its exercises, and what its navigation lists.

use crate::workbook::Workbook;
use longhand_author::Tex;
use longhand_exercise::Exercise;
use longhand_exercise::progress::Names;
use longhand_view::card::{Pythons, RenderContext};
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::{PageData, WorkbookData};
use longhand_view::page::{ChapterInfo, ExerciseInfo, PageInfo, WorkbookInfo, WorkbookOutline};
use std::collections::BTreeMap;

/// A workbook on its way to pages.
pub(super) struct Book<'a> {
    pub workbook: &'a Workbook,
    pub info: WorkbookInfo,
    /// Its exercises by id.
    pub exercises: BTreeMap<&'a str, &'a Exercise>,
    pub tex: &'a Tex,
    pythons: Pythons,
}

impl<'a> Book<'a> {
    pub fn new(workbook: &'a Workbook, tex: &'a Tex, pythons: Pythons) -> Book<'a> {
        let exercises = workbook.exercises();
        Book {
            workbook,
            info: info(workbook),
            exercises: exercises.map(|(_, one)| (one.slug.as_str(), one)).collect(),
            tex,
            pythons,
        }
    }

    pub fn setting(&self) -> RenderContext<'_> {
        RenderContext {
            catalogue: &ENGLISH,
            report: self.info.report.as_deref(),
            pythons: self.pythons,
        }
    }

    /// Where a page of it stands, from the site's root.
    pub fn stem(&self, slug: &str) -> String {
        format!("{}{slug}", self.info.folder)
    }

    /// What a page of it hands to the browser program.
    pub fn data(&self, exercises: Vec<Exercise>, outlines: Vec<WorkbookOutline>) -> PageData {
        PageData {
            workbook: self.info.slug.clone(),
            exercises,
            report: self.info.report.clone(),
            workbooks: vec![self.names()],
            outlines,
        }
    }

    /// What the browser program needs to show its progress.
    pub fn names(&self) -> WorkbookData {
        let aliases = self.workbook.exercises().flat_map(|(_, exercise)| {
            let aliases = exercise.aliases.iter();
            aliases.map(|alias| (alias.clone(), exercise.slug.clone()))
        });
        let ids = |chapter: &ChapterInfo| {
            let exercises = chapter.exercises.iter();
            exercises.map(|one| one.slug.clone()).collect()
        };
        WorkbookData {
            names: Names {
                workbook: self.info.slug.clone(),
                former: self.workbook.former.clone(),
                exercises: aliases.collect(),
            },
            chapters: self
                .info
                .chapters
                .iter()
                .map(|chapter| (chapter.slug.clone(), ids(chapter)))
                .collect(),
        }
    }
}

/// What the navigation lists.
fn info(workbook: &Workbook) -> WorkbookInfo {
    let file = &workbook.file;
    let chapters = file.chapters.iter().map(|entry| ChapterInfo {
        slug: entry.slug.clone(),
        number: entry.number.to_string(),
        short: entry.short.clone(),
        title: entry.title.clone(),
        summary: entry.holds.clone(),
        exercises: chapter_exercises(workbook, &entry.slug),
    });
    let pages = file.pages.iter().map(|entry| PageInfo {
        slug: entry.slug.clone(),
        title: entry.title.clone(),
    });
    WorkbookInfo {
        slug: workbook.slug.clone(),
        folder: workbook.folder.clone(),
        title: file.title.clone(),
        tagline: file.tagline.clone(),
        purpose: file.purpose.clone(),
        audience: file.audience.clone(),
        report: (!file.report.is_empty()).then(|| file.report.clone()),
        chapters: chapters.collect(),
        pages: pages.collect(),
    }
}

/// The exercises of a chapter in the order of its page.
fn chapter_exercises(workbook: &Workbook, slug: &str) -> Vec<ExerciseInfo> {
    let chapters = &workbook.chapters;
    let Some(chapter) = chapters.iter().find(|chapter| chapter.slug == slug) else {
        return Vec::new();
    };
    longhand_author::directives(&chapter.text)
        .iter()
        .filter(|(name, _)| name == "exercise")
        .filter_map(|(_, slug)| chapter.exercises.get(slug))
        .map(|exercise| ExerciseInfo {
            slug: exercise.slug.clone(),
            number: exercise.number.clone(),
            title: exercise.title.clone(),
        })
        .collect()
}
