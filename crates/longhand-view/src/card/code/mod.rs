//! A program to write and run: the editor, its tests, and the runs.

mod editor;
mod editor_state;
pub(super) mod preference;
mod reference;
mod state;
mod test_run;
mod tests_table;

pub(super) use reference::reference;
pub(super) use state::CodeState;
pub(super) use test_run::AfterRun;
