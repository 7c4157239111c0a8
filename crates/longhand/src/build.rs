//! `longhand build`: makes the static pages of a workbook.

use crate::Outcome;
use clap::Args;
use longhand_site::{Bundle, Options};
use std::path::PathBuf;
use std::process::ExitCode;

/// Makes the static pages of a workbook.
#[derive(Debug, Args)]
pub struct Build {
    /// The workbook's folder.
    #[arg(long, value_name = "DIR")]
    content: PathBuf,
    /// Where the pages go.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The browser program's folder; without it pages are made that only read.
    #[arg(long, value_name = "DIR")]
    bundle: Option<PathBuf>,
}

impl Build {
    pub(crate) fn run(self) -> Outcome {
        let bundle = match &self.bundle {
            Some(folder) => Bundle::read_dir(folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?,
            None => Bundle::default(),
        };
        let options = Options {
            content: self.content,
            bundle,
            live_reload: None,
        };
        let site = longhand_site::build(&options).map_err(|findings| findings.to_string())?;
        site.write(&self.out).map_err(|error| error.to_string())?;
        println!("{} files in {}", site.files.len(), self.out.display());
        Ok(ExitCode::SUCCESS)
    }
}
