//! Runs programs in JavaScript and Python on this machine: the twin of the browser's sandbox.
//!
//! Content checks need it (every reference passes, every wrong version fails), and so does whoever
//! grades a file of answers. The languages are the machine's own `node` and `python3`; where one is
//! missing, that is said ([`Missing`]) and nothing is taken for granted.
//!
//! A program runs in a process of its own, with an empty environment, an empty folder that is gone
//! afterwards, two seconds of computing time, a gigabyte of memory, no files written, and no network
//! where the system can take it away (`unshare`). What it may reach inside that process is the
//! matter of its [`harness`](self::process): `harness.js` runs it in a context of its own without
//! Node's objects, `harness.py` behind an audit hook that refuses files, sockets and processes. This
//! keeps a careless program from harm; a hostile one belongs into the browser's sandbox, which is
//! built for it.

mod check;
mod process;
mod tools;

pub use check::{Checked, CheckedLibraries, check, check_libraries};
pub use tools::Missing;

use longhand_exercise::judged_run::{self, JudgedRun};
use longhand_exercise::program::call;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{CodeRun, Engine, RunReport};
use longhand_exercise::{Exercise, Variant};

/// Runs a program.
///
/// # Errors
/// [`Missing`] where the language's interpreter is not on this machine.
pub fn run(run: &CodeRun) -> Result<RunReport, Missing> {
    match Language::named(&run.language) {
        Some(language) => Ok(process::run(tools::found(language)?, language, run)),
        None => Ok(RunReport::failed("There is no such language.")),
    }
}

/// Runs a program against an exercise's tests and judges it; where it fails, the typical wrong
/// versions are tried, to say which one it behaves like.
///
/// # Errors
/// [`Missing`] where the language's interpreter is not on this machine.
pub fn test(
    exercise: &Exercise,
    variant: &Variant,
    language: Language,
    source: &str,
) -> Result<JudgedRun, Missing> {
    let attempt = |source: &str| -> Result<JudgedRun, Missing> {
        let report = match exercise
            .code()
            .map(|c| call::run(Engine::of(language), c, &variant.scope, source))
        {
            Some(Ok(made)) => run(&made)?,
            Some(Err(broken)) => RunReport::failed(&broken.to_string()),
            None => RunReport::failed("This exercise has no program."),
        };
        Ok(judged_run::judge(exercise.code(), &variant.scope, &report))
    };
    let mut learner = attempt(source)?;
    if learner.passed() || learner.error.is_some() || learner.timed_out {
        return Ok(learner);
    }
    let wrong = exercise.code().map_or(&[][..], |code| &code.wrong);
    for (index, version) in wrong.iter().enumerate() {
        if let Some(source) = version.source(language)
            && judged_run::alike(&learner, &attempt(source)?)
        {
            learner.suspect = Some(index);
            break;
        }
    }
    Ok(learner)
}

#[cfg(test)]
mod tests;
