//! Tokens to an expression of the language.

use crate::text::EULER;
use crate::token::{Kind, RAISED, Scale, Token, measure};

/// How ambiguous writing is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mode {
    /// Which meaning of a letter behind a number.
    pub choice: usize,
    /// Units are left out, numbers stay as they are written.
    pub bare: bool,
}

/// An expression in the language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Built {
    /// Its text.
    pub text: String,
    /// Operators in it.
    pub operators: usize,
    /// How far it may be off since its numbers are rounded, as a share.
    pub slack: f64,
}

/// An expression as the language reads it; none where some token has no place in one.
pub fn build(tokens: &[Token], mode: Mode) -> Option<Built> {
    let mut builder = Builder {
        tokens,
        at: 0,
        mode,
        out: Built::default(),
    };
    builder.expression(0)?;
    (builder.at == tokens.len()).then_some(builder.out)
}

/// The two ends of `2.5–2.7 GB`, `10 to 12`, and the number with its uncertainty of `3.2 ± 0.1`.
pub fn range(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let split = tokens.iter().position(|token| match &token.kind {
        Kind::Dash | Kind::PlusMinus => true,
        Kind::Word(word) => word == "to",
        _ => false,
    })?;
    let (low, high) = (tokens.get(..split)?, tokens.get(split + 1..)?);
    let number = |side: &[Token]| {
        matches!(
            side.first().map(|token| &token.kind),
            Some(Kind::Number(_) | Kind::Dollar)
        )
    };
    let simple =
        |side: &[Token]| build(side, Mode::default()).is_some_and(|built| built.operators == 0);
    (number(low) && number(high) && simple(low) && simple(high)).then_some((low, high))
}

/// A word that is a function, in the language's name.
pub fn function(word: &str) -> Option<&'static str> {
    ["sqrt", "ln", "log", "log2", "log10", "exp", EULER]
        .into_iter()
        .find(|known| *known == word)
}

/// A word that stands for an operator.
pub fn operator_word(word: &str) -> bool {
    matches!(word, "x" | "times" | "plus" | "minus" | "per" | "of")
}

struct Builder<'a> {
    tokens: &'a [Token],
    at: usize,
    mode: Mode,
    out: Built,
}

impl Builder<'_> {
    fn kind(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn ahead(&self, n: usize) -> Option<&Kind> {
        self.tokens.get(self.at + n).map(|token| &token.kind)
    }

    fn word(&self) -> Option<&str> {
        match self.kind() {
            Some(Kind::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn expression(&mut self, depth: usize) -> Option<()> {
        if depth > 20 {
            return None;
        }
        loop {
            self.term(depth)?;
            let sign = match self.kind() {
                Some(Kind::Op(sign)) => *sign,
                Some(Kind::Dash) => '-',
                Some(Kind::Word(word)) => match word.as_str() {
                    "x" | "times" => '×',
                    "of" if self.out.text.ends_with("*0.01)") => '×',
                    "plus" => '+',
                    "minus" => '-',
                    "per" => '/',
                    // `2 ln 2`
                    word if function(word).is_some() => {
                        self.out.text.push('*');
                        continue;
                    }
                    _ => return Some(()),
                },
                // `3√2`
                Some(Kind::Root) => {
                    self.out.text.push('*');
                    continue;
                }
                // `2(3 + 4)`
                Some(Kind::Open) if self.tokens.get(self.at).is_some_and(|token| token.glued) => {
                    self.out.operators += 1;
                    self.out.text.push('*');
                    continue;
                }
                _ => return Some(()),
            };
            self.at += 1;
            self.out.operators += 1;
            self.out.text.push(if sign == '×' { '*' } else { sign });
        }
    }

    fn term(&mut self, depth: usize) -> Option<()> {
        while let Some(Kind::Op(sign @ ('-' | '+'))) = self.kind() {
            if *sign == '-' {
                self.out.text.push('-');
            }
            self.at += 1;
        }
        match self.kind()? {
            Kind::Dollar => {
                self.at += 1;
                let from = self.out.text.len();
                self.number()?;
                let over = self.over();
                if !self.mode.bare {
                    self.out.text.insert(from, '(');
                    self.out.text.push_str(" $");
                    self.out.text.push_str(&over);
                    self.out.text.push(')');
                }
                self.labels();
            }
            Kind::Number(number) if number.last != RAISED => {
                let from = self.out.text.len();
                self.number()?;
                self.measured(from);
            }
            Kind::Open => {
                let from = self.out.text.len();
                self.brackets(depth)?;
                self.measured(from);
            }
            Kind::Root => {
                self.at += 1;
                self.out.operators += 1;
                self.out.text.push_str("sqrt");
                self.argument(depth)?;
            }
            Kind::Word(word) => {
                let name = function(word)?;
                self.at += 1;
                self.out.operators += 1;
                self.out.text.push_str(match name {
                    "log" => "ln",
                    EULER => "exp",
                    name => name,
                });
                self.argument(depth)?;
            }
            _ => return None,
        }
        while let Some(Kind::Number(number)) = self.kind() {
            if number.last != RAISED {
                break;
            }
            let exponent = ["^(", &number.digits, ")"].concat();
            self.out.text.push_str(&exponent);
            self.out.operators += 1;
            self.at += 1;
        }
        Some(())
    }

    /// What a function takes: brackets, or a number.
    fn argument(&mut self, depth: usize) -> Option<()> {
        if self.kind() == Some(&Kind::Open) {
            return self.brackets(depth);
        }
        self.out.text.push('(');
        self.number()?;
        self.out.text.push(')');
        Some(())
    }

    fn brackets(&mut self, depth: usize) -> Option<()> {
        self.at += 1;
        self.out.text.push('(');
        self.expression(depth + 1)?;
        if self.kind() != Some(&Kind::Close) {
            return None;
        }
        self.at += 1;
        self.out.text.push(')');
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let Some(Kind::Number(number)) = self.kind() else {
            return None;
        };
        if number.last == RAISED {
            return None;
        }
        let value: f64 = number.digits.parse().ok()?;
        let scale = number.scales.get(self.mode.choice).or(number.scales.last());
        let (factor, bytes) = match scale {
            Some(Scale::Factor(factor)) => (*factor, false),
            Some(Scale::Bytes) => (1.0, true),
            None => (1.0, false),
        };
        if number.last < 0 && value != 0.0 {
            self.out.slack += 0.5 * crate::token::ten(number.last) / value.abs();
        }
        let text = if bytes && !self.mode.bare {
            format!("({value:e} B)")
        } else {
            format!("{:e}", value * factor)
        };
        self.out.text.push_str(&text);
        self.at += 1;
        Some(())
    }

    /// Percent signs, units and labels behind what begins at a place of the text.
    fn measured(&mut self, from: usize) {
        if self.kind() == Some(&Kind::Percent) || self.word() == Some("percent") {
            self.at += 1;
            self.out.text.insert(from, '(');
            self.out.text.push_str("*0.01)");
        }
        let units = self.units();
        if !units.is_empty() && !self.mode.bare {
            self.out.text.insert(from, '(');
            self.out.text.push(' ');
            self.out.text.push_str(&units);
            self.out.text.push(')');
        }
        self.labels();
    }

    /// `/h` or `per GPU-hour` behind a price.
    fn over(&mut self) -> String {
        let over = matches!(self.kind(), Some(Kind::Op('/'))) || self.word() == Some("per");
        let found = match self.ahead(1) {
            Some(Kind::Word(word)) if over => unit(word),
            _ => None,
        };
        let Some(found) = found else {
            return String::new();
        };
        self.at += 2;
        if found.is_empty() {
            found
        } else {
            ["/", &found].concat()
        }
    }

    /// `GB`, `GB/s`, `tokens per second`; what is counted (tokens, GPUs) is no unit here.
    fn units(&mut self) -> String {
        let mut out = String::new();
        let mut sign = "";
        while let Some(word) = self.word() {
            let raised =
                matches!(self.ahead(1), Some(Kind::Number(number)) if number.last == RAISED);
            let Some(unit) = unit(word).filter(|_| !raised) else {
                break;
            };
            if sign == "/" && !unit.is_empty() {
                out.push_str(if out.is_empty() { "1/" } else { "/" });
            } else if !out.is_empty() && !unit.is_empty() {
                break;
            }
            out.push_str(&unit);
            self.at += 1;
            let over = matches!(self.kind(), Some(Kind::Op('/'))) || self.word() == Some("per");
            let named = matches!(self.ahead(1), Some(Kind::Word(word)) if unit_word(word));
            if !(over && named) {
                break;
            }
            sign = "/";
            self.at += 1;
        }
        // `1/s` by itself is written behind a number as `/s`, which the language has no form for.
        if out.starts_with("1/") {
            String::new()
        } else {
            out
        }
    }

    /// Up to four words that say what is counted, if an operator or the end follows them.
    fn labels(&mut self) {
        let words = (0..)
            .take_while(|n| matches!(self.ahead(*n), Some(Kind::Word(word)) if !operator_word(word) && function(word).is_none()))
            .count();
        let followed = match self.ahead(words) {
            None => true,
            Some(Kind::Op(_) | Kind::Close) => true,
            Some(Kind::Word(word)) => operator_word(word),
            _ => false,
        };
        let long = (0..words).all(|n| {
            matches!(self.ahead(n), Some(Kind::Word(word)) if word == "a" || word.chars().count() > 1)
        });
        if (1..=4).contains(&words) && followed && long {
            self.at += words;
        }
    }
}

fn unit_word(word: &str) -> bool {
    unit(word).is_some()
}

/// A unit in the language's name; empty for what is counted; none for other words.
fn unit(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    for (ending, name) in [
        ("-hours", "h"),
        ("-hour", "h"),
        ("-days", "day"),
        ("-day", "day"),
    ] {
        if lower.ends_with(ending) {
            return Some(name.to_owned());
        }
    }
    let found = measure(word)?;
    Some(match found.dimension().as_str() {
        "tokens" | "samples" | "steps" | "GPU" | "GPUs" | "params" | "token" | "sample"
        | "step" | "param" => String::new(),
        "GPU·s" => if word.contains("day") { "day" } else { "h" }.to_owned(),
        _ => word.to_owned(),
    })
}
