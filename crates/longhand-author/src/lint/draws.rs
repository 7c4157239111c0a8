//! Every variant can be drawn.

use super::check::{Check, Report, Sample};

pub(super) const CHECK: Check = Check {
    name: "draws",
    holds: "Every variant can be drawn: each formula is worked out and some draw meets every condition.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    if let Some((number, broken)) = &drawn.broken {
        report.add(drawn.places.undrawn(report.file(), *number, broken));
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::check::Sample;
    use super::super::testing::{WHOLE, exercise, spoiled};
    use super::CHECK;
    use crate::parse::Places;

    #[test]
    fn a_condition_that_nothing_meets_is_found() {
        let found = spoiled(&CHECK, WHOLE, "m_hat != 0", "b1 > 2");
        assert!(found.contains("cannot be drawn"), "{found}");
    }

    /// The fourth attempt at a variant would be as vain as the first: one is enough.
    #[test]
    fn what_no_draw_meets_is_told_without_trying_every_variant() {
        let vain = "avoid = \"any(g == 0)\"";
        let spoilt = WHOLE.replace(vain, "avoid = \"true\"");
        let (exercise, places) = (exercise(&spoilt), Places::of(&spoilt));
        let drawn = Sample::new(&exercise, &places, 2000);
        assert!(drawn.variants.len() == 1 && drawn.broken.is_some());
        let found = check("x.toml", &exercise, &places, 2000);
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            told.iter()
                .any(|one| one.contains("x.toml:9: Variant 1 cannot be drawn")),
            "{told:?}"
        );
    }

    #[test]
    fn a_formula_with_an_unknown_name_is_found() {
        let found = spoiled(&CHECK, WHOLE, "m3 / (1 - b1^3)", "m4 / (1 - b1^3)");
        assert!(found.contains("m4"), "{found}");
    }
}
