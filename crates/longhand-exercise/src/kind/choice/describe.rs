//! The options of a choice, as a variant shows them.

use super::Choice;
use crate::description::{Description, Form, Offered, Right};
use crate::grade::answer::Answer;
use crate::kind::behaviour::{Asked, Data, Describe};
use crate::prose::Prose;
use crate::task::Task;

impl Data for Choice {
    fn asked(&self) -> Option<Asked<'_>> {
        None
    }

    fn own_texts(&self) -> Vec<&Prose> {
        self.options
            .iter()
            .flat_map(|option| [&option.text, &option.reply])
            .collect()
    }
}

impl Describe for Choice {
    fn describe<'a>(&'a self, task: &Task<'a>) -> Description<'a> {
        let scope = &task.variant.scope;
        let order = self.order(&task.shuffled_by(), task.variant.number);
        let options = order.into_iter().filter_map(|i| self.options.get(i));
        let right = self.options.iter().filter(|one| one.is_right(scope));
        let right = Answer::Picked(right.map(|one| one.id.clone()).collect());
        Description {
            form: Form::Picked,
            several: self.several,
            options: options
                .map(|one| Offered {
                    id: one.id.clone(),
                    text: Some(&one.text),
                    right: one.is_right(scope),
                    reply: &one.reply,
                    after: &[],
                })
                .collect(),
            ways: vec![right.clone()],
            right: vec![Right::plainly(right)],
            ..Description::default()
        }
    }
}
