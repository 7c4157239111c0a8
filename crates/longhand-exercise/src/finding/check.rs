//! The content checks: what an exercise must keep in every variant.

use super::Finding;
use crate::exercise::{Exercise, Formula, Kind};
use crate::grade::{Answer, grade};
use crate::kind::code::Argument;
use crate::prose::Prose;
use crate::variant::Variant;
use crate::verdict::Verdict;
use longhand_notation::{Value, number};
use std::collections::BTreeSet;

/// Checks an exercise in variants 0 to `seeds - 1`. Each fault is reported once, with the first
/// variant that shows it.
pub fn check(file: &str, exercise: &Exercise, seeds: u32) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    let mut report = |found: String, remedy: &str| {
        // The same fault in other numbers is one finding.
        let key: String = found.chars().filter(|c| !c.is_ascii_digit()).collect();
        if seen.insert(key) {
            findings.push(Finding::new(file, 0, found, remedy));
        }
    };
    check_whole(exercise, &mut report);
    let last = if exercise.has_variants() {
        seeds.max(1)
    } else {
        1
    };
    for number in 0..last {
        match Variant::draw(exercise, number) {
            Ok(variant) => check_variant(exercise, &variant, &mut report),
            Err(broken) => {
                report(
                    format!("Variant {number} cannot be drawn. {broken}"),
                    "Mend the formula, widen a range or loosen a condition.",
                );
            }
        }
    }
    findings
}

fn check_whole(exercise: &Exercise, report: &mut dyn FnMut(String, &str)) {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for formula in formulas(exercise) {
        if let Ok(program) = formula.program() {
            used.extend(program.free_names());
        }
    }
    for given in &exercise.givens {
        if !used.contains(&given.name) {
            report(
                format!("The given `{}` is never used.", given.name),
                "Use it in a step or slot, or take it out.",
            );
        }
    }
    let mut ids = BTreeSet::new();
    for mistake in &exercise.mistakes {
        if !ids.insert(&mistake.id) {
            report(
                format!("Two mistakes are called `{}`.", mistake.id),
                "Give each mistake an id of its own.",
            );
        }
    }
    if let Kind::Choice(choice) = &exercise.kind {
        let mut ids = BTreeSet::new();
        for option in &choice.options {
            if option.reply.is_empty() {
                report(
                    format!("The option `{}` has no reply.", option.id),
                    "Say why it is right or wrong.",
                );
            }
            if !ids.insert(&option.id) {
                report(
                    format!("Two options are called `{}`.", option.id),
                    "Give each option an id of its own.",
                );
            }
        }
    }
    if exercise.hints.is_empty() {
        report(
            "There is no hint.".into(),
            "Add `[[hints]]` with a first step that does not give the answer.",
        );
    }
    if exercise.sources.is_empty() {
        report(
            "There is no source.".into(),
            "Add `[[sources]]` with `cite`; for our own calculation say so.",
        );
    }
}

/// Every formula that uses givens.
fn formulas(exercise: &Exercise) -> Vec<Formula> {
    let mut all: Vec<Formula> = exercise.require.clone();
    all.extend(exercise.steps.iter().map(|step| step.is.clone()));
    all.extend(exercise.mistakes.iter().map(|mistake| mistake.is.clone()));
    all.extend(
        exercise
            .mistakes
            .iter()
            .filter_map(|mistake| mistake.when.clone()),
    );
    all.extend(
        exercise
            .givens
            .iter()
            .filter_map(|given| given.avoid.clone()),
    );
    all.extend(exercise.givens.iter().map(|given| given.book.clone()));
    all.extend(exercise.graph.iter().map(|graph| graph.is.clone()));
    match &exercise.kind {
        Kind::Numeric(numeric) => all.push(numeric.is.clone()),
        Kind::Choice(_) => {}
        Kind::Code(code) => {
            for test in &code.tests {
                all.push(test.expect.clone());
                for argument in &test.arguments {
                    match argument {
                        Argument::Value(formula) => all.push(formula.clone()),
                        Argument::Functions(list) => all.extend(list.iter().cloned()),
                    }
                }
            }
        }
    }
    for prose in proses(exercise) {
        all.extend(prose.slots().cloned());
    }
    all
}

fn proses(exercise: &Exercise) -> Vec<Prose> {
    let mut all = Vec::new();
    let mut copy = exercise.clone();
    let _: Result<(), ()> = copy.each_prose(&mut |prose| {
        all.push(prose.clone());
        Ok(())
    });
    all
}

fn check_variant(exercise: &Exercise, variant: &Variant, report: &mut dyn FnMut(String, &str)) {
    let which = variant.number;
    for prose in proses(exercise) {
        for slot in prose.slots() {
            if let Err(broken) = variant.value(slot) {
                report(
                    format!(
                        "In variant {which} the slot `#{{{}}}` fails: {}",
                        slot.text, broken.message
                    ),
                    "Use names of givens and steps.",
                );
            }
        }
    }
    for step in &exercise.steps {
        if let Some(value) = variant.scope.value(&step.name)
            && !readable(value)
        {
            report(
                format!("In variant {which} the step `{}` is not finite.", step.name),
                "Add a condition to `require`.",
            );
        }
    }
    for given in &exercise.givens {
        if let Some(value) = variant.scope.value(&given.name).and_then(Value::as_number)
            && number::plain(value)
                .chars()
                .filter(char::is_ascii_digit)
                .count()
                > 10
        {
            report(
                format!(
                    "In variant {which} the given `{}` reads {}.",
                    given.name,
                    number::plain(value)
                ),
                "Draw it from rounder numbers.",
            );
        }
    }
    if let (Kind::Numeric(numeric), Some(answer)) = (&exercise.kind, variant.answer) {
        if let Some(last) = exercise.steps.last()
            && let Some(value) = variant.scope.value(&last.name).and_then(Value::as_number)
            && (value - answer).abs() > 1e-9 * answer.abs()
        {
            report(
                format!("In variant {which} the last step is {value} but the answer is {answer}."),
                "Let the last step be the answer.",
            );
        }
        check_numeric(
            exercise,
            variant,
            numeric.accept.reach(answer),
            answer,
            report,
        );
    }
    if let Kind::Code(code) = &exercise.kind {
        for (i, test) in code.tests.iter().enumerate() {
            if !variant
                .value(&test.expect)
                .is_ok_and(|value| value.as_number().is_some_and(f64::is_finite))
            {
                report(
                    format!(
                        "In variant {which} test {} expects no finite number.",
                        i + 1
                    ),
                    "Let `expect` end in an expression with one value.",
                );
            }
        }
    }
}

fn readable(value: &Value) -> bool {
    match (value.as_number(), value.as_list()) {
        (Some(x), _) => x.is_finite(),
        (_, Some(list)) => list.iter().all(|x| x.is_finite()),
        _ => true,
    }
}

fn check_numeric(
    exercise: &Exercise,
    variant: &Variant,
    reach: f64,
    answer: f64,
    report: &mut dyn FnMut(String, &str),
) {
    let which = variant.number;
    // Usual ways of writing the answer: shortest digits, scientific, Unicode minus, a sum.
    let ways = [
        format!("{answer}"),
        format!("{answer:e}"),
        format!("{answer}").replace('-', "−"),
        format!("({answer}) + 0"),
    ];
    for way in ways {
        let judged = grade(exercise, variant, &Answer::Text(way.clone()));
        if !matches!(judged.verdict, Verdict::Right { .. }) {
            report(
                format!(
                    "In variant {which} the answer typed as `{way}` is judged {}.",
                    judged.verdict.name()
                ),
                "Mend the tolerance or a mistake that stands in the way.",
            );
        }
    }
    for (mistake, &value) in exercise.mistakes.iter().zip(&variant.mistakes) {
        if (value - answer).abs() <= reach.max(1e-9 * answer.abs()) {
            report(
                format!(
                    "In variant {which} the mistake `{}` has the value of the answer.",
                    mistake.id
                ),
                "Add a condition to `require` that keeps them apart.",
            );
        }
    }
    let shown = number::plain(answer);
    if shown.len() > 2 {
        for (i, hint) in exercise.hints.iter().enumerate() {
            let text = hint.say.written();
            let stands = text.match_indices(&shown).any(|(at, _)| {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                let mut after = text[at + shown.len()..].chars();
                let next = after.next();
                let goes_on = digit(next) || (next == Some('.') && digit(after.next()));
                let before = text[..at].chars().next_back();
                !goes_on && !digit(before) && before != Some('.')
            });
            if stands {
                report(
                    format!("Hint {} contains the answer {shown}.", i + 1),
                    "Lead to it without saying it.",
                );
            }
        }
    }
}
