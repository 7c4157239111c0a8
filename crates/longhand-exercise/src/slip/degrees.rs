//! An angle in radians taken for degrees: the calculator in the wrong mode.

use super::data::Slip;
use super::rework::{Rework, call_named, number, product};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::Kind;

/// The rule.
pub const RULE: Rule = Rule {
    slug: "degrees",
    finds: "sines and cosines of degrees where radians belong",
    specificity: Specificity::Its,
    targets,
};

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    if let Some(value) = Rework::new(context).everywhere(&in_degrees) {
        out.push(Target {
            value,
            slip: Slip::Degrees,
        });
    }
}

fn in_degrees(expr: &Expr) -> Option<Expr> {
    let (name, _) = call_named(expr)?;
    if !matches!(name, "sin" | "cos" | "tan") {
        return None;
    }
    let mut changed = expr.clone();
    if let Kind::Call(_, arguments) = &mut changed.kind {
        for argument in arguments {
            let angle = argument.value.clone();
            argument.value = product(angle, number(std::f64::consts::PI / 180.0));
        }
    }
    Some(changed)
}
