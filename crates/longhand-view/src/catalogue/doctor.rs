//! What stands on the run doctor's page.

/// What stands on the run doctor's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoctorWords {
    /// The language's code, for `lang`.
    pub language: &'static str,
    /// The page's title.
    pub title: &'static str,
    /// What the page is for.
    pub lede: &'static str,
    /// Where files are dropped.
    pub drop: &'static str,
    /// The button that chooses files.
    pub choose: &'static str,
    /// Which files are read.
    pub formats: &'static str,
    /// That nothing is uploaded.
    pub private: &'static str,
    /// Above the field for pasted text.
    pub paste: &'static str,
    /// The button that reads the pasted text.
    pub read_pasted: &'static str,
    /// What pasted text is called.
    pub pasted: &'static str,
    /// Above the examples.
    pub examples: &'static str,
    /// What the examples are.
    pub examples_lede: &'static str,
    /// Before an example's source: source, licence.
    pub example_from: &'static str,
    /// While a file is read: its name.
    pub reading: &'static str,
    /// The name of the bar.
    pub progress: &'static str,
    /// Ends the reading.
    pub stop: &'static str,
    /// After it was stopped.
    pub stopped: &'static str,
    /// Above the files.
    pub files: &'static str,
    /// Takes one away; the hole is its name.
    pub remove: &'static str,
    /// Takes all away.
    pub start_over: &'static str,
    /// That the example could not be fetched.
    pub not_fetched: &'static str,
    /// That the program in the page can do no more.
    pub failed: &'static str,
    /// Above the findings: their number.
    pub findings: &'static str,
    /// Above one finding.
    pub finding: &'static str,
    /// Above none.
    pub nothing: &'static str,
    /// What silence means.
    pub nothing_lede: &'static str,
    /// How many more there are.
    pub more: &'static str,
    /// In which run.
    pub in_run: &'static str,
    /// Above the numbers of a finding.
    pub evidence: &'static str,
    /// Above the arithmetic.
    pub arithmetic: &'static str,
    /// Above the alternatives.
    pub alternatives: &'static str,
    /// Before what would tell them apart.
    pub to_tell: &'static str,
    /// Before the exercise.
    pub exercise: &'static str,
    /// The exercise with the run's numbers.
    pub own_exercise: &'static str,
    /// Where the rule was seen.
    pub seen: &'static str,
    /// Leads to the step on the curve: the step.
    pub show_step: &'static str,
    /// How sure: certain, likely, possible.
    pub sure: [(&'static str, &'static str); 3],
    /// A run: its number.
    pub run: &'static str,
    /// What was read: format, how it counts, first, last.
    pub read_as: &'static str,
    /// More runs than are drawn.
    pub more_runs: &'static str,
    /// Before a note.
    pub note: &'static str,
    /// The table of columns.
    pub columns: &'static str,
    /// What to do where one is wrong.
    pub columns_lede: &'static str,
    /// Head: the name in the file.
    pub in_file: &'static str,
    /// Head: what it was taken for.
    pub taken_as: &'static str,
    /// Head: how many values.
    pub values: &'static str,
    /// No known kind.
    pub unknown: &'static str,
    /// The name of the field that corrects a column.
    pub correct: &'static str,
    /// Kinds of columns in words.
    pub kinds: &'static [(&'static str, &'static str)],
    /// Above the values to be given.
    pub given: &'static str,
    /// Why they are asked for.
    pub given_lede: &'static str,
    /// Rules that need a value.
    pub needed_by: &'static str,
    /// Above the rules that could not be judged.
    pub cannot_tell: &'static str,
    /// One of them: the rule in words, what it needs.
    pub needs: &'static str,
    /// Above what was not read.
    pub unread: &'static str,
    /// Above what is normal.
    pub normal: &'static str,
    /// Above the comparison.
    pub compared: &'static str,
    /// Which is which: A, B.
    pub sides: &'static str,
    /// Head of a row: whether the data are the same.
    pub same_data: &'static str,
    /// Above what to save.
    pub save: &'static str,
    /// The report as a page.
    pub save_html: &'static str,
    /// As Markdown.
    pub save_markdown: &'static str,
    /// As JSON.
    pub save_json: &'static str,
    /// The comparison as JSON.
    pub save_compared: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Above the curves.
    pub curves: &'static str,
    /// Above the horizontal axis' buttons.
    pub against: &'static str,
    /// Names of the horizontal axes: step, tokens, time.
    pub across: [&'static str; 3],
    /// The logarithmic axis.
    pub logarithmic: &'static str,
    /// The choice of smoothing.
    pub smooth: &'static str,
    /// No smoothing.
    pub smooth_none: &'static str,
    /// A mean of so many records.
    pub smooth_over: &'static str,
    /// Comes nearer.
    pub nearer: &'static str,
    /// Goes further away.
    pub further: &'static str,
    /// To the left.
    pub left: &'static str,
    /// To the right.
    pub right: &'static str,
    /// All of it.
    pub whole: &'static str,
    /// How a chart is moved.
    pub how_to_move: &'static str,
    /// The table behind a curve.
    pub table: &'static str,
    /// So many of so many rows are shown.
    pub rows_of: &'static str,
}

/// The same in English.
pub const ENGLISH: DoctorWords = DoctorWords {
    language: "en",
    title: "Run doctor",
    lede: "Drop the log of your own training run. You see its curves, and what the numbers betray: each finding with its evidence, the arithmetic written out, what else it could be, and the exercise that teaches it. On a healthy run the doctor is silent.",
    drop: "Drop a log here, or several",
    choose: "Choose files",
    formats: "It reads trainer_state.json, CSV and JSON lines (W&B, Lightning, Keras), TensorBoard event files, and what a program printed: nanoGPT, llm.c, Megatron, torchtitan, Trainer, TRL and others; plain or gzipped. Checkpoints and resumes of one run are put together, two different runs are compared. A config.json beside them says what the log does not.",
    private: "Nothing leaves your browser.",
    paste: "Or paste lines of a log",
    read_pasted: "Read these lines",
    pasted: "pasted lines",
    examples: "Twelve runs to try",
    examples_lede: "Public logs of real runs, and a few with a known fault put in.",
    example_from: "{}, {}",
    reading: "Reading {}",
    progress: "how much is read",
    stop: "Stop",
    stopped: "Stopped. What was read before is still here.",
    files: "Files",
    remove: "Remove {}",
    start_over: "Start over",
    not_fetched: "This example could not be fetched. With a connection it can be.",
    failed: "The doctor had to stop: there was not enough memory, or a fault of ours. Try a smaller part of the log, or the command: longhand doctor FILE.",
    findings: "{} findings",
    finding: "One finding",
    nothing: "Nothing found",
    nothing_lede: "The rules that could be judged are silent. That is what a healthy run looks like to them.",
    more: "{} more, less sure or consequences of these",
    in_run: "run {}",
    evidence: "Evidence",
    arithmetic: "The arithmetic",
    alternatives: "What else it may be",
    to_tell: "To tell: {}.",
    exercise: "Practise this: {}",
    own_exercise: "with the numbers of your run",
    seen: "Seen in: {}.",
    show_step: "Show step {} on the curve",
    sure: [
        ("certain", "certain"),
        ("likely", "likely"),
        ("possible", "possible"),
    ],
    run: "Run {}",
    read_as: "Read as {}: {} {} to {}.",
    more_runs: "The file holds {} runs; curves are drawn of the first {}.",
    note: "Note.",
    columns: "Columns",
    columns_lede: "If one was taken for something else, say what it holds; the files are read again.",
    in_file: "In the file",
    taken_as: "Taken as",
    values: "Values",
    unknown: "something else",
    correct: "What {} holds",
    kinds: &[
        ("step", "step"),
        ("epoch", "epoch"),
        ("loss", "training loss"),
        ("val_loss", "validation loss"),
        ("lr", "learning rate"),
        ("grad_norm", "gradient norm"),
        ("loss_scale", "loss scale"),
        ("skipped", "skipped steps"),
        ("nan_iters", "steps with NaN"),
        ("tps", "tokens a second"),
        ("mfu", "utilization (MFU) in %"),
        ("ppl", "validation perplexity"),
        ("tokens", "tokens seen"),
        ("time", "seconds"),
    ],
    given: "What the log does not say",
    given_lede: "Some rules need a value that is not in the log. Fill in what you know; the rest stays unjudged.",
    needed_by: "needed by {}",
    cannot_tell: "Could not be judged ({})",
    needs: "{} It needs {}.",
    unread: "Could not be read",
    normal: "What is normal?",
    compared: "The two runs compared",
    sides: "A is {}, B is {}.",
    same_data: "Same data in the same order?",
    save: "Keep the report",
    save_html: "As a page",
    save_markdown: "As Markdown",
    save_json: "As JSON",
    save_compared: "Comparison as JSON",
    print: "Print",
    curves: "Curves",
    against: "against",
    across: ["step", "tokens", "time"],
    logarithmic: "logarithmic",
    smooth: "smoothed over",
    smooth_none: "nothing",
    smooth_over: "{} records",
    nearer: "Nearer",
    further: "Further away",
    left: "Left",
    right: "Right",
    whole: "All",
    how_to_move: "Drag to choose a part; arrow keys move, plus and minus zoom, 0 shows all. With two fingers: zoom.",
    table: "The numbers",
    rows_of: "{} of {} rows, the extremes among them",
};
