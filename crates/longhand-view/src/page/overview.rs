//! Every exercise as a small square, by workbook and chapter, with the reader's state in it.
//!
//! The page is written with nothing done; the browser program puts each reader's own state in its
//! place, and hides what the filters leave out. Without scripts it is a list of links.

use maud::{Markup, html};

use super::info::SiteInfo;
use super::next_best::Reason;
use super::standing::Standing;
use super::tools::way_home;
use crate::catalogue::{Catalogue, fill};

/// The page, from the site's root.
pub(super) const FILE: &str = "overview.html";

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
    /// 1 to 5.
    pub difficulty: u8,
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
    let difficulties: Vec<String> = (1..=5).map(|one: u8| one.to_string()).collect();
    let difficulties = difficulties.iter().map(|one| (one.as_str(), one.as_str()));
    let standings = Standing::ALL.map(|one| (one.name(), one.words(catalogue)));
    html! {
        header.chap { p.up { (way_home(site, "")) } h1 { (words.title) } p.lede { (words.lede) } }
        p.next-best data-next-best {}
        form.overview-filters {
            (choice("kind", words.kind, words.any_kind, kinds))
            (choice("topic", words.topic, words.any_topic, topics))
            (choice("difficulty", words.difficulty, words.any_difficulty, difficulties))
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

/// The line above the squares: the exercise to do next, with its address and what it is called, and
/// why. `topic` says what a topic is called.
#[must_use]
pub fn next_best_line(
    catalogue: &Catalogue,
    (address, name): (&str, &str),
    reason: &Reason,
    topic: impl Fn(&str) -> String,
) -> Markup {
    let words = &catalogue.overview;
    let why = match reason {
        Reason::First => words.first.to_owned(),
        Reason::Begun => words.begun.to_owned(),
        Reason::Helped => words.again.to_owned(),
        Reason::Known(id) => fill(words.known, &[&topic(id)]),
        Reason::Harder(id) => fill(words.harder, &[&topic(id)]),
        Reason::New(id) => fill(words.new, &[&topic(id)]),
    };
    html! { b { (words.next) } " " a href=(address) { (name) } ". " (why) }
}

/// "1 exercise", "37 exercises".
#[must_use]
pub fn counted(catalogue: &Catalogue, count: usize) -> String {
    let [one, many] = catalogue.shelf.exercises;
    fill(if count == 1 { one } else { many }, &[&count])
}

fn square(catalogue: &Catalogue, one: &Square) -> Markup {
    let name = format!("{} {}", one.number, one.title);
    html! {
        a.square href=(one.address) title=(name) data-square=(one.slug) data-kind=(one.kind)
            data-topic=(one.topics.join(" ")) data-difficulty=(one.difficulty) data-standing=(Standing::Fresh.name()) {
            span aria-hidden="true" { (one.number) }
            span.visually-hidden { (name) ", " (one.kind) ", " span data-words { (Standing::Fresh.words(catalogue)) } }
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
    fn each_exercise_is_a_link_that_names_itself_its_kind_and_its_state() {
        let square = Square {
            slug: "a".to_owned(),
            address: "book/0-one.html#a".to_owned(),
            number: "0.1a".to_owned(),
            title: "A slope".to_owned(),
            kind: "numeric",
            topics: vec!["chain-rule".to_owned(), "adam".to_owned()],
            difficulty: 2,
        };
        let html = super::square(&ENGLISH, &square).into_string();
        assert!(html.contains("0.1a A slope, numeric"), "{html}");
        assert!(html.contains("data-topic=\"chain-rule adam\""), "{html}");
        assert!(
            html.contains("<span data-words>not tried yet</span>"),
            "{html}"
        );
    }
}
