//! Every exercise as a small square, by workbook and chapter, with the reader's state in it.
//!
//! The page is written with nothing done; the browser program puts each reader's own state in its
//! place, and hides what the filters leave out. Without scripts it is a list of links.

use longhand_exercise::progress::ExerciseProgress;
use maud::{Markup, html};

use super::info::SiteInfo;
use super::tools::way_home;
use crate::catalogue::{Catalogue, fill};

/// The page, from the site's root.
pub(super) const FILE: &str = "overview.html";

/// How far a reader is with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not tried yet.
    Fresh,
    /// Tried, and not solved.
    Tried,
    /// Solved after its working was shown.
    Helped,
    /// Solved without.
    Solved,
}

impl Standing {
    /// All, from the first to the last.
    pub const ALL: [Standing; 4] = [
        Standing::Fresh,
        Standing::Tried,
        Standing::Helped,
        Standing::Solved,
    ];

    /// That of an exercise, from what was done in it.
    #[must_use]
    pub fn of(progress: Option<&ExerciseProgress>) -> Standing {
        match progress {
            Some(one) if one.solved => Standing::Solved,
            Some(one) if one.assisted => Standing::Helped,
            Some(one) if one.is_tried() => Standing::Tried,
            _ => Standing::Fresh,
        }
    }

    /// What `data-standing` says of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Fresh => "fresh",
            Standing::Tried => "tried",
            Standing::Helped => "helped",
            Standing::Solved => "solved",
        }
    }

    /// The same in words.
    #[must_use]
    pub fn words(self, catalogue: &Catalogue) -> &'static str {
        let words = &catalogue.overview;
        match self {
            Standing::Fresh => words.fresh,
            Standing::Tried => words.tried,
            Standing::Helped => words.helped,
            Standing::Solved => words.solved,
        }
    }
}

/// An exercise of the overview.
#[derive(Debug, Clone)]
pub struct Square {
    /// Its id.
    pub slug: String,
    /// Where it stands, from the page.
    pub address: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: &'static str,
    /// The topics of its skills.
    pub topics: Vec<String>,
}

/// A chapter of the overview.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number.
    pub number: String,
    /// Its short title.
    pub title: String,
    /// Where it stands, from the page.
    pub address: String,
    /// Its exercises.
    pub squares: Vec<Square>,
}

/// A workbook of the overview.
#[derive(Debug, Clone)]
pub struct Rows {
    /// Its slug.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Its chapters that have exercises.
    pub rows: Vec<Row>,
}

impl Rows {
    fn squares(&self) -> impl Iterator<Item = &Square> {
        self.rows.iter().flat_map(|row| &row.squares)
    }
}

/// The page's main part. `topics` are the ids of all topics, and what they are called.
#[must_use]
pub fn overview(
    catalogue: &Catalogue,
    site: &SiteInfo,
    books: &[Rows],
    topics: &[(String, String)],
) -> Markup {
    let words = &catalogue.overview;
    let all = || books.iter().flat_map(Rows::squares);
    let mut kinds: Vec<&str> = all().map(|one| one.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds = kinds.into_iter().map(|kind| (kind, kind));
    let topics = topics.iter().map(|(id, name)| (id.as_str(), name.as_str()));
    let standings = Standing::ALL.map(|one| (one.name(), one.words(catalogue)));
    html! {
        header.chap { p.up { (way_home(site, "")) } h1 { (words.title) } p.lede { (words.lede) } }
        form.overview-filters {
            (choice("kind", words.kind, words.any_kind, kinds))
            (choice("topic", words.topic, words.any_topic, topics))
            (choice("standing", words.standing, words.any_standing, standings.into_iter()))
            p.quiet role="status" data-count { (counted(catalogue, all().count())) }
        }
        ul.overview-key {
            @for one in Standing::ALL {
                li { span.square data-standing=(one.name()) aria-hidden="true" {} " " (one.words(catalogue)) }
            }
        }
        @for book in books {
            section.overview data-workbook=(book.slug) aria-label=(book.title) {
                h2 { (book.title) }
                dl {
                    @for row in &book.rows {
                        dt { a href=(row.address) { b { (row.number) } " " (row.title) } }
                        dd {
                            @for one in &row.squares { (square(catalogue, one)) }
                        }
                    }
                }
            }
        }
    }
}

/// "1 exercise", "37 exercises".
#[must_use]
pub fn counted(catalogue: &Catalogue, count: usize) -> String {
    let [one, many] = catalogue.shelf.exercises;
    fill(if count == 1 { one } else { many }, &[&count])
}

fn square(catalogue: &Catalogue, one: &Square) -> Markup {
    let label = format!("{} {}, {}", one.number, one.title, one.kind);
    html! {
        a.square href=(one.address) title=(label) data-square=(one.slug) data-kind=(one.kind)
            data-topic=(one.topics.join(" ")) data-standing=(Standing::Fresh.name()) {
            span aria-hidden="true" { (one.number) }
            span.visually-hidden { (label) ", " span data-words { (Standing::Fresh.words(catalogue)) } }
        }
    }
}

fn choice<'a>(
    name: &str,
    label: &str,
    any: &str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
) -> Markup {
    html! {
        label { (label) " "
            select data-filter=(name) autocomplete="off" {
                option value="" { (any) }
                @for (value, words) in options { option value=(value) { (words) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    #[test]
    fn an_exercise_stands_where_the_best_answer_put_it() {
        let mut progress = ExerciseProgress::default();
        assert_eq!(Standing::of(None), Standing::Fresh);
        assert_eq!(Standing::of(Some(&progress)), Standing::Fresh);
        progress.tries = 2;
        assert_eq!(Standing::of(Some(&progress)), Standing::Tried);
        progress.assisted = true;
        assert_eq!(Standing::of(Some(&progress)), Standing::Helped);
        progress.solved = true;
        assert_eq!(Standing::of(Some(&progress)), Standing::Solved);
    }

    #[test]
    fn each_exercise_is_a_link_that_names_itself_its_kind_and_its_state() {
        let square = Square {
            slug: "a".to_owned(),
            address: "book/0-one.html#a".to_owned(),
            number: "0.1a".to_owned(),
            title: "A slope".to_owned(),
            kind: "numeric",
            topics: vec!["chain-rule".to_owned(), "adam".to_owned()],
        };
        let html = super::square(&ENGLISH, &square).into_string();
        assert!(html.contains("0.1a A slope, numeric"), "{html}");
        assert!(html.contains("data-topic=\"chain-rule adam\""), "{html}");
        assert!(html.contains("<span data-words>not tried yet</span>"), "{html}");
    }
}
