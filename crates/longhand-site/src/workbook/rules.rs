//! `rules.toml`: what a workbook holds itself to, beyond what every workbook must keep.
//!
//! It is read with the workbook and looked at by `longhand check`, not where pages are made: a
//! chapter that is still being written can be seen all the same.

use super::book::{Chapter, Workbook};
use super::file::{ChapterRules, CoreRules};
use super::place::place;
use longhand_author::Finding;
use longhand_exercise::{Exercise, Kind};
use longhand_notation::Scope;

/// The file beside `workbook.toml`.
pub(super) const FILE: &str = "rules.toml";

/// Words of blocks that are figures.
const FIGURES: [&str; 5] = ["plot", "bars", "cells", "graph", "shapes"];

/// What the workbook does not keep.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let Some(rules) = &workbook.rules else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, chapter) in workbook.chapters.iter().enumerate() {
        let file = workbook.path(&format!("{}/chapter.md", chapter.slug));
        let earlier = workbook.chapters.get(..at).unwrap_or_default();
        for (what, remedy) in rules.chapters.of_chapter(chapter, earlier) {
            found.push(Finding::new(&file, 0, what, remedy));
        }
    }
    for (number, kinds) in &rules.core.exercises {
        let mut all = workbook.exercises();
        match all.find(|(_, exercise)| exercise.number == *number) {
            Some((file, exercise)) => {
                for (what, remedy) in rules.core.of_exercise(exercise, kinds) {
                    found.push(Finding::new(&file, 0, what, remedy));
                }
            }
            None => {
                let what = format!("There is no exercise {number}.");
                let remedy = "Write it, or take its line out.";
                found.push(Finding::new(&workbook.path(FILE), 0, what, remedy));
            }
        }
    }
    found
}

/// What is missing, and what to do.
type Lack = (String, String);

fn lack(what: String, remedy: &str) -> Lack {
    (what, format!("{remedy} ({FILE} asks for it.)"))
}

/// A piece of a chapter's text.
#[derive(Debug)]
enum Piece<'a> {
    /// A fenced block: its word, and its lines.
    Block(&'a str, Vec<&'a str>),
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
            pieces.push(Piece::Block(word.trim(), block.collect()));
        } else if let Some(call) = line.trim().strip_prefix("{{") {
            let mut words = call.trim_end_matches("}}").split_whitespace();
            pieces.push(Piece::Call(
                words.next().unwrap_or_default(),
                words.collect(),
            ));
        } else {
            pieces.push(Piece::Line(line));
        }
    }
    pieces
}

impl ChapterRules {
    fn of_chapter(&self, chapter: &Chapter, earlier: &[Chapter]) -> Vec<Lack> {
        let pieces = pieces(chapter);
        let mut found = self.figures(&pieces);
        found.extend(self.to_remember(&chapter.text));
        if !earlier.is_empty() {
            found.extend(self.review(&pieces, earlier));
        }
        found.extend(self.words(&pieces));
        found.extend(in_order(chapter, &pieces));
        found
    }

    fn figures(&self, pieces: &[Piece<'_>]) -> Vec<Lack> {
        let mut found = Vec::new();
        let mut figures = 0;
        for piece in pieces {
            let Piece::Block(word, lines) = piece else {
                continue;
            };
            if !FIGURES.contains(word) {
                continue;
            }
            figures += 1;
            let alt = lines.iter().find_map(|line| line.strip_prefix("alt = \""));
            let letters = alt.map_or(0, |alt| alt.trim_end_matches('"').chars().count());
            if letters < self.alt_letters {
                let what = format!("The words for a `{word}` figure have {letters} letters.");
                found.push(lack(
                    what,
                    "Say in `alt` what the figure shows, with its numbers.",
                ));
            }
        }
        if figures < self.figures {
            let what = format!("The chapter has {figures} figures.");
            found.push(lack(what, "Draw more; docs/figures.md shows how."));
        }
        found
    }

    fn to_remember(&self, text: &str) -> Option<Lack> {
        let section = text.split("\n## To remember\n").nth(1).unwrap_or_default();
        let section = section.split("\n## ").next().unwrap_or_default();
        let rows = section.lines().filter(|line| line.starts_with('|')).count();
        (rows < self.to_remember).then(|| {
            let what = format!("The table under “To remember” has {rows} lines.");
            lack(
                what,
                "End the chapter with a table of what is worth keeping.",
            )
        })
    }

    fn review(&self, pieces: &[Piece<'_>], earlier: &[Chapter]) -> Vec<Lack> {
        let mut found = Vec::new();
        let reviews = pieces.iter().filter_map(|piece| match piece {
            Piece::Call("review", ids) => Some(ids),
            _ => None,
        });
        let ids: Vec<&str> = reviews.flatten().copied().collect();
        if self.review > 0 && ids.len() != self.review {
            let what = format!("The chapter reviews {} exercises.", ids.len());
            let remedy = format!("Name {} in one `{{{{review …}}}}`.", self.review);
            found.push(lack(what, &remedy));
        }
        for id in ids {
            if !earlier.iter().any(|one| one.exercises.contains_key(id)) {
                let what = format!("The review names `{id}`, which no earlier chapter has.");
                found.push(lack(what, "Name exercises that a reader has seen."));
            }
        }
        found
    }

    fn words(&self, pieces: &[Piece<'_>]) -> Option<Lack> {
        let most = self.words?;
        let (mut words, mut after) = (0, "the beginning".to_owned());
        for piece in pieces {
            match piece {
                Piece::Call("later" | "end", _) => {}
                Piece::Call(_, ids) => (words, after) = (0, format!("`{}`", ids.join(" "))),
                Piece::Line(line) => words += line.split_whitespace().count(),
                Piece::Block(..) => {}
            }
            if words > most {
                let what = format!("More than {most} words follow {after} without anything to do.");
                return Some(lack(what, "Put an exercise between, or write less."));
            }
        }
        None
    }
}

/// Exercises stand in the order of their numbers.
fn in_order(chapter: &Chapter, pieces: &[Piece<'_>]) -> Vec<Lack> {
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    for piece in pieces {
        let Piece::Call("exercise", ids) = piece else {
            continue;
        };
        let exercise = ids.first().and_then(|id| chapter.exercises.get(*id));
        let Some(number) = exercise.map(|one| one.number.as_str()) else {
            continue;
        };
        if before.is_some_and(|before| place(before) >= place(number)) {
            let what = format!("{number} stands after {}.", before.unwrap_or_default());
            found.push(lack(
                what,
                "Put the exercises in the order of their numbers.",
            ));
        }
        before = Some(number);
    }
    found
}

impl CoreRules {
    fn of_exercise(&self, exercise: &Exercise, kinds: &[String]) -> Vec<Lack> {
        let mut found = Vec::new();
        let mut tell = |what: String, remedy: &str| found.push(lack(what, remedy));
        let kind = exercise.kind_name();
        if !kinds.iter().any(|one| one == kind) {
            tell(
                format!("{} is of the kind `{kind}`.", exercise.number),
                &format!("Make it {}.", kinds.join(" or ")),
            );
        }
        let hints = exercise.hints.len();
        if let Some((least, most)) = self.hints
            && !(least..=most).contains(&hints)
        {
            tell(
                format!("It has {hints} hints."),
                &format!("Give {least} to {most}."),
            );
        }
        if exercise.sources.len() < self.sources {
            let sources = exercise.sources.len();
            tell(
                format!("It has {sources} sources."),
                "Name those you looked at.",
            );
        }
        let after = exercise.after.line(&Scope::new());
        let words = after.split_whitespace().count();
        if words < self.after_words {
            tell(
                format!("`after` has {words} words."),
                "Say what the answer means at a real run.",
            );
        }
        let mistakes = exercise.mistakes.len();
        if exercise.parts().iter().any(|one| asks_for_numbers(one)) && mistakes < self.mistakes {
            tell(
                format!("It knows {mistakes} mistakes."),
                "List what people get wrong.",
            );
        }
        found.extend(self.options(exercise));
        found
    }

    fn options(&self, exercise: &Exercise) -> Vec<Lack> {
        let Some((alone, in_a_part)) = self.wrong_options else {
            return Vec::new();
        };
        // Questions with several parts have few options in each: three ways to read a log, or yes
        // and no.
        let is_alone = matches!(exercise.kind, Kind::Choice(_));
        let wanted = if is_alone { alone } else { in_a_part };
        let mut found = Vec::new();
        for kind in exercise.parts() {
            let Kind::Choice(choice) = kind else { continue };
            let may_be_right = choice.options.iter().filter(|option| option.right);
            // Where a condition decides, one of the options is right in each variant.
            let right = may_be_right.count().max(1);
            let wrong = choice.options.len().saturating_sub(right);
            if wrong < wanted {
                let what = format!("{wrong} of its options are wrong.");
                found.push(lack(what, "Offer what people take for right."));
            }
            for option in choice.options.iter().filter(|one| one.reply.is_empty()) {
                let what = format!("The option `{}` has no reply.", option.id);
                found.push(lack(what, "Say why it is right or wrong."));
            }
        }
        found
    }
}

fn asks_for_numbers(kind: &Kind) -> bool {
    !matches!(kind, Kind::Shape(_)) && kind.asked().is_some()
}
