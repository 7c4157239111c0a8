//! Which line is picked, and what stands in the editor.

use crate::card::code::CodeState;
use crate::card::event::Effect;
use crate::card::inputs::Inputs;
use crate::card::record::draft;
use crate::card::shell::Shell;
use longhand_exercise::Answer;
use longhand_exercise::kind::bug::Bug;
use longhand_exercise::progress::draft_key;

/// Which line is picked, and what stands in the editor.
#[derive(Clone, Debug)]
pub(in crate::card) struct BugState {
    pub inputs: Inputs,
    /// Whether the editor has taken the place of the lines.
    pub mending: bool,
    pub code: CodeState,
}

impl BugState {
    /// As it is at first.
    pub fn new(bug: &Bug) -> BugState {
        BugState {
            inputs: Inputs::default(),
            mending: false,
            code: CodeState::new(&bug.code),
        }
    }

    /// A line is picked.
    pub fn chosen(&mut self, shell: &Shell, line: String, on: bool) -> Vec<Effect> {
        self.inputs.choose(line, on, false);
        vec![draft(&draft_key(&shell.exercise, 0), &self.inputs.picks())]
    }

    /// The line picked, as an answer.
    pub fn answer(&self, bug: &Bug) -> Answer {
        let picked = self.inputs.picked.iter();
        let lines = picked.filter_map(|line| line.parse().ok());
        Answer::Lines(lines.filter(|line| bug.line(*line).is_some()).collect())
    }

    /// Puts a draft back.
    pub fn restore(&mut self, bug: &Bug, draft: &str) {
        let known = |line: &&str| line.parse().is_ok_and(|line| bug.line(line).is_some());
        let lines = draft.split(' ').filter(known);
        self.inputs.picked = lines.map(str::to_string).collect();
    }

    /// Puts the editor in place of the lines. Says whether it did.
    pub fn mend(&mut self) -> bool {
        !std::mem::replace(&mut self.mending, true)
    }
}
