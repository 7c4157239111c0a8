//! The *bundle*: everything the browser loads besides the pages.
//!
//! What is in it:
//! - the browser programs of [`PROGRAMS`]: that of the workbooks, `longhand_web.js` and
//!   `longhand_web_bg.wasm`, and in a folder each those of the tools;
//! - every file of `crates/longhand-web/js/` and of the doctor's `js/`, by its path there
//!   (`README.md` files stay behind; style and fonts are `longhand-site`'s own);
//! - every file of `vendor/manifest.toml` that has a `bundle` name, by that name;
//! - in `runtimes/`, the interpreters of Python that could be had ([`crate::runtimes`]).
//!
//! Names get their content hashes later, when `longhand-site` writes a site.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::builder::PossibleValuesParser;
use wasm_bindgen_cli_support::Bindgen;

use crate::run::{Outcome, say};
use crate::{runtimes, vendor, wasm, workspace};

/// How the browser program is compiled.
#[derive(Clone, Copy, Debug)]
pub enum Profile {
    /// As learners get it: smallest.
    Small,
    /// For writing code: compiled fast.
    Quick,
    /// For browser flows: as learners get it, with a widget that no learner's page has.
    Test,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Small | Profile::Test => "wasm",
            Profile::Quick => "wasm-quick",
        }
    }

    /// The programs that are compiled, each with its features.
    fn programs(self) -> Vec<(&'static Program, &'static [&'static str])> {
        match self {
            Profile::Small | Profile::Quick => PROGRAMS.iter().map(|one| (one, &[][..])).collect(),
            // The tools have no part that only flows use.
            Profile::Test => PROGRAMS
                .iter()
                .filter(|one| one.folder.is_empty())
                .map(|one| (one, &["test-widget"][..]))
                .collect(),
        }
    }

    fn folder(self) -> PathBuf {
        match self {
            Profile::Small | Profile::Quick => workspace::bundle(),
            Profile::Test => workspace::test_bundle(),
        }
    }
}

/// A browser program.
#[derive(Debug)]
struct Program {
    /// The crate it is made from.
    package: &'static str,
    /// Where it stands in the bundle.
    folder: &'static str,
    /// In which lane it is compiled.
    lane: Lane,
}

/// Programs are linked by one processor each, so two lanes of them are compiled side by side. Each
/// has a target folder of its own, and a program stays in its lane: what it needs is there next time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    First,
    Second,
}

impl Lane {
    const ALL: [Lane; 2] = [Lane::First, Lane::Second];

    fn target(self) -> PathBuf {
        match self {
            Lane::First => workspace::target(),
            Lane::Second => workspace::target().join("second"),
        }
    }
}

/// Where the program of the labs stands; those that train, for a worker, stand in it.
const LAB: &str = "tools/lab";

/// The browser programs. A page loads one of them, so each tool's has a line of its own; the name of
/// its folder is the one under which the site finds it.
const PROGRAMS: &[Program] = &[
    Program {
        package: "longhand-web",
        folder: "",
        lane: Lane::First,
    },
    Program {
        package: "longhand-web-plan",
        folder: "tools/plan",
        lane: Lane::Second,
    },
    Program {
        package: "longhand-web-calc",
        folder: "tools/calc",
        lane: Lane::First,
    },
    Program {
        package: "longhand-web-search",
        folder: "tools/search",
        lane: Lane::First,
    },
    Program {
        package: "longhand-web-doctor",
        folder: "tools/doctor",
        lane: Lane::Second,
    },
    // No tool, but a program beside a page's own: that of the labs in chapters.
    Program {
        package: "longhand-web-lab",
        folder: LAB,
        lane: Lane::Second,
    },
];

/// The program that trains, once with the browser's vectors and once without: its folder beside the
/// other, and its features.
const TRAINING: [(&str, &[&str]); 2] = [("train", &[]), ("train-simd", &["simd128"])];

/// Its lane.
const TRAINING_LANE: Lane = Lane::Second;

/// Its profile: vectors are made by the optimizer, and it makes none where it is to save bytes.
const FAST: &str = "wasm-fast";

/// Builds only the programs that train, for a measurement; their folder.
///
/// # Errors
/// As [`bundle`].
pub fn training() -> Outcome<PathBuf> {
    let compiler = wasm::compiler()?;
    let folder = workspace::target().join("bench-train");
    train_programs(&compiler, &folder)?;
    Ok(folder)
}

/// The programs that train, in their folders beside one another.
fn train_programs(compiler: &wasm::Compiler, folder: &Path) -> Outcome {
    for (name, features) in TRAINING {
        let target = TRAINING_LANE.target();
        let compiled = wasm::compile(compiler, &target, "longhand-web-train", FAST, features)?;
        bind(&compiled, &folder.join(name))?;
    }
    Ok(())
}

/// The crates of the browser programs.
pub fn packages() -> PossibleValuesParser {
    PossibleValuesParser::new(PROGRAMS.iter().map(|program| program.package))
}

/// Folders whose files go into the bundle as they are, and where they stand there.
pub const FOLDERS: [(&str, &str); 2] = [
    ("crates/longhand-web/js", ""),
    ("crates/longhand-web-doctor/js", "tools/doctor"),
];

/// Builds the bundle; its folder.
///
/// # Errors
/// When there is no compiler, it fails, or a file cannot be read or written.
pub fn bundle(profile: Profile) -> Outcome<PathBuf> {
    let compiler = wasm::compiler()?;
    let folder = profile.folder();
    let fresh = workspace::target().join("bundle.new");
    let _ = std::fs::remove_dir_all(&fresh);
    // In a lane one after another: compiled together they would all have the features of each.
    let compile = |lane: Lane| -> Outcome {
        for (program, features) in profile.programs() {
            if program.lane == lane {
                one_program(&compiler, profile, program, features, &fresh)?;
            }
        }
        if lane == TRAINING_LANE {
            train_programs(&compiler, &fresh.join(LAB))?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let lanes = Lane::ALL.map(|lane| {
            scope.spawn({
                let compile = &compile;
                move || compile(lane)
            })
        });
        let ended = lanes.map(|lane| {
            let ended = lane.join();
            ended.unwrap_or_else(|_| Err(anyhow::anyhow!("a compilation panicked")))
        });
        ended.into_iter().collect::<Outcome>()
    })?;
    copy_files(&fresh)?;
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::rename(&fresh, &folder)
        .with_context(|| format!("cannot write {}", folder.display()))?;
    report(&folder);
    Ok(folder)
}

fn one_program(
    compiler: &wasm::Compiler,
    profile: Profile,
    program: &Program,
    features: &[&str],
    bundle: &Path,
) -> Outcome {
    say(&format!("compiling {}", program.package));
    let target = program.lane.target();
    let compiled = wasm::compile(compiler, &target, program.package, profile.name(), features)?;
    bind(&compiled, &bundle.join(program.folder))
}

/// Builds one program anew within a bundle that is there, and copies the files beside the programs:
/// for writing code.
///
/// # Errors
/// As [`bundle`]; and when there is no bundle yet.
pub fn program(profile: Profile, package: &str) -> Outcome {
    let folder = profile.folder();
    anyhow::ensure!(
        folder.is_dir(),
        "there is no bundle yet; run `cargo xtask bundle` first"
    );
    let compiler = wasm::compiler()?;
    for (program, features) in profile.programs() {
        if program.package == package {
            one_program(&compiler, profile, program, features, &folder)?;
        }
    }
    copy_files(&folder)?;
    report(&folder);
    Ok(())
}

/// Writes the JavaScript that loads the compiled program, and the program beside it.
fn bind(compiled: &Path, folder: &Path) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(folder))
        .context("wasm-bindgen")?;
    for file in workspace::files(folder) {
        let is_script = file.extension().is_some_and(|ending| ending == "js");
        // Folders within hold programs of their own.
        if is_script && file.parent() == Some(folder) {
            let script = std::fs::read_to_string(&file);
            let script = script.with_context(|| file.display().to_string())?;
            std::fs::write(&file, bare(&script)).with_context(|| file.display().to_string())?;
        }
    }
    Ok(())
}

/// A generated script without its lines of comment and its indentation, which nobody reads there.
fn bare(script: &str) -> String {
    let comment = ["//", "/*", "*"];
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !comment.iter().any(|begins| line.starts_with(begins)))
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn copy_files(folder: &Path) -> Outcome {
    let root = workspace::root();
    for (source, place) in FOLDERS {
        let source = root.join(source);
        for file in workspace::files(&source) {
            let name = file.strip_prefix(&source).unwrap_or(&file);
            if name.extension().is_none_or(|extension| extension != "md") {
                copy(&file, &folder.join(place).join(name))?;
            }
        }
    }
    for file in vendor::manifest()?.file {
        if let Some(name) = &file.bundle {
            copy(&root.join("vendor").join(&file.path), &folder.join(name))?;
        }
    }
    let licences = folder.join("licences.txt");
    std::fs::write(&licences, crate::licences::text()?)
        .with_context(|| licences.display().to_string())?;
    for (name, files) in runtimes::runtimes()? {
        for (file, path) in files {
            copy(&path, &folder.join("runtimes").join(&name).join(file))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let parent = to.parent().unwrap_or(to);
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::copy(from, to))
        .map(drop)
        .with_context(|| format!("cannot copy {}", from.display()))
}

fn report(folder: &Path) {
    let files = workspace::files(folder);
    let bytes: u64 = files
        .iter()
        .filter_map(|file| file.metadata().ok())
        .map(|data| data.len())
        .sum();
    say(&format!(
        "bundle: {} files, {} kB",
        files.len(),
        bytes / 1000
    ));
}
