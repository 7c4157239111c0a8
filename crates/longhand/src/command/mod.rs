//! The subcommands, one file each.

pub use output::{Outcome, aside, print};
use std::process::ExitCode;

use clap::{CommandFactory, Subcommand};

/// Prints a line. A reader that has gone away is no fault; a full disk is one.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::command::output::print(&format!($($text)*))
    };
}

/// Says something beside the output, where somebody listens.
macro_rules! tell {
    ($($text:tt)*) => {
        $crate::command::output::aside(&format!($($text)*))
    };
}

pub mod build;
pub mod calc;
pub mod check;
pub mod check_docs;
pub mod compare;
pub mod doctor;
pub mod grade;
pub mod help;
pub mod list;
pub mod new;
mod output;
pub mod plan;
mod program;
pub mod serve;
pub mod show;
pub mod workbook;

/// What the command line can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a shelf or a workbook as a static site.
    Build(build::Build),
    /// Compute a line of the language.
    Calc(calc::Calc),
    /// Check exercises in many variants.
    Check(check::Check),
    /// Recompute the calculations that documents state.
    CheckDocs(check_docs::CheckDocs),
    /// Set two training runs side by side.
    Compare(compare::Compare),
    /// Read the log of a training run and say what its numbers betray.
    Doctor(doctor::Doctor),
    /// Tell about a command, a function or a unit; list all functions or units.
    Help(help::Help),
    /// Judge answers as the pages do.
    Grade(grade::Grade),
    /// List the exercises of a workbook, or of all on a shelf.
    List(list::List),
    /// Begin an exercise.
    New(new::New),
    /// Plan a training run: memory, time, energy, money.
    Plan(plan::Plan),
    /// Serve a shelf or a workbook on this machine.
    Serve(serve::Serve),
    /// Show an exercise with its working and every known mistake.
    Show(show::Show),
}

impl Command {
    /// Runs the command; `Longhand` is the whole command line.
    ///
    /// # Errors
    /// What went wrong, for a person.
    pub fn run<Longhand: CommandFactory>(self) -> Outcome<ExitCode> {
        let done = match self {
            Command::CheckDocs(check) => return Ok(exit(check.run())),
            Command::Plan(plan) => return Ok(exit(plan.run())),
            Command::Compare(compare) => return Ok(exit(compare.run())),
            Command::Doctor(doctor) => return Ok(exit(doctor.run())),
            Command::Build(build) => build.run(),
            Command::Calc(calc) => calc.run(),
            Command::Check(check) => check.run(),
            Command::Help(help) => help.run::<Longhand>(),
            Command::Grade(grade) => grade.run(),
            Command::List(list) => list.run(),
            Command::New(new) => new.run(),
            Command::Serve(serve) => serve.run(),
            Command::Show(show) => show.run(),
        };
        done.map(|()| ExitCode::SUCCESS)
    }
}

/// The exit code of a command that has a code for what it found; 2 says that
/// something could not be read, and the message why.
fn exit(done: Outcome<u8>) -> ExitCode {
    done.map_or_else(
        |error| {
            tell!("{error:#}");
            ExitCode::from(2)
        },
        ExitCode::from,
    )
}
