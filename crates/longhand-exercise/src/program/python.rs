//! Inputs for learner code in Python: `[1, 2]`, `((lambda u: 3 * u + 2), (lambda u: 3))`.
//!
//! Functions use the module `math`, which must be known where the inputs are evaluated.

use super::dialect::{self, Dialect};
use super::language::Language;
use super::run::CaseInput;
use crate::kind::code::Test;
use crate::variant_error::VariantError;
use longhand_notation::Scope;

/// The calls that tests make.
///
/// # Errors
/// [`VariantError`] for an argument that cannot be worked out or written in Python.
pub fn cases(tests: &[&Test], scope: &Scope) -> Result<Vec<CaseInput>, VariantError> {
    dialect::cases::<Python>(tests, scope)
}

struct Python;

impl Dialect for Python {
    const LANGUAGE: Language = Language::Python;

    fn special(x: f64) -> &'static str {
        if x.is_nan() {
            "float(\"nan\")"
        } else if x > 0.0 {
            "float(\"inf\")"
        } else {
            "float(\"-inf\")"
        }
    }

    fn truth(truth: bool) -> &'static str {
        if truth { "True" } else { "False" }
    }

    fn filled(value: &str, length: usize) -> String {
        format!("[{value}] * {length}")
    }

    fn record(members: &[(String, String)]) -> String {
        let members: Vec<String> = members
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        format!("{{{}}}", members.join(", "))
    }

    fn function(parameters: &[String], body: &str) -> String {
        format!("(lambda {}: {body})", parameters.join(", "))
    }

    fn pair(f: &str, df: &str) -> String {
        format!("({f}, {df})")
    }

    fn power(a: &str, b: &str) -> String {
        format!("({a} ** {b})")
    }

    fn math(name: &str, x: &str) -> String {
        format!("math.{name}({x})")
    }

    fn either(condition: &str, a: &str, b: &str) -> String {
        format!("({a} if {condition} else {b})")
    }

    fn constant(name: &str) -> &'static str {
        if name == "e" { "math.e" } else { "math.pi" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Formula;
    use crate::kind::code::Input;
    use longhand_notation::Scope;

    fn written(input: &Input) -> String {
        dialect::input::<Python>(input, &Scope::new()).unwrap()
    }

    #[test]
    fn a_function_becomes_a_tuple_of_value_and_slope() {
        let pair = written(&Input::Pair(Formula::new("f(u) = 2*relu(u)^3")));
        assert_eq!(
            pair,
            "((lambda u: (2 * ((u if u > 0 else 0) ** 3))), \
             (lambda u: (2 * ((3 * ((u if u > 0 else 0) ** (3 - 1))) * (1 if u > 0 else 0)))))"
        );
    }

    #[test]
    fn numbers_lists_and_records_are_written() {
        let record = Input::Record(vec![(
            "p".into(),
            Input::List(vec![
                Input::Number(f64::NAN),
                Input::Number(-2.0),
                Input::Truth(false),
            ]),
        )]);
        assert_eq!(written(&record), "{\"p\": [float(\"nan\"), (-2), False]}");
        let long = Input::Filled {
            value: 0.5,
            length: 1000,
        };
        assert_eq!(written(&long), "[0.5] * 1000");
    }
}
