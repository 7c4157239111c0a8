//! Whether two formulas are the same.
//!
//! They agree when they come to the same at many points, never by their text.
//! NaN is evidence of nothing.

use crate::{Fault, Program, Scope, Value};
use longhand_math::Tensor;
use longhand_math::random::SplitMix64;

/// What comparing two formulas shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Equivalence {
    /// They agree at this many points.
    Same(usize),
    /// They differ here.
    Different {
        /// A point: names and values.
        at: Vec<(String, f64)>,
        /// What the first comes to.
        left: f64,
        /// What the second comes to.
        right: f64,
    },
    /// There are too few points at which both have a value.
    Unknown,
}

/// Nine digits: the part of a value by which two may differ and be the same.
const DIGITS: f64 = 1e-9;

/// Points tried.
const POINTS: usize = 96;

/// Fewest points that count as evidence.
const ENOUGH: usize = 8;

/// Whether two formulas are the same function of `variables`, the other names
/// having the values of `scope`. The points depend on `seed` alone. A point at
/// which either has no finite value is outside the domain and shows nothing.
///
/// ```
/// use longhand_notation::{Scope, compare::{Equivalence, equivalent}, parse};
///
/// let (a, b) = (parse("2*(3x + 2)*3")?, parse("18x + 12")?);
/// let same = equivalent(&a, &b, &["x"], &Scope::new(), 1)?;
/// assert!(matches!(same, Equivalence::Same(_)));
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// A formula that cannot be computed at any point, as with an unknown name.
pub fn equivalent(
    left: &Program,
    right: &Program,
    variables: &[&str],
    scope: &Scope,
    seed: u64,
) -> Result<Equivalence, Fault> {
    let everywhere = |random: &mut SplitMix64, point: usize, _: usize| coordinate(random, point);
    compare(left, right, variables, scope, seed, &everywhere)
}

/// As [`equivalent`], each variable between the two numbers that stand with its name.
///
/// ```
/// use longhand_notation::{Scope, compare::{Equivalence, equivalent_within}, parse};
///
/// let (a, b) = (parse("abs(x)")?, parse("x")?);
/// let positive = equivalent_within(&a, &b, &[("x", 0.5, 3.0)], &Scope::new(), 1)?;
/// assert!(matches!(positive, Equivalence::Same(_)));
/// let all = equivalent_within(&a, &b, &[("x", -3.0, 3.0)], &Scope::new(), 1)?;
/// assert!(matches!(all, Equivalence::Different { .. }));
/// # Ok::<(), longhand_notation::Fault>(())
/// ```
///
/// # Errors
/// As [`equivalent`].
pub fn equivalent_within(
    left: &Program,
    right: &Program,
    variables: &[(&str, f64, f64)],
    scope: &Scope,
    seed: u64,
) -> Result<Equivalence, Fault> {
    let names: Vec<&str> = variables.iter().map(|(name, _, _)| *name).collect();
    let within = |random: &mut SplitMix64, _: usize, place: usize| {
        let (low, high) = variables.get(place).map_or((0.0, 1.0), |v| (v.1, v.2));
        low + (high - low) * random.uniform()
    };
    compare(left, right, &names, scope, seed, &within)
}

fn compare(
    left: &Program,
    right: &Program,
    variables: &[&str],
    scope: &Scope,
    seed: u64,
    coordinate: &dyn Fn(&mut SplitMix64, usize, usize) -> f64,
) -> Result<Equivalence, Fault> {
    let mut random = SplitMix64(seed);
    let mut agreed = 0;
    for point in 0..POINTS {
        let mut here = scope.clone();
        let mut at = Vec::with_capacity(variables.len());
        for (place, name) in variables.iter().enumerate() {
            let x = coordinate(&mut random, point, place);
            here.define(name, Value::number(x));
            at.push((String::from(*name), x));
        }
        let (a, b) = (left.evaluate(&here)?, right.evaluate(&here)?);
        let (Some(a), Some(b)) = (a.as_tensor(), b.as_tensor()) else {
            return Ok(Equivalence::Unknown);
        };
        if a.shape() != b.shape() {
            let size = |tensor: &Tensor| tensor.len() as f64;
            let (left, right) = (size(a), size(b));
            return Ok(Equivalence::Different { at, left, right });
        }
        let finite = |t: &Tensor| t.data().iter().all(|x| x.is_finite());
        if !finite(a) || !finite(b) {
            continue;
        }
        let mut noise = None;
        for (&x, &y) in a.data().iter().zip(b.data()) {
            let apart = (x - y).abs();
            if apart <= DIGITS * x.abs().max(y.abs()) {
                continue;
            }
            // What cancels leaves noise of the size of what was cancelled, and a sine
            // that of its angle.
            let noise = *noise.get_or_insert_with(|| left.noise(&here) + right.noise(&here));
            if apart > 8.0 * noise {
                let (left, right) = (x, y);
                return Ok(Equivalence::Different { at, left, right });
            }
        }
        agreed += 1;
    }
    Ok(if agreed < ENOUGH {
        Equivalence::Unknown
    } else {
        Equivalence::Same(agreed)
    })
}

/// A coordinate: near 1 and positive for a third of the points (where roots and
/// logarithms live), around 0 for another, further out for the rest.
fn coordinate(random: &mut SplitMix64, point: usize) -> f64 {
    let unit = random.uniform();
    match point % 3 {
        0 => 0.05 + 2.95 * unit,
        1 => 4.0 * unit - 2.0,
        _ => 24.0 * unit - 12.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn compare(left: &str, right: &str) -> Equivalence {
        let (left, right) = (parse(left).unwrap(), parse(right).unwrap());
        equivalent(&left, &right, &["x", "y"], &Scope::new(), 7).unwrap()
    }

    #[test]
    fn formulas_that_say_the_same_are_the_same() {
        for (left, right) in [
            ("2*(3x + 2)*3", "6(3x + 2)"),
            ("(x + y)^2", "x^2 + 2x*y + y^2"),
            ("log(x*y)", "log(x) + log(y)"),
            ("sigmoid(x)*(1 - sigmoid(x))", "sigmoid(x) - sigmoid(x)^2"),
            ("sqrt(x)^2", "x"),
            ("sin(x)^2 + cos(x)^2", "1"),
            ("x - x", "0"),
            ("sin(400pi)", "0"),
            ("cos(1e6*x)^2 + sin(1e6*x)^2", "1"),
            ("(x + 1e8) - 1e8", "x"),
            (
                "(x^8 - 1)/(x - 1)",
                "1 + x + x^2 + x^3 + x^4 + x^5 + x^6 + x^7",
            ),
        ] {
            assert!(
                matches!(compare(left, right), Equivalence::Same(_)),
                "{left} | {right}"
            );
        }
    }

    #[test]
    fn formulas_that_differ_a_little_are_different() {
        for (left, right) in [
            ("x", "x + 1e-6*x"),
            ("x", "x*(1 + 2e-9)"),
            ("y/sqrt(abs(x))", "y/(sqrt(abs(x)) + 1e-8)"),
            ("sin(x)", "sin(x + 1e-8)"),
            ("1e-12*x", "2e-12*x"),
            ("x", "abs(x)"),
            ("2x", "x^2"),
            ("relu(x)", "x"),
            ("x/y", "y/x"),
        ] {
            assert!(
                matches!(compare(left, right), Equivalence::Different { .. }),
                "{left} | {right}"
            );
        }
    }

    #[test]
    fn nothing_is_learnt_where_there_is_no_value() {
        assert_eq!(
            compare("log(-x^2 - 1)", "sqrt(-x^2 - 1)"),
            Equivalence::Unknown
        );
        assert_eq!(compare("0/0", "0/0"), Equivalence::Unknown);
    }
}
