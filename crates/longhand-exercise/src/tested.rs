//! A run of learner code judged against the tests.
//!
//! The code runs elsewhere ([`crate::run`] holds what goes there and comes back). Judging happens
//! here: the place where the learner's code runs never sees an expected value.

use crate::exercise::{Exercise, Kind};
use crate::kind::code::{Code, Test};
use crate::run::{CaseResult, Returned, RunError, RunReport};
use crate::variant::Variant;
use crate::verdict::{Diagnosis, Help, Verdict};
use longhand_notation::Value;

/// The outcome of a learner's run against the tests.
#[derive(Clone, Debug, PartialEq)]
pub struct Tested {
    /// One result a test, in order.
    pub tests: Vec<TestResult>,
    /// What was printed.
    pub printed: String,
    /// Why nothing could be judged, if so.
    pub error: Option<RunError>,
    /// Whether it was ended because it took too long.
    pub timed_out: bool,
    /// The typical wrong version that it behaves like, by index.
    pub suspect: Option<usize>,
}

/// How a test went.
#[derive(Clone, Debug, PartialEq)]
pub struct TestResult {
    /// What the call returned.
    pub got: Option<Returned>,
    /// What was expected.
    pub expected: f64,
    /// Whether it passed, and if not, why.
    pub outcome: TestOutcome,
}

/// Whether a test passed, and if not, why.
#[derive(Clone, Debug, PartialEq)]
pub enum TestOutcome {
    /// It passed.
    Passed,
    /// Another value came back.
    Different,
    /// The value is right, but functions were called more often than allowed.
    TooManyCalls {
        /// How often one was called.
        calls: u32,
        /// How often it may be.
        allowed: u32,
    },
    /// The value is right, but the code changed its input.
    Mutated,
    /// It threw an error.
    Threw(RunError),
    /// The run ended before this test.
    NotReached,
}

impl Tested {
    /// Whether every test passed.
    pub fn passed(&self) -> bool {
        self.error.is_none()
            && !self.timed_out
            && !self.tests.is_empty()
            && self
                .tests
                .iter()
                .all(|test| test.outcome == TestOutcome::Passed)
    }

    /// The verdict. Code that did not start is unreadable, not wrong.
    pub fn verdict(&self) -> Verdict {
        if self.passed() {
            return Verdict::Right { also: None };
        }
        if let Some(error) = &self.error {
            return Verdict::Unreadable(Help::Code(error.message.clone()));
        }
        if let Some(suspect) = self.suspect {
            return Verdict::Wrong(Some(Diagnosis::WrongVersion(suspect)));
        }
        let first = self
            .tests
            .iter()
            .position(|test| test.outcome != TestOutcome::Passed)
            .unwrap_or(0);
        Verdict::Wrong(Some(Diagnosis::Test(first)))
    }
}

/// Judges a run: each test's value against the formula it expects.
pub fn judge(exercise: &Exercise, variant: &Variant, report: &RunReport) -> Tested {
    let Kind::Code(code) = &exercise.kind else {
        return Tested {
            tests: Vec::new(),
            printed: String::new(),
            error: None,
            timed_out: false,
            suspect: None,
        };
    };
    let tests = code
        .tests
        .iter()
        .enumerate()
        .map(|(i, test)| judge_test(code, variant, test, report.cases.get(i)))
        .collect();
    Tested {
        tests,
        printed: report.printed.clone(),
        error: report.error.clone(),
        timed_out: report.timed_out,
        suspect: None,
    }
}

fn judge_test(
    code: &Code,
    variant: &Variant,
    test: &Test,
    case: Option<&CaseResult>,
) -> TestResult {
    let expected = variant
        .value(&test.expect)
        .ok()
        .and_then(|value: Value| value.as_number())
        .unwrap_or(f64::NAN);
    let Some(case) = case else {
        return TestResult {
            got: None,
            expected,
            outcome: TestOutcome::NotReached,
        };
    };
    let value = match &case.outcome {
        Ok(value) => value,
        Err(error) => {
            return TestResult {
                got: None,
                expected,
                outcome: TestOutcome::Threw(error.clone()),
            };
        }
    };
    let calls = case.calls.iter().copied().max().unwrap_or(0);
    let outcome = if !matches!(value, Returned::Number(got) if code.accept.takes(*got, expected)) {
        TestOutcome::Different
    } else if let Some(allowed) = test.max_calls.filter(|&allowed| calls > allowed) {
        TestOutcome::TooManyCalls { calls, allowed }
    } else if case.mutated {
        TestOutcome::Mutated
    } else {
        TestOutcome::Passed
    };
    TestResult {
        got: Some(value.clone()),
        expected,
        outcome,
    }
}

/// Whether two runs show the same behaviour: the learner's code does what a typical wrong version
/// does, test by test. Only runs that fail somewhere are compared.
pub fn alike(learner: &Tested, suspect: &Tested) -> bool {
    learner.tests.len() == suspect.tests.len()
        && learner.timed_out == suspect.timed_out
        && learner
            .tests
            .iter()
            .zip(&suspect.tests)
            .all(|(a, b)| same_result(a, b))
}

fn same_result(a: &TestResult, b: &TestResult) -> bool {
    use TestOutcome::{Different, Mutated, NotReached, Passed, Threw, TooManyCalls};
    match (&a.outcome, &b.outcome) {
        (Passed, Passed) | (Mutated, Mutated) | (NotReached, NotReached) | (Threw(_), Threw(_)) => {
            true
        }
        (TooManyCalls { .. }, TooManyCalls { .. }) => true,
        (Different, Different) => match (&a.got, &b.got) {
            (Some(Returned::Number(a)), Some(Returned::Number(b))) => {
                a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
            }
            (a, b) => a == b,
        },
        _ => false,
    }
}

/// A returned value as the test table shows it.
pub fn shown(value: &Returned) -> String {
    match value {
        Returned::Nothing => "nothing".to_string(),
        Returned::Number(x) => longhand_notation::number::plain(*x),
        Returned::Truth(truth) => truth.to_string(),
        Returned::Text(text) => format!("“{text}”"),
        Returned::Strange(kind) => kind.clone(),
        Returned::List(items) => {
            let items: Vec<String> = items.iter().map(shown).collect();
            format!("[{}]", items.join(", "))
        }
        Returned::Record(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{name}: {}", shown(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
