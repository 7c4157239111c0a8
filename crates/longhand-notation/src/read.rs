//! What a learner typed: the language, and what people write besides.
//!
//! A text that the language itself can read is never touched. Only what it
//! refuses is tried again with decimal commas and with thousands apart by
//! plain spaces.

use crate::{Fault, Program, parse};

/// Reads what a learner typed: the same language, and besides decimal commas
/// (`0,744/(1 - 0,9^3)`, `6,7e-4`) and thousands apart by spaces (`1 048 576`).
///
/// ```
/// use longhand_notation::{Scope, read};
///
/// for (typed, meant) in [
///     ("0,744", 0.744),
///     ("6,7e-4", 6.7e-4),
///     ("1,048,576", 1_048_576.0),
///     ("1 048 576", 1_048_576.0),
/// ] {
///     let answer = read(typed)?.evaluate(&Scope::new())?;
///     assert_eq!(answer.as_number(), Some(meant));
/// }
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// As [`parse`].
pub fn read(text: &str) -> Result<Program, Fault> {
    let trimmed = text.trim().trim_end_matches(['=', '.']).trim_end();
    match parse(trimmed) {
        Ok(program) => Ok(program),
        Err(fault) => [decimal_commas(trimmed), grouped(trimmed)]
            .into_iter()
            .flatten()
            .find_map(|text| parse(&text).ok())
            .ok_or_else(|| shifted(fault, text)),
    }
}

/// A fault's place in the text before its leading space was cut off.
fn shifted(mut fault: Fault, text: &str) -> Fault {
    let cut = text.len() - text.trim_start().len();
    fault.span.start += cut;
    fault.span.end += cut;
    fault
}

/// The text with points for its commas, where every comma can only be a decimal
/// comma: between two digits, in a text without a point or a list, and not so
/// that it might group thousands (`1,024`).
fn decimal_commas(text: &str) -> Option<String> {
    if !text.contains(',') || text.contains(['.', '[', ';']) {
        return None;
    }
    let digits = |part: &str, front: bool| -> String {
        let digit = char::is_ascii_digit;
        if front {
            part.chars().take_while(digit).collect()
        } else {
            let tail: String = part.chars().rev().take_while(digit).collect();
            tail.chars().rev().collect()
        }
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(',') {
        let (whole, part) = (digits(before, false), digits(after, true));
        let thousands = part.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
        // 0,7,5 has no reading.
        let chained = after
            .get(part.len()..)
            .is_some_and(|rest| rest.starts_with(','));
        if whole.is_empty() || part.is_empty() || thousands || chained {
            return None;
        }
        rest = after;
    }
    Some(text.replace(',', "."))
}

/// The text with plain spaces taken out of numbers, where they stand between
/// groups of three digits: `1 048 576`.
fn grouped(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        at.and_then(|i| bytes.get(i))
            .is_some_and(u8::is_ascii_digit)
    };
    let word = |at: Option<usize>| {
        let byte = at.and_then(|i| bytes.get(i));
        byte.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_'))
    };
    let mut out = String::with_capacity(text.len());
    let mut taken = false;
    for (i, c) in text.char_indices() {
        let three = (1..=3).all(|k| digit(Some(i + k))) && !digit(Some(i + 4));
        let run = (1..=i).take_while(|k| digit(Some(i - k))).count();
        // What stands before is a first group or one of three.
        let first = (1..=3).contains(&run) && (run == 3 || !word(i.checked_sub(run + 1)));
        if c == ' ' && three && first {
            taken = true;
        } else {
            out.push(c);
        }
    }
    taken.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_become_points_only_where_nothing_else_is_possible() {
        for (text, read) in [
            ("0,744", Some("0.744")),
            ("-2,7454 s", Some("-2.7454 s")),
            ("0,744/(1-0,9^3)", Some("0.744/(1-0.9^3)")),
            ("6,7e-4", Some("6.7e-4")),
            ("(1,024 + 1)/2", None),
            ("0,7,5", None),
            ("1, 2", None),
            ("[1,5, 2]", None),
            ("1.024,5", None),
        ] {
            assert_eq!(decimal_commas(text).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn spaces_group_threes_only() {
        for (text, read) in [
            ("1 048 576", Some("1048576")),
            ("12 000 + 1", Some("12000 + 1")),
            ("2 2", None),
            ("w1 000", None),
            ("1000 000", None),
            ("1 0000", None),
        ] {
            assert_eq!(grouped(text).as_deref(), read, "{text}");
        }
    }
}
