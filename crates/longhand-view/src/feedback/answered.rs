//! What stood in the fields of an answer.

use longhand_exercise::Answer;

/// The answer to one part; an answer without parts is one part.
fn part(answer: &Answer, part: usize) -> Option<&Answer> {
    match answer {
        Answer::Parts(parts) => parts.get(part),
        answer => (part == 0).then_some(answer),
    }
}

/// What stood in a field of a part.
pub(crate) fn field(answer: &Answer, of: usize, cell: usize) -> &str {
    match part(answer, of) {
        Some(Answer::Text(text)) if cell == 0 => text,
        Some(Answer::Cells(cells)) => cells.get(cell).map_or("", String::as_str),
        _ => "",
    }
}

/// Whether an option or line was picked in a part.
pub(crate) fn is_picked(answer: &Answer, of: usize, id: &str) -> bool {
    match part(answer, of) {
        Some(Answer::Picked(ids)) => ids.iter().any(|one| one == id),
        Some(Answer::Lines(lines)) => lines.iter().any(|line| line.to_string() == id),
        _ => false,
    }
}
