//! A card among the widgets.

use longhand_exercise::progress::ExerciseProgress;
use longhand_exercise::{Exercise, Kind};
use longhand_view::card::{self, Card, RenderContext};

/// An exercise's card, made when it is needed.
#[derive(Clone, Debug)]
pub struct CardWidget {
    exercise: Exercise,
    variant: u32,
    /// Made when something happens to it: the page shows the book's numbers already, and to draw
    /// those of twenty exercises would keep the first answer waiting.
    card: Option<Card>,
    /// Something has happened to it on this page; what an earlier visit left
    /// is then no longer put back.
    touched: bool,
}

impl CardWidget {
    /// The card of an exercise, of which the page shows this variant.
    #[must_use]
    pub fn new(exercise: Exercise, variant: u32) -> CardWidget {
        CardWidget {
            exercise,
            variant,
            card: None,
            touched: false,
        }
    }

    /// The learner does something.
    pub fn update(&mut self, event: card::Event) -> Vec<card::Effect> {
        self.touched = true;
        self.made().update(event)
    }

    /// Something happens that is not the learner's doing: a link is followed, a language was chosen
    /// elsewhere.
    pub(crate) fn follow(&mut self, event: card::Event) -> Vec<card::Effect> {
        self.made().update(event)
    }

    /// How it looks now.
    pub fn view(&mut self, setting: &RenderContext) -> String {
        self.made().view(setting).into_string()
    }

    /// The exercise's id.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.exercise.slug
    }

    /// The number of the variant shown.
    #[must_use]
    pub fn variant(&self) -> u32 {
        self.card.as_ref().map_or(self.variant, Card::variant)
    }

    /// Whether a program is written in it.
    pub(crate) fn has_code(&self) -> bool {
        self.exercise.code().is_some()
    }

    /// Whether the card was needed already.
    pub(crate) fn is_made(&self) -> bool {
        self.card.is_some()
    }

    /// The card, made now if it was not needed before.
    pub(crate) fn made(&mut self) -> &mut Card {
        let (exercise, variant) = (&self.exercise, self.variant);
        self.card
            .get_or_insert_with(|| Card::new(exercise.clone(), variant))
    }

    /// Puts back what an earlier visit or another tab left.
    pub(crate) fn restore(&mut self, progress: &ExerciseProgress) {
        let known = if self.touched {
            ExerciseProgress {
                solved: progress.solved,
                assisted: progress.assisted,
                worked_variants: progress.worked_variants.clone(),
                last_variant: self.variant(),
                ..ExerciseProgress::default()
            }
        } else {
            progress.clone()
        };
        // What a restored card would announce or run is of an earlier time.
        self.made().update(card::Event::Restore(known));
    }

    /// How a copy of the card looks after a wrong answer.
    ///
    /// Browsers compile a function when it is first called. The first wrong answer would call most
    /// of the program: it would be told after thirty milliseconds, and the second one after eight.
    /// So one is given as a rehearsal. `None` where the card has no field for a number.
    pub(crate) fn rehearsed(&mut self, setting: &RenderContext) -> Option<String> {
        if !matches!(self.exercise.kind, Kind::Numeric(_)) {
            return None;
        }
        let mut card = self.made().clone();
        card.update(card::Event::Typed {
            part: 0,
            cell: 0,
            text: "-98765.4321".to_owned(),
        });
        card.update(card::Event::Check);
        Some(card.view(setting).into_string())
    }
}
