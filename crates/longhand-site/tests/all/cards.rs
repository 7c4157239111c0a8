//! Cards of our workbook, as events happen to them: what is done, and what is said.

use crate::ours::exercise;
use longhand_exercise::program::run::{CaseResult, Returned, RunReport};
use longhand_exercise::progress::{EventKind, ExerciseProgress, Outcome};
use longhand_exercise::{Kind, Variant};
use longhand_view::card::{Card, Effect, Event, RenderContext};

fn card(slug: &str) -> Card {
    Card::new(exercise(slug), 0)
}

fn typed(card: &mut Card, text: &str) -> Vec<Effect> {
    card.update(Event::Typed {
        part: 0,
        cell: 0,
        text: text.to_string(),
    });
    card.update(Event::Check)
}

fn html(card: &Card) -> String {
    card.view(&RenderContext::ENGLISH).into_string()
}

fn tried(effects: &[Effect]) -> Option<(Outcome, Option<String>, bool)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Record(EventKind::Tried {
            verdict,
            diagnosis,
            assisted,
            ..
        }) => Some((*verdict, diagnosis.clone(), *assisted)),
        _ => None,
    })
}

#[test]
fn a_right_answer_is_recorded_said_once_and_opens_the_working() {
    let mut card = card("square-of-a-line");
    let effects = typed(&mut card, "2*(3*1+2)*3");
    assert_eq!(tried(&effects), Some((Outcome::Right, None, false)));
    let said: Vec<_> = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Announce(_)))
        .collect();
    assert_eq!(said.len(), 1);
    assert!(card.is_solved());
    let html = html(&card);
    assert!(html.contains("data-solved") && html.contains("<details class=\"fold working\" open"));
    assert!(
        html.contains("2 · (3 · 1 + 2) · 3"),
        "the reading is echoed"
    );
}

#[test]
fn a_mistake_is_named_and_an_unreadable_answer_is_not_counted() {
    let mut card = card("square-of-a-line");
    let (outcome, diagnosis, _) = tried(&typed(&mut card, "10")).unwrap();
    assert_eq!(outcome, Outcome::Wrong);
    assert!(diagnosis.is_some());
    assert_eq!(tried(&typed(&mut card, "2*(3+")), None);
    assert!(html(&card).contains("verdict unreadable"));
    assert!(!card.is_solved());
}

#[test]
fn a_solution_after_the_working_was_opened_is_marked_as_assisted() {
    let mut card = card("square-of-a-line");
    assert!(
        card.update(Event::ToggleWorking)
            .contains(&Effect::Record(EventKind::ShownWorking))
    );
    let (outcome, _, assisted) = tried(&typed(&mut card, "30")).unwrap();
    assert_eq!((outcome, assisted), (Outcome::Right, true));
    assert!(!card.is_solved());
    // New numbers are a new chance.
    card.update(Event::NewNumbers);
    let answer = Variant::draw(card.exercise(), 1).unwrap().answer().unwrap();
    assert_eq!(
        tried(&typed(&mut card, &answer.to_string())).map(|(_, _, assisted)| assisted),
        Some(false)
    );
    assert!(card.is_solved());
}

#[test]
fn hints_come_one_by_one_and_end() {
    let mut card = card("square-of-a-line");
    let hints = card.exercise().hints.len();
    for shown in 1..=hints {
        assert!(
            card.update(Event::Hint)
                .contains(&Effect::Record(EventKind::Hinted {
                    shown: shown as u32
                }))
        );
        assert_eq!(html(&card).matches("<li><b>Hint").count(), shown);
    }
    assert_eq!(card.update(Event::Hint), []);
}

#[test]
fn new_numbers_clear_the_desk_and_the_books_come_back() {
    let mut card = card("square-of-a-line");
    typed(&mut card, "10");
    let effects = card.update(Event::NewNumbers);
    assert!(effects.contains(&Effect::Link(1)));
    let html_1 = html(&card);
    assert!(html_1.contains("variant 1") && !html_1.contains("verdict"));
    card.update(Event::BookNumbers);
    assert_eq!(
        html(&card),
        html(&Card::new(exercise("square-of-a-line"), 0))
    );
}

#[test]
fn a_restored_card_is_as_high_as_a_fresh_one() {
    let mut card = card("square-of-a-line");
    let fresh = html(&card);
    let solved = ExerciseProgress {
        solved: true,
        tries: 3,
        hints: 2,
        last_outcome: Some(Outcome::Right),
        ..Default::default()
    };
    card.update(Event::Restore(solved));
    assert_eq!(html(&card).replace(" data-solved", ""), fresh);
}

#[test]
fn one_option_is_picked_at_a_time_and_answers_for_itself() {
    let mut card = card("negative-pre-activation");
    let Kind::Choice(choice) = card.exercise().kind.clone() else {
        panic!("a choice")
    };
    for option in &choice.options {
        card.update(Event::Chosen {
            part: 0,
            option: option.id.clone(),
            on: true,
        });
        let (outcome, _, _) = tried(&card.update(Event::Check)).unwrap();
        assert_eq!(outcome == Outcome::Right, option.right, "{}", option.id);
        assert_eq!(html(&card).matches("class=\"reply").count(), 1);
    }
}

/// What a program that returns these values would report.
fn report(values: &[f64]) -> Event {
    let case = |value: &f64| CaseResult {
        outcome: Ok(Returned::Number(*value)),
        calls: vec![1, 1],
        mutated: false,
    };
    Event::CodeReport(RunReport {
        cases: values.iter().map(case).collect(),
        ..RunReport::default()
    })
}

#[test]
fn a_program_that_fails_is_compared_with_the_typical_wrong_versions() {
    let mut card = card("chain-grad");
    let Kind::Code(code) = card.exercise().kind.clone() else {
        panic!("code")
    };
    let tests = code.tests.len();
    let effects = card.update(Event::Check);
    assert!(matches!(&effects[..], [Effect::Run(run, _)] if run.cases.len() == tests));
    // The learner's program returns 1 everywhere; so does the second wrong version.
    let mut effects = card.update(report(&vec![1.0; tests]));
    let mut runs = 0;
    while matches!(&effects[..], [Effect::Run(..)]) {
        runs += 1;
        effects = card.update(report(&vec![if runs == 2 { 1.0 } else { 7.0 }; tests]));
    }
    assert_eq!(runs, 2);
    let told = effects.iter().find_map(|effect| match effect {
        Effect::Record(EventKind::CodeRun {
            verdict, diagnosis, ..
        }) => Some((*verdict, diagnosis.clone())),
        _ => None,
    });
    assert_eq!(told, Some((Outcome::Wrong, Some(code.wrong[1].id.clone()))));
}

#[test]
fn a_program_that_returns_what_is_expected_passes() {
    let mut card = card("chain-grad");
    let variant = Variant::draw(card.exercise(), 0).unwrap();
    let Kind::Code(code) = card.exercise().kind.clone() else {
        panic!("code")
    };
    let expected: Vec<f64> = code
        .tests
        .iter()
        .map(|test| match test.expected(&variant.scope).unwrap() {
            longhand_exercise::kind::code::Expected::Number(x) => x,
            other => panic!("a number, not {other:?}"),
        })
        .collect();
    card.update(Event::Check);
    card.update(report(&expected));
    assert!(card.is_solved());
}

/// Picks a line of a program and hands it in.
fn line(card: &mut Card, number: u32) -> Vec<Effect> {
    card.update(Event::Chosen {
        part: 0,
        option: number.to_string(),
        on: true,
    });
    card.update(Event::Check)
}

#[test]
fn a_bug_is_found_at_any_of_its_lines_and_then_mended() {
    let mut card = card("missing-bias-correction");
    let (outcome, diagnosis, _) = tried(&line(&mut card, 2)).unwrap();
    assert_eq!(
        (outcome, diagnosis.as_deref()),
        (Outcome::Wrong, Some("line-2"))
    );
    assert!(
        html(&card).contains("reply wrong"),
        "the reply stands below the line"
    );
    for number in [4, 5] {
        let (outcome, _, _) = tried(&line(&mut card, number)).unwrap();
        assert_eq!(outcome, Outcome::Right, "line {number}");
    }
    assert!(card.is_solved());
    let found = html(&card);
    assert!(found.contains("data-on=\"mend\"") && !found.contains("<textarea"));
    assert!(
        !found.contains("<details class=\"fold working\" open"),
        "the working holds the mended program"
    );
    card.update(Event::Mend);
    let mending = html(&card);
    assert!(mending.contains("<textarea") && mending.contains("const mHat = m;"));
    assert!(
        matches!(&card.update(Event::Check)[..], [Effect::Run(run, _)] if run.cases.len() == 3)
    );
    card.update(Event::CodeReport(RunReport::failed("Unexpected token")));
    assert!(html(&card).contains("verdict unreadable"));
}

#[test]
fn a_check_without_a_line_is_not_counted() {
    let mut card = card("nan-for-large-logits");
    assert_eq!(tried(&card.update(Event::Check)), None);
    assert!(html(&card).contains("verdict unreadable"));
}

#[test]
fn a_stopped_or_broken_program_is_told_apart_from_a_wrong_one() {
    let mut card = card("chain-grad");
    card.update(Event::Check);
    card.update(Event::CodeReport(RunReport::stopped()));
    assert!(html(&card).contains("Stopped."));
    card.update(Event::Check);
    let effects = card.update(Event::CodeReport(RunReport::failed("Unexpected token")));
    assert!(html(&card).contains("verdict unreadable"));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Record(_))),
        "nothing is counted"
    );
}
