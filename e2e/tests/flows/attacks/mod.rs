//! What hostile programs try, in every language, and what comes of it: the table
//! in `docs/sandbox.md` is what these tests see.

mod javascript;
mod python;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use longhand_e2e::{Browser, Card, workspace};
use longhand_exercise::program::language::Language;
use longhand_view::catalogue::ENGLISH;

const CHAPTER: &str = "training/0-chain-rule.html";
const CODE: &str = "chain-grad";

/// How long a run may take with all that it waits for: a large interpreter, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// What is tried, and the body of a program that tries it. A program that gets
/// through returns `REACHED`, or a text that says what it found.
type Attack = (&'static str, &'static str);

/// Runs every attack in one page, one after another, and writes down what came of each.
fn outcomes(
    browser: &Browser,
    attacks: &[Attack],
    program: fn(&str) -> String,
) -> Vec<(String, String)> {
    let card = browser.card(CODE);
    let mut found = Vec::new();
    for (name, body) in attacks {
        run(browser, &card, &program(body));
        assert_eq!(
            browser.count(&card.at(".verdict.right")),
            0,
            "“{name}” passes"
        );
        let shown = card.text(".tests") + &card.text("pre.listing");
        assert!(!shown.contains("REACHED"), "“{name}” got through: {shown}");
        found.push((name.to_string(), outcome(&card)));
    }
    card.expect_solved(false);
    found
}

/// Runs a program and waits for its end. A busy machine may not start an interpreter in the time
/// that it has; that is then tried again.
fn run(browser: &Browser, card: &Card, program: &str) {
    for _ in 0..5 {
        card.paste_code(program).check();
        let start = Instant::now();
        let busy = format!(
            "return document.querySelector(\"{}\").hasAttribute('aria-disabled')",
            card.at("button.check")
        );
        while browser.yes(&busy).is_some() {
            assert!(start.elapsed() < PATIENCE, "no end of:\n{program}");
            std::thread::sleep(Duration::from_millis(20));
        }
        if !card.text(".verdict").contains(ENGLISH.sandbox_silent) {
            return;
        }
    }
    panic!("the interpreter never started");
}

/// What came of a run, in a few words.
fn outcome(card: &Card) -> String {
    let verdict = card.text(".verdict");
    let got = card.text("details.test:first-of-type .got code");
    let name = |text: &str| {
        let mut words = text.trim_start().split([':', ' ', '\n', '\u{a0}']);
        words.next().unwrap_or_default().to_owned()
    };
    if verdict.starts_with("Stopped.") {
        "ended after two seconds of work".to_owned()
    } else if let Some(error) = verdict.strip_prefix("It stopped with an error:") {
        name(error)
    } else if let Some(error) = verdict.strip_prefix("The code did not start:") {
        name(error)
    } else {
        format!("returns {}", got.lines().next().unwrap_or_default().trim())
    }
}

/// The page is as it was: it answers at once, nothing was stored, nothing was asked of the server,
/// and an honest program passes.
fn page_is_unharmed(browser: &Browser, language: Language) {
    let told = browser.run(
        "return JSON.stringify({
           asked: performance.getEntriesByType('resource').filter(({ name }) => name.includes('stolen')).length,
           stored: Object.keys(localStorage).filter((name) => name.includes('stolen')).length,
           title: document.title.includes('stolen'),
           map: [1].map((x) => x + 1)[0],
         })",
    );
    assert_eq!(
        told.as_str().unwrap_or_default(),
        r#"{"asked":0,"stored":0,"title":false,"map":2}"#
    );
    let data = browser
        .site()
        .data(CHAPTER)
        .expect("the chapter has exercises");
    let found = data.exercises.iter().find(|one| one.slug == CODE);
    let code = found
        .and_then(|one| one.code())
        .expect("it is a code exercise");
    browser
        .card(CODE)
        .paste_code(&code.written(language).reference)
        .check()
        .expect_verdict("right")
        .expect_solved(true);
    browser.expect_quiet();
}

/// Fails, with the lines as they should be, where the column of `docs/sandbox.md` says otherwise.
fn agrees_with_the_table(column: usize, found: &[(String, String)]) {
    let path = workspace().join("docs/sandbox.md");
    let text = std::fs::read_to_string(&path).expect("docs/sandbox.md is there");
    let rows: BTreeMap<&str, Vec<&str>> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").map(str::trim).collect::<Vec<_>>())
        .filter_map(|cells| Some((*cells.first()?, cells)))
        .collect();
    let wrong: Vec<String> = found
        .iter()
        .filter(|(name, outcome)| {
            let told = rows.get(name.as_str()).and_then(|cells| cells.get(column));
            told.is_none_or(|told| told != outcome)
        })
        .map(|(name, outcome)| format!("{name}: {outcome}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "docs/sandbox.md says otherwise (column {column}):\n{}",
        wrong.join("\n")
    );
}
