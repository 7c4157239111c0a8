//! `cargo xtask test`: every check, in the order in which a failure is cheapest.
//!
//! It stops at the first stage that fails. Its last line counts what passed and
//! failed in all stages, a stage without tests of its own counting as one.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::run::{Outcome, cargo, line, run, say};
use crate::{bundle, packages};

mod count;

use count::Count;

/// One stage: its name, what it is for, and how it runs.
struct Stage {
    name: &'static str,
    about: &'static str,
    run: fn() -> (Count, Outcome),
}

const STAGES: &[Stage] = &[
    Stage {
        name: "fmt",
        about: "the code is formatted",
        run: || single(run(cargo().args(["fmt", "--all", "--check"]))),
    },
    Stage {
        name: "clippy",
        about: "no warnings",
        run: || {
            single(run(cargo().args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ])))
        },
    },
    Stage {
        name: "unit",
        about: "unit, property, snapshot and documentation tests",
        run: || {
            counted(cargo().args([
                "test",
                "--workspace",
                "--exclude",
                "longhand-e2e",
                "--no-fail-fast",
            ]))
        },
    },
    Stage {
        name: "content",
        about: "the workbook has no faults",
        run: || {
            single(run(cargo().args([
                "run",
                "--quiet",
                "--package",
                "longhand",
                "--",
                "check",
            ])))
        },
    },
    Stage {
        name: "bundle",
        about: "the browser program compiles",
        run: || single(bundle::bundle(bundle::Profile::Small).map(drop)),
    },
    Stage {
        name: "browser",
        about: "flows in Chromium, and the same numbers natively and in the browser",
        run: || match packages::chromium() {
            Ok(()) => {
                counted(cargo().args(["test", "--package", "longhand-e2e", "--no-fail-fast"]))
            }
            Err(message) => single(Err(message)),
        },
    },
];

/// Runs all stages, or those named.
///
/// # Errors
/// When a stage fails, or a name is none of theirs.
pub fn test(names: &[String]) -> Outcome {
    if let Some(unknown) = names
        .iter()
        .find(|name| STAGES.iter().all(|stage| stage.name != **name))
    {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(format!(
            "there is no stage `{unknown}`; there are {}",
            known.join(", ")
        ));
    }
    let chosen: Vec<&Stage> = STAGES
        .iter()
        .filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name))
        .collect();
    let mut total = Count::default();
    let mut outcome = Ok(());
    for (index, stage) in chosen.iter().enumerate() {
        say(&format!(
            "{}/{} {}: {}",
            index + 1,
            chosen.len(),
            stage.name,
            stage.about
        ));
        let start = Instant::now();
        let (count, ended) = (stage.run)();
        total.add(count);
        let seconds = start.elapsed().as_secs();
        say(&format!(
            "{}: {} passed, {} failed ({seconds} s)",
            stage.name, count.passed, count.failed
        ));
        if let Err(message) = ended {
            outcome = Err(format!("stage `{}` failed: {message}", stage.name));
            break;
        }
    }
    if let Err(message) = &outcome {
        eprintln!("\nxtask: {message}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if outcome.is_err() {
        // The count is to be the last line, so nothing more is said.
        std::process::exit(1);
    }
    Ok(())
}

/// Builds what the browser needs, then runs a program of the end-to-end crate.
///
/// # Errors
/// When something cannot be built or the program fails.
pub fn browser_program(name: &str, arguments: &[String]) -> Outcome {
    packages::chromium()?;
    bundle::bundle(bundle::Profile::Small)?;
    run(cargo()
        .args([
            "run",
            "--release",
            "--package",
            "longhand-e2e",
            "--bin",
            name,
            "--",
        ])
        .args(arguments))
}

/// Lines a second and training steps a second, beside Python.
///
/// # Errors
/// When the program cannot be built or fails.
pub fn language_speed() -> Outcome {
    run(cargo().args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "longhand-notation",
        "--example",
        "speed",
    ]))
}

/// A stage that is one check.
fn single(outcome: Outcome) -> (Count, Outcome) {
    let passed = u64::from(outcome.is_ok());
    (
        Count {
            passed,
            failed: 1 - passed,
        },
        outcome,
    )
}

/// Runs `cargo test`, shows what it prints and counts its results.
fn counted(command: &mut Command) -> (Count, Outcome) {
    let mut count = Count::default();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return single(Err(format!("cannot start `{}`: {error}", line(command)))),
    };
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).lines().map_while(Result::ok) {
            count.read(&text);
            println!("{text}");
        }
    }
    let outcome = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            // A test that does not compile prints no result line.
            count.failed = count.failed.max(1);
            Err(format!("`{}` ended with {status}", line(command)))
        }
        Err(error) => Err(error.to_string()),
    };
    (count, outcome)
}
