//! The index of the search: what of a site can be found, and by which words.

use super::book::Book;
use super::output::Output;
use super::reference;
use crate::reference::Reference;
use crate::workbook::Chapter;
use longhand_author::anchor;
use longhand_exercise::prose::Prose;
use longhand_math::registry::FAMILIES;
use longhand_notation::Scope;
use longhand_search::{Document, Index, Kind};
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::{ChapterInfo, ToolInfo};

/// Writes the index; its address from the site's root.
pub(super) fn write(
    books: &[Book<'_>],
    rules: Option<&Reference>,
    tools: &[ToolInfo],
    out: &mut Output,
) -> String {
    let mut all = Vec::new();
    for tool in tools {
        all.push(
            Document::new(Kind::Page, &tool.name, format!("{}.html", tool.stem))
                .with_text(&tool.about),
        );
    }
    for book in books {
        workbook(book, &mut all);
    }
    if let Some(rules) = rules {
        of_rules(rules, &mut all);
    }
    match Index::of(all).to_bytes() {
        Ok(bytes) => out.asset("search", "bin", bytes),
        Err(error) => {
            let found = format!("The index of the search cannot be written: {error}.");
            out.find("", 0, found, "Report this.");
            String::new()
        }
    }
}

fn workbook(book: &Book<'_>, all: &mut Vec<Document>) {
    let info = &book.info;
    all.push(
        Document::new(
            Kind::Page,
            &info.title,
            format!("{}index.html", info.folder),
        )
        .with_text([info.tagline.as_str(), &info.purpose, &info.audience].join(" ")),
    );
    for chapter in &info.chapters {
        let mut chapters = book.workbook.chapters.iter();
        let Some(written) = chapters.find(|one| one.slug == chapter.slug) else {
            continue;
        };
        of_chapter(book, chapter, written, all);
    }
    for page in &book.workbook.pages {
        let address = format!("{}{}.html", info.folder, page.slug);
        let place = &info.title;
        all.push(
            Document::new(Kind::Page, &page.head.title, &address)
                .within(place)
                .with_text(&page.head.lede),
        );
        if page.slug == "glossary" {
            all.extend(terms(&page.text).map(|(term, means)| {
                Document::new(Kind::Term, term, &address)
                    .within(place)
                    .with_text(means)
            }));
        }
    }
}

fn of_chapter(book: &Book<'_>, info: &ChapterInfo, chapter: &Chapter, all: &mut Vec<Document>) {
    let page = format!("{}{}", book.info.folder, info.file());
    let place = format!("{} · {}", book.info.title, info.short);
    all.push(
        Document::new(
            Kind::Chapter,
            format!("{} {}", info.number, info.title),
            &page,
        )
        .within(&book.info.title)
        .with_text(&chapter.head.lede),
    );
    let headings = chapter
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("## "));
    for heading in headings {
        all.push(
            Document::new(
                Kind::Section,
                plainly(heading),
                format!("{page}#{}", anchor(heading)),
            )
            .within(&place),
        );
    }
    for one in &info.exercises {
        let Some(exercise) = book.exercises.get(one.slug.as_str()) else {
            continue;
        };
        let plain = |prose: &Prose| prose.plain(&Scope::new());
        let skills = exercise.skills.join(" ").replace(['.', '-'], " ");
        let text = [
            plain(&exercise.prompt),
            skills,
            exercise.kind_name().to_owned(),
        ]
        .join(" ");
        let title = format!("{} {}", one.number, one.title);
        all.push(
            Document::new(Kind::Exercise, title, format!("{page}#{}", one.slug))
                .within(&place)
                .with_text(text),
        );
    }
}

/// The rows of a glossary's tables: a term, and what it means.
fn terms(text: &str) -> impl Iterator<Item = (String, String)> {
    let rows = text.lines().filter(|line| line.starts_with("| "));
    rows.filter_map(|row| {
        let row = row.trim_matches('|').replace("\\|", "\u{2758}");
        let mut cells = row.split('|').map(str::trim);
        let term = plainly(cells.next()?);
        let rest: Vec<&str> = cells.collect();
        let rule = term.starts_with("---") || term.is_empty();
        let head = ["Word", "Letter", "Term"].contains(&term.as_str());
        (!rule && !head).then(|| (term, plainly(&rest.join(" "))))
    })
}

/// Markdown as words: without its signs.
fn plainly(text: &str) -> String {
    text.replace(['`', '*', '_', '$', '\\', '{', '}'], "")
        .trim()
        .to_owned()
}

fn of_rules(rules: &Reference, all: &mut Vec<Document>) {
    let words = &ENGLISH.reference_pages;
    let root = reference::FOLDER;
    all.push(Document::new(
        Kind::Page,
        words.title,
        format!("{root}index.html"),
    ));
    all.push(Document::new(
        Kind::Page,
        words.symbols,
        format!("{root}symbols.html"),
    ));
    for family in FAMILIES {
        for entry in family.entries {
            let notes = rules.notes.get(entry.slug);
            let names = notes.map(|notes| {
                let names = notes.pytorch.iter().chain(&notes.elsewhere);
                names.cloned().collect::<Vec<_>>().join(" ")
            });
            let text = [entry.slug.replace('_', " "), names.unwrap_or_default()].join(" ");
            let address = format!("{root}{}.html#{}", family.slug, entry.slug);
            all.push(
                Document::new(Kind::Rule, entry.title, address)
                    .within(family.title)
                    .with_text(text),
            );
        }
    }
}
