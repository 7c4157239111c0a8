//! Finding an exercise by what people call it.

use super::book::Workbook;
use super::place::place;
use longhand_exercise::Exercise;

impl Workbook {
    /// The exercise with this id, former id or number.
    pub fn find(&self, name: &str) -> Option<&Exercise> {
        let all = || self.exercises().map(|(_, exercise)| exercise);
        all()
            .find(|one| one.slug == name)
            .or_else(|| all().find(|one| one.aliases.iter().any(|alias| alias == name)))
            .or_else(|| all().find(|one| one.number == name))
    }

    /// Ids that somebody may have meant, the likeliest first.
    pub fn similar(&self, name: &str) -> Vec<&str> {
        let mut close: Vec<(usize, &str)> = self
            .exercises()
            .map(|(_, exercise)| exercise.slug.as_str())
            .map(|slug| (strsim::osa_distance(name, slug), slug))
            .filter(|(distance, slug)| {
                *distance <= 1 + slug.len() / 4 || (name.len() > 3 && slug.contains(name))
            })
            .collect();
        close.sort();
        close.into_iter().take(3).map(|(_, slug)| slug).collect()
    }

    /// Every exercise in the order of its chapter and number: 0.1, 0.1a, 0.2, …, 0.10.
    pub fn in_order(&self) -> Vec<&Exercise> {
        let mut all: Vec<&Exercise> = self.exercises().map(|(_, exercise)| exercise).collect();
        all.sort_by_key(|one| (place(&one.number), one.slug.clone()));
        all
    }
}
