//! Numbers as they stand beside controls and in tables.

use longhand_notation::number;

/// With four significant digits.
pub(crate) fn written(x: f64) -> String {
    number::with_digits(x, 4)
}

/// With four significant digits; minus zero is zero.
pub(crate) fn short_number(x: f64) -> String {
    written(x + 0.0)
}

/// The same behind a sign of arithmetic: a negative number stands in brackets.
pub(crate) fn with_brackets(x: f64) -> String {
    in_brackets(short_number(x))
}

fn in_brackets(text: String) -> String {
    if text.starts_with('−') {
        format!("({text})")
    } else {
        text
    }
}

/// With two decimals at most, as it fits into a cell.
pub(crate) fn short(x: f64) -> String {
    let text = format!("{:.2}", x + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" | "" => "0".to_owned(),
        _ => text.replace('-', "−"),
    }
}

/// With three significant digits, behind a sign of arithmetic.
pub(crate) fn bracketed(x: f64) -> String {
    in_brackets(number::with_digits(x + 0.0, 3))
}

/// As it is written in a program: `3e-4`, `10000`.
pub(crate) fn code(x: f64) -> String {
    if x.is_nan() {
        return "float(\"nan\")".to_owned();
    }
    if x.is_infinite() {
        return if x > 0.0 {
            "float(\"inf\")"
        } else {
            "-float(\"inf\")"
        }
        .to_owned();
    }
    let (plain, power) = (format!("{x}"), format!("{x:e}"));
    if power.len() + 1 < plain.len() && !(x.abs() >= 1.0 && x.abs() < 1e6) {
        power
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_decimals_without_idle_zeros_and_a_minus_in_brackets() {
        for (x, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (10.0, "10"),
            (1.5, "1.5"),
            (-2.956, "−2.96"),
        ] {
            assert_eq!(short(x), text);
        }
        assert_eq!([bracketed(-2.0), bracketed(2.0)], ["(−2)", "2"]);
    }

    #[test]
    fn a_number_in_a_program_is_the_number() {
        for x in [3e-4, 10_000.0, 0.1, -2.5, 1e12, 0.0, 1.0 / 3.0, 65536.0] {
            assert_eq!(code(x).parse::<f64>(), Ok(x), "{}", code(x));
        }
        assert_eq!(
            (code(3e-4).as_str(), code(10_000.0).as_str()),
            ("3e-4", "10000")
        );
    }
}
