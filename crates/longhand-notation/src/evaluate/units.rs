//! Which unit a step has.

use super::{Evaluator, TapeValue};
use crate::expr::{Kind, Operator};
use crate::unit::{self, Unit};
use crate::{Expr, Fault, Span};
use longhand_math::Tensor;
use longhand_math::op::{Arithmetic, Function, Op, Rearrangement, Reduction};

impl Evaluator<'_> {
    /// The unit of what an operation gives, from those of its inputs.
    pub(super) fn unit_of(
        &self,
        op: &Op,
        steps: &[usize],
        span: Span,
    ) -> Result<Option<Unit>, Fault> {
        if self.units.is_empty() || !steps.iter().any(|s| self.units.contains_key(s)) {
            return Ok(None);
        }
        let unit = |k: usize| steps.get(k).and_then(|s| self.units.get(s));
        match op {
            Op::Arithmetic(Arithmetic::Multiply) | Op::MatrixMultiply => {
                Ok(Unit::times(unit(0), unit(1), 1))
            }
            Op::Arithmetic(Arithmetic::Divide) => Ok(Unit::times(unit(0), unit(1), -1)),
            Op::Arithmetic(Arithmetic::Power) => {
                let exponent = steps.get(1).and_then(|&s| self.tensor(s).item());
                match (unit(0), unit(1), exponent) {
                    (Some(base), None, Some(exponent)) => base.power(exponent).ok_or_else(|| {
                        Fault::new(
                            span,
                            ["a power of ", &base.name, " without meaning"].concat(),
                            "",
                        )
                    }),
                    _ => Err(plain_needed("an exponent", unit(1).or(unit(0)), span)),
                }
            }
            Op::Function(Function::Sqrt) => match unit(0).map(|u| u.power(0.5)) {
                Some(Some(root)) => Ok(root),
                _ => Err(plain_needed("sqrt", unit(0), span)),
            },
            Op::Arithmetic(Arithmetic::Negative)
            | Op::Function(Function::Abs)
            | Op::Start
            | Op::Reduction(
                Reduction::Sum | Reduction::Mean | Reduction::Largest | Reduction::Smallest,
                _,
            ) => Ok(unit(0).cloned()),
            Op::Arithmetic(
                Arithmetic::Add
                | Arithmetic::Subtract
                | Arithmetic::Maximum
                | Arithmetic::Minimum
                | Arithmetic::Remainder,
            )
            | Op::Rearrangement(_) => {
                if matches!(op, Op::Rearrangement(Rearrangement::Take(..))) {
                    return Ok(unit(0).cloned());
                }
                let first = unit(0);
                for k in 1..steps.len() {
                    self.same_unit(first, unit(k), span)?;
                }
                Ok(first.cloned())
            }
            _ => Err(plain_needed(op.name(), unit(0), span)),
        }
    }

    /// Two values that are added or compared must measure the same.
    pub(super) fn same_unit(
        &self,
        left: Option<&Unit>,
        right: Option<&Unit>,
        span: Span,
    ) -> Result<(), Fault> {
        let help =
            "Only like can be added to or compared with like; divide one by the other for a ratio.";
        match (left, right) {
            (None, None) => Ok(()),
            (Some(a), Some(b)) if a.fits(b) => Ok(()),
            (Some(a), Some(b)) => {
                let message = [
                    a.name.as_str(),
                    " and ",
                    &b.name,
                    " measure different things",
                ];
                Err(Fault::new(span, message.concat(), help))
            }
            (Some(unit), None) | (None, Some(unit)) => {
                let message = ["a value in ", unit.name.as_str(), " and a plain number"];
                Err(Fault::new(span, message.concat(), help))
            }
        }
    }

    /// Whether a name in this place may be a unit: directly behind a number or
    /// name without a sign, or multiplied with something that has a unit.
    pub(super) fn right_side(
        &mut self,
        operator: Operator,
        left: usize,
        right: &Expr,
    ) -> Result<usize, Fault> {
        let name = match &right.kind {
            Kind::Binary(Operator::Power, base, _) => &base.kind,
            kind => kind,
        };
        let unit_fits = match operator {
            Operator::Juxtapose | Operator::Multiply => true,
            Operator::Divide => self.units.contains_key(&left),
            _ => false,
        };
        let outside = self.in_unit;
        self.in_unit = unit_fits && matches!(name, Kind::Name(_));
        let step = self.number(right);
        self.in_unit = outside;
        step
    }

    /// A unit as a step: its size in base units.
    pub(super) fn unit_step(&mut self, name: &str) -> Option<TapeValue> {
        if !self.in_unit {
            return None;
        }
        let unit = unit::named(name)?;
        let step = self.tape.given(Tensor::scalar(unit.factor));
        self.units.insert(step, unit);
        Some(TapeValue::Number(step))
    }

    /// `value -> unit`: the same value, shown in that unit.
    pub(super) fn convert(&mut self, value: &Expr, to: &Expr) -> Result<TapeValue, Fault> {
        let step = self.number(value)?;
        let outside = self.in_unit;
        self.in_unit = true;
        let target = self.number(to);
        self.in_unit = outside;
        let target = target?;
        let (Some(unit), Some(factor)) = (self.units.get(&target), self.tensor(target).item())
        else {
            return Err(Fault::new(
                to.span,
                "a unit is needed here",
                "Write one such as GB, hours or TFLOP/s.",
            ));
        };
        let mut unit = unit.clone();
        unit.factor = factor;
        unit.name = crate::typeset::plain(to)
            .replace(" / ", "/")
            .replace(" · ", "·");
        match self.units.get(&step) {
            Some(found) if found.fits(&unit) => {}
            Some(found) => {
                let message = [&found.name, " cannot become ", &unit.name].concat();
                return Err(Fault::new(
                    value.span.to(to.span),
                    message,
                    "They measure different things.",
                ));
            }
            None => {
                let help = [
                    "Write the unit behind the number, as in 3 ",
                    &unit.name,
                    ".",
                ]
                .concat();
                return Err(Fault::new(value.span, "this value has no unit", help));
            }
        }
        let fresh = self.apply(Op::Start, &[step], value.span)?;
        if let TapeValue::Number(fresh) = fresh {
            self.units.insert(fresh, unit);
        }
        Ok(fresh)
    }
}

fn plain_needed(what: &str, unit: Option<&Unit>, span: Span) -> Fault {
    let name = unit.map_or("a unit", |u| u.name.as_str());
    Fault::new(
        span,
        [what, " needs a plain number, and this is in ", name].concat(),
        "Divide by a unit first, so that none is left.",
    )
}
