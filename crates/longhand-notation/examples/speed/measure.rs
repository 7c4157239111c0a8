//! Running Python beside ours, and the middle of several runs.

use std::process::Command;

/// What a Python program prints, word by word; none where it cannot run.
pub(super) fn python(interpreter: &str, program: &str, arguments: &[&str]) -> Option<Vec<f64>> {
    let done = Command::new(interpreter)
        .args(["-c", program])
        .args(arguments)
        .output()
        .ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    let numbers = text.split_whitespace().map(|word| word.parse().ok());
    numbers
        .collect::<Option<Vec<f64>>>()
        .filter(|n| done.status.success() && !n.is_empty())
}

/// The middle one.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
