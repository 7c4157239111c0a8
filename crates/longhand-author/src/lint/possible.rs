//! What an exercise gives could be: no component is longer than its vector.
//!
//! Symbols and words say what numbers are. A component belongs to a norm, a part to a whole, a
//! stretch of time to a run; numbers that are drawn one by one may contradict that.

use super::check::{Check, Report, Sample, number};
use crate::sentence;
use longhand_exercise::Formula;
use longhand_exercise::variant::Variant;
use longhand_notation::math;

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

fn value_of(variant: &Variant, formula: &Formula) -> Option<f64> {
    let value = variant.value(formula).ok()?;
    value.as_number().filter(|x| x.is_finite())
}

/// What symbols say: `‖g‖` and `gᵢ`, σ².
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
    for variant in &drawn.variants {
        for (symbol, name) in &called {
            let Some(own) = number(variant, name) else {
                continue;
            };
            let inside = symbol.strip_prefix('‖').and_then(|s| s.strip_suffix('‖'));
            // Other letters mean other things in other fields.
            let square = matches!(symbol.as_str(), "σ²" | "σ^2");
            if own < 0.0 && (square || inside.is_some()) {
                report.find(
                    format!("In variant {} {symbol} is {own}.", variant.number),
                    "Draw numbers that it can have.",
                );
            }
            let Some(inside) = inside else { continue };
            for (other, component) in &called {
                let is_component = other.strip_prefix(inside).is_some_and(|index| {
                    let index = index.trim_start_matches('_');
                    let is_index =
                        |c: char| c.is_ascii_digit() || is_low(c) || matches!(c, 'i' | 'j' | 'k');
                    !index.is_empty() && index.chars().all(is_index)
                });
                let longer = number(variant, component).is_some_and(|x| x.abs() > own);
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
                    value_of(variant, &part.formula),
                    value_of(variant, &whole.formula),
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
                    let pair = (value_of(variant, span), value_of(variant, whole));
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
    fn a_square_that_cannot_be_is_found() {
        let found = spoiled(
            &CHECK,
            WHOLE,
            "choose = [\"0.8\", \"0.9\", \"0.95\"]",
            "choose = [\"0.8\", \"-1.5\"], symbol = '\\sigma^2'",
        );
        assert!(found.contains("is -1.5"), "{found}");
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
