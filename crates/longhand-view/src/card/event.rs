//! What happens to a card, and what is then to be done outside of it.

use super::code::preference::{Loading, Preference};
use super::order::action::OrderAction;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{CodeRun, Engine, RunReport};
use longhand_exercise::progress::{EventKind, ExerciseProgress};

/// What happens to a card.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The learner types in a field.
    Typed {
        /// In which part; 0 for an exercise without parts.
        part: usize,
        /// Which field of the part: the cell, row by row; 0 for one field.
        cell: usize,
        /// What stands in it now.
        text: String,
    },
    /// The learner pastes a list into a cell.
    Pasted {
        /// In which part; 0 for an exercise without parts.
        part: usize,
        /// Into which cell, row by row.
        cell: usize,
        /// What was pasted.
        text: String,
    },
    /// The learner picks an option or takes it back.
    Chosen {
        /// In which part; 0 for an exercise without parts.
        part: usize,
        /// The option's id.
        option: String,
        /// Whether it is picked now.
        on: bool,
    },
    /// Enter or Check; for code, Run.
    Check,
    /// The next hint.
    Hint,
    /// Opens or closes the working.
    ToggleWorking,
    /// The next variant.
    NewNumbers,
    /// The variant before.
    PreviousNumbers,
    /// Variant 0.
    BookNumbers,
    /// A certain variant, from a link.
    OpenVariant(u32),
    /// The learner types in the editor.
    Code(String),
    /// The language of the tab that was pressed.
    Language(Language),
    /// Python in full from now on, or not.
    FullPython(bool),
    /// The same program once more, by Python in full.
    RunInFull,
    /// What was chosen on another card, or in an earlier visit.
    Preferred(Preference),
    /// So much of the interpreter that a run waits for is here.
    Loading(Loading),
    /// End the run under way.
    Stop,
    /// Start over, if the learner says so again.
    AskToStartOver,
    /// No, do not start over.
    KeepCode,
    /// A run has ended.
    CodeReport(RunReport),
    /// What is known from earlier visits.
    Restore(ExerciseProgress),
    /// Back to an empty field or the starter code.
    StartOver,
    /// Bug: the faulty line is found; on to the editor.
    Mend,
    /// Something is done to a line of an order exercise.
    Line {
        /// The line's id.
        line: String,
        /// What.
        act: OrderAction,
    },
    /// The focus is in a number's field of a graph exercise.
    FieldEntered(usize),
    /// Such a field was left, or finished with Enter.
    FieldLeft {
        /// Which.
        cell: usize,
        /// By Enter: the focus is to go on.
        next: bool,
    },
    /// The help that is offered after some misses is taken.
    Help,
    /// A mistake of the workbook is about to be reported.
    Report,
}

/// What the browser program is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Add to the learner's progress.
    Record(EventKind),
    /// Run learner code, ending a run under way.
    Run(CodeRun, Engine),
    /// End a run under way.
    Stop,
    /// Remember this for every card.
    Prefer(Preference),
    /// Put the focus on the element with this id.
    Focus(String),
    /// Let screen readers say this, once.
    Announce(String),
    /// The card now shows this variant; the address may say so.
    Link(u32),
    /// Put this on the clipboard.
    Copy(String),
}
