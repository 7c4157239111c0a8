//! Names and numbers as plain SVG text.

use longhand_notation::number;

/// A name as a mathematician writes it: `w1` is 𝑤₁, `beta` is 𝛽.
pub(crate) fn symbol(name: &str) -> String {
    let (stem, index) = split(name);
    let mut text = match greek(stem) {
        Some(letter) => letter.to_string(),
        None if stem.chars().count() == 1 => stem.chars().map(italic).collect(),
        None => stem.to_owned(),
    };
    text.extend(index.chars().map(|digit| match digit.to_digit(10) {
        Some(value) => char::from_u32(0x2080 + value).unwrap_or(digit),
        None => digit,
    }));
    text
}

/// The stem of a name and the digits that are its index.
fn split(name: &str) -> (&str, &str) {
    let stem = name.trim_end_matches(|one: char| one.is_ascii_digit());
    if stem.is_empty() {
        return (name, "");
    }
    (stem.trim_end_matches('_'), &name[stem.len()..])
}

/// The mathematical italic of an ASCII letter.
fn italic(letter: char) -> char {
    let code = match letter {
        'h' => 0x210E,
        'a'..='z' => 0x1D44E + (u32::from(letter) - u32::from('a')),
        'A'..='Z' => 0x1D434 + (u32::from(letter) - u32::from('A')),
        _ => u32::from(letter),
    };
    char::from_u32(code).unwrap_or(letter)
}

/// The italic Greek letter of that name.
fn greek(name: &str) -> Option<char> {
    Some(match name {
        "alpha" => '𝛼',
        "beta" => '𝛽',
        "gamma" => '𝛾',
        "delta" => '𝛿',
        "eps" | "epsilon" => '𝜀',
        "eta" => '𝜂',
        "theta" => '𝜃',
        "lambda" => '𝜆',
        "mu" => '𝜇',
        "rho" => '𝜌',
        "sigma" => '𝜎',
        "tau" => '𝜏',
        "phi" => '𝜑',
        _ => return None,
    })
}

/// A number short enough for a label: four significant digits.
pub(super) fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    // Through text, so that the rounding is the decimal one that readers do.
    let rounded = format!("{value:.3e}").parse().unwrap_or(value);
    number::plain(rounded).replace('-', "−")
}

/// About how wide a label is at 17 units, in units.
pub(crate) fn width(label: &str) -> f64 {
    let (stem, index) = split(label);
    let stem = if greek(stem).is_some() {
        1
    } else {
        stem.chars().count()
    };
    9.2 * stem as f64 + 6.5 * index.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_set_as_a_mathematician_writes_it() {
        assert_eq!(symbol("w1"), "𝑤₁");
        assert_eq!(symbol("h"), "ℎ");
        assert_eq!(symbol("beta_2"), "𝛽₂");
        assert_eq!(symbol("loss"), "loss");
    }

    #[test]
    fn our_fonts_draw_every_symbol() {
        for name in ["a1", "z10", "h", "W", "theta", "phi3", "epsilon", "lambda"] {
            assert!(crate::fonts::uncovered(&symbol(name)).is_empty(), "{name}");
        }
    }

    #[test]
    fn numbers_are_short_and_carry_a_real_minus() {
        assert_eq!(number(-8.0), "−8");
        assert_eq!(number(-0.0), "0");
        assert_eq!(number(2.745_387), "2.745");
    }
}
