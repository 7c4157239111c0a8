//! What programs print and people write around a value.

/// A text without what Python and its notebooks print before a value: `>>> `, `Out[3]: `.
pub(super) fn without_prompt(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix(">>>") {
        return rest.trim_start();
    }
    // R counts what it prints: `[1] 2.745`.
    if let Some((digits, rest)) = text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("] "))
    {
        let counts = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let rest = rest.trim_start();
        if counts && rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.')) {
            return rest;
        }
    }
    let cell = text.strip_prefix("Out").or_else(|| text.strip_prefix("In"));
    let number = cell.and_then(|cell| cell.trim_start().strip_prefix('['));
    match number.and_then(|number| number.split_once("]:")) {
        Some((digits, rest)) if digits.trim().bytes().all(|b| b.is_ascii_digit()) => {
            rest.trim_start()
        }
        _ => text,
    }
}

/// A text without what names its value: `loss: 2.7`, `"lr": 3e-4`, `{'lr': 3e-4}`,
/// `Decimal('2.7')`.
pub(super) fn without_key(text: &str) -> &str {
    let inside = text
        .strip_prefix('{')
        .and_then(|rest| rest.trim_end().strip_suffix('}'))
        .filter(|rest| rest.starts_with(['\'', '"']) && !rest.contains(','));
    let text = inside.unwrap_or(text);
    for quote in ['\'', '"'] {
        let call = text
            .strip_prefix("Decimal(")
            .or_else(|| text.strip_prefix("Fraction("));
        let quoted = call.and_then(|rest| rest.strip_prefix(quote));
        if let Some((number, ")")) = quoted.and_then(|rest| rest.trim_end().split_once(quote)) {
            return number;
        }
        let key = text
            .strip_prefix(quote)
            .and_then(|rest| rest.split_once(quote));
        if let Some((_, rest)) = key
            && let Some(value) = rest.trim_start().strip_prefix(':')
        {
            return value.trim_start();
        }
    }
    let Some((key, value)) = text.split_once(':') else {
        return text;
    };
    let word = |c: char| crate::name::continues(c) || matches!(c, ' ' | '-' | '/' | '.');
    let named = key.starts_with(crate::name::starts) && key.len() <= 40 && key.chars().all(word);
    let value_follows = value.starts_with(char::is_whitespace)
        || value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−'));
    if named && value_follows && !value.trim().is_empty() {
        value.trim_start()
    } else {
        text
    }
}

/// Words of a unit in one spelling: `bits per byte` and `bit/byte` are one.
pub(super) fn plain_words(text: &str) -> String {
    let mut text = crate::lexer::characters::plain_text(text.trim()).to_lowercase();
    for percent in [
        "per cent",
        "percent",
        "pour cent",
        "pourcent",
        "prozent",
        "pct",
        "p.c.",
        "\\%",
    ] {
        text = text.replace(percent, "%");
    }
    let text = text
        .replace(" per ", "/")
        .replace("/ ", "/")
        .replace(" /", "/");
    let words = text.split('/').map(|part| {
        let words = part
            .split_whitespace()
            .map(|word| word.trim_end_matches(['s', '.']));
        words.collect::<Vec<_>>().join(" ")
    });
    words.collect::<Vec<_>>().join("/")
}

/// A text without the words of the field's label behind its number.
pub(super) fn without_label<'a>(text: &'a str, label: Option<&str>) -> &'a str {
    let asked = plain_words(label.unwrap_or_default());
    if !asked.starts_with(char::is_alphabetic) || asked.len() < 4 {
        return text;
    }
    let ends = |c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | '%');
    let mut cuts = text.char_indices().filter(|(_, c)| ends(*c));
    let cut = cuts.find_map(|(at, c)| {
        let (number, behind) = text.split_at(at + c.len_utf8());
        (plain_words(behind) == asked).then_some(number)
    });
    cut.unwrap_or(text)
}

/// The power of ten of a letter behind a number.
pub(super) fn letter_scale(letter: &str) -> Option<i32> {
    Some(match letter {
        "k" | "K" => 3,
        "M" => 6,
        "B" | "G" => 9,
        "T" => 12,
        _ => return None,
    })
}
