//! Training steps a second: the browser program of the lab beside TensorFlow.js in one page of
//! Chromium, and beside PyTorch and the same engine natively, all in turns.
//!
//! TensorFlow.js comes from the npm registry, into `target/`. `LONGHAND_TORCH` names a Python that has
//! PyTorch; without one that part is skipped, and says so.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, bail};
use serde_json::Value;

use crate::run::{Outcome, ask, cargo, run, say};
use crate::{bundle, packages, vendor, workspace};

mod server;

/// The release that is measured.
const TENSORFLOW: &str = "4.22.0";

/// What is taken of it: package, file, name in the page.
const FILES: &[(&str, &str, &str)] = &[
    ("tfjs", "dist/tf.min.js", "tf.js"),
    (
        "tfjs-backend-wasm",
        "dist/tf-backend-wasm.min.js",
        "tf-backend-wasm.js",
    ),
    (
        "tfjs-backend-wasm",
        "dist/tfjs-backend-wasm.wasm",
        "tfjs-backend-wasm.wasm",
    ),
    (
        "tfjs-backend-wasm",
        "dist/tfjs-backend-wasm-simd.wasm",
        "tfjs-backend-wasm-simd.wasm",
    ),
];

/// Seconds of a round outside of the page.
const SECONDS: &str = "0.5";

/// Measures and prints the tables.
///
/// # Errors
/// When something cannot be built, fetched or started, or the page fails.
pub fn bench() -> Outcome {
    packages::chromium()?;
    let folder = bundle::training()?;
    for (name, text) in [
        ("index.html", include_str!("page.html")),
        ("page.js", include_str!("page.js")),
    ] {
        std::fs::write(folder.join(name), text).with_context(|| name.to_owned())?;
    }
    for (package, source, name) in FILES {
        fetch(&folder, package, source, name)?;
    }
    run(cargo().args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "longhand-train",
        "--example",
        "steps",
    ]))?;
    let told = server::serve(&folder, measure, chromium)?;
    let told: Value = serde_json::from_str(&told).context("what the page told")?;
    if let Some(error) = told["error"].as_str() {
        bail!("the page failed: {error}");
    }
    let rows = told["results"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    println!(
        "{} runs have the same bits in both programs and natively.",
        told["same"]
    );
    report(
        rows,
        "spiral",
        "2–32–32–2 on the spiral, batches of 64, AdamW",
    );
    report(
        rows,
        "text",
        "transformer of two layers, 8 sequences of 32 tokens, AdamW",
    );
    Ok(())
}

/// A file of TensorFlow.js, unless it is there.
fn fetch(folder: &Path, package: &str, source: &str, name: &str) -> Outcome {
    let path = folder.join(name);
    let kept = workspace::target()
        .join("tensorflow")
        .join(format!("{TENSORFLOW}-{name}"));
    if !kept.is_file() {
        let work = workspace::target().join("vendor");
        let package = format!("@tensorflow/{package}");
        let bytes = vendor::fetch(&work, &package, TENSORFLOW, source)?;
        if let Some(parent) = kept.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&kept, bytes).with_context(|| kept.display().to_string())?;
    }
    std::fs::copy(&kept, &path)
        .map(drop)
        .with_context(|| path.display().to_string())
}

/// A round of another program, named in the page's request: steps a second, or nothing.
fn measure(what: &str) -> Option<f64> {
    let (program, task) = what.split_once('/')?;
    let example = workspace::target().join("release/examples/steps");
    let told = match program {
        "bits" => ask(Command::new(example).args([task, "bits"])),
        "native" => {
            ask(Command::new(example).args([&format!("task={task}&steps=100000"), SECONDS]))
        }
        "torch" if task == "spiral" => {
            let python = std::env::var("LONGHAND_TORCH").unwrap_or_else(|_| "python3".to_owned());
            let script = include_str!("torch.py");
            ask(Command::new(python)
                .args(["-c", script, SECONDS])
                .stderr(Stdio::null()))
        }
        _ => None,
    };
    told?.split_whitespace().next()?.parse().ok()
}

/// A headless Chromium at an address.
fn chromium(address: &str) -> Outcome<Child> {
    let profile: PathBuf = workspace::target().join("bench-train-profile");
    let _ = std::fs::remove_dir_all(&profile);
    let name = packages::browser().context("no Chromium on PATH")?;
    Command::new(name)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {name}"))
}

/// The table of one model: medians, and the medians of the ratios round by round.
fn report(rows: &[Value], task: &str, title: &str) {
    let rows: Vec<&Value> = rows.iter().filter(|row| row["task"] == task).collect();
    let of =
        |name: &str| -> Vec<f64> { rows.iter().filter_map(|row| row[name].as_f64()).collect() };
    let over = |name: &str, below: fn(&Value) -> Option<f64>| -> Vec<f64> {
        let ratios = rows
            .iter()
            .filter_map(|row| Some(row[name].as_f64()? / below(row)?));
        ratios.collect()
    };
    let tensorflow: fn(&Value) -> Option<f64> =
        |row| Some(row["tf-wasm"].as_f64()?.max(row["tf-cpu"].as_f64()?));
    let torch: fn(&Value) -> Option<f64> = |row| row["torch"].as_f64();
    println!("\n## Training steps a second: {title}\n");
    println!("| program | steps a second | over TensorFlow.js | over PyTorch |\n|-|-:|-:|-:|");
    for (name, words) in [
        ("simd", "Longhand in Chromium, with vectors"),
        ("plain", "Longhand in Chromium, without"),
        ("native", "Longhand natively"),
        ("tf-wasm", "TensorFlow.js, WASM"),
        ("tf-cpu", "TensorFlow.js, CPU"),
        ("torch", "PyTorch, eager, one thread"),
    ] {
        println!(
            "| {words} | {} | {} | {} |",
            middle(of(name), 0),
            middle(over(name, tensorflow), 2),
            middle(over(name, torch), 2)
        );
    }
    println!("\nGoals: 3 over the faster backend of TensorFlow.js, 5 over PyTorch on the network.");
    if task == "spiral" && of("torch").is_empty() {
        say(
            "beside PyTorch: SKIPPED, there is none; name a Python that has it: LONGHAND_TORCH=…/bin/python",
        );
    }
}

/// The middle of some numbers, with so many decimals.
fn middle(mut numbers: Vec<f64>, decimals: usize) -> String {
    numbers.sort_by(f64::total_cmp);
    match numbers.get(numbers.len() / 2) {
        Some(number) => format!("{number:.decimals$}"),
        None => "–".to_owned(),
    }
}
