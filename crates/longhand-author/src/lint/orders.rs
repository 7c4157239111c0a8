//! An order that keeps every need is right, and nothing else about it gives it away.

use super::check::{Check, Report, Sample};
use longhand_exercise::kind::Kind;
use longhand_exercise::verdict::Verdict;
use longhand_exercise::{Answer, grade};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    name: "orders",
    holds: "A right order of lines is taken, and no two lines read the same.",
    run,
};

fn run(drawn: &Sample, report: &mut Report) {
    let Kind::Order(order) = &drawn.exercise.kind else {
        return;
    };
    let ids = |lines: &[usize]| {
        let ids = lines.iter().map(|&line| order.lines[line].id.clone());
        Answer::Ordered(ids.collect())
    };
    for variant in &drawn.variants {
        let judged = |answer| grade(drawn.exercise, variant, &answer).verdict;
        if !matches!(judged(ids(&order.solution())), Verdict::Right { .. }) {
            report.find(
                format!("In variant {} no order is right.", variant.number),
                "Look for lines that need one another.",
            );
        }
        let handed = order.handed_out(&drawn.exercise.slug, variant.number);
        if matches!(judged(ids(&handed)), Verdict::Right { .. }) {
            report.find(
                format!(
                    "In variant {} the lines stand right from the start.",
                    variant.number
                ),
                "Let more lines need one another.",
            );
        }
        let mut texts = BTreeMap::new();
        for line in &order.lines {
            if let Some(other) = texts.insert(line.text.plain(&variant.scope), &line.id) {
                report.find(
                    format!("The lines `{other}` and `{}` read the same.", line.id),
                    "A learner cannot tell them apart; word them differently.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ORDER, exercise, spoiled};
    use super::super::{Report, Sample, check};
    use super::CHECK;
    use crate::parse::Places;

    #[test]
    fn two_lines_that_read_the_same_are_found() {
        let found = spoiled(&CHECK, ORDER, "Multiply by $w$.", "Add #{b}.");
        assert_eq!(found, "The lines `multiply` and `add` read the same.");
    }

    #[test]
    fn an_order_as_it_should_be_has_no_findings() {
        let whole = exercise(ORDER);
        assert_eq!(check("order.toml", &whole, &Places::default(), 50), []);
        let mut report = Report::new("order.toml");
        (CHECK.run)(&Sample::new(&whole, &Places::default(), 50), &mut report);
        assert!(report.is_empty());
    }
}
