//! What a shape exercise asks for, and how its answer is written.

use super::Shape;
use crate::description::{Description, Form, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;
use crate::tolerance::Tolerance;
use longhand_notation::Value;

impl Data for Shape {
    fn asked(&self) -> Option<Asked<'_>> {
        Some(Asked {
            is: &self.is,
            accept: Tolerance::Exact,
            unit: None,
            also: &self.also,
            carries: false,
            reveals: None,
        })
    }

    fn own_texts(&self) -> Vec<&Prose> {
        Vec::new()
    }
}

impl Describe for Shape {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let answer = task.variant.answers.get(task.part);
        let answer = answer.and_then(|worked| worked.numbers());
        let sizes: Vec<String> = answer
            .map(|sizes| sizes.data().iter().map(f64::to_string).collect())
            .unwrap_or_default();
        let mut ways = vec![
            format!("[{}]", sizes.join(", ")),
            format!("({})", sizes.join(",")),
        ];
        if sizes.len() > 1 {
            ways.push(sizes.join(", "));
            ways.push(sizes.join(" x "));
            ways.push(sizes.join("×"));
        }
        let right = answer.map(|sizes| {
            let value = Value::tensor(sizes.clone());
            Right {
                value: Some(value.clone()),
                ..Right::plainly(Answer::Text(value.plain()))
            }
        });
        Description {
            form: Form::List,
            symbol: self.symbol.as_ref(),
            right: right.into_iter().collect(),
            ways: ways.into_iter().map(Answer::Text).collect(),
            ..Description::default()
        }
    }
}
