//! The blocks of a text: paragraphs, figures, and directives that place exercises.

use super::book::Book;
use super::ids;
use super::output::Output;
use super::rest::{self, Part};
use super::review;
use crate::figure;
use crate::workbook::Chapter;
use longhand_author::{Block, Tex, blocks};
use longhand_exercise::{Exercise, Variant};
use longhand_lab::Lab;
use longhand_view::card::Card;
use longhand_view::catalogue::ENGLISH;
use longhand_view::lab::Bench;
use longhand_view::page;
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeSet;

/// A text to be set.
pub(super) struct Text<'a> {
    /// Its file, as findings name it.
    pub file: &'a str,
    /// The line of the file at which it begins, from 1.
    pub first_line: usize,
    pub text: &'a str,
    /// The chapter that it is of; a page of text has none, and no exercises.
    pub chapter: Option<&'a Chapter>,
}

impl Text<'_> {
    /// The text as markup, and the exercises that stand in it. `None` where a formula cannot be set.
    pub fn set(&self, book: &Book<'_>, out: &mut Output) -> Option<(Markup, Vec<Exercise>)> {
        let blocks = match blocks(self.text, book.tex) {
            Ok(blocks) => blocks,
            Err(fault) => {
                out.text_fault(self.file, self.first_line, &fault);
                return None;
            }
        };
        let (mut body, mut shown) = (Vec::new(), Vec::new());
        let mut open: Option<String> = None;
        let mut taken: BTreeSet<String> =
            ids::OF_THE_PAGE.iter().map(|id| (*id).to_owned()).collect();
        for block in blocks {
            match block {
                Block::Html(html) => body.push((true, part(PreEscaped(html)))),
                Block::Directive {
                    name,
                    argument,
                    line,
                } => {
                    let line = line + self.first_line - 1;
                    match self.later(&name, &argument, &mut open, body.len()) {
                        Some(Ok(frame)) => {
                            let opens = if open.is_some() { 1 } else { -1 };
                            body.push((
                                false,
                                Part {
                                    opens,
                                    ..part(frame)
                                },
                            ));
                            continue;
                        }
                        Some(Err((found, remedy))) => {
                            out.find(self.file, line, found, remedy);
                            continue;
                        }
                        None => {}
                    }
                    let mut place = Place {
                        text: self,
                        line,
                        book,
                        out,
                    };
                    if let Some(card) = place.directive(&name, &argument, &mut shown) {
                        taken.extend(ids::of(&card.0).map(str::to_owned));
                        let exercise = name == "exercise";
                        body.push((
                            false,
                            Part {
                                exercise,
                                ..part(card)
                            },
                        ));
                    }
                }
                Block::Figure { name, text, line } => match figure::figure(&name, &text) {
                    Ok(figure) => {
                        taken.extend(ids::of(&figure.0).map(str::to_owned));
                        body.push((false, part(figure)));
                    }
                    Err((found, remedy)) => {
                        out.find(self.file, line + self.first_line - 1, found, remedy);
                    }
                },
            }
        }
        if let Some(slug) = open {
            let found = format!("What is shown later, after `{slug}`, has no end.");
            out.find(self.file, 0, found, "Write `{{end}}` behind it.");
        }
        // An id of a card or of the page is theirs: a heading of the same words has another.
        let body = body.into_iter().map(|(prose, part)| match prose {
            true => Part {
                html: PreEscaped(ids::without(part.html.0, &taken)),
                ..part
            },
            false => part,
        });
        Some((rest::cut(body.collect()), shown))
    }
}

/// A block that is no exercise and no frame's beginning or end.
fn part(html: Markup) -> Part {
    Part {
        html,
        exercise: false,
        opens: 0,
    }
}

impl Text<'_> {
    /// `{{later slug}}` and `{{end}}`: the frame around what is folded until an exercise was tried.
    fn later(
        &self,
        name: &str,
        slug: &str,
        open: &mut Option<String>,
        place: usize,
    ) -> Option<Result<Markup, (String, &'static str)>> {
        let frame = |slug: &str, number: &str| page::later(&ENGLISH, slug, number, place);
        match (name, open.take()) {
            ("later", None) => {
                let exercise = self.chapter.and_then(|chapter| chapter.exercises.get(slug));
                let Some(exercise) = exercise else {
                    let found = format!("There is no exercise `{slug}` in this chapter.");
                    return Some(Err((
                        found,
                        "Name the exercise whose answer it would give away.",
                    )));
                };
                *open = Some(slug.to_owned());
                Some(Ok(frame(slug, &exercise.number).0))
            }
            ("end", Some(_)) => Some(Ok(frame("", "").1)),
            ("later", Some(other)) => {
                *open = Some(other);
                let found = "What is shown later begins inside something that is shown later.";
                Some(Err((found.to_owned(), "Write `{{end}}` first.")))
            }
            ("end", None) => {
                let found = "This `{{end}}` ends nothing.".to_owned();
                Some(Err((
                    found,
                    "Take it out, or write `{{later slug}}` before.",
                )))
            }
            (_, before) => {
                *open = before;
                None
            }
        }
    }
}

/// A directive's place.
struct Place<'a, 'b> {
    text: &'a Text<'a>,
    line: usize,
    book: &'a Book<'b>,
    out: &'a mut Output,
}

impl Place<'_, '_> {
    fn find(&mut self, found: String, remedy: &str) {
        self.out.find(self.text.file, self.line, found, remedy);
    }

    fn directive(
        &mut self,
        name: &str,
        argument: &str,
        shown: &mut Vec<Exercise>,
    ) -> Option<Markup> {
        match (name, self.text.chapter) {
            ("review", _) => Some(self.review(argument)),
            ("exercise", Some(chapter)) => self.exercise(chapter, argument, shown),
            ("lab", Some(_)) => self.lab(argument),
            (_, Some(_)) => {
                let found = format!("There is no directive `{name}`.");
                self.find(
                    found,
                    "Write `{{exercise slug}}`, `{{lab name}}` or `{{review slug slug slug}}`.",
                );
                None
            }
            (_, None) => {
                let found = format!("There is no directive `{name}` on a page of text.");
                self.find(
                    found,
                    "Write `{{review slug slug}}` for links to exercises.",
                );
                None
            }
        }
    }

    fn exercise(
        &mut self,
        chapter: &Chapter,
        slug: &str,
        shown: &mut Vec<Exercise>,
    ) -> Option<Markup> {
        if shown.iter().any(|exercise| exercise.slug == slug) {
            self.find(
                format!("The exercise `{slug}` stands here twice."),
                "Keep one.",
            );
            return None;
        }
        if !chapter.exercises.contains_key(slug) {
            let found = format!("There is no exercise `{slug}` in this chapter.");
            let remedy = format!("Add {slug}.toml beside the chapter, or mend the name.");
            self.find(found, &remedy);
            return None;
        }
        let exercise = (*self.book.exercises.get(slug)?).clone();
        if let Err(broken) = Variant::draw(&exercise, 0) {
            let file = format!("{}/{slug}.toml", chapter.slug);
            let file = self.book.workbook.path(&file);
            let places = chapter.places.get(slug).cloned().unwrap_or_default();
            let finding = places.undrawn(&file, 0, &broken);
            self.out
                .find(&file, finding.line, finding.found, &finding.remedy);
        }
        let card = Card::new(exercise.clone(), 0).view(&self.book.setting());
        shown.push(exercise);
        Some(card)
    }

    /// A lab, in its first frame.
    fn lab(&mut self, name: &str) -> Option<Markup> {
        let Some(lab) = Lab::named(name) else {
            let all: Vec<String> = Lab::ALL
                .iter()
                .map(|lab| format!("`{}`", lab.slug()))
                .collect();
            let remedy = format!("The labs are {}.", all.join(", "));
            self.find(format!("There is no lab `{name}`."), &remedy);
            return None;
        };
        Some(Bench::new(&ENGLISH.lab, lab).markup())
    }

    /// Exercises of other chapters, by their slugs.
    fn review(&mut self, slugs: &str) -> Markup {
        let here = self.text.chapter;
        let slug_here = here.map_or("", |chapter| chapter.slug.as_str());
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for slug in slugs.split_whitespace() {
            match self.book.exercises.get(slug) {
                Some(exercise) if exercise.chapter != slug_here => found.push(*exercise),
                _ => unknown.push(slug),
            }
        }
        for slug in unknown {
            self.find(
                format!("There is no exercise `{slug}` in another chapter."),
                "A review names exercises of other chapters by their slugs.",
            );
        }
        review::list(&ENGLISH, here.map(|chapter| chapter.head.number), &found)
    }
}

/// A short text: the sentence below a title, an introduction.
pub(super) fn short(text: &str, file: &str, tex: &Tex, out: &mut Output) -> Markup {
    match blocks(text, tex) {
        Ok(blocks) => {
            let html: String = blocks
                .into_iter()
                .filter_map(|block| match block {
                    Block::Html(html) => Some(html),
                    _ => None,
                })
                .collect();
            // One paragraph stands without its tags: the frame brings its own.
            let inner = html
                .trim()
                .strip_prefix("<p>")
                .and_then(|rest| rest.strip_suffix("</p>"));
            PreEscaped(
                inner
                    .filter(|inner| !inner.contains("<p>"))
                    .unwrap_or(&html)
                    .to_string(),
            )
        }
        Err(fault) => {
            out.text_fault(file, 0, &fault);
            html! {}
        }
    }
}

/// A text of one or several paragraphs.
pub(super) fn paragraphs(text: &str, file: &str, tex: &Tex, out: &mut Output) -> Markup {
    match short(text, file, tex, out) {
        text if text.0.is_empty() || text.0.starts_with("<p>") => text,
        text => html! { p { (text) } },
    }
}
