//! `longhand check-docs`: recomputes the calculations that documents state.
//!
//! Each that does not hold within the digits that are written is printed with file, line and column, and
//! what comes out instead. Exit code 1 when one is wrong, 2 when a file cannot be read.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Args;
use longhand_docs::{Statement, Verdict, check};
use serde::Serialize;

use super::output::{Outcome, json, print};

/// Recompute the calculations that documents state.
#[derive(Debug, Args)]
pub struct CheckDocs {
    /// Documents in Markdown or plain text; folders are searched for Markdown.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// One JSON object, for programs.
    #[arg(long)]
    json: bool,
    /// Also list what could not be read as a calculation.
    #[arg(long)]
    all: bool,
}

/// Largest document that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// A statement as it is told to programs.
#[derive(Debug, Serialize)]
struct Told {
    file: String,
    line: usize,
    column: usize,
    text: String,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<String>,
}

#[derive(Debug, Serialize)]
struct Summary {
    files: usize,
    holds: usize,
    wrong: usize,
    not_read: usize,
    statements: Vec<Told>,
}

impl CheckDocs {
    /// Checks and prints; 1 when something is wrong.
    ///
    /// # Errors
    /// A document that cannot be read.
    pub fn run(self) -> Outcome<u8> {
        let mut files = Vec::new();
        for path in &self.files {
            gather(path, &mut files)?;
        }
        let mut summary = Summary {
            files: files.len(),
            holds: 0,
            wrong: 0,
            not_read: 0,
            statements: Vec::new(),
        };
        for path in &files {
            self.add(&mut summary, path, check(&read(path)?));
        }
        if self.json {
            print(&json(&summary)?)?;
            return Ok(u8::from(summary.wrong > 0));
        }
        for told in &summary.statements {
            let place = format!("{}:{}:{}", told.file, told.line, told.column);
            let text = &told.text;
            match &told.computed {
                Some(computed) => {
                    print(&format!("{place}: {text} does not hold: it is {computed}"))?;
                }
                None => print(&format!(
                    "{place}: {text} could not be read as a calculation"
                ))?,
            }
        }
        let all = summary.holds + summary.wrong;
        let hold = format!("{} of {all} calculations hold", summary.holds);
        match summary.wrong {
            0 => print(&format!("{hold}."))?,
            wrong => tell!("{hold}; {wrong} wrong"),
        }
        Ok(u8::from(summary.wrong > 0))
    }

    fn add(&self, summary: &mut Summary, path: &Path, found: Vec<Statement>) {
        for statement in found {
            let (verdict, computed) = match statement.verdict {
                Verdict::Holds => {
                    summary.holds += 1;
                    continue;
                }
                Verdict::Wrong(computed) => {
                    summary.wrong += 1;
                    ("wrong", Some(computed))
                }
                Verdict::NotRead => {
                    summary.not_read += 1;
                    if !self.all {
                        continue;
                    }
                    ("not_read", None)
                }
            };
            summary.statements.push(Told {
                file: path.display().to_string(),
                line: statement.line,
                column: statement.column,
                text: statement.text,
                verdict,
                computed,
            });
        }
    }
}

/// A file, or the Markdown of a folder.
fn gather(path: &Path, into: &mut Vec<PathBuf>) -> Outcome {
    let unreadable = || format!("cannot read {}", path.display());
    if !path.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(path).with_context(unreadable)? {
        inside.push(entry.with_context(unreadable)?.path());
    }
    inside.sort();
    for path in inside {
        if path.is_dir() || path.extension().is_some_and(|ending| ending == "md") {
            gather(&path, into)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Outcome<String> {
    let shown = path.display();
    let unreadable = || format!("cannot read {shown}");
    let about = std::fs::metadata(path).with_context(unreadable)?;
    if about.len() > LARGEST {
        bail!("{shown} is larger than 64 MiB: is it a document?");
    }
    let bytes = std::fs::read(path).with_context(unreadable)?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{shown} is not text (UTF-8)"))
}
