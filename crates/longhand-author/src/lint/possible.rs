//! What an exercise gives could be: no component is longer than its vector.
//!
//! Symbols and words say what numbers are. A component belongs to a norm, a part to a whole, a
//! stretch of time to a run; numbers that are drawn one by one may contradict that.

use super::check::{Check, Report, Sample};
use crate::sentence;
use longhand_exercise::Formula;
use longhand_exercise::variant::Variant;
use longhand_notation::{Value, math};

pub(super) const CHECK: Check = Check {
    name: "possible",
    holds: "Numbers that are drawn fit together: no component exceeds its norm, no part its whole, no memory the run it is told of.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    by_symbol(drawn, report);
    parts_of_wholes(drawn, report);
    stretches(drawn, report);
}

fn number(variant: &Variant, formula: &Formula) -> Option<f64> {
    let value = variant.value(formula).ok()?;
    value.as_number().filter(|x| x.is_finite())
}

/// What symbols say: `‖g‖` and `gᵢ`, β, σ².
fn by_symbol(drawn: &Sample, report: &mut Report) {
    let givens = &drawn.exercise.givens;
    let called: Vec<(String, &str)> = givens
        .iter()
        .filter_map(|given| {
            let symbol = given.symbol.as_ref()?;
            let text = math::line(std::slice::from_ref(symbol));
            Some((text.replace(' ', ""), given.name.as_str()))
        })
        .collect();
    let value = |variant: &Variant, name: &str| {
        variant
            .scope
            .value(name)
            .and_then(Value::as_number)
            .filter(|x| x.is_finite())
    };
    for variant in &drawn.variants {
        for (symbol, name) in &called {
            let Some(own) = value(variant, name) else {
                continue;
            };
            let of = |from: f64, to: f64| (from..=to).contains(&own);
            let fits = match symbol.as_str() {
                "β₁" | "β₂" | "β_1" | "β_2" => of(0.0, 1.0),
                "σ²" | "σ^2" | "ε" | "η" | "η_max" => own >= 0.0,
                _ => true,
            };
            if !fits {
                report.find(
                    format!("In variant {} {symbol} is {own}.", variant.number),
                    "Draw numbers that it can have.",
                );
            }
            let Some(inside) = symbol.strip_prefix('‖').and_then(|s| s.strip_suffix('‖'))
            else {
                continue;
            };
            for (other, component) in &called {
                let is_component = other
                    .strip_prefix(inside)
                    .is_some_and(|index| index.starts_with('_') || index.starts_with(is_low));
                let longer = value(variant, component).is_some_and(|x| x.abs() > own);
                if is_component && longer {
                    report.find(
                        format!(
                            "In variant {} the component `{component}` is larger than the norm `{name}`.",
                            variant.number
                        ),
                        "Add a condition to `require`, such as `abs(g) < norm`.",
                    );
                }
            }
        }
    }
}

fn is_low(c: char) -> bool {
    ('₀'..='₉').contains(&c) || c == 'ᵢ' || c == 'ⱼ'
}

/// `#{a} of #{b}`, `#{a} of the #{b}`: a part is no larger than its whole.
fn parts_of_wholes(drawn: &Sample, report: &mut Report) {
    let mut texts = drawn.told();
    texts.push(("The prompt".to_owned(), &drawn.exercise.prompt));
    for (what, text) in texts {
        let plain = sentence::with_slots(text);
        let slots = sentence::slots(&plain);
        for pair in slots.windows(2) {
            let [(part, _, behind), (whole, ..)] = pair else {
                continue;
            };
            let between = behind.split('⟦').next().unwrap_or_default().trim();
            if !matches!(between, "of" | "of the" | "of its" | "of all" | "out of") {
                continue;
            }
            let (Some(part), Some(whole)) = (text.slots.get(*part), text.slots.get(*whole)) else {
                continue;
            };
            for variant in &drawn.variants {
                let (Some(a), Some(b)) = (
                    number(variant, &part.formula),
                    number(variant, &whole.formula),
                ) else {
                    continue;
                };
                if a > b {
                    report.find(
                        format!(
                            "{what} says “#{{{}}} {between} #{{{}}}”, and in variant {} that is {a} {between} {b}.",
                            part.formula.text, whole.formula.text, variant.number
                        ),
                        "Add a condition to `require` that keeps the part below the whole.",
                    );
                }
            }
        }
    }
}

/// `a run of #{n} steps` in the question, `#{memory} steps ago` below: the second lies within the
/// first.
fn stretches(drawn: &Sample, report: &mut Report) {
    const WHOLES: [&str; 5] = ["run of", "run over", "training of", "budget of", "total of"];
    let prompt = &drawn.exercise.prompt;
    let plain = sentence::with_slots(prompt);
    let wholes: Vec<(&Formula, &str)> = sentence::slots(&plain)
        .into_iter()
        .filter(|(_, before, _)| WHOLES.iter().any(|one| before.trim_end().ends_with(one)))
        .filter_map(|(slot, _, behind)| Some((&prompt.slots.get(slot)?.formula, word(behind)?)))
        .collect();
    for (what, text) in drawn.told() {
        let plain = sentence::with_slots(text);
        for (slot, _, behind) in sentence::slots(&plain) {
            let Some(noun) = word(behind) else { continue };
            let after = behind.trim_start().strip_prefix(noun).unwrap_or_default();
            if !after.trim_start().starts_with("ago") {
                continue;
            }
            let Some(span) = text.slots.get(slot).map(|slot| &slot.formula) else {
                continue;
            };
            for (whole, _) in wholes.iter().filter(|(_, of)| *of == noun) {
                let outside = drawn.variants.iter().find(|variant| {
                    let pair = (number(variant, span), number(variant, whole));
                    matches!(pair, (Some(span), Some(whole)) if span >= whole)
                });
                if let Some(variant) = outside {
                    report.find(
                        format!(
                            "{what} says “#{{{}}} {noun} ago”, and in variant {} the whole run is no longer than that.",
                            span.text, variant.number
                        ),
                        "Add a condition to `require` that keeps it within the run.",
                    );
                }
            }
        }
    }
}

/// The first word of a text.
fn word(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    text.get(..end).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_share_that_cannot_be_is_found() {
        let found = spoiled(
            &CHECK,
            WHOLE,
            "choose = [\"0.8\", \"0.9\", \"0.95\"]",
            "choose = [\"0.8\", \"1.5\"], symbol = '\\beta_1'",
        );
        assert!(found.contains("is 1.5"), "{found}");
    }

    #[test]
    fn a_part_larger_than_its_whole_is_found() {
        let parts = |whole: &str| {
            let text = WHOLE.replace("[givens]", &format!("[givens]\nk = {{ book = \"2\", range = \"1..9\" }}\nn = {{ book = \"9\", choose = [{whole}] }}"));
            spoiled(
                &CHECK,
                &text,
                "Average",
                "Look at #{k} of the #{n} steps. Average",
            )
        };
        assert!(parts("\"4\", \"12\"").contains("of the 4"));
        assert_eq!(parts("\"9\", \"12\""), "");
    }
}
