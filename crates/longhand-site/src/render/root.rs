//! The pages at the site's root: the shelf, the page for missing addresses, the gallery, and pages
//! that lead on from former addresses.

use super::blocks::paragraphs;
use super::book::Book;
use super::output::Output;
use super::page::{Page, Surroundings};
use super::tools;
use crate::gallery;
use crate::shelf::Shelf;
use longhand_author::Tex;
use longhand_view::card::{Card, RenderContext};
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::PageData;
use longhand_view::page::{self, Moved, ShelfPage, SiteInfo, WorkbookInfo};
use maud::html;

/// The site's name: the shelf's, or the one workbook's.
pub(super) fn site_info(shelf: &Shelf) -> SiteInfo {
    if let Some(head) = shelf.head() {
        return SiteInfo {
            title: head.title.to_owned(),
            tagline: head.tagline.to_owned(),
            shelf: true,
            tools: tools::listed(shelf),
        };
    }
    let file = shelf.workbooks.first().map(|one| &one.file);
    SiteInfo {
        title: file.map(|file| file.title.clone()).unwrap_or_default(),
        tagline: file.map(|file| file.tagline.clone()).unwrap_or_default(),
        shelf: false,
        tools: Vec::new(),
    }
}

/// The home page of a shelf. A workbook alone has its front page there.
pub(super) fn home(
    shelf: &Shelf,
    books: &[Book<'_>],
    tex: &Tex,
    around: &Surroundings<'_>,
    out: &mut Output,
) {
    let Some(head) = shelf.head() else { return };
    let exercise = head.home.and_then(|home| {
        let (workbook, slug) = home.split_once('/')?;
        let book = books.iter().find(|one| one.info.slug == workbook)?;
        Some((book, *book.exercises.get(slug)?))
    });
    let parts = ShelfPage {
        intro: paragraphs(head.intro, "shelf.toml", tex, out),
        exercise: exercise.map_or_else(
            || html! {},
            |(book, one)| Card::new(one.clone(), 0).view(&book.setting()),
        ),
    };
    let infos: Vec<WorkbookInfo> = books.iter().map(|one| one.info.clone()).collect();
    let main = page::shelf(&ENGLISH, &around.site, &infos, &parts);
    let data = PageData {
        workbooks: books.iter().map(Book::names).collect(),
        outlines: infos.iter().map(|one| one.outline(&one.folder)).collect(),
        ..exercise.map_or_else(PageData::default, |(book, one)| {
            book.data(vec![one.clone()], Vec::new())
        })
    };
    Page::plain("index", head.title, head.tagline, data, main).write(around, out);
}

/// The page for addresses that do not exist.
pub(super) fn missing(books: &[Book<'_>], around: &Surroundings<'_>, out: &mut Output) {
    let infos: Vec<WorkbookInfo> = books.iter().map(|one| one.info.clone()).collect();
    let main = page::missing(&ENGLISH, &around.site, &infos);
    let title = ENGLISH.missing_title;
    Page::plain("404", title, "", PageData::default(), main).write(around, out);
}

/// Every state of every card.
pub(super) fn gallery(setting: &RenderContext<'_>, around: &Surroundings<'_>, out: &mut Output) {
    let sections = gallery::sections(setting);
    let main = page::gallery(&ENGLISH, &sections);
    let (title, lede) = (ENGLISH.gallery_title, ENGLISH.gallery_lede);
    Page::plain("gallery", title, lede, PageData::default(), main).write(around, out);
}

/// Leads on from the addresses at the root that a workbook's pages had before there was a shelf.
pub(super) fn moved(
    shelf: &Shelf,
    books: &[Book<'_>],
    around: &Surroundings<'_>,
    out: &mut Output,
) {
    let Some(workbook) = shelf.at_the_root_before() else {
        return;
    };
    let Some(book) = books.iter().find(|one| one.info.slug == workbook.slug) else {
        return;
    };
    let info = &book.info;
    let chapters = info.chapters.iter().map(|one| (one.file(), &one.title));
    let pages = info.pages.iter().map(|one| (one.file(), &one.title));
    let script = out.asset("moved", "js", include_bytes!("moved.js").to_vec());
    for (file, title) in chapters.chain(pages) {
        let page = page::moved(
            &ENGLISH,
            &around.site,
            &Moved {
                title,
                address: &format!("{}{file}", info.folder),
                stylesheet: &around.assets.stylesheet,
                script: &script,
            },
        );
        out.belongs(&info.folder, &file);
        out.files.insert(file, page.into_string().into_bytes());
    }
}
