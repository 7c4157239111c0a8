//! What holds of every program in the workbook: references pass, wrong versions and stubs fail.

use super::{Missing, process, tools};
use longhand_author::Finding;
use longhand_exercise::judged_run::{self, JudgedRun, TestOutcome};
use longhand_exercise::kind::code::Code;
use longhand_exercise::program::call;
use longhand_exercise::program::language::Language;
use longhand_exercise::program::run::{CodeRun, Engine, RunReport};
use longhand_exercise::{Exercise, Kind, Variant};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

/// In how many variants programs are run.
const VARIANTS: u32 = 4;

/// Libraries in which a reference may be shown: the module, and its name as people write it.
const LIBRARIES: [(&str, &str); 2] = [("numpy", "NumPy"), ("torch", "PyTorch")];

/// What a check of programs came to.
#[derive(Debug, Default)]
pub struct Checked {
    /// What was found.
    pub findings: Vec<Finding>,
    /// Languages that could not be run here; their programs were not checked.
    pub missing: Vec<Missing>,
    /// How many programs were run.
    pub programs: usize,
}

/// Runs every program of these exercises: each reference must pass every test; every wrong version,
/// and the program the editor starts with, must fail; and no two wrong versions may behave alike.
pub fn check<'a>(exercises: impl Iterator<Item = (String, &'a Exercise)>) -> Checked {
    let mut checked = Checked::default();
    let mut work = Vec::new();
    let exercises: Vec<_> = exercises.filter(|(_, one)| one.code().is_some()).collect();
    for language in Language::ALL {
        match tools::found(language) {
            Ok(_) => work.extend(
                exercises
                    .iter()
                    .map(|(file, one)| (language, file.clone(), *one)),
            ),
            Err(missing) if !exercises.is_empty() => checked.missing.push(missing),
            Err(_) => {}
        }
    }
    let each = work.par_iter().with_max_len(1);
    let done: Vec<_> = each
        .map(|(language, file, exercise)| check_exercise(*language, file, exercise))
        .collect();
    for (findings, programs) in done {
        checked.findings.extend(findings);
        checked.programs += programs;
    }
    checked.findings.sort();
    checked
}

fn check_exercise(language: Language, file: &str, exercise: &Exercise) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let mut programs = 0;
    let (Some(code), Ok(interpreter)) = (exercise.code(), tools::found(language)) else {
        return (findings, programs);
    };
    let variants = variants(exercise);
    let mut run = |source: &str| {
        programs += 1;
        let run = |run: &CodeRun| process::run(interpreter, language, run);
        run_all(language, exercise, &variants, source, &run).unwrap_or_default()
    };
    let mut find = |found: String, remedy: &str| {
        findings.push(Finding::new(file, 0, found, remedy));
    };
    let title = language.title();
    for (number, tested) in run(&code.written(language).reference).iter().enumerate() {
        if !tested.passed() {
            find(
                format!(
                    "In variant {number} the reference in {title} fails: {}",
                    reason(code, tested)
                ),
                "Mend the reference, the test or its tolerance.",
            );
            break;
        }
    }
    let stub = run(&code.written(language).starter);
    if stub.iter().any(JudgedRun::passed) {
        let what = match matches!(exercise.kind, Kind::Bug(_)) {
            true => "The program with the bug",
            false => "The starter",
        };
        let found = format!("{what} passes every test in {title}.");
        find(found, "Add a test that it fails.");
    }
    let mut failures: Vec<(&str, Vec<JudgedRun>)> = Vec::new();
    for wrong in &code.wrong {
        let Some(source) = wrong.source(language) else {
            continue;
        };
        let tested = run(source);
        if let Some(error) = tested.first().and_then(|tested| tested.error.as_ref()) {
            find(
                format!(
                    "The wrong version `{}` in {title} does not run: {}",
                    wrong.id, error.message
                ),
                "A learner's program that does not run is never compared with it.",
            );
            continue;
        }
        if let Some(number) = tested.iter().position(|one| passed_in_small(code, one)) {
            find(
                format!(
                    "The wrong version `{}` passes every test that is not `heavy` in {title} in variant {number}.",
                    wrong.id
                ),
                "Add a test that it fails, or take it out. The small Python leaves heavy tests out.",
            );
        }
        // A learner is told of the first that behaves the same.
        let same = failures.iter().find(|(_, other)| {
            let pairs = tested.iter().zip(other);
            !tested.is_empty() && pairs.into_iter().all(|(a, b)| judged_run::alike(a, b))
        });
        if let Some((id, _)) = same {
            find(
                format!(
                    "The wrong versions `{id}` and `{}` cannot be told apart in {title}.",
                    wrong.id
                ),
                "Add a test in which they differ, or let one reply speak for both.",
            );
        }
        failures.push((&wrong.id, tested));
    }
    (findings, programs)
}

/// Runs the references written with NumPy and PyTorch in an interpreter of Python that has these
/// libraries. One that it lacks is told in [`CheckedLibraries::missing`].
pub fn check_libraries<'a>(
    exercises: impl Iterator<Item = (String, &'a Exercise)>,
    interpreter: &Path,
) -> CheckedLibraries {
    let mut checked = CheckedLibraries::default();
    let has = |library: &str| {
        let asked = Command::new(interpreter)
            .args(["-c", &format!("import {library}")])
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    };
    let there = LIBRARIES.map(|(library, _)| has(library));
    for (file, exercise) in exercises {
        let Some(code) = exercise.code() else {
            continue;
        };
        for ((library, title), there) in LIBRARIES.into_iter().zip(there) {
            let source = match library {
                "numpy" => &code.numpy,
                _ => &code.pytorch,
            };
            let Some(source) = source else { continue };
            if !there {
                checked.missing.insert(title);
                continue;
            }
            checked.programs += 1;
            let run = |run: &CodeRun| process::run_with_library(interpreter, library, run);
            let variants = variants(exercise);
            let tested = run_all(Language::Python, exercise, &variants, source, &run);
            let failed = tested.unwrap_or_default();
            let failed = failed.iter().enumerate().find(|(_, one)| !one.passed());
            if let Some((number, tested)) = failed {
                let found = format!(
                    "In variant {number} the reference in {title} fails: {}",
                    reason(code, tested)
                );
                let remedy = "Mend the reference, the test or its tolerance.";
                checked.findings.push(Finding::new(&file, 0, found, remedy));
            }
        }
    }
    checked
}

/// What a check of references with libraries came to.
#[derive(Debug, Default)]
pub struct CheckedLibraries {
    /// What was found.
    pub findings: Vec<Finding>,
    /// Libraries that the interpreter lacks; the references that use them were not run.
    pub missing: BTreeSet<&'static str>,
    /// How many references were run.
    pub programs: usize,
}

/// The first variants of an exercise, in which programs are run.
fn variants(exercise: &Exercise) -> Vec<Variant> {
    let count = if exercise.has_variants() { VARIANTS } else { 1 };
    (0..count)
        .filter_map(|number| Variant::draw(exercise, number).ok())
        .collect()
}

/// Whether a program passes the tests that every engine runs.
fn passed_in_small(code: &Code, tested: &JudgedRun) -> bool {
    let mut fewer = tested.clone();
    for (result, test) in fewer.tests.iter_mut().zip(&code.tests) {
        if test.heavy {
            result.outcome = TestOutcome::LeftOut;
        }
    }
    fewer.passed()
}

/// Why a program failed, for an author.
fn reason(code: &Code, tested: &JudgedRun) -> String {
    if let Some(error) = &tested.error {
        return error.message.clone();
    }
    if tested.timed_out {
        return "it does not end".to_string();
    }
    let Some(index) = tested.first_failing() else {
        return "there is no test".to_string();
    };
    let no_numbers = longhand_notation::Scope::new();
    let said = code.tests.get(index).map(|test| test.say.line(&no_numbers));
    let outcome = tested.tests.get(index).map(|test| {
        let got = test.got.as_ref().map(judged_run::shown).unwrap_or_default();
        let expected = test.expected.as_ref().map(judged_run::shown_expected);
        let why = match &test.outcome {
            TestOutcome::Different => "another value".to_string(),
            TestOutcome::NotReached => "the run ended before it".to_string(),
            other => longhand_view::card::test_in_words(other).unwrap_or_default(),
        };
        let got = match got.is_empty() {
            true => String::new(),
            false => format!(", got {got}"),
        };
        format!("expected {}{got}: {why}", expected.unwrap_or_default())
    });
    format!(
        "test {} ({}): {}",
        index + 1,
        said.unwrap_or_default().trim(),
        outcome.unwrap_or_default()
    )
}

/// A program in several variants at once: starting a process takes longer than all of its calls.
fn run_all(
    language: Language,
    exercise: &Exercise,
    variants: &[Variant],
    source: &str,
    run: &dyn Fn(&CodeRun) -> RunReport,
) -> Option<Vec<JudgedRun>> {
    let code = exercise.code()?;
    let runs: Vec<CodeRun> = variants
        .iter()
        .map(|variant| call::run(Engine::of(language), code, &variant.scope, source).ok())
        .collect::<Option<_>>()?;
    let mut whole = runs.first()?.clone();
    whole.cases = runs.iter().flat_map(|run| run.cases.clone()).collect();
    let report = run(&whole);
    let mut rest = report.cases.as_slice();
    let mut tested = Vec::new();
    for (variant, run) in variants.iter().zip(&runs) {
        let (mine, others) = rest.split_at(run.cases.len().min(rest.len()));
        rest = others;
        let report = RunReport {
            cases: mine.to_vec(),
            ..report.clone()
        };
        tested.push(judged_run::judge(exercise.code(), &variant.scope, &report));
    }
    Some(tested)
}
