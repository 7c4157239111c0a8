//! What the learner works on in a card: one line a kind of work, one dispatch for each matter.

use super::bug::{self, BugState};
use super::code::{self, CodeState};
use super::event::Effect;
use super::fields::FieldsState;
use super::graph::{self, GraphState};
use super::inputs::Inputs;
use super::kinds::{self, Owner};
use super::order::{self, OrderState};
use super::render_context::RenderContext;
use super::shell::Shell;
use longhand_exercise::progress::ExerciseProgress;
use longhand_exercise::progress::draft_key;
use longhand_exercise::{Answer, Exercise, Judgement, Kind, Variant};
use maud::{Markup, html};

/// The state of a card that its kind owns.
#[derive(Clone, Debug)]
pub(super) enum Work {
    /// Fields to type in and options to pick; see [`kinds`].
    Fields(FieldsState),
    /// Lines to be put in order.
    Order(OrderState),
    /// Numbers of a graph.
    Graph(GraphState),
    /// A program to write.
    Code(CodeState),
    /// A program to mend.
    Bug(Box<BugState>),
}

impl Work {
    /// As it is at first.
    pub fn new(exercise: &Exercise, variant: u32) -> Work {
        match kinds::owner(&exercise.kind) {
            Owner::Fields => Work::Fields(FieldsState::default()),
            Owner::Order(order) => {
                Work::Order(OrderState::new(order.handed_out(&exercise.slug, variant)))
            }
            Owner::Graph(_) => Work::Graph(GraphState::default()),
            Owner::Code(code) => Work::Code(CodeState::new(code)),
            Owner::Bug(bug) => Work::Bug(Box::new(BugState::new(bug))),
        }
    }

    /// As it is at first, but for what stands in an editor: it is to pass in every variant.
    pub fn clear(&mut self, exercise: &Exercise, variant: u32) {
        match self {
            Work::Fields(_) | Work::Order(_) | Work::Graph(_) => {
                *self = Work::new(exercise, variant);
            }
            Work::Code(code) => code.running = None,
            Work::Bug(bug) => {
                bug.inputs = Inputs::default();
                bug.mending = false;
                bug.code.running = None;
            }
        }
    }

    /// The program, where there is one.
    pub fn code(&self) -> Option<&CodeState> {
        match self {
            Work::Code(code) => Some(code),
            Work::Bug(bug) => Some(&bug.code),
            Work::Fields(_) | Work::Order(_) | Work::Graph(_) => None,
        }
    }

    /// The program, to be changed.
    pub fn code_mut(&mut self) -> Option<&mut CodeState> {
        match self {
            Work::Code(code) => Some(code),
            Work::Bug(bug) => Some(&mut bug.code),
            Work::Fields(_) | Work::Order(_) | Work::Graph(_) => None,
        }
    }

    /// Whether the editor is there: always for code, once the line is found for a bug.
    pub fn writes_code(&self) -> bool {
        match self {
            Work::Code(_) => true,
            Work::Bug(bug) => bug.mending,
            Work::Fields(_) | Work::Order(_) | Work::Graph(_) => false,
        }
    }

    /// Whether the working may open by itself after a right answer.
    pub fn opens_working(&self) -> bool {
        match self {
            // The working of a bug shows the mended program: not before it is mended.
            Work::Bug(bug) => bug.mending,
            Work::Fields(_) | Work::Order(_) | Work::Graph(_) | Work::Code(_) => true,
        }
    }

    /// The learner types in a field.
    pub fn typed(&mut self, shell: &Shell, part: usize, cell: usize, text: String) -> Vec<Effect> {
        match self {
            Work::Fields(fields) => fields.typed(shell, part, cell, text),
            Work::Graph(graph) => graph.typed(shell, cell, text),
            Work::Order(_) | Work::Code(_) | Work::Bug(_) => Vec::new(),
        }
    }

    /// The learner pastes into a field.
    pub fn pasted(&mut self, shell: &Shell, part: usize, cell: usize, text: String) -> Vec<Effect> {
        match self {
            Work::Fields(fields) => fields.pasted(shell, part, cell, text),
            Work::Graph(graph) => graph.typed(shell, cell, text),
            Work::Order(_) | Work::Code(_) | Work::Bug(_) => Vec::new(),
        }
    }

    /// The learner picks something or takes it back.
    pub fn chosen(&mut self, shell: &Shell, part: usize, option: String, on: bool) -> Vec<Effect> {
        match self {
            Work::Fields(fields) => fields.chosen(shell, part, option, on),
            Work::Bug(bug) => bug.chosen(shell, option, on),
            Work::Order(_) | Work::Graph(_) | Work::Code(_) => Vec::new(),
        }
    }

    /// What stands there, as an answer.
    pub fn answer(&self, kind: &Kind) -> Answer {
        match (self, kind) {
            (Work::Fields(fields), kind) => fields.answer(kind),
            (Work::Graph(graph), _) => Answer::Cells(graph.inputs.fields.clone()),
            (Work::Order(state), Kind::Order(order)) => Answer::Ordered(state.ids(order)),
            (Work::Bug(state), Kind::Bug(bug)) => state.answer(bug),
            // A program is run, not handed in.
            (Work::Order(_) | Work::Code(_) | Work::Bug(_), _) => Answer::Text(String::new()),
        }
    }

    /// Fills in an answer that was handed in from outside.
    pub fn fill_in(&mut self, exercise: &Exercise, answer: &Answer) {
        let inputs = Inputs::of(answer);
        match (self, &exercise.kind) {
            (Work::Fields(fields), _) => fields.parts = inputs,
            (Work::Graph(graph), _) => graph.inputs = inputs.into_iter().next().unwrap_or_default(),
            (Work::Bug(bug), _) => bug.inputs = inputs.into_iter().next().unwrap_or_default(),
            (Work::Order(state), Kind::Order(order)) => {
                order::restore(state, order, &answer.written());
            }
            (Work::Order(_) | Work::Code(_), _) => {}
        }
    }

    /// A verdict was said.
    pub fn judged(&mut self, judgement: &Judgement) {
        match self {
            Work::Graph(graph) => graph.judged(judgement),
            Work::Order(state) => {
                if judgement.verdict.counts() && !judgement.is_right() {
                    state.misses += 1;
                }
            }
            Work::Fields(_) | Work::Code(_) | Work::Bug(_) => {}
        }
    }

    /// Puts back the drafts of an earlier visit.
    pub fn restore(&mut self, shell: &Shell, progress: &ExerciseProgress) {
        let exercise = &shell.exercise;
        let draft = |part: usize| progress.code(&draft_key(exercise, part));
        match (self, &exercise.kind) {
            (Work::Fields(fields), _) => {
                for part in 0..exercise.parts().len() {
                    if let Some(draft) = draft(part) {
                        fields.restore(shell, part, draft);
                    }
                }
            }
            (Work::Graph(graph), _) => graph.restore(shell, draft(0)),
            (Work::Order(state), Kind::Order(order)) => {
                if let Some(draft) = progress.draft(0) {
                    order::restore(state, order, draft);
                }
            }
            (Work::Bug(state), Kind::Bug(bug)) => {
                if let Some(draft) = draft(0) {
                    state.restore(bug, draft);
                }
            }
            (Work::Order(_) | Work::Code(_) | Work::Bug(_), _) => {}
        }
    }

    /// What the learner works with.
    pub fn form(&self, shell: &Shell, setting: &RenderContext, variant: &Variant) -> Markup {
        let words = setting.catalogue;
        match (self, &shell.exercise.kind) {
            (Work::Fields(fields), _) => fields.form(shell, words, variant),
            (Work::Order(state), Kind::Order(order)) => {
                order::form(state, shell, words, order, variant)
            }
            (Work::Graph(state), Kind::Graph(graphed)) => {
                graph::form(state, shell, words, graphed, variant)
            }
            (Work::Code(state), Kind::Code(code)) => state.editor(shell, setting, code),
            (Work::Bug(state), Kind::Bug(bug)) => bug::form(state, shell, setting, bug, variant),
            (Work::Order(_) | Work::Graph(_) | Work::Code(_) | Work::Bug(_), _) => html! {},
        }
    }
}

/// What the working of a kind ends in.
pub(super) fn solution(shell: &Shell, setting: &RenderContext, variant: &Variant) -> Markup {
    let words = setting.catalogue;
    let kind = &shell.exercise.kind;
    match kinds::owner(kind) {
        Owner::Code(code) => code::reference(words, code),
        Owner::Order(order) => order::worked(words, order, variant),
        Owner::Graph(graphed) => graph::worked(shell, graphed, variant),
        Owner::Bug(bug) => bug::worked(words, bug, variant),
        Owner::Fields => {
            if let Kind::Parts(parts) = kind {
                return html! { @for part in parts { (kinds::solution(&part.kind, variant)) } };
            }
            // A right option has its reply below it already.
            if kinds::replies_itself(kind) && shell.is_right() {
                return html! {};
            }
            kinds::solution(kind, variant)
        }
    }
}
