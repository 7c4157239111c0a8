//! A typed or pasted list, cut into cells.

/// A typed or pasted list cut into cells: its rows.
///
/// Reads `[a, b, c]`, `(a, b)`, `a, b, c`, `[[a, b], [c, d]]`, `a b; c d`, rows on lines of their
/// own, cells apart by tabs, and `torch.tensor([…])`. `None` where it is no list.
///
/// ```
/// use longhand_exercise::kind::cells::rows::rows;
/// assert_eq!(rows("[.1, 2*(1+3)]"), Some(vec![vec![".1".into(), "2*(1+3)".into()]]));
/// assert_eq!(rows("[[1, 2], [3, 4]]").map(|rows| rows.len()), Some(2));
/// assert_eq!(rows("0.25"), None);
/// ```
pub fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let text = text.trim();
    // `g = [1, 2]`, `torch.tensor([1, 2])`: what stands in front says nothing of the cells.
    let text = match text.split_once('=') {
        Some((_, list)) if !list.contains('=') => list.trim(),
        _ => text,
    };
    let text = ["torch.tensor", "tensor", "np.array", "numpy.array", "array"]
        .iter()
        .find_map(|call| {
            let inner = text.strip_prefix(call)?.trim_start();
            inner.strip_prefix('(')?.strip_suffix(')')
        })
        .unwrap_or(text)
        .trim();
    let (inner, bracketed) = match unwrapped(text) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let lines = pieces(inner, &['\n', ';']);
    // `0,1; 0,2`: decimal commas, so the semicolons are between cells.
    let decimal = lines.len() > 1
        && lines.iter().all(|line| {
            let parts: Vec<&str> = line.split(',').collect();
            let digits = |text: &str| {
                text.trim_start_matches(['-', '−'])
                    .bytes()
                    .all(|b| b.is_ascii_digit())
            };
            matches!(parts.as_slice(), [a, b] if !b.is_empty() && digits(a) && digits(b))
        });
    if decimal {
        return Some(vec![lines]);
    }
    if lines.len() > 1 {
        return Some(lines.iter().map(|line| row(line, true)).collect());
    }
    let parts = pieces(inner, &[',', '\t']);
    if !parts.is_empty() && parts.iter().all(|part| unwrapped_square(part).is_some()) {
        let rows = parts.iter().filter_map(|part| unwrapped_square(part));
        return Some(rows.map(|inner| row(inner, true)).collect());
    }
    let row = row(inner, bracketed);
    (row.len() > 1 || (bracketed && text.starts_with('['))).then(|| vec![row])
}

/// One row: cells apart by commas or tabs, or by spaces between plain numbers.
fn row(text: &str, bracketed: bool) -> Vec<String> {
    let text = unwrapped_square(text.trim()).unwrap_or(text);
    let parts = pieces(text, &[',', '\t']);
    if parts.len() == 1 {
        let words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
        let plain = |word: &String| {
            word.trim_start_matches(['-', '−'])
                .starts_with(|c: char| c.is_ascii_digit() || c == '.')
                && !word.ends_with(['+', '-', '*', '/', '^', '×', '·'])
        };
        if words.len() > 1 && (bracketed || words.len() > 2) && words.iter().all(plain) {
            return words;
        }
    }
    parts
}

/// What stands between the separators that are in no brackets. A last separator ends the list.
fn pieces(text: &str, separators: &[char]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut depth = 0_i32;
    for c in text.chars() {
        match c {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && separators.contains(&c) {
            pieces.push(piece.trim().to_string());
            piece.clear();
        } else {
            piece.push(c);
        }
    }
    if !piece.trim().is_empty() || pieces.is_empty() {
        pieces.push(piece.trim().to_string());
    }
    pieces
}

fn unwrapped_square(text: &str) -> Option<&str> {
    text.starts_with('[').then(|| unwrapped(text))?
}

/// What stands inside brackets that hold all of the text.
fn unwrapped(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        _ => return None,
    };
    let inner = text.get(1..)?.strip_suffix(close)?;
    let mut depth = 0_i32;
    for c in inner.chars() {
        match c {
            '[' | '(' | '{' => depth += 1,
            ']' | ')' | '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    (depth == 0).then(|| inner.trim())
}

#[cfg(test)]
mod tests {
    use super::rows;

    fn cells(text: &str) -> Option<Vec<Vec<String>>> {
        rows(text)
    }

    #[test]
    fn lists_are_cut_at_what_people_put_between_numbers() {
        let three = Some(vec![vec!["0.1".to_string(), "0.2".into(), "-0.3".into()]]);
        for text in [
            "[0.1, 0.2, -0.3]",
            "(0.1, 0.2, -0.3)",
            "0.1, 0.2, -0.3",
            "[0.1,0.2,-0.3,]",
            "0.1 0.2 -0.3",
            "[0.1 0.2 -0.3]",
            "0.1\t0.2\t-0.3",
            "g = [0.1, 0.2, -0.3]",
            "torch.tensor([0.1, 0.2, -0.3])",
            "[[0.1, 0.2, -0.3]]",
        ] {
            assert_eq!(cells(text), three, "{text}");
        }
        assert_eq!(
            cells("0,1; 0,2"),
            Some(vec![vec!["0,1".to_string(), "0,2".into()]])
        );
    }

    #[test]
    fn matrices_have_rows() {
        let square = Some(vec![
            vec!["1".to_string(), "2".into()],
            vec!["3".to_string(), "4".into()],
        ]);
        for text in [
            "[[1, 2], [3, 4]]",
            "1 2; 3 4",
            "1\t2\n3\t4",
            "[1, 2; 3, 4]",
            "[1, 2], [3, 4]",
        ] {
            assert_eq!(cells(text), square, "{text}");
        }
    }

    #[test]
    fn a_number_or_a_calculation_is_no_list() {
        for text in [
            "",
            "0.25",
            "(1 + 2)",
            "(1 + 2)*(3 + 4)",
            "1 + 2",
            "max(1, 2)",
            "2 3",
        ] {
            assert_eq!(cells(text), None, "{text}");
        }
        assert_eq!(
            cells("[max(1, 2), 3]"),
            Some(vec![vec!["max(1, 2)".to_string(), "3".into()]])
        );
    }
}
