//! `longhand calc`: computes lines of the language.
//!
//! With a formula it prints the value; with `--steps` also every step, each
//! with its value and the derivative of the result with respect to it. Without
//! a formula it reads lines and keeps what they define: with line editing and a
//! history where a person types, plainly where standard input is a file or a
//! pipe. With `--json` it reads one JSON object a line and answers one a line,
//! in order:
//!
//! ```text
//! {"expr": "W @ x", "vars": {"W": [[1, 2], [3, 4]], "x": [1, 1]}}
//! {"value":[3.0,7.0],"unit":"","text":"[3, 7]"}
//! ```

mod json;
mod prompt;
mod session;

use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, Error, bail};
use clap::Args;

use super::output::{Outcome, print};
pub use json::{answer as answer_json, number as number_json};
use session::Session;

/// Compute a line of the language.
#[derive(Debug, Args)]
pub struct Calc {
    /// What to compute; lines from standard input without it.
    #[arg(allow_hyphen_values = true)]
    formula: Option<String>,
    /// Print every step with its value and the result's derivative.
    #[arg(long)]
    steps: bool,
    /// Read one JSON object a line and answer one a line.
    #[arg(long, conflicts_with_all = ["formula", "steps"])]
    json: bool,
}

impl Calc {
    /// Computes and prints.
    ///
    /// # Errors
    /// A formula that cannot be read or computed; a broken standard input.
    pub fn run(self) -> Outcome {
        if self.json {
            return json_lines();
        }
        let mut session = Session::new(self.steps);
        if let Some(formula) = &self.formula {
            return print(&session.line(formula).map_err(Error::msg)?);
        }
        if std::io::stdin().is_terminal() {
            return prompt::run(session);
        }
        let mut failed = 0;
        lines(|line| {
            match session.line(line) {
                Ok(shown) if shown.is_empty() => {}
                Ok(shown) => print(&shown)?,
                Err(message) => {
                    failed += 1;
                    tell!("{message}");
                }
            }
            Ok(())
        })?;
        match failed {
            0 => Ok(()),
            1 => bail!("one line could not be computed"),
            many => bail!("{many} lines could not be computed"),
        }
    }
}

/// Answers every line at once, so that a program at the other end can wait for it.
fn json_lines() -> Outcome {
    let mut out = std::io::stdout().lock();
    lines(|line| {
        // A reader that has gone away is no fault of ours.
        if line.trim_start_matches('\u{feff}').trim().is_empty() {
            return Ok(());
        }
        super::output::sent(writeln!(out, "{}", json::answer(line)).and_then(|()| out.flush()))
    })
}

/// Longest line that is taken in; what goes on is dropped.
const LONGEST: u64 = 64 << 20;

/// Hands every line of standard input on.
fn lines(mut take: impl FnMut(&str) -> Outcome) -> Outcome {
    let mut stdin = std::io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = std::io::Read::take(&mut stdin, LONGEST)
            .read_until(b'\n', &mut line)
            .context("cannot read standard input")?;
        if length == 0 {
            return Ok(());
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_start_matches('\u{feff}');
        take(line.trim_end_matches(['\n', '\r']))?;
    }
}
