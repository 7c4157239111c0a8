//! The `longhand` command.

use std::process::ExitCode;

use clap::Parser;
use longhand::command::{Command, Outcome, aside, print};

/// Longhand: a workbook for the calculations behind training neural networks.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help and the version are printed as everything else is: a full disk is told.
        Err(asked) if !asked.use_stderr() => {
            return ended(print(asked.render().to_string().trim_end()));
        }
        Err(wrong) => {
            aside(wrong.render().to_string().trim_end());
            return ExitCode::from(2);
        }
    };
    match arguments.command.run::<Arguments>() {
        Ok(code) => code,
        Err(error) => ended(Err(error)),
    }
}

fn ended(done: Outcome) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            aside(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}
