//! What tests of code expect is a value, and their inputs can be written in every language.

use super::check::{Check, Report, Sample};
use longhand_exercise::program::call;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::Engine;

pub(super) const CHECK: Check = Check {
    name: "expects",
    holds: "Every test of code expects a value, and its inputs can be written in every language.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let Some(code) = drawn.exercise.code() else {
        return;
    };
    for variant in &drawn.variants {
        for (i, test) in code.tests.iter().enumerate() {
            if let Err(broken) = test.expected(&variant.scope) {
                report.find(
                    format!(
                        "In variant {} test {} expects no value: {broken}.",
                        variant.number,
                        i + 1
                    ),
                    "Let `expect` end in an expression with a value.",
                );
            }
        }
        for language in Language::ALL {
            if let Err(broken) = call::run(Engine::of(language), code, &variant.scope, "") {
                report.find(
                    format!(
                        "In variant {} an input cannot be written in {}: {broken}.",
                        variant.number,
                        language.title()
                    ),
                    "Use numbers, lists, and functions that both languages have.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CODE, spoiled};
    use super::CHECK;

    #[test]
    fn a_test_that_expects_no_value_is_found() {
        let found = spoiled(&CHECK, CODE, "2*a\"", "grad\"");
        assert!(found.contains("expects no value"), "{found}");
        assert_eq!(spoiled(&CHECK, CODE, "kind", "kind"), "");
    }

    #[test]
    fn an_input_that_cannot_be_written_is_found_once_a_language() {
        let function = "arguments = [{ function = \"f(u) = softmax(u)\" }]";
        let found = spoiled(&CHECK, CODE, "arguments = [\"a\"]", function);
        assert_eq!(found.lines().count(), 2, "{found}");
    }
}
