//! Solving exercises the way a learner who knows everything does.

use longhand_exercise::{Answer, Exercise, Variant, describe};

/// What to enter for the book's numbers: text for a field, or ids of options.
/// Nothing for a code exercise; a line's number for a bug; ids of lines in order; a graph's numbers.
pub fn solution(exercise: &Exercise) -> Option<Vec<String>> {
    let variant = Variant::draw(exercise, 0).ok()?;
    let parts = describe::parts(exercise, &variant);
    let [part] = parts.as_slice() else {
        return None;
    };
    let right = part.asked.right.first()?;
    // Every digit, where there are more than are printed.
    let numbers = right.value.as_ref().and_then(|value| value.as_tensor());
    let every: Option<Vec<String>> =
        numbers.map(|numbers| numbers.data().iter().map(f64::to_string).collect());
    match (&right.answer, every) {
        (Answer::Text(_), Some(numbers)) if right.value.as_ref()?.as_number().is_some() => {
            Some(numbers)
        }
        // One field takes the list; the first of many spreads it.
        (Answer::Text(_), Some(numbers)) => Some(vec![format!("[{}]", numbers.join(", "))]),
        (Answer::Text(text), None) => Some(vec![text.clone()]),
        (Answer::Cells(_), Some(numbers)) => Some(numbers),
        (Answer::Cells(texts), None) => Some(texts.clone()),
        (Answer::Picked(ids) | Answer::Ordered(ids), _) => Some(ids.clone()),
        (Answer::Lines(lines), _) => Some(lines.iter().map(u32::to_string).collect()),
        (Answer::Ran(_) | Answer::Parts(_), _) => None,
    }
}
