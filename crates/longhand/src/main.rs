//! The `longhand` command.

use std::process::ExitCode;

use clap::Parser;
use longhand::command::Command;

/// Longhand: a workbook for the calculations behind training neural networks.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run::<Arguments>() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
