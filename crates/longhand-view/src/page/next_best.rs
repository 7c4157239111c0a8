//! Of all exercises the one that is best done next: neither known nor far beyond what is.

use super::standing::Standing;

/// An exercise, as far as the choice looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its workbook.
    pub workbook: String,
    /// The topics of its skills.
    pub topics: Vec<String>,
    /// 1 to 5.
    pub difficulty: u8,
    /// How far the reader is with it.
    pub standing: Standing,
}

/// Why it is the best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nothing has been done yet, and it is the first.
    First,
    /// It was tried, and is not solved.
    Begun,
    /// It was solved with its working shown.
    Helped,
    /// A topic that the reader has solved something of, at the same difficulty or an easier one.
    Known(String),
    /// Such a topic, one step harder.
    Harder(String),
    /// A topic of which nothing is solved.
    New(String),
}

/// Chooses among `all`, which stand in the order of the books; `last` is the place of the one that
/// something was done in last. Nothing is chosen once all are solved.
///
/// What was begun comes first, then what is at most one step harder than the hardest that is solved
/// of the same topic, then what was solved with help, then easy ones of new topics; among equals the
/// next after the last one, of the same workbook if there is one.
pub fn next_best(all: &[Candidate], last: Option<usize>) -> Option<(usize, Reason)> {
    if all.iter().all(|one| one.standing == Standing::Fresh) {
        return (!all.is_empty()).then_some((0, Reason::First));
    }
    let from = last.unwrap_or(0);
    let workbook = all.get(from).map(|one| &one.workbook);
    let open = all.iter().enumerate();
    let open = open.filter(|(_, one)| one.standing != Standing::Solved);
    let judged = open.map(|(place, one)| {
        let (cost, reason) = judge(all, one);
        let elsewhere = Some(&one.workbook) != workbook;
        let distance = (place + all.len() - from) % all.len();
        ((cost, elsewhere, distance), place, reason)
    });
    let best = judged.min_by_key(|(key, _, _)| *key);
    best.map(|(_, place, reason)| (place, reason))
}

/// How far an exercise is from being the right one, and what would be said for it.
fn judge(all: &[Candidate], one: &Candidate) -> (u8, Reason) {
    let levels = one.topics.iter().map(|topic| (level(all, topic), topic));
    let (level, topic) = levels
        .max_by_key(|(level, _)| *level)
        .map_or((0, String::new()), |(level, topic)| (level, topic.clone()));
    // Twice: a leap of two steps is further than a new topic.
    let too_hard = 2 * one.difficulty.saturating_sub(level + 1);
    match one.standing {
        Standing::Tried => (too_hard, Reason::Begun),
        Standing::Helped => (2 + too_hard, Reason::Helped),
        Standing::Fresh | Standing::Solved if level == 0 => (3 + too_hard, Reason::New(topic)),
        Standing::Fresh | Standing::Solved if one.difficulty > level => {
            (1 + too_hard, Reason::Harder(topic))
        }
        Standing::Fresh | Standing::Solved => (1, Reason::Known(topic)),
    }
}

/// The difficulty of the hardest exercise of a topic that was solved without help; 0 of none.
fn level(all: &[Candidate], topic: &str) -> u8 {
    let solved = all.iter().filter(|one| {
        one.standing == Standing::Solved && one.topics.iter().any(|own| own == topic)
    });
    solved.map(|one| one.difficulty).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(topic: &str, difficulty: u8, standing: Standing) -> Candidate {
        Candidate {
            workbook: "training".to_owned(),
            topics: vec![topic.to_owned()],
            difficulty,
            standing,
        }
    }

    #[test]
    fn a_stranger_begins_at_the_beginning_and_who_has_solved_all_is_left_alone() {
        let fresh = [one("a", 3, Standing::Fresh), one("a", 1, Standing::Fresh)];
        assert_eq!(next_best(&fresh, None), Some((0, Reason::First)));
        assert_eq!(next_best(&[one("a", 1, Standing::Solved)], Some(0)), None);
        assert_eq!(next_best(&[], None), None);
    }

    #[test]
    fn one_step_harder_in_a_known_topic_comes_before_a_leap_and_before_a_new_topic() {
        let all = [
            one("adam", 2, Standing::Solved),
            one("adam", 5, Standing::Fresh),
            one("norms", 1, Standing::Fresh),
            one("adam", 3, Standing::Fresh),
        ];
        assert_eq!(
            next_best(&all, Some(0)),
            Some((3, Reason::Harder("adam".to_owned())))
        );
        // Without it the easy one of a new topic is nearer than the leap.
        assert_eq!(
            next_best(&all[..3], Some(0)),
            Some((2, Reason::New("norms".to_owned())))
        );
    }

    #[test]
    fn what_was_begun_comes_first_unless_it_is_far_too_hard() {
        let mut all = vec![
            one("a", 2, Standing::Solved),
            one("a", 2, Standing::Fresh),
            one("a", 3, Standing::Tried),
        ];
        assert_eq!(next_best(&all, Some(2)), Some((2, Reason::Begun)));
        all[2].difficulty = 5;
        assert_eq!(
            next_best(&all, Some(2)),
            Some((1, Reason::Known("a".to_owned())))
        );
    }

    #[test]
    fn among_equals_the_next_one_in_the_same_workbook_is_taken() {
        let mut all = vec![
            one("a", 1, Standing::Fresh),
            one("a", 1, Standing::Solved),
            one("a", 1, Standing::Fresh),
            one("a", 1, Standing::Fresh),
        ];
        assert_eq!(next_best(&all, Some(1)).map(|(place, _)| place), Some(2));
        all[2].workbook = "gpt".to_owned();
        assert_eq!(next_best(&all, Some(1)).map(|(place, _)| place), Some(3));
    }
}
