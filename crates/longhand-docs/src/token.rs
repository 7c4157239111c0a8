//! Plain characters to numbers, operators, units and words.

use crate::text::{GROUP, Placed, UNKNOWN};

/// A number as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Its digits, with point and exponent.
    pub digits: String,
    /// The power of ten of its last digit.
    pub last: i32,
    /// The power of ten of its last digit that is not 0.
    pub last_counting: i32,
    /// A letter or word behind it that scales it: what it may mean, the likeliest first.
    pub scales: Vec<Scale>,
}

/// What a number is multiplied by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// A factor.
    Factor(f64),
    /// It is a number of bytes.
    Bytes,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number.
    Number(Written),
    /// `+ - × / ^`
    Op(char),
    /// A dash between two numbers without spaces: a range, or a difference.
    Dash,
    /// `√`
    Root,
    /// `=`, or `≈` and its like.
    Relation(char),
    /// `(`
    Open,
    /// `)`
    Close,
    /// Letters.
    Word(String),
    /// `%`
    Percent,
    /// `$`
    Dollar,
    /// `±`
    PlusMinus,
    /// `~` before a number.
    Roughly,
    /// What ends a statement: punctuation, brackets, other relations.
    End,
    /// A name of which nothing is known.
    Unknown,
}

/// A token and where it stands, in bytes of its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// Whether something stands directly before it.
    pub glued: bool,
}

/// Cuts characters into tokens.
pub fn tokens(chars: &[Placed]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut place = 0;
    while let Some(&(c, start)) = chars.get(place) {
        if c.is_whitespace() && c != GROUP {
            place += 1;
            continue;
        }
        let glued = place
            .checked_sub(1)
            .and_then(|place| chars.get(place))
            .is_some_and(|(c, _)| !c.is_whitespace());
        let (kind, next) = token(chars, place, out.last(), glued);
        let end = chars
            .get(next.saturating_sub(1))
            .map_or(start, |(c, at)| at + c.len_utf8());
        out.push(Token {
            kind,
            start,
            end,
            glued,
        });
        place = next.max(place + 1);
    }
    scale_words(&mut out);
    powers_of_ten(&mut out);
    out
}

fn token(chars: &[Placed], place: usize, last: Option<&Token>, glued: bool) -> (Kind, usize) {
    let at = |place: usize| chars.get(place).map(|(c, _)| *c);
    let c = at(place).unwrap_or(' ');
    let before = place.checked_sub(1).and_then(at);
    let after = at(place + 1);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let next = place + 1;
    if c.is_ascii_digit() || (c == '.' && digit(after) && !digit(before)) {
        return number(chars, place);
    }
    if let Some(raised) = raised(chars, place) {
        return raised;
    }
    let kind = match c {
        '+' if after == Some('=') => Kind::End,
        '+' => Kind::Op('+'),
        '×' | '·' | '⋅' | '∙' | '∗' | '*' => Kind::Op('×'),
        '/' | '÷' | '∕' | '⁄' => Kind::Op('/'),
        '^' => Kind::Op('^'),
        '√' => Kind::Root,
        '-' | '–' | '‑' if glued && digit(before) && digit(after) => Kind::Dash,
        '−' | '‑' | '-' | '–' => {
            // Behind a word a dash with spaces around it is punctuation.
            let operand = last.is_some_and(|last| {
                matches!(
                    last.kind,
                    Kind::Number(_)
                        | Kind::Close
                        | Kind::Percent
                        | Kind::Op(_)
                        | Kind::Open
                        | Kind::Relation(_)
                )
            }) || last
                .is_some_and(|last| matches!(&last.kind, Kind::Word(word) if is_unit(word)));
            let spaced = after.is_none_or(char::is_whitespace);
            if c == '−' || operand || (!spaced && !glued) {
                Kind::Op('-')
            } else {
                Kind::End
            }
        }
        '=' => {
            let strange = |c: Option<char>| {
                c.is_some_and(|c| matches!(c, '=' | '!' | '<' | '>' | ':' | '+' | '*' | '-'))
            };
            if strange(before) || matches!(after, Some('=' | '>')) {
                Kind::End
            } else {
                Kind::Relation('=')
            }
        }
        '≈' | '≃' | '≅' | '≐' | '≒' => Kind::Relation('≈'),
        '~' if digit(after) || after.is_some_and(char::is_whitespace) => Kind::Roughly,
        '(' => Kind::Open,
        ')' => Kind::Close,
        '%' => Kind::Percent,
        '$' => Kind::Dollar,
        '±' => Kind::PlusMinus,
        UNKNOWN => Kind::Unknown,
        c if c.is_alphabetic() => return word(chars, place),
        _ => Kind::End,
    };
    (kind, next)
}

/// `²`, `¹⁸`: a power; as `^` with the number in its exponent.
fn raised(chars: &[Placed], place: usize) -> Option<(Kind, usize)> {
    const DIGITS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let mut digits = String::new();
    let mut next = place;
    while let Some((c, _)) = chars.get(next) {
        match c {
            '⁻' if digits.is_empty() => digits.push('-'),
            c => match DIGITS.chars().position(|digit| digit == *c) {
                Some(value) => digits.push_str(&value.to_string()),
                None => break,
            },
        }
        next += 1;
    }
    let exponent: i32 = digits.parse().ok()?;
    let written = Written {
        digits: exponent.to_string(),
        // Told from a number that stands by itself.
        last: RAISED,
        last_counting: 0,
        scales: Vec::new(),
    };
    Some((Kind::Number(written), next))
}

/// Marks a raised number.
pub const RAISED: i32 = i32::MIN;

/// Letters, with digits and hyphens inside: `GPU-hours`, `H100`.
fn word(chars: &[Placed], place: usize) -> (Kind, usize) {
    let at = |place: usize| chars.get(place).map(|(c, _)| *c);
    let mut word = String::new();
    let mut next = place;
    while let Some(c) = at(next) {
        let joins =
            matches!(c, '-' | '_' | '\'' | '’') && at(next + 1).is_some_and(char::is_alphanumeric);
        if c == UNKNOWN {
            return (Kind::Unknown, next + 1);
        }
        if !(c.is_alphanumeric() || joins) || "²³".contains(c) {
            break;
        }
        word.push(c);
        next += 1;
    }
    (Kind::Word(word), next)
}

/// A number: `7`, `1,048,576`, `1 048 576`, `2.5e-3`, `125M`.
fn number(chars: &[Placed], place: usize) -> (Kind, usize) {
    let at = |place: usize| chars.get(place).map(|(c, _)| *c);
    let is_digit = |place: usize| at(place).is_some_and(|c| c.is_ascii_digit());
    let mut digits = String::new();
    let mut next = place;
    while is_digit(next) {
        digits.extend(at(next));
        next += 1;
    }
    // Groups of three behind a comma or a space.
    let three = |place: usize| (1..=3).all(|n| is_digit(place + n)) && !is_digit(place + 4);
    if (1..=3).contains(&digits.len()) && !digits.starts_with('0') {
        let group = at(next)
            .filter(|&c| matches!(c, ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | GROUP));
        while group.is_some() && at(next) == group && three(next) {
            digits.extend((1..=3).filter_map(|n| at(next + n)));
            next += 4;
        }
    }
    while at(next) == Some('_') && is_digit(next + 1) {
        next += 1;
        while is_digit(next) {
            digits.extend(at(next));
            next += 1;
        }
    }
    let mut decimals = 0;
    if at(next) == Some('.') && is_digit(next + 1) {
        digits.push('.');
        next += 1;
        while is_digit(next) || (matches!(at(next), Some(GROUP)) && is_digit(next + 1)) {
            if is_digit(next) {
                digits.extend(at(next));
                decimals += 1;
            }
            next += 1;
        }
    }
    let mut exponent = 0;
    if matches!(at(next), Some('e' | 'E')) {
        let signed = matches!(at(next + 1), Some('+' | '-' | '−'));
        let from = next + 1 + usize::from(signed);
        let text: String = (from..)
            .map_while(|n| at(n).filter(char::is_ascii_digit))
            .take(4)
            .collect();
        let behind = at(from + text.len());
        if !text.is_empty() && !behind.is_some_and(char::is_alphabetic) {
            exponent = text.parse::<i32>().unwrap_or(0);
            if signed && at(next + 1) != Some('+') {
                exponent = -exponent;
            }
            next = from + text.len();
        }
    }
    let zeros = trailing_zeros(&digits);
    let last = exponent - decimals;
    let mut written = Written {
        digits: if exponent == 0 {
            digits
        } else {
            format!("{digits}e{exponent}")
        },
        last,
        last_counting: last + zeros,
        scales: Vec::new(),
    };
    let letters: String = (next..)
        .map_while(|n| at(n).filter(|c| c.is_alphanumeric()))
        .collect();
    if let Some(scales) = scale(&letters) {
        written.scales = scales;
        next += letters.chars().count();
    }
    (Kind::Number(written), next)
}

/// Zeros at the end of a number's digits; those of a fraction all count.
fn trailing_zeros(digits: &str) -> i32 {
    if digits.contains('.') || digits.trim_matches('0').is_empty() {
        return 0;
    }
    (digits.len() - digits.trim_end_matches('0').len()) as i32
}

/// What a letter behind a number may mean.
fn scale(letters: &str) -> Option<Vec<Scale>> {
    Some(match letters {
        "k" => vec![Scale::Factor(1e3)],
        "K" => vec![Scale::Factor(1e3), Scale::Factor(1024.0)],
        "M" => vec![Scale::Factor(1e6), Scale::Factor(1_048_576.0)],
        "B" => vec![Scale::Factor(1e9), Scale::Bytes],
        "T" => vec![Scale::Factor(1e12)],
        _ => return None,
    })
}

/// `7 billion`, `7 B`: the word goes into its number.
fn scale_words(tokens: &mut Vec<Token>) {
    let mut place = 1;
    while place < tokens.len() {
        let found = match tokens.get(place).map(|token| &token.kind) {
            Some(Kind::Word(word)) => match word.as_str() {
                "thousand" => Some(vec![Scale::Factor(1e3)]),
                "million" | "millions" => Some(vec![Scale::Factor(1e6)]),
                "billion" | "billions" | "bn" => Some(vec![Scale::Factor(1e9)]),
                "trillion" | "trillions" => Some(vec![Scale::Factor(1e12)]),
                "B" => Some(vec![Scale::Bytes, Scale::Factor(1e9)]),
                "K" | "M" | "T" => scale(word),
                _ => None,
            },
            _ => None,
        };
        let end = tokens.get(place).map_or(0, |token| token.end);
        let before = tokens.get_mut(place - 1);
        match (found, before) {
            (
                Some(scales),
                Some(Token {
                    kind: Kind::Number(number),
                    end: last,
                    ..
                }),
            ) if number.scales.is_empty() && number.last != RAISED => {
                number.scales = scales;
                *last = end;
                tokens.remove(place);
            }
            _ => place += 1,
        }
    }
}

/// `7.5 × 10^18`, `10¹⁸`: one number.
fn powers_of_ten(tokens: &mut Vec<Token>) {
    let mut place = 0;
    while place < tokens.len() {
        let Some((exponent, length)) = power(tokens, place) else {
            place += 1;
            continue;
        };
        let end = tokens.get(place + length - 1).map_or(0, |token| token.end);
        // The mantissa before it, with its sign of multiplication.
        let mantissa = match place
            .checked_sub(2)
            .and_then(|from| tokens.get(from..place))
        {
            Some(
                [
                    Token {
                        kind: Kind::Number(number),
                        ..
                    },
                    Token {
                        kind: Kind::Op('×'),
                        ..
                    },
                ],
            ) if number.last != RAISED
                && number.scales.is_empty()
                && !number.digits.contains('e') =>
            {
                let power = place.checked_sub(3).and_then(|from| tokens.get(from));
                let raised = power
                    .is_some_and(|token| matches!(token.kind, Kind::Op('^' | '/') | Kind::Root));
                (!raised).then(|| number.clone())
            }
            _ => None,
        };
        let (from, written) = match mantissa {
            Some(number) => (
                place - 2,
                Written {
                    digits: format!("{}e{exponent}", number.digits),
                    last: number.last + exponent,
                    last_counting: number.last_counting + exponent,
                    scales: Vec::new(),
                },
            ),
            None => (
                place,
                Written {
                    digits: format!("1e{exponent}"),
                    last: exponent,
                    last_counting: exponent,
                    scales: Vec::new(),
                },
            ),
        };
        let (start, glued) = tokens
            .get(from)
            .map_or((0, false), |token| (token.start, token.glued));
        tokens.splice(
            from..place + length,
            [Token {
                kind: Kind::Number(written),
                start,
                end,
                glued,
            }],
        );
        place = from + 1;
    }
}

/// The exponent of a power of ten that stands here, and how many tokens it takes.
fn power(tokens: &[Token], place: usize) -> Option<(i32, usize)> {
    let kind = |place: usize| tokens.get(place).map(|token| &token.kind);
    let whole = |place: usize| match kind(place) {
        Some(Kind::Number(number)) if number.scales.is_empty() => number.digits.parse::<i32>().ok(),
        _ => None,
    };
    match kind(place) {
        Some(Kind::Number(ten))
            if ten.digits == "10" && ten.last != RAISED && ten.scales.is_empty() => {}
        _ => return None,
    }
    if let Some(Kind::Number(exponent)) = kind(place + 1)
        && exponent.last == RAISED
    {
        return Some((exponent.digits.parse().ok()?, 2));
    }
    if kind(place + 1) != Some(&Kind::Op('^')) {
        return None;
    }
    let found = match (kind(place + 2), kind(place + 3)) {
        (Some(Kind::Open), Some(Kind::Op('-'))) if kind(place + 5) == Some(&Kind::Close) => {
            (-whole(place + 4)?, 6)
        }
        (Some(Kind::Open), _) if kind(place + 4) == Some(&Kind::Close) => (whole(place + 3)?, 5),
        (Some(Kind::Op('-')), _) => (-whole(place + 3)?, 4),
        _ => (whole(place + 2)?, 3),
    };
    (found.0.abs() < 300).then_some(found)
}

/// Whether a word is a unit of measurement.
pub fn is_unit(word: &str) -> bool {
    measure(word).is_some()
}

/// The unit that a word of a document names. A `d` by itself is a width or a dimension there, and
/// no day.
pub fn measure(word: &str) -> Option<longhand_notation::unit::Unit> {
    longhand_notation::unit::named(word).filter(|_| word != "d")
}

/// 10 to a whole power.
pub fn ten(power: i32) -> f64 {
    format!("1e{power}").parse().unwrap_or(f64::NAN)
}
