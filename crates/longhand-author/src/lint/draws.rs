//! Every variant can be drawn.

use super::check::{Check, Report, Sample};

pub(super) const CHECK: Check = Check {
    name: "draws",
    holds: "Every variant can be drawn: each formula is worked out and some draw meets every condition.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    for (number, reason) in &drawn.broken {
        report.find(
            format!("Variant {number} cannot be drawn. {reason}"),
            "Mend the formula, widen a range or loosen a condition.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_condition_that_nothing_meets_is_found() {
        let found = spoiled(&CHECK, WHOLE, "m_hat != 0", "b1 > 2");
        assert!(found.contains("cannot be drawn"), "{found}");
    }

    #[test]
    fn a_formula_with_an_unknown_name_is_found() {
        let found = spoiled(&CHECK, WHOLE, "m3 / (1 - b1^3)", "m4 / (1 - b1^3)");
        assert!(found.contains("m4"), "{found}");
    }
}
