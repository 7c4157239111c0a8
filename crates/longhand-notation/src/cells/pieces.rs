//! Pieces of a list's text.

/// Where the bracket closes in which the text begins.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether it is a plain number, as programs print them.
pub(super) fn number(text: &str) -> bool {
    let text = text.trim();
    let bare = text.trim_start_matches(['-', '+']);
    text.len() - bare.len() <= 1
        && (bare.parse::<f64>().is_ok() || matches!(bare, "∞" | "Inf" | "NaN"))
}

/// What stands between the separators that are in no brackets. A last separator ends the list.
pub(super) fn pieces(text: &str, separators: &[char]) -> Vec<String> {
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
            pieces.push(piece.trim().to_owned());
            piece.clear();
        } else {
            piece.push(c);
        }
    }
    if !piece.trim().is_empty() || pieces.is_empty() {
        pieces.push(piece.trim().to_owned());
    }
    pieces
}
