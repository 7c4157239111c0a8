//! Judging lines in order.

use super::{Fault, Order};
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::task::Task;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};

impl Grade for Order {
    fn grade(&self, _: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Ordered(ids) => Judgement::plain(verdict(self, ids)),
            _ => Judgement::help(Help::Empty),
        }
    }
}

fn verdict(order: &Order, ids: &[String]) -> Verdict {
    if ids.is_empty() {
        return Verdict::Unreadable(Help::Empty);
    }
    let placed = match order.read(ids) {
        Ok(placed) => placed,
        Err(not) => return Verdict::Unreadable(Help::NotLines(not)),
    };
    match order.fault(&placed) {
        None => Verdict::Right { also: None },
        Some(short @ Fault::Short { .. }) => Verdict::Near(Diagnosis::Order(short)),
        Some(fault) => Verdict::Wrong(Some(Diagnosis::Order(fault))),
    }
}
