//! Every given is used.

use super::check::{Check, Report, Sample};
use longhand_exercise::describe;
use longhand_exercise::formula::Formula;
use longhand_exercise::given::Draw;
use longhand_notation::name::canonical;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    name: "used",
    holds: "Every given is used in a text, a step, the answer or a mistake.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let formulas = describe::formulas(drawn.exercise);
    let used = names(formulas.iter());
    let in_conditions = names(drawn.exercise.require.iter());
    for given in &drawn.exercise.givens {
        // Formulas know a name by its one spelling: `Φ` for a given that is written `Phi`.
        let name = canonical(&given.name);
        // What follows from others may be there for a condition alone.
        let helps = matches!(given.draw, Draw::Derived) && in_conditions.contains(&name);
        if !used.contains(&name) && !helps {
            report.find(
                format!("The given `{}` is never used.", given.name),
                "Use it in a step or slot, or take it out.",
            );
        }
    }
}

/// The names that formulas use.
fn names<'a>(formulas: impl Iterator<Item = &'a Formula>) -> BTreeSet<String> {
    let programs = formulas.filter_map(|formula| formula.program().ok());
    programs.flat_map(|program| program.free_names()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_given_that_only_its_own_condition_names_is_found() {
        let found = spoiled(
            &CHECK,
            WHOLE,
            "[givens]",
            "[givens]\nidle = { book = \"1\", range = \"1..3\", avoid = \"idle == 2\" }",
        );
        assert_eq!(found, "The given `idle` is never used.");
    }

    #[test]
    fn a_given_by_the_name_of_a_greek_letter_is_known_however_it_is_written() {
        for (named, used) in [
            ("phi", "φ"),
            ("Phi", "Phi"),
            ("sigma", "σ"),
            ("beta2", "β₂"),
        ] {
            let given = format!("[givens]\n{named} = {{ book = \"2\", range = \"1..3\" }}");
            let text = WHOLE.replacen("is = \"(1 - b1)", &format!("is = \"{used}*(1 - b1)"), 1);
            assert_eq!(spoiled(&CHECK, &text, "[givens]", &given), "", "{named}");
        }
    }
}
