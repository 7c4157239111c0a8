//! Divided by n − 1 where n belongs, or the other way round.

use super::data::Slip;
use super::rework::{Rework, call, call_named, difference, divided, number, product};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Argument, Kind, Operator};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "bias",
    finds: "a variance over n − 1 where n belongs, or the other way round",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let rework = Rework::new(context);
    for unbiased in [true, false] {
        if let Some(value) = rework.everywhere(&|expr| swapped(expr, unbiased)) {
            out.push(Target {
                value,
                slip: Slip::Bias { unbiased },
            });
        }
    }
}

fn swapped(expr: &Expr, unbiased: bool) -> Option<Expr> {
    let (name, arguments) = call_named(expr)?;
    match name {
        "var" | "std" => {
            let corrected = arguments
                .iter()
                .any(|argument| argument.name.as_deref() == Some("correction"));
            if corrected == unbiased {
                return None;
            }
            let mut kept: Vec<Argument> = arguments
                .iter()
                .filter(|argument| argument.name.as_deref() != Some("correction"))
                .cloned()
                .collect();
            if unbiased {
                kept.push(Argument {
                    name: Some("correction".to_string()),
                    value: number(1.0),
                });
            }
            Some(call(name, kept))
        }
        // The mean of squared deviations, written out.
        "mean" if unbiased => {
            let deviations = &arguments.first()?.value;
            let Kind::Binary(Operator::Power, base, _) = &deviations.kind else {
                return None;
            };
            if !matches!(base.kind, Kind::Binary(Operator::Subtract, ..)) {
                return None;
            }
            let count = call(
                "len",
                vec![Argument {
                    name: None,
                    value: deviations.clone(),
                }],
            );
            let less = difference(count.clone(), number(1.0));
            Some(divided(product(expr.clone(), count), less))
        }
        _ => None,
    }
}
