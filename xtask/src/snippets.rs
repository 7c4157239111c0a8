//! `cargo xtask verify-snippets`: the PyTorch snippets of exercises are run where torch is
//! installed, and what each prints last is handed to our own grader as an answer.
//!
//! So are the references of code exercises that are shown in NumPy and PyTorch, against the tests.
//!
//! A snippet passes when the grader says *right*. So the snippet checks the answer key, and the
//! grader reads a number as a framework prints it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::run::{Outcome, ask, cargo, run, say};
use crate::workspace;

/// A snippet and where it stands.
struct Snippet {
    exercise: String,
    code: String,
    only_runs: bool,
}

/// Runs every snippet in this interpreter, if it has torch.
///
/// # Errors
/// When a snippet fails, or prints what is not right.
pub fn verify(python: &str) -> Outcome {
    let snippets = snippets(&workspace::root().join("content"));
    let Some(version) =
        ask(Command::new(python).args(["-c", "import torch; print(torch.__version__)"]))
    else {
        say(&format!(
            "SKIPPED: `{python}` has no torch, so {} snippets were not run; name one that has it with --python",
            snippets.len()
        ));
        return Ok(());
    };
    say(&format!("{} snippets with torch {version}", snippets.len()));
    run(cargo().args(["build", "--quiet", "--package", "longhand"]))?;
    let codes: Vec<&str> = snippets
        .iter()
        .map(|snippet| snippet.code.as_str())
        .collect();
    let mut printed = Vec::new();
    let mut faults = String::new();
    for (snippet, line) in snippets.iter().zip(last_lines(python, &codes)?) {
        match line {
            // An option, an order and the fields of a graph have no one number to compare.
            Ok(_) if snippet.only_runs => {}
            Ok(line) => printed.push((snippet, line)),
            Err(message) => _ = writeln!(faults, "{}: {message}", snippet.exercise),
        }
    }
    let verdicts = grade(&printed)?;
    for ((snippet, line), verdict) in printed.iter().zip(&verdicts) {
        if !verdict.contains("\"verdict\":\"right\"") {
            _ = writeln!(faults, "{}: printed {line}; {verdict}", snippet.exercise);
        }
    }
    if verdicts.len() != printed.len() {
        _ = writeln!(
            faults,
            "{} answers, {} verdicts",
            printed.len(),
            verdicts.len()
        );
    }
    let root = workspace::root();
    let mut libraries = Command::new(workspace::target().join("debug/longhand"));
    libraries
        .current_dir(&root)
        .args(["check", "--libraries", python]);
    if let Err(error) = run(&mut libraries) {
        _ = writeln!(faults, "references with libraries: {error:#}");
    }
    if faults.is_empty() {
        say(&format!(
            "{} snippets print the right answer",
            snippets.len()
        ));
        Ok(())
    } else {
        bail!("snippets and answers differ\n{faults}")
    }
}

/// The snippets of every exercise below `content`.
fn snippets(content: &Path) -> Vec<Snippet> {
    let is_exercise = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
    workspace::files(content)
        .into_iter()
        .filter(is_exercise)
        .filter_map(|path| {
            let file: toml::Table = std::fs::read_to_string(&path).ok()?.parse().ok()?;
            let code = file.get("pytorch")?.get("code")?.as_str()?;
            // Two workbooks may have an exercise of the same id.
            let workbook = path.strip_prefix(content).ok()?.components().next()?;
            let (workbook, id) = (workbook.as_os_str().to_str()?, path.file_stem()?.to_str()?);
            Some(Snippet {
                exercise: format!("{workbook}/{id}"),
                code: code.to_owned(),
                only_runs: matches!(
                    file.get("kind").and_then(toml::Value::as_str),
                    Some("choice" | "graph" | "order")
                ),
            })
        })
        .collect()
}

/// Runs each program it gets (NUL between them) and says what each printed last: importing torch
/// takes seconds, so one interpreter runs them all, each with names of its own.
const DRIVER: &str = r#"
import contextlib, io, sys
for code in sys.stdin.read().split("\0"):
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            exec(compile(code, "snippet", "exec"), {"__name__": "__main__"})
        lines = said.getvalue().strip().splitlines()
        print("printed " + lines[-1] if lines else "failed: it printed nothing", flush=True)
    except BaseException as error:
        print("failed: " + repr(error).replace("\n", " "), flush=True)
"#;

/// What each program prints last, or why it does not.
fn last_lines(python: &str, codes: &[&str]) -> Outcome<Vec<Result<String, String>>> {
    let said = feed(Command::new(python).args(["-c", DRIVER]), codes.join("\0"))?;
    let lines: Vec<Result<String, String>> = said
        .lines()
        .map(|line| match line.strip_prefix("printed ") {
            Some(printed) => Ok(printed.to_owned()),
            None => Err(line.to_owned()),
        })
        .collect();
    if lines.len() == codes.len() {
        Ok(lines)
    } else {
        bail!("{} snippets, {} answers", codes.len(), lines.len())
    }
}

/// Runs a program with this on its standard input; what it writes.
fn feed(command: &mut Command, text: String) -> Outcome<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", crate::run::line(command)))?;
    let mut stdin = child.stdin.take();
    let writer = std::thread::spawn(move || {
        use std::io::Write as _;
        // A program that ends early shows in the number of its answers.
        if let Some(stdin) = &mut stdin {
            let _ = stdin.write_all(text.as_bytes());
        }
    });
    let output = child.wait_with_output()?;
    let _ = writer.join();
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// One verdict a line, as our own grader gives them.
fn grade(printed: &[(&Snippet, String)]) -> Outcome<Vec<String>> {
    let quote = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let questions: String = printed
        .iter()
        .map(|(snippet, line)| {
            format!(
                "{{\"exercise\": \"{}\", \"variant\": 0, \"answer\": \"{}\"}}\n",
                quote(&snippet.exercise),
                quote(line)
            )
        })
        .collect();
    let mut command = Command::new(workspace::target().join("debug/longhand"));
    command
        .current_dir(workspace::root())
        .args(["grade", "--json"]);
    Ok(feed(&mut command, questions)?
        .lines()
        .map(|line| line.replace("\": \"", "\":\""))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_has_snippets() {
        let found = snippets(&workspace::root().join("content"));
        assert!(found.len() > 20);
        assert!(
            found
                .iter()
                .any(|one| one.exercise == "training/gradient-norm")
        );
    }

    #[test]
    fn what_a_program_prints_last_is_its_answer() -> Outcome {
        let codes = ["print(1)\nprint(2.5)", "1/0", "pass", "a = 3", "print(a)"];
        let lines = last_lines("python3", &codes)?;
        assert_eq!(lines[0], Ok("2.5".to_owned()));
        assert!(
            lines[1]
                .as_ref()
                .is_err_and(|said| said.contains("ZeroDivisionError"))
        );
        assert!(lines[2].is_err());
        // Each snippet has names of its own.
        assert!(lines[4].is_err());
        Ok(())
    }
}
