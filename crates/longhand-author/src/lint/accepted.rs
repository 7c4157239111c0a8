//! The answer is taken, however it is usually written.

use super::check::{Check, Drawn, Report};
use super::ways::ways;
use longhand_exercise::grade::{Answer, grade_part};
use longhand_exercise::kind::Kind;
use longhand_exercise::verdict::Verdict;
use longhand_exercise::worked::Worked;
use longhand_notation::{Value, number};

pub(super) const CHECK: Check = Check {
    name: "accepted",
    holds: "The printed answer is right, and so is each usual way of writing it.",
    run,
};

fn run(drawn: &Drawn, report: &mut Report) {
    let exercise = drawn.exercise;
    for variant in &drawn.variants {
        for (part, kind) in exercise.parts().into_iter().enumerate() {
            for answer in usual(kind, variant.answers.get(part)) {
                let judged = grade_part(exercise, variant, part, &answer).verdict;
                if !matches!(judged, Verdict::Right { .. }) {
                    report.find(
                        format!(
                            "In variant {} the answer typed as `{}` is judged {}.",
                            variant.number,
                            answer.written(),
                            judged.name()
                        ),
                        "Widen the tolerance, choose rounder numbers, or mend a mistake that stands in the way.",
                    );
                }
            }
        }
    }
}

/// The usual ways of handing in an answer.
fn usual(kind: &Kind, answer: Option<&Worked>) -> Vec<Answer> {
    let text = |text: String| Answer::Text(text);
    match (kind, answer) {
        (Kind::Numeric(numeric), Some(worked)) => match worked.number() {
            Some(answer) => ways(answer, numeric.unit.as_deref())
                .into_iter()
                .map(text)
                .collect(),
            None => Vec::new(),
        },
        (Kind::Vector(_) | Kind::Matrix(_), Some(Worked::Value(value))) => {
            let Some(tensor) = value.as_tensor() else {
                return Vec::new();
            };
            let cells = tensor.data().iter().map(|&x| number::plain(x)).collect();
            let every = Value::tensor(tensor.clone()).plain();
            vec![Answer::Cells(cells), text(every)]
        }
        (Kind::Shape(_), Some(worked)) => {
            let sizes: Vec<String> = worked
                .numbers()
                .map(|sizes| sizes.data().iter().map(f64::to_string).collect())
                .unwrap_or_default();
            let mut ways = vec![
                format!("[{}]", sizes.join(", ")),
                format!("({})", sizes.join(",")),
            ];
            if sizes.len() > 1 {
                ways.push(sizes.join(", "));
                ways.push(sizes.join(" x "));
                ways.push(sizes.join("×"));
            }
            ways.into_iter().map(text).collect()
        }
        (Kind::Expression(_), Some(Worked::Formula(formula))) => {
            let (steps, last) = formula
                .text
                .rsplit_once(';')
                .map_or((String::new(), formula.text.as_str()), |(steps, last)| {
                    (format!("{steps}; "), last.trim())
                });
            vec![
                text(formula.text.clone()),
                text(format!("{steps}({last})*1 + 0")),
            ]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::CHECK;

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
