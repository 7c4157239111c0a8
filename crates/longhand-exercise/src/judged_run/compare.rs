//! A returned value beside the expected one: the first place where they differ, and how.
//!
//! A relative tolerance counts against the largest number of the list an element stands in, as
//! rounding does: `p − y` may come out as 1e-17 beside a 0.7 and is still a zero. −0 equals 0. NaN
//! is right only where NaN is expected.

use crate::kind::code::Expected;
use crate::program::run::Returned;
use crate::tolerance::Tolerance;

/// The kind of a value, for words about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A text.
    Text,
    /// A list.
    List,
    /// Values by name.
    Record,
    /// Nothing: a function that does not return.
    Nothing,
    /// A function, a promise, and the like.
    Other,
}

/// One part of the way to an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// The element at this place of a list, from 0.
    Index(usize),
    /// The member of this name.
    Member(String),
}

/// How two values differ at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Difference {
    /// Another value.
    Value,
    /// NaN or an infinity where a number is due.
    NotFinite,
    /// Another type: expected, got.
    Type(Type, Type),
    /// Another length: expected, got.
    Length(usize, usize),
    /// A member is missing.
    Missing(String),
}

/// The first place where a value is not as expected. Lengths and types are looked at before values,
/// so that a list of the wrong shape is said to be one.
pub(super) fn first_difference(
    got: &Returned,
    expected: &Expected,
    accept: Tolerance,
) -> Option<(Vec<PathPart>, Difference)> {
    let mut way = Vec::new();
    shape(got, expected, &mut way)
        .or_else(|| finite(got, expected, &mut way))
        .or_else(|| value(got, expected, accept, largest(expected), &mut way))
        .map(|fault| (way, fault))
}

/// What is looked at in each pair of elements, with the way to them.
type Look<'a> = dyn FnMut(&Returned, &Expected, &mut Vec<PathPart>) -> Option<Difference> + 'a;

/// Walks the elements of two values of one shape; stops at the first fault and leaves the way there.
fn each(
    got: &Returned,
    expected: &Expected,
    way: &mut Vec<PathPart>,
    look: &mut Look,
) -> Option<Difference> {
    let mut go = |step: PathPart, got: &Returned, expected: &Expected, way: &mut Vec<PathPart>| {
        way.push(step);
        let fault = look(got, expected, way);
        if fault.is_none() {
            way.pop();
        }
        fault
    };
    match (got, expected) {
        (Returned::List(got), Expected::List(expected)) => got
            .iter()
            .zip(expected)
            .enumerate()
            .find_map(|(i, (got, expected))| go(PathPart::Index(i), got, expected, way)),
        // A record may come as a list in the order of its names: what Python calls a tuple.
        (Returned::List(got), Expected::Record(members)) => {
            got.iter().zip(members).find_map(|(got, (name, expected))| {
                go(PathPart::Member(name.clone()), got, expected, way)
            })
        }
        (Returned::Record(got), Expected::Record(members)) => {
            members.iter().find_map(|(name, expected)| {
                let got = member(got, name)?;
                go(PathPart::Member(name.clone()), got, expected, way)
            })
        }
        _ => None,
    }
}

fn member<'a>(members: &'a [(String, Returned)], name: &str) -> Option<&'a Returned> {
    members
        .iter()
        .rev()
        .find(|(member, _)| member == name)
        .map(|(_, value)| value)
}

fn shape(got: &Returned, expected: &Expected, way: &mut Vec<PathPart>) -> Option<Difference> {
    let (due, came) = (type_expected(expected), type_of(got));
    match (got, expected) {
        (Returned::List(got), Expected::List(expected)) if got.len() != expected.len() => {
            return Some(Difference::Length(expected.len(), got.len()));
        }
        (Returned::List(got), Expected::Record(members)) if got.len() != members.len() => {
            return Some(Difference::Length(members.len(), got.len()));
        }
        (Returned::List(_), Expected::Record(_)) => {}
        (Returned::Record(got), Expected::Record(members)) => {
            let missing = members.iter().find(|(name, _)| member(got, name).is_none());
            if let Some((name, _)) = missing {
                return Some(Difference::Missing(name.clone()));
            }
        }
        _ if due != came => return Some(Difference::Type(due, came)),
        _ => {}
    }
    each(got, expected, way, &mut |got, expected, way| {
        shape(got, expected, way)
    })
}

fn finite(got: &Returned, expected: &Expected, way: &mut Vec<PathPart>) -> Option<Difference> {
    if let (Returned::Number(got), Expected::Number(expected)) = (got, expected) {
        return (!got.is_finite() && expected.is_finite()).then_some(Difference::NotFinite);
    }
    each(got, expected, way, &mut |got, expected, way| {
        finite(got, expected, way)
    })
}

fn value(
    got: &Returned,
    expected: &Expected,
    accept: Tolerance,
    scale: f64,
    way: &mut Vec<PathPart>,
) -> Option<Difference> {
    match (got, expected) {
        (Returned::Number(got), Expected::Number(expected)) => {
            (!takes(accept, *got, *expected, scale)).then_some(Difference::Value)
        }
        (Returned::Truth(got), Expected::Truth(expected)) => {
            (got != expected).then_some(Difference::Value)
        }
        (_, Expected::Record(_)) => each(got, expected, way, &mut |got, expected, way| {
            value(got, expected, accept, largest(expected), way)
        }),
        _ => each(got, expected, way, &mut |got, expected, way| {
            value(got, expected, accept, scale, way)
        }),
    }
}

fn takes(accept: Tolerance, got: f64, expected: f64, scale: f64) -> bool {
    if expected.is_nan() || !expected.is_finite() {
        return got == expected || (got.is_nan() && expected.is_nan());
    }
    accept.takes(got, expected)
        || matches!(accept, Tolerance::Relative(_)) && (got - expected).abs() <= accept.reach(scale)
}

/// The largest finite magnitude of a list; 0 for a number by itself.
fn largest(expected: &Expected) -> f64 {
    fn of(expected: &Expected) -> f64 {
        match expected {
            Expected::Number(x) if x.is_finite() => x.abs(),
            Expected::List(items) => items.iter().map(of).fold(0.0, f64::max),
            _ => 0.0,
        }
    }
    match expected {
        Expected::List(_) => of(expected),
        _ => 0.0,
    }
}

fn type_expected(expected: &Expected) -> Type {
    match expected {
        Expected::Number(_) => Type::Number,
        Expected::Truth(_) => Type::Truth,
        Expected::List(_) => Type::List,
        Expected::Record(_) => Type::Record,
    }
}

fn type_of(got: &Returned) -> Type {
    match got {
        Returned::Number(_) => Type::Number,
        Returned::Truth(_) => Type::Truth,
        Returned::Text(_) => Type::Text,
        Returned::List(_) => Type::List,
        Returned::Record(_) => Type::Record,
        Returned::Nothing => Type::Nothing,
        Returned::Strange(_) => Type::Other,
    }
}

/// Whether two programs returned the same thing, but for rounding.
pub(super) fn same(a: &Returned, b: &Returned) -> bool {
    match (a, b) {
        (Returned::Number(a), Returned::Number(b)) => {
            // An infinity is like nothing but itself.
            let close = || (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
            a == b || (a.is_nan() && b.is_nan()) || (a.is_finite() && b.is_finite() && close())
        }
        (Returned::List(a), Returned::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Returned::Record(a), Returned::Record(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, value)| member(b, name).is_some_and(|other| same(value, other)))
        }
        // A record beside the same values as a list.
        (Returned::Record(record), Returned::List(list))
        | (Returned::List(list), Returned::Record(record)) => {
            record.len() == list.len() && record.iter().zip(list).all(|((_, a), b)| same(a, b))
        }
        (Returned::Strange(_), Returned::Strange(_)) => true,
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(list: &[f64]) -> Returned {
        Returned::List(list.iter().map(|x| Returned::Number(*x)).collect())
    }

    fn due(list: &[f64]) -> Expected {
        Expected::List(list.iter().map(|x| Expected::Number(*x)).collect())
    }

    fn difference(got: &Returned, expected: &Expected) -> Option<(Vec<PathPart>, Difference)> {
        first_difference(got, expected, Tolerance::Relative(1e-9))
    }

    #[test]
    fn minus_zero_is_zero_and_nan_is_right_only_where_it_is_due() {
        assert_eq!(
            difference(&Returned::Number(-0.0), &Expected::Number(0.0)),
            None
        );
        let nan = Expected::Number(f64::NAN);
        assert_eq!(difference(&Returned::Number(f64::NAN), &nan), None);
        assert!(difference(&Returned::Number(0.0), &nan).is_some());
        let found = difference(&numbers(&[1.0, f64::NAN]), &due(&[1.0, 2.0]));
        assert_eq!(
            found,
            Some((vec![PathPart::Index(1)], Difference::NotFinite))
        );
    }

    #[test]
    fn rounding_beside_larger_numbers_of_the_list_is_forgiven() {
        assert_eq!(difference(&numbers(&[1.0, 1e-17]), &due(&[1.0, 0.0])), None);
        assert!(difference(&Returned::Number(1e-17), &Expected::Number(0.0)).is_some());
    }

    #[test]
    fn a_list_of_another_length_is_said_to_be_one() {
        let found = difference(&numbers(&[9.0]), &due(&[1.0, 2.0]));
        assert_eq!(found, Some((vec![], Difference::Length(2, 1))));
    }

    #[test]
    fn a_record_may_come_as_a_list_in_order_and_names_what_is_missing() {
        let expected = Expected::Record(vec![
            ("p".into(), Expected::Number(1.0)),
            ("m".into(), due(&[2.0])),
        ]);
        let list = Returned::List(vec![Returned::Number(1.0), numbers(&[3.0])]);
        assert_eq!(
            difference(&list, &expected),
            Some((
                vec![PathPart::Member("m".into()), PathPart::Index(0)],
                Difference::Value
            ))
        );
        let record = Returned::Record(vec![("p".into(), Returned::Number(1.0))]);
        assert_eq!(
            difference(&record, &expected),
            Some((vec![], Difference::Missing("m".into())))
        );
    }

    #[test]
    fn an_infinity_is_not_the_same_as_a_number() {
        let (a, b) = (Returned::Number(f64::INFINITY), Returned::Number(20.7));
        assert!(!same(&a, &b) && same(&a, &a));
    }

    #[test]
    fn another_type_is_said_with_both_names() {
        let found = difference(&Returned::Text("1".into()), &Expected::Number(1.0));
        assert_eq!(
            found,
            Some((vec![], Difference::Type(Type::Number, Type::Text)))
        );
        assert!(difference(&Returned::Truth(true), &Expected::Number(1.0)).is_some());
    }
}
