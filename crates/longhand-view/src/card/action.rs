//! What the controls of a card do: the values of their `data-on`.
//!
//! The markup writes a name and the browser program reads it; both go through [`Action`], so that
//! neither can know a word that the other does not.

use maud::{Escaper, Render};
use std::fmt::Write;

/// What a control of a card does when it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A form is handed in.
    Check,
    /// A field's text changes.
    Typed,
    /// An option is picked or taken back.
    Chosen,
    /// The editor's text changes.
    Code,
    /// The next hint.
    Hint,
    /// The next variant.
    New,
    /// The variant before.
    Previous,
    /// The book's numbers.
    Book,
    /// Copies the variant's link.
    Link,
    /// Opens or closes the working.
    Working,
    /// Starts over, having asked.
    Restart,
    /// Asks whether to start over.
    AskRestart,
    /// No: what stands in the editor is kept.
    Keep,
    /// Ends a run.
    Stop,
    /// Python in full from now on.
    FullPython,
    /// The small Python from now on.
    SmallPython,
    /// The same program once more, in Python in full.
    RunInFull,
    /// The editor's language, named by `data-language`.
    Language,
    /// From a bug's line to the editor.
    Mend,
    /// A mistake of the workbook is reported.
    Report,
    /// A key of the row above a phone's keyboard: types its `data-key`.
    Key,
    /// Something is done to a line, named by `data-act`.
    Line,
    /// The help that is offered after some misses.
    Help,
    /// On to the next exercise.
    Next,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 24] = [
        Action::Check,
        Action::Typed,
        Action::Chosen,
        Action::Code,
        Action::Hint,
        Action::New,
        Action::Previous,
        Action::Book,
        Action::Link,
        Action::Working,
        Action::Restart,
        Action::AskRestart,
        Action::Keep,
        Action::Stop,
        Action::FullPython,
        Action::SmallPython,
        Action::RunInFull,
        Action::Language,
        Action::Mend,
        Action::Report,
        Action::Key,
        Action::Line,
        Action::Help,
        Action::Next,
    ];

    /// The value of its `data-on`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Action::Check => "check",
            Action::Typed => "typed",
            Action::Chosen => "chosen",
            Action::Code => "code",
            Action::Hint => "hint",
            Action::New => "new",
            Action::Previous => "previous",
            Action::Book => "book",
            Action::Link => "link",
            Action::Working => "working",
            Action::Restart => "restart",
            Action::AskRestart => "ask-restart",
            Action::Keep => "keep",
            Action::Stop => "stop",
            Action::FullPython => "full-python",
            Action::SmallPython => "small-python",
            Action::RunInFull => "run-in-full",
            Action::Language => "language",
            Action::Mend => "mend",
            Action::Report => "report",
            Action::Key => "key",
            Action::Line => "line",
            Action::Help => "help",
            Action::Next => "next",
        }
    }

    /// The action of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl Render for Action {
    fn render_to(&self, buffer: &mut String) {
        // Writing to a string cannot fail.
        let _ = Escaper::new(buffer).write_str(self.name());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use maud::html;

    #[test]
    fn every_action_is_found_by_its_own_name_and_stands_so_in_the_markup() {
        for action in Action::ALL {
            assert_eq!(Action::named(action.name()), Some(action));
            let button = html! { button data-on=(action) {} }.into_string();
            assert_eq!(
                button,
                format!("<button data-on=\"{}\"></button>", action.name())
            );
        }
        assert_eq!(Action::named("nothing"), None);
    }
}
