//! Shape: the learner types the sizes of a tensor's axes.

mod describe;
mod grade;
mod solve;

use crate::alternative::Alternative;
use crate::formula::Formula;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// What a shape exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// The answer: a list of whole numbers.
    pub is: Formula,
    /// What stands before the field.
    pub symbol: Option<Math>,
    /// Other shapes that are right, each with its note.
    pub also: Vec<Alternative>,
}

/// The texts of the axes: `[768, 3072]`, `(768, 3072)`, `768, 3072`, `768 x 3072`, `768×3072`,
/// `torch.Size([768, 3072])`. Empty for `[]` and `scalar`.
///
/// ```
/// use longhand_exercise::kind::shape::axes;
/// assert_eq!(axes("768 x 3072"), ["768", "3072"]);
/// assert_eq!(axes("[32, 1,024]"), ["32", "1024"]);
/// assert!(axes("()").is_empty());
/// ```
pub fn axes(text: &str) -> Vec<String> {
    let mut text = text.trim();
    if let Some((_, list)) = text.split_once('=') {
        text = list.trim();
    }
    if text.eq_ignore_ascii_case("scalar") {
        return Vec::new();
    }
    for call in ["torch.Size", "Size", "shape"] {
        text = text.strip_prefix(call).unwrap_or(text).trim();
    }
    while let Some(inner) = ["[]", "()", "{}"].iter().find_map(|pair| {
        let (open, close) = pair.split_at(1);
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        // `(a+b), (c+d)` begins and ends with brackets that are not a pair.
        let first_close = inner.find(close);
        let fits = first_close.is_none_or(|at| inner.find(open).is_some_and(|open| open < at));
        fits.then_some(inner)
    }) {
        text = inner.trim();
    }
    let mut axes: Vec<String> = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    let mut piece = String::new();
    let mut depth = 0_i32;
    for (i, &c) in letters.iter().enumerate() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        let beside = |other: Option<&char>| other.is_none_or(|c| !c.is_alphabetic() && *c != '_');
        let times = c == '×'
            || (matches!(c, 'x' | 'X')
                && i > 0
                && beside(letters.get(i - 1))
                && beside(letters.get(i + 1)));
        if depth == 0 && (matches!(c, ',' | ';') || times) {
            axes.push(piece.trim().to_string());
            piece.clear();
        } else {
            piece.push(c);
        }
    }
    let last = piece.trim();
    if !last.is_empty() {
        axes.push(last.to_string());
    }
    if axes.len() == 1 {
        let words: Vec<&str> = last.split_whitespace().collect();
        if words.len() > 1
            && words
                .iter()
                .all(|word| word.bytes().all(|b| b.is_ascii_digit()))
        {
            return words.into_iter().map(str::to_string).collect();
        }
    }
    thousands(axes)
}

/// `1,024` was cut in two; no size is written `024`.
fn thousands(axes: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(axes.len());
    for axis in axes {
        let goes_on =
            axis.len() == 3 && axis.starts_with('0') && axis.bytes().all(|b| b.is_ascii_digit());
        match out.last_mut() {
            Some(before) if goes_on && !before.is_empty() => before.push_str(&axis),
            _ => out.push(axis),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::axes;

    #[test]
    fn shapes_are_read_however_they_are_written() {
        for text in [
            "[768, 3072]",
            "(768, 3072)",
            "768, 3072",
            "768,3072",
            "768 x 3072",
            "768x3072",
            "768×3072",
            "768 X 3072",
            "{768; 3072}",
            "[768, 3,072]",
            "[[768, 3072]]",
            "torch.Size([768, 3072])",
            "shape = (768, 3072)",
            "768 3072",
            "(768, 3072,)",
        ] {
            assert_eq!(axes(text), ["768", "3072"], "{text}");
        }
        assert_eq!(axes("[B, 4*d_x]"), ["B", "4*d_x"]);
        assert_eq!(axes("(a+b), (c+d)"), ["(a+b)", "(c+d)"]);
        assert_eq!(axes("scalar"), Vec::<String>::new());
        assert_eq!(axes("[5]"), ["5"]);
    }
}
