//! Strings with holes.

/// Puts values into the `{}` holes of a catalogue string, in order.
///
/// Holes without a value stay empty; values without a hole are left out.
///
/// ```
/// use longhand_view::catalogue::{ENGLISH, fill};
/// assert_eq!(fill(ENGLISH.solved_of, &[&3, &12]), "3 of 12 solved");
/// ```
pub fn fill(text: &str, values: &[&dyn core::fmt::Display]) -> String {
    use core::fmt::Write;
    let mut filled = String::with_capacity(text.len() + 8);
    let mut values = values.iter();
    for (index, piece) in text.split("{}").enumerate() {
        if index > 0
            && let Some(value) = values.next()
        {
            // Writing to a String cannot fail.
            let _ = write!(filled, "{value}");
        }
        filled.push_str(piece);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn holes_are_filled_in_order_and_spare_ones_stay_empty() {
        assert_eq!(fill("{} of {}{}", &[&1, &"two"]), "1 of two");
        assert_eq!(fill("plain", &[&1]), "plain");
    }
}
