//! Order: the learner puts lines in order.
//!
//! A line names the lines it needs before it (`after`). Whatever order keeps all of these needs is
//! right: the author does not pick one of them. Lines that do not belong (`distractor`) are left
//! out.

mod describe;
mod grade;
mod solve;

use crate::prose::Prose;
use crate::random::Random;
use serde::{Deserialize, Serialize};

/// Most lines of an exercise: what a person can still hold on to, and few enough to count orders.
pub const MOST_LINES: usize = 16;

/// The lines of an order exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The lines in the author's order.
    pub lines: Vec<Line>,
}

/// A line to be put in its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its id, stable in links, progress and answers.
    pub id: String,
    /// What it says.
    pub text: Prose,
    /// Ids of the lines that must stand before it.
    pub after: Vec<String>,
    /// Why it needs them: read by a learner who has put it before one.
    pub why: Prose,
    /// Whether it does not belong.
    pub distractor: bool,
    /// Why it does not belong: read by a learner who has placed it.
    pub reply: Prose,
}

/// What is wrong with an order: the first fault from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A line that does not belong has been placed.
    Distractor {
        /// Which (index of the author's order).
        line: usize,
    },
    /// A line stands before one that it needs.
    Before {
        /// The line that stands too early.
        line: usize,
        /// The line it needs, which comes later.
        needs: usize,
    },
    /// All that is placed stands in order, but a line that one of them needs is left out.
    Missing {
        /// The line left out.
        line: usize,
        /// The placed line that needs it.
        needed_by: usize,
    },
    /// All that is placed is right, but more lines belong.
    Short {
        /// How many.
        lacking: usize,
    },
}

/// An answer that names something other than the lines, each at most once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotLines {
    /// There is no line of this id.
    Unknown(String),
    /// This line is named twice.
    Twice(String),
}

impl Fault {
    /// The fault's name, as stored in progress and printed by the command line: it names the line.
    pub fn name(&self, order: &Order) -> String {
        let id = |line: usize| order.lines.get(line).map_or("", |line| line.id.as_str());
        match *self {
            Fault::Distractor { line } => format!("{}-does-not-belong", id(line)),
            Fault::Before { line, needs } => format!("{}-before-{}", id(line), id(needs)),
            Fault::Missing { line, needed_by } => format!("{}-without-{}", id(needed_by), id(line)),
            Fault::Short { .. } => "lines-missing".to_string(),
        }
    }
}

impl Order {
    /// Index of the line with this id.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }

    /// Whether some lines do not belong.
    pub fn has_distractors(&self) -> bool {
        self.lines.iter().any(|line| line.distractor)
    }

    /// How many lines belong.
    pub fn belonging(&self) -> usize {
        self.lines.iter().filter(|line| !line.distractor).count()
    }

    /// Indices of the lines that this one needs directly. (Ids that are no line's are left out;
    /// reading an exercise reports those.)
    pub fn needs(&self, line: usize) -> impl Iterator<Item = usize> + '_ {
        self.lines
            .get(line)
            .into_iter()
            .flat_map(|line| line.after.iter().filter_map(|id| self.index(id)))
    }

    /// Reads ids as lines of this exercise.
    ///
    /// # Errors
    /// [`NotLines`] for an id that is no line's, or one that is named twice.
    pub fn read(&self, ids: &[String]) -> Result<Vec<usize>, NotLines> {
        let mut lines = Vec::new();
        for id in ids {
            let Some(line) = self.index(id) else {
                return Err(NotLines::Unknown(id.clone()));
            };
            if lines.contains(&line) {
                return Err(NotLines::Twice(id.clone()));
            }
            lines.push(line);
        }
        Ok(lines)
    }

    /// The first fault of placed lines from the top; `None` where they are right.
    pub fn fault(&self, placed: &[usize]) -> Option<Fault> {
        let mut missing = None;
        for (place, &line) in placed.iter().enumerate() {
            if self.lines.get(line).is_some_and(|line| line.distractor) {
                return Some(Fault::Distractor { line });
            }
            for needs in self.needs(line) {
                match placed.iter().position(|&other| other == needs) {
                    Some(at) if at > place => return Some(Fault::Before { line, needs }),
                    Some(_) => {}
                    None if missing.is_none() => {
                        missing = Some(Fault::Missing {
                            line: needs,
                            needed_by: line,
                        });
                    }
                    None => {}
                }
            }
        }
        let lacking = self.belonging().saturating_sub(placed.len());
        missing.or((lacking > 0).then_some(Fault::Short { lacking }))
    }

    /// One right order: the author's, where it is one, otherwise the nearest to it.
    pub fn solution(&self) -> Vec<usize> {
        self.goes_on(&[])
    }

    /// The right order that begins with these lines (which must be free of faults themselves) and
    /// goes on as near to the author's as it can. Lines of a circle are left out.
    pub fn goes_on(&self, begin: &[usize]) -> Vec<usize> {
        let mut order = begin.to_vec();
        let free = |order: &[usize], line: usize| {
            !order.contains(&line)
                && !self.lines[line].distractor
                && self.needs(line).all(|needs| order.contains(&needs))
        };
        while let Some(next) = (0..self.lines.len()).find(|&line| free(&order, line)) {
            order.push(next);
        }
        order
    }

    /// How many orders are right. Over the sets of lines that may stand first, each counted once.
    pub fn count(&self) -> u64 {
        let belong: Vec<usize> = (0..self.lines.len())
            .filter(|&line| !self.lines[line].distractor)
            .collect();
        if belong.len() > MOST_LINES {
            return 0;
        }
        let bit = |line: usize| belong.iter().position(|&one| one == line);
        let needs: Vec<usize> = belong
            .iter()
            .map(|&line| {
                self.needs(line)
                    .filter_map(bit)
                    .fold(0, |set, at| set | 1 << at)
            })
            .collect();
        let mut ways = vec![0_u64; 1 << belong.len()];
        ways[0] = 1;
        for set in 0..ways.len() {
            if ways[set] == 0 {
                continue;
            }
            for (at, needs) in needs.iter().enumerate() {
                if set & (1 << at) == 0 && needs & !set == 0 {
                    ways[set | 1 << at] = ways[set | 1 << at].saturating_add(ways[set]);
                }
            }
        }
        ways.last().copied().unwrap_or(0)
    }

    /// The lines of a circle of needs, if there is one.
    pub fn circle(&self) -> Option<Vec<usize>> {
        let placed = self.goes_on(&[]);
        let stuck: Vec<usize> = (0..self.lines.len())
            .filter(|line| !self.lines[*line].distractor && !placed.contains(line))
            .collect();
        // Each stuck line needs another one, so going from need to need comes round.
        let mut path = vec![*stuck.first()?];
        loop {
            let next = self
                .needs(*path.last()?)
                .find(|line| stuck.contains(line))?;
            if let Some(at) = path.iter().position(|&line| line == next) {
                return Some(path.split_off(at));
            }
            path.push(next);
        }
    }

    /// The order in which a variant hands out the lines: shuffled by the variant's number, and
    /// never one that would already be right, even without the lines that do not belong.
    pub fn handed_out(&self, exercise: &str, variant: u32) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.lines.len()).collect();
        for attempt in 0..64 {
            // These streams are apart from those that draw givens, as a choice's is.
            Random::new(exercise, variant, u32::MAX - attempt).shuffle(&mut order);
            if !self.sorted(&order) {
                return order;
            }
        }
        // Nearly every order is right: the solution from behind is not.
        order = self.solution();
        order.extend((0..self.lines.len()).filter(|&line| self.lines[line].distractor));
        order.reverse();
        order
    }

    /// Whether what belongs stands right among these lines.
    fn sorted(&self, order: &[usize]) -> bool {
        let belong: Vec<usize> = order
            .iter()
            .copied()
            .filter(|&line| !self.lines[line].distractor)
            .collect();
        self.fault(&belong).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn line(id: &str, after: &[&str]) -> Line {
        Line {
            id: id.to_string(),
            after: after.iter().map(ToString::to_string).collect(),
            ..Line::default()
        }
    }

    /// The attention backward pass: dP before dS before dQ and dK; dV wherever one likes.
    fn attention() -> Order {
        Order {
            lines: vec![
                line("dV", &[]),
                line("dP", &[]),
                line("dS", &["dP"]),
                line("dQ", &["dS"]),
                line("dK", &["dS"]),
            ],
        }
    }

    /// Every order of `n` things.
    fn orders(n: usize) -> Vec<Vec<usize>> {
        if n == 0 {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for shorter in orders(n - 1) {
            for at in 0..n {
                let mut order = shorter.clone();
                order.insert(at, n - 1);
                all.push(order);
            }
        }
        all
    }

    #[test]
    fn ten_orders_of_the_attention_backward_pass_are_right() {
        let order = attention();
        let right: BTreeSet<Vec<usize>> = orders(5)
            .into_iter()
            .filter(|placed| order.fault(placed).is_none())
            .collect();
        assert_eq!((right.len(), order.count()), (10, 10));
        assert!(right.contains(&order.solution()));
    }

    #[test]
    fn the_first_broken_need_from_the_top_is_named() {
        let order = attention();
        let fault = |ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            order.fault(&order.read(&ids).unwrap())
        };
        assert_eq!(
            fault(&["dQ", "dS", "dP", "dV", "dK"]),
            Some(Fault::Before { line: 3, needs: 2 })
        );
        assert_eq!(
            fault(&["dV", "dS", "dP", "dQ", "dK"]),
            Some(Fault::Before { line: 2, needs: 1 })
        );
        assert_eq!(
            fault(&["dV", "dS", "dQ", "dK"]),
            Some(Fault::Missing {
                line: 1,
                needed_by: 2
            })
        );
        assert_eq!(
            fault(&["dP", "dS", "dQ", "dK"]),
            Some(Fault::Short { lacking: 1 })
        );
        assert_eq!(fault(&["dP", "dS", "dK", "dV", "dQ"]), None);
    }

    #[test]
    fn a_line_that_does_not_belong_is_a_fault_where_it_is_placed_and_none_where_it_is_not() {
        let mut order = attention();
        order.lines.push(Line {
            distractor: true,
            ..line("dO", &[])
        });
        assert_eq!(
            order.fault(&[0, 1, 5, 2, 3, 4]),
            Some(Fault::Distractor { line: 5 })
        );
        assert_eq!(order.fault(&[0, 1, 2, 3, 4]), None);
    }

    #[test]
    fn a_circle_of_needs_is_found() {
        assert_eq!(attention().circle(), None);
        let order = Order {
            lines: vec![
                line("a", &[]),
                line("b", &["a", "d"]),
                line("c", &["b"]),
                line("d", &["c"]),
            ],
        };
        let circle: BTreeSet<usize> = order.circle().unwrap().into_iter().collect();
        assert_eq!(circle, BTreeSet::from([1, 2, 3]));
        let alone = Order {
            lines: vec![line("a", &["a"])],
        };
        assert_eq!(alone.circle(), Some(vec![0]));
    }

    /// Needs among up to six lines, without a circle: a line needs only lines drawn before it,
    /// and ids are then dealt out at random.
    fn acyclic() -> impl Strategy<Value = Order> {
        (1_usize..=6)
            .prop_flat_map(|n| {
                let ids = Just((0..n).collect::<Vec<usize>>()).prop_shuffle();
                (ids, prop::collection::vec(any::<bool>(), n * n))
            })
            .prop_map(|(ids, needs)| {
                let n = ids.len();
                let mut lines: Vec<Line> = (0..n)
                    .map(|i| Line {
                        id: format!("l{}", ids[i]),
                        after: (0..i)
                            .filter(|j| needs[i * n + j])
                            .map(|j| format!("l{}", ids[j]))
                            .collect(),
                        ..Line::default()
                    })
                    .collect();
                lines.sort_by(|a, b| a.id.cmp(&b.id));
                Order { lines }
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        /// By brute force, from the transitive closure rather than from single needs.
        #[test]
        fn every_topological_order_is_right_and_no_other(order in acyclic()) {
            let n = order.lines.len();
            // Every line that must stand before another one, directly or not.
            let mut reach: BTreeSet<(usize, usize)> = (0..n)
                .flat_map(|line| order.needs(line).map(move |needs| (needs, line)))
                .collect();
            for k in 0..n {
                for i in 0..n {
                    for j in 0..n {
                        if reach.contains(&(i, k)) && reach.contains(&(k, j)) {
                            reach.insert((i, j));
                        }
                    }
                }
            }
            let mut right = 0;
            for placed in orders(n) {
                let keeps = (0..n).all(|i| (i + 1..n).all(|j| !reach.contains(&(placed[j], placed[i]))));
                prop_assert_eq!(order.fault(&placed).is_none(), keeps, "{:?}", placed);
                right += u64::from(keeps);
            }
            prop_assert_eq!(order.count(), right);
            prop_assert_eq!(order.fault(&order.solution()), None);
        }

        #[test]
        fn a_right_beginning_always_goes_on_to_a_right_order(order in acyclic(), cut in 0_usize..7, pick in 0_usize..1000) {
            let all: Vec<Vec<usize>> = orders(order.lines.len())
                .into_iter()
                .filter(|placed| order.fault(placed).is_none())
                .collect();
            let begin = &all[pick % all.len()];
            let begin = &begin[..cut.min(begin.len())];
            let whole = order.goes_on(begin);
            prop_assert!(whole.starts_with(begin));
            prop_assert_eq!(order.fault(&whole), None);
        }

        #[test]
        fn lines_are_never_handed_out_in_a_right_order(order in acyclic(), variant in 0_u32..500) {
            let handed = order.handed_out("any", variant);
            let mut sorted = handed.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..order.lines.len()).collect::<Vec<_>>());
            if order.lines.iter().any(|line| !line.after.is_empty()) {
                prop_assert!(order.fault(&handed).is_some());
            }
        }

        #[test]
        fn any_list_of_ids_is_judged_without_a_panic(ids in prop::collection::vec("[a-zA-Z]{0,3}|dV|dP|dS|dQ|dK", 0..12)) {
            let order = attention();
            if let Ok(placed) = order.read(&ids) {
                order.fault(&placed);
            }
        }
    }
}
