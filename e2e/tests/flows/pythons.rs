//! Python where it is not there, where it does not arrive whole, and where the network is gone.

use longhand_e2e::{Browser, Card, Gate, Site};
use longhand_exercise::program::language::Language;
use longhand_view::catalogue::ENGLISH;
use std::time::{Duration, Instant};

const CHAPTER: &str = "training/0-chain-rule.html";
const CODE: &str = "chain-grad";

/// How long the large interpreter may take to arrive and start, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

fn reference(site: &Site, language: Language) -> String {
    reference_of(site, (CHAPTER, CODE), language)
}

fn reference_of(site: &Site, (page, slug): (&str, &str), language: Language) -> String {
    let data = site.data(page).expect("the chapter has exercises");
    let found = data.exercises.iter().find(|one| one.slug == slug);
    let code = found.and_then(|one| one.code());
    code.expect("it is a code exercise")
        .written(language)
        .reference
        .clone()
}

/// Runs the tests and waits, longer than other tests do, for one of these verdicts.
fn run<'a>(browser: &'a Browser, card: Card<'a>, program: &str, verdict: &str) -> Card<'a> {
    let card = card.paste_code(program).check();
    let start = Instant::now();
    while browser.count(&card.at(&format!(".verdict.{verdict}"))) != 1 {
        let said = card.text(".verdict");
        assert!(start.elapsed() < PATIENCE, "no `{verdict}`: {said}");
        std::thread::sleep(Duration::from_millis(50));
    }
    card
}

#[test]
fn a_site_built_without_python_says_so_and_javascript_runs() {
    let site = Site::without_python();
    let browser = Browser::at(site);
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .click(".tab[data-language=python]")
        .expect_text(ENGLISH.no_python);
    browser.expect_accessible_in(&card.at(""));
    let card = card.click(".tab[data-language=javascript]");
    run(
        &browser,
        card,
        &reference(site, Language::JavaScript),
        "right",
    )
    .expect_solved(true);
    browser.expect_quiet();
}

#[test]
fn a_download_that_breaks_off_is_told_and_the_next_one_succeeds() {
    let site = Site::shared();
    let gate = Gate::before(site.origin());
    let browser = Browser::at(site.behind(&gate));
    browser.open(CHAPTER);
    let card = browser.card(CODE).click(".tab[data-language=python]");
    let program = reference(site, Language::Python);
    // Enough for the answer's head, not for the interpreter.
    gate.break_off_after(Some(40_000));
    let card = run(&browser, card, &program, "unreadable")
        .expect_text(ENGLISH.python_not_loaded)
        .expect_solved(false);
    gate.break_off_after(None);
    run(&browser, card, &program, "right").expect_solved(true);
}

#[test]
fn python_in_full_is_asked_for_once_remembered_and_runs_without_a_network() {
    let site = Site::shared();
    let gate = Gate::before(site.origin());
    let browser = Browser::at(site.behind(&gate));
    browser.open(CHAPTER);
    browser.run_async(
        "await navigator.serviceWorker.ready;
         while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 50));",
    );
    let program = reference(site, Language::Python);
    // What only CPython has.
    let program =
        format!("import dataclasses, sys\nassert sys.implementation.name == 'cpython'\n{program}");
    let card = browser
        .card(CODE)
        .click(".tab[data-language=python]")
        .click("[data-on=full-python]");
    run(&browser, card, &program, "right");
    gate.shut();
    browser.reload();
    let card = browser
        .card(CODE)
        .expect(".tab[data-language=python][aria-pressed=true]")
        .expect_text(ENGLISH.full_python);
    let card = run(
        &browser,
        card,
        "def chain_grad(funcs, x):\n    return 1",
        "wrong",
    );
    run(&browser, card, &program, "right");
}

#[test]
fn a_million_is_left_out_by_the_small_python_and_run_in_full() {
    const HEAVY: (&str, &str) = ("training/2-cross-entropy.html", "stable-cross-entropy");
    let browser = Browser::start();
    let site = browser.site();
    browser.open(HEAVY.0);
    let card = browser.card(HEAVY.1);
    let right = reference_of(site, HEAVY, Language::JavaScript);
    let card = run(&browser, card, &right, "right").expect_text(ENGLISH.all_pass);
    assert_eq!(browser.count(&card.at(".test[data-outcome=passed]")), 9);
    let card = card.click(".tab[data-language=python]");
    let wrong = "def cross_entropy(logits, target):\n    return 1";
    let card = run(&browser, card, wrong, "wrong");
    assert!(!card.text("").contains(ENGLISH.differs_heavy));
    let right = reference_of(site, HEAVY, Language::Python);
    let card = run(&browser, card, &right, "right")
        .expect_text(ENGLISH.all_that_ran_pass)
        .expect_text(ENGLISH.differs_heavy)
        .expect(".test[data-outcome=left-out]");
    browser.expect_accessible_in(&card.at(""));
    let card = card.click("[data-on=run-in-full]");
    let start = Instant::now();
    while browser.count(&card.at(".test[data-outcome=passed]")) != 9 {
        assert!(start.elapsed() < PATIENCE, "{}", card.text(".verdict"));
        std::thread::sleep(Duration::from_millis(50));
    }
    card.expect_text(ENGLISH.all_pass);
    browser.expect_quiet();
}
