//! `longhand plan`: what a training run needs and costs.
//!
//! A plan is a TOML file (`docs/planner.md` lists its keys); the model comes from the plan or from a
//! `config.json`. With `--json` the whole report with every working goes to standard output. What cannot
//! be used ends with exit code 2 and says what was found, where, and what to write.

mod show;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use longhand_plan::{LARGEST, Refusal, Report, Settings, plan};
use serde_json::json;

use super::output::{Outcome, print};

/// Plan a training run: memory, time, energy, money.
#[derive(Debug, Args)]
pub struct Plan {
    /// The plan, in TOML.
    plan: Option<PathBuf>,
    /// The model's config.json.
    #[arg(long, value_name = "CONFIG.json")]
    model: Option<PathBuf>,
    /// One JSON object with every number and its working.
    #[arg(long)]
    json: bool,
}

impl Plan {
    /// Works the plan out and prints it.
    ///
    /// # Errors
    /// Why the plan cannot be used, or that nothing can be printed.
    pub fn run(self) -> Outcome<u8> {
        match self.report() {
            Ok(report) if self.json => print(&report.json().to_string())?,
            Ok(report) => print(&show::report(&report))?,
            Err(refusal) => {
                if self.json {
                    let error =
                        json!({"error": {"code": refusal.code, "message": refusal.message}});
                    print(&error.to_string())?;
                }
                return Err(anyhow::Error::msg(refusal.message));
            }
        }
        Ok(0)
    }

    fn report(&self) -> Result<Report, Refusal> {
        let settings = match &self.plan {
            Some(path) => Settings::read(&read(path, "plan")?)?,
            None => Settings::default(),
        };
        let named = settings.text("model.config").map(|name| match &self.plan {
            // Beside the plan, wherever the command runs.
            Some(plan) => plan.parent().unwrap_or(Path::new("")).join(name),
            None => PathBuf::from(name),
        });
        if let (Some(_), Some(named)) = (&self.model, &named) {
            return Err(Refusal::new(
                "model",
                format!(
                    "the model is given twice, by --model and by model.config = {}",
                    named.display()
                ),
            ));
        }
        let config = match self.model.as_ref().or(named.as_ref()) {
            Some(path) => Some(read(path, "config.json")?),
            None => None,
        };
        plan(&settings, config.as_deref())
    }
}

/// A file's text; one that is too large is not read.
fn read(path: &Path, what: &str) -> Result<String, Refusal> {
    let shown = path.display();
    let unreadable = |error: std::io::Error| {
        Refusal::new("file", format!("cannot read the {what} {shown}: {error}"))
    };
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(Refusal::new(
            "file",
            format!("{shown} is a folder: name the {what} itself"),
        ));
    }
    let largest = LARGEST as u64;
    let too_large = || {
        Refusal::new(
            "file",
            format!(
                "{shown} is larger than 16 MiB and was not read: a {what} has a few kilobytes; is it the weights' file?"
            ),
        )
    };
    if about.len() > largest {
        return Err(too_large());
    }
    // A pipe has no length: read to the limit and no further.
    let mut bytes = Vec::new();
    file.take(largest + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > largest {
        return Err(too_large());
    }
    String::from_utf8(bytes).map_err(|_| {
        Refusal::new(
            "file",
            format!("{shown} is not text (UTF-8), so it is no {what}"),
        )
    })
}
