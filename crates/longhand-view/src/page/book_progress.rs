//! How far a reader is in a workbook: a strip of its chapters, and where to go on.
//!
//! The page is written with nothing solved; the browser program puts the reader's own state in its
//! place with the same functions. Neither changes its size.

use longhand_exercise::progress::{Event, Names};
use maud::{Markup, html};

use super::info::{ExerciseInfo, WorkbookOutline};
use crate::catalogue::{Catalogue, fill};

/// What `data-go-on` says of a link that leads on in the workbook that was worked in last; any
/// other link says its workbook's slug.
pub const LATEST: &str = "*";

/// How far a reader is in one workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookProgress<'a> {
    /// Of each chapter of the outline: exercises solved, and all.
    pub chapters: Vec<(usize, usize)>,
    /// Chapter and exercise to go on with; none before anything was done, and once all is solved.
    pub next: Option<(&'a str, &'a ExerciseInfo)>,
}

impl<'a> BookProgress<'a> {
    /// `solved` says whether an exercise is; `last` is the one that something was done in last.
    ///
    /// The reader goes on with that one, or, once it is solved, with the next after it that is not;
    /// after the last of the workbook, with the first that was left out.
    pub fn of(
        outline: &'a WorkbookOutline,
        solved: impl Fn(&str) -> bool,
        last: Option<&str>,
    ) -> BookProgress<'a> {
        let chapters = outline.chapters.iter().map(|(_, exercises)| {
            let done = exercises.iter().filter(|one| solved(&one.slug)).count();
            (done, exercises.len())
        });
        let all = || {
            let chapters = outline.chapters.iter();
            chapters
                .flat_map(|(chapter, exercises)| exercises.iter().map(move |one| (chapter, one)))
        };
        let next = last.and_then(|last| {
            let at = all().position(|(_, one)| one.slug == last).unwrap_or(0);
            let mut open = all().skip(at).chain(all().take(at));
            open.find(|(_, one)| !solved(&one.slug))
        });
        BookProgress {
            chapters: chapters.collect(),
            next: next.map(|(chapter, exercise)| (chapter.as_str(), exercise)),
        }
    }

    fn total(&self) -> (usize, usize) {
        let add = |(done, all): (usize, usize), one: &(usize, usize)| (done + one.0, all + one.1);
        self.chapters.iter().fold((0, 0), add)
    }
}

/// A strip with one piece for each chapter, as long as it has exercises and filled as far as they
/// are solved, and the figures below it.
pub fn strip(words: &Catalogue, slug: &str, progress: &BookProgress<'_>) -> Markup {
    let (solved, total) = progress.total();
    // Lengths in tenths of an exercise; between two chapters a gap that looks the same in every
    // workbook. The drawing is stretched to the width it is given.
    let gap = 10 * total / 120;
    let width = 10 * total + gap * progress.chapters.len().saturating_sub(1);
    let starts = progress.chapters.iter().scan(0, |start, (_, all)| {
        let here = *start;
        *start += 10 * all + gap;
        Some(here)
    });
    let pieces: Vec<(usize, usize, usize)> = starts
        .zip(&progress.chapters)
        .map(|(start, (done, all))| (start, 10 * done, 10 * all))
        .collect();
    html! {
        div.strip data-strip=(slug) data-solved=(solved) {
            svg viewBox=(format!("0 0 {} 10", width.max(1))) preserveAspectRatio="none" aria-hidden="true" {
                @for (start, done, all) in pieces {
                    rect.track x=(start) y="0" width=(all) height="10" {}
                    @if done > 0 {
                        rect.share x=(start) y="0" width=(done) height="10" {}
                    }
                }
            }
            p { (fill(words.solved_of, &[&solved, &total])) }
        }
    }
}

/// Where the link leads that goes on where the reader stopped, and what it says. `folder` leads to
/// the workbook's pages.
pub fn go_on(words: &Catalogue, folder: &str, next: (&str, &ExerciseInfo)) -> (String, String) {
    let (chapter, exercise) = next;
    let address = format!("{folder}{chapter}.html#{}", exercise.slug);
    let label = fill(words.shelf.go_on, &[&exercise.number, &exercise.title]);
    (address, label)
}

/// The exercise that something was done in last, in one workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last<'a> {
    /// The workbook's slug.
    pub workbook: &'a str,
    /// The exercise's id.
    pub exercise: &'a str,
    /// When, in milliseconds since 1970.
    pub at: u64,
}

/// The exercise that something was done in last, of each workbook that anything was done in; the
/// workbook that was worked in last comes first.
pub fn last<'a>(events: &'a [Event], names: &'a [Names]) -> Vec<Last<'a>> {
    let mut found: Vec<Last<'a>> = Vec::new();
    for event in events {
        let (workbook, exercise) = Names::present(names, event);
        let last = Last {
            workbook,
            exercise,
            at: event.at,
        };
        match found.iter_mut().find(|one| one.workbook == workbook) {
            Some(one) if one.at <= last.at => *one = last,
            Some(_) => {}
            None => found.push(last),
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.at));
    found
}

/// A link that leads on.
pub(super) fn link(of: &str, class: &str, address: &str, label: &str) -> Markup {
    html! { a.(class) data-go-on=(of) href=(address) { (label) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;

    fn outline() -> WorkbookOutline {
        let exercise = |slug: &str| ExerciseInfo {
            slug: slug.to_owned(),
            number: format!("0.{slug}"),
            title: slug.to_uppercase(),
        };
        WorkbookOutline {
            slug: "book".to_owned(),
            folder: "book/".to_owned(),
            chapters: vec![
                ("0-one".to_owned(), vec![exercise("a"), exercise("b")]),
                ("1-two".to_owned(), vec![exercise("c")]),
            ],
        }
    }

    fn next(solved: &[&str], last: Option<&str>) -> Option<String> {
        let outline = outline();
        let progress = BookProgress::of(&outline, |one| solved.contains(&one), last);
        progress
            .next
            .map(|(chapter, exercise)| format!("{chapter}#{}", exercise.slug))
    }

    #[test]
    fn a_reader_goes_on_where_they_stopped() {
        assert_eq!(next(&[], None), None, "nothing was begun");
        assert_eq!(next(&[], Some("b")).as_deref(), Some("0-one#b"));
        assert_eq!(next(&["b"], Some("b")).as_deref(), Some("1-two#c"));
        assert_eq!(next(&["b", "c"], Some("c")).as_deref(), Some("0-one#a"));
        assert_eq!(next(&["a", "b", "c"], Some("c")), None, "all is solved");
        assert_eq!(next(&["a"], Some("gone")).as_deref(), Some("0-one#b"));
    }

    #[test]
    fn a_strip_has_a_piece_for_each_chapter_and_says_the_sum() {
        let outline = outline();
        let empty = BookProgress::of(&outline, |_| false, None);
        let empty = strip(&ENGLISH, "book", &empty).into_string();
        assert_eq!(empty.matches("class=\"track\"").count(), 2);
        assert_eq!(empty.matches("class=\"share\"").count(), 0);
        let some = BookProgress::of(&outline, |one| one == "c", Some("c"));
        let some = strip(&ENGLISH, "book", &some).into_string();
        assert_eq!(some.matches("class=\"share\"").count(), 1);
        assert!(some.contains("1 of 3 solved"), "{some}");
    }

    #[test]
    fn the_link_names_the_exercise_and_leads_to_it() {
        let outline = outline();
        let progress = BookProgress::of(&outline, |_| false, Some("c"));
        let (address, label) = go_on(&ENGLISH, "book/", progress.next.unwrap());
        assert_eq!(address, "book/1-two.html#c");
        assert_eq!(label, "Go on with 0.c C");
    }

    #[test]
    fn the_last_exercise_of_each_workbook_is_found_whatever_the_order_of_events() {
        let event = |at, workbook: &str, exercise: &str| {
            let opened = longhand_exercise::progress::EventKind::Opened;
            Event::new(format!("e{at}"), at, exercise, 0, opened).of(workbook)
        };
        let names = [Names {
            workbook: "now".to_owned(),
            former: vec!["before".to_owned()],
            exercises: vec![("a".to_owned(), "b".to_owned())],
        }];
        let events = [
            event(5, "now", "c"),
            event(7, "before", "a"),
            event(9, "other", "x"),
            event(6, "now", "d"),
        ];
        let last = last(&events, &names);
        let told: Vec<(&str, &str)> = last
            .iter()
            .map(|one| (one.workbook, one.exercise))
            .collect();
        assert_eq!(told, [("other", "x"), ("now", "b")]);
    }
}
