//! Suggested paths, and a page for each topic with the skills that belong to it.

use super::blocks::short;
use super::book::Book;
use super::output::Output;
use super::page::{Page, Surroundings};
use crate::paths::{FILE, Path};
use longhand_author::Tex;
use longhand_view::catalogue::ENGLISH;
use longhand_view::data::PageData;
use longhand_view::page::{self, PathInfo, Practice, SkillInfo, TopicInfo};
use std::collections::BTreeMap;

/// The folder of the topics' pages.
const FOLDER: &str = "skills/";

/// Writes `paths.html`.
pub(super) fn paths(
    paths: &[Path],
    books: &[Book<'_>],
    tex: &Tex,
    around: &Surroundings<'_>,
    out: &mut Output,
) {
    let mut infos = Vec::new();
    for path in paths {
        let mut exercises = Vec::new();
        for name in &path.exercises {
            match exercise(books, name, "") {
                Some(practice) => exercises.push(practice),
                None => {
                    let found = format!("There is no exercise `{name}`.");
                    out.find(
                        FILE,
                        0,
                        found,
                        "Write a workbook’s folder, a slash and an exercise’s id.",
                    );
                }
            }
        }
        infos.push(PathInfo {
            slug: path.slug.clone(),
            title: path.title.clone(),
            time: path.time.clone(),
            about: short(&path.about, FILE, tex, out),
            exercises,
        });
    }
    let words = &ENGLISH.paths;
    let data = data(books);
    Page::plain(
        "paths",
        words.title,
        words.lede,
        data,
        page::paths(&ENGLISH, &around.site, &infos),
    )
    .within("paths")
    .write(around, out);
}

/// Writes a page for each topic, and one that lists them.
pub(super) fn topics(
    books: &[Book<'_>],
    has_paths: bool,
    around: &Surroundings<'_>,
    out: &mut Output,
) {
    // Topic → skill → exercises, each in the order of the books.
    let mut all: BTreeMap<String, BTreeMap<String, Vec<Practice>>> = BTreeMap::new();
    for book in books {
        for chapter in &book.info.chapters {
            for one in &chapter.exercises {
                let Some(written) = book.exercises.get(one.slug.as_str()) else {
                    continue;
                };
                let name = format!("{}/{}", book.info.slug, one.slug);
                for skill in &written.skills {
                    let (topic, rest) = skill.split_once('.').unwrap_or((skill, ""));
                    let skills = all.entry(topic.to_owned()).or_default();
                    let practice = skills.entry(rest.to_owned()).or_default();
                    practice.extend(exercise(books, &name, "../"));
                }
            }
        }
    }
    let topics: Vec<TopicInfo> = all
        .into_iter()
        .map(|(slug, skills)| TopicInfo {
            title: in_words(&slug),
            slug,
            skills: skills
                .into_iter()
                .map(|(slug, exercises)| SkillInfo {
                    title: in_words(&slug),
                    slug,
                    exercises,
                })
                .collect(),
        })
        .collect();
    let words = &ENGLISH.paths;
    for topic in &topics {
        let main = page::topic(&ENGLISH, &around.site, topic);
        let stem = format!("{FOLDER}{}", topic.slug);
        Page::plain(stem, &topic.title, words.topic_lede, data(books), main).write(around, out);
    }
    let main = page::topics(&ENGLISH, &around.site, &topics, has_paths);
    let stem = format!("{FOLDER}index");
    Page::plain(stem, words.skills, words.skills_lede, data(books), main).write(around, out);
}

/// What the browser program needs to show what is solved.
pub(super) fn data(books: &[Book<'_>]) -> PageData {
    PageData {
        workbooks: books.iter().map(Book::names).collect(),
        ..PageData::default()
    }
}

/// An exercise by its workbook and id; `up` leads from the page to the site's root.
fn exercise(books: &[Book<'_>], name: &str, up: &str) -> Option<Practice> {
    let (workbook, slug) = name.split_once('/')?;
    let book = books.iter().find(|one| one.info.slug == workbook)?;
    let exercise = book.exercises.get(slug)?;
    let chapters = book.info.chapters.iter();
    let chapter =
        { chapters }.find(|chapter| chapter.exercises.iter().any(|one| one.slug == slug))?;
    Some(Practice {
        workbook: workbook.to_owned(),
        slug: slug.to_owned(),
        address: format!("{up}{}{}#{slug}", book.info.folder, chapter.file()),
        number: exercise.number.clone(),
        title: exercise.title.clone(),
        kind: exercise.kind_name(),
        difficulty: exercise.difficulty,
        place: format!("{} · {}", book.info.title, chapter.short),
    })
}

/// `chain-rule` as words: “Chain rule”.
pub(super) fn in_words(slug: &str) -> String {
    let text = slug.replace(['-', '.'], " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
