//! The prompt: line editing, history, names completed by Tab.

use std::path::PathBuf;

use anyhow::Context as _;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Editor, Helper};

use longhand_notation::{functions, rule_names, unit};

use super::session::Session;
use crate::command::Outcome;

/// What stands before what is typed.
const PROMPT: &str = "> ";

/// Reads lines until the input ends, and answers each.
pub fn run(mut session: Session) -> Outcome {
    let unreadable = "cannot read from the terminal";
    let settings = rustyline::Config::builder().auto_add_history(true).build();
    let mut editor: Editor<Names, FileHistory> =
        Editor::with_config(settings).context(unreadable)?;
    editor.set_helper(Some(Names(Vec::new())));
    let history = history();
    if let Some(path) = &history {
        // The first time there is none.
        let _ = editor.load_history(path);
    }
    say!(
        "longhand {}: type a formula, or help.",
        env!("CARGO_PKG_VERSION")
    )?;
    loop {
        if let Some(names) = editor.helper_mut() {
            names.0 = known(&session);
        }
        match editor.readline(PROMPT) {
            Ok(line) if matches!(line.trim(), "exit" | "quit") => break,
            Ok(line) => match session.line(&line) {
                Ok(shown) if shown.is_empty() => {}
                Ok(shown) | Err(shown) => say!("{shown}")?,
            },
            // Ctrl-C leaves the line, Ctrl-D the prompt.
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(error).context(unreadable),
        }
    }
    if let Some(path) = &history {
        let kept = path.parent().is_none_or(|folder| {
            std::fs::create_dir_all(folder).is_ok() && editor.save_history(path).is_ok()
        });
        if !kept {
            tell!("the history could not be kept in {}", path.display());
        }
    }
    Ok(())
}

/// Where the history is kept: `LONGHAND_HISTORY`, or where the system keeps such things.
fn history() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(file) = folder("LONGHAND_HISTORY") {
        return Some(PathBuf::from(file));
    }
    let state = folder("XDG_STATE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(folder("HOME")?).join(".local/state")))?;
    Some(state.join("longhand").join("history"))
}

/// Every name that means something here.
fn known(session: &Session) -> Vec<String> {
    let own = functions::ALL.iter().map(|function| function.name);
    let constants = functions::CONSTANTS.iter().map(|(name, _)| *name);
    let units = unit::all().into_iter().flat_map(|unit| unit.names);
    let mut names: Vec<String> = own
        .chain(constants)
        .chain(rule_names())
        .chain(units.copied())
        .chain(["help"])
        .map(str::to_owned)
        .collect();
    names.extend(session.names().map(str::to_owned));
    names.sort_unstable();
    names.dedup();
    names
}

/// Names to complete.
struct Names(Vec<String>);

impl Completer for Names {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let (start, typed) = word_before(line, at);
        let fitting = self.0.iter().filter(|name| name.starts_with(typed));
        let fitting = if typed.is_empty() {
            Vec::new()
        } else {
            fitting.cloned().collect()
        };
        Ok((start, fitting))
    }
}

/// The name that ends at `at`, and where it begins.
fn word_before(line: &str, at: usize) -> (usize, &str) {
    let before = line.get(..at).unwrap_or(line);
    let letters = before
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric() || *c == '_');
    let start = before.len() - letters.map(char::len_utf8).sum::<usize>();
    (start, before.get(start..).unwrap_or(""))
}

impl Validator for Names {
    /// A line with an open bracket goes on in the next.
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let text = context.input();
        let count =
            |open: char, close: char| text.matches(open).count() > text.matches(close).count();
        Ok(if count('(', ')') || count('[', ']') {
            ValidationResult::Incomplete
        } else {
            ValidationResult::Valid(None)
        })
    }
}

impl Hinter for Names {
    type Hint = String;
}

impl Highlighter for Names {}

impl Helper for Names {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_completed_where_it_stands() {
        assert_eq!(word_before("2 + soft", 8), (4, "soft"));
        assert_eq!(word_before("softmax(", 8), (8, ""));
        let session = Session::new(false);
        let names = known(&session);
        for name in ["softmax", "adam", "GPU_hour", "pi"] {
            assert!(names.iter().any(|n| n == name), "{name}");
        }
    }
}
