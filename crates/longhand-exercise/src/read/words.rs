//! Words that people write around a number: “49.8 billion”, “128 sequences”, “about 12 per cent”.
//!
//! They are looked at only where the language cannot read a text as it stands, so a name or a unit
//! of its own never becomes a mere word.

use longhand_notation::unit;

/// Powers of ten by name, also in the plural.
const SCALES: &[(&str, &str)] = &[
    ("hundred", "e2"),
    ("thousand", "e3"),
    // Glued to a number, small: the language reads it itself.
    ("k", "e3"),
    ("million", "e6"),
    ("mn", "e6"),
    ("billion", "e9"),
    ("bn", "e9"),
    ("trillion", "e12"),
    ("quadrillion", "e15"),
    ("quintillion", "e18"),
];

/// Numbers that are written out when they stand alone.
const ALONE: &[(&str, &str)] = &[
    ("zero", "0"),
    ("none", "0"),
    ("one", "1"),
    ("two", "2"),
    ("half", "1/2"),
    ("infinity", "inf"),
    ("infinite", "inf"),
    ("-infinity", "-inf"),
    ("minus infinity", "-inf"),
];

/// Words that say nothing behind a number.
const FILLING: &[&str] = &[
    "×",
    "x",
    "times",
    "of",
    "in",
    "total",
    "altogether",
    "all",
    "or",
    "so",
    "each",
    "exactly",
];

/// Words and signs before a number that is not meant to the last digit.
const ROUGHLY: &[&str] = &[
    "≈",
    "~",
    "≃",
    "about",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "around",
    "ca.",
    "circa",
];

/// A text with its words put as the language reads them; `None` where there are none, or one of
/// them is neither a number's nor the question's own.
///
/// `question` holds the question's own words, in small letters.
///
/// `unit` is what the field shows.
pub fn plainer(question: &[String], unit: Option<&str>, text: &str) -> Option<String> {
    let text = text.trim();
    if let Some((_, number)) = ALONE
        .iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word))
    {
        return Some((*number).to_owned());
    }
    // In a field of per cent the sign is there already.
    let percent = if unit == Some("%") { "" } else { "%" };
    let mut rest = text;
    while let Some(cut) = ROUGHLY.iter().find_map(|word| strip_word(rest, word)) {
        rest = cut.trim_start();
    }
    // "m̂ = 2.745": what is asked for needs no name.
    if let Some((name, value)) = rest.split_once('=')
        && !name.contains(['(', '[', '<', '>'])
        && !value.contains('=')
    {
        rest = value.trim_start();
    }
    let end = rest
        .char_indices()
        .filter(|(_, c)| c.is_ascii_digit() || matches!(c, ')' | '%'))
        .map(|(at, c)| at + c.len_utf8())
        .next_back()?;
    let (number, tail) = rest.split_at(end);
    let mut read = number.to_owned();
    let mut unit_seen = false;
    let mut words = tail.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | '!'));
        let lower = bare.to_lowercase();
        if let Some(power) = scale(&lower).filter(|_| !unit_seen) {
            scaled(&mut read, power);
        } else if lower == "percent" {
            read.push_str(percent);
        } else if lower == "per" && words.peek().is_some_and(|next| next.starts_with("cent")) {
            words.next();
            read.push_str(percent);
        } else if unit::named(bare).is_some() {
            unit_seen = true;
            read.push(' ');
            read.push_str(bare);
        } else if !FILLING.contains(&lower.as_str()) && !question.contains(&lower) {
            return None;
        }
    }
    (read != text).then_some(read)
}

/// `69.3B` as `69.3`, in a field that counts in billions; `None` where nothing stands so.
pub fn scale_told_twice(unit: Option<&str>, text: &str) -> Option<String> {
    let text = text.trim();
    let power = scale(&unit?.to_lowercase())?;
    let number = text.strip_suffix(['k', 'M', 'B', 'T'])?;
    let told = match text.get(number.len()..)? {
        "k" => "e3",
        "M" => "e6",
        "B" => "e9",
        _ => "e12",
    };
    (told == power && number.ends_with(|c: char| c.is_ascii_digit())).then(|| number.to_owned())
}

/// `2M` as `2 M`, where M is a name of the question and no million is meant; `None` where nothing
/// stands so.
pub fn factors_apart(text: &str, is_name: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 1);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let ends = letters
            .peek()
            .is_none_or(|c| !c.is_alphanumeric() && *c != '_');
        let suffix = matches!(c, 'k' | 'M' | 'B' | 'T') && before.is_ascii_digit() && ends;
        if suffix && is_name(c.encode_utf8(&mut [0; 4])) {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    (out != text).then_some(out)
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = text.get(word.len()..)?;
    let ends = !word.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
    (head.eq_ignore_ascii_case(word) && ends).then_some(rest)
}

fn scale(word: &str) -> Option<&'static str> {
    let named = |name: &str| word == name || word.strip_suffix('s') == Some(name);
    let found = SCALES.iter().find(|(name, _)| named(name));
    found.map(|(_, power)| *power)
}

/// Puts a power of ten behind a number: into it, where it is one written out, so that its digits
/// still count as they were typed.
fn scaled(read: &mut String, power: &str) {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '_' | '\u{202f}' | ' ');
    let unsigned = read.trim_start_matches(['-', '−', '+', ' ']);
    if unsigned.chars().all(digits) {
        read.push_str(power);
    } else {
        *read = format!("({read}) * 1{power}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glued_name_is_a_factor_where_the_question_has_it() {
        let names = |name: &str| name == "M";
        let apart = |text: &str| factors_apart(text, &names);
        assert_eq!(
            apart("-d/x^2 + 1/(2M)").as_deref(),
            Some("-d/x^2 + 1/(2 M)")
        );
        assert_eq!(apart("2M"), Some("2 M".into()));
        for text in ["2MB", "2B", "M2", "2 M", "2 000"] {
            assert_eq!(apart(text), None, "{text}");
        }
    }

    #[test]
    fn a_scale_may_be_told_twice() {
        let told = |unit, text| scale_told_twice(unit, text);
        assert_eq!(told(Some("billion"), "69.3B").as_deref(), Some("69.3"));
        assert_eq!(told(Some("million"), "69.3B"), None);
        assert_eq!(told(None, "69.3B"), None);
    }

    #[test]
    fn words_of_numbers_and_of_the_question_are_read() {
        let question: Vec<String> = ["sequences", "gpus", "cards", "step", "batch"]
            .map(String::from)
            .into();
        for (text, read) in [
            ("49.8 billion", Some("49.8e9")),
            ("8,388 millions", Some("8,388e6")),
            ("(4 + 4) million", Some("((4 + 4)) * 1e6")),
            ("128 sequences", Some("128")),
            ("128 Sequences.", Some("128")),
            ("19K", Some("19e3")),
            ("19.1 K", Some("19.1e3")),
            ("about 128", Some("128")),
            ("≈128 sequences in all", Some("128")),
            ("~ 1.5 million tokens", Some("1.5e6 tokens")),
            ("12 per cent", Some("12%")),
            ("12.5 percent", Some("12.5%")),
            ("32 gpus", Some("32")),
            ("m̂ = 2.745", Some("2.745")),
            ("the batch = 128 sequences", Some("128")),
            ("a = b = 3", None),
            ("2×", Some("2")),
            ("8 times", Some("8")),
            ("zero", Some("0")),
            ("Infinity", Some("inf")),
            ("128", None),
            ("128 elephants", None),
            ("abouts 3", None),
            ("million", None),
        ] {
            assert_eq!(plainer(&question, None, text).as_deref(), read, "{text}");
        }
        let percent = |text: &str| plainer(&question, Some("%"), text);
        assert_eq!(percent("37.1 per cent").as_deref(), Some("37.1"));
    }
}
