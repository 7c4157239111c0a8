//! Programs that learners write.

use longhand_e2e::Browser;
use longhand_exercise::kind::code::Language;

const CHAPTER: &str = "0-chain-rule.html";
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
    assert_eq!(browser.count(&card.at("tr[data-outcome=failed]")), 0);
    assert!(browser.count(&card.at("tr[data-outcome=passed]")) > 2);
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
        .expect("tr[data-outcome=failed]");
    assert!(
        card.text("table.tests").contains("123"),
        "{}",
        card.text("table.tests")
    );
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
        .expect("tr[data-outcome=stopped], tr[data-outcome=failed]");
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
