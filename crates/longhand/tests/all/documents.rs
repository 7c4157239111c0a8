//! `plan` and `check-docs`, as people and programs use them.

use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("longhand-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Exit code, standard output, standard error.
fn longhand(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_longhand"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

fn preset(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../longhand-plan/presets")
        .join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_plan_gives_every_number_with_a_working_that_calc_evaluates() {
    let folder = Folder::new("plan");
    let plan = folder.file("plan.toml", "[data]\ntokens = 15e12\nsequence = 8192\n[hardware]\ndevice = \"h100-sxm\"\ncount = 256\n[parallelism]\nzero = 3\n");
    let (code, out, _) = longhand(&[
        "plan",
        &plan,
        "--model",
        &preset("llama-3-8b.json"),
        "--json",
    ]);
    assert_eq!(code, 0);
    let report: Json = serde_json::from_str(&out).unwrap();
    assert_eq!(report["parameters"]["total"], 8_030_261_248_u64);
    let lines: Vec<String> = report["working"]
        .as_object()
        .unwrap()
        .values()
        .map(|working| {
            serde_json::json!({"expr": working["expr"], "vars": working["vars"]}).to_string()
        })
        .collect();
    let mut calc = Command::new(env!("CARGO_BIN_EXE_longhand"))
        .args(["calc", "--json"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut calc.stdin.take().unwrap(), lines.join("\n").as_bytes())
        .unwrap();
    let answers = String::from_utf8(calc.wait_with_output().unwrap().stdout).unwrap();
    for ((key, _), answer) in report["working"]
        .as_object()
        .unwrap()
        .iter()
        .zip(answers.lines())
    {
        let pointer = format!("/{}", key.replace('.', "/"));
        let wanted = report.pointer(&pointer).and_then(Json::as_f64).unwrap();
        let answer: Json = serde_json::from_str(answer).unwrap();
        let found = answer["value"]
            .as_f64()
            .unwrap_or_else(|| panic!("{key}: {answer}"));
        assert!(
            (found - wanted).abs() <= 1e-9 * wanted.abs(),
            "{key}: {found}, not {wanted}"
        );
    }
    assert!(answers.lines().count() > 80);
}

#[test]
fn a_plan_reads_as_a_page_for_people() {
    let folder = Folder::new("plan-text");
    let plan = folder.file("plan.toml", "[model]\npreset = \"llama-2-70b\"\n[hardware]\ndevice = \"h100-sxm\"\ncount = 8\n[parallelism]\nzero = 3\n");
    let (code, out, _) = longhand(&["plan", &plan]);
    assert_eq!(code, 0);
    for word in [
        "llama-2-70b on 8 × NVIDIA H100",
        "68.98 B",
        "it does not fit",
        "It fits with",
        "MFU by palm",
        "memory.allocator",
    ] {
        assert!(out.contains(word), "{word} is missing in\n{out}");
    }
}

#[test]
fn a_configuration_named_in_a_plan_lies_beside_it() {
    let folder = Folder::new("plan-config");
    std::fs::copy(preset("gpt2.json"), folder.0.join("config.json")).unwrap();
    let plan = folder.file("plan.toml", "model.config = \"config.json\"\n");
    let (code, out, _) = longhand(&["plan", &plan, "--json"]);
    assert_eq!(code, 0);
    assert!(out.contains("124439808"));
    let (code, _, told) = longhand(&["plan", &plan, "--model", &preset("gpt2.json")]);
    assert_eq!(code, 2);
    assert!(told.contains("twice"));
}

#[test]
fn what_cannot_be_planned_ends_with_two_and_a_sentence() {
    let folder = Folder::new("plan-refused");
    let big = folder.file("big.json", "");
    std::fs::File::options()
        .write(true)
        .open(&big)
        .unwrap()
        .set_len(300 << 20)
        .unwrap();
    let nowhere = folder.0.join("nowhere.json").to_str().unwrap().to_owned();
    let here = folder.0.to_str().unwrap().to_owned();
    for (file, wanted) in [
        (big, "16 MiB"),
        (
            folder.file("binary.json", [0xff, 0xfe, 0x00, 0x80]),
            "not text",
        ),
        (folder.file("empty.json", ""), "empty"),
        (folder.file("cut.json", "{\"model_type\": \"lla"), "cut off"),
        (folder.file("list.json", "[1, 2]"), "not an object"),
        (nowhere, "cannot read"),
        (here, "folder"),
    ] {
        let start = std::time::Instant::now();
        let (code, out, told) = longhand(&["plan", "--model", &file, "--json"]);
        assert_eq!(code, 2, "{file}");
        assert!(told.contains(wanted), "{file}: {told}");
        let error: Json = serde_json::from_str(&out).unwrap();
        assert!(error["error"]["message"].as_str().unwrap().contains(wanted));
        assert!(!error["error"]["code"].as_str().unwrap().is_empty());
        assert!(start.elapsed().as_secs() < 5, "{file}");
    }
    assert_eq!(longhand(&["plan"]).0, 2);
}

#[test]
fn a_document_with_a_wrong_result_ends_with_one_and_its_place() {
    let folder = Folder::new("check-docs");
    let good = folder.file("good.md", "It needs 7B × 16 bytes = 112 GB.\n");
    let bad = folder.file(
        "bad.md",
        "Fine.\n\n| `6 × 125e6 × 10e9 = 7.6e18` | 3 × 4 = 12 |\n\nWith d = 3 + x = 5.\n",
    );
    let (code, out, _) = longhand(&["check-docs", &good]);
    assert_eq!((code, out.as_str()), (0, "1 of 1 calculations hold.\n"));
    let (code, out, told) = longhand(&["check-docs", &good, &bad]);
    assert_eq!(code, 1);
    assert!(
        out.contains("bad.md:3:4: 6 × 125e6 × 10e9 = 7.6e18 does not hold: it is 7.5 × 10¹⁸"),
        "{out}"
    );
    assert!(told.contains("2 of 3 calculations hold; 1 wrong"), "{told}");
    let (code, out, _) = longhand(&["check-docs", &bad, "--json", "--all"]);
    assert_eq!(code, 1);
    let summary: Json = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&summary["wrong"], &summary["holds"]),
        (&Json::from(1), &Json::from(1))
    );
    assert_eq!(summary["statements"][0]["line"], 3);
    assert_eq!(
        summary["statements"].as_array().unwrap().last().unwrap()["verdict"],
        "not_read"
    );
    let (code, _, told) = longhand(&["check-docs", &folder.file("binary.md", [0xff, 0x00])]);
    assert_eq!(code, 2);
    assert!(told.contains("not text"));
}
