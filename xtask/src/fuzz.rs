//! `cargo xtask fuzz`: a long run of what `crates/longhand/tests/all/fuzz` does shortly.

use crate::run::{Outcome, cargo, run, say};

/// The parsers, by the words of their tests' names.
pub const TARGETS: [&str; 8] = [
    "content", "markdown", "tex", "language", "answers", "progress", "json", "logs",
];

/// The test of a target.
fn test(target: &str) -> &'static str {
    match target {
        "content" => "fuzz::exercise_files",
        "markdown" => "fuzz::markdown",
        "tex" => "fuzz::tex",
        "language" => "fuzz::formulas",
        "answers" => "fuzz::answers",
        "progress" => "fuzz::progress",
        "json" => "fuzz::lines_of_json",
        _ => "fuzz::run_logs",
    }
}

/// Puts so many texts to a parser, or to each of them.
///
/// # Errors
/// When one of them panics, runs out of stack, or takes more than it may.
pub fn fuzz(target: Option<&str>, inputs: u64) -> Outcome {
    for name in TARGETS
        .iter()
        .filter(|name| target.is_none_or(|one| one == **name))
    {
        say(&format!("{inputs} texts for {name}"));
        run(cargo()
            .args([
                "test",
                "--release",
                "--package",
                "longhand",
                "--test",
                "all",
            ])
            .args([test(name), "--", "--nocapture"])
            .env("FUZZ_INPUTS", inputs.to_string()))?;
    }
    Ok(())
}
