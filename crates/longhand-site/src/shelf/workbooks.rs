//! The workbooks of a shelf, and finding an exercise among them.

use super::file::ShelfFile;
use crate::paths::Path;
use crate::reference::Reference;
use crate::workbook::Workbook;
use longhand_exercise::Exercise;

/// A shelf as read.
#[derive(Debug)]
pub struct Shelf {
    /// `shelf.toml`; none where the folder is one workbook's.
    pub(super) file: Option<ShelfFile>,
    /// The workbooks in their order.
    pub workbooks: Vec<Workbook>,
    /// What is said of the rules beside what their registries hold.
    pub reference: Option<Reference>,
    /// Suggested ways through the workbooks.
    pub paths: Vec<Path>,
}

/// An exercise that was found, with its workbook.
pub type Found<'a> = (&'a Workbook, &'a Exercise);

impl Shelf {
    /// Every exercise that a name leads to: an id, a former id or a number, in front of it perhaps
    /// a workbook's slug and a slash. More than one where workbooks share it.
    pub fn find(&self, name: &str) -> Vec<Found<'_>> {
        let (workbook, name) = match name.split_once('/') {
            Some((workbook, name)) => (Some(workbook), name),
            None => (None, name),
        };
        let wanted = |one: &&Workbook| workbook.is_none_or(|slug| one.slug == slug);
        let books = self.workbooks.iter().filter(wanted);
        books
            .filter_map(|one| Some((one, one.find(name)?)))
            .collect()
    }

    /// Names that somebody may have meant, the likeliest of each workbook first.
    pub fn similar(&self, name: &str) -> Vec<String> {
        let name = name.split_once('/').map_or(name, |(_, name)| name);
        let books = self.workbooks.iter();
        let mut close: Vec<(usize, String)> = books
            .flat_map(|one| one.similar(name).into_iter().enumerate())
            .map(|(rank, slug)| (rank, slug.to_owned()))
            .collect();
        close.sort();
        close.into_iter().take(3).map(|(_, slug)| slug).collect()
    }

    /// The file of the shelf, where it is more than one workbook's folder.
    pub(crate) fn head(&self) -> Option<Head<'_>> {
        let file = self.file.as_ref()?;
        Some(Head {
            title: &file.title,
            tagline: &file.tagline,
            intro: &file.intro,
            home: file.home.as_deref(),
        })
    }

    /// The workbook whose pages stood at the site's root before there was a shelf.
    pub(crate) fn at_the_root_before(&self) -> Option<&Workbook> {
        let slug = self.file.as_ref()?.at_the_root_before.as_deref()?;
        self.workbooks.iter().find(|one| one.slug == slug)
    }
}

/// What the home page of a shelf says.
pub(crate) struct Head<'a> {
    pub title: &'a str,
    pub tagline: &'a str,
    pub intro: &'a str,
    pub home: Option<&'a str>,
}
