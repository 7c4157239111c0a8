//! Every string of the interface.

use super::again::AgainWords;
use super::calculator::CalculatorWords;
use super::doctor::DoctorWords;
use super::graph::GraphWords;
use super::kinds::KindWords;
use super::lab::LabWords;
use super::look::LookWords;
use super::order::OrderWords;
use super::overview::OverviewWords;
use super::paths::PathWords;
use super::plan::PlanWords;
use super::planner::PlannerWords;
use super::reference::ReferenceWords;
use super::search::SearchWords;
use super::shelf::ShelfWords;
use super::slip::SlipWords;
use super::tools::ToolsWords;

/// The interface's strings in one language.
///
/// A field that ends in `_of` or takes numbers is written with `{}` holes that
/// [`fill`](super::fill) puts values into, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Catalogue {
    /// The language's tag for `<html lang>`.
    pub language: &'static str,
    /// The link that jumps over the navigation.
    pub skip: &'static str,
    /// Name of the list of chapters, and the phone's menu button.
    pub chapters: &'static str,
    /// Closes the phone's chapter menu.
    pub close: &'static str,
    /// Above a chapter's title; `{}` is its number.
    pub chapter_number: &'static str,
    /// Behind an exercise to come back to; the hole is its variant's number.
    pub review_variant: &'static str,
    /// Link to the chapter before.
    pub previous: &'static str,
    /// Link to the chapter after.
    pub next: &'static str,
    /// A chapter's progress; two holes: solved, total.
    pub solved_of: &'static str,
    /// Text alternative of the solved mark.
    pub solved: &'static str,
    /// Name of the list of a chapter's exercises.
    pub exercises: &'static str,
    /// Heading above the exercise on the home page.
    pub try_one: &'static str,
    /// Link from the home page into the workbook.
    pub start: &'static str,
    /// Shown where JavaScript is off.
    pub no_script: &'static str,
    /// The browser program could not be loaded.
    pub not_loaded: &'static str,
    /// The browser program broke off.
    pub broken_page: &'static str,
    /// This browser lets the page keep nothing.
    pub nothing_kept: &'static str,
    /// Something could not be kept.
    pub not_saved: &'static str,
    /// A link is on the clipboard.
    pub link_copied: &'static str,
    /// On a card whose exercise did not come with the page.
    pub missing_exercise: &'static str,
    /// Footer: what the pages do with what one types.
    pub privacy: &'static str,
    /// Footer: the licence.
    pub licence: &'static str,
    /// Footer: link to report a mistake.
    pub report: &'static str,
    /// Title of the page for a missing address.
    pub missing_title: &'static str,
    /// Sentence on the page for a missing address.
    pub missing_text: &'static str,
    /// Link from there to the home page.
    pub home: &'static str,
    /// About workbooks and the shelf.
    pub shelf: ShelfWords,
    /// About the tools.
    pub tools: ToolsWords,
    /// Of the overview of all exercises.
    pub overview: OverviewWords,
    /// About paths and skills.
    pub paths: PathWords,
    /// About the search.
    pub search: SearchWords,
    /// Words of the choice of colours and size.
    pub look: LookWords,
    /// About the reference.
    pub reference_pages: ReferenceWords,
    /// Title of the gallery.
    pub gallery_title: &'static str,
    /// Sentence below the gallery's title.
    pub gallery_lede: &'static str,
    /// Text that says that a link leaves for another site.
    pub part_of: &'static str,
    /// Button that judges an answer.
    pub check: &'static str,
    /// Button that runs the tests of a code exercise.
    pub run: &'static str,
    /// The same button while tests run.
    pub running: &'static str,
    /// Button that puts the starter code back.
    pub start_over: &'static str,
    /// A hint, on its button and before its text.
    pub hint: &'static str,
    /// Name of the list of hints.
    pub hints: &'static str,
    /// Button for the next variant.
    pub new_numbers: &'static str,
    /// Button: on to the next exercise of the page, or to the next chapter.
    pub next_exercise: &'static str,
    /// Variant 0, and the button that leads there.
    pub book_numbers: &'static str,
    /// In place of a variant's number, where it has the learner's own numbers.
    pub own_numbers: &'static str,
    /// Which variant is shown; `{}` is its number.
    pub variant_number: &'static str,
    /// Link to this variant.
    pub variant_link: &'static str,
    /// Spoken name of the answer field.
    pub your_answer: &'static str,
    /// Name of the row of keys for touch screens.
    pub keys: &'static str,
    /// Precision rule: the exact value.
    pub rule_exact: &'static str,
    /// Precision rule: within a distance.
    pub rule_absolute: &'static str,
    /// Precision rule: within a share, in per cent.
    pub rule_relative: &'static str,
    /// Precision rule: so many significant figures.
    pub rule_figures: &'static str,
    /// Legend of single-choice options.
    pub choose_one: &'static str,
    /// Legend of multiple-choice options.
    pub choose_several: &'static str,
    /// How to leave the editor by keyboard, and to run.
    pub editor_help: &'static str,
    /// Name of the languages' tabs.
    pub languages: &'static str,
    /// Spoken name of the editor; `{}` is the language.
    pub your_code: &'static str,
    /// On Python's tab of a site that was built without it.
    pub no_python: &'static str,
    /// Which Python runs: the small one.
    pub small_python: &'static str,
    /// Button: back to it.
    pub use_small_python: &'static str,
    /// Which Python runs: the whole one.
    pub full_python: &'static str,
    /// Button: from the small one to the whole one.
    pub use_full_python: &'static str,
    /// Button: the same program once more, by the whole one.
    pub run_in_full: &'static str,
    /// While an interpreter is fetched.
    pub loading_python: &'static str,
    /// The same, in megabytes: here, in all.
    pub loading_of: &'static str,
    /// It is here, and starts.
    pub starting_python: &'static str,
    /// It could not be fetched.
    pub python_not_loaded: &'static str,
    /// It did not start.
    pub sandbox_silent: &'static str,
    /// Programs cannot run here at all.
    pub sandbox_closed: &'static str,
    /// Button that ends a run.
    pub stop: &'static str,
    /// Before the learner's program is taken back.
    pub start_over_question: &'static str,
    /// Yes.
    pub start_over_yes: &'static str,
    /// No.
    pub start_over_no: &'static str,
    /// The small Python keeps no order in a dict.
    pub differs_order: &'static str,
    /// It may round a tie the other way.
    pub differs_rounding: &'static str,
    /// It allows fewer calls within calls.
    pub differs_depth: &'static str,
    /// It lacks something.
    pub differs_missing: &'static str,
    /// The small Python leaves a test out.
    pub differs_heavy: &'static str,
    /// Caption of the test table.
    pub tests: &'static str,
    /// In the caption: passed, total.
    pub passed_of: &'static str,
    /// Column: input.
    pub test_input: &'static str,
    /// Column: expected value.
    pub test_expected: &'static str,
    /// Column: value returned.
    pub test_got: &'static str,
    /// Below the verdict on a test: expected value, returned value.
    pub expected_got: &'static str,
    /// Spoken: the test has not run.
    pub test_waiting: &'static str,
    /// Spoken: the test passed.
    pub test_passed: &'static str,
    /// Spoken: the test failed.
    pub test_failed: &'static str,
    /// Spoken: the run ended before this test.
    pub test_stopped: &'static str,
    /// Why a test was not part of a run.
    pub left_out: &'static str,
    /// In place of a hidden test's sentence before it has run.
    pub test_hidden: &'static str,
    /// One element of a list differs: which.
    pub differs_at: &'static str,
    /// NaN or infinity where a number is due.
    pub not_finite: &'static str,
    /// The same, inside a list: which element.
    pub not_finite_at: &'static str,
    /// Another type: expected, got.
    pub wrong_type: &'static str,
    /// The same, inside a list: which element, expected, got.
    pub wrong_type_at: &'static str,
    /// Another length: expected, got.
    pub wrong_length: &'static str,
    /// The same, inside a list: which element, expected, got.
    pub wrong_length_at: &'static str,
    /// A record lacks a member: its name.
    pub missing_member: &'static str,
    /// A type of value.
    pub type_number: &'static str,
    /// A type of value.
    pub type_truth: &'static str,
    /// A type of value.
    pub type_text: &'static str,
    /// A type of value.
    pub type_list: &'static str,
    /// A type of value: an object, a dictionary.
    pub type_record: &'static str,
    /// No value came back.
    pub type_nothing: &'static str,
    /// A type that has no place here.
    pub type_other: &'static str,
    /// Bug: legend of the program's lines.
    pub pick_line: &'static str,
    /// Bug: a line as it is spoken: number, code.
    pub line_spoken: &'static str,
    /// Bug: after right.
    pub line_found: &'static str,
    /// Bug: after not yet; the reply stands at the line.
    pub see_line_reply: &'static str,
    /// Bug: no line that could be picked.
    pub no_such_line: &'static str,
    /// Bug: button to the editor.
    pub mend: &'static str,
    /// Heading of a reference with a library: its name.
    pub in_library: &'static str,
    /// A function argument was called too often: calls, allowed.
    pub too_many_calls: &'static str,
    /// The code changed its input.
    pub mutated: &'static str,
    /// A line of the learner's code.
    pub line_number: &'static str,
    /// The same, in a sentence.
    pub in_line: &'static str,
    /// Heading above what the code printed.
    pub printed: &'static str,
    /// Verdict.
    pub right: &'static str,
    /// Verdict of code.
    pub all_pass: &'static str,
    /// All tests passed that were part of the run.
    pub all_that_ran_pass: &'static str,
    /// After right, where the working had been shown.
    pub right_assisted: &'static str,
    /// Verdict: on the way.
    pub near: &'static str,
    /// Verdict: not right.
    pub not_yet: &'static str,
    /// After it, when nothing is known of the answer and there are hints.
    pub not_yet_hint: &'static str,
    /// The same when all hints are shown.
    pub not_yet_working: &'static str,
    /// Verdict: the value of the step before the last.
    pub one_step: &'static str,
    /// Verdict: the value of an earlier step.
    pub steps_to_go: &'static str,
    /// Between a value and its symbol.
    pub is: &'static str,
    /// After naming the step.
    pub go_on: &'static str,
    /// In place of what would give an answer away; 0 the exercise's number.
    pub later: &'static str,
    /// Opens it all the same.
    pub show_now: &'static str,
    /// From the second answer on of which nothing is known; notes on right ones.
    pub again: AgainWords,
    /// Slips found by rule.
    pub slips: SlipWords,
    /// Cells, formulas and parts.
    pub kinds: KindWords,
    /// Verdict: a unit that measures something else.
    pub other_kind_heading: &'static str,
    /// The unit's name, then the field's.
    pub other_kind: &'static str,
    /// The unit's name, where none is asked for.
    pub no_unit: &'static str,
    /// Where the number itself is right.
    pub value_right: &'static str,
    /// Several options: right so far.
    pub some_missing: &'static str,
    /// Points to the reply below an option.
    pub see_reply: &'static str,
    /// Verdict of code: before the sentence of the first failing test.
    pub test_fails: &'static str,
    /// Verdict of code that ran too long.
    pub stopped_heading: &'static str,
    /// After it.
    pub stopped: &'static str,
    /// The same, with the seconds that it had run by the clock.
    pub stopped_after: &'static str,
    /// Verdict of code that threw an error.
    pub threw_heading: &'static str,
    /// Before the echo of what was typed.
    pub read_as: &'static str,
    /// Verdict: it could not be read.
    pub unreadable: &'static str,
    /// After it.
    pub not_counted: &'static str,
    /// After it.
    pub not_a_number: &'static str,
    /// Verdict: nothing typed or picked.
    pub empty_heading: &'static str,
    /// After it.
    pub empty: &'static str,
    /// Verdict: too few digits.
    pub more_digits_heading: &'static str,
    /// After it.
    pub more_digits: &'static str,
    /// Where the exact number is asked for.
    pub exact_digits: &'static str,
    /// Verdict: code that does not start.
    pub code_unreadable: &'static str,
    /// In a card whose exercise is faulty.
    pub broken_exercise: &'static str,
    /// Heading of the working once an answer was given.
    pub working: &'static str,
    /// The same before: opening it counts as help.
    pub show_working: &'static str,
    /// Heading above a reference program.
    pub reference: &'static str,
    /// Heading of the PyTorch snippet.
    pub in_pytorch: &'static str,
    /// Heading of the sources.
    pub sources: &'static str,
    /// On the page of a chapter that is still to be written.
    pub coming: &'static str,
    /// Graphs of an exercise: the text alternative; `{}` is the formula.
    pub graph_alt: &'static str,
    /// Graphs with dead edges: below the drawing.
    pub graph_dead: &'static str,
    /// Graphs: the number above a node.
    pub graph_value: &'static str,
    /// Graphs: the number below a node.
    pub graph_gradient: &'static str,
    /// Graphs: at a gate that lets nothing back.
    pub graph_shut: &'static str,
    /// Graphs in words: one node; three holes: name, value, gradient.
    pub graph_node: &'static str,
    /// Graphs in words: a gate that lets nothing back.
    pub graph_shut_sentence: &'static str,
    /// The last two of a list.
    pub list_and: &'static str,
    /// Verdict: right as far as filled in.
    pub still_empty_heading: &'static str,
    /// After it: one field is empty.
    pub still_empty_one: &'static str,
    /// After it: several are.
    pub still_empty: &'static str,
    /// Lines to be put in order.
    pub order: OrderWords,
    /// What stands on the planner's pages.
    pub plan: PlanWords,
    /// About the planner's page.
    pub planner: PlannerWords,
    /// About the calculator's page.
    pub calculator: CalculatorWords,
    /// What stands on the run doctor's page.
    pub doctor: DoctorWords,
    /// What stands in every lab.
    pub lab: LabWords,
    /// Graphs to be filled in.
    pub nodes: GraphWords,
    /// Button for the variant before.
    pub previous_numbers: &'static str,
    /// Button for the next variant, beside its number.
    pub next_numbers: &'static str,
    /// Report of a mistake: three holes: exercise, variant, number.
    pub report_exercise: &'static str,
    /// Report of a mistake: what was answered.
    pub report_answer: &'static str,
    /// Report of a mistake: two holes: verdict, message.
    pub report_verdict: &'static str,
    /// Report of a mistake: the line under which the learner writes.
    pub report_words: &'static str,
    /// A report is on the clipboard.
    pub report_copied: &'static str,
    /// Heading of the buttons for progress.
    pub your_progress: &'static str,
    /// Button that saves progress to a file.
    pub save_progress: &'static str,
    /// Button that takes progress in from a file.
    pub load_progress: &'static str,
    /// Button that opens the question below.
    pub forget: &'static str,
    /// Asked before everything is forgotten.
    pub forget_question: &'static str,
    /// Answer: forget.
    pub forget_yes: &'static str,
    /// Answer: keep.
    pub forget_no: &'static str,
    /// After a file was brought in: how many entries were new.
    pub progress_added: &'static str,
    /// After it, where entries could not be read: how many.
    pub progress_faults: &'static str,
    /// In place of it, where the file is too large to be one.
    pub progress_too_large: &'static str,
    /// Name of the file that progress is saved to.
    pub progress_file: &'static str,
}
