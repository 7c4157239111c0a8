//! Judging the answer to one part, whatever its kind.

use super::answer::Answer;
use super::target::Target;
use super::{bug, cells, expression, graph, number, shape};
use crate::exercise::Exercise;
use crate::kind::Kind;
use crate::kind::choice::{Choice, Option_};
use crate::kind::order::{self, Order};
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};
use longhand_notation::Scope;

/// Judges the answer to one part by itself, whatever the others are.
pub fn grade_part(
    exercise: &Exercise,
    variant: &Variant,
    part: usize,
    answer: &Answer,
) -> Judgement {
    let Some(kind) = exercise.part(part) else {
        return Judgement::help(Help::Empty);
    };
    match (kind, answer) {
        (Kind::Numeric(numeric), Answer::Text(text)) => {
            match Target::of(exercise, variant, part, numeric) {
                Some(target) => number::judge(&target, text),
                None => Judgement::help(Help::Broken("this exercise has no answer".to_string())),
            }
        }
        (Kind::Choice(choice), Answer::Picked(picked)) => {
            Judgement::plain(grade_choice(choice, &variant.scope, picked))
        }
        (Kind::Code(_) | Kind::Bug(_), Answer::Ran(tested)) => Judgement::plain(tested.verdict()),
        (Kind::Bug(bug), Answer::Lines(lines)) => Judgement::plain(bug::judge(bug, lines)),
        (Kind::Order(order), Answer::Ordered(ids)) => Judgement::plain(grade_order(order, ids)),
        (Kind::Graph(graphed), Answer::Cells(cells)) => {
            graph::judge(exercise, variant, graphed, cells)
        }
        (Kind::Vector(cells) | Kind::Matrix(cells), _) => {
            cells::judge(exercise, variant, part, kind, cells, answer)
        }
        (Kind::Shape(shape), Answer::Text(text)) => {
            shape::judge(exercise, variant, part, shape, text)
        }
        (Kind::Expression(expression), Answer::Text(text)) => {
            expression::judge(exercise, variant, part, expression, text)
        }
        _ => Judgement::help(Help::Empty),
    }
}

fn grade_choice(choice: &Choice, scope: &Scope, picked: &[String]) -> Verdict {
    let picked: Vec<usize> = (0..choice.options.len())
        .filter(|&i| picked.contains(&choice.options[i].id))
        .collect();
    if picked.is_empty() {
        return Verdict::Unreadable(Help::Empty);
    }
    let is_right = |option: &Option_| option.is_right(scope);
    if let Some(&wrong) = picked.iter().find(|&&i| !is_right(&choice.options[i])) {
        return Verdict::Wrong(Some(Diagnosis::Option(wrong)));
    }
    let all = choice.options.iter().filter(|one| is_right(one)).count();
    if choice.several && picked.len() < all {
        return Verdict::Near(Diagnosis::SomeMissing);
    }
    Verdict::Right { also: None }
}

fn grade_order(order: &Order, ids: &[String]) -> Verdict {
    if ids.is_empty() {
        return Verdict::Unreadable(Help::Empty);
    }
    let placed = match order.read(ids) {
        Ok(placed) => placed,
        Err(not) => return Verdict::Unreadable(Help::NotLines(not)),
    };
    match order.fault(&placed) {
        None => Verdict::Right { also: None },
        Some(short @ order::Fault::Short { .. }) => Verdict::Near(Diagnosis::Order(short)),
        Some(fault) => Verdict::Wrong(Some(Diagnosis::Order(fault))),
    }
}
