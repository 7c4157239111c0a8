//! How a kind is shown: its model, its states, and how a card gets into each.

use longhand_exercise::progress::{ExerciseProgress, Outcome};
use longhand_exercise::{Answer, Exercise};
use longhand_view::card::{Card, Event};

/// What a card can look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// As the page arrives.
    Fresh,
    /// Judged right.
    Right,
    /// Judged right, and something is said to it.
    RightWithNote,
    /// Judged near.
    Near,
    /// Judged wrong.
    Wrong,
    /// Not judged: help.
    Unreadable,
    /// With hints shown.
    Hinted,
    /// Solved on an earlier visit.
    Solved,
    /// Something that this kind alone shows, by its name.
    Alternative(&'static str),
}

impl State {
    /// The states that every kind is in, unless it says why not.
    #[cfg(test)]
    pub(super) const EVERY: [State; 8] = [
        State::Fresh,
        State::Right,
        State::RightWithNote,
        State::Near,
        State::Wrong,
        State::Unreadable,
        State::Hinted,
        State::Solved,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            State::Fresh => "fresh",
            State::Right => "right",
            State::RightWithNote => "right with a note",
            State::Near => "near",
            State::Wrong => "wrong",
            State::Unreadable => "unreadable",
            State::Hinted => "hinted",
            State::Solved => "solved earlier",
            State::Alternative(name) => name,
        }
    }

    /// The `data-state` of a card that is in it, where that is certain.
    #[cfg(test)]
    pub(super) fn verdict(self) -> Option<&'static str> {
        match self {
            State::Fresh | State::Hinted | State::Solved => Some("fresh"),
            State::Right | State::RightWithNote => Some("right"),
            State::Near => Some("near"),
            State::Wrong => Some("wrong"),
            State::Unreadable => Some("unreadable"),
            State::Alternative(_) => None,
        }
    }
}

/// A state, when it appears, and how a fresh card gets there.
pub(super) type Shown = (State, &'static str, fn(&mut Card));

/// How a kind is shown.
pub(super) struct Demo {
    /// The kind.
    pub(super) kind: &'static str,
    /// The exercise that stands model.
    pub(super) file: &'static str,
    /// Its states.
    pub(super) states: &'static [Shown],
    /// States that the kind cannot be in, and why.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "read by the test of completeness")
    )]
    pub(super) never: &'static [(State, &'static str)],
}

impl Demo {
    /// The model.
    ///
    /// # Errors
    /// What keeps the file from being an exercise.
    pub(super) fn exercise(&self) -> Result<Exercise, String> {
        let name = format!("demo/{}.toml", self.kind);
        longhand_author::read(&name, "demo", "gallery", self.file)
            .map_err(|findings| format!("{findings:?}"))
    }

    /// A card in one of the states. Its id is the section's, so that ids stay unique on the page.
    pub(super) fn card(&self, exercise: &Exercise, state: State, how: fn(&mut Card)) -> Card {
        let mut exercise = exercise.clone();
        exercise.slug = format!("gallery-{}", self.id(state));
        exercise.title = format!("{} ({})", exercise.title, state.name());
        let mut card = Card::new(exercise, 0);
        how(&mut card);
        card
    }

    pub(super) fn id(&self, state: State) -> String {
        let name: String = state.name().replace([' ', ','], "-").replace("--", "-");
        format!("{}-{name}", self.kind)
    }
}

/// Nothing happens.
pub(super) fn nothing(_: &mut Card) {}

/// A text is typed and judged.
pub(super) fn type_in(card: &mut Card, text: &str) {
    card.hand_in(&Answer::Text(text.to_string()));
}

/// Texts are typed into the fields, and the button is pressed.
pub(super) fn cells(card: &mut Card, texts: &[&str]) {
    for (cell, text) in texts.iter().enumerate() {
        card.update(Event::Typed {
            part: 0,
            cell,
            text: (*text).to_string(),
        });
    }
    card.update(Event::Check);
}

/// Every hint is asked for.
pub(super) fn all_hints(card: &mut Card) {
    for _ in 0..card.exercise().hints.len() {
        card.update(Event::Hint);
    }
}

/// The working is opened.
pub(super) fn show_working(card: &mut Card) {
    card.update(Event::ToggleWorking);
}

/// It comes back as solved on an earlier visit.
pub(super) fn solved_earlier(card: &mut Card) {
    card.update(Event::Restore(ExerciseProgress {
        solved: true,
        tries: 1,
        last_outcome: Some(Outcome::Right),
        ..Default::default()
    }));
}
