//! The 54 exercises that the workbook is built on are there, each of its kind and with all it needs.

use crate::ours::CONTENT;
use longhand_exercise::{Exercise, Kind};
use longhand_site::Chapter;

/// Number and kinds: where two are named, either will do.
const CORE: [(&str, &str); 54] = [
    ("0.1", "numeric"),
    ("0.2", "numeric"),
    ("0.3", "choice"),
    ("0.4", "numeric"),
    ("0.5", "code"),
    ("0.6", "numeric"),
    ("1.1", "numeric"),
    ("1.2", "choice"),
    ("1.3", "numeric"),
    ("1.4", "choice"),
    ("1.5", "numeric"),
    ("2.1", "numeric"),
    ("2.2", "choice"),
    ("2.3", "code"),
    ("2.4", "bug"),
    ("2.5", "numeric"),
    ("2.6", "vector parts"),
    ("3.1", "numeric"),
    ("3.2", "numeric"),
    ("3.3", "choice"),
    ("3.4", "numeric"),
    ("3.5", "order"),
    ("4.1", "numeric"),
    ("4.2", "numeric"),
    ("4.3", "code"),
    ("4.4", "choice"),
    ("4.5", "numeric"),
    ("5.1", "numeric"),
    ("5.2", "numeric"),
    ("5.3", "numeric"),
    ("5.4", "bug"),
    ("5.5", "code"),
    ("6.1", "numeric"),
    ("6.2", "choice"),
    ("6.3", "numeric"),
    ("6.4", "choice"),
    ("6.5", "numeric"),
    ("7.1", "numeric"),
    ("7.2", "numeric"),
    ("7.3", "choice"),
    ("7.4", "parts"),
    ("7.5", "numeric"),
    ("8.1", "numeric"),
    ("8.2", "vector parts"),
    ("8.3", "code"),
    ("8.4", "parts"),
    ("8.5", "choice"),
    ("9.1", "numeric"),
    ("9.2", "numeric"),
    ("9.3", "parts"),
    ("9.4", "choice"),
    ("9.5", "numeric"),
    ("9.6", "order"),
    ("9.7", "numeric"),
];

const FIGURES: [&str; 5] = ["plot", "bars", "cells", "graph", "shapes"];

/// Does this with each of the 54.
fn each(of: impl Fn(&Exercise)) {
    for (number, _) in CORE {
        let mut all = CONTENT.exercises().map(|(_, exercise)| exercise);
        let found = all.find(|exercise| exercise.number == number);
        of(found.unwrap_or_else(|| panic!("there is no {number}")));
    }
}

/// A piece of a chapter's text.
#[derive(Debug)]
enum Piece<'a> {
    /// A fenced block: its word, and what stands in it.
    Block(&'a str, String),
    /// `{{exercise …}}` or `{{review …}}`: the word, and the ids.
    Call(&'a str, Vec<&'a str>),
    /// Any other line.
    Line(&'a str),
}

fn pieces(chapter: &Chapter) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut lines = chapter.text.lines();
    while let Some(line) = lines.next() {
        if let Some(word) = line.strip_prefix("```") {
            let block = lines.by_ref().take_while(|line| *line != "```");
            let block: Vec<&str> = block.collect();
            pieces.push(Piece::Block(word.trim(), block.join("\n")));
        } else if let Some(call) = line.trim().strip_prefix("{{") {
            let mut words = call.trim_end_matches("}}").split_whitespace();
            let word = words.next().unwrap();
            pieces.push(Piece::Call(word, words.collect()));
        } else {
            pieces.push(Piece::Line(line));
        }
    }
    pieces
}

/// A number such as `5.1a` as something to compare by.
fn place(number: &str) -> (u32, u32, String) {
    let (chapter, rest) = number.split_once('.').unwrap();
    let letters = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &rest[..rest.len() - letters.len()];
    let read = |text: &str| text.parse().unwrap();
    (read(chapter), read(digits), letters.to_string())
}

#[test]
fn all_fifty_four_are_there_each_of_its_kind() {
    for (number, kinds) in CORE {
        let of_that_number: Vec<&Exercise> = CONTENT
            .exercises()
            .map(|(_, exercise)| exercise)
            .filter(|exercise| exercise.number == number)
            .collect();
        let [exercise] = of_that_number.as_slice() else {
            panic!("{} exercises are numbered {number}", of_that_number.len());
        };
        let kind = exercise.kind_name();
        assert!(
            kinds.split(' ').any(|one| one == kind),
            "{number} is of the kind {kind}"
        );
        assert!(exercise.chapter.starts_with(&number[..2].replace('.', "-")));
    }
}

#[test]
fn each_has_two_or_three_hints_a_source_and_a_word_on_what_it_means() {
    each(|exercise| {
        let number = &exercise.number;
        let hints = exercise.hints.len();
        assert!((2..=3).contains(&hints), "{number}: {hints} hints");
        assert!(!exercise.sources.is_empty(), "{number} has no source");
        let after = exercise.after.pieces.iter();
        let after: String = after
            .map(|piece| match piece {
                longhand_exercise::Piece::Fixed(text) => text.as_str(),
                longhand_exercise::Piece::Slot { .. } => "0",
            })
            .collect();
        let words = after.split_whitespace().count();
        assert!(words >= 20, "{number}: {words} words after it");
    });
}

#[test]
fn where_numbers_are_asked_at_least_two_mistakes_are_known() {
    each(|exercise| {
        let is_number = |kind: &&Kind| {
            matches!(
                kind,
                Kind::Numeric(_) | Kind::Vector(_) | Kind::Matrix(_) | Kind::Expression(_)
            )
        };
        if exercise.parts().iter().any(is_number) {
            let known = exercise.mistakes.len();
            assert!(known >= 2, "{}: {known} mistakes", exercise.number);
        }
    });
}

#[test]
fn where_one_picks_at_least_three_options_are_wrong_and_every_option_answers() {
    each(|exercise| {
        let number = &exercise.number;
        for kind in exercise.parts() {
            let Kind::Choice(choice) = kind else { continue };
            let may_be_right = choice.options.iter().filter(|option| option.right);
            // Where a condition decides, one of the options is right in each variant.
            let right = may_be_right.count().max(1);
            let wrong = choice.options.len() - right;
            // Questions with several parts have few options in each: three ways to read a log, or
            // yes and no.
            let alone = matches!(exercise.kind, Kind::Choice(_));
            let wanted = if alone { 3 } else { 2 };
            assert!(wrong >= wanted, "{number}: {wrong} wrong options");
            for option in &choice.options {
                assert!(!option.reply.is_empty(), "{number}: {} is mute", option.id);
            }
        }
    });
}

#[test]
fn exercises_stand_in_a_chapter_in_the_order_of_their_numbers() {
    for chapter in &CONTENT.chapters {
        let mut before = None;
        for piece in pieces(chapter) {
            if let Piece::Call("exercise", ids) = piece {
                let number = &chapter.exercises[ids[0]].number;
                let here = Some(place(number));
                assert!(before < here, "{number} in {} comes too late", chapter.slug);
                before = here;
            }
        }
    }
}

#[test]
fn every_chapter_has_two_figures_or_more_and_each_is_told_in_words() {
    assert_eq!(CONTENT.chapters.len(), 11);
    for chapter in &CONTENT.chapters {
        let mut figures = 0;
        for piece in pieces(chapter) {
            if let Piece::Block(word, block) = piece
                && FIGURES.contains(&word)
            {
                let alt = block.lines().find(|line| line.starts_with("alt = \""));
                let alt = alt.unwrap_or_else(|| panic!("{}: no alt in\n{block}", chapter.slug));
                assert!(alt.len() > 60, "{}: {alt}", chapter.slug);
                figures += 1;
            }
        }
        assert!(figures >= 2, "{} has {figures} figures", chapter.slug);
    }
}

#[test]
fn every_chapter_ends_with_a_table_to_remember() {
    for chapter in &CONTENT.chapters {
        let (_, after) = chapter.text.split_once("\n## To remember\n").unwrap();
        let section = after.split("\n## ").next().unwrap();
        let rows = section.lines().filter(|line| line.starts_with('|')).count();
        assert!(rows >= 5, "{}: {rows} lines of a table", chapter.slug);
    }
}

#[test]
fn every_later_chapter_reviews_three_exercises_of_earlier_ones() {
    for (at, chapter) in CONTENT.chapters.iter().enumerate().skip(1) {
        let reviews: Vec<Vec<&str>> = pieces(chapter)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Call("review", ids) => Some(ids),
                _ => None,
            })
            .collect();
        assert_eq!(reviews.len(), 1, "{}", chapter.slug);
        let earlier = &CONTENT.chapters[..at];
        assert_eq!(reviews[0].len(), 3, "{}: {reviews:?}", chapter.slug);
        for id in &reviews[0] {
            assert!(
                earlier.iter().any(|one| one.exercises.contains_key(*id)),
                "{}: {id} is not of an earlier chapter",
                chapter.slug
            );
        }
    }
}

#[test]
fn never_more_than_three_hundred_words_stand_between_two_things_to_do() {
    for chapter in &CONTENT.chapters {
        let (mut words, mut after) = (0, "the beginning".to_string());
        for piece in pieces(chapter) {
            match piece {
                Piece::Call(_, ids) => (words, after) = (0, ids.join(" ")),
                Piece::Line(line) => words += line.split_whitespace().count(),
                Piece::Block(..) => {}
            }
            assert!(
                words <= 300,
                "{}: more than 300 words after {after}",
                chapter.slug
            );
        }
    }
}
