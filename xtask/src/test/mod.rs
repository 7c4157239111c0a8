//! `cargo xtask test`: every check, in the order in which a failure is cheapest.
//!
//! It stops at the first stage that fails. Its last line counts what passed and
//! failed in all stages, a stage without tests of its own counting as one.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};

use crate::run::{Outcome, cargo, line, run, say};
use crate::{bundle, packages, training, workspace};

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
            // As the tests before it have built it: alone it has other features, and is compiled anew
            // with most of its libraries.
            let built = run(cargo().args([
                "test",
                "--quiet",
                "--workspace",
                "--exclude",
                "longhand-e2e",
                "--no-run",
            ]));
            single(built.and_then(|()| {
                let program = workspace::target().join("debug/longhand");
                run(Command::new(program)
                    .arg("check")
                    .current_dir(workspace::root()))
            }))
        },
    },
    Stage {
        name: "bundle",
        about: "the browser program compiles",
        run: || {
            let bundles = [bundle::Profile::Small, bundle::Profile::Test];
            single(
                bundles
                    .into_iter()
                    .try_for_each(|profile| bundle::bundle(profile).map(drop)),
            )
        },
    },
    Stage {
        name: "browser",
        about: "flows in Chromium, and the same numbers natively and in the browser",
        run: || match packages::chromium() {
            Ok(()) => {
                // With the whole workspace, so that nothing is compiled once more with other features.
                counted(cargo().args(["test", "--workspace", "--test", "flows", "--no-fail-fast"]))
            }
            Err(error) => single(Err(error)),
        },
    },
];

/// The names of all stages.
pub fn stage_names() -> Vec<&'static str> {
    STAGES.iter().map(|stage| stage.name).collect()
}

/// Runs all stages, or those named.
///
/// # Errors
/// When a stage fails.
pub fn test(names: &[String]) -> Outcome {
    let chosen: Vec<&Stage> = STAGES
        .iter()
        .filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name))
        .collect();
    let mut total = Count::default();
    let mut outcome = Ok(());
    let mut times = Vec::new();
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
        let took = start.elapsed();
        times.push((stage.name, took));
        say(&format!(
            "{}: {} passed, {} failed ({} s)",
            stage.name,
            count.passed,
            count.failed,
            took.as_secs()
        ));
        if ended.is_err() {
            outcome = ended.with_context(|| format!("stage `{}` failed", stage.name));
            break;
        }
    }
    say(&told(&times));
    if let Err(error) = &outcome {
        eprintln!("\nxtask: {error:#}");
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

/// What can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Measured {
    /// What the browser loads, and how long it takes to answer.
    Browser,
    /// The language and the tape, beside Python.
    Language,
    /// The lab's training, beside TensorFlow.js and PyTorch.
    Train,
}

/// Measures everything, or only this.
///
/// # Errors
/// When something cannot be built or a program fails.
pub fn bench(only: Option<Measured>) -> Outcome {
    let wanted = |one| only.is_none_or(|only| only == one);
    if wanted(Measured::Browser) {
        browser_program("bench", &[])?;
    }
    if wanted(Measured::Language) {
        language_speed()?;
    }
    if wanted(Measured::Train) {
        training::bench()?;
    }
    Ok(())
}

/// Lines a second and training steps a second, beside Python.
///
/// # Errors
/// When the program cannot be built or fails.
fn language_speed() -> Outcome {
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

/// How long each stage took, and all together: `fmt 1 s, clippy 92 s; 1 min 33 s in all`.
fn told(times: &[(&str, Duration)]) -> String {
    let each: Vec<String> = times
        .iter()
        .map(|(name, took)| format!("{name} {} s", took.as_secs()))
        .collect();
    let all = times.iter().map(|(_, took)| took.as_secs()).sum::<u64>();
    format!(
        "{}; {} min {} s in all",
        each.join(", "),
        all / 60,
        all % 60
    )
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
        Err(error) => {
            let started = Err(error).with_context(|| format!("cannot start `{}`", line(command)));
            return single(started);
        }
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
            Err(anyhow!("`{}` ended with {status}", line(command)))
        }
        Err(error) => Err(error.into()),
    };
    (count, outcome)
}
