//! What a vector or matrix asks for, and how its answer is written.

use super::Cells;
use crate::description::{Description, Form, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;
use longhand_notation::{Value, number};

impl Data for Cells {
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

impl Describe for Cells {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let answer = task.variant.answers.get(task.part);
        let answer = answer.and_then(|worked| worked.numbers());
        let right = answer.map(|tensor| {
            let value = Value::tensor(tensor.clone());
            Right {
                answer: Answer::Text(value.plain()),
                value: Some(value),
                accept: Some(self.accept),
                note: None,
            }
        });
        let cells = answer.map(|tensor| {
            let each = tensor.data().iter().map(|&x| number::plain(x));
            Answer::Cells(each.collect())
        });
        let whole = right.iter().map(|right| right.answer.clone());
        Description {
            form: if self.whole { Form::List } else { Form::Cells },
            symbol: self.symbol.as_ref(),
            unit: self.unit.as_deref(),
            rows: &self.labels,
            columns: &self.columns,
            ways: cells.into_iter().chain(whole).collect(),
            right: right.into_iter().collect(),
            ..Description::default()
        }
    }
}
