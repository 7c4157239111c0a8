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
use longhand_doctor::desk::Desk;
use longhand_doctor::given::Given;
use longhand_doctor::readers::Reader;
use longhand_doctor::run::Log;
use longhand_view::catalogue::DOCTOR;
use longhand_view::doctor::{chart, document, markdown};

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
    /// Write the report with its curves to a page that stands alone (.html), or as Markdown (.md).
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
}

impl Doctor {
    /// Prints the report; the exit code.
    ///
    /// # Errors
    /// What could not be read, given or written, for a person; its exit code is 2.
    pub fn run(self) -> Outcome<u8> {
        let mut desk = Desk::default();
        for text in &self.given {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            Given::new().add(text).map_err(Error::msg)?;
            desk.give(name.trim(), value).map_err(Error::msg)?;
        }
        for (name, kind) in corrections(&self.column)? {
            desk.correct(&name, Some(kind));
        }
        for file in &self.files {
            lay(file, &mut desk)?;
        }
        desk.judge();
        let (Some(report), Some(json)) = (desk.report(), desk.json()) else {
            bail!("These files hold settings and no log: give the run's log beside them.");
        };
        if let Some(path) = &self.save {
            save(path, &desk)?;
        }
        if self.json {
            print(json.trim_end())?;
        } else {
            print(&text::report(report, self.all, &desk.normal()))?;
        }
        Ok(u8::from(!report.findings.is_empty()))
    }
}

/// Reads a file and lays it on the desk.
fn lay(path: &Path, desk: &mut Desk) -> Outcome {
    let shown = path.display().to_string();
    let name = path
        .file_name()
        .map_or(shown.as_str().into(), |name| name.to_string_lossy());
    desk.begin(&name);
    pour(path, |bytes| desk.push(bytes))?;
    desk.end();
    match desk.files().last().map(|file| &file.log) {
        Some(Err(fault)) => Err(anyhow!("{shown}: {fault}")),
        _ => Ok(()),
    }
}

/// Writes the report as a page that stands alone, or as Markdown.
fn save(path: &Path, desk: &Desk) -> Outcome {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let written = match ending {
        Some("html") => {
            let charts = desk
                .report()
                .map_or_else(Vec::new, |report| chart::of(report, &desk.known()));
            document(&DOCTOR, desk, &charts)
        }
        Some("md") => markdown(&DOCTOR, desk),
        _ => bail!("{}: a report is saved as .html or .md", path.display()),
    };
    std::fs::write(path, written.unwrap_or_default())
        .with_context(|| format!("cannot write {}", path.display()))
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
    let mut reader = Reader::with(corrections.to_vec());
    pour(path, |bytes| reader.push(bytes))?;
    let shown = path.display();
    reader.finish().map_err(|fault| anyhow!("{shown}: {fault}"))
}

/// Hands on the bytes of a file, or of standard input.
fn pour(path: &Path, take: impl FnMut(&[u8])) -> Outcome {
    let unreadable = || format!("cannot read {}", path.display());
    if path == Path::new("-") {
        if std::io::stdin().is_terminal() {
            bail!("`-` reads the log from standard input: pipe one in");
        }
        return pass_on(&mut std::io::stdin().lock(), take).with_context(unreadable);
    }
    let mut file = std::fs::File::open(path).with_context(unreadable)?;
    pass_on(&mut file, take).with_context(unreadable)
}

fn pass_on(from: &mut impl Read, mut take: impl FnMut(&[u8])) -> std::io::Result<()> {
    let mut chunk = vec![0; 1 << 16];
    loop {
        match from.read(&mut chunk)? {
            0 => return Ok(()),
            count => take(&chunk[..count]),
        }
    }
}
