//! A logarithm or a power to another base: log₂ or log₁₀ for the natural one, 2ˣ or 10ˣ for eˣ.
//!
//! The exercise is worked out again with every logarithm (or every power of e) to the other base,
//! as somebody does who presses the wrong key.

use super::data::{Base, Slip};
use super::rework::{Rework, call_named, divided, number, power};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::Expr;
use longhand_notation::expr::{Kind, Operator};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "log_base",
    finds: "a logarithm or power to base 2, 10 or e for another",
    specificity: Specificity::Its,
    targets,
};

/// What comes in natural units because a natural logarithm is its last step.
const NATURAL: &[&str] = &[
    "log",
    "ln",
    "log1p",
    "log_softmax",
    "logsumexp",
    "lse",
    "log_sigmoid",
    "cross_entropy",
    "cross_entropy_soft",
    "nll_loss",
    "bce",
    "bce_with_logits",
    "kl_div",
    "kl_from_logits",
    "entropy",
];

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let rework = Rework::new(context);
    for asked in [Base::Natural, Base::Two, Base::Ten] {
        for used in [Base::Natural, Base::Two, Base::Ten] {
            if used == asked {
                continue;
            }
            if let Some(value) = rework.everywhere(&|expr| logarithm(expr, asked, used)) {
                out.push(slip(value, used, asked, false));
            }
            if asked == Base::Natural
                && let Some(value) = rework.everywhere(&|expr| exponential(expr, used))
            {
                out.push(slip(value, used, asked, true));
            }
        }
    }
}

fn slip(value: f64, used: Base, asked: Base, power: bool) -> Target {
    Target {
        value,
        slip: Slip::Base { used, asked, power },
    }
}

fn natural(base: Base) -> f64 {
    match base {
        Base::Natural => 1.0,
        Base::Two => std::f64::consts::LN_2,
        Base::Ten => std::f64::consts::LN_10,
    }
}

fn logarithm(expr: &Expr, asked: Base, used: Base) -> Option<Expr> {
    let (name, _) = call_named(expr)?;
    let base = match name {
        "log2" => Base::Two,
        "log10" => Base::Ten,
        name if NATURAL.contains(&name) => Base::Natural,
        _ => return None,
    };
    (base == asked).then(|| divided(expr.clone(), number(natural(used) / natural(asked))))
}

fn exponential(expr: &Expr, used: Base) -> Option<Expr> {
    let base = number(if used == Base::Two { 2.0 } else { 10.0 });
    match &expr.kind {
        Kind::Binary(Operator::Power, left, right) if matches!(&left.kind, Kind::Name(name) if name == "e") => {
            Some(power(base, (**right).clone()))
        }
        _ => {
            let (name, arguments) = call_named(expr)?;
            let argument = arguments.first().filter(|_| name == "exp")?;
            Some(power(base, argument.value.clone()))
        }
    }
}
