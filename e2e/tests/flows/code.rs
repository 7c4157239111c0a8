//! Programs that learners write.

use longhand_e2e::Browser;
use longhand_exercise::program::language::Language;

const CHAPTER: &str = "training/0-chain-rule.html";
const CODE: &str = "chain-grad";

fn reference(browser: &Browser) -> String {
    written(browser, Language::JavaScript)
}

fn written(browser: &Browser, language: Language) -> String {
    let data = browser
        .site()
        .data(CHAPTER)
        .expect("the chapter has exercises");
    let found = data
        .exercises
        .into_iter()
        .find(|exercise| exercise.slug == CODE);
    match found.map(|exercise| exercise.kind) {
        Some(longhand_exercise::Kind::Code(code)) => code.written(language).reference.clone(),
        other => panic!("{CODE} is a code exercise, not {other:?}"),
    }
}

#[test]
fn a_good_program_passes_every_test() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code(&reference(&browser))
        .check()
        .expect_verdict("right")
        .expect_solved(true);
    assert_eq!(browser.count(&card.at(".test[data-outcome=failed]")), 0);
    assert!(browser.count(&card.at(".test[data-outcome=passed]")) > 2);
}

#[test]
fn a_wrong_program_fails_with_what_came_out() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code("function chainGrad(functions, x) { return 123; }")
        .check()
        .expect_verdict("wrong")
        .expect(".test[data-outcome=failed]");
    assert!(
        card.text(".tests").contains("123"),
        "{}",
        card.text(".tests")
    );
}

#[test]
fn the_first_failing_test_is_unfolded_and_what_a_reader_unfolds_stays_so() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let open = |card: &longhand_e2e::Card| browser.count(&card.at("details.test[open]"));
    let card = browser.card(CODE);
    assert_eq!(open(&card), 1, "before a run the first, as an example");
    // Right where there is no function at all, and wrong where there is one.
    let card = card
        .paste_code("function chainGrad(functions, x) { return 1; }")
        .check()
        .expect_verdict("wrong")
        .expect("details.test[data-outcome=failed][open]");
    assert_eq!(open(&card), 1);
    let failing = "return [...document.querySelectorAll('.test')].findIndex((one) => one.matches('[data-outcome=failed]')) === [...document.querySelectorAll('.test')].findIndex((one) => one.open)";
    assert!(browser.yes(failing).is_some(), "it is the first that fails");
    let card = card.click("details.test:not([open]) summary");
    assert_eq!(open(&card), 2);
    browser.run(&format!(
        "document.querySelector(\"{}\").focus()",
        card.at("textarea.editor")
    ));
    browser.keys(" ");
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(open(&card), 2, "typing folds nothing");
    card.paste_code(&reference(&browser))
        .check()
        .expect_verdict("right");
    assert_eq!(open(&card), 0, "nothing fails any more");
}

#[test]
fn a_bug_is_found_by_keyboard_in_either_language_and_mended() {
    let browser = Browser::start();
    browser.open("training/5-adam.html");
    let card = browser
        .card("missing-bias-correction")
        .click("label:has(input[value='2'])")
        .check()
        .expect_verdict("wrong")
        .expect(".program-line[data-judged=wrong] .reply");
    // From line 2 by the arrow keys to line 4, one of the two that are right.
    browser.run(&format!(
        "document.querySelector(\"{}\").focus()",
        card.at("input[value='2']")
    ));
    browser.keys("\u{E015}").keys("\u{E015}").keys("\u{E007}");
    let card = card
        .expect_verdict("right")
        .expect_solved(true)
        .click("[data-language=python]");
    assert!(
        card.text(".program-lines").contains("m_hat = m"),
        "the same lines in Python"
    );
    let mended = browser
        .site()
        .data("training/5-adam.html")
        .and_then(|data| {
            let found = data
                .exercises
                .into_iter()
                .find(|exercise| exercise.slug == "missing-bias-correction");
            found?.code().map(|code| code.javascript.reference.clone())
        })
        .expect("a program to mend");
    let card = card
        .click("[data-language=javascript]")
        .click("[data-on=mend]")
        .expect("textarea.editor");
    card.check().expect(".test[data-outcome=failed]");
    card.paste_code(&mended)
        .check()
        .expect_verdict("right")
        .expect(".test[data-outcome=passed]");
    assert_eq!(browser.count(&card.at(".test[data-outcome=failed]")), 0);
}

#[test]
fn a_program_without_an_end_is_stopped_and_the_next_one_runs() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code("function chainGrad(functions, x) { for (;;) {} }")
        .check()
        .expect_verdict("wrong")
        .expect(".test[data-outcome=stopped], .test[data-outcome=failed]");
    card.paste_code(&reference(&browser))
        .check()
        .expect_verdict("right");
}

#[test]
fn a_program_with_a_slip_of_syntax_is_not_counted() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(CODE)
        .paste_code("function chainGrad(functions, x) { return ( }")
        .check()
        .expect_verdict("unreadable")
        .expect_solved(false);
}

#[test]
fn python_runs_at_once_and_marks_the_line_of_an_error() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .click(".tab[data-language=python]")
        .paste_code(&written(&browser, Language::Python))
        .check()
        .expect_verdict("right")
        .expect_solved(true);
    card.paste_code("def chain_grad(funcs, x):\n    print(x)\n    return slope\n")
        .check()
        .expect_verdict("wrong")
        .expect_text("That is in line 3")
        .expect(".pce-line.at-fault");
    assert!(card.text(".pce-line.at-fault").contains("return slope"));
    assert!(card.text("pre.listing").contains('2'), "what was printed");
    browser.expect_quiet();
}
