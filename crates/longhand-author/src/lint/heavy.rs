//! No formula takes more work than an exercise that is done by hand can need.

use super::check::{Check, Report, Sample};
use crate::work;

pub(super) const CHECK: Check = Check {
    name: "heavy",
    holds: "A formula takes less work than would be felt on a page.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let Some(variant) = drawn.variants.first() else {
        return;
    };
    for (part, work) in work::too_much(drawn.exercise, variant) {
        report.find_at(
            drawn.places.line(&part),
            format!("The formula of {part} takes {work} operations."),
            "Choose smaller lists and matrices: a page works every formula out each time it draws.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::check::Sample;
    use super::super::testing::{WHOLE, exercise, spoiled};
    use super::CHECK;
    use crate::parse::Places;

    const HEAVY: &str = "m3 / (1 - b1^3) + 0*sum(ones(90, 90) @ ones(90, 90))";

    #[test]
    fn a_matrix_product_that_nobody_does_by_hand_is_found() {
        let found = spoiled(&CHECK, WHOLE, "m3 / (1 - b1^3)", HEAVY);
        assert!(
            found.starts_with("The formula of step m_hat takes"),
            "{found}"
        );
        assert_eq!(spoiled(&CHECK, WHOLE, "kind", "kind"), "");
    }

    /// It is found in one variant; two thousand would take minutes.
    #[test]
    fn what_is_heavy_is_told_without_drawing_every_variant() {
        let spoilt = WHOLE.replace("m3 / (1 - b1^3)", &HEAVY.replace("90", "150"));
        let (exercise, places) = (exercise(&spoilt), Places::of(&spoilt));
        assert_eq!(Sample::new(&exercise, &places, 2000).variants.len(), 1);
        let found = check("x.toml", &exercise, &places, 2000);
        assert!(
            found
                .iter()
                .any(|one| one.line == 16 && one.found.contains("operations")),
            "{found:?}"
        );
    }
}
