//! Names: one spelling for each, and how it looks.
//!
//! `β₁`, `β1` and `beta1` are one name; its canonical spelling is ASCII.

/// Greek letters: character and the word that spells it. The first character
/// given for a word is the one it is printed with.
const GREEK: &[(char, &str)] = &[
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "epsilon"),
    ('ϵ', "epsilon"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('ϑ', "theta"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('µ', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('τ', "tau"),
    ('φ', "phi"),
    ('ϕ', "phi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Γ', "Gamma"),
    ('Δ', "Delta"),
    ('∆', "Delta"),
    ('Θ', "Theta"),
    ('Λ', "Lambda"),
    ('Σ', "Sigma"),
    ('Φ', "Phi"),
    ('Ψ', "Psi"),
    ('Ω', "Omega"),
];

/// The Greek letter a word spells.
pub(crate) fn greek(word: &str) -> Option<char> {
    GREEK.iter().find(|(_, w)| *w == word).map(|(c, _)| *c)
}

/// A digit below the line.
pub(crate) fn subscript_digit(c: char) -> Option<char> {
    let place = u32::from(c).checked_sub(0x2080)?;
    char::from_digit(place, 10).filter(|_| place < 10)
}

/// A digit above the line.
pub(crate) fn superscript_digit(c: char) -> Option<char> {
    match c {
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => char::from_digit(u32::from(c) - 0x2070, 10),
        _ => None,
    }
}

/// Puts digits above the line, and a minus.
pub fn superscript(c: char) -> char {
    match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '-' | '−' => '⁻',
        _ => match c.to_digit(10) {
            Some(digit) => char::from_u32(0x2070 + digit).unwrap_or(c),
            None => c,
        },
    }
}

/// Whether a name can begin with this character.
pub(crate) fn starts(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && letter(c))
}

/// Whether a name can go on with this character.
#[must_use]
pub fn continues(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || (!c.is_ascii() && (letter(c) || subscript_digit(c).is_some() || accent(c).is_some()))
}

/// The accent that a combining sign puts over the letter before it.
fn accent(c: char) -> Option<&'static str> {
    match c {
        '\u{302}' => Some("_hat"),
        '\u{303}' => Some("_tilde"),
        '\u{304}' | '\u{305}' => Some("_bar"),
        _ => None,
    }
}

fn letter(c: char) -> bool {
    matches!(c, '∆' | '∂' | '∇') || (c.is_alphabetic() && superscript_digit(c).is_none())
}

/// The canonical spelling: Greek letters as words, subscripts as digits.
///
/// ```
/// assert_eq!(longhand_notation::name::canonical("β₁"), "beta1");
/// ```
#[must_use]
pub fn canonical(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii() {
            out.push(c);
        } else if let Some((_, word)) = GREEK.iter().find(|(letter, _)| *letter == c) {
            out.push_str(word);
        } else if let Some(accent) = accent(c) {
            out.push_str(accent);
        } else {
            out.push(subscript_digit(c).unwrap_or(c));
        }
    }
    out
}

/// A name cut up for setting: what stands on the line, and what below it.
/// `m_hat` carries its accent in `accent`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts<'a> {
    pub base: &'a str,
    pub index: Vec<&'a str>,
    pub accent: Option<&'a str>,
}

/// Cuts a canonical name up: `m_hat_3` is m, accent hat, index 3; `beta1` is
/// beta, index 1.
pub(crate) fn parts(name: &str) -> Parts<'_> {
    let mut parts = Parts::default();
    for (i, piece) in name.split('_').filter(|p| !p.is_empty()).enumerate() {
        if i > 0 && matches!(piece, "hat" | "bar" | "tilde") {
            parts.accent = Some(piece);
            continue;
        }
        let cut = piece
            .find(|c: char| c.is_ascii_digit())
            .filter(|&at| at > 0)
            .unwrap_or(piece.len());
        let (letters, digits) = piece.split_at(cut);
        if i == 0 {
            parts.base = letters;
        } else if matches!(letters, "hat" | "bar" | "tilde") {
            parts.accent = Some(letters);
        } else {
            parts.index.push(letters);
        }
        if !digits.is_empty() {
            parts.index.push(digits);
        }
    }
    if parts.base.is_empty() {
        parts.base = name;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_has_one_spelling() {
        assert_eq!(canonical("β₁"), "beta1");
        assert_eq!(canonical("β1"), "beta1");
        assert_eq!(canonical("m_hat"), "m_hat");
    }

    #[test]
    fn names_fall_into_letter_index_and_accent() {
        let p = parts("m_hat_3");
        assert_eq!((p.base, p.accent, p.index), ("m", Some("hat"), vec!["3"]));
        let p = parts("beta1");
        assert_eq!((p.base, p.index), ("beta", vec!["1"]));
        let p = parts("m_hat3");
        assert_eq!((p.base, p.accent, p.index), ("m", Some("hat"), vec!["3"]));
    }

    #[test]
    fn superscripts_go_there_and_back() {
        for digit in '0'..='9' {
            assert_eq!(superscript_digit(superscript(digit)), Some(digit));
        }
    }
}
