//! `longhand doctor`: reads the log of a training run and says what its numbers
//! betray.
//!
//! Exit code 0: read, and nothing found; 1: findings; 2: a file could not be read.

pub(super) mod text;

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, anyhow, bail};
use clap::Args;
use longhand_doctor::columns::Kind;
use longhand_doctor::given::Given;
use longhand_doctor::readers::Reader;
use longhand_doctor::report::examine;
use longhand_doctor::run::{Log, merge};
use longhand_doctor::{json, normal};

use super::output::{Outcome, print};

/// Read the log of a training run and say what its numbers betray.
#[derive(Debug, Args)]
pub struct Doctor {
    /// The log; several files of one run are put together. `-` is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One JSON object, for programs.
    #[arg(long)]
    json: bool,
    /// What the log does not say, such as vocab=50304; see `docs/doctor.md`.
    #[arg(long, value_name = "NAME=VALUE")]
    given: Vec<String>,
    /// What a column holds, where it is not recognised, such as Value=loss.
    #[arg(long, value_name = "NAME=KIND")]
    column: Vec<String>,
    /// Show all findings, not only the first four.
    #[arg(long)]
    all: bool,
}

impl Doctor {
    /// Prints the report; the exit code.
    ///
    /// # Errors
    /// What could not be read or given, for a person; its exit code is 2.
    pub fn run(self) -> Outcome<u8> {
        let mut given = Given::new();
        for text in &self.given {
            given.add(text).map_err(Error::msg)?;
        }
        let corrections = corrections(&self.column)?;
        let logs: Outcome<Vec<Log>> = self
            .files
            .iter()
            .map(|file| read(file, &corrections))
            .collect();
        let log = merge(logs?);
        if log.runs.is_empty() {
            bail!("These files hold settings and no log: give the run's log beside them.");
        }
        let report = examine(log, &given);
        if self.json {
            print(&json::report(&report))?;
        } else {
            print(&text::report(
                &report,
                self.all,
                &normal::of(&report.log, &given),
            ))?;
        }
        Ok(u8::from(!report.findings.is_empty()))
    }
}

/// What `--column NAME=KIND` says.
///
/// # Errors
/// An unknown kind, for a person.
pub fn corrections(texts: &[String]) -> Outcome<Vec<(String, Kind)>> {
    texts
        .iter()
        .map(|text| {
            let (name, kind) = text
                .rsplit_once('=')
                .with_context(|| format!("`{text}` is no NAME=KIND, such as Value=loss"))?;
            let known = Kind::named(kind.trim()).with_context(|| {
                let kinds: Vec<&str> = Kind::all().map(Kind::name).collect();
                format!(
                    "a column cannot hold `{kind}`; it can: {}",
                    kinds.join(", ")
                )
            })?;
            Ok((name.trim().to_owned(), known))
        })
        .collect()
}

/// Reads a log from a file or standard input.
///
/// # Errors
/// A file that is not there, or is no log, for a person.
pub fn read(path: &Path, corrections: &[(String, Kind)]) -> Outcome<Log> {
    let shown = path.display();
    let mut reader = Reader::with(corrections.to_vec());
    let unreadable = || format!("cannot read {shown}");
    if path == Path::new("-") {
        if std::io::stdin().is_terminal() {
            bail!("`-` reads the log from standard input: pipe one in");
        }
        take(&mut std::io::stdin().lock(), &mut reader).with_context(unreadable)?;
    } else {
        let mut file = std::fs::File::open(path).with_context(unreadable)?;
        take(&mut file, &mut reader).with_context(unreadable)?;
    }
    reader.finish().map_err(|fault| anyhow!("{shown}: {fault}"))
}

fn take(from: &mut impl Read, reader: &mut Reader) -> std::io::Result<()> {
    let mut chunk = vec![0; 1 << 16];
    loop {
        match from.read(&mut chunk)? {
            0 => return Ok(()),
            count => reader.push(&chunk[..count]),
        }
    }
}
