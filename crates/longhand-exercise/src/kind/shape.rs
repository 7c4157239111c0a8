//! Shape: the learner types the sizes of a tensor's axes.

use crate::exercise::{Also, Formula};
use crate::slip::Slip;
use serde::{Deserialize, Serialize};

/// What a shape exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// The answer: a list of whole numbers.
    pub is: Formula,
    /// What stands before the field: TeX as written, MathML once prepared.
    pub symbol: String,
    /// Other shapes that are right, each with its note.
    pub also: Vec<Also>,
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

/// What a wrong shape betrays by its form.
pub fn slip(typed: &[u64], answer: &[u64]) -> Option<Slip> {
    if typed == answer {
        return None;
    }
    let sorted = |shape: &[u64]| {
        let mut shape = shape.to_vec();
        shape.sort_unstable();
        shape
    };
    let without = |long: &[u64], short: &[u64]| {
        (0..long.len()).rev().find_map(|i| {
            let mut rest = long.to_vec();
            let axis = rest.remove(i);
            (rest == short).then_some(axis)
        })
    };
    if typed.len() == answer.len() && typed.len() > 1 && sorted(typed) == sorted(answer) {
        // Two axes have changed places; of more, they stand in another order.
        return Some(match typed.len() {
            2 => Slip::Transposed,
            _ => Slip::Reordered,
        });
    }
    if typed.len() == answer.len() + 1
        && let Some(axis) = without(typed, answer)
    {
        return Some(Slip::AxisKept(axis));
    }
    if typed.len() + 1 == answer.len()
        && let Some(axis) = without(answer, typed)
    {
        return Some(Slip::AxisLost(axis));
    }
    let elements = |shape: &[u64]| shape.iter().try_fold(1_u64, |all, &n| all.checked_mul(n));
    let (typed_all, all) = (elements(typed)?, elements(answer)?);
    (typed_all == all && typed.len() != answer.len() && all > 1).then_some(Slip::Flattened)
}

#[cfg(test)]
mod tests {
    use super::{axes, slip};
    use crate::slip::Slip;

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

    #[test]
    fn wrong_shapes_are_named() {
        assert_eq!(slip(&[3072, 768], &[768, 3072]), Some(Slip::Transposed));
        assert_eq!(
            slip(&[32, 768, 3072], &[768, 3072]),
            Some(Slip::AxisKept(32))
        );
        assert_eq!(slip(&[2, 4, 3], &[2, 3, 4]), Some(Slip::Reordered));
        assert_eq!(slip(&[1, 3, 4], &[3, 4]), Some(Slip::AxisKept(1)));
        assert_eq!(slip(&[3072], &[768, 3072]), Some(Slip::AxisLost(768)));
        assert_eq!(slip(&[6], &[2, 3]), Some(Slip::Flattened));
        assert_eq!(slip(&[2, 3], &[6]), Some(Slip::Flattened));
        assert_eq!(slip(&[5, 7], &[2, 3]), None);
        assert_eq!(slip(&[u64::MAX, 2], &[u64::MAX, 3]), None);
    }
}
