//! What a run comes to, in sentences.

use longhand_notation::number::with_digits;
use longhand_train::cases::Case;
use longhand_train::cause::Cause;
use longhand_train::settings::Settings as RunSettings;
use longhand_train::signs::Signs;
use longhand_train::verdict::{Check, checks};

use super::controls::{CAUSE, KNOB};
use crate::settings::Settings;

/// What is said.
pub(super) fn said(
    run: &RunSettings,
    signs: &[Signs],
    case: Option<&Case>,
    settings: &Settings,
) -> String {
    let here = whereabouts(run, signs);
    let over = signs.last().is_some_and(|last| last.step >= run.steps);
    let Some(case) = case else {
        return if over {
            format!("{here} {}", condition(run, signs))
        } else {
            here
        };
    };
    let named = Cause::named(settings.option(&CAUSE)).ok();
    let knob = Cause::named(settings.option(&KNOB)).ok();
    match (named, knob) {
        (_, Some(_)) if !over => here,
        (Some(named), Some(knob)) if named == case.cause && knob == case.cause => {
            format!("Right, and proved. {} {} {here}", case.told, case.why)
        }
        (None, Some(knob)) if knob == case.cause => {
            format!("With this knob the run is well. What was the cause? {here}")
        }
        (Some(_), Some(knob)) if knob == case.cause => format!(
            "With this knob the run is well, but it is not the knob of the cause that you named. {here}"
        ),
        (_, Some(_)) => format!(
            "With this knob the run is still not well. {here} {}",
            condition(run, signs)
        ),
        (Some(_), None) => {
            format!("Prove it: if that is the cause, its knob mends the run. {here}")
        }
        (None, None) => format!(
            "Something is wrong with this run. Name the cause by its signs, then turn one knob. {here}"
        ),
    }
}

fn whereabouts(run: &RunSettings, signs: &[Signs]) -> String {
    let Some(last) = signs.last() else {
        return "The run begins.".to_owned();
    };
    let held_out = signs.iter().rev().find_map(|signs| signs.held_out);
    let held_out = held_out.map_or(String::new(), |loss| {
        format!(", on held-out data {}", with_digits(loss, 3))
    });
    format!(
        "At step {} of {} the loss is {}{held_out}.",
        last.step,
        run.steps,
        with_digits(last.loss, 3)
    )
}

fn condition(run: &RunSettings, signs: &[Signs]) -> String {
    let checks = checks(run, signs);
    let broken: Vec<String> = checks
        .iter()
        .filter(|check| !check.holds())
        .map(told)
        .collect();
    if broken.is_empty() {
        "The run is well.".to_owned()
    } else {
        format!("It is not well: {}.", broken.join("; "))
    }
}

fn told(check: &Check) -> String {
    format!(
        "{} is {}, at most {} is well",
        check.what,
        with_digits(check.value, 3),
        with_digits(check.most, 3)
    )
}
