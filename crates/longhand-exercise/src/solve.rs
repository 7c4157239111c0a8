//! What every kind works out for a variant, and when two answers of it can be told apart.

use crate::accept::Accept;
use crate::broken::{Broken, broken};
use crate::exercise::Exercise;
use crate::formula::Formula;
use crate::kind::Kind;
use crate::kind::expression::Variable;
use crate::kind::graph::sheet::NOT_FINITE;
use crate::units;
use crate::worked::Worked;
use longhand_notation::compare::{Equivalence, equivalent_within};
use longhand_notation::{Program, Scope, Value};

/// Where the points for comparing formulas begin; the same everywhere.
const SEED: u64 = 0x1097_4a4d;

impl Kind {
    /// The right answer; `None` where this variant has none that is finite.
    ///
    /// # Errors
    /// [`Broken`] for a formula that cannot be read or worked out.
    pub fn answer(&self, exercise: &Exercise, scope: &Scope) -> Result<Option<Worked>, Broken> {
        if let Kind::Graph(graphed) = self {
            return match graphed.sheet(scope) {
                Ok(_) => Ok(Some(Worked::Nothing)),
                Err(fault) if fault.message == NOT_FINITE => Ok(None),
                Err(fault) => Err(broken("graph", &fault.message)),
            };
        }
        let Some(formula) = self.is() else {
            return Ok(Some(Worked::Nothing));
        };
        let worked = self.work(exercise, scope, "answer", formula)?;
        let finite = worked
            .numbers()
            .is_none_or(|numbers| numbers.data().iter().all(|x| x.is_finite()));
        Ok(finite.then_some(worked))
    }

    /// What betrays a mistake; `None` where it has no value in this variant.
    ///
    /// # Errors
    /// [`Broken`] for a formula that cannot be read or worked out.
    pub fn mistake(
        &self,
        exercise: &Exercise,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Option<Worked>, Broken> {
        let worked = self.work(exercise, scope, part, is)?;
        let nan = worked
            .numbers()
            .is_some_and(|numbers| numbers.data().iter().any(|x| x.is_nan()));
        Ok((!nan).then_some(worked))
    }

    /// Works a formula out as an answer of this kind.
    ///
    /// # Errors
    /// [`Broken`] where it cannot be read or worked out, or is no answer of this kind.
    pub fn work(
        &self,
        exercise: &Exercise,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Worked, Broken> {
        let rank = match self {
            Kind::Choice(_)
            | Kind::Code(_)
            | Kind::Bug(_)
            | Kind::Order(_)
            | Kind::Graph(_)
            | Kind::Parts(_) => return Ok(Worked::Nothing),
            Kind::Expression(_) => {
                let formula = exercise.written_out(is);
                formula
                    .program()
                    .map_err(|fault| broken(part, &fault.message))?;
                return Ok(Worked::Formula(formula));
            }
            // A scalar's shape is the empty list, which is no value of the language.
            Kind::Shape(_) if is.text == "[]" => return Ok(Worked::Value(Value::list(&[]))),
            Kind::Numeric(_) => 0,
            Kind::Vector(_) | Kind::Shape(_) => 1,
            Kind::Matrix(_) => 2,
        };
        let value = is
            .evaluate(scope)
            .map_err(|fault| broken(part, &fault.message))?;
        let fits = match rank {
            0 => value.as_number().is_some(),
            rank => value
                .as_tensor()
                .is_some_and(|tensor| tensor.rank() == rank && !tensor.is_empty()),
        };
        if !fits {
            let what = match self {
                Kind::Vector(_) => "it must be a list of numbers, such as [1, 2]",
                Kind::Matrix(_) => "it must be a list of rows, such as [[1, 2], [3, 4]]",
                Kind::Shape(_) => "it must be a list of whole numbers, such as [768, 3072]",
                _ => "it must be one number",
            };
            return Err(broken(part, what));
        }
        let whole = |x: &f64| *x >= 1.0 && x.fract() == 0.0 && *x < 1e15;
        if matches!(self, Kind::Shape(_))
            && !value
                .as_tensor()
                .is_some_and(|sizes| sizes.data().iter().all(whole))
        {
            return Err(broken(
                part,
                "the sizes of a shape are whole numbers from 1",
            ));
        }
        let unit = match self {
            Kind::Numeric(numeric) => numeric.unit.as_deref(),
            Kind::Vector(cells) | Kind::Matrix(cells) => cells.unit.as_deref(),
            _ => None,
        };
        in_field(value, unit)
            .map(Worked::Value)
            .ok_or_else(|| broken(part, "it must be in the unit that the field shows"))
    }

    /// Whether what a learner types can be told to be the one or the other.
    pub fn apart(&self, exercise: &Exercise, scope: &Scope, a: &Worked, b: &Worked) -> bool {
        self.differ(exercise, scope, a, b, numbers_apart)
    }

    /// Whether the one would be taken for the other.
    pub fn same(&self, exercise: &Exercise, scope: &Scope, a: &Worked, b: &Worked) -> bool {
        !self.differ(exercise, scope, a, b, |a, b, accept| {
            (a - b).abs() > accept.reach(b).max(1e-9 * b.abs())
        })
    }

    fn differ(
        &self,
        exercise: &Exercise,
        scope: &Scope,
        a: &Worked,
        b: &Worked,
        numbers: impl Fn(f64, f64, Accept) -> bool,
    ) -> bool {
        let accept = match self {
            Kind::Numeric(numeric) => numeric.accept,
            Kind::Vector(cells) | Kind::Matrix(cells) => cells.accept,
            _ => Accept::Exact,
        };
        match (a, b) {
            (Worked::Value(a), Worked::Value(b)) => match (a.as_tensor(), b.as_tensor()) {
                (Some(a), Some(b)) => {
                    a.sizes() != b.sizes()
                        || a.data()
                            .iter()
                            .zip(b.data())
                            .any(|(&a, &b)| numbers(a, b, accept))
                }
                _ => true,
            },
            (Worked::Formula(a), Worked::Formula(b)) => {
                let (Ok(a), Ok(b)) = (a.program(), b.program()) else {
                    return true;
                };
                !matches!(compare(exercise, scope, &a, &b), Some(Equivalence::Same(_)))
            }
            _ => true,
        }
    }
}

/// Compares two formulas over the exercise's variables; `None` where one cannot be worked out.
pub fn compare(
    exercise: &Exercise,
    scope: &Scope,
    a: &Program,
    b: &Program,
) -> Option<Equivalence> {
    let domain: Vec<(&str, f64, f64)> = exercise
        .variables
        .iter()
        .map(
            |Variable {
                 name,
                 lowest,
                 highest,
                 ..
             }| (name.as_str(), *lowest, *highest),
        )
        .collect();
    equivalent_within(a, b, &domain, scope, SEED).ok()
}

/// Whether the bands around two numbers do not meet.
pub fn numbers_apart(a: f64, b: f64, accept: Accept) -> bool {
    (a - b).abs() > 2.0 * accept.reach(b).max(1e-9 * b.abs())
}

/// A value in plain numbers of the field's unit.
fn in_field(value: Value, unit: Option<&str>) -> Option<Value> {
    if value.as_number().is_some() {
        return units::in_field(&value, unit).map(Value::number);
    }
    let Some(tensor) = value.as_tensor().filter(|_| value.unit().is_some()) else {
        return Some(value);
    };
    let cells: Option<Vec<f64>> = (0..tensor.len())
        .map(|cell| units::cell_in_field(&value, cell, unit))
        .collect();
    let tensor = longhand_notation::Tensor::new(tensor.sizes(), cells?).ok()?;
    Some(Value::tensor(tensor))
}
