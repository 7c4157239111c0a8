//! Plain arithmetic: numbers, units and a few functions, without the language's evaluator.
//!
//! The evaluator brings tensors, derivatives and every function into a program. A field of the plan
//! needs `8 * 4096`, `15T`, `40%`, `80 GiB`, `400 Gbit/s`; a finding of the doctor `11.3/ln(50304)`.
//! What it can do, it does as the language does: tests hold the two against each other.

use std::collections::BTreeMap;

use longhand_math::real;
use longhand_notation::expr::{Argument, Comparison, Kind, Operator};
use longhand_notation::{Expr, number, unit};

/// Powers of base units; a base that cancels is left out.
type Powers = BTreeMap<String, i32>;

/// A function of one number.
type Function = fn(f64) -> f64;

/// The functions of one number.
const FUNCTIONS: &[(&str, Function)] = &[
    ("abs", f64::abs),
    ("cos", real::cos),
    ("exp", real::exp),
    ("ln", real::ln),
    ("log10", real::log10),
    ("log2", real::log2),
    ("sqrt", real::sqrt),
];

/// What plain arithmetic comes to, as the language prints it; none where there is more in it. A
/// comparison is true or false.
pub fn printed(expr: &Expr) -> Option<String> {
    if let Kind::Compare(first, rest) = &expr.kind {
        let [(comparison, second)] = rest.as_slice() else {
            return None;
        };
        let (a, b) = (Amount::of(first)?, Amount::of(second)?);
        return holds(*comparison, &a, &b).map(|holds| holds.to_string());
    }
    let amount = Amount::of(expr).filter(Amount::is_plain)?;
    Some(number::plain(amount.number))
}

fn holds(comparison: Comparison, a: &Amount, b: &Amount) -> Option<bool> {
    let (fits, a, b) = (a.fits(b), a.number, b.number);
    fits.then_some(match comparison {
        Comparison::Less => a < b,
        Comparison::AtMost => a <= b,
        Comparison::Greater => a > b,
        Comparison::AtLeast => a >= b,
        Comparison::Equal | Comparison::Different => return None,
    })
}

/// A number in base units, and what it measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The number.
    pub number: f64,
    powers: Powers,
}

impl Amount {
    /// The value of a calculation; none where there is more in it than numbers and units.
    pub fn of(expr: &Expr) -> Option<Amount> {
        match &expr.kind {
            Kind::Number(literal) => Some(Amount::plain(literal.value())),
            Kind::Name(name) if name == "pi" => Some(Amount::plain(std::f64::consts::PI)),
            Kind::Name(name) => Amount::unit(name),
            Kind::Call(function, arguments) => Amount::call(function, arguments),
            Kind::Negative(inside) => {
                let inside = Amount::of(inside)?;
                Some(Amount {
                    number: -inside.number,
                    ..inside
                })
            }
            Kind::Binary(operator, left, right) => {
                Amount::of(left)?.with(*operator, Amount::of(right)?)
            }
            _ => None,
        }
    }

    /// What a unit is: `GiB`, `FLOP/s`.
    pub fn unit(text: &str) -> Option<Amount> {
        let mut whole = Amount::plain(1.0);
        for (place, name) in text.split('/').enumerate() {
            let unit = unit::named(name.trim())?;
            let mut one = Amount::plain(unit.factor);
            one.powers = powers(&unit.dimension());
            let operator = if place == 0 {
                Operator::Multiply
            } else {
                Operator::Divide
            };
            whole = whole.with(operator, one)?;
        }
        Some(whole)
    }

    /// Whether it is a number without a unit.
    pub fn is_plain(&self) -> bool {
        self.powers.is_empty()
    }

    /// Whether both measure the same.
    pub fn fits(&self, other: &Amount) -> bool {
        self.powers == other.powers
    }

    fn call(function: &Expr, arguments: &[Argument]) -> Option<Amount> {
        let Kind::Name(name) = &function.kind else {
            return None;
        };
        let number = |one: &Argument| {
            let amount = Amount::of(&one.value).filter(Amount::is_plain)?;
            one.name.is_none().then_some(amount.number)
        };
        let number = match arguments {
            [one] => {
                let (_, function) = FUNCTIONS.iter().find(|(known, _)| known == name)?;
                function(number(one)?)
            }
            [one, other] => {
                let (a, b) = (number(one)?, number(other)?);
                match name.as_str() {
                    "max" => a.max(b),
                    "min" => a.min(b),
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(Amount::plain(number))
    }

    fn plain(number: f64) -> Amount {
        Amount {
            number,
            powers: Powers::new(),
        }
    }

    fn with(self, operator: Operator, right: Amount) -> Option<Amount> {
        let (a, b) = (self.number, right.number);
        let powers = match operator {
            Operator::Add | Operator::Subtract => self.fits(&right).then_some(self.powers)?,
            Operator::Multiply | Operator::Juxtapose => joined(self.powers, &right.powers, 1),
            Operator::Divide => joined(self.powers, &right.powers, -1),
            Operator::Power => (self.is_plain() && right.is_plain()).then_some(self.powers)?,
            _ => return None,
        };
        let number = match operator {
            Operator::Add => a + b,
            Operator::Subtract => a - b,
            Operator::Divide => a / b,
            Operator::Power => real::pow(a, b),
            _ => a * b,
        };
        Some(Amount { number, powers })
    }
}

/// The powers in the name of a dimension: `FLOP/s`, `GPU·s`. Counted words may stand in the plural.
fn powers(dimension: &str) -> Powers {
    let mut found = Powers::new();
    for (place, part) in dimension.split('/').enumerate() {
        let sign = if place == 0 { 1 } else { -1 };
        for base in part.split('·').filter(|base| !matches!(*base, "" | "1")) {
            let base = match base.strip_suffix('s') {
                Some(one) if one.len() > 2 => one,
                _ => base,
            };
            *found.entry(base.to_owned()).or_insert(0) += sign;
        }
    }
    found
}

fn joined(mut left: Powers, right: &Powers, sign: i32) -> Powers {
    for (base, power) in right {
        *left.entry(base.clone()).or_insert(0) += sign * power;
    }
    left.retain(|_, power| *power != 0);
    left
}

#[cfg(test)]
mod tests {
    use super::{Amount, printed};
    use longhand_notation::{Scope, parse};

    #[test]
    fn what_it_can_do_it_does_as_the_language_does() {
        for text in [
            "6*1.3e9*8e4/989e12",
            "exp(1000)",
            "0/0",
            "1/0",
            "ln(-1)",
            "min(3, log10(1e5))",
            "3 <= 3",
            "15T/4",
            "40% * 989e12",
        ] {
            let program = parse(text).expect("it is read");
            let value = program.evaluate(&Scope::new()).expect("a value");
            let ours = program.expression().and_then(printed);
            assert_eq!(ours, Some(value.plain()), "{text}");
        }
        for text in [
            "softmax([1, 2])",
            "x + 1",
            "[1, 2]",
            "3 GB",
            "max(1)",
            "1 == 1",
        ] {
            let program = parse(text).expect("it is read");
            assert_eq!(program.expression().and_then(printed), None, "{text}");
        }
    }

    #[test]
    fn units_are_multiplied_and_those_that_do_not_fit_are_not_added() {
        let amount = |text: &str| {
            let program = parse(text).expect("it is read");
            program.expression().and_then(Amount::of)
        };
        assert_eq!(
            amount("80 GiB").map(|one| one.number),
            Some(85_899_345_920.0)
        );
        assert_eq!(amount("(1 GB) / (1 MB)"), amount("1000"));
        assert_eq!(amount("1 GB + 1 s"), None);
        assert_eq!(amount("(2 s)^2"), None);
    }
}
