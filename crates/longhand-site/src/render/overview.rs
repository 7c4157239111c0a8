//! The overview: every exercise of the shelf on one page.

use super::book::Book;
use super::output::Output;
use super::page::{Page, Surroundings};
use super::skills::{data, in_words};
use longhand_view::catalogue::ENGLISH;
use longhand_view::page::{self, Row, Rows, Square};
use std::collections::BTreeMap;

/// Writes `overview.html`.
pub(super) fn write(books: &[Book<'_>], around: &Surroundings<'_>, out: &mut Output) {
    let mut topics: BTreeMap<String, String> = BTreeMap::new();
    let mut rows = Vec::new();
    for book in books {
        let chapters = book.info.chapters.iter().map(|chapter| {
            let address = format!("{}{}", book.info.folder, chapter.file());
            let squares = chapter.exercises.iter().filter_map(|one| {
                let written = book.exercises.get(one.slug.as_str())?;
                let mut own: Vec<String> = Vec::new();
                for skill in &written.skills {
                    let topic = skill.split('.').next().unwrap_or(skill).to_owned();
                    topics
                        .entry(topic.clone())
                        .or_insert_with(|| in_words(&topic));
                    if !own.contains(&topic) {
                        own.push(topic);
                    }
                }
                Some(Square {
                    slug: one.slug.clone(),
                    address: format!("{address}#{}", one.slug),
                    number: one.number.clone(),
                    title: one.title.clone(),
                    kind: written.kind_name(),
                    topics: own,
                    difficulty: written.difficulty,
                })
            });
            Row {
                number: chapter.number.clone(),
                title: chapter.short.clone(),
                squares: squares.collect(),
                address,
            }
        });
        rows.push(Rows {
            slug: book.info.slug.clone(),
            title: book.info.title.clone(),
            rows: chapters.filter(|row| !row.squares.is_empty()).collect(),
        });
    }
    let topics: Vec<(String, String)> = topics.into_iter().collect();
    let words = &ENGLISH.overview;
    let main = page::overview(&ENGLISH, &around.site, &rows, &topics);
    Page::plain("overview", words.title, words.lede, data(books), main).write(around, out);
}
