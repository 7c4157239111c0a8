//! What stands left and right of a sign of equality.

use crate::expression::{Mode, build, function, operator_word, range};
use crate::token::{Kind, RAISED, Token};

/// A statement: what is computed, and what is said to come out.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated<'a> {
    /// Left of the sign; none where it could not be read.
    pub left: Option<&'a [Token]>,
    /// Right of it.
    pub right: Option<&'a [Token]>,
    /// `≈` or a word that says as much.
    pub roughly: bool,
    /// The left side is itself a result that stands right of a sign.
    pub chained: bool,
    /// First byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
}

/// Every statement of a line.
pub fn find(tokens: &[Token]) -> Vec<Stated<'_>> {
    let mut out = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let Kind::Relation(sign) = token.kind else {
            continue;
        };
        let (left, chained) = left(tokens, place);
        let (right, roughly) = right(tokens, place + 1);
        let near = |range: &[Token]| {
            range
                .iter()
                .any(|token| matches!(token.kind, Kind::Number(_)))
        };
        let begin = tokens
            .get(..place)
            .unwrap_or(&[])
            .iter()
            .rposition(|token| matches!(token.kind, Kind::End | Kind::Relation(_)));
        let before = tokens
            .get(begin.map_or(0, |begin| begin + 1)..place)
            .unwrap_or(&[]);
        let behind = tokens.get(place + 1..).unwrap_or(&[]);
        let behind = behind
            .split(|token| matches!(token.kind, Kind::End | Kind::Relation(_)))
            .next()
            .unwrap_or(&[]);
        if !near(before) || !near(behind) {
            continue;
        }
        let first = left
            .unwrap_or(before)
            .first()
            .map_or(token.start, |token| token.start);
        let last = right
            .unwrap_or(behind)
            .last()
            .map_or(token.end, |token| token.end);
        out.push(Stated {
            left,
            right,
            roughly: roughly || sign == '≈',
            chained,
            start: first,
            end: last,
        });
    }
    out
}

/// The longest readable expression that ends before a sign.
fn left(tokens: &[Token], end: usize) -> (Option<&[Token]>, bool) {
    let mut depth = 0_i32;
    let mut from = end;
    while let Some(token) = from.checked_sub(1).and_then(|place| tokens.get(place)) {
        match token.kind {
            Kind::Close => depth += 1,
            Kind::Open if depth == 0 => break,
            Kind::Open => depth -= 1,
            Kind::End | Kind::Relation(_) | Kind::PlusMinus | Kind::Roughly => break,
            _ => {}
        }
        from -= 1;
    }
    let boundary = from;
    for start in from..end {
        let piece = tokens.get(start..end).unwrap_or(&[]);
        let built = build(piece, Mode::default()).filter(|_| begins(tokens, start, boundary));
        let Some(built) = built else {
            continue;
        };
        // A bare number behind words may be a name: Llama 3 = 8 × 10⁹.
        let bare = !piece
            .iter()
            .any(|token| matches!(token.kind, Kind::Word(_) | Kind::Dollar | Kind::Percent));
        if built.operators == 0 && start != boundary && bare {
            return (None, false);
        }
        let before = start.checked_sub(1).and_then(|place| tokens.get(place));
        let chained = start == boundary
            && before.is_some_and(|token| matches!(token.kind, Kind::Relation(_)));
        return (Some(piece), chained);
    }
    (None, false)
}

/// Whether an expression may begin at a place: nothing before it can belong to it.
fn begins(tokens: &[Token], start: usize, boundary: usize) -> bool {
    let first = tokens.get(start);
    let operand = first.is_some_and(|token| match &token.kind {
        Kind::Number(number) => number.last != RAISED,
        Kind::Open | Kind::Root | Kind::Dollar => true,
        Kind::Op(sign) => *sign == '-',
        Kind::Word(word) => function(word).is_some(),
        _ => false,
    });
    if !operand {
        return false;
    }
    if start == boundary {
        return true;
    }
    match start
        .checked_sub(1)
        .and_then(|place| tokens.get(place))
        .map(|token| &token.kind)
    {
        // A word of prose; a single letter is a name, and `times` belongs to the expression.
        Some(Kind::Word(word)) => {
            let share = start.checked_sub(2).and_then(|place| tokens.get(place));
            let of_share = word == "of"
                && share.is_some_and(|token| match &token.kind {
                    Kind::Percent => true,
                    Kind::Word(word) => word == "percent",
                    _ => false,
                });
            let operator = operator_word(word) && (word != "of" || of_share);
            word.chars().count() > 1 && !operator && !first.is_some_and(|token| token.glued)
        }
        _ => false,
    }
}

/// The longest readable expression behind a sign.
fn right(tokens: &[Token], mut start: usize) -> (Option<&[Token]>, bool) {
    let mut roughly = false;
    while let Some(token) = tokens.get(start) {
        let skipped = match &token.kind {
            Kind::Roughly => true,
            Kind::Word(word) => [
                "about",
                "roughly",
                "nearly",
                "almost",
                "around",
                "approximately",
                "some",
                "circa",
            ]
            .contains(&word.as_str()),
            _ => false,
        };
        if !skipped {
            break;
        }
        roughly = true;
        start += 1;
    }
    let mut depth = 0_i32;
    let mut end = start;
    while let Some(token) = tokens.get(end) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => break,
            Kind::Close => depth -= 1,
            Kind::End | Kind::Relation(_) => break,
            _ => {}
        }
        end += 1;
    }
    for stop in (start + 1..=end).rev() {
        let piece = tokens.get(start..stop).unwrap_or(&[]);
        if build(piece, Mode::default()).is_none() && range(piece).is_none() {
            continue;
        }
        // A name or an operator behind it belongs to what stands here.
        let open = tokens
            .get(stop)
            .filter(|_| stop < end)
            .is_some_and(|token| match &token.kind {
                Kind::Op(_) | Kind::Unknown | Kind::Dash | Kind::Root => true,
                Kind::Open => token.glued,
                Kind::Word(word) => token.glued || (word.chars().count() == 1 && word != "a"),
                _ => false,
            });
        return (Some(piece).filter(|_| !open), roughly);
    }
    (None, roughly)
}
