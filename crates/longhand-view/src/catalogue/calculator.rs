//! What stands on the calculator's page.

/// What stands on the calculator's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalculatorWords {
    /// Spoken name of the list of lines.
    pub notebook: &'static str,
    /// Spoken name of a line's field; `{}` is its number.
    pub line: &'static str,
    /// Spoken name of the names that may be meant.
    pub candidates: &'static str,
    /// Shows the steps of a line.
    pub steps: &'static str,
    /// The same, spoken; `{}` is the line's number.
    pub steps_of: &'static str,
    /// Columns of the steps: number, step, value, derivative of the result.
    pub step_heads: [&'static str; 4],
    /// That there are more steps than are shown; `{}` is their number.
    pub more_steps: &'static str,
    /// The choice of an example.
    pub examples: &'static str,
    /// Takes everything away.
    pub clear: &'static str,
    /// Brings back what was last replaced.
    pub back: &'static str,
    /// Copies a link that holds the notebook.
    pub copy_link: &'static str,
    /// Saves as text.
    pub save_text: &'static str,
    /// Saves as Markdown.
    pub save_markdown: &'static str,
    /// Name of the saved text.
    pub text_file: &'static str,
    /// Name of the saved Markdown.
    pub markdown_file: &'static str,
    /// Columns of the Markdown: line, result.
    pub heads: [&'static str; 2],
    /// Above what can be typed.
    pub help_title: &'static str,
    /// What can be typed: what for, and an example.
    pub help: &'static [(&'static str, &'static str)],
}

/// The same in English.
pub(super) const ENGLISH: CalculatorWords = CalculatorWords {
    notebook: "Lines",
    line: "Line {}",
    candidates: "Names that may be meant",
    steps: "Steps",
    steps_of: "Steps of line {}",
    step_heads: ["", "Step", "Value", "Slope of the result"],
    more_steps: "And {} more.",
    examples: "Examples",
    clear: "Empty the page",
    back: "Bring back what was here",
    copy_link: "Copy a link",
    save_text: "Save as text",
    save_markdown: "Save as Markdown",
    text_file: "notebook.txt",
    markdown_file: "notebook.md",
    heads: ["Line", "Result"],
    help_title: "What can be typed",
    help: &[
        ("A calculation; ans is the last result", "0.744/(1 - 0.9^3)"),
        ("A name for what follows", "g = [4, -2, 6]"),
        ("A function of your own", "f(x) = (3x + 2)^2"),
        ("A function, its derivative", "grad(f, 1)"),
        ("A rule of the workbooks", "adam(g, lr = 1e-3).m_hat"),
        (
            "Units, and another unit",
            "6 * 125M * 10B FLOP / (8 * 150 TFLOP/s) -> hours",
        ),
        ("A remark", "# two trillion tokens"),
    ],
};
