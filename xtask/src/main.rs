//! Builds, serves, tests and measures Longhand.
//!
//! Everything a contributor runs is `cargo xtask COMMAND`. What the commands do
//! stands in [`Command`]; each has its own module.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bundle;
mod dist;
mod fuzz;
mod licences;
mod packages;
mod run;
mod runtimes;
mod serve;
mod snippets;
mod test;
mod training;
mod vendor;
mod wasm;
mod workspace;

/// Builds, serves, tests and measures Longhand.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build, serve on 127.0.0.1, reload on every change.
    Serve {
        /// The folder of a shelf or of one workbook.
        #[arg(long, value_name = "DIR", default_value = workspace::CONTENT)]
        content: PathBuf,
        /// The port; the next free one if it is taken.
        #[arg(long, value_name = "N", default_value_t = 8000)]
        port: u16,
    },
    /// Write the static site.
    Build {
        /// The folder of a shelf or of one workbook.
        #[arg(long, value_name = "DIR", default_value = workspace::CONTENT)]
        content: PathBuf,
        /// Where to write it.
        #[arg(long, value_name = "DIR", default_value = workspace::SITE)]
        out: PathBuf,
    },
    /// Run every check and test.
    Test {
        /// Only these stages.
        #[arg(value_parser = test::stage_names())]
        stages: Vec<String>,
    },
    /// Measure bytes, time to the first verdict, layout shift, the language and the tape beside Python,
    /// and the steps of the lab's training beside TensorFlow.js and PyTorch.
    Bench {
        /// Only this.
        only: Option<test::Measured>,
    },
    /// Photograph every page, wide and narrow, light and dark, into target/shots/.
    Shots {
        /// Only pages whose names begin so.
        pages: Vec<String>,
    },
    /// Make one `longhand` executable with the site inside.
    Dist,
    /// Put made-up texts to every parser; the tests do so with a few.
    Fuzz {
        /// Only this parser.
        #[arg(value_parser = fuzz::TARGETS)]
        target: Option<String>,
        /// How many texts for each.
        #[arg(long, value_name = "N", default_value_t = 1_000_000)]
        inputs: u64,
    },
    /// Build only the browser program, to target/bundle/.
    Bundle {
        /// Compiled fast; larger and slower.
        #[arg(long)]
        quick: bool,
        /// To target/bundle-test/, with the widget that only browser flows use.
        #[arg(long, conflicts_with = "quick")]
        test_widget: bool,
        /// Compile only this program, and keep the others as they are.
        #[arg(long, value_name = "CRATE", value_parser = bundle::packages())]
        only: Option<String>,
    },
    /// Run the exercises' PyTorch snippets where torch is installed.
    VerifySnippets {
        /// An interpreter of Python that has torch.
        #[arg(long, value_name = "PROGRAM", default_value = "python3")]
        python: String,
    },
    /// Refresh vendored browser files from the npm registry.
    Vendor,
}

impl Command {
    fn run(self) -> run::Outcome {
        match self {
            Command::Serve { content, port } => serve::serve(&content, port),
            Command::Build { content, out } => dist::build(&content, &out),
            Command::Test { stages } => test::test(&stages),
            Command::Bench { only } => test::bench(only),
            Command::Shots { pages } => test::browser_program("shots", &pages),
            Command::Dist => dist::dist(),
            Command::Fuzz { target, inputs } => fuzz::fuzz(target.as_deref(), inputs),
            Command::Bundle {
                quick,
                test_widget,
                only,
            } => {
                let profile = match (quick, test_widget) {
                    (true, _) => bundle::Profile::Quick,
                    (false, true) => bundle::Profile::Test,
                    (false, false) => bundle::Profile::Small,
                };
                match only {
                    Some(package) => bundle::program(profile, &package),
                    None => bundle::bundle(profile).map(drop),
                }
            }
            Command::VerifySnippets { python } => snippets::verify(&python),
            Command::Vendor => vendor::refresh(),
        }
    }
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// What a line comes to, or what is said against it.
    fn read(line: &str) -> Result<Command, String> {
        let words = std::iter::once("xtask").chain(line.split(' '));
        let read = Arguments::try_parse_from(words);
        read.map(|read| read.command)
            .map_err(|fault| fault.to_string())
    }

    #[test]
    fn the_command_line_is_well_made() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_flag_that_is_mistyped_or_unknown_is_an_error() {
        for line in [
            "build --contnet x",
            "build x",
            "serve --watch",
            "serve --port many",
            "bundle --fast",
            "dist --out x",
            "test brwser",
            "bench speed",
            "vendor --all",
            "tset",
        ] {
            let said = read(line).unwrap_err();
            assert!(said.starts_with("error: "), "{line}: {said}");
        }
        let said = read("build --contnet x").unwrap_err();
        assert!(
            said.contains("--contnet") && said.contains("--content"),
            "{said}"
        );
    }

    #[test]
    fn what_is_right_is_read_as_it_is_meant() {
        let build = read("build --content a --out b").unwrap();
        assert!(
            matches!(&build, Command::Build { content, out } if content.ends_with("a") && out.ends_with("b")),
            "{build:?}"
        );
        let test = read("test browser unit").unwrap();
        assert!(
            matches!(&test, Command::Test { stages } if stages.len() == 2),
            "{test:?}"
        );
        assert!(read("bench language").is_ok() && read("bundle --quick").is_ok());
    }
}
