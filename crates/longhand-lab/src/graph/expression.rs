//! The expressions of the lab: a small grammar, because the whole language would be half of the
//! program.
//!
//! ```text
//! sum     = product (("+" | "-") product)*
//! product = signed (("*" | "/") signed)*
//! signed  = "-" signed | power
//! power   = atom ("^" signed)?
//! atom    = number | name | function "(" sum ("," sum)? ")" | "(" sum ")"
//! ```

use longhand_math::op::{Arithmetic, Function};

use super::controls::OPERATIONS;
use super::functions::{self, FUNCTIONS};

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A name whose value is given.
    Name(String),
    /// A number that stands in the expression.
    Number(f64),
    /// An operation on two nodes, or a change of sign on one.
    Two(Arithmetic),
    /// A function of one node.
    One(Function),
    /// A node to a power that is a number.
    Power(f64),
}

impl Kind {
    /// Whether it is computed.
    pub(super) fn is_operation(&self) -> bool {
        !matches!(self, Kind::Name(_) | Kind::Number(_))
    }
}

/// A node: every name once, however often it is read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// What it is computed from, all earlier ones.
    pub(super) inputs: Vec<usize>,
}

/// The functions of two numbers.
const OF_TWO: [(&str, Arithmetic); 2] =
    [("max", Arithmetic::Maximum), ("min", Arithmetic::Minimum)];

fn of_two(name: &str) -> Option<Arithmetic> {
    let found = OF_TWO.iter().find(|(one, _)| *one == name);
    found.map(|(_, op)| *op)
}

/// Reads an expression: its nodes, of which the last is the output.
///
/// # Errors
/// What is wrong with it, and what to do.
pub(super) fn read(text: &str) -> Result<Vec<Node>, String> {
    let mut reader = Reader {
        left: text.chars().collect(),
        at: 0,
        nodes: Vec::new(),
    };
    if reader.peek().is_none() {
        return Err("There is no expression. Write one, such as (w*x - t)^2.".to_owned());
    }
    reader.sum()?;
    if let Some(strange) = reader.peek() {
        return Err(match strange {
            ')' => "There is a closing bracket too many.".to_owned(),
            '=' => "The expression has no equals sign. Values stand in the field below.".to_owned(),
            _ => format!("“{strange}” cannot stand here. Between two values stands + - * / or ^."),
        });
    }
    let nodes = reader.nodes;
    let operations = nodes.iter().filter(|node| node.kind.is_operation()).count();
    if operations > OPERATIONS {
        return Err(format!(
            "These are {operations} operations. The drawing has room for {OPERATIONS}."
        ));
    }
    if operations == 0 {
        return Err("There is nothing to compute. Write an operation, such as w*x.".to_owned());
    }
    if !nodes.iter().any(|node| matches!(node.kind, Kind::Name(_))) {
        return Err(
            "There is no name in it. Gradients are those of names: write w*2 or so.".to_owned(),
        );
    }
    Ok(nodes)
}

/// Reads values: `w = 0.5, x = 4`.
///
/// # Errors
/// What is wrong with them, and what to do.
pub(super) fn values(text: &str) -> Result<Vec<(String, f64)>, String> {
    let mut found: Vec<(String, f64)> = Vec::new();
    for part in text.split([',', ';']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        let Some((name, number)) = part.split_once('=') else {
            return Err(format!("“{part}” is no value. Write one as w = 0.5."));
        };
        let (name, number) = (name.trim(), number.trim().replace('−', "-"));
        let value = match number.parse::<f64>() {
            Ok(value) if value.is_finite() => value,
            _ => {
                return Err(format!(
                    "The value of “{name}” is no number. Write {name} = 0.5, say."
                ));
            }
        };
        if found.iter().any(|(one, _)| one == name) {
            return Err(format!("“{name}” has two values. Leave one of them out."));
        }
        found.push((name.to_owned(), value));
    }
    Ok(found)
}

struct Reader {
    left: Vec<char>,
    at: usize,
    nodes: Vec<Node>,
}

impl Reader {
    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        while self.left.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.left.get(self.at).map(|c| match c {
            '−' => '-',
            '·' | '×' => '*',
            '÷' => '/',
            other => *other,
        })
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        if is_there {
            self.at += 1;
        }
        is_there
    }

    fn node(&mut self, kind: Kind, inputs: Vec<usize>) -> usize {
        self.nodes.push(Node { kind, inputs });
        self.nodes.len() - 1
    }

    fn sum(&mut self) -> Result<usize, String> {
        let mut so_far = self.product()?;
        loop {
            let op = if self.take('+') {
                Arithmetic::Add
            } else if self.take('-') {
                Arithmetic::Subtract
            } else {
                return Ok(so_far);
            };
            let next = self.product()?;
            so_far = self.node(Kind::Two(op), vec![so_far, next]);
        }
    }

    fn product(&mut self) -> Result<usize, String> {
        let mut so_far = self.signed()?;
        loop {
            let op = if self.take('*') {
                Arithmetic::Multiply
            } else if self.take('/') {
                Arithmetic::Divide
            } else {
                return Ok(so_far);
            };
            let next = self.signed()?;
            so_far = self.node(Kind::Two(op), vec![so_far, next]);
        }
    }

    fn signed(&mut self) -> Result<usize, String> {
        if !self.take('-') {
            return self.power();
        }
        let of = self.signed()?;
        // The sign of a number is a part of it.
        if of + 1 == self.nodes.len()
            && let Some(Node {
                kind: Kind::Number(number),
                ..
            }) = self.nodes.last_mut()
        {
            *number = -*number;
            return Ok(of);
        }
        Ok(self.node(Kind::Two(Arithmetic::Negative), vec![of]))
    }

    fn power(&mut self) -> Result<usize, String> {
        let base = self.atom()?;
        // As Python writes it.
        let starred = self.peek() == Some('*') && self.left.get(self.at + 1) == Some(&'*');
        if starred {
            self.at += 2;
        } else if !self.take('^') {
            return Ok(base);
        }
        let before = self.nodes.len();
        let exponent = self.signed()?;
        let number = match self.nodes.get(exponent) {
            Some(Node {
                kind: Kind::Number(number),
                ..
            }) if exponent == before => Some(*number),
            _ => None,
        };
        if let Some(number) = number {
            self.nodes.truncate(before);
            return Ok(self.node(Kind::Power(number), vec![base]));
        }
        Ok(self.node(Kind::Two(Arithmetic::Power), vec![base, exponent]))
    }

    fn atom(&mut self) -> Result<usize, String> {
        match self.peek() {
            Some('(') => {
                self.at += 1;
                let inside = self.sum()?;
                self.close()?;
                Ok(inside)
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(),
            Some(c) if c.is_alphabetic() || c == '_' => self.name(),
            Some(c) => Err(format!(
                "“{c}” cannot stand here. A number, a name or a bracket is missing."
            )),
            None => {
                Err("The expression ends too early: something is missing at its end.".to_owned())
            }
        }
    }

    fn close(&mut self) -> Result<(), String> {
        if self.take(')') {
            return Ok(());
        }
        Err(match self.peek() {
            None => "A closing bracket is missing at the end.".to_owned(),
            Some(c) => format!("A closing bracket is missing before “{c}”."),
        })
    }

    fn number(&mut self) -> Result<usize, String> {
        let start = self.at;
        let mut before = ' ';
        while let Some(&c) = self.left.get(self.at) {
            let sign = (c == '-' || c == '+') && matches!(before, 'e' | 'E');
            // The e of an exponent has a digit behind it, or a sign.
            let after = self.left.get(self.at + 1);
            let exponent = matches!(c, 'e' | 'E')
                && after.is_some_and(|c| c.is_ascii_digit() || matches!(c, '-' | '+'));
            if !(c.is_ascii_digit() || c == '.' || sign || exponent) {
                break;
            }
            before = c;
            self.at += 1;
        }
        let text: String = self.left.iter().take(self.at).skip(start).collect();
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(self.node(Kind::Number(number), Vec::new())),
            _ => Err(format!(
                "“{text}” is no number. Write one, such as 0.5 or 1e-3."
            )),
        }
    }

    fn name(&mut self) -> Result<usize, String> {
        let start = self.at;
        while self
            .left
            .get(self.at)
            .is_some_and(|c| c.is_alphanumeric() || *c == '_')
        {
            self.at += 1;
        }
        let name: String = self.left.iter().take(self.at).skip(start).collect();
        if self.peek() == Some('(') {
            return self.call(&name);
        }
        if functions::named(&name).is_some() || of_two(&name).is_some() {
            return Err(format!("“{name}” is a function: write {name}(x)."));
        }
        if !name.is_ascii() || name.len() > 8 {
            return Err(
                "Names are up to eight letters and digits, such as w, x1 or bias.".to_owned(),
            );
        }
        let is_it = |node: &Node| matches!(&node.kind, Kind::Name(one) if *one == name);
        Ok(match self.nodes.iter().position(is_it) {
            Some(place) => place,
            None => self.node(Kind::Name(name), Vec::new()),
        })
    }

    fn call(&mut self, name: &str) -> Result<usize, String> {
        self.at += 1;
        if let Some(function) = functions::named(name) {
            let of = self.sum()?;
            self.close()?;
            return Ok(self.node(Kind::One(function), vec![of]));
        }
        let Some(op) = of_two(name) else {
            let all: Vec<&str> = FUNCTIONS.iter().map(|one| one.name).collect();
            return Err(format!(
                "There is no function “{}” here. There are {}, max and min; a product is written with *.",
                name.chars().take(12).collect::<String>(),
                all.join(", ")
            ));
        };
        let one = self.sum()?;
        if !self.take(',') {
            return Err(format!("“{name}” takes two values: write {name}(x, 0)."));
        }
        let other = self.sum()?;
        self.close()?;
        Ok(self.node(Kind::Two(op), vec![one, other]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_bind_before_signs_and_signs_before_products() {
        let kinds = |text: &str| -> Vec<Kind> {
            let nodes = read(text).expect("an expression");
            nodes.into_iter().map(|node| node.kind).collect()
        };
        let x = || Kind::Name("x".to_owned());
        assert_eq!(
            kinds("-x^2"),
            [x(), Kind::Power(2.0), Kind::Two(Arithmetic::Negative)]
        );
        assert_eq!(kinds("x**-1.5"), [x(), Kind::Power(-1.5)]);
        assert_eq!(
            kinds("-2*x"),
            [Kind::Number(-2.0), x(), Kind::Two(Arithmetic::Multiply)]
        );
        assert_eq!(
            kinds("2^x"),
            [Kind::Number(2.0), x(), Kind::Two(Arithmetic::Power)]
        );
        assert_eq!(
            kinds("1e-3·x"),
            [Kind::Number(1e-3), x(), Kind::Two(Arithmetic::Multiply)]
        );
        // Read twice, there once.
        assert_eq!(kinds("x*x"), [x(), Kind::Two(Arithmetic::Multiply)]);
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_sentence() {
        for (text, told) in [
            ("", "no expression"),
            ("(x + 1", "closing bracket is missing"),
            ("x + 1)", "too many"),
            ("x +", "ends too early"),
            ("x y", "“y” cannot stand here"),
            ("foo(x)", "no function “foo”"),
            ("relu + x", "is a function"),
            ("max(x)", "takes two values"),
            ("x = 3", "no equals sign"),
            ("x", "nothing to compute"),
            ("1 + 2", "no name"),
            ("x*1e999", "is no number"),
            ("x*1.2.3", "is no number"),
            ("x+x+x+x+x+x+x+x+x+x+x+x+x+x", "room for 12"),
            ("<b>", "“<” cannot stand"),
        ] {
            let fault = read(text).expect_err(text);
            assert!(fault.contains(told), "{text}: {fault}");
        }
        for (text, told) in [
            ("w", "is no value"),
            ("w = ", "no number"),
            ("w = inf", "no number"),
            ("w = 1, w = 2", "two values"),
        ] {
            let fault = values(text).expect_err(text);
            assert!(fault.contains(told), "{text}: {fault}");
        }
        let two = [("w".to_owned(), -0.5), ("x".to_owned(), 4.0)];
        assert_eq!(values(" w = −0.5; x=4, "), Ok(two.to_vec()));
    }
}
