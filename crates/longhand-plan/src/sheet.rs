//! The numbers of a report, each with the formula it comes from.
//!
//! A formula is written once: Rust computes it, and its text, in the language of `longhand calc`, is the
//! working that a reader opens. A test evaluates every text and compares.

/// The formula of a number, with the numbers that are put in.
#[derive(Debug, Clone, PartialEq)]
pub struct Working {
    /// In the language: `6 * active + attention`.
    pub expr: String,
    /// What the names stand for.
    pub vars: Vec<(String, f64)>,
    /// Where the formula comes from.
    pub source: &'static str,
}

/// A number under its key; none where something it needs is unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// `memory.parts.weights`.
    pub key: String,
    /// In base units: bytes, seconds, FLOP, tokens.
    pub value: Option<f64>,
    /// Where it comes from; none for what was given or counted.
    pub working: Option<Working>,
}

/// Numbers in the order in which they were put down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    numbers: Vec<Number>,
}

impl Sheet {
    /// The number under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<f64> {
        self.number(key)?.value
    }

    /// The number under this key, with its working.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<&Number> {
        self.numbers.iter().find(|number| number.key == key)
    }

    /// All of them.
    #[must_use]
    pub fn numbers(&self) -> &[Number] {
        &self.numbers
    }

    /// Puts down a number that was given or counted.
    pub fn set(&mut self, key: impl Into<String>, value: Option<f64>) -> Option<f64> {
        let value = value.filter(|value| value.is_finite());
        self.numbers.push(Number {
            key: key.into(),
            value,
            working: None,
        });
        value
    }

    /// Puts down a number with its working.
    pub fn put(
        &mut self,
        key: impl Into<String>,
        value: Option<f64>,
        expr: &str,
        vars: &[(&str, Option<f64>)],
        source: &'static str,
    ) -> Option<f64> {
        let value = value.filter(|value| value.is_finite());
        let known: Option<Vec<(String, f64)>> = vars
            .iter()
            .map(|(name, value)| value.map(|value| ((*name).to_owned(), value)))
            .collect();
        let working = value.and(known).map(|vars| Working {
            expr: tidy(expr),
            vars,
            source,
        });
        self.numbers.push(Number {
            key: key.into(),
            value,
            working,
        });
        value
    }
}

/// A formula as Rust prints it, without line breaks and without `.0` behind whole numbers.
fn tidy(expr: &str) -> String {
    let line = expr.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(at) = rest.find(".0") {
        let (before, behind) = rest.split_at(at);
        let behind = behind.get(2..).unwrap_or("");
        out.push_str(before);
        let whole = before.ends_with(|c: char| c.is_ascii_digit())
            && !behind.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !whole {
            out.push_str(".0");
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Puts down `$formula` under `$key`: its value where every name has one, and its text.
macro_rules! work {
    ($sheet:expr, $key:expr, $source:expr, [$($name:ident),* $(,)?], $formula:expr $(,)?) => {{
        let value = (|| {
            $(let $name: f64 = $name?;)*
            Some($formula)
        })();
        $sheet.put(
            $key,
            value,
            stringify!($formula),
            &[$((stringify!($name), $name)),*],
            $source,
        )
    }};
}
pub(crate) use work;

/// As in the language.
pub(crate) fn max(a: f64, b: f64) -> f64 {
    a.max(b)
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn a_formula_reads_as_a_person_writes_it() {
        assert_eq!(
            tidy("6.0 *\n    n + 1.05 * (a / 2.0)"),
            "6 * n + 1.05 * (a / 2)"
        );
        assert_eq!(tidy("x * 1.0e9 + 0.01"), "x * 1.0e9 + 0.01");
    }
}
