//! Where the lines are, and what an act does to them.

use super::action::OrderAction;
use longhand_exercise::kind::order::{Fault, Order};

/// Misses after which help is offered.
pub(in crate::card) const PATIENCE: u32 = 3;

/// Where the lines are.
#[derive(Clone, Debug, Default)]
pub(in crate::card) struct OrderState {
    /// Lines in order, by their place in the exercise.
    pub placed: Vec<usize>,
    /// The line picked up by the keyboard, and the order when it was.
    held: Option<(usize, Vec<usize>)>,
    /// The line whose controls Tab stops at.
    pub at: Option<usize>,
    /// Wrong orders checked since the lines were handed out.
    pub misses: u32,
}

/// What came of an act.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Applied {
    /// Whether the order is to be noted.
    pub noted: bool,
    /// Where the focus goes: a control of a line.
    pub focus: Option<(Control, usize)>,
    /// What is said of the line.
    pub said: Option<Said>,
}

/// A control of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    Grip,
    Up,
    Down,
}

/// What is said of a line after an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Where it is.
    At,
    /// That it is picked up.
    Lifted,
    /// That it is put down.
    Down,
    /// That it is back where it was.
    Back,
    /// That it is out of the order.
    Out,
}

impl OrderState {
    /// The lines as a variant hands them out.
    pub fn new(handed_out: Vec<usize>) -> OrderState {
        OrderState {
            placed: handed_out,
            ..OrderState::default()
        }
    }

    /// Ids of the placed lines.
    pub fn ids(&self, order: &Order) -> Vec<String> {
        let line = |&line: &usize| order.lines.get(line).map(|line| line.id.clone());
        self.placed.iter().filter_map(line).collect()
    }

    /// Whether a line is picked up by the keyboard.
    pub fn holds(&self, line: usize) -> bool {
        matches!(&self.held, Some((one, _)) if *one == line)
    }

    /// Puts down whatever is picked up.
    pub fn put_down(&mut self) {
        self.held = None;
    }

    /// The place of a line, from 0.
    pub fn place(&self, line: usize) -> Option<usize> {
        self.placed.iter().position(|&one| one == line)
    }

    /// Puts a line to a place, from wherever it is; with `None` out of the order.
    pub fn put(&mut self, line: usize, to: Option<usize>) {
        self.placed.retain(|&one| one != line);
        if let Some(to) = to {
            self.placed.insert(to.min(self.placed.len()), line);
        }
    }

    /// The lines left out, in the order in which they were handed out.
    pub fn left_out(&self, handed: &[usize]) -> Vec<usize> {
        let out = |line: &&usize| !self.placed.contains(line);
        handed.iter().filter(out).copied().collect()
    }

    /// How many lines from the top stand right, whatever comes after them.
    pub fn right_so_far(&self, order: &Order) -> usize {
        let fits = |end: usize| {
            let fault = order.fault(&self.placed[..end]);
            matches!(fault, None | Some(Fault::Short { .. }))
        };
        (1..=self.placed.len()).take_while(|&end| fits(end)).count()
    }

    /// Whether a line is placed that does not belong.
    pub fn has_spare(&self, order: &Order) -> bool {
        let spare = |&line: &usize| order.lines.get(line).is_some_and(|line| line.distractor);
        self.placed.iter().any(spare)
    }

    /// Does something to a line. `handed` are all lines as they were handed out.
    pub(super) fn apply(&mut self, line: usize, act: OrderAction, handed: &[usize]) -> Applied {
        self.at = Some(line);
        let held = self.holds(line);
        let place = self.place(line);
        let last = self.placed.len().saturating_sub(1);
        let up = |at: usize| at.checked_sub(1);
        let down = |at: usize| (at < last).then_some(at + 1);
        match (act, place) {
            (OrderAction::Entered, _) => {
                // Whoever goes to another line has put the first one down.
                if !held {
                    self.held = None;
                }
                Applied::default()
            }
            (OrderAction::Up, Some(at)) => self.moved(line, up(at), Control::Up),
            (OrderAction::Down, Some(at)) => self.moved(line, down(at), Control::Down),
            (OrderAction::KeyUp, Some(at)) if held => self.moved(line, up(at), Control::Grip),
            (OrderAction::KeyDown, Some(at)) if held => self.moved(line, down(at), Control::Grip),
            (OrderAction::KeyFirst, Some(at)) if held => {
                self.moved(line, (at > 0).then_some(0), Control::Grip)
            }
            (OrderAction::KeyLast, Some(at)) if held => {
                self.moved(line, (at < last).then_some(last), Control::Grip)
            }
            (OrderAction::KeyUp, _) => self.go(line, handed, |at, _| at.saturating_sub(1)),
            (OrderAction::KeyDown, _) => self.go(line, handed, |at, last| (at + 1).min(last)),
            (OrderAction::KeyFirst, _) => self.go(line, handed, |_, _| 0),
            (OrderAction::KeyLast, _) => self.go(line, handed, |_, last| last),
            (OrderAction::Out, Some(at)) => self.take_out(line, at),
            (OrderAction::In, None) => {
                self.put(line, Some(usize::MAX));
                changed(Some(line), Said::At)
            }
            (OrderAction::To(to), _) => {
                self.held = None;
                if to == place {
                    return Applied::default();
                }
                self.put(line, to);
                let said = if to.is_some() { Said::At } else { Said::Out };
                changed(None, said)
            }
            (OrderAction::Lift, Some(_)) if held => {
                self.held = None;
                told(Said::Down)
            }
            (OrderAction::Lift, Some(_)) => {
                self.held = Some((line, self.placed.clone()));
                told(Said::Lifted)
            }
            // A line that was left out is lifted straight into the order.
            (OrderAction::Lift, None) => {
                let before = self.placed.clone();
                self.put(line, Some(usize::MAX));
                self.held = Some((line, before));
                changed(Some(line), Said::Lifted)
            }
            (OrderAction::PutBack, _) if held => {
                if let Some((_, before)) = self.held.take() {
                    self.placed = before;
                }
                let is_in = self.place(line).is_some();
                changed(Some(line), if is_in { Said::Back } else { Said::Out })
            }
            (OrderAction::Up | OrderAction::Down | OrderAction::Out, None)
            | (OrderAction::In, Some(_))
            | (OrderAction::PutBack, _) => Applied::default(),
        }
    }

    /// The line goes to a place; with `None` it is at the end already, which is said.
    fn moved(&mut self, line: usize, to: Option<usize>, control: Control) -> Applied {
        if to.is_none() {
            return told(Said::At);
        }
        self.put(line, to);
        Applied {
            noted: true,
            focus: Some((control, line)),
            said: Some(Said::At),
        }
    }

    /// The line that moves up into the gap gets the focus, so that the next one can be taken out
    /// at once.
    fn take_out(&mut self, line: usize, at: usize) -> Applied {
        self.held = None;
        self.put(line, None);
        let next = self.placed.get(at).or(self.placed.last()).copied();
        self.at = next.or(Some(line));
        changed(self.at, Said::Out)
    }

    /// The focus goes to another line: `to` says to which, from the place of this one and the last.
    fn go(&mut self, line: usize, handed: &[usize], to: impl Fn(usize, usize) -> usize) -> Applied {
        let mut all = self.placed.clone();
        all.extend(self.left_out(handed));
        let at = all.iter().position(|&one| one == line).unwrap_or(0);
        let to = to(at, all.len().saturating_sub(1));
        let Some(&next) = all.get(to) else {
            return Applied::default();
        };
        self.at = Some(next);
        Applied {
            focus: Some((Control::Grip, next)),
            ..Applied::default()
        }
    }
}

/// The order is another one, and the focus goes to a line's grip.
fn changed(focus: Option<usize>, said: Said) -> Applied {
    Applied {
        noted: true,
        focus: focus.map(|line| (Control::Grip, line)),
        said: Some(said),
    }
}

/// Nothing moves, but something is said.
fn told(said: Said) -> Applied {
    Applied {
        said: Some(said),
        ..Applied::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HANDED: &[usize] = &[2, 0, 3, 1];

    fn state() -> OrderState {
        OrderState::new(HANDED.to_vec())
    }

    #[test]
    fn a_line_moves_by_one_and_says_so_at_the_end() {
        let mut state = state();
        let applied = state.apply(0, OrderAction::Up, HANDED);
        assert_eq!(state.placed, [0, 2, 3, 1]);
        assert_eq!(applied.focus, Some((Control::Up, 0)));
        assert!(applied.noted);
        let applied = state.apply(0, OrderAction::Up, HANDED);
        assert_eq!(state.placed, [0, 2, 3, 1]);
        assert_eq!(applied, told(Said::At));
    }

    #[test]
    fn a_lifted_line_goes_back_to_where_it_was_even_out_of_the_order() {
        let mut state = state();
        state.apply(3, OrderAction::Out, HANDED);
        assert_eq!(state.placed, [2, 0, 1]);
        state.apply(3, OrderAction::Lift, HANDED);
        state.apply(3, OrderAction::KeyFirst, HANDED);
        assert_eq!(state.placed, [3, 2, 0, 1]);
        let applied = state.apply(3, OrderAction::PutBack, HANDED);
        assert_eq!(state.placed, [2, 0, 1]);
        assert_eq!(applied.said, Some(Said::Out));
    }

    #[test]
    fn the_focus_goes_to_the_line_that_fills_the_gap() {
        let mut state = state();
        let applied = state.apply(0, OrderAction::Out, HANDED);
        assert_eq!(applied.focus, Some((Control::Grip, 3)));
        let applied = state.apply(1, OrderAction::Out, HANDED);
        assert_eq!(applied.focus, Some((Control::Grip, 3)));
    }

    #[test]
    fn arrows_go_through_the_lines_left_out_too() {
        let mut state = state();
        state.apply(2, OrderAction::Out, HANDED);
        let applied = state.apply(1, OrderAction::KeyDown, HANDED);
        assert_eq!(applied.focus, Some((Control::Grip, 2)));
        assert!(!applied.noted);
    }
}
