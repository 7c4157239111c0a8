//! An exercise's card: its state, what happens to it, and how it looks.
//!
//! A card is a state machine without a clock or a browser: [`Card::update`] takes an [`Event`] and
//! returns the [`Effect`]s that the browser program carries out; [`Card::view`] is what it looks
//! like now.

mod bug;
mod cells;
mod cells_said;
mod choice;
mod code;
mod desk;
mod editor;
mod field;
mod frame;
mod graph;
mod help;
mod keys;
mod order;
pub mod outline;
mod parts;
mod reply;
mod report;
mod running;
mod said;
mod slip;
mod update;
mod working;
mod writing;

pub use frame::{Pythons, Setting};
pub use order::LineAct;
pub use reply::Reply;
pub use writing::{Loading, Preference};

use desk::Desk;
use longhand_exercise::broken::Broken;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{CodeRun, Engine, RunReport};
use longhand_exercise::progress::{ExerciseProgress, Happening};
use longhand_exercise::tested::Tested;
use longhand_exercise::{Exercise, Judgement, Variant};
use writing::Writing;

/// The state of one card.
#[derive(Clone, Debug)]
pub struct Card {
    exercise: Exercise,
    variant: Result<Variant, Broken>,
    number: u32,
    /// What stands in the fields of each part; an exercise without parts is one part.
    desk: Vec<Desk>,
    /// Where the lines of an order exercise stand.
    sorting: order::Sorting,
    /// What is known of the numbers of a graph exercise.
    filling: graph::Filling,
    /// What stands in the editor.
    writing: Writing,
    /// What was said last.
    judged: Option<Judged>,
    /// A run that is under way.
    running: Option<Running>,
    /// How many runs have ended: what was unfolded below one stays so until the next.
    runs: u32,
    /// How many hints are shown.
    hints: usize,
    /// Whether the working is open.
    working: bool,
    /// Whether this variant's working was opened before it was solved.
    assisted: bool,
    /// Whether the exercise was ever solved without help.
    solved: bool,
    /// Bug: whether the editor has taken the place of the lines.
    mending: bool,
}

/// An answer with what was said about it.
#[derive(Clone, Debug)]
struct Judged {
    judgement: Judgement,
    /// What stood in the fields.
    desk: Vec<Desk>,
    /// The tests of a code exercise.
    tested: Option<Tested>,
}

/// A run under way: the learner's own, then typical wrong versions to compare it with.
#[derive(Clone, Debug)]
struct Running {
    /// What the learner's code gave, once it has.
    learner: Option<Tested>,
    /// The wrong version that runs now.
    suspect: usize,
    /// How much of the interpreter is here, where one is being fetched.
    loading: Option<Loading>,
}

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
        act: LineAct,
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
    Record(Happening),
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

impl Card {
    /// A fresh card.
    pub fn new(exercise: Exercise, number: u32) -> Card {
        let variant = Variant::draw(&exercise, number);
        let writing = Writing::new(exercise.code());
        let sorting = order::Sorting::new(&exercise.kind, &exercise.slug, number);
        Card {
            exercise,
            variant,
            number,
            desk: Vec::new(),
            sorting,
            filling: graph::Filling::default(),
            writing,
            judged: None,
            running: None,
            runs: 0,
            hints: 0,
            working: false,
            assisted: false,
            solved: false,
            mending: false,
        }
    }

    /// What stands in a field.
    fn field(&self, part: usize, cell: usize) -> &str {
        self.desk.get(part).map_or("", |desk| desk.field(cell))
    }

    /// The id of a field's element.
    fn field_id(&self, part: usize, cell: usize) -> String {
        match (part, cell) {
            (0, 0) => format!("{}-in", self.exercise.slug),
            _ => format!("{}-in-{part}-{cell}", self.exercise.slug),
        }
    }

    /// The exercise's id.
    pub fn slug(&self) -> &str {
        &self.exercise.slug
    }

    /// The number of the variant shown.
    pub fn variant(&self) -> u32 {
        self.number
    }

    /// Whether the exercise was ever solved without help.
    pub fn is_solved(&self) -> bool {
        self.solved
    }

    /// Whether the run under way is one of a typical wrong version, not the learner's own.
    pub fn awaits_suspect(&self) -> bool {
        self.running
            .as_ref()
            .is_some_and(|running| running.learner.is_some())
    }

    /// The exercise shown.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }
}
