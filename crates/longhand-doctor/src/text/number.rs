//! Numbers as logs write them.

use super::decimal::nearest;
use longhand_math::real;

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value; NaN and the infinities are values too.
    pub value: f64,
    /// Digits behind the point: 2 for `1.25`, 6 for `2.5E-05`, none for `1e3`.
    pub decimals: u8,
    /// How many bytes it takes.
    pub length: usize,
}

/// Powers of ten that a double holds exactly.
const EXACT: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The number with which `text` begins.
///
/// ```
/// use longhand_doctor::text::number::read;
/// let value = |text: &str| read(text.as_bytes()).map(|number| number.value);
/// assert_eq!(value("2.5E-04,"), Some(2.5e-4));
/// assert_eq!(value("7,282  tflops"), Some(7282.0));
/// assert_eq!(value("1_000"), Some(1000.0));
/// assert_eq!(value("41.2%"), Some(41.2));
/// assert_eq!(value("-Infinity"), Some(f64::NEG_INFINITY));
/// assert_eq!(value("nanms"), None);
/// assert_eq!(value("v2"), None);
/// ```
#[must_use]
pub fn read(text: &[u8]) -> Option<Number> {
    read_with(text, b'.')
}

/// As [`read`], with another sign for the decimal point (`,` in some countries).
#[must_use]
pub fn read_with(text: &[u8], point: u8) -> Option<Number> {
    let negative = text.first() == Some(&b'-');
    let start = usize::from(negative || text.first() == Some(&b'+'));
    let body = &text[start..];
    match body.first()? {
        b'0'..=b'9' => digits(text, start, negative, point),
        first if *first == point && body.get(1).is_some_and(u8::is_ascii_digit) => {
            digits(text, start, negative, point)
        }
        b'n' | b'N' | b'i' | b'I' => word(body, negative).map(|(value, length)| Number {
            value,
            decimals: 0,
            length: start + length,
        }),
        _ => None,
    }
}

/// NaN or an infinity, written out.
fn word(text: &[u8], negative: bool) -> Option<(f64, usize)> {
    let length = text
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    let word = &text[..length];
    let value = if word.eq_ignore_ascii_case(b"nan") {
        f64::NAN
    } else if word.eq_ignore_ascii_case(b"inf") || word.eq_ignore_ascii_case(b"infinity") {
        f64::INFINITY
    } else {
        return None;
    };
    Some((if negative { -value } else { value }, length))
}

fn digits(text: &[u8], start: usize, negative: bool, point: u8) -> Option<Number> {
    let mut mantissa = 0_u64;
    let mut figures = 0_usize;
    let mut decimals = 0_i32;
    let mut seen_point = false;
    let mut at = start;
    while let Some(&byte) = text.get(at) {
        if byte.is_ascii_digit() {
            figures += usize::from(figures > 0 || byte != b'0');
            if figures <= 19 {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
            }
            decimals += i32::from(seen_point);
        } else if byte == point && !seen_point {
            seen_point = true;
        } else if (byte == b'_' && text.get(at + 1).is_some_and(u8::is_ascii_digit))
            || (byte == b',' && !seen_point && thousands(&text[start..], at - start))
        {
            // A sign between groups.
        } else {
            break;
        }
        at += 1;
    }
    let mut exponent = 0_i32;
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let signed = at + 1 + usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        let count = text[signed.min(text.len())..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count > 0 {
            for byte in &text[signed..signed + count] {
                exponent = (exponent * 10 + i32::from(byte - b'0')).min(9_999);
            }
            if text[at + 1] == b'-' {
                exponent = -exponent;
            }
            at = signed + count;
        }
    }
    let scale = exponent - decimals;
    let exact = figures <= 15 && scale.unsigned_abs() < 23;
    #[allow(clippy::cast_precision_loss)] // at most fifteen figures
    let value = if exact && scale < 0 {
        mantissa as f64 / EXACT[scale.unsigned_abs() as usize]
    } else if exact {
        mantissa as f64 * EXACT[scale.unsigned_abs() as usize]
    } else {
        slowly(&text[start..at], scale)
    };
    Some(Number {
        value: if negative { -value } else { value },
        decimals: u8::try_from((decimals - exponent).clamp(0, 30)).unwrap_or(30),
        length: at,
    })
}

/// Whether the comma at `at` stands between groups of three digits.
fn thousands(text: &[u8], at: usize) -> bool {
    let group = |from: usize| {
        text.get(from..from + 3)
            .is_some_and(|group| group.iter().all(u8::is_ascii_digit))
            && !text.get(from + 3).is_some_and(u8::is_ascii_digit)
    };
    let before = text[..at]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (1..=3).contains(&before) && group(at + 1)
}

/// Any length of digits, rounded correctly; `scale` is the power of ten of the last.
fn slowly(text: &[u8], scale: i32) -> f64 {
    let mantissa = text.split(|byte| matches!(byte, b'e' | b'E')).next();
    let digits = mantissa.unwrap_or_default().iter().copied();
    let digits: Vec<u8> = digits.filter(u8::is_ascii_digit).collect();
    nearest(&digits, scale)
}

/// The number that a whole text is.
///
/// ```
/// use longhand_doctor::text::number::whole;
/// assert_eq!(whole(" 3e-4 "), Some(3e-4));
/// assert_eq!(whole("50,304"), Some(50_304.0));
/// assert_eq!(whole("3 or 4"), None);
/// ```
#[must_use]
pub fn whole(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = read(text.as_bytes())?;
    (number.length == text.len()).then_some(number.value)
}

/// What a cell of a table or the value of a key holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A number.
    Number(Number),
    /// Nothing: blank, `null`, `None`, `n/a`.
    Nothing,
    /// Something else.
    Text,
}

/// Reads a whole cell.
///
/// ```
/// use longhand_doctor::text::number::{Cell, cell};
/// assert_eq!(cell(b" n/a ", b'.'), Cell::Nothing);
/// assert_eq!(cell(b"constant", b'.'), Cell::Text);
/// assert!(matches!(cell(b"1,5247", b','), Cell::Number(n) if n.value == 1.5247));
/// ```
#[must_use]
pub fn cell(text: &[u8], point: u8) -> Cell {
    let text = text.trim_ascii();
    let text = match text {
        [b'"', inner @ .., b'"'] | [b'\'', inner @ .., b'\''] => inner.trim_ascii(),
        other => other,
    };
    if text.is_empty() || text == b"-" {
        return Cell::Nothing;
    }
    for nothing in [&b"null"[..], b"none", b"n/a", b"na", b"nil"] {
        if text.eq_ignore_ascii_case(nothing) {
            return Cell::Nothing;
        }
    }
    match read_with(text, point) {
        Some(number) if number.length == text.len() => Cell::Number(number),
        Some(number) if text[number.length..].trim_ascii() == b"%" => Cell::Number(number),
        _ => Cell::Text,
    }
}

/// A number in few characters, as the language reads it: six significant digits.
///
/// ```
/// use longhand_doctor::text::number::short;
/// assert_eq!(short(10.8259), "10.8259");
/// assert_eq!(short(1.21e-9), "1.21e-9");
/// assert_eq!(short(59_348_472.779), "5.93485e7");
/// assert_eq!(short(50_304.0), "50304");
/// ```
#[must_use]
pub fn short(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "nan".to_owned()
        } else if value > 0.0 {
            "inf".to_owned()
        } else {
            "-inf".to_owned()
        };
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.fract() == 0.0 && value.abs() < 1e7 {
        return format!("{value:.0}");
    }
    let scientific = format!("{value:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..7).contains(&exponent) {
        let decimals = usize::try_from((5 - exponent).max(0)).unwrap_or(0);
        let plain = format!("{value:.decimals$}");
        return tidy(&plain).to_owned();
    }
    format!("{}e{exponent}", tidy(mantissa))
}

/// Without zeros at the end of a fraction.
fn tidy(digits: &str) -> &str {
    if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    }
}

/// How finely a number with so many decimals is printed: 10^−decimals.
#[must_use]
pub fn grain(decimals: u8) -> f64 {
    real::pow(10.0, -f64::from(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_number_is_read() {
        for (text, value, decimals) in [
            ("1e-05", 1e-5, 5),
            ("2.5E-04", 2.5e-4, 5),
            ("4.6988e-04", 4.6988e-4, 8),
            ("2.345678E+00", 2.345_678, 6),
            ("1.3982862472534179", 1.398_286_247_253_417_9, 16),
            ("0.00019949993043107128", 0.000_199_499_930_431_071_28, 20),
            ("65536.0", 65536.0, 1),
            ("1_000", 1000.0, 0),
            ("12,345,678", 12_345_678.0, 0),
            (".5", 0.5, 1),
            ("1e400", f64::INFINITY, 0),
        ] {
            let number = read(text.as_bytes()).unwrap();
            assert_eq!(number.value, value, "{text}");
            assert_eq!(number.decimals, decimals, "{text}");
            assert_eq!(number.length, text.len(), "{text}");
        }
    }

    #[test]
    fn a_number_ends_where_a_letter_or_a_list_begins() {
        for (text, value) in [
            ("0.0003, 0.0003]", 0.0003),
            ("1.9e-05Iteration", 1.9e-5),
            ("139.00ms", 139.0),
            ("3.25.1", 3.25),
            ("10,20", 10.0),
            ("1,2345", 1.0),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap().value, value, "{text}");
        }
    }
}
