//! What a learner typed: the language, and what people write besides.
//!
//! A text that the language itself can read is never touched. Only what it
//! refuses is tried again: with decimal commas, with thousands apart by plain
//! spaces, with `x` for a times sign, with brackets around what a function such
//! as `ln` stands before, and with the parts of `1 h 44 min` added up.

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
        Err(fault) => rewritten(trimmed)
            .find_map(|text| parse(&text).ok())
            .ok_or_else(|| shifted(fault, text)),
    }
}

/// Other readings of a text, the likeliest first: for one that cannot be read, or that can and has
/// no value, as `768x3072` has none where there is no `x3072`.
pub fn rewritten(text: &str) -> impl Iterator<Item = String> + use<> {
    let text = text.trim();
    let changed = |text: &str, change: &dyn Fn(&str) -> Option<String>| {
        change(text).unwrap_or_else(|| text.to_owned())
    };
    // `ln 7.5 x 10^18`: several of them may stand in one text.
    let signs = changed(text, &times);
    let both = changed(&signs, &applied);
    let all = [
        decimal_commas(text),
        grouped(text),
        (signs != text).then(|| signs.clone()),
        (both != text).then(|| both.clone()),
        decimal_commas(&both),
        parts(text),
    ];
    all.into_iter().flatten()
}

/// The text with `*` for every `x` that stands between two numbers.
fn times(text: &str) -> Option<String> {
    let mut out = text.to_owned();
    let mut changed = false;
    for (at, _) in text.char_indices().filter(|(_, c)| matches!(c, 'x' | 'X')) {
        let before = text.get(..at)?.trim_end();
        let after = text.get(at + 1..)?.trim_start();
        // A number, perhaps with an exponent or a suffix, and not the end of a name: w1x2.
        let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
        let last = before.rsplit(|c| !word(c)).next().unwrap_or("");
        let number = last.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let goes_on = after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '.'));
        if (number || before.ends_with([')', '%'])) && goes_on {
            out.replace_range(at..=at, "*");
            changed = true;
        }
    }
    changed.then_some(out)
}

/// Functions that people write without brackets.
const APPLIED: &[&str] = &[
    "log10", "log2", "sqrt", "sin", "cos", "tanh", "tan", "exp", "log", "ln",
];

/// The text with brackets around a number that stands behind a function: `ln 2`, `ln2`, `cos 3`.
fn applied(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 2);
    let mut rest = text;
    let mut changed = false;
    while let Some(c) = rest.chars().next() {
        let fresh = !out.ends_with(crate::name::continues);
        let mut names = APPLIED.iter().filter(|_| fresh);
        let called = names.find_map(|name| {
            let behind = rest.strip_prefix(name)?;
            let number = behind.trim_start_matches(' ');
            // log10 and log2 are names of their own; `log10 5` and `ln2` are calls.
            let own = matches!(*name, "log") && number.len() == behind.len();
            let digits = number
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(number.len());
            let (digits, behind) = number.split_at(digits);
            let exponent = behind.starts_with(['^', '(', 'e', 'E']);
            (!digits.is_empty() && !own && !exponent).then_some((*name, digits, behind))
        });
        if let Some((name, digits, behind)) = called {
            out.push_str(&[name, "(", digits, ")"].concat());
            rest = behind;
            changed = true;
            continue;
        }
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    changed.then_some(out)
}

/// A duration in parts, `1 h 44 min`, as their sum.
fn parts(text: &str) -> Option<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, behind) = rest.split_at(digits);
        let behind = behind.trim_start();
        let letters = behind
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(letters);
        if number.is_empty() || crate::unit::named(unit).is_none() {
            return None;
        }
        found.push([number, " ", unit].concat());
        rest = behind.trim_start_matches([',', ' ']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    (found.len() > 1).then(|| found.join(" + "))
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
    fn an_x_between_numbers_is_a_times_sign() {
        for (text, read) in [
            ("7.5 x 10^18", Some("7.5 * 10^18")),
            ("7.5x10^18", Some("7.5*10^18")),
            ("6 x 125e6 X 10e9", Some("6 * 125e6 * 10e9")),
            ("(2 + 1)x(3)", Some("(2 + 1)*(3)")),
            ("2x", None),
            ("2x + 3", None),
            ("w1x2", None),
            ("max(1, 2)", None),
        ] {
            assert_eq!(times(text).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn a_function_may_stand_before_a_number_without_brackets() {
        for (text, read) in [
            ("ln 50257", Some("ln(50257)")),
            ("2.5/(ln 2 * 4.3)", Some("2.5/(ln(2) * 4.3)")),
            ("2.5/ln2/4.3", Some("2.5/ln(2)/4.3")),
            ("sqrt 0.55", Some("sqrt(0.55)")),
            ("log2 8", Some("log2(8)")),
            ("log 10", Some("log(10)")),
            ("log2(8)", None),
            ("log10", None),
            ("sqrt 2^2", None),
            ("sinus 3", None),
            ("arcsin 1", None),
        ] {
            assert_eq!(applied(text).as_deref(), read, "{text}");
        }
    }

    #[test]
    fn a_duration_in_parts_is_their_sum() {
        for (text, read) in [
            ("1 h 44 min", Some("1 h + 44 min")),
            ("1h 44min 10s", Some("1 h + 44 min + 10 s")),
            ("1 hour and 44 minutes", Some("1 hour + 44 minutes")),
            ("1 h", None),
            ("1 44", None),
            ("1 apple 2 pears", None),
        ] {
            assert_eq!(parts(text).as_deref(), read, "{text}");
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
