//! Numbers as people like to read them.
//!
//! Six significant digits and no noise behind them; whole numbers in full,
//! their thousands apart by a narrow space; very large and very small ones as
//! `7.5 × 10¹⁸`. The language reads all of it back.

use crate::math::{Group, Math};
use crate::name::superscript;

/// Narrow no-break space: stands between groups of three digits.
const GROUP: char = '\u{202f}';

/// How many significant digits a computed number shows.
const SIGNIFICANT: usize = 6;

/// A number cut up for setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Not finite: a word or a sign.
    Word(&'static str),
    /// Digits with a point in place.
    Digits(String),
    /// Digits times a power of ten.
    Power(String, i32),
}

/// Decimal digits d₁d₂d₃… of |x| = d₁.d₂d₃… · 10^exponent, without trailing zeros.
fn decimal(x: f64, significant: Option<usize>) -> (String, i32) {
    let text = match significant {
        Some(n) => format!("{:.*e}", n.saturating_sub(1), x.abs()),
        None => format!("{:e}", x.abs()),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    while digits.len() > 1 && digits.ends_with('0') {
        digits.pop();
    }
    (digits, exponent.parse().unwrap_or(0))
}

/// Puts the point into digits.
fn positional(digits: &str, exponent: i32) -> String {
    let mut out = String::new();
    if exponent < 0 {
        out.push_str("0.");
        for _ in 1..-exponent {
            out.push('0');
        }
        out.push_str(digits);
        return out;
    }
    let whole = exponent.unsigned_abs() as usize + 1;
    let mut integer: String = digits.chars().take(whole).collect();
    while integer.len() < whole {
        integer.push('0');
    }
    out.push_str(&thousands(&integer));
    if digits.len() > whole {
        out.push('.');
        out.extend(digits.chars().skip(whole));
    }
    out
}

/// Thousands apart, from five digits on.
fn thousands(integer: &str) -> String {
    if integer.len() < 5 {
        return String::from(integer);
    }
    let mut out = String::new();
    for (i, c) in integer.chars().enumerate() {
        if i > 0 && (integer.len() - i).is_multiple_of(3) {
            out.push(GROUP);
        }
        out.push(c);
    }
    out
}

/// The form of |x|. `significant` digits at most, all that are needed when None.
pub(crate) fn form(x: f64, significant: Option<usize>) -> Form {
    if x.is_nan() {
        return Form::Word("NaN");
    }
    if x.is_infinite() {
        return Form::Word("∞");
    }
    if x == 0.0 {
        return Form::Digits(String::from("0"));
    }
    let whole = x.fract() == 0.0 && x.abs() < 1e15;
    let (digits, exponent) = decimal(x, significant.filter(|_| !whole));
    // Whole numbers stand in full while short, or while every digit counts.
    let large = if whole { 9 } else { 7 };
    if exponent < -4 || (exponent >= large && !(whole && digits.len() > SIGNIFICANT)) {
        let mut mantissa = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i == 1 {
                mantissa.push('.');
            }
            mantissa.push(c);
        }
        return Form::Power(mantissa, exponent);
    }
    Form::Digits(positional(&digits, exponent))
}

fn negative(x: f64) -> bool {
    x < 0.0
}

pub(crate) fn plain_form(form: &Form) -> String {
    match form {
        Form::Word(word) => String::from(*word),
        Form::Digits(digits) => digits.clone(),
        Form::Power(mantissa, exponent) => {
            let mut out = mantissa.clone();
            out.push_str(" × 10");
            out.extend(exponent.to_string().chars().map(superscript));
            out
        }
    }
}

/// Readable, at most six significant digits, no trailing zeros.
///
/// ```
/// use longhand_notation::number::plain;
/// assert_eq!(plain(2.745_387_453_874), "2.74539");
/// assert_eq!(plain(0.1 + 0.2), "0.3");
/// assert_eq!(plain(-7.5e18), "−7.5 × 10¹⁸");
/// ```
#[must_use]
pub fn plain(x: f64) -> String {
    with_digits(x, SIGNIFICANT)
}

/// As [`plain`], with this many significant digits.
#[must_use]
pub fn with_digits(x: f64, significant: usize) -> String {
    let text = plain_form(&form(x, Some(significant.clamp(1, 17))));
    if negative(x) {
        ["−", &text].concat()
    } else {
        text
    }
}

/// MathML of |x| in this form.
pub(crate) fn math_form(form: &Form) -> Math {
    match form {
        Form::Word(word) => Math::name(*word),
        Form::Digits(digits) => Math::number(digits.as_str()),
        Form::Power(mantissa, exponent) => {
            let mut above = Vec::new();
            if *exponent < 0 {
                above.push(Math::sign("−"));
            }
            above.push(Math::number(exponent.unsigned_abs().to_string()));
            let power = Math::group(Group::Above, vec![Math::number("10"), Math::row(above)]);
            if mantissa == "1" {
                return power;
            }
            let mantissa = Math::number(mantissa.as_str());
            Math::row(vec![mantissa, Math::sign("×"), power])
        }
    }
}

/// As [`plain`], as a formula; a negative number has its sign before it.
#[must_use]
pub fn math(x: f64) -> Math {
    let number = math_form(&form(x, Some(SIGNIFICANT)));
    if negative(x) {
        Math::row(vec![Math::sign("−"), number])
    } else {
        number
    }
}

pub(crate) fn tex_form(form: &Form) -> String {
    match form {
        Form::Word("∞") => String::from("\\infty"),
        Form::Word(word) => ["\\mathrm{", word, "}"].concat(),
        Form::Digits(digits) => digits.replace(GROUP, "\\,"),
        Form::Power(mantissa, exponent) => {
            let power = ["10^{", &exponent.to_string(), "}"].concat();
            if mantissa == "1" {
                return power;
            }
            [mantissa, " \\times ", &power].concat()
        }
    }
}

/// As [`plain`], in TeX: `7.5 \times 10^{18}`.
#[must_use]
pub fn tex(x: f64) -> String {
    let text = tex_form(&form(x, Some(SIGNIFICANT)));
    if negative(x) {
        ["-", &text].concat()
    } else {
        text
    }
}

/// With exactly `decimals` digits behind the point, in groups of three behind
/// a narrow space where there are more than four; for tables.
///
/// ```
/// assert_eq!(longhand_notation::number::fixed(0.055_964_016, 6), "0.055\u{202f}964");
/// ```
#[must_use]
pub fn fixed(x: f64, decimals: usize) -> String {
    if !x.is_finite() || x.abs() >= 1e15 {
        return plain(x);
    }
    let text = format!("{:.*}", decimals.min(17), x.abs());
    let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if x < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('−');
    }
    out.push_str(&thousands(integer));
    if !fraction.is_empty() {
        out.push('.');
    }
    for (i, c) in fraction.chars().enumerate() {
        if i > 0 && i.is_multiple_of(3) && fraction.len() > 4 {
            out.push(GROUP);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computed_numbers_show_no_noise() {
        for (x, text) in [
            (0.743_999_999_999_999_9, "0.744"),
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-3.0, "−3"),
            (0.000_165, "0.000165"),
            (3e-5, "3 × 10⁻⁵"),
            (18.673_339_114_668_316, "18.6733"),
            (1234.0, "1234"),
            (1_048_576.0, "1\u{202f}048\u{202f}576"),
            (999_999.5, "1\u{202f}000\u{202f}000"),
            (125e6, "125\u{202f}000\u{202f}000"),
            (1e10, "1 × 10¹⁰"),
            (1_234_567_890.0, "1\u{202f}234\u{202f}567\u{202f}890"),
            (f64::INFINITY, "∞"),
            (f64::NEG_INFINITY, "−∞"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(plain(x), text);
        }
    }

    #[test]
    fn tables_have_their_decimals_in_groups() {
        assert_eq!(fixed(1.0 / 3.0, 4), "0.3333");
        assert_eq!(fixed(-12_345.678_9, 5), "−12\u{202f}345.678\u{202f}90");
        assert_eq!(fixed(-0.000_01, 2), "0.00");
    }

    #[test]
    fn powers_of_ten_are_set_as_such() {
        assert_eq!(tex(7.5e18), "7.5 \\times 10^{18}");
        assert_eq!(tex(1e-8), "10^{-8}");
        assert_eq!(
            math(-1e-8).mathml(),
            "<mrow><mo>−</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>8</mn></mrow></msup></mrow>"
        );
    }
}
