//! A step rounded before the calculation went on.

use super::data::Slip;
use super::rework::Rework;
use super::rule::{Rule, SlipContext, Specificity, Target};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "rounding",
    finds: "the answer worked out from a rounded step",
    specificity: Specificity::Hunch,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let rework = Rework::new(context);
    let last = context.question.steps.len().saturating_sub(1);
    for figures in (1..=3).rev() {
        for step in 0..last {
            // 0.25 has two figures; nobody rounds it.
            let value = context
                .question
                .steps
                .get(step)
                .and_then(|step| context.scope.value(&step.name)?.as_number());
            if value.is_some_and(|x| super::figures(x, 4) == x) {
                continue;
            }
            let one = |index: usize, x: f64| {
                if index == step {
                    super::figures(x, figures)
                } else {
                    x
                }
            };
            if let Some(value) = rework.with_steps(&one) {
                out.push(Target {
                    value,
                    slip: Slip::Rounded {
                        step: Some(step),
                        figures,
                    },
                });
            }
        }
        let every = |index: usize, x: f64| {
            if index < last {
                super::figures(x, figures)
            } else {
                x
            }
        };
        if last > 1
            && let Some(value) = rework.with_steps(&every)
        {
            out.push(Target {
                value,
                slip: Slip::Rounded {
                    step: None,
                    figures,
                },
            });
        }
    }
}
