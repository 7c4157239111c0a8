//! A card: what every card has, and what its kind owns.

use super::shell::Shell;
use super::work::Work;
use longhand_exercise::Exercise;

/// The state of one card.
#[derive(Clone, Debug)]
pub struct Card {
    pub(super) shell: Shell,
    pub(super) work: Work,
}

impl Card {
    /// A fresh card.
    pub fn new(exercise: Exercise, number: u32) -> Card {
        Card {
            work: Work::new(&exercise, number),
            shell: Shell::new(exercise, number),
        }
    }

    /// The exercise's id.
    pub fn slug(&self) -> &str {
        &self.shell.exercise.slug
    }

    /// The number of the variant shown.
    pub fn variant(&self) -> u32 {
        self.shell.number
    }

    /// Whether the exercise was ever solved without help.
    pub fn is_solved(&self) -> bool {
        self.shell.solved
    }

    /// Whether the run under way is one of a typical wrong version, not the learner's own.
    pub fn awaits_suspect(&self) -> bool {
        let running = self.work.code().and_then(|code| code.running.as_ref());
        running.is_some_and(|running| running.learner.is_some())
    }

    /// The exercise shown.
    pub fn exercise(&self) -> &Exercise {
        &self.shell.exercise
    }
}
