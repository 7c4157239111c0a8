//! Numbers as they stand beside controls and in tables.

use longhand_notation::number;

/// With four significant digits.
pub(crate) fn written(x: f64) -> String {
    number::with_digits(x, 4)
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
