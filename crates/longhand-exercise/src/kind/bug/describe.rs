//! The lines of a program with a bug.

use super::Bug;
use crate::description::{Description, Form, Offered, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;

impl Data for Bug {
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    fn own_texts(&self) -> Vec<&Prose> {
        let replies = self.lines.iter().map(|line| &line.reply);
        self.code.own_texts().into_iter().chain(replies).collect()
    }
}

impl Describe for Bug {
    fn describe<'a>(&'a self, _: &Task<'a>) -> Description<'a> {
        let guilty = self.lines.iter().filter(|line| line.guilty);
        let guilty: Vec<Answer> = guilty.map(|line| Answer::Lines(vec![line.line])).collect();
        Description {
            form: Form::Lines,
            options: self
                .lines
                .iter()
                .map(|line| Offered {
                    id: line.line.to_string(),
                    text: None,
                    right: line.guilty,
                    reply: &line.reply,
                    after: &[],
                })
                .collect(),
            code: Some(&self.code),
            ways: guilty.clone(),
            right: guilty.into_iter().map(Right::plainly).collect(),
            ..Description::default()
        }
    }
}
