//! The command, as people and programs use it.

use serde_json::Value as Json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A workbook of one chapter in a folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("longhand-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("1-mine")).unwrap();
        let folder = Folder(folder);
        folder.write(
            "workbook.toml",
            "title = \"Mine\"\ntagline = \"t\"\n[[chapters]]\nslug = \"1-mine\"\nnumber = 1\ntitle = \"One\"\nshort = \"One\"\n",
        );
        folder.write("1-mine/chapter.md", HEAD);
        folder
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::write(self.0.join(path), text).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const HEAD: &str =
    "+++\nnumber = 1\ntitle = \"One\"\nshort = \"One\"\nlede = \"l\"\n+++\n\nText.\n";

fn training() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/training")
}

/// Whether the command succeeded, and all that it said.
fn longhand(content: &Path, arguments: &[&str], input: &str) -> (bool, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_longhand"))
        .args(arguments)
        .arg("--content")
        .arg(content)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(told).unwrap())
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The recipe of CONTRIBUTING.md.
#[test]
fn a_new_exercise_of_any_kind_is_one_command_and_one_line() {
    let recipe = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../CONTRIBUTING.md"),
    );
    assert!(
        recipe
            .unwrap()
            .contains("new exercise 0-chain-rule softplus-slope")
    );
    let folder = Folder::new("new");
    let mut lines = String::from(HEAD);
    for kind in longhand_author::skeleton::ALL.iter().map(|one| one.kind) {
        let id = format!("my-{kind}");
        let (fine, said) = longhand(
            &folder.0,
            &["new", "exercise", "1", &id, "--kind", kind],
            "",
        );
        assert!(
            fine && said.contains(&format!("{{{{exercise {id}}}}}")),
            "{said}"
        );
        let (fine, said) = longhand(&folder.0, &["check", &id, "--seeds", "20"], "");
        assert!(
            !fine && said.contains("does not show this exercise"),
            "{said}"
        );
        lines += &format!("\n{{{{exercise {id}}}}}\n");
        folder.write("1-mine/chapter.md", &lines);
        let (fine, said) = longhand(&folder.0, &["check", &id, "--seeds", "20"], "");
        assert!(fine && said.contains("0 findings"), "{said}");
    }
    let (_, listed) = longhand(&folder.0, &["list", "--json"], "");
    let numbers: Vec<String> = (1..=longhand_author::skeleton::ALL.len())
        .map(|n| format!("1.{n}"))
        .collect();
    let listed = json(&listed);
    let told: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["number"].as_str().unwrap())
        .collect();
    assert_eq!(told, numbers, "each takes the next free number");
    let (fine, said) = longhand(&folder.0, &["new", "exercise", "1-mine", "my-numeric"], "");
    assert!(!fine && said.contains("is taken"), "{said}");
}

#[test]
fn what_is_listed_can_be_shown() {
    let (_, listed) = longhand(&training(), &["list", "--json", "0"], "");
    let listed = json(&listed);
    let listed = listed.as_array().unwrap();
    assert!(listed.len() >= 12);
    // One of another name that stands alone is called by its folder.
    let gpt = training().with_file_name("gpt");
    let (_, other) = longhand(&gpt, &["list", "--json", "0"], "");
    assert_eq!(json(&other)[0]["workbook"], "gpt");
    assert_eq!(listed[0]["workbook"], "training");
    for member in [
        "id",
        "number",
        "chapter",
        "kind",
        "title",
        "skills",
        "difficulty",
    ] {
        assert!(!listed[0][member].is_null(), "{member}");
    }
    let (fine, shown) = longhand(
        &training(),
        &["show", "0.1", "--json", "--variant", "3"],
        "",
    );
    assert!(fine, "{shown}");
    let shown = json(&shown);
    assert_eq!(shown["id"], "square-of-a-line");
    assert_eq!(shown["variant"], 3);
    assert!(
        shown["prompt"]["tex"]
            .as_str()
            .unwrap()
            .contains("\\mathrm{d}f")
    );
    assert!(shown["prompt"]["text"].as_str().unwrap().contains("df/dx"));
    // What is said to be right is right, and each mistake is told by its id.
    let line = |answer: &Json| {
        serde_json::json!({"exercise": "0.1", "variant": 3, "answer": answer}).to_string()
    };
    let mut lines = vec![line(&shown["accepted"][0]["answer"])];
    let mistakes = shown["mistakes"].as_array().unwrap();
    lines.extend(mistakes.iter().map(|known| line(&known["value"])));
    let (_, told) = longhand(&training(), &["grade", "--json"], &lines.join("\n"));
    let told: Vec<Json> = told.lines().map(json).collect();
    assert_eq!(told[0]["verdict"], "right");
    for (told, known) in told[1..].iter().zip(mistakes) {
        assert_eq!(told["diagnosis"], known["id"]);
        assert!(
            told["message"]
                .as_str()
                .unwrap()
                .ends_with(known["say"].as_str().unwrap())
        );
    }
}

#[test]
fn a_variant_is_shown_in_words() {
    let (fine, shown) = longhand(&training(), &["show", "square-of-a-line"], "");
    assert!(fine, "{shown}");
    for line in [
        "0.1 The square of a line (square-of-a-line, numeric, the book’s numbers)",
        "  f(x) = (3x + 2)². What is the slope df/dx at x = 1?",
        "  u = ax + b",
        "    = 3 · 1 + 2",
        "    = 5",
        "  30  (exact)",
        "  25  gave-the-value",
    ] {
        assert!(shown.lines().any(|one| one == line), "{line}\nin\n{shown}");
    }
}

#[test]
fn somebody_at_the_keyboard_is_asked_until_it_is_right() {
    let (fine, said) = longhand(&training(), &["grade", "0.1"], "?\n25\n2*(3\n30\n7\n");
    assert!(fine, "{said}");
    for part in [
        "df/dx at x = 1?",
        "Hint 1: ",
        "the height of the curve",
        "I could not read that.",
        "Right. 30",
    ] {
        assert!(said.contains(part), "{part}\nin\n{said}");
    }
    assert!(
        !said.contains("Not yet. This is not a slip"),
        "after a right answer nothing is asked"
    );
}

#[test]
fn a_name_with_a_slip_is_answered_with_what_was_meant() {
    let (fine, said) = longhand(&training(), &["show", "sqare-of-a-line"], "");
    assert!(
        !fine && said.contains("Did you mean `square-of-a-line`?"),
        "{said}"
    );
}
