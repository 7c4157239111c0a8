//! A code exercise's tests, each with what came out of the last run.

use crate::catalogue::{Catalogue, fill};
use crate::feedback::why;
use crate::html::{Ink, nodes, text as prose};
use crate::verdict_icon::{VerdictIcon, verdict_icon};
use longhand_exercise::judged_run::{JudgedRun, TestOutcome, TestResult, shown, shown_expected};
use longhand_exercise::kind::code::{Code, Expected, Input, Test, Written};
use longhand_exercise::program::run::Returned;
use longhand_exercise::{Formula, Variant};
use longhand_notation::number;
use maud::{Markup, html};

/// The tests, with what came out of the last run.
pub(super) fn table(
    words: &Catalogue,
    code: &Code,
    variant: &Variant,
    tested: Option<&JudgedRun>,
    names: &[&str],
    runs: u32,
) -> Markup {
    // The first that fails is unfolded; before a run the first, to show what will be handed in.
    let unfolded = match tested {
        Some(tested) => tested.first_failing(),
        None => Some(0),
    };
    html! {
        div.tests role="group" aria-label=(words.tests) {
            p.over {
                (words.tests)
                @if let Some(tested) = tested { " " small { (fill(words.passed_of, &[&tested.count(), &tested.ran()])) } }
            }
            @for (i, test) in code.tests.iter().enumerate() {
                @let result = tested.and_then(|tested| tested.tests.get(i));
                (row(words, test, variant, result, names, (unfolded == Some(i), runs)))
            }
        }
        @if let Some(tested) = tested {
            @if !tested.printed.is_empty() {
                p.over { (words.printed) }
                pre.listing.scroll { code { (tested.printed) } }
            }
        }
    }
}

/// A test: what it is about, and folded below it what goes in, what is due and what came.
fn row(
    words: &Catalogue,
    test: &Test,
    variant: &Variant,
    result: Option<&TestResult>,
    names: &[&str],
    (open, runs): (bool, u32),
) -> Markup {
    let (outcome, drawn, word) = match result.map(|result| &result.outcome) {
        None => ("waiting", VerdictIcon::Waiting, words.test_waiting),
        Some(TestOutcome::Passed) => ("passed", VerdictIcon::Right, words.test_passed),
        Some(TestOutcome::LeftOut) => ("left-out", VerdictIcon::Waiting, words.test_waiting),
        Some(TestOutcome::NotReached) => ("stopped", VerdictIcon::Stopped, words.test_stopped),
        Some(_) => ("failed", VerdictIcon::Wrong, words.test_failed),
    };
    // A hidden test names what it is about, and no numbers.
    let hidden = test.hidden;
    let head = html! {
        (verdict_icon(drawn)) " " span.visually-hidden { (word) } " "
        span.test-say {
            @if hidden { (words.test_hidden) " " (test.category) } @else { (prose(&test.say, &variant.scope, Ink::Text)) }
        }
    };
    let got = result.map(|result| got(words, result, hidden));
    let got = got.filter(|got| !got.0.is_empty());
    if hidden {
        return html! {
            div.test data-outcome=(outcome) {
                div.test-head { (head) }
                @if let Some(got) = got { dl { dt { (words.test_got) } dd.got { (got) } } }
            }
        };
    }
    let expected = test.expected(&variant.scope).ok();
    html! {
        details.test data-outcome=(outcome) data-run=(runs) open[open] {
            summary.test-head { (head) }
            dl {
                dt { (words.test_input) }
                dd { code { (inputs(test, variant, names)) } }
                @if let Some(expected) = &expected {
                    dt { (words.test_expected) }
                    dd { code { (due(expected)) } }
                }
                @if let Some(got) = got {
                    dt { (words.test_got) }
                    dd.got { (got) }
                }
            }
        }
    }
}

fn got(words: &Catalogue, result: &TestResult, hidden: bool) -> Markup {
    html! {
        @if let Some(value) = &result.got { @if !hidden { code { (came(value)) } } }
        @if let Some(why) = why(words, &result.outcome) { span.why { (nodes(&why)) } }
    }
}

/// From how many arguments on each is shown with its name.
const MANY: usize = 3;

/// The names of a function's parameters, from the head that the editor holds at first.
pub(super) fn parameters(written: &Written) -> Vec<&str> {
    let head = written.starter.split_once(&format!("{}(", written.name));
    let list = head.and_then(|(_, rest)| rest.split_once(')'));
    list.map_or(Vec::new(), |(list, _)| {
        list.split(',').map(str::trim).collect()
    })
}

/// An expected value; the members of a record are kept apart when lines are broken.
fn due(value: &Expected) -> Markup {
    match value {
        Expected::Record(members) => apart(
            members
                .iter()
                .map(|(name, one)| (name.as_str(), shown_expected(one))),
        ),
        other => html! { (shown_expected(other)) },
    }
}

/// A returned value, in the same way.
fn came(value: &Returned) -> Markup {
    match value {
        Returned::Record(members) => apart(
            members
                .iter()
                .map(|(name, one)| (name.as_str(), shown(one))),
        ),
        other => html! { (shown(other)) },
    }
}

fn apart<'a>(members: impl Iterator<Item = (&'a str, String)>) -> Markup {
    html! { @for (name, value) in members { span.one { (name) ": " (value) } " " } }
}

/// The arguments as a learner reads them: `[3u + 2, u²]; 1`, each with its name where there are many.
fn inputs(test: &Test, variant: &Variant, names: &[&str]) -> Markup {
    let body = |formula: &Formula| {
        let text = formula
            .text
            .split_once('=')
            .map_or(formula.text.as_str(), |(_, body)| body);
        put_in(text.trim(), variant)
    };
    let inputs = test.inputs(&variant.scope).unwrap_or_default();
    let named = inputs.len() >= MANY && inputs.len() == names.len();
    let last = inputs.len().saturating_sub(1);
    html! {
        @for (i, input) in inputs.iter().enumerate() {
            span.one {
                @if let Some(name) = names.get(i).filter(|_| named) { i { (name) } " " }
                (argument(input, &body))
                @if i < last { ";" }
            }
            " "
        }
    }
}

fn argument(input: &Input, body: &dyn Fn(&Formula) -> String) -> String {
    match input {
        Input::Number(x) => number::plain(*x),
        Input::Truth(truth) => truth.to_string(),
        Input::Text(text) => format!("“{text}”"),
        Input::List(items) => {
            let items: Vec<String> = items.iter().map(|item| argument(item, body)).collect();
            format!("[{}]", items.join(", "))
        }
        Input::Record(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, item)| format!("{name}: {}", argument(item, body)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        Input::Filled { value, length } => {
            let value = number::plain(*value);
            format!("[{value}, {value}, … {} ×]", number::plain(*length as f64))
        }
        Input::Function(formula) | Input::Pair(formula) => body(formula),
    }
}

/// A function's formula with the variant's numbers in place of the givens' names.
fn put_in(text: &str, variant: &Variant) -> String {
    let mut out = String::new();
    let mut name = String::new();
    let flush = |name: &mut String, out: &mut String| {
        match variant
            .scope
            .value(name)
            .and_then(longhand_notation::Value::as_number)
        {
            Some(x) => out.push_str(&number::plain(x)),
            None => out.push_str(name),
        }
        name.clear();
    };
    for c in text.chars() {
        if c.is_alphanumeric() || c == '_' {
            name.push(c);
        } else {
            flush(&mut name, &mut out);
            out.push(c);
        }
    }
    flush(&mut name, &mut out);
    out
}
