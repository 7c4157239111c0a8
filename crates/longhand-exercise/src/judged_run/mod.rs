//! A run of learner code judged against the tests.
//!
//! The code runs elsewhere ([`crate::program::run`] holds what goes there and comes back). Judging happens
//! here: the place where the learner's code runs never sees an expected value.

mod compare;

pub use compare::{PathPart, Type};

use crate::kind::code::{Code, Expected, Test};
use crate::program::run::{CaseResult, Returned, RunError, RunReport};
use crate::verdict::{Diagnosis, Help, Verdict};
use compare::Difference;
use longhand_notation::Scope;

/// The outcome of a learner's run against the tests.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedRun {
    /// One result a test, in order.
    pub tests: Vec<TestResult>,
    /// What was printed.
    pub printed: String,
    /// Why nothing could be judged, if so.
    pub error: Option<RunError>,
    /// Whether it was ended because it took too long.
    pub timed_out: bool,
    /// After how many milliseconds by the clock, where that is known.
    pub stopped_after: Option<u32>,
    /// The typical wrong version that it behaves like, by index.
    pub suspect: Option<usize>,
}

/// How a test went.
#[derive(Clone, Debug, PartialEq)]
pub struct TestResult {
    /// What the call returned.
    pub got: Option<Returned>,
    /// What was expected; nothing where the exercise itself is broken.
    pub expected: Option<Expected>,
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
    /// The engine is too slow for this test, which was not part of the run.
    LeftOut,
    /// A list or record of which one element differs: the way to the first one.
    DifferentAt(Vec<PathPart>),
    /// NaN or an infinity where a number is due, and the way to the first one.
    NotFinite(Vec<PathPart>),
    /// Something of another kind came back: what was expected there, and what came.
    WrongType {
        /// Where; empty for the whole.
        at: Vec<PathPart>,
        /// What was expected.
        expected: Type,
        /// What came.
        got: Type,
    },
    /// A list of another length.
    WrongLength {
        /// Where; empty for the whole.
        at: Vec<PathPart>,
        /// How many elements were expected.
        expected: usize,
        /// How many came.
        got: usize,
    },
    /// A record without one of its members.
    Missing(String),
}

impl JudgedRun {
    /// Whether every test passed.
    pub fn passed(&self) -> bool {
        self.error.is_none() && !self.timed_out && self.ran() > 0 && self.first_failing().is_none()
    }

    /// How many tests were part of the run.
    pub fn ran(&self) -> usize {
        let left_out = self.tests.iter().filter(|test| test.is_left_out()).count();
        self.tests.len() - left_out
    }

    /// How many tests passed.
    pub fn count(&self) -> usize {
        self.tests
            .iter()
            .filter(|test| test.outcome == TestOutcome::Passed)
            .count()
    }

    /// The first test that did not pass.
    pub fn first_failing(&self) -> Option<usize> {
        self.tests
            .iter()
            .position(|test| test.outcome != TestOutcome::Passed && !test.is_left_out())
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
        Verdict::Wrong(Some(Diagnosis::Test(self.first_failing().unwrap_or(0))))
    }
}

impl TestResult {
    /// Whether the test was not part of the run.
    pub fn is_left_out(&self) -> bool {
        self.outcome == TestOutcome::LeftOut
    }
}

/// Judges a run: each test's value against the formula it expects.
pub fn judge(code: Option<&Code>, scope: &Scope, report: &RunReport) -> JudgedRun {
    let mut cases = report.cases.iter();
    let tests = code.map_or(Vec::new(), |code| {
        let judged = code.tests.iter().enumerate().map(|(i, test)| {
            if report.left_out.contains(&i) {
                return TestResult {
                    got: None,
                    expected: test.expected(scope).ok(),
                    outcome: TestOutcome::LeftOut,
                };
            }
            judge_test(code, scope, test, cases.next())
        });
        judged.collect()
    });
    JudgedRun {
        tests,
        printed: report.printed.clone(),
        error: report.error.clone(),
        timed_out: report.timed_out,
        stopped_after: report.stopped_after,
        suspect: None,
    }
}

fn judge_test(code: &Code, scope: &Scope, test: &Test, case: Option<&CaseResult>) -> TestResult {
    let expected = test.expected(scope).ok();
    let (got, outcome) = match (case.map(|case| (case, &case.outcome)), &expected) {
        (None, _) => (None, TestOutcome::NotReached),
        (Some((_, Err(error))), _) => (None, TestOutcome::Threw(error.clone())),
        (Some((_, Ok(got))), None) => (Some(got.clone()), TestOutcome::Different),
        (Some((case, Ok(got))), Some(expected)) => (
            Some(got.clone()),
            outcome(code, test, case, got, expected).unwrap_or(TestOutcome::Passed),
        ),
    };
    TestResult {
        got,
        expected,
        outcome,
    }
}

/// What is wrong with a returned value, if anything: first the value, then how it came about.
fn outcome(
    code: &Code,
    test: &Test,
    case: &CaseResult,
    got: &Returned,
    expected: &Expected,
) -> Option<TestOutcome> {
    let accept = test.accept.unwrap_or(code.accept);
    if let Some((at, fault)) = compare::first_difference(got, expected, accept) {
        return Some(match fault {
            Difference::Value if at.is_empty() => TestOutcome::Different,
            Difference::Value => TestOutcome::DifferentAt(at),
            Difference::NotFinite => TestOutcome::NotFinite(at),
            Difference::Type(expected, got) => TestOutcome::WrongType { at, expected, got },
            Difference::Length(expected, got) => TestOutcome::WrongLength { at, expected, got },
            Difference::Missing(member) => TestOutcome::Missing(member),
        });
    }
    // Where calls are limited there is a function to count: a report without counts is none.
    if test.max_calls.is_some() && case.calls.is_empty() {
        return Some(TestOutcome::Different);
    }
    let calls = case.calls.iter().copied().max().unwrap_or(0);
    if let Some(allowed) = test.max_calls.filter(|&allowed| calls > allowed) {
        return Some(TestOutcome::TooManyCalls { calls, allowed });
    }
    (case.mutated && !test.may_change_input).then_some(TestOutcome::Mutated)
}

/// Whether two runs show the same behaviour: the learner's code does what a typical wrong version
/// does, test by test. Only runs that fail somewhere are compared.
pub fn alike(learner: &JudgedRun, suspect: &JudgedRun) -> bool {
    learner.tests.len() == suspect.tests.len()
        && learner.timed_out == suspect.timed_out
        && learner
            .tests
            .iter()
            .zip(&suspect.tests)
            .all(|(a, b)| same_result(a, b))
}

fn same_result(a: &TestResult, b: &TestResult) -> bool {
    use TestOutcome::{Mutated, NotReached, Passed, Threw, TooManyCalls};
    // What an engine leaves out tells nothing.
    if a.is_left_out() || b.is_left_out() {
        return true;
    }
    match (&a.outcome, &b.outcome) {
        (Passed, Passed) | (Mutated, Mutated) | (NotReached, NotReached) | (Threw(_), Threw(_)) => {
            true
        }
        (TooManyCalls { .. }, TooManyCalls { .. }) => true,
        (Passed | Mutated | NotReached | Threw(_) | TooManyCalls { .. }, _)
        | (_, Passed | Mutated | NotReached | Threw(_) | TooManyCalls { .. }) => false,
        // Both returned something else than expected: the same thing?
        _ => match (&a.got, &b.got) {
            (Some(a), Some(b)) => compare::same(a, b),
            (a, b) => a.is_none() && b.is_none(),
        },
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
        Returned::List(items) => list(items, shown),
        Returned::Record(members) => record(members, shown),
    }
}

/// An expected value as the test table shows it.
pub fn shown_expected(value: &Expected) -> String {
    match value {
        Expected::Number(x) => longhand_notation::number::plain(*x),
        Expected::Truth(truth) => truth.to_string(),
        Expected::List(items) => list(items, shown_expected),
        Expected::Record(members) => record(members, shown_expected),
    }
}

/// How many elements of a list are written out at its start.
const WRITTEN_OUT: usize = 24;

fn list<T>(items: &[T], shown: impl Fn(&T) -> String) -> String {
    let mut texts: Vec<String> = items.iter().take(WRITTEN_OUT).map(shown).collect();
    if items.len() > WRITTEN_OUT {
        texts.push("…".to_string());
    }
    format!("[{}]", texts.join(", "))
}

fn record<T>(members: &[(String, T)], shown: impl Fn(&T) -> String) -> String {
    let members: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("{name}: {}", shown(value)))
        .collect();
    format!("{{{}}}", members.join(", "))
}
