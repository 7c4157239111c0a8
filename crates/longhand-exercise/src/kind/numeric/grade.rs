//! Judging a number.

use super::Numeric;
use crate::grade::answer::Answer;
use crate::grade::number;
use crate::grade::target::Target;
use crate::kind::behaviour::Grade;
use crate::read::context::Context;
use crate::read::number::reading;
use crate::task::Task;
use crate::verdict::{Help, Judgement};

impl Grade for Numeric {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        let Answer::Text(text) = answer else {
            return Judgement::help(Help::Empty);
        };
        match Target::of(task, self) {
            Some(target) => {
                let context = Context::new(task.question, task.variant, target.unit);
                let context = context.labelled(self.symbol.as_ref());
                number::judge(&target, &reading(&context, text))
            }
            None => Judgement::help(Help::no_answer()),
        }
    }
}
