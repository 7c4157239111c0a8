//! Judging the options picked.

use super::{Choice, Option_};
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::task::Task;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};
use longhand_notation::Scope;

impl Grade for Choice {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Picked(picked) => Judgement::plain(verdict(self, &task.variant.scope, picked)),
            _ => Judgement::help(Help::Empty),
        }
    }
}

fn verdict(choice: &Choice, scope: &Scope, picked: &[String]) -> Verdict {
    let picked: Vec<usize> = (0..choice.options.len())
        .filter(|&i| picked.contains(&choice.options[i].id))
        .collect();
    if picked.is_empty() {
        return Verdict::Unreadable(Help::Empty);
    }
    if picked.len() > 1 && !choice.several {
        return Verdict::Unreadable(Help::OneOption);
    }
    let is_right = |option: &Option_| option.is_right(scope);
    if let Some(&wrong) = picked.iter().find(|&&i| !is_right(&choice.options[i])) {
        return Verdict::Wrong(Some(Diagnosis::Option(wrong)));
    }
    let all = choice.options.iter().filter(|one| is_right(one)).count();
    if choice.several && picked.len() < all {
        return Verdict::Near(Diagnosis::SomeMissing);
    }
    Verdict::Right { also: None }
}
