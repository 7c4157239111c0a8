//! What tests of code expect is a value.

use super::{Check, Drawn, Report};
use crate::exercise::Kind;

pub(super) const CHECK: Check = Check {
    name: "expects",
    holds: "Every test of a code exercise expects a finite value.",
    run,
};

fn run(drawn: &Drawn, report: &mut Report) {
    let Kind::Code(code) = &drawn.exercise.kind else {
        return;
    };
    for variant in &drawn.variants {
        for (i, test) in code.tests.iter().enumerate() {
            let value = variant.value(&test.expect).ok();
            if !value.is_some_and(|value| value.as_number().is_some_and(f64::is_finite)) {
                report.find(
                    format!(
                        "In variant {} test {} expects no finite number.",
                        variant.number,
                        i + 1
                    ),
                    "Let `expect` end in an expression with one value.",
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
    fn a_test_that_expects_no_number_is_found() {
        let found = spoiled(&CHECK, CODE, "2*a\"", "1/(a - a)\"");
        assert!(found.contains("expects no finite number"), "{found}");
        assert_eq!(spoiled(&CHECK, CODE, "kind", "kind"), "");
    }
}
