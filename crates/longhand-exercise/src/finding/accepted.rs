//! The answer is taken, however it is usually written.

use super::{Check, Drawn, Report};
use crate::grade::{Answer, grade_part};
use crate::kind::Kind;
use crate::verdict::Verdict;
use crate::worked::Worked;
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

/// How people write a number: as printed here, every digit, with `e`, with a power of ten, with a
/// Unicode minus, with thousands apart, as a calculation, with the unit that the field shows.
pub(super) fn ways(answer: f64, unit: Option<&str>) -> Vec<String> {
    let every = format!("{answer}");
    let scientific = format!("{answer:e}");
    let mut ways = vec![
        number::plain(answer),
        every.clone(),
        scientific.clone(),
        every.replace('-', "−"),
        format!("({every}) + 0"),
    ];
    if let Some((mantissa, exponent)) = scientific.split_once('e') {
        ways.push(format!("{mantissa} × 10^{exponent}"));
        ways.push(format!("{mantissa}*10^{exponent}"));
    }
    if answer.fract() == 0.0 && answer.abs() >= 1000.0 && answer.abs() < 1e15 {
        ways.push(with_commas(answer));
    }
    if let Some(unit) = unit {
        ways.push(format!("{every} {unit}"));
    }
    ways
}

/// 1,048,576
fn with_commas(whole: f64) -> String {
    let digits = format!("{:.0}", whole.abs());
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if whole < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{WHOLE, spoiled};
    use super::{CHECK, ways};

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

    #[test]
    fn a_number_is_written_in_the_usual_ways() {
        let ways = ways(-1_048_576.0, Some("B"));
        for way in [
            "-1048576",
            "−1048576",
            "-1,048,576",
            "-1.048576e6",
            "-1048576 B",
        ] {
            assert!(ways.iter().any(|one| one == way), "{way} in {ways:?}");
        }
    }
}
