//! One program, one process: started with limits, fed, listened to, ended.

use super::tools;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{
    CodeRun, DEPTH_LIMIT, PRINT_LIMIT, RESULT_LIMIT, RunReport, TEXT_LIMIT, TIME_LIMIT,
};
use longhand_json::Json;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

const HARNESS_JS: &str = include_str!("harness.js");
const HARNESS_PY: &str = include_str!("harness.py");

/// The name of the program's source, as error messages have it.
const PROGRAM: &str = "the-program";

/// How long a process may live by the clock. The harness ends a program long before; this is for
/// one that sleeps, or a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// The longest single try of a program in Node, in milliseconds by the clock: tries of 2, 4, 8 and
/// 16 seconds end well before [`PATIENCE`] does.
const LAST_TRY: u32 = 16_000;

/// The most that is read of what a process says.
const MOST_OUTPUT: u64 = 4_000_000;

/// Memory in kilobytes, computing time in seconds: the system's limits, a bit wider than the
/// harness's own.
#[cfg(unix)]
const LIMITS: &str =
    "ulimit -c 0; ulimit -d 1000000; ulimit -t 60; ulimit -f 0; ulimit -n 64; exec \"$@\"";

/// Runs a program with this interpreter.
pub(super) fn run(interpreter: &Path, language: Language, run: &CodeRun) -> RunReport {
    let Some(folder) = Folder::new() else {
        return RunReport::failed("There is no folder to run in.");
    };
    let command = command(interpreter, language, &folder.0);
    converse(command, request(run, None), run)
}

/// Runs a reference of the workbook's own that uses this library, in the interpreter's own
/// environment and without limits.
pub(super) fn run_with_library(interpreter: &Path, library: &str, run: &CodeRun) -> RunReport {
    let mut command = Command::new(interpreter);
    command
        .args(["-B", "-c", HARNESS_PY])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    converse(command, request(run, Some(library)), run)
}

/// Starts a process, hands it the request, and waits for its answer.
fn converse(mut command: Command, request: Json, run: &CodeRun) -> RunReport {
    let Ok(mut child) = command.spawn() else {
        return RunReport::failed("The interpreter could not be started.");
    };
    let request = request.to_string();
    let input = child.stdin.take();
    let feeding = std::thread::spawn(move || {
        // A program that ends before it has read everything is told by its answer.
        let _ = input.map(|mut input| input.write_all(request.as_bytes()));
    });
    let answer = listen(&mut child);
    // Ended or not, nothing of it shall stay.
    let _ = child.kill();
    let _ = child.wait();
    let _ = feeding.join();
    match answer {
        None => RunReport::stopped(),
        Some(text) if text.trim().is_empty() => {
            RunReport::failed("It was ended: it needed more memory or time than there is.")
        }
        Some(text) => {
            let mut report = RunReport::read(&text, run, PROGRAM);
            let stopped = Json::parse(&text)
                .ok()
                .is_some_and(|json| json.member("stopped").and_then(Json::as_truth) == Some(true));
            report.timed_out |= stopped;
            report
        }
    }
}

/// What the process says until it ends, or nothing where it takes too long.
fn listen(child: &mut Child) -> Option<String> {
    let output = child.stdout.take()?;
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = output.take(MOST_OUTPUT).read_to_end(&mut bytes);
        let _ = tell.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    hear.recv_timeout(PATIENCE).ok()
}

fn command(interpreter: &Path, language: Language, folder: &Path) -> Command {
    let arguments: Vec<&str> = match language {
        Language::JavaScript => vec![
            "--experimental-permission",
            "--no-warnings",
            "--max-old-space-size=512",
            "-e",
            HARNESS_JS,
        ],
        // Isolated, without site packages, without writing bytecode.
        Language::Python => vec!["-I", "-S", "-B", "-c", HARNESS_PY],
    };
    let mut command = limited(interpreter);
    command
        .args(arguments)
        .env_clear()
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

#[cfg(unix)]
fn limited(interpreter: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", LIMITS, "sh"]);
    if tools::can_unshare() {
        command.args(["/usr/bin/env", "unshare", "-r", "-n"]);
    }
    command.arg(interpreter);
    command
}

#[cfg(not(unix))]
fn limited(interpreter: &Path) -> Command {
    // The harnesses' own limits remain.
    let _ = tools::can_unshare;
    Command::new(interpreter)
}

fn request(run: &CodeRun, library: Option<&str>) -> Json {
    let limits = [
        ("print", PRINT_LIMIT),
        ("result", RESULT_LIMIT),
        ("text", TEXT_LIMIT),
        ("depth", DEPTH_LIMIT),
        ("time", TIME_LIMIT),
        ("patience", LAST_TRY),
    ];
    let limits = limits.map(|(name, limit)| (name.to_owned(), Json::number(f64::from(limit))));
    let cases = run.cases.iter().map(|case| {
        let arguments = case.arguments.iter().map(|argument| Json::text(argument));
        Json::List(arguments.collect())
    });
    let mut request = vec![
        ("file".to_owned(), Json::text(PROGRAM)),
        ("source".to_owned(), Json::text(&run.source)),
        ("called".to_owned(), Json::text(&run.function)),
        ("cases".to_owned(), Json::List(cases.collect())),
        ("limits".to_owned(), Json::Object(limits.to_vec())),
    ];
    request.extend(library.map(|library| ("library".to_owned(), Json::text(library))));
    Json::Object(request)
}

/// An empty folder that is gone once it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Option<Folder> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("longhand-run-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).ok()?;
        Some(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing can be done where it does not go.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
