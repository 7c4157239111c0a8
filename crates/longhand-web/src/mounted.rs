//! A card and where it stands in the page.

use web_sys::Element;

use longhand_exercise::Exercise;
use longhand_exercise::progress::ExerciseProgress;
use longhand_view::card::{self, Card};

/// A card and where it stands.
pub struct Mounted {
    /// Its part of the page.
    pub element: Element,
    exercise: Exercise,
    variant: u32,
    /// Made when something happens to it: the page shows the book's numbers already, and to draw
    /// those of twenty exercises would keep the first answer waiting.
    card: Option<Card>,
    /// Something has happened to it on this page; what an earlier visit left
    /// is then no longer put back.
    pub touched: bool,
}

impl Mounted {
    /// The exercise that stands in this element.
    pub fn new(element: Element, exercise: Exercise) -> Mounted {
        let variant = element.get_attribute("data-variant");
        let variant = variant.and_then(|number| number.parse().ok()).unwrap_or(0);
        Mounted {
            element,
            exercise,
            variant,
            card: None,
            touched: false,
        }
    }

    /// The card.
    pub fn card(&mut self) -> &mut Card {
        let (exercise, variant) = (&self.exercise, self.variant);
        self.card
            .get_or_insert_with(|| Card::new(exercise.clone(), variant))
    }

    /// Whether the card was needed already.
    pub fn is_made(&self) -> bool {
        self.card.is_some()
    }

    /// The exercise.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// The exercise's id.
    pub fn slug(&self) -> &str {
        &self.exercise.slug
    }

    /// The number of the variant shown.
    pub fn variant(&self) -> u32 {
        self.card.as_ref().map_or(self.variant, Card::variant)
    }

    /// Puts back what an earlier visit left.
    pub fn restore(&mut self, progress: &ExerciseProgress) {
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
        self.card().update(card::Event::Restore(known));
    }
}
