//! The `longhand` command.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match longhand::Command::parse().run() {
        Ok(code) => code,
        Err(message) => {
            eprintln!("longhand: {message}");
            ExitCode::FAILURE
        }
    }
}
