//! The words of a text, as they are compared.

/// Greek letters by name: people type `beta`, books print β.
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
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('ν', "nu"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('τ', "tau"),
    ('φ', "phi"),
    ('ϕ', "phi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('∂', "d"),
    ('∇', "gradient"),
    ('∑', "sum"),
    ('√', "sqrt"),
];

/// The words of a text: in small letters, Greek letters by name, raised and lowered digits plain,
/// without accents; numbers are words too.
///
/// ```
/// use longhand_search::words;
/// assert_eq!(words("The β₁ of Adam’s m̂"), ["the", "beta", "1", "of", "adam", "m"]);
/// assert_eq!(words("softmax(z) = 0.5"), ["softmax", "z", "0.5"]);
/// assert_eq!(words("mixed-precision GPU-hours"), ["mixed", "precision", "gpu", "hours"]);
/// ```
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    let mut end = |word: &mut String| {
        let done = word.trim_end_matches(['.', '’', '\'']);
        // "Adam's" is found as "Adam".
        let done = done
            .strip_suffix("’s")
            .or_else(|| done.strip_suffix("'s"))
            .unwrap_or(done);
        if !done.is_empty() {
            words.push(done.to_owned());
        }
        word.clear();
    };
    while let Some(c) = letters.next() {
        let digit = lowered_digit(c);
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        if let Some((_, name)) = GREEK.iter().find(|(letter, _)| *letter == c) {
            end(&mut word);
            word.push_str(name);
            end(&mut word);
        } else if let Some(digit) = digit {
            // A word and its index are two words, so that `beta` finds β₁.
            if !number {
                end(&mut word);
            }
            word.push(digit);
        } else if c.is_ascii_digit() {
            if !word.is_empty() && !number {
                end(&mut word);
            }
            word.push(c);
        } else if c == '.' && number && letters.peek().is_some_and(char::is_ascii_digit) {
            word.push(c);
        } else if c.is_alphabetic() {
            if number && !word.is_empty() {
                end(&mut word);
            }
            word.push(plain(c));
        } else if (c == '’' || c == '\'') && !word.is_empty() {
            word.push(c);
        } else if !is_accent(c) {
            end(&mut word);
        }
    }
    end(&mut word);
    words
}

/// Signs above the letter before them, and signs without width.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}')
}

fn lowered_digit(c: char) -> Option<char> {
    let digit = match c {
        '₀'..='₉' => c as u32 - '₀' as u32,
        '⁰' | '⁴'..='⁹' => c as u32 - '⁰' as u32,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        _ => return None,
    };
    char::from_digit(digit, 10)
}

/// Letters with an accent of their own, without it.
fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}
