//! What a numeric exercise asks for, and how its answer is written.

use super::Numeric;
use crate::description::{Description, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::kind::ways::ways;
use crate::prose::Prose;
use crate::task::Task;
use crate::units;
use longhand_notation::{Value, number};

impl Data for Numeric {
    fn asked(&self) -> Option<Asked<'_>> {
        Some(Asked {
            is: &self.is,
            accept: self.accept,
            unit: self.unit.as_deref(),
            also: &self.also,
            carries: true,
            reveals: None,
        })
    }

    fn own_texts(&self) -> Vec<&Prose> {
        Vec::new()
    }
}

impl Describe for Numeric {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let unit = self.unit.as_deref();
        let answer = task.variant.answers.get(task.part);
        let answer = answer.and_then(|worked| worked.number());
        let right = |value: f64| Right {
            value: Some(Value::number(value)),
            ..Right::plainly(Answer::Text(number::plain(value)))
        };
        let mut all = Vec::new();
        all.extend(answer.map(|value| Right {
            accept: Some(self.accept),
            ..right(value)
        }));
        for also in &self.also {
            let value = task.variant.value(&also.is).ok();
            let value = value.and_then(|value| units::in_field(&value, unit));
            all.extend(value.map(|value| Right {
                accept: Some(also.accept),
                note: Some(&also.say),
                ..right(value)
            }));
        }
        Description {
            symbol: self.symbol.as_ref(),
            unit,
            right: all,
            ways: answer.map_or_else(Vec::new, |answer| {
                ways(answer, unit).into_iter().map(Answer::Text).collect()
            }),
            ..Description::default()
        }
    }
}
