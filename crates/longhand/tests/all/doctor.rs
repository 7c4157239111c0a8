//! `longhand doctor` and `longhand compare` as other programs see them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

fn longhand(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_longhand"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that has read enough closes its end; that is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn healthy() -> String {
    (1..=50)
        .map(|step| format!("step {step}: loss {:.4}\n", 2.0 + 8.0 / f64::from(step + 1)))
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Json {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|fault| panic!("{fault}: {}", text(&output.stderr)))
}

fn keys(value: &Json) -> Vec<String> {
    let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    keys
}

/// The logs with which the doctor's own tests work.
fn logs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../longhand-doctor/tests/logs")
}

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("longhand-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_healthy_log_has_exit_code_0_and_findings_have_1() {
    let silent = longhand(&["doctor", "-"], healthy().as_bytes());
    assert_eq!(silent.status.code(), Some(0), "{}", text(&silent.stderr));
    assert!(text(&silent.stdout).contains("Nothing found"));
    let still = b"step 1: loss 10.8259\nstep 400: loss 10.8259\n";
    let found = longhand(&["doctor", "-"], still);
    assert_eq!(found.status.code(), Some(1));
    let said = text(&found.stdout);
    assert!(said.contains("1. ln-of-vocabulary (certain)"), "{said}");
    assert!(said.contains("exp(10.8259) = 50"), "{said}");
    assert!(
        said.contains("longhand show loss-before-training"),
        "{said}"
    );
}

#[test]
fn the_json_of_the_doctor_is_the_contract() {
    let input: String = (1..=20)
        .map(|step| format!("step {step}: loss {:.2}\n", 90.0 - f64::from(step)))
        .collect();
    let given = ["doctor", "-", "--json", "--given", "vocab=50304"];
    let out = longhand(&given, input.as_bytes());
    assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
    assert_eq!(text(&out.stdout).lines().count(), 1);
    let json = json(&out);
    assert_eq!(keys(&json), ["cannot_tell", "findings", "runs", "unread"]);
    let run = &json["runs"][0];
    let parts = ["columns", "first", "format", "last", "notes", "restarts"];
    assert_eq!(keys(run), parts);
    assert_eq!(run["columns"]["loss"], 20);
    let finding = &json["findings"][0];
    let parts = [
        "alternatives",
        "evidence",
        "exercise",
        "formula",
        "rule",
        "run",
        "says",
        "steps",
        "sure",
    ];
    assert_eq!(keys(finding), parts);
    assert_eq!(finding["rule"], "summed-over-micro-batches");
}

#[test]
fn what_truth_says_of_a_log_the_command_says_too() {
    let truth = std::fs::read_to_string(logs().join("truth.json")).unwrap();
    let truth: Json = serde_json::from_str(&truth).unwrap();
    let files = truth["files"].as_object().unwrap();
    let mut tried = 0;
    // Every seventh file: a process each.
    for (path, entry) in files.iter().step_by(7) {
        let file = logs()
            .join(format!("{path}.gz"))
            .to_string_lossy()
            .into_owned();
        let mut arguments = vec!["doctor".to_owned(), file, "--json".to_owned()];
        for (name, value) in entry["given"].as_object().into_iter().flatten() {
            arguments.extend(["--given".to_owned(), format!("{name}={value}")]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let out = longhand(&arguments, b"");
        let said = json(&out);
        let found: Vec<&str> = said["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap())
            .collect();
        let code = i32::from(!found.is_empty());
        assert_eq!(out.status.code(), Some(code), "{path}");
        let listed = |what: &str| -> Vec<&str> {
            let all = entry[what].as_array().into_iter().flatten();
            all.filter_map(Json::as_str).collect()
        };
        for rule in listed("must") {
            assert!(
                found.contains(&rule),
                "{path}: {rule} is missing in {found:?}"
            );
        }
        for rule in &found {
            let allowed = listed("must").contains(rule) || listed("may").contains(rule);
            assert!(allowed, "{path}: {rule} accuses");
        }
        tried += 1;
    }
    assert!(tried > 25);
}

#[test]
fn a_log_is_the_same_packed_unpacked_and_from_standard_input() {
    let folder = Folder::new("doctor-same");
    let packed = std::fs::read(logs().join("trainer_state/lr_hot.json.gz")).unwrap();
    let mut plain = Vec::new();
    std::io::Read::read_to_end(
        &mut flate2::read::MultiGzDecoder::new(&packed[..]),
        &mut plain,
    )
    .unwrap();
    let a = folder.file("packed", &packed);
    let b = folder.file("plain.png", &plain);
    let answers = [
        longhand(&["doctor", &a, "--json"], b""),
        longhand(&["doctor", &b, "--json"], b""),
        longhand(&["doctor", "-", "--json"], &plain),
        longhand(&["doctor", "-", "--json"], &packed),
    ];
    for answer in &answers {
        assert_eq!(answer.status.code(), Some(1), "{}", text(&answer.stderr));
        assert_eq!(answer.stdout, answers[0].stdout);
    }
}

/// Files that a new user may well drop, and a word of what is said.
fn wrong() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut line = b"[".to_vec();
    line.resize(3_000_000, b'x');
    let events = std::fs::read(logs().join("tfevents/healthy-single-batches.tfevents.gz")).unwrap();
    vec![
        ("empty", Vec::new(), "The file is empty"),
        (
            "picture.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0".to_vec(),
            "a picture",
        ),
        (
            "paper.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".to_vec(),
            "a PDF",
        ),
        (
            "letter.txt",
            b"Dear Sir,\nthis is a letter.\n".to_vec(),
            "a step and a metric",
        ),
        (
            "model.zip",
            b"PK\x03\x04\x14\0\x08\x08\x08\0\0\0\0\0".to_vec(),
            "a zip archive",
        ),
        (
            "prices.csv",
            b"town,price\nUlm,3\nBonn,4\n".to_vec(),
            "a step and a metric",
        ),
        (
            "server.log",
            b"127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326\n".repeat(50),
            "a step and a metric",
        ),
        ("one-line.txt", line, "longer than a megabyte"),
        ("cut.gz", events[..20].to_vec(), "gzip data"),
        ("list.json", b"[1, 2, 3]\n".to_vec(), "No"),
        (
            "noise.bin",
            (0..400_u32).map(|i| (i * i % 7) as u8).collect(),
            "binary",
        ),
    ]
}

#[test]
fn what_is_no_log_has_exit_code_2_and_a_sentence_that_says_what_was_expected() {
    let folder = Folder::new("doctor-wrong");
    for (name, bytes, word) in wrong() {
        let path = folder.file(name, &bytes);
        for (argument, input) in [(path.as_str(), &[][..]), ("-", &bytes[..])] {
            let refused = longhand(&["doctor", argument, "--json"], input);
            let said = text(&refused.stderr);
            assert_eq!(refused.status.code(), Some(2), "{name}: {said}");
            assert!(said.contains(word), "{name}: {said}");
            assert!(
                said.contains("Expected the log of a training run"),
                "{name}: {said}"
            );
            assert!(refused.stdout.is_empty());
        }
    }
    let missing = longhand(&["doctor", "no-such-file.log"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("no-such-file.log"));
    let folder = longhand(&["doctor", &folder.0.to_string_lossy()], b"");
    assert_eq!(folder.status.code(), Some(2));
}

#[test]
fn a_value_that_cannot_be_given_says_which_can() {
    let unknown = longhand(
        &["doctor", "-", "--given", "vocabulary=3"],
        healthy().as_bytes(),
    );
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("tokens_per_step"));
    let kind = longhand(&["doctor", "-", "--column", "x=lose"], healthy().as_bytes());
    assert_eq!(kind.status.code(), Some(2));
    assert!(text(&kind.stderr).contains("val_loss"));
}

#[test]
fn two_logs_are_compared_and_what_cannot_be_has_exit_code_2() {
    let folder = Folder::new("compare");
    let a = folder.file("a.log", healthy().as_bytes());
    let b = folder.file("b.log", healthy().as_bytes());
    let same = longhand(&["compare", &a, &b, "--json"], b"");
    assert_eq!(same.status.code(), Some(0), "{}", text(&same.stderr));
    let json = json(&same);
    assert_eq!(json["same_data"]["verdict"], "same numbers");
    assert_eq!(json["difference"]["records"], 50);
    let letter = folder.file("letter.txt", b"Dear Sir,\n");
    let refused = longhand(&["compare", &a, &letter], b"");
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn what_the_desk_says_the_command_prints_byte_for_byte() {
    for name in [
        "trainer_state/overfit.json",
        "megatron/tr1-13b-spike.txt",
        "pasted/pink-6.txt",
    ] {
        let path = logs().join(format!("{name}.gz"));
        let printed = longhand(&["doctor", "--json", &path.to_string_lossy()], b"");
        let mut desk = longhand_doctor::desk::Desk::default();
        desk.begin("log");
        desk.push(&std::fs::read(&path).unwrap());
        desk.end();
        desk.judge();
        assert_eq!(text(&printed.stdout), desk.json().unwrap(), "{name}");
    }
}

/// An exercise of the training book, and the chapter in which it stands.
pub fn exercise(id: &str) -> (longhand_exercise::Exercise, String) {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/training");
    for chapter in std::fs::read_dir(&book).unwrap() {
        let chapter = chapter.unwrap().path();
        let Ok(text) = std::fs::read_to_string(chapter.join(format!("{id}.toml"))) else {
            continue;
        };
        let name = chapter.file_name().unwrap().to_string_lossy().into_owned();
        let read = longhand_author::read("t.toml", id, &name, &text);
        return (
            read.unwrap_or_else(|faults| panic!("{id}: {faults:?}")),
            name,
        );
    }
    panic!("there is no exercise {id}");
}

#[test]
fn every_exercise_that_a_finding_names_stands_where_the_page_leads() {
    for place in longhand_view::doctor::EXERCISES {
        let (exercise, chapter) = exercise(place.exercise);
        assert_eq!(
            place.page,
            format!("training/{chapter}.html"),
            "{}",
            place.exercise
        );
        assert_eq!(place.title, exercise.title, "{}", place.exercise);
    }
}

#[test]
fn an_exercise_takes_the_numbers_of_a_run_that_the_doctor_offers_and_no_others() {
    use longhand_exercise::{Variant, own};
    for one in longhand_doctor::own::OWN {
        let (exercise, _) = exercise(one.exercise);
        let (low, high) = one.range;
        let drawn = |value: f64| {
            Variant::draw(&exercise, own::number(&[value]).unwrap())
                .unwrap_or_else(|fault| panic!("{} with {value}: {fault:?}", one.exercise))
        };
        for value in [low, ((low + high) / 2.0).round(), high] {
            let variant = drawn(value);
            assert!(variant.own, "{} does not take {value}", one.exercise);
            let given = variant.scope.value(one.given).unwrap().as_number();
            assert_eq!(given, Some(value), "{}", one.exercise);
            assert!(variant.answer().is_some_and(f64::is_finite));
        }
        for value in [low / 2.0, high * 2.0, 1e-30, 1e30] {
            assert!(!drawn(value).own, "{} takes {value}", one.exercise);
        }
    }
}

#[test]
fn a_report_is_saved_as_a_page_with_its_curves_and_as_markdown() {
    let folder = Folder::new("doctor-save");
    let log = logs().join("trainer_state/lr_hot.json.gz");
    let log = log.to_string_lossy();
    let saved = |name: &str| {
        let path = folder.0.join(name);
        let out = longhand(&["doctor", &log, "--save", &path.to_string_lossy()], b"");
        assert_eq!(out.status.code(), Some(1), "{}", text(&out.stderr));
        std::fs::read_to_string(path).unwrap()
    };
    let page = saved("report.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<svg") && page.contains("<math"));
    assert!(!page.contains("<script") && !page.contains("http"));
    assert!(saved("report.md").contains("### 1."));
    let other = folder.0.join("report.docx");
    let refused = longhand(&["doctor", &log, "--save", &other.to_string_lossy()], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains(".html or .md"));
}
