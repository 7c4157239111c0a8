//! How far a reader is with an exercise, in four steps.

use longhand_exercise::progress::ExerciseProgress;

use crate::catalogue::Catalogue;

/// How far a reader is with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not tried yet.
    Fresh,
    /// Tried, and not solved.
    Tried,
    /// Solved after its working was shown.
    Helped,
    /// Solved without.
    Solved,
}

impl Standing {
    /// All, from the first to the last.
    pub const ALL: [Standing; 4] = [
        Standing::Fresh,
        Standing::Tried,
        Standing::Helped,
        Standing::Solved,
    ];

    /// That of an exercise, from what was done in it.
    #[must_use]
    pub fn of(progress: Option<&ExerciseProgress>) -> Standing {
        match progress {
            Some(one) if one.solved => Standing::Solved,
            Some(one) if one.assisted => Standing::Helped,
            Some(one) if one.is_tried() => Standing::Tried,
            _ => Standing::Fresh,
        }
    }

    /// What `data-standing` says of it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Fresh => "fresh",
            Standing::Tried => "tried",
            Standing::Helped => "helped",
            Standing::Solved => "solved",
        }
    }

    /// The same in words.
    #[must_use]
    pub fn words(self, catalogue: &Catalogue) -> &'static str {
        let words = &catalogue.overview;
        match self {
            Standing::Fresh => words.fresh,
            Standing::Tried => words.tried,
            Standing::Helped => words.helped,
            Standing::Solved => words.solved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exercise_stands_where_the_best_answer_put_it() {
        let mut progress = ExerciseProgress::default();
        assert_eq!(Standing::of(None), Standing::Fresh);
        assert_eq!(Standing::of(Some(&progress)), Standing::Fresh);
        progress.tries = 2;
        assert_eq!(Standing::of(Some(&progress)), Standing::Tried);
        progress.assisted = true;
        assert_eq!(Standing::of(Some(&progress)), Standing::Helped);
        progress.solved = true;
        assert_eq!(Standing::of(Some(&progress)), Standing::Solved);
    }
}
