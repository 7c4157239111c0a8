//! A notebook as text and as Markdown.

use super::notebook::{Line, Notebook, Outcome};
use super::text;

/// A result in one line; none where there is nothing to say.
#[must_use]
pub fn result(line: &Line) -> Option<String> {
    match &line.outcome {
        Outcome::Nothing | Outcome::Fault(_) => None,
        Outcome::Value(value) => Some(text::value(value)),
        Outcome::Defined(head) => Some(head.clone()),
    }
}

/// Lines with their results behind them, aligned.
#[must_use]
pub fn plain(notebook: &Notebook) -> String {
    let lines = notebook.lines();
    let width = |line: &Line| line.text.chars().count();
    let with_value = lines.iter().filter(|line| is_value(line));
    let widest = with_value
        .map(width)
        .filter(|wide| *wide <= 60)
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for line in lines {
        out.push_str(&line.text);
        match &line.outcome {
            Outcome::Value(value) => {
                out.push_str(&" ".repeat(widest.saturating_sub(width(line))));
                let indent = widest.max(width(line)) + 4;
                let shown = text::value(value).replace('\n', &format!("\n{}", " ".repeat(indent)));
                out.push_str("  = ");
                out.push_str(&shown);
            }
            Outcome::Fault(fault) => {
                out.push_str("  ! ");
                out.push_str(&fault.message);
            }
            Outcome::Nothing | Outcome::Defined(_) => {}
        }
        out.push('\n');
    }
    out
}

fn is_value(line: &Line) -> bool {
    matches!(line.outcome, Outcome::Value(_))
}

/// Remarks as paragraphs, lines between them as tables.
#[must_use]
pub fn markdown(notebook: &Notebook, heads: [&str; 2]) -> String {
    let mut out = String::new();
    let mut in_table = false;
    for line in notebook.lines() {
        let text = line.text.trim();
        if let Some(remark) = text.strip_prefix('#') {
            if in_table {
                out.push('\n');
            }
            in_table = false;
            out.push_str(&format!("{}\n\n", remark.trim_start_matches('#').trim()));
        } else if !text.is_empty() {
            if !in_table {
                let [left, right] = heads;
                out.push_str(&format!("| {left} | {right} |\n| :-- | --: |\n"));
            }
            in_table = true;
            let value = match &line.outcome {
                Outcome::Fault(fault) => fault.message.clone(),
                _ => result(line).map_or_else(String::new, |value| code(&value.replace('\n', " "))),
            };
            out.push_str(&format!(
                "| {} | {} |\n",
                code(text),
                value.replace('|', "\\|")
            ));
        }
    }
    out
}

/// A text as inline code within a table.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_under_one_another() {
        let notebook = Notebook::of("a = 2\n# twice\na * 21\n2 +");
        let text = plain(&notebook);
        assert!(
            text.starts_with("a = 2   = 2\n# twice\na * 21  = 42\n2 +  ! "),
            "{text}"
        );
    }

    #[test]
    fn markdown_has_a_table_and_its_bars_are_escaped() {
        let notebook = Notebook::of("# A **sum**\n2 + 2\nabs(-3) or 1|2");
        let text = markdown(&notebook, ["Line", "Result"]);
        assert!(
            text.starts_with("A **sum**\n\n| Line | Result |\n| :-- | --: |\n| `2 + 2` | `4` |\n"),
            "{text}"
        );
        assert!(text.contains("1\\|2"), "{text}");
    }
}
