//! Whether a statement holds within the digits that are written.

use crate::expression::{Built, Mode, build, function, range};
use crate::statement::Stated;
use crate::token::{Kind, RAISED, Scale, Token, Written, ten};
use crate::verdict::Verdict;
use longhand_notation::number::with_digits;
use longhand_notation::unit::Unit;
use longhand_notation::{Scope, parse};

/// A side that was evaluated.
struct Side {
    built: Built,
    number: f64,
    unit: Option<Unit>,
}

fn side(tokens: &[Token], mode: Mode) -> Option<Side> {
    let built = build(tokens, mode)?;
    let value = parse(&built.text).ok()?.evaluate(&Scope::new()).ok()?;
    let number = value.as_number().filter(|number| number.is_finite())?;
    Some(Side {
        built,
        number,
        unit: value.unit().cloned(),
    })
}

/// The number of a side that is one number, perhaps with a unit.
fn written(tokens: &[Token]) -> Option<&Written> {
    let mut numbers = tokens.iter().filter_map(|token| match &token.kind {
        Kind::Number(number) => Some(number),
        _ => None,
    });
    let first = numbers.next()?;
    let alone = numbers.next().is_none() && first.last != RAISED;
    let plain = tokens.iter().all(|token| {
        matches!(
            &token.kind,
            Kind::Number(_) | Kind::Word(_) | Kind::Percent | Kind::Dollar | Kind::Op('/')
        )
    });
    (alone && plain).then_some(first)
}

/// Judges a statement under every reading that its writing allows: it holds if it holds under one.
pub fn judge(stated: &Stated) -> Verdict {
    let (Some(left), Some(right)) = (stated.left, stated.right) else {
        return Verdict::NotRead;
    };
    let mut wrong = None;
    for choice in 0..2 {
        let mode = Mode {
            choice,
            bare: false,
        };
        match reading(stated, left, right, mode) {
            Verdict::Holds => return Verdict::Holds,
            Verdict::Wrong(instead) if wrong.is_none() => wrong = Some(instead),
            _ => {}
        }
    }
    // Where `e` does not serve as Euler's number it is a variable.
    let variable = left
        .iter()
        .chain(right)
        .any(|token| matches!(&token.kind, Kind::Word(word) if word == crate::text::EULER));
    wrong
        .filter(|_| !variable)
        .map_or(Verdict::NotRead, Verdict::Wrong)
}

/// Whether a dash between two numbers may be that of a range. It is a minus where the numbers do not
/// rise and something is calculated with them: in brackets, `2/(1-0.9)` or `sqrt(1-0.95)`, and before a
/// power, `1-0.9^3`.
fn has_range(tokens: &[Token]) -> bool {
    let kind = |place: Option<usize>| Some(&tokens.get(place?)?.kind);
    let mut opened: Vec<usize> = Vec::new();
    // Dashes in the brackets that are open, each with the place of its bracket.
    let mut waiting: Vec<usize> = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Open => opened.push(place),
            Kind::Close => {
                let Some(open) = opened.pop() else { continue };
                let before = kind(open.checked_sub(1));
                let calculates = match before {
                    Some(Kind::Op(_) | Kind::Number(_) | Kind::Root) => true,
                    Some(Kind::Word(word)) => function(word).is_some(),
                    _ => matches!(kind(Some(place + 1)), Some(Kind::Op(_))),
                };
                let within = waiting.iter().filter(|bracket| **bracket == open).count();
                if within > 0 && !calculates {
                    return true;
                }
                waiting.retain(|bracket| *bracket != open);
            }
            Kind::Dash if rises(tokens, place) => return true,
            Kind::Dash => match opened.last() {
                Some(open) => waiting.push(*open),
                None if kind(Some(place + 2)) == Some(&Kind::Op('^')) => {}
                None => return true,
            },
            _ => {}
        }
    }
    !waiting.is_empty()
}

/// Whether the number before a place is smaller than the one behind it.
fn rises(tokens: &[Token], place: usize) -> bool {
    let number = |place: Option<usize>| match &tokens.get(place?)?.kind {
        Kind::Number(written) => written.digits.parse::<f64>().ok(),
        _ => None,
    };
    match (number(place.checked_sub(1)), number(Some(place + 1))) {
        (Some(low), Some(high)) => low < high,
        _ => true,
    }
}

fn reading(stated: &Stated, left: &[Token], right: &[Token], mode: Mode) -> Verdict {
    if let Some((low, high)) =
        range(right).filter(|_| build(right, mode).is_none_or(|built| built.operators > 0))
    {
        return between(stated, left, (low, high), mode);
    }
    // A range on the left alone says nothing that could be computed.
    if has_range(left) {
        return Verdict::NotRead;
    }
    let (Some(computed), Some(said)) = (side(left, mode), side(right, mode)) else {
        return Verdict::NotRead;
    };
    let bare = Mode { bare: true, ..mode };
    let operators = computed.built.operators + said.built.operators;
    let conversion = computed.unit.is_some() && said.unit.is_some();
    if operators == 0 && !stated.chained && !conversion {
        return Verdict::NotRead;
    }
    // A number by itself that turns up left of a calculation may be a name: GPT-3 = 175 × 10⁹.
    let tolerance = tolerance(stated, left, right, &said, mode);
    let holds = |x: f64, y: f64, scale: f64| close(x, y, tolerance * scale);
    match (&computed.unit, &said.unit) {
        (Some(from), Some(to)) => match from.to(to, computed.number) {
            Some(x) if holds(x, said.number, 1.0) => Verdict::Holds,
            Some(x) => Verdict::Wrong(instead(x, right, Some(to))),
            None => loose(left, right, bare, tolerance),
        },
        (None, None) => {
            let percent = right.iter().any(|token| token.kind == Kind::Percent);
            // Units that cancel: bits per byte.
            let worded = right
                .iter()
                .any(|token| matches!(token.kind, Kind::Word(_)));
            if holds(computed.number, said.number, 1.0)
                || (percent && close(computed.number, said.number * 100.0, tolerance * 100.0))
                || (worded && loose(left, right, bare, tolerance) == Verdict::Holds)
            {
                Verdict::Holds
            } else if percent && written(right).is_some() {
                Verdict::Wrong(format!("{} %", plain(computed.number * 100.0, right)))
            } else {
                Verdict::Wrong(instead(computed.number, right, None))
            }
        }
        (None, Some(to)) => {
            if holds(computed.number, said.number, 1.0)
                || close(
                    computed.number,
                    said.number * to.factor,
                    tolerance * to.factor,
                )
            {
                Verdict::Holds
            } else {
                Verdict::Wrong(plain(computed.number, right))
            }
        }
        (Some(from), None) => {
            if holds(computed.number, said.number, 1.0)
                || holds(computed.number * from.factor, said.number, 1.0)
                || loose(left, right, bare, tolerance) == Verdict::Holds
            {
                Verdict::Holds
            } else {
                Verdict::Wrong(instead(computed.number, right, Some(from)))
            }
        }
    }
}

/// Compares the numbers as they are written, without units.
fn loose(left: &[Token], right: &[Token], bare: Mode, tolerance: f64) -> Verdict {
    // A B that may be bytes or billions is not to be read as neither.
    let open = left.iter().chain(right).any(|token| {
        matches!(&token.kind, Kind::Number(number) if number.scales.contains(&Scale::Bytes))
    });
    if open {
        return Verdict::NotRead;
    }
    match (side(left, bare), side(right, bare)) {
        (Some(left), Some(right)) if close(left.number, right.number, tolerance) => Verdict::Holds,
        _ => Verdict::NotRead,
    }
}

fn close(x: f64, y: f64, tolerance: f64) -> bool {
    (x - y).abs() <= tolerance * (1.0 + 1e-9) + 1e-12 * y.abs()
}

/// How far the right side may be off: half of its last digit, or what rounded numbers in it allow.
fn tolerance(stated: &Stated, left: &[Token], right: &[Token], said: &Side, mode: Mode) -> f64 {
    let own = match written(right) {
        Some(number) => {
            let last = if stated.roughly {
                number.last_counting
            } else {
                number.last
            };
            let percent = right.iter().any(|token| token.kind == Kind::Percent);
            0.5 * ten(last) * scale(number, mode) * if percent { 0.01 } else { 1.0 }
        }
        None => {
            let rough = if stated.roughly { 0.01 } else { 0.0 };
            said.number.abs() * (said.built.slack + rough)
        }
    };
    // A result that is carried on was rounded itself.
    let carried = match (stated.chained, written(left)) {
        (true, Some(number)) => {
            let value: f64 = number.digits.parse().unwrap_or(f64::NAN);
            if value == 0.0 {
                0.0
            } else {
                0.5 * ten(number.last) / value.abs() * said.number.abs()
            }
        }
        (true, None) => side(left, mode).map_or(0.0, |left| left.built.slack * said.number.abs()),
        (false, _) => 0.0,
    };
    own + carried
}

fn scale(number: &Written, mode: Mode) -> f64 {
    match number.scales.get(mode.choice).or(number.scales.last()) {
        Some(Scale::Factor(factor)) => *factor,
        _ => 1.0,
    }
}

/// The computed value, with a digit more than is written, in the unit that is written.
fn instead(x: f64, right: &[Token], unit: Option<&Unit>) -> String {
    let number = plain(x, right);
    match unit {
        Some(unit) => format!("{number} {}", unit.name),
        None => number,
    }
}

fn plain(x: f64, right: &[Token]) -> String {
    let digits = written(right).map_or(4, |number| {
        let mantissa = number.digits.split('e').next().unwrap_or("");
        mantissa
            .trim_start_matches(['0', '.'])
            .chars()
            .filter(char::is_ascii_digit)
            .count()
    });
    with_digits(x, (digits + 1).clamp(3, 12))
}

/// Whether a computed value lies in a range, or a range of values is that range.
fn between(stated: &Stated, left: &[Token], ends: (&[Token], &[Token]), mode: Mode) -> Verdict {
    let (low, high) = ends;
    let uncertain = stated
        .right
        .unwrap_or(&[])
        .iter()
        .any(|token| token.kind == Kind::PlusMinus);
    if left.iter().any(|token| token.kind == Kind::Dash) {
        return Verdict::NotRead;
    }
    let (Some(value), Some(low_side), Some(high_side)) =
        (side(left, mode), side(low, mode), side(high, mode))
    else {
        return Verdict::NotRead;
    };
    // A range has its unit behind the second number: 10–12 GB.
    let unit = high_side.unit.clone().or(low_side.unit.clone());
    let x = match (&value.unit, &unit) {
        (Some(from), Some(to)) => match from.to(to, value.number) {
            Some(x) => x,
            None => return Verdict::NotRead,
        },
        _ => value.number,
    };
    let half = |tokens: &[Token]| {
        written(tokens).map_or(0.0, |number| 0.5 * ten(number.last) * scale(number, mode))
    };
    // `7–8 B`: a letter behind the second number scales both.
    let factor = match (written(low), written(high)) {
        (Some(first), Some(second)) if first.scales.is_empty() && !uncertain => scale(second, mode),
        _ => 1.0,
    };
    let percent = |tokens: &[Token]| tokens.iter().any(|token| token.kind == Kind::Percent);
    let factor = if percent(high) && !percent(low) {
        0.01
    } else {
        factor
    };
    let share = if percent(high) { 0.01 } else { 1.0 };
    let (from, to) = if uncertain {
        (
            low_side.number - high_side.number,
            low_side.number + high_side.number,
        )
    } else {
        (low_side.number * factor, high_side.number)
    };
    let tried = [x, unit.as_ref().map_or(x, |unit| x / unit.factor)];
    let inside = |x: f64| {
        x >= from - half(low) * factor - 1e-9 * from.abs()
            && x <= to + half(high) * share + 1e-9 * to.abs()
    };
    let holds = if value.unit.is_some() {
        inside(x)
    } else {
        tried.into_iter().any(inside)
    };
    if holds {
        Verdict::Holds
    } else {
        Verdict::Wrong(instead(x, high, unit.as_ref()))
    }
}
