//! Inputs for learner code in JavaScript: `[1, 2]`, `{f: (u) => 3 * u + 2, df: (u) => 3}`.

use super::dialect::{self, Dialect};
use super::language::Language;
use super::run::CaseInput;
use crate::kind::code::Test;
use crate::variant_error::VariantError;
use longhand_notation::Scope;

/// The calls that tests make.
///
/// # Errors
/// [`VariantError`] for an argument that cannot be worked out or written in JavaScript.
pub fn cases(tests: &[&Test], scope: &Scope) -> Result<Vec<CaseInput>, VariantError> {
    dialect::cases::<JavaScript>(tests, scope)
}

struct JavaScript;

impl Dialect for JavaScript {
    const LANGUAGE: Language = Language::JavaScript;

    fn special(x: f64) -> &'static str {
        if x.is_nan() {
            "NaN"
        } else if x > 0.0 {
            "Infinity"
        } else {
            "(-Infinity)"
        }
    }

    fn truth(truth: bool) -> &'static str {
        if truth { "true" } else { "false" }
    }

    fn filled(value: &str, length: usize) -> String {
        format!("Array({length}).fill({value})")
    }

    fn record(members: &[(String, String)]) -> String {
        // Brackets, so that a member may have any name: `{"__proto__": 1}` would be no member.
        let members: Vec<String> = members
            .iter()
            .map(|(name, value)| format!("[{name}]: {value}"))
            .collect();
        format!("({{{}}})", members.join(", "))
    }

    fn function(parameters: &[String], body: &str) -> String {
        format!("({}) => {body}", parameters.join(", "))
    }

    fn pair(f: &str, df: &str) -> String {
        format!("{{f: {f}, df: {df}}}")
    }

    fn power(a: &str, b: &str) -> String {
        format!("Math.pow({a}, {b})")
    }

    fn math(name: &str, x: &str) -> String {
        format!("Math.{name}({x})")
    }

    fn either(condition: &str, a: &str, b: &str) -> String {
        format!("({condition} ? {a} : {b})")
    }

    fn constant(name: &str) -> &'static str {
        if name == "e" { "Math.E" } else { "Math.PI" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Formula;
    use crate::kind::code::Input;
    use longhand_notation::{Scope, Value};

    fn written(input: &Input, scope: &Scope) -> String {
        dialect::input::<JavaScript>(input, scope).unwrap()
    }

    #[test]
    fn a_function_becomes_a_pair_of_value_and_slope() {
        let pair = written(&Input::Pair(Formula::new("f(u) = 3u + 2")), &Scope::new());
        assert_eq!(pair, "{f: (u) => ((3 * u) + 2), df: (u) => 3}");
    }

    #[test]
    fn numbers_of_the_variant_are_put_in() {
        let mut scope = Scope::new();
        scope.define("a", Value::number(-2.0));
        let pair = written(&Input::Pair(Formula::new("f(u) = a * u^2")), &scope);
        assert_eq!(
            pair,
            "{f: (u) => ((-2) * Math.pow(u, 2)), df: (u) => ((-2) * (2 * Math.pow(u, (2 - 1))))}"
        );
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let pair = Input::Pair(Formula::new("f(u) = softmax(u)"));
        let error = dialect::input::<JavaScript>(&pair, &Scope::new()).unwrap_err();
        assert!(error.message.contains("softmax"), "{error}");
    }

    #[test]
    fn lists_records_and_long_lists_are_written() {
        let list = Input::List(vec![
            Input::List(vec![Input::Number(1.0), Input::Number(-0.5)]),
            Input::Number(f64::INFINITY),
        ]);
        assert_eq!(written(&list, &Scope::new()), "[[1, (-0.5)], Infinity]");
        let record = Input::Record(vec![("a b".into(), Input::Truth(true))]);
        assert_eq!(written(&record, &Scope::new()), "({[\"a b\"]: true})");
        let long = Input::Filled {
            value: 0.0,
            length: 1_000_000,
        };
        assert_eq!(written(&long, &Scope::new()), "Array(1000000).fill(0)");
    }
}
