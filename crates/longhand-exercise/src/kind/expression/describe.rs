//! What an expression exercise asks for, and how its answer is written.

use super::Expression;
use crate::description::{Description, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;
use crate::tolerance::Tolerance;
use crate::worked::Worked;

impl Data for Expression {
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

impl Describe for Expression {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let Some(Worked::Formula(formula)) = task.variant.answers.get(task.part) else {
            return Description::default();
        };
        let (steps, last) = formula
            .text
            .rsplit_once(';')
            .map_or((String::new(), formula.text.as_str()), |(steps, last)| {
                (format!("{steps}; "), last.trim())
            });
        let answer = Answer::Text(formula.text.clone());
        Description {
            symbol: self.symbol.as_ref(),
            ways: vec![
                answer.clone(),
                Answer::Text(format!("{steps}({last})*1 + 0")),
            ],
            right: vec![Right::plainly(answer)],
            ..Description::default()
        }
    }
}
