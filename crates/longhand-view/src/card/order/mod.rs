//! An order exercise: lines to be put in order.
//!
//! What a mouse, a finger, the buttons beside each line and the keyboard do are the same few acts
//! ([`LineAct`]), dealt with here. Only the focused line's controls are stops for the Tab key;
//! arrow keys go from line to line.

mod view;

pub(super) use view::list;

use super::update::draft;
use super::{Card, Effect};
use crate::catalogue::{ENGLISH, fill};
use crate::prose::{Ink, fill as filled};
use longhand_exercise::Kind;
use longhand_exercise::kind::order::{Fault, Order};
use longhand_exercise::progress::Happening;

/// Misses after which help is offered.
const PATIENCE: u32 = 3;

/// What is done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineAct {
    /// It got the focus, or something in it.
    Entered,
    /// One place up, by its button.
    Up,
    /// One place down, by its button.
    Down,
    /// Out of the order.
    Out,
    /// Back into the order, at its end.
    In,
    /// To this place (from 0), or with `None` out of the order: it was dragged there.
    To(Option<usize>),
    /// Picked up by the keyboard, or put down.
    Lift,
    /// Put down where it was picked up.
    PutBack,
    /// An arrow key: moves the line if it is picked up, otherwise goes to the line above.
    KeyUp,
    /// The same downwards.
    KeyDown,
    /// To the first place, or to the first line.
    KeyFirst,
    /// To the last place, or to the last line.
    KeyLast,
}

/// Where the lines are.
#[derive(Clone, Debug, Default)]
pub(super) struct Sorting {
    /// Lines in order, by their place in the exercise.
    pub placed: Vec<usize>,
    /// The line picked up by the keyboard, and the order when it was.
    held: Option<(usize, Vec<usize>)>,
    /// The line whose controls Tab stops at.
    at: Option<usize>,
    /// Wrong orders checked since the lines were handed out.
    pub misses: u32,
}

impl Sorting {
    /// The lines as a variant hands them out.
    pub(super) fn new(kind: &Kind, exercise: &str, variant: u32) -> Sorting {
        let placed = match kind {
            Kind::Order(order) => order.handed_out(exercise, variant),
            _ => Vec::new(),
        };
        Sorting {
            placed,
            ..Sorting::default()
        }
    }

    /// Ids of the placed lines.
    pub(super) fn ids(&self, order: &Order) -> Vec<String> {
        let line = |&line: &usize| order.lines.get(line).map(|line| line.id.clone());
        self.placed.iter().filter_map(line).collect()
    }

    fn place(&self, line: usize) -> Option<usize> {
        self.placed.iter().position(|&one| one == line)
    }

    /// Puts a line to a place, from wherever it is.
    fn put(&mut self, line: usize, to: Option<usize>) {
        self.placed.retain(|&one| one != line);
        if let Some(to) = to {
            self.placed.insert(to.min(self.placed.len()), line);
        }
    }

    /// How many lines from the top stand right, whatever comes after them.
    fn right_so_far(&self, order: &Order) -> usize {
        let fits = |end: usize| {
            let fault = order.fault(&self.placed[..end]);
            matches!(fault, None | Some(Fault::Short { .. }))
        };
        (1..=self.placed.len()).take_while(|&end| fits(end)).count()
    }
}

impl Card {
    /// The lines left out, in the order in which they were handed out.
    fn left_out(&self, order: &Order) -> Vec<usize> {
        let mut handed = order.handed_out(&self.exercise.slug, self.number);
        handed.retain(|line| !self.sorting.placed.contains(line));
        handed
    }

    /// Puts back an order that was noted on an earlier visit.
    pub(super) fn restore_lines(&mut self, text: &str) {
        let Kind::Order(order) = &self.exercise.kind else {
            return;
        };
        let ids: Vec<String> = text.split_whitespace().map(str::to_string).collect();
        // An order of an earlier edition may name lines that are no more.
        let known: Vec<String> = ids
            .into_iter()
            .filter(|id| order.index(id).is_some())
            .collect();
        if let (Ok(placed), false) = (order.read(&known), known.is_empty()) {
            self.sorting.placed = placed;
        }
    }

    /// Something is done to a line.
    pub(super) fn act_on(&mut self, id: &str, act: LineAct) -> Vec<Effect> {
        let Kind::Order(order) = self.exercise.kind.clone() else {
            return Vec::new();
        };
        let Some(line) = order.index(id) else {
            return Vec::new();
        };
        let words = &ENGLISH;
        self.sorting.at = Some(line);
        let held = matches!(&self.sorting.held, Some((one, _)) if *one == line);
        let place = self.sorting.place(line);
        let last = self.sorting.placed.len().saturating_sub(1);
        let grip = self.line_part("grip", id);
        match (act, place) {
            (LineAct::Entered, _) => {
                // Whoever goes to another line has put the first one down.
                if !held {
                    self.sorting.held = None;
                }
                Vec::new()
            }
            (LineAct::Up, Some(at)) => {
                self.moved(&order, line, at.checked_sub(1), self.line_part("up", id))
            }
            (LineAct::Down, Some(at)) => {
                let to = (at < last).then_some(at + 1);
                self.moved(&order, line, to, self.line_part("down", id))
            }
            (LineAct::KeyUp, Some(at)) if held => self.moved(&order, line, at.checked_sub(1), grip),
            (LineAct::KeyDown, Some(at)) if held => {
                self.moved(&order, line, (at < last).then_some(at + 1), grip)
            }
            (LineAct::KeyFirst, Some(at)) if held => {
                self.moved(&order, line, (at > 0).then_some(0), grip)
            }
            (LineAct::KeyLast, Some(at)) if held => {
                self.moved(&order, line, (at < last).then_some(last), grip)
            }
            (LineAct::KeyUp | LineAct::KeyDown | LineAct::KeyFirst | LineAct::KeyLast, _) => {
                self.go(&order, line, act)
            }
            (LineAct::Out, Some(at)) => {
                // The line that moves up into the gap gets the focus, so that the next one can be
                // taken out at once.
                self.sorting.held = None;
                self.sorting.put(line, None);
                let next = self
                    .sorting
                    .placed
                    .get(at)
                    .or(self.sorting.placed.last())
                    .copied();
                self.sorting.at = next.or(Some(line));
                let focus = next
                    .and_then(|next| order.lines.get(next))
                    .map_or(grip, |next| self.line_part("grip", &next.id));
                self.noted(
                    &order,
                    vec![
                        Effect::Focus(focus),
                        Effect::Announce(fill(
                            words.order.line_out,
                            &[&self.line_text(&order, line), &self.sorting.placed.len()],
                        )),
                    ],
                )
            }
            (LineAct::In, None) => {
                self.sorting.put(line, Some(usize::MAX));
                let said = self.place_said(&order, line, words.order.line_at);
                self.noted(&order, vec![Effect::Focus(grip), Effect::Announce(said)])
            }
            (LineAct::To(to), _) => {
                self.sorting.held = None;
                if to.is_none() && place.is_none() || to.is_some() && to == place {
                    return Vec::new();
                }
                self.sorting.put(line, to);
                let said = match to {
                    Some(_) => self.place_said(&order, line, words.order.line_at),
                    None => fill(
                        words.order.line_out,
                        &[&self.line_text(&order, line), &self.sorting.placed.len()],
                    ),
                };
                self.noted(&order, vec![Effect::Announce(said)])
            }
            (LineAct::Lift, Some(_)) if held => {
                self.sorting.held = None;
                let said = self.place_said(&order, line, words.order.line_down);
                vec![Effect::Announce(said)]
            }
            (LineAct::Lift, Some(_)) => {
                self.sorting.held = Some((line, self.sorting.placed.clone()));
                let said = self.place_said(&order, line, words.order.line_lifted);
                vec![Effect::Announce(said)]
            }
            // A line that was left out is lifted straight into the order.
            (LineAct::Lift, None) => {
                let before = self.sorting.placed.clone();
                self.sorting.put(line, Some(usize::MAX));
                self.sorting.held = Some((line, before));
                let said = self.place_said(&order, line, words.order.line_lifted);
                self.noted(&order, vec![Effect::Focus(grip), Effect::Announce(said)])
            }
            (LineAct::PutBack, _) if held => {
                if let Some((_, before)) = self.sorting.held.take() {
                    self.sorting.placed = before;
                }
                let said = match self.sorting.place(line) {
                    Some(_) => self.place_said(&order, line, words.order.line_back),
                    None => fill(
                        words.order.line_out,
                        &[&self.line_text(&order, line), &self.sorting.placed.len()],
                    ),
                };
                self.noted(&order, vec![Effect::Focus(grip), Effect::Announce(said)])
            }
            _ => Vec::new(),
        }
    }

    /// The line goes to a place; with `None` it is at the end already, which is said.
    fn moved(
        &mut self,
        order: &Order,
        line: usize,
        to: Option<usize>,
        focus: String,
    ) -> Vec<Effect> {
        if to.is_none() {
            let said = self.place_said(order, line, ENGLISH.order.line_at);
            return vec![Effect::Announce(said)];
        }
        self.sorting.put(line, to);
        let said = self.place_said(order, line, ENGLISH.order.line_at);
        self.noted(order, vec![Effect::Focus(focus), Effect::Announce(said)])
    }

    /// The focus goes to another line.
    fn go(&mut self, order: &Order, line: usize, act: LineAct) -> Vec<Effect> {
        let all: Vec<usize> = self
            .sorting
            .placed
            .iter()
            .copied()
            .chain(self.left_out(order))
            .collect();
        let at = all.iter().position(|&one| one == line).unwrap_or(0);
        let to = match act {
            LineAct::KeyUp => at.saturating_sub(1),
            LineAct::KeyDown => (at + 1).min(all.len().saturating_sub(1)),
            LineAct::KeyFirst => 0,
            _ => all.len().saturating_sub(1),
        };
        let Some(next) = all
            .get(to)
            .and_then(|&next| Some((next, order.lines.get(next)?)))
        else {
            return Vec::new();
        };
        self.sorting.at = Some(next.0);
        vec![Effect::Focus(self.line_part("grip", &next.1.id))]
    }

    /// The effects with a note of where the lines are now.
    fn noted(&self, order: &Order, rest: Vec<Effect>) -> Vec<Effect> {
        let mut effects = vec![draft("0", &self.sorting.ids(order).join(" "))];
        effects.extend(rest);
        effects
    }

    /// "Line 3 of 5: …"
    fn place_said(&self, order: &Order, line: usize, words: &str) -> String {
        let place = self.sorting.place(line).map_or(0, |at| at + 1);
        fill(
            words,
            &[
                &place,
                &self.sorting.placed.len(),
                &self.line_text(order, line),
            ],
        )
    }

    /// A line as plain text.
    fn line_text(&self, order: &Order, line: usize) -> String {
        match (&self.variant, order.lines.get(line)) {
            (Ok(variant), Some(line)) => {
                crate::plain::line(&filled(&line.text, variant, Ink::Text))
            }
            _ => String::new(),
        }
    }

    fn line_part(&self, part: &str, id: &str) -> String {
        format!("{}-{part}-{id}", self.exercise.slug)
    }

    /// Takes the help that is offered after some misses.
    pub(super) fn help_with_lines(&mut self) -> Vec<Effect> {
        let Kind::Order(order) = self.exercise.kind.clone() else {
            return Vec::new();
        };
        if self.sorting.misses < PATIENCE {
            return Vec::new();
        }
        self.sorting.held = None;
        if self.spare_lines(&order) {
            self.sorting
                .placed
                .retain(|&line| !order.lines[line].distractor);
            let said = fill(ENGLISH.order.spared, &[&self.sorting.placed.len()]);
            return self.noted(&order, vec![Effect::Announce(said)]);
        }
        let right = self.sorting.right_so_far(&order);
        let Some(&next) = order.goes_on(&self.sorting.placed[..right]).get(right) else {
            return Vec::new();
        };
        self.sorting.put(next, Some(right));
        let said = self.place_said(&order, next, ENGLISH.order.line_at);
        let mut effects = vec![Effect::Announce(said)];
        if !self.assisted {
            // A line put right by us is a part of the solution.
            self.assisted = true;
            effects.push(Effect::Record(Happening::ShownWorking));
        }
        self.noted(&order, effects)
    }

    /// Whether a line is placed that does not belong.
    fn spare_lines(&self, order: &Order) -> bool {
        self.sorting
            .placed
            .iter()
            .any(|&line| order.lines[line].distractor)
    }
}
