//! The working ends in the answer.

use super::{Check, Drawn, Report};
use longhand_notation::Value;

pub(super) const CHECK: Check = Check {
    name: "last_step",
    holds: "The last worked step is the answer.",
    run,
};

fn run(drawn: &Drawn, report: &mut Report) {
    let Some(last) = drawn.exercise.steps.last() else {
        return;
    };
    for variant in &drawn.variants {
        let value = variant.scope.value(&last.name).and_then(Value::as_number);
        if let (Some(answer), Some(value)) = (variant.answer(), value)
            && (value - answer).abs() > 1e-9 * answer.abs()
        {
            report.find(
                format!(
                    "In variant {} the last step is {value} but the answer is {answer}.",
                    variant.number
                ),
                "Let the last step be the answer.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

    #[test]
    fn a_working_that_ends_elsewhere_is_found() {
        let found = spoiled(&CHECK, WHOLE, "is = \"m_hat\"", "is = \"2*m_hat\"");
        assert!(found.contains("the last step is"), "{found}");
    }
}
