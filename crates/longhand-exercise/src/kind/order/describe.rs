//! The lines of an order exercise, as a variant hands them out.

use super::Order;
use crate::description::{Description, Form, Offered, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;

impl Data for Order {
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    fn own_texts(&self) -> Vec<&Prose> {
        self.lines
            .iter()
            .flat_map(|line| [&line.text, &line.why, &line.reply])
            .collect()
    }
}

impl Describe for Order {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let handed = self.handed_out(&task.question.slug, task.variant.number);
        let lines = handed.into_iter().filter_map(|line| self.lines.get(line));
        let solution = self.solution().into_iter();
        let ids = solution.filter_map(|line| Some(self.lines.get(line)?.id.clone()));
        let right = Answer::Ordered(ids.collect());
        Description {
            form: Form::Ordered,
            options: lines
                .map(|line| Offered {
                    id: line.id.clone(),
                    text: Some(&line.text),
                    right: !line.distractor,
                    reply: if line.distractor {
                        &line.reply
                    } else {
                        &line.why
                    },
                    after: &line.after,
                })
                .collect(),
            orders: Some(self.count()),
            ways: vec![right.clone()],
            right: vec![Right::plainly(right)],
            ..Description::default()
        }
    }
}
