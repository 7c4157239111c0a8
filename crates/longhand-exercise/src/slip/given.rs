//! A factor missing or too many that is equal to one of the givens, or to a number in a formula.
//!
//! "8 times too small: did you leave out the 8 GPUs?"

use super::data::{Off, Piece, Role, Slip};
use super::rework::{Rework, each_part};
use super::rule::{Rule, SlipContext, Specificity, Target};
use longhand_notation::expr::{Kind, Operator};
use longhand_notation::{Expr, Value};

/// The rule.
pub const RULE: Rule = Rule {
    slug: "given",
    finds: "a factor equal to a given that is missing or too many",
    specificity: Specificity::Ratio,
    targets,
};

/// A factor this near to 1 leaves no trace that could be told from rounding.
const NEARLY_ONE: f64 = 0.02;

/// Most elements of a list that are looked at.
const ELEMENTS: usize = 6;

fn targets(context: &SlipContext, out: &mut Vec<Target>) {
    let rework = Rework::new(context);
    let mut named: Vec<f64> = Vec::new();
    for (index, given) in context.question.givens.iter().enumerate() {
        let Some(value) = context.scope.value(&given.name) else {
            continue;
        };
        let mut pieces = Vec::new();
        if let Some(x) = value.as_number() {
            pieces.push((Piece::Whole, x));
        } else if let Some(list) = value.as_list() {
            pieces.push((Piece::Size, list.len() as f64));
            let elements = list.iter().take(ELEMENTS).enumerate();
            pieces.extend(elements.map(|(i, x)| (Piece::Element(i + 1), *x)));
        }
        for (what, value) in pieces {
            let role = match what {
                Piece::Whole => rework.role(&given.name),
                _ => Role::Other,
            };
            named.push(value);
            pair(context, value, out, &|off| Slip::Given {
                index,
                what,
                value,
                off,
                role,
            });
        }
    }
    for value in literals(context) {
        // A given of that value is the better guess.
        if !named.contains(&value) {
            pair(context, value, out, &|off| Slip::Factor { value, off });
        }
    }
}

fn pair(context: &SlipContext, value: f64, out: &mut Vec<Target>, slip: &dyn Fn(Off) -> Slip) {
    // 0 and 1 leave no trace, and −1 is a sign.
    if !value.is_finite() || value == 0.0 || (value.abs() - 1.0).abs() < NEARLY_ONE {
        return;
    }
    let (over, times) = (context.answer / value, context.answer * value);
    let smaller = |x: f64| {
        if x.abs() < context.answer.abs() {
            Off::Small
        } else {
            Off::Large
        }
    };
    for target in [over, times] {
        out.push(Target {
            value: target,
            slip: slip(smaller(target)),
        });
    }
}

/// Whole numbers above 2 by which a formula multiplies or divides.
fn literals(context: &SlipContext) -> Vec<f64> {
    let mut found: Vec<f64> = Vec::new();
    let formulas = context.question.steps.iter().map(|step| &step.is);
    for formula in formulas.chain([context.formula]) {
        let Ok(program) = formula.program() else {
            continue;
        };
        let mut look = |expr: &Expr| {
            let Kind::Binary(
                Operator::Multiply | Operator::Juxtapose | Operator::Divide,
                left,
                right,
            ) = &expr.kind
            else {
                return;
            };
            for side in [left, right] {
                if let Kind::Number(literal) = &side.kind {
                    let x = literal.value();
                    if x > 2.0 && x.fract() == 0.0 && !found.contains(&x) && found.len() < 4 {
                        found.push(x);
                    }
                }
            }
        };
        for statement in program.statements() {
            each_part(statement, &mut look);
        }
    }
    found
}

impl Rework<'_> {
    /// What doubling a given does to the answer.
    pub(super) fn role(&self, name: &str) -> Role {
        let doubled = |value: &Value| Some(Value::number(value.as_number()? * 2.0));
        match self.with_given(name, &doubled) {
            Some(ratio) if (ratio - 2.0).abs() < 1e-9 => Role::Multiplies,
            Some(ratio) if (ratio - 0.5).abs() < 1e-9 => Role::Divides,
            _ => Role::Other,
        }
    }
}
