//! GRPO's advantage is the reward's distance from its group's mean.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::short;

/// The rule.
pub const RULE: Rule = Rule {
    id: "no-advantage",
    title: "Every group has one reward, so the advantages and the gradient are 0.",
    needs: &[&[Kind::GradNorm]],
    asks: &[],
    yields_to: &[],
    exercise: None,
    alternatives: &[or(
        "the spread between prompts is not the spread within a group",
        "log reward_std within groups, and the fraction of groups without any",
    )],
    source: "trl 3857",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let fraction = case.run.named("frac_reward_zero_std");
    let spread = case.run.named("reward_std");
    if fraction.is_none() && spread.is_none() {
        return None;
    }
    let norms = case.printed_norms();
    let hits: Vec<f64> = norms
        .steps
        .iter()
        .zip(&norms.values)
        .filter(|(step, norm)| {
            let all = fraction.and_then(|column| column.at(**step)) == Some(1.0);
            let none = spread.and_then(|column| column.at(**step)) == Some(0.0);
            **norm == 0.0 && (all || none)
        })
        .map(|(step, _)| *step)
        .collect();
    if hits.is_empty() || hits.len() * 2 < norms.len() {
        return None;
    }
    let reward = case
        .run
        .named("reward")
        .and_then(|column| column.at(hits[0]))
        .unwrap_or(1.0);
    let reward = short(reward);
    Some(Charge {
        sure: Sure::Certain,
        steps: vec![hits[0]],
        says: format!(
            "In {} of {} records every group has a single reward: its advantages are 0, and so is the gradient.",
            hits.len(),
            norms.len()
        ),
        evidence: vec![("records", crate::stats::count(hits.len()))],
        formula: format!("({reward} - ({reward}))/(0 + 1e-4)"),
        comes_to: 0.0,
    })
}
