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
            .map(|slug| (distance(name, slug), slug))
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

/// How many letters are to be changed, added or taken away to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut before = i;
        let mut left = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let next = (before + usize::from(x != y)).min(above + 1).min(left + 1);
            before = above;
            if let Some(place) = row.get_mut(j) {
                *place = left;
            }
            left = next;
        }
        if let Some(place) = row.last_mut() {
            *place = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_a_small_distance() {
        assert_eq!(distance("first-moment", "first-moment"), 0);
        assert_eq!(distance("frist-moment", "first-moment"), 2);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
    }
}
