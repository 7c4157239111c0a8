//! The pages of a workbook: its front page, its chapters, and pages of text.

use super::blocks::{Text, paragraphs, short};
use super::book::Book;
use super::output::Output;
use super::page::{Loads, Page, Surroundings};
use crate::workbook::{Chapter, TextPage};
use longhand_exercise::Exercise;
use longhand_view::card::Card;
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::{self, ChapterInfo, Home};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Writes every page of a workbook.
pub(super) fn write(book: &Book<'_>, around: &Surroundings<'_>, out: &mut Output) {
    for info in &book.info.chapters {
        let mut chapters = book.workbook.chapters.iter();
        match chapters.find(|one| one.slug == info.slug) {
            Some(one) => chapter(book, one, info, around, out),
            None => coming(book, info, around, out),
        }
    }
    for one in &book.workbook.pages {
        text_page(book, one, around, out);
    }
    front(book, around, out);
}

fn chapter(
    book: &Book<'_>,
    chapter: &Chapter,
    info: &ChapterInfo,
    around: &Surroundings<'_>,
    out: &mut Output,
) {
    let file = book.workbook.path(&format!("{}/chapter.md", chapter.slug));
    let lede = short(&chapter.head.lede, &file, book.tex, out);
    let text = Text {
        file: &file,
        first_line: chapter.first_line,
        text: &chapter.text,
        chapter: Some(chapter),
    };
    let Some((body, shown)) = text.set(book, out) else {
        return;
    };
    let used: BTreeSet<&str> = shown.iter().map(|one| one.slug.as_str()).collect();
    let slugs = chapter.exercises.keys();
    for slug in slugs.filter(|slug| !used.contains(slug.as_str())) {
        out.find(
            &book.workbook.path(&format!("{}/{slug}.toml", chapter.slug)),
            0,
            "The chapter does not show this exercise.",
            format!("Put `{{{{exercise {slug}}}}}` on a line of its own in chapter.md."),
        );
    }
    let main = page::chapter(&ENGLISH, &book.info, info, lede, body);
    inner(
        book,
        &chapter.slug,
        &chapter.head.title,
        &chapter.head.lede,
        shown,
        main,
    )
    .write(around, out);
}

/// The page of a chapter that is still to be written: what it will hold.
fn coming(book: &Book<'_>, info: &ChapterInfo, around: &Surroundings<'_>, out: &mut Output) {
    let lede = html! { (info.summary) };
    let body = html! { p { (ENGLISH.coming) } };
    let main = page::chapter(&ENGLISH, &book.info, info, lede, body);
    inner(
        book,
        &info.slug,
        &info.title,
        &info.summary,
        Vec::new(),
        main,
    )
    .write(around, out);
}

/// A page of text: a glossary, a list of what to read next.
fn text_page(book: &Book<'_>, page: &TextPage, around: &Surroundings<'_>, out: &mut Output) {
    let file = book.workbook.path(&format!("{}.md", page.slug));
    let lede = short(&page.head.lede, &file, book.tex, out);
    let text = Text {
        file: &file,
        first_line: page.first_line,
        text: &page.text,
        chapter: None,
    };
    let Some((body, _)) = text.set(book, out) else {
        return;
    };
    let main = page::text(&page.head.title, lede, body);
    let (title, lede) = (&page.head.title, &page.head.lede);
    inner(book, &page.slug, title, lede, Vec::new(), main).write(around, out);
}

/// A page with the chapters beside it.
fn inner<'a>(
    book: &'a Book<'_>,
    slug: &'a str,
    title: &'a str,
    description: &'a str,
    exercises: Vec<Exercise>,
    main: Markup,
) -> Page<'a> {
    Page {
        stem: book.stem(slug),
        workbook: Some(&book.info),
        current: Some(slug),
        title,
        description,
        loads: Loads::Data(book.data(exercises, Vec::new())),
        main,
        rail: true,
    }
}

fn front(book: &Book<'_>, around: &Surroundings<'_>, out: &mut Output) {
    let file = &book.workbook.file;
    let exercise = file
        .home
        .as_deref()
        .and_then(|slug| book.exercises.get(slug).copied());
    let home = Home {
        intro: paragraphs(
            &file.intro,
            &book.workbook.path("workbook.toml"),
            book.tex,
            out,
        ),
        exercise: exercise.map_or_else(
            || html! {},
            |one| Card::new(one.clone(), 0).view(&book.setting()),
        ),
    };
    let outlines = vec![book.info.outline("")];
    Page {
        stem: book.stem("index"),
        workbook: Some(&book.info),
        current: None,
        title: &file.title,
        description: &file.tagline,
        loads: Loads::Data(book.data(exercise.cloned().into_iter().collect(), outlines)),
        main: page::home(&ENGLISH, &around.site, &book.info, &home),
        rail: false,
    }
    .write(around, out);
}
