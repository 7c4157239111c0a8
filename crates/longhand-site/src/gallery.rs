//! The gallery: each kind's card in every state, made by letting things happen to it.

use longhand_exercise::kind::code::Expected;
use longhand_exercise::progress::{ExerciseProgress, Outcome};
use longhand_exercise::run::{CaseResult, Returned, RunError, RunReport};
use longhand_exercise::{Diagnosis, Exercise, Kind, Variant};
use longhand_view::card::{Card, Effect, Event, Setting};
use longhand_view::page::Section;

/// Every state of every kind.
pub fn sections(exercises: &[&Exercise], setting: &Setting) -> Vec<Section> {
    let mut sections = Vec::new();
    let first = |kind: &str| {
        exercises
            .iter()
            .find(|exercise| suits(exercise, kind))
            .copied()
    };
    if let Some(exercise) = first("numeric") {
        numeric(exercise, setting, &mut sections);
    }
    if let Some(exercise) = first("choice") {
        choice(exercise, setting, &mut sections);
    }
    if let Some(exercise) = first("code") {
        code(exercise, setting, &mut sections);
    }
    sections
}

/// The exercise shown for a kind: one that can be in every state.
fn suits(exercise: &Exercise, kind: &str) -> bool {
    exercise.kind_name() == kind
        && (kind != "numeric"
            || (exercise.steps.len() > 2
                && !exercise.mistakes.is_empty()
                && exercise.has_variants()))
}

struct Shelf<'a> {
    exercise: &'a Exercise,
    setting: &'a Setting<'a>,
    sections: &'a mut Vec<Section>,
}

impl Shelf<'_> {
    /// Adds a state: a fresh card to which these things happen. The card's id is made the
    /// section's own, so that ids stay unique on the page.
    fn show(&mut self, state: &str, note: &str, events: &[Event]) {
        let id = format!("{}-{}", self.exercise.kind_name(), state.replace(' ', "-"));
        let mut exercise = self.exercise.clone();
        exercise.slug = format!("gallery-{id}");
        exercise.title = format!("{} ({state})", exercise.title);
        let mut card = Card::new(exercise, 0);
        for event in events {
            run(&mut card, event.clone());
        }
        self.sections.push(Section {
            id,
            title: format!("{}, {state}", capital(self.exercise.kind_name())),
            note: note.to_string(),
            body: card.view(self.setting),
        });
    }
}

/// Lets something happen; runs of typical wrong versions come back empty.
fn run(card: &mut Card, event: Event) {
    let mut effects = card.update(event);
    while effects
        .iter()
        .any(|effect| matches!(effect, Effect::Run(..)))
        && card.awaits_suspect()
    {
        effects = card.update(Event::CodeReport(RunReport::default()));
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn numeric(exercise: &Exercise, setting: &Setting, sections: &mut Vec<Section>) {
    let Ok(variant) = Variant::draw(exercise, 0) else {
        return;
    };
    let typed = |text: String| {
        vec![
            Event::Typed {
                part: 0,
                cell: 0,
                text,
            },
            Event::Check,
        ]
    };
    let answer = variant.answer().unwrap_or_default();
    let step = exercise
        .steps
        .iter()
        .take(exercise.steps.len() - 1)
        .find_map(|step| {
            let value = variant.scope.value(&step.name)?.as_number()?;
            let judged = longhand_exercise::grade(
                exercise,
                &variant,
                &longhand_exercise::Answer::Text(value.to_string()),
            );
            matches!(judged.verdict.diagnosis(), Some(Diagnosis::Step { .. })).then_some(value)
        });
    let mut shelf = Shelf {
        exercise,
        setting,
        sections,
    };
    shelf.show("fresh", "As the page arrives.", &[]);
    shelf.show(
        "right",
        "With the working open and the reading echoed.",
        &typed(format!("{answer} + 0")),
    );
    if let Some(step) = step {
        shelf.show(
            "near",
            "The value of an earlier step.",
            &typed(step.to_string()),
        );
    }
    if let Some(mistake) = variant.mistakes.first().and_then(|one| one.number()) {
        shelf.show("wrong", "A known mistake.", &typed(mistake.to_string()));
    }
    shelf.show(
        "wrong, unknown",
        "Nothing is known of this value.",
        &typed("123456.5".into()),
    );
    shelf.show(
        "unreadable",
        "A slip in the text; nothing is counted.",
        &typed("2*(3+".into()),
    );
    shelf.show("empty", "Check without an answer.", &[Event::Check]);
    shelf.show(
        "hinted",
        "With every hint open.",
        &vec![Event::Hint; exercise.hints.len()],
    );
    shelf.show(
        "shown",
        "The working opened before a try.",
        &[Event::ToggleWorking],
    );
    shelf.show("new numbers", "Variant 7.", &[Event::OpenVariant(7)]);
    let solved = ExerciseProgress {
        solved: true,
        tries: 1,
        last_outcome: Some(Outcome::Right),
        ..Default::default()
    };
    shelf.show(
        "solved earlier",
        "As restored on the next visit: as high as a fresh card.",
        &[Event::Restore(solved)],
    );
}

fn choice(exercise: &Exercise, setting: &Setting, sections: &mut Vec<Section>) {
    let Kind::Choice(choice) = &exercise.kind else {
        return;
    };
    let pick = |right: bool| -> Vec<Event> {
        let option = choice.options.iter().find(|option| option.right == right);
        let picked = option.map(|option| Event::Chosen {
            part: 0,
            option: option.id.clone(),
            on: true,
        });
        picked.into_iter().chain([Event::Check]).collect()
    };
    let mut shelf = Shelf {
        exercise,
        setting,
        sections,
    };
    shelf.show("fresh", "", &[]);
    shelf.show("right", "", &pick(true));
    shelf.show("wrong", "The reply stands below the option.", &pick(false));
    shelf.show("empty", "Check without a choice.", &[Event::Check]);
}

fn code(exercise: &Exercise, setting: &Setting, sections: &mut Vec<Section>) {
    let (Kind::Code(code), Ok(variant)) = (&exercise.kind, Variant::draw(exercise, 0)) else {
        return;
    };
    let expected: Vec<f64> = code
        .tests
        .iter()
        .filter_map(|test| match test.expected(&variant) {
            Ok(Expected::Number(x)) => Some(x),
            _ => None,
        })
        .collect();
    let case = |value: f64| CaseResult {
        outcome: Ok(Returned::Number(value)),
        calls: vec![1],
        mutated: false,
    };
    let report = |values: Vec<f64>| {
        Event::CodeReport(RunReport {
            cases: values.into_iter().map(case).collect(),
            ..RunReport::default()
        })
    };
    let after = |event: Event| {
        vec![
            Event::Code(code.javascript.reference.clone()),
            Event::Check,
            event,
        ]
    };
    let mut shelf = Shelf {
        exercise,
        setting,
        sections,
    };
    shelf.show("fresh", "With the starter code.", &[]);
    shelf.show(
        "passes",
        "Every test passes.",
        &after(report(expected.clone())),
    );
    let half: Vec<f64> = expected
        .iter()
        .enumerate()
        .map(|(i, x)| if i % 2 == 0 { *x } else { x + 1.0 })
        .collect();
    let mut failing = RunReport {
        printed: "x = 1\n".into(),
        ..RunReport::default()
    };
    failing.cases = half.into_iter().map(case).collect();
    shelf.show(
        "fails",
        "Some tests fail; what was printed stands below.",
        &after(Event::CodeReport(failing)),
    );
    shelf.show("runs", "While the tests run.", &[Event::Check]);
    shelf.show(
        "stopped",
        "Ended after two seconds.",
        &after(Event::CodeReport(RunReport::stopped())),
    );
    let error = RunError {
        message: "Unexpected token '}'".into(),
        line: Some(3),
    };
    let broken = RunReport {
        error: Some(error),
        ..RunReport::default()
    };
    shelf.show(
        "does not start",
        "A slip in the code; nothing is counted.",
        &after(Event::CodeReport(broken)),
    );
}
