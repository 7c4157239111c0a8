//! Judging the lines picked in a program with a bug.

use super::Bug;
use crate::grade::answer::Answer;
use crate::kind::behaviour::Grade;
use crate::task::Task;
use crate::verdict::{Diagnosis, Help, Judgement, Verdict};

impl Grade for Bug {
    fn grade(&self, task: &Task, answer: &Answer) -> Judgement {
        match answer {
            Answer::Lines(lines) => Judgement::plain(judge(self, lines)),
            // Mended, it runs as every program does.
            mended => self.code.grade(task, mended),
        }
    }
}

/// Judges the lines picked: right when at least one is guilty and none is innocent.
fn judge(bug: &Bug, picked: &[u32]) -> Verdict {
    if picked.is_empty() {
        return Verdict::Unreadable(Help::Empty);
    }
    let place = |number: &u32| bug.lines.iter().position(|line| line.line == *number);
    let Some(picked) = picked.iter().map(place).collect::<Option<Vec<usize>>>() else {
        return Verdict::Unreadable(Help::NoSuchLine);
    };
    let guilty = |index: &&usize| bug.lines.get(**index).is_some_and(|line| line.guilty);
    match picked.iter().find(|index| !guilty(index)) {
        Some(innocent) => Verdict::Wrong(Some(Diagnosis::Line(*innocent))),
        None => Verdict::Right { also: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::bug::Line;
    use crate::kind::code::{Code, Written};
    use crate::prose::Prose;
    use crate::tolerance::Tolerance;

    fn bug() -> Bug {
        let written = Written {
            name: "f".into(),
            starter: String::new(),
            reference: String::new(),
        };
        let line = |line, guilty| Line {
            line,
            guilty,
            reply: Prose::default(),
        };
        Bug {
            code: Code {
                function: "f".into(),
                accept: Tolerance::Exact,
                javascript: written.clone(),
                python: written,
                numpy: None,
                pytorch: None,
                tests: Vec::new(),
                wrong: Vec::new(),
            },
            lines: vec![line(1, false), line(2, true)],
        }
    }

    #[test]
    fn a_guilty_line_is_right_and_an_innocent_one_is_not() {
        assert_eq!(judge(&bug(), &[2]), Verdict::Right { also: None });
        assert_eq!(
            judge(&bug(), &[2, 1]),
            Verdict::Wrong(Some(Diagnosis::Line(0)))
        );
        assert_eq!(judge(&bug(), &[]), Verdict::Unreadable(Help::Empty));
        assert_eq!(judge(&bug(), &[3]), Verdict::Unreadable(Help::NoSuchLine));
    }
}
