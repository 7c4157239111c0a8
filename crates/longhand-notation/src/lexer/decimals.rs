//! Whether commas and spaces of a text part its values.

/// How a text writes its decimals.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Decimals {
    /// A comma in it can only be a decimal comma.
    pub(super) comma: bool,
    /// A point in it can only be a decimal point.
    pub(super) point: bool,
}

/// Looks through a text for commas and points that leave no doubt.
pub(super) fn decimals(text: &str) -> Decimals {
    let mut found = Decimals::default();
    let run = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    for number in text.split(|c: char| !run(c)) {
        let number = number.trim_matches([',']);
        let (commas, points) = (number.matches(',').count(), number.matches('.').count());
        match (number.rfind(','), number.rfind('.')) {
            (Some(comma), Some(point)) if comma > point && commas == 1 => found.comma = true,
            (Some(_), Some(_)) => found.point = true,
            (Some(comma), None) if commas == 1 => {
                let (whole, part) = number.split_at(comma);
                let thousands = part.len() == 4 && whole.len() <= 3 && !whole.starts_with('0');
                found.comma |= !thousands && !whole.is_empty();
            }
            (None, Some(_)) if points == 1 && number.len() > 1 => found.point = true,
            _ => {}
        }
    }
    found
}
