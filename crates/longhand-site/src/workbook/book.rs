//! A workbook as read.

use super::file::{ChapterHead, PageHead, Rules, WorkbookFile};
use longhand_author::Places;
use longhand_exercise::Exercise;
use std::collections::BTreeMap;

/// A workbook as read.
#[derive(Debug)]
pub struct Workbook {
    /// Its name in addresses and in saved progress.
    pub slug: String,
    /// Earlier slugs of it.
    pub(crate) former: Vec<String>,
    /// Where it stands on its shelf, and its pages in the site: `training/`. Empty where the site
    /// is this workbook alone.
    pub folder: String,
    /// `workbook.toml`.
    pub(crate) file: WorkbookFile,
    /// `rules.toml`, where there is one.
    pub(super) rules: Option<Rules>,
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
    /// Where their formulas stand, by the same.
    pub(crate) places: BTreeMap<String, Places>,
}

impl Workbook {
    /// A file of it as findings name it.
    pub fn path(&self, file: &str) -> String {
        format!("{}{file}", self.folder)
    }

    /// The same with the lines of its formulas.
    pub(super) fn placed_exercises(&self) -> impl Iterator<Item = (String, &Exercise, &Places)> {
        self.chapters.iter().flat_map(move |chapter| {
            let exercises = chapter.exercises.values();
            exercises.filter_map(move |exercise| {
                let file = format!("{}/{}.toml", chapter.slug, exercise.slug);
                let places = chapter.places.get(&exercise.slug)?;
                Some((self.path(&file), exercise, places))
            })
        })
    }

    /// Every exercise with its file, as findings name it.
    pub fn exercises(&self) -> impl Iterator<Item = (String, &Exercise)> {
        self.chapters.iter().flat_map(move |chapter| {
            chapter.exercises.values().map(move |exercise| {
                (
                    self.path(&format!("{}/{}.toml", chapter.slug, exercise.slug)),
                    exercise,
                )
            })
        })
    }
}
