//! The calls that an exercise's tests make of a learner's program.

use super::run::{CodeRun, Engine};
use super::{javascript, language::Language, python};
use crate::kind::code::{Code, Test};
use crate::variant_error::VariantError;
use longhand_notation::Scope;

/// The run of a source against those of an exercise's tests that the engine can run.
///
/// # Errors
/// [`VariantError`] for an argument that cannot be worked out or written in the language.
pub fn run(
    engine: Engine,
    code: &Code,
    scope: &Scope,
    source: &str,
) -> Result<CodeRun, VariantError> {
    let tests = code.tests.iter().enumerate();
    let runs = |test: &Test| engine.runs_heavy_tests() || !test.heavy;
    let (now, left_out): (Vec<_>, Vec<_>) = tests.partition(|(_, test)| runs(test));
    let now: Vec<&Test> = now.into_iter().map(|(_, test)| test).collect();
    let cases = match engine.language() {
        Language::JavaScript => javascript::cases(&now, scope),
        Language::Python => python::cases(&now, scope),
    };
    Ok(CodeRun {
        language: engine.language().slug().to_string(),
        source: super::source::plain(source),
        function: code.written(engine.language()).name.clone(),
        cases: cases?,
        left_out: left_out.into_iter().map(|(i, _)| i).collect(),
    })
}
