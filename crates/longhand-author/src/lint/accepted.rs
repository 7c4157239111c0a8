//! The answer is taken, however it is usually written.

use super::check::{Check, Report, Sample};
use longhand_exercise::describe;
use longhand_exercise::kind::numeric::Numeric;
use longhand_exercise::{Kind, Tolerance, Verdict, grade_part};

pub(super) const CHECK: Check = Check {
    name: "accepted",
    holds: "The printed answer is right, and so is each usual way of writing it.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let exercise = drawn.exercise;
    wide(drawn, report);
    for variant in &drawn.variants {
        for (part, described) in describe::parts(exercise, variant).iter().enumerate() {
            for answer in &described.asked.ways {
                let judged = grade_part(exercise, variant, part, answer);
                if !matches!(judged.verdict, Verdict::Right { .. }) {
                    report.find(
                        format!(
                            "In variant {} the answer typed as `{}` is judged {}.",
                            variant.number,
                            answer.written(),
                            judged.verdict.name()
                        ),
                        "Widen the tolerance, choose rounder numbers, or mend a mistake that stands in the way.",
                    );
                }
            }
        }
    }
}

/// A tolerance beside which the answer is nothing takes whatever is typed.
fn wide(drawn: &Sample, report: &mut Report) {
    let Some(book) = drawn.variants.first() else {
        return;
    };
    let parts = drawn.exercise.parts().into_iter().zip(&book.answers);
    for (kind, answer) in parts {
        if let (
            Kind::Numeric(Numeric {
                accept: Tolerance::Absolute(reach),
                ..
            }),
            Some(answer),
        ) = (kind, answer.number())
            && answer != 0.0
            && *reach > 10.0 * answer.abs()
        {
            report.find_at(
                drawn.places.line("answer"),
                format!("The tolerance {reach} takes nearly everything: the answer is {answer}."),
                "Narrow it to what a rounding of the answer needs.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_tolerance_that_takes_everything_is_found() {
        let wide = "is = \"m_hat\"\naccept = { absolute = 1e300 }";
        let found = spoiled(&CHECK, WHOLE, "is = \"m_hat\"", wide);
        assert!(found.contains("takes nearly everything"), "{found}");
    }

    #[test]
    fn an_answer_that_is_refused_as_printed_is_found() {
        // Six digits of a long decimal are not the exact value.
        let found = spoiled(
            &CHECK,
            WHOLE,
            "is = \"m_hat\"",
            "is = \"m_hat\"\naccept = \"exact\"",
        );
        assert!(found.contains("is judged"), "{found}");
    }
}
