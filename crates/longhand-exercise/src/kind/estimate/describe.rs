//! What an estimate asks for, and how one is written.

use super::Estimate;
use crate::description::{Description, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::kind::ways::ways;
use crate::prose::Prose;
use crate::task::Task;
use crate::tolerance::Tolerance;
use longhand_notation::{Value, number};

impl Data for Estimate {
    fn asked(&self) -> Option<Asked<'_>> {
        Some(Asked {
            is: &self.is,
            // Values are told apart as closely as anywhere: a mistake is another value.
            accept: Tolerance::default(),
            unit: self.unit.as_deref(),
            also: &[],
            carries: false,
            reveals: Some(&self.roundings),
        })
    }

    fn own_texts(&self) -> Vec<&Prose> {
        self.roundings.iter().collect()
    }
}

impl Describe for Estimate {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let unit = self.unit.as_deref();
        let answer = task.variant.answers.get(task.part);
        let answer = answer.and_then(|worked| worked.number());
        let mut texts = answer.map_or_else(Vec::new, |exact| ways(exact, unit));
        // Rounded to a power of ten and a half: what an estimate is.
        texts.extend(answer.map(|exact| format!("about {exact:.0e}")));
        Description {
            symbol: self.symbol.as_ref(),
            unit,
            right: answer
                .map(|value| Right {
                    value: Some(Value::number(value)),
                    ..Right::plainly(Answer::Text(number::plain(value)))
                })
                .into_iter()
                .collect(),
            ways: texts.into_iter().map(Answer::Text).collect(),
            ..Description::default()
        }
    }
}
