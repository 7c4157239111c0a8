//! Judging what the tests of a program showed.

use super::Code;
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::task::Task;
use crate::verdict::{Help, Judgement};

impl Grade for Code {
    fn grade(&self, _: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Ran(tested) => Judgement::plain(tested.verdict()),
            _ => Judgement::help(Help::Empty),
        }
    }
}
