//! Judging an estimate: by how many times it is off.

use super::Estimate;
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::read::context::Context;
use crate::read::number::reading;
use crate::slip::{Off, figures};
use crate::task::Task;
use crate::units::{self, Sorted};
use crate::verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
use longhand_math::real;

/// A known mistake is recognised within this factor: estimates have few digits.
const ALIKE: f64 = 1.5;

/// Near is what is right within this many times the factor.
const NEAR: f64 = 10.0;

impl Grade for Estimate {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        let Answer::Text(text) = answer else {
            return Judgement::help(Help::Empty);
        };
        let Some(exact) = task
            .variant
            .answers
            .get(task.part)
            .and_then(|one| one.number())
        else {
            return Judgement::help(Help::no_answer());
        };
        let unit = self.unit.as_deref();
        let context = Context::new(task.question, task.variant, unit);
        let number = match reading(&context, text).number {
            Ok(number) => number,
            Err(help) => return Judgement::help(help),
        };
        let (typed, converted) = match units::sort(number.typed, unit) {
            Sorted::Value { typed, converted } => (typed.value, converted),
            Sorted::OtherKind {
                typed,
                asked,
                value,
            } => {
                return Judgement::help(Help::OtherKind {
                    typed,
                    asked,
                    right: times_off(value.value, exact).is_some_and(|off| off <= self.factor),
                });
            }
        };
        Judgement {
            verdict: verdict(self, task, typed, exact),
            reading: Some(Reading {
                value: Some(typed),
                telling: number.telling || converted,
                echo: number.echo,
                converted: self.unit.clone().filter(|_| converted),
                note: None,
            }),
            cells: Vec::new(),
            parts: Vec::new(),
        }
    }
}

/// How many times the one is the other, at least 1; `None` where they differ in sign or one is 0.
fn times_off(typed: f64, exact: f64) -> Option<f64> {
    let ratio = typed / exact;
    let fits = ratio.is_finite() && ratio > 0.0;
    fits.then(|| ratio.max(1.0 / ratio))
}

fn verdict(estimate: &Estimate, task: &Task, typed: f64, exact: f64) -> Verdict {
    // The rim belongs to it.
    let factor = estimate.factor * (1.0 + 1e-9);
    let Some(times) = times_off(typed, exact) else {
        return Verdict::Wrong(None);
    };
    if times <= factor {
        return Verdict::Right { also: None };
    }
    let mistakes = task.variant.mistakes_of(task.question, task.part);
    let alike = mistakes.filter_map(|(index, worked)| {
        let off = times_off(typed, worked.number()?)?;
        (off <= ALIKE).then_some((index, off))
    });
    if let Some((index, _)) = alike.min_by(|a, b| a.1.total_cmp(&b.1)) {
        return Verdict::Wrong(Some(Diagnosis::Mistake(index)));
    }
    let told = Diagnosis::Times {
        // Far off it is said in powers of ten.
        factor: if times < 1000.0 {
            figures(times, 2)
        } else {
            real::pow(10.0, real::log10(times).round())
        },
        off: if typed.abs() < exact.abs() {
            Off::Small
        } else {
            Off::Large
        },
    };
    if times <= NEAR * factor {
        Verdict::Near(told)
    } else {
        Verdict::Wrong(Some(told))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_off_by_so_many_times_either_way() {
        assert_eq!(times_off(3.0, 1.0), Some(3.0));
        assert_eq!(times_off(1.0, 40.0), Some(40.0));
        assert_eq!(times_off(-1.0, 40.0), None);
        assert_eq!(times_off(0.0, 40.0), None);
        assert_eq!(times_off(f64::NAN, 40.0), None);
    }
}
