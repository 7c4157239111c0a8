//! No page gives its answers away.
//!
//! What stands around an exercise, from the one before it to the one after it, is read as a learner
//! reads it: text, notes, captions, the words of figures. A number there that the exercise would take
//! for its answer, and that its question does not state itself, gives it away, unless it is folded
//! until the exercise was tried (`{{later slug}}` … `{{end}}`).

use super::book::{Chapter, Workbook};
use crate::figure;
use longhand_author::{Finding, PlainPiece, Stated, Tex, numbers, pieces};
use longhand_exercise::prose::plain;
use longhand_exercise::{Answer, Exercise, Kind, Variant, Verdict, grade_part};

/// Every place of the workbook that gives an answer away.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let Ok(tex) = Tex::shared() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for chapter in &workbook.chapters {
        let file = workbook.path(&format!("{}/chapter.md", chapter.slug));
        for (line, slug, number, text) in of_chapter(chapter, tex) {
            let line = line + chapter.first_line - 1;
            found.push(Finding::new(
                &file,
                line,
                format!("“{text}” gives the answer to {number} (`{slug}`) away."),
                format!(
                    "Write `{{{{later {slug}}}}}` before what comes after the exercise and `{{{{end}}}}` behind it; before the exercise take another number."
                ),
            ));
        }
    }
    found
}

/// Line, id, number of the exercise, and what gives it away.
fn of_chapter(chapter: &Chapter, tex: &Tex) -> Vec<(usize, String, String, String)> {
    let mut found = Vec::new();
    // Each piece's words, and the exercise until whose try it is folded.
    let mut read: Vec<(usize, String, Option<String>)> = Vec::new();
    let mut placed: Vec<(usize, &Exercise)> = Vec::new();
    let mut folded = None;
    for (line, piece) in pieces(&chapter.text, tex) {
        match piece {
            PlainPiece::Words(words) => read.push((line, words, folded.clone())),
            PlainPiece::Figure(name, text) => {
                let drawn = figure::figure(&name, &text).map(|one| words_of(&one.into_string()));
                read.push((line, drawn.unwrap_or_default(), folded.clone()));
            }
            PlainPiece::Directive(name, slug) if name == "exercise" => {
                if let Some(exercise) = chapter.exercises.get(&slug) {
                    placed.push((read.len(), exercise));
                }
            }
            PlainPiece::Directive(name, slug) if name == "later" => folded = Some(slug),
            PlainPiece::Directive(name, _) if name == "end" => folded = None,
            PlainPiece::Directive(..) => {}
        }
    }
    for (i, (at, exercise)) in placed.iter().enumerate() {
        let from = i
            .checked_sub(1)
            .and_then(|i| placed.get(i))
            .map_or(0, |(at, _)| *at);
        let to = placed.get(i + 1).map_or(read.len(), |(at, _)| *at);
        let Some(asked) = Asked::of(exercise) else {
            continue;
        };
        let around = read.get(from..to).unwrap_or_default();
        for (offset, (line, words, folded)) in around.iter().enumerate() {
            let behind = from + offset >= *at;
            if behind && folded.as_deref() == Some(exercise.slug.as_str()) {
                continue;
            }
            if let Some(text) = asked.given_away(words) {
                found.push((*line, exercise.slug.clone(), exercise.number.clone(), text));
            }
        }
    }
    found
}

/// What an exercise asks for, and what its question states.
struct Asked<'a> {
    exercise: &'a Exercise,
    book: Variant,
    stated: Vec<f64>,
}

impl<'a> Asked<'a> {
    fn of(exercise: &'a Exercise) -> Option<Asked<'a>> {
        let book = Variant::draw(exercise, 0).ok()?;
        let mut texts = vec![plain(&exercise.prompt.filled(&book.scope))];
        let asks = (0..exercise.parts().len()).filter_map(|part| exercise.ask(part));
        texts.extend(asks.map(|ask| plain(&ask.filled(&book.scope))));
        let stated = texts.iter().flat_map(|text| numbers(text));
        let stated = stated.map(|one| one.value).collect();
        Some(Asked {
            exercise,
            book,
            stated,
        })
    }

    /// The number or numbers of a text that give the answer away.
    fn given_away(&self, words: &str) -> Option<String> {
        let told: Vec<Stated> = numbers(words)
            .into_iter()
            .filter(|one| one.figures >= 2 && !self.stated.contains(&one.value))
            .collect();
        for (part, kind) in self.exercise.parts().into_iter().enumerate() {
            if let Kind::Numeric(numeric) = kind {
                let answer = self.book.answers.get(part)?.number()?;
                // A short number stands somewhere by chance.
                if self.stated.contains(&answer.abs())
                    || (answer.abs() < 10.0 && answer.fract() == 0.0)
                {
                    continue;
                }
                let takes = |one: &&Stated| {
                    let sign = if answer < 0.0 { "-" } else { "" };
                    let unit = numeric.unit.as_deref().unwrap_or_default();
                    let text = format!("{sign}{} {unit}", one.text);
                    let judged = grade_part(self.exercise, &self.book, part, &Answer::Text(text));
                    matches!(judged.verdict, Verdict::Right { .. })
                };
                if let Some(one) = told.iter().find(takes) {
                    return Some(one.text.clone());
                }
            }
            if let Kind::Vector(cells) | Kind::Matrix(cells) = kind {
                let answer = self.book.answers.get(part)?.numbers()?.data();
                let telling = answer.iter().filter(|x| x.fract() != 0.0).count();
                let all = answer.iter().all(|value| {
                    told.iter()
                        .any(|one| cells.accept.takes(one.value, value.abs()))
                });
                if all && telling > 1 {
                    let each: Vec<String> = answer.iter().map(|x| format!("{x:.3}")).collect();
                    return Some(each.join(", "));
                }
            }
        }
        None
    }
}

/// The words of a figure: what stands in it and what is read aloud.
fn words_of(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push(' ');
        let tag = rest.get(at..).unwrap_or_default();
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let inside = tag.get(..end).unwrap_or_default();
        if let Some((_, label)) = inside.split_once("aria-label=\"") {
            out.push_str(label.split('"').next().unwrap_or_default());
            out.push(' ');
        }
        rest = tag.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
}

#[cfg(test)]
mod tests {
    use super::*;
    use longhand_author::read;
    use std::collections::BTreeMap;

    fn chapter(text: &str) -> Chapter {
        let exercise = "kind = \"numeric\"\nnumber = \"0.1\"\ntitle = \"t\"\ndifficulty = 1\nprompt = \"What is $40/7$?\"\n[answer]\nis = \"40/7\"\n";
        let exercise = read("a.toml", "a", "0-c", exercise).unwrap();
        Chapter {
            slug: "0-c".to_owned(),
            head: toml::from_str("number = 0\ntitle = \"t\"\nshort = \"t\"\n").unwrap(),
            text: text.to_owned(),
            first_line: 1,
            exercises: BTreeMap::from([("a".to_owned(), exercise)]),
            places: BTreeMap::new(),
        }
    }

    fn told(text: &str) -> Vec<usize> {
        let found = of_chapter(&chapter(text), Tex::shared().unwrap());
        found.into_iter().map(|(line, ..)| line).collect()
    }

    #[test]
    fn a_number_beside_an_exercise_that_it_takes_for_its_answer_is_found() {
        assert_eq!(told("Text.\n\n{{exercise a}}\n\nIt is 5.71.\n"), [5]);
        assert_eq!(told("About $5.714$ then.\n\n{{exercise a}}\n"), [1]);
        assert_eq!(told("> **Note.** 5.71\n\n{{exercise a}}\n"), [1]);
        assert!(told("40 and 7.\n\n{{exercise a}}\n\nSix, 5, 5.9 or 57.1.\n").is_empty());
    }

    #[test]
    fn what_is_folded_until_the_exercise_was_tried_gives_nothing_away() {
        let text = "{{exercise a}}\n\n{{later a}}\n\nIt is 5.71.\n\n{{end}}\n";
        assert!(told(text).is_empty());
        let before = "{{later a}}\n\nIt is 5.71.\n\n{{end}}\n\n{{exercise a}}\n";
        assert_eq!(told(before), [3]);
    }
}
