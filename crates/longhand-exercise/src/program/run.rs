//! Running a learner's program: what goes into the sandbox and what comes out.
//!
//! Plain data, without a browser. The sandbox only runs code and reports what
//! came back; whether that is right is decided outside of it, from
//! [`RunReport`], by the exercise.

use super::language::Language;
use longhand_json::Json;

/// How long one run may compute, in milliseconds of a fast machine (see [`ROUND_STEPS`]).
pub const TIME_LIMIT: u32 = 2_000;
/// How long a run goes on in the browser before its work is measured, in milliseconds by the
/// clock: most end long before.
pub const UNMEASURED: u32 = 250;
/// The browser measures work by a loop that runs beside the program: this many steps are a round.
pub const ROUND_STEPS: u32 = 24_000_000;
/// What a round takes on a fast machine, in milliseconds: 24 million steps at 2 ns. A phone or a
/// machine with much else to do takes longer, and the program beside it has that much longer.
pub const ROUND: u32 = 50;
/// When so many rounds have passed, the program has had its [`TIME_LIMIT`].
pub const ROUNDS: u32 = (TIME_LIMIT - UNMEASURED) / ROUND;
/// How long a run may take by the clock at the very most, in milliseconds.
pub const CLOCK_LIMIT: u32 = 60_000;
/// How long a sandbox's start may stand still, in milliseconds, once its files are there: an
/// interpreter comes up in several steps, and each has this long.
pub const START_LIMIT: u32 = 10_000;
/// How much printed text is kept, in characters.
pub const PRINT_LIMIT: u32 = 10_000;
/// How many values (elements, members, characters of text) one result may hold.
pub const RESULT_LIMIT: u32 = 20_000;
/// How long a text in a result, or an error's message, may be, in characters.
pub const TEXT_LIMIT: u32 = 2_000;
/// How much a run may send, in characters: a result of [`RESULT_LIMIT`] numbers, each of them
/// written with its bits, and what was printed.
pub const SENT_LIMIT: u32 = 800_000;
/// How deep a result may be nested. Less than [`crate::json::DEEPEST`] even
/// where each level takes three levels of JSON.
pub const DEPTH_LIMIT: u32 = 16;

/// A program to run and what to call it with.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeRun {
    /// `javascript` or `python`.
    pub language: String,
    /// What the learner wrote.
    pub source: String,
    /// Name of the function that is called: `chainGrad`.
    pub function: String,
    /// One call each, in order.
    pub cases: Vec<CaseInput>,
    /// Tests, by index, that have no case here because the engine is too slow for them.
    pub left_out: Vec<usize>,
}

/// What runs a program in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The browser's own.
    JavaScript,
    /// MicroPython: small, and at hand at once.
    SmallPython,
    /// CPython, compiled for the browser: a large download, and Python in full.
    FullPython,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Engine; 3] = [Engine::JavaScript, Engine::SmallPython, Engine::FullPython];

    /// Whether it runs tests that take many steps: the small Python is too slow for a million.
    #[must_use]
    pub fn runs_heavy_tests(self) -> bool {
        self != Engine::SmallPython
    }

    /// The language that it runs.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Engine::JavaScript => Language::JavaScript,
            Engine::SmallPython | Engine::FullPython => Language::Python,
        }
    }

    /// The engine that runs a language as it is.
    #[must_use]
    pub fn of(language: Language) -> Engine {
        match language {
            Language::JavaScript => Engine::JavaScript,
            Language::Python => Engine::FullPython,
        }
    }
}

/// One call of the learner's function.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseInput {
    /// The arguments, each as an expression in the language of the run:
    /// `[1, 2, 3]`, or `[{f: (u) => 3*u + 2, df: (u) => 3}]`. Every function
    /// in them is watched: its calls are counted.
    pub arguments: Vec<String>,
}

/// What came back from a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunReport {
    /// One result for each case that was reached, in order.
    pub cases: Vec<CaseResult>,
    /// What the program printed, cut at [`PRINT_LIMIT`].
    pub printed: String,
    /// Why the program as a whole could not be run.
    pub error: Option<RunError>,
    /// It did not end within [`TIME_LIMIT`] and was stopped.
    pub timed_out: bool,
    /// How long it had run by the clock when it was stopped, in milliseconds, where that is known.
    pub stopped_after: Option<u32>,
    /// Tests, by index, that were not part of the run.
    pub left_out: Vec<usize>,
}

/// What came back from one call.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseResult {
    /// The returned value, or what was thrown.
    pub outcome: Result<Returned, RunError>,
    /// How often each function among the arguments was called, in the order in
    /// which the functions stand in the source of the arguments.
    pub calls: Vec<u32>,
    /// An argument (or something inside one) was changed.
    pub mutated: bool,
}

/// A value that a learner's function returned.
#[derive(Clone, Debug, PartialEq)]
pub enum Returned {
    /// A number; may be NaN or infinite.
    Number(f64),
    /// `true` or `false`.
    Truth(bool),
    /// A string.
    Text(String),
    /// An array or typed array.
    List(Vec<Returned>),
    /// A plain object, members in their order.
    Record(Vec<(String, Returned)>),
    /// Nothing: `undefined`, `null` or `None`.
    Nothing,
    /// Something that has no place here, by its kind: `function`, `symbol`.
    Strange(String),
}

/// An error, with the line in the learner's own source where it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunError {
    /// Its message: `x is not defined`.
    pub message: String,
    /// Line, from 1.
    pub line: Option<u32>,
}

impl RunReport {
    /// A report of a run that was stopped by the clock.
    #[must_use]
    pub fn stopped() -> RunReport {
        RunReport {
            timed_out: true,
            ..RunReport::default()
        }
    }

    /// A report of a run that was stopped by the clock, with what it had sent by then.
    #[must_use]
    pub fn cut_short(text: &str, run: &CodeRun, address: &str) -> RunReport {
        RunReport {
            timed_out: true,
            error: None,
            ..RunReport::read(text, run, address)
        }
    }

    /// A report of a run that could not take place.
    #[must_use]
    pub fn failed(message: &str) -> RunReport {
        RunReport {
            error: Some(RunError {
                message: message.to_owned(),
                line: None,
            }),
            ..RunReport::default()
        }
    }

    /// Reads what the sandbox sent in answer to a run.
    ///
    /// The text comes from where the learner's program ran and is not trusted:
    /// anything that does not fit is a report of failure, and no more cases are
    /// taken than were asked for. `address` is where the program's source stood
    /// there; by it, lines of an error's stack are known to be the learner's.
    ///
    /// ```
    /// use longhand_exercise::program::run::{CaseInput, CodeRun, Returned, RunReport};
    /// let run = CodeRun {
    ///     language: "javascript".into(),
    ///     source: "const f = (x) => { console.log('hello'); return NaN; }".into(),
    ///     function: "f".into(),
    ///     cases: vec![CaseInput { arguments: vec!["1".into()] }],
    ///     left_out: vec![],
    /// };
    /// let text = r#"{"cases":[{"value":{"n":"NaN"},"calls":[],"mutated":false}],"printed":"hello\n"}"#;
    /// let report = RunReport::read(text, &run, "blob:null/1");
    /// assert!(matches!(report.cases[0].outcome, Ok(Returned::Number(n)) if n.is_nan()));
    /// assert_eq!(report.printed, "hello\n");
    /// ```
    #[must_use]
    pub fn read(text: &str, run: &CodeRun, address: &str) -> RunReport {
        if text.chars().take(SENT_LIMIT as usize + 1).count() > SENT_LIMIT as usize {
            return RunReport::failed(TOO_LARGE);
        }
        let Ok(json) = Json::parse(text) else {
            return RunReport::failed(UNREADABLE);
        };
        let place = Place {
            address,
            lines: run.source.lines().count(),
        };
        let cases = json.member("cases").and_then(Json::as_list);
        let error = json.member("error").and_then(|error| place.error(error));
        if cases.is_none() && error.is_none() {
            return RunReport::failed(UNREADABLE);
        }
        RunReport {
            cases: cases
                .unwrap_or_default()
                .iter()
                .take(run.cases.len())
                .map_while(|case| place.case(case))
                .collect(),
            printed: json
                .member("printed")
                .and_then(Json::as_text)
                .map(|text| first(text, PRINT_LIMIT))
                .unwrap_or_default(),
            error,
            timed_out: false,
            stopped_after: None,
            left_out: run.left_out.clone(),
        }
    }
}

const TOO_LARGE: &str = "The result is too large.";

const UNREADABLE: &str = "The result could not be read.";

fn first(text: &str, limit: u32) -> String {
    text.chars().take(limit as usize).collect()
}

/// Where a learner's source stood while it ran.
struct Place<'a> {
    address: &'a str,
    lines: usize,
}

impl Place<'_> {
    fn case(&self, json: &Json) -> Option<CaseResult> {
        let outcome = match json.member("error") {
            Some(error) => Err(self.error(error)?),
            None => Ok(read_value(json.member("value")?)?),
        };
        let calls = json.member("calls")?.as_list()?.iter();
        Some(CaseResult {
            outcome,
            calls: calls
                .map(|n| n.as_count().and_then(|n| u32::try_from(n).ok()))
                .collect::<Option<_>>()?,
            mutated: json.member("mutated")?.as_truth()?,
        })
    }

    fn error(&self, json: &Json) -> Option<RunError> {
        let told = json
            .member("line")
            .and_then(Json::as_number)
            .map(|line| line as usize);
        let line = told.or_else(|| self.line(json.member("stack")?.as_text()?));
        Some(RunError {
            message: first(json.member("message")?.as_text()?, TEXT_LIMIT),
            // The line after the last is ours; an error there, such as a brace
            // that is never closed, is one of the whole source.
            line: line
                .filter(|line| (1..=self.lines).contains(line))
                .and_then(|line| u32::try_from(line).ok()),
        })
    }

    /// The innermost place in the learner's source that a stack names, as
    /// browsers write it: `at f (blob:null/1:12:5)` or `f@blob:null/1:12:5`.
    fn line(&self, stack: &str) -> Option<usize> {
        let (_, after) = stack.split_once(self.address)?;
        let digits = after.strip_prefix(':')?;
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        digits[..end].parse().ok()
    }
}

/// Plain JSON for what JSON can say; what it cannot is an object with one
/// member: `{"n": "NaN"}`, `{"n": "-Infinity"}`, `{"n": "-0"}`, a number by its
/// bits `{"f": "3ff8000000000000"}` (Python writes all of its floats so), `{"nothing":
/// "undefined"}`, `{"strange": "function"}`, and a record `{"record": [[name,
/// value], …]}`, so that no learner's member name is mistaken for one of these.
fn read_value(json: &Json) -> Option<Returned> {
    Some(match json {
        Json::Null => Returned::Nothing,
        Json::Truth(truth) => Returned::Truth(*truth),
        Json::Number(_) => Returned::Number(json.as_number()?),
        Json::Text(text) => Returned::Text(first(text, TEXT_LIMIT)),
        Json::List(items) => Returned::List(items.iter().map(read_value).collect::<Option<_>>()?),
        Json::Object(members) => {
            let [(kind, value)] = members.as_slice() else {
                return None;
            };
            match kind.as_str() {
                "n" => Returned::Number(match value.as_text()? {
                    "NaN" => f64::NAN,
                    "Infinity" => f64::INFINITY,
                    "-Infinity" => f64::NEG_INFINITY,
                    "-0" => -0.0,
                    _ => return None,
                }),
                "f" => Returned::Number(f64::from_bits(
                    u64::from_str_radix(value.as_text()?, 16).ok()?,
                )),
                "nothing" => Returned::Nothing,
                "strange" => Returned::Strange(first(value.as_text()?, TEXT_LIMIT)),
                "record" => Returned::Record(
                    value
                        .as_list()?
                        .iter()
                        .map(read_member)
                        .collect::<Option<_>>()?,
                ),
                _ => return None,
            }
        }
    })
}

fn read_member(json: &Json) -> Option<(String, Returned)> {
    match json.as_list()? {
        [name, value] => Some((first(name.as_text()?, TEXT_LIMIT), read_value(value)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
