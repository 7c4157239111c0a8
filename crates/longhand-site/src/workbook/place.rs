//! Numbers of exercises in the order in which people count.

/// A number such as `5.1a` as something to sort by.
pub(super) fn place(number: &str) -> (u32, u32, String) {
    let (chapter, rest) = number.split_once('.').unwrap_or((number, ""));
    let letters = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &rest[..rest.len() - letters.len()];
    let read = |text: &str| text.parse().unwrap_or(u32::MAX);
    (read(chapter), read(digits), letters.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers = ["0.10", "0.2", "10.1", "0.1a", "0.1", "2.1"];
        numbers.sort_by_key(|number| place(number));
        assert_eq!(numbers, ["0.1", "0.1a", "0.2", "0.10", "2.1", "10.1"]);
    }
}
