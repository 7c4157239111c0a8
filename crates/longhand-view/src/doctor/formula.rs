//! The formula of a finding, read.
//!
//! Rules write plain arithmetic: `11.31/(8*ln(50304))`, `exp(89) > 3.4e38`. The language's own parser
//! would bring all that people may type into the doctor's program. Tests hold the two against each
//! other.

use longhand_doctor::text::number::read;
use longhand_notation::Span;
use longhand_notation::expr::{Argument, Comparison, Expr, Kind, Literal, Operator, Suffix};

/// The expression that a formula is; none where it is more than plain arithmetic.
pub(super) fn expression(formula: &str) -> Option<Expr> {
    let mut reader = Reader {
        rest: formula.trim_end(),
        depth: 0,
    };
    let found = reader.comparison()?;
    reader.rest.is_empty().then_some(found)
}

/// No rule nests deeper.
const DEEPEST: usize = 16;

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn comparison(&mut self) -> Option<Expr> {
        let left = self.sum()?;
        let comparison = match self.next(&['<', '>']) {
            Some('<') => Comparison::Less,
            Some(_) => Comparison::Greater,
            None => return Some(left),
        };
        let right = self.sum()?;
        Some(plain(Kind::Compare(
            Box::new(left),
            vec![(comparison, right)],
        )))
    }

    fn sum(&mut self) -> Option<Expr> {
        let mut left = self.term()?;
        while let Some(sign) = self.next(&['+', '-']) {
            let operator = if sign == '+' {
                Operator::Add
            } else {
                Operator::Subtract
            };
            left = binary(operator, left, self.product()?);
        }
        Some(left)
    }

    /// A sign in front of all stands before the whole product, as on paper.
    fn term(&mut self) -> Option<Expr> {
        match self.next(&['-']) {
            Some(_) => self.deeper(Self::term).map(negative),
            None => self.product(),
        }
    }

    fn product(&mut self) -> Option<Expr> {
        let mut left = self.signed()?;
        while let Some(sign) = self.next(&['*', '/']) {
            let operator = if sign == '*' {
                Operator::Multiply
            } else {
                Operator::Divide
            };
            left = binary(operator, left, self.signed()?);
        }
        Some(left)
    }

    /// A sign within a product stands before a whole power.
    fn signed(&mut self) -> Option<Expr> {
        if self.next(&['-']).is_some() {
            return self.deeper(Self::signed).map(negative);
        }
        let base = self.atom()?;
        match self.next(&['^']) {
            Some(_) => {
                let power = self.deeper(Self::signed)?;
                Some(binary(Operator::Power, base, power))
            }
            None => Some(base),
        }
    }

    fn atom(&mut self) -> Option<Expr> {
        if self.next(&['(']).is_some() {
            let inside = self.deeper(Self::comparison)?;
            self.next(&[')'])?;
            return Some(Expr {
                grouped: true,
                ..inside
            });
        }
        if let Some(number) = read(self.rest.as_bytes()).filter(|number| number.value.is_finite()) {
            self.rest = self.rest.get(number.length..)?;
            return Some(plain(Kind::Number(Literal {
                mantissa: number.value,
                suffix: Suffix::None,
            })));
        }
        let end = self
            .rest
            .find(|letter: char| !letter.is_ascii_alphanumeric());
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if name.is_empty() {
            return None;
        }
        self.rest = rest;
        let name = plain(Kind::Name(name.to_owned()));
        if self.next(&['(']).is_none() {
            return Some(name);
        }
        let mut arguments = Vec::new();
        loop {
            arguments.push(Argument {
                name: None,
                value: self.deeper(Self::comparison)?,
            });
            if self.next(&[',', ')'])? == ')' {
                return Some(plain(Kind::Call(Box::new(name), arguments)));
            }
        }
    }

    fn deeper(&mut self, read: impl Fn(&mut Self) -> Option<Expr>) -> Option<Expr> {
        self.depth += 1;
        let found = (self.depth < DEEPEST).then(|| read(self)).flatten();
        self.depth -= 1;
        found
    }

    /// Takes one of these signs, with the blanks around it.
    fn next(&mut self, signs: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let sign = rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.rest = rest[sign.len_utf8()..].trim_start();
        Some(sign)
    }
}

fn plain(kind: Kind) -> Expr {
    Expr::new(kind, Span::default())
}

fn negative(inner: Expr) -> Expr {
    plain(Kind::Negative(Box::new(inner)))
}

fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    plain(Kind::Binary(operator, Box::new(left), Box::new(right)))
}

#[cfg(test)]
mod tests {
    use super::expression;
    use crate::arithmetic::printed;
    use longhand_doctor::desk::Desk;
    use longhand_notation::typeset::{Symbols, math};
    use longhand_notation::{Scope, parse};

    /// Both readers see the same in it, set it the same and work it out to the same.
    fn expect_same(formula: &str) {
        let ours = expression(formula).unwrap_or_else(|| panic!("{formula}"));
        let program = parse(formula).expect("the language reads it");
        assert_eq!(Some(&ours), program.expression(), "{formula}");
        let set = |expr| math(expr, &Symbols::new(), None).mathml();
        assert_eq!(program.expression().map(set), Some(set(&ours)), "{formula}");
        let value = program.evaluate(&Scope::new()).expect("a value");
        assert_eq!(printed(&ours), Some(value.plain()), "{formula}");
    }

    #[test]
    fn what_rules_write_is_read_as_the_language_reads_it() {
        for formula in [
            "6*1.3e9*8e4/989e12",
            "65504/65536 < 1",
            "exp(89) > 3.4e38",
            "11.31/(8*ln(50304))",
            "(1 + cos(pi*0.25))/2",
            "501^2/2 * 0.0001 / (2*0.04*sqrt(pi))",
            "log2(65536/1)",
            "2^-3",
            "-2^2",
            "-0.5*3 - -2*3",
            "2 * -3 * 4",
            "-(2 + 1)^2/3",
            "(0.1 - (0.1))/(0 + 1e-4)",
            "0/max(0, 1)",
            "abs(-0.00002) > 0",
            "exp(-0)",
            "min(1, 1/7.5e5) * 0.001",
            "2^3^2",
            "8 - 3 - 2 / 4 / 2",
        ] {
            expect_same(formula);
        }
    }

    #[test]
    fn what_is_more_than_plain_arithmetic_is_not_read() {
        for formula in [
            "", "1 +", "2 x", "[1, 2]", "a = 1", "f(1", "1 == 1", "3 GB", "ln 2", "—",
        ] {
            assert_eq!(expression(formula), None, "{formula}");
        }
        assert_eq!(expression(&"(".repeat(100_000)), None);
        assert_eq!(expression(&"-".repeat(100_000)), None);
    }

    #[test]
    fn the_arithmetic_of_every_finding_is_plain() {
        let logs = concat!(env!("CARGO_MANIFEST_DIR"), "/../longhand-doctor/tests/logs");
        let mut formulas = 0;
        for folder in ["made", "megatron", "trainer_state", "tfevents", "pasted"] {
            let files = std::fs::read_dir(format!("{logs}/{folder}")).expect("logs");
            for file in files {
                let mut desk = Desk::default();
                desk.begin("log");
                desk.push(&std::fs::read(file.expect("a log").path()).expect("a log"));
                desk.end();
                desk.judge();
                let findings = desk.report().map(|report| &report.findings);
                for finding in findings.into_iter().flatten() {
                    expect_same(&finding.charge.formula);
                    formulas += 1;
                }
            }
        }
        assert!(formulas > 30, "{formulas}");
    }
}
