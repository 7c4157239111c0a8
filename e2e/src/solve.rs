//! Solving exercises the way a learner who knows everything does.

use longhand_exercise::{Exercise, Kind, Variant};

/// What to enter for the book's numbers: text for a field, or ids of options.
/// Nothing for a code exercise; a line's number for a bug; ids of lines in order; a graph's numbers.
pub fn solution(exercise: &Exercise) -> Option<Vec<String>> {
    match &exercise.kind {
        Kind::Numeric(_) => {
            let variant = Variant::draw(exercise, 0).ok()?;
            Some(vec![format!("{}", variant.answer()?)])
        }
        Kind::Choice(choice) => {
            let right = choice.options.iter().filter(|option| option.right);
            Some(right.map(|option| option.id.clone()).collect())
        }
        Kind::Order(order) => {
            let ids = order.solution().into_iter();
            Some(ids.map(|line| order.lines[line].id.clone()).collect())
        }
        Kind::Graph(graphed) => {
            let variant = Variant::draw(exercise, 0).ok()?;
            let sheet = graphed.sheet(&variant.scope).ok()?;
            let numbers = sheet.fields.iter().map(|field| sheet.number(*field));
            Some(numbers.map(|number| format!("{number}")).collect())
        }
        Kind::Vector(_) | Kind::Matrix(_) | Kind::Shape(_) => {
            let variant = Variant::draw(exercise, 0).ok()?;
            let answer = variant.answers.first()?.numbers()?;
            let cells: Vec<String> = answer.data().iter().map(f64::to_string).collect();
            // One field takes the list; the first of many spreads it.
            Some(vec![format!("[{}]", cells.join(", "))])
        }
        Kind::Expression(expression) => Some(vec![exercise.written_out(&expression.is).text]),
        Kind::Code(_) | Kind::Parts(_) => None,
        Kind::Bug(bug) => {
            let guilty = bug.lines.iter().find(|line| line.guilty)?;
            Some(vec![guilty.line.to_string()])
        }
    }
}
