//! The numbers that stand in a plain text, as people read them.

/// A number of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// As one types it: `7.5e18`, `1048576`, `9.1`.
    pub text: String,
    /// Its value.
    pub value: f64,
    /// How many of its figures count.
    pub figures: u32,
    /// Where it begins, in bytes.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
}

/// Every number of a text. Digits inside words (`5.4b`, `FP16`, `x₁`) are none.
///
/// ```
/// let found = longhand_author::numbers("about 4,000 steps at 1.65 × 10⁻⁴, not 5.4b");
/// let texts: Vec<&str> = found.iter().map(|one| one.text.as_str()).collect();
/// assert_eq!(texts, ["4000", "1.65e-4"]);
/// ```
pub fn numbers(text: &str) -> Vec<Stated> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let at = |place: usize| signs.get(place).map(|(_, c)| *c);
    let digit = |place: usize| at(place).filter(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut place = 0;
    while place < signs.len() {
        if digit(place).is_none() {
            place += 1;
            continue;
        }
        let start = place;
        let before = start.checked_sub(1).and_then(at);
        let mut digits = String::new();
        let mut point = false;
        loop {
            match at(place) {
                Some(c) if c.is_ascii_digit() => digits.push(c),
                Some('.') if !point && digit(place + 1).is_some() => {
                    point = true;
                    digits.push('.');
                }
                // Thousands: `4,000`, `10 000`, with any space that keeps them together.
                Some(',' | '\u{202f}' | '\u{a0}' | '\u{2009}' | ' ')
                    if !point
                        && (1..=3).all(|n| digit(place + n).is_some())
                        && digit(place + 4).is_none()
                        && digits.len() <= 15
                        && (at(place) != Some(' ') || digits.len() <= 3) => {}
                _ => break,
            }
            place += 1;
        }
        let power = power(&signs, place);
        if let Some((_, after)) = power {
            place = after;
        }
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '_' || is_low(c));
        // `5.4b` is an exercise, `FP16` a format, `2.3.1` a section.
        let inside = word(before)
            || before == Some('.')
            || (word(at(place)) && power.is_none())
            || (at(place) == Some('.') && digit(place + 1).is_some());
        if inside {
            while word(at(place))
                || digit(place).is_some()
                || (at(place) == Some('.') && digit(place + 1).is_some())
            {
                place += 1;
            }
            continue;
        }
        let text = match power {
            Some((power, _)) => format!("{digits}e{power}"),
            None => digits.clone(),
        };
        let Ok(value) = text.parse::<f64>() else {
            continue;
        };
        let end = signs
            .get(place)
            .map_or_else(|| text_end(&signs), |(at, _)| *at);
        found.push(Stated {
            figures: figures(&digits),
            text,
            value,
            at: signs.get(start).map_or(0, |(at, _)| *at),
            end,
        });
    }
    found
}

fn text_end(signs: &[(usize, char)]) -> usize {
    signs.last().map_or(0, |(at, c)| at + c.len_utf8())
}

fn is_low(c: char) -> bool {
    ('₀'..='₉').contains(&c)
}

/// How many figures count: four in `1.000`, two in `0.0075`, two in `7500`.
fn figures(digits: &str) -> u32 {
    let bare = digits.replace('.', "");
    let bare = bare.trim_start_matches('0');
    let bare = if digits.contains('.') {
        bare
    } else {
        bare.trim_end_matches('0')
    };
    bare.len() as u32
}

/// ` × 10⁻⁴`, ` · 10^(−4)` or `e-4` behind digits: the power, and where it ends.
fn power(signs: &[(usize, char)], mut place: usize) -> Option<(i32, usize)> {
    let at = |place: usize| signs.get(place).map(|(_, c)| *c);
    if at(place) == Some('e') {
        let mut text = String::new();
        let mut end = place + 1;
        while let Some(c) = at(end)
            .filter(|c| c.is_ascii_digit() || (text.is_empty() && matches!(c, '-' | '−' | '+')))
        {
            text.push(if c == '−' { '-' } else { c });
            end += 1;
        }
        return text.parse().ok().map(|power| (power, end));
    }
    while at(place).is_some_and(char::is_whitespace) {
        place += 1;
    }
    if !matches!(at(place), Some('×' | '·' | '⋅')) {
        return None;
    }
    place += 1;
    while at(place).is_some_and(char::is_whitespace) {
        place += 1;
    }
    if (at(place), at(place + 1)) != (Some('1'), Some('0')) {
        return None;
    }
    place += 2;
    let mut text = String::new();
    if at(place) == Some('^') {
        place += 1;
        let open = at(place) == Some('(');
        place += usize::from(open);
        while let Some(c) = at(place).filter(|c| c.is_ascii_digit() || matches!(c, '-' | '−')) {
            text.push(if c == '−' { '-' } else { c });
            place += 1;
        }
        place += usize::from(open && at(place) == Some(')'));
    } else {
        const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        while let Some(c) = at(place) {
            match (RAISED.chars().position(|raised| raised == c), c) {
                (Some(digit), _) => text.push_str(&digit.to_string()),
                (None, '⁻') => text.push('-'),
                _ => break,
            }
            place += 1;
        }
    }
    text.parse().ok().map(|power| (power, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_people_read_them() {
        for (text, expected) in [
            ("1.65 half-way", &["1.65"][..]),
            (
                "134,217,728 bytes or 134\u{202f}217\u{202f}728",
                &["134217728", "134217728"],
            ),
            ("7.5 × 10¹⁸ and 2 · 10^(−8)", &["7.5e18", "2e-8"]),
            ("exercise 5.4b, FP16, x₁, h2, 2.3.1", &[]),
            ("It is 15.2 %. Then 3e-4.", &["15.2", "3e-4"]),
            ("12, 13 and 14", &["12", "13", "14"]),
            ("−0.341, 0.242", &["0.341", "0.242"]),
        ] {
            let found: Vec<String> = numbers(text).into_iter().map(|one| one.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn figures_count_as_on_paper() {
        let count = |text: &str| numbers(text).first().map(|one| one.figures);
        for (text, figures) in [
            ("7500", 2),
            ("1.000", 4),
            ("0.0075", 2),
            ("56", 2),
            ("9.1", 2),
        ] {
            assert_eq!(count(text), Some(figures), "{text}");
        }
    }
}
