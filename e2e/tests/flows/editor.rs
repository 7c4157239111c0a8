//! The editor: writing, leaving it, and what is kept.

use longhand_e2e::{Browser, Card};

const CHAPTER: &str = "training/0-chain-rule.html";
const CODE: &str = "chain-grad";

fn with_editor(browser: &Browser) -> Card<'_> {
    browser.card(CODE).expect(".prism-code-editor")
}

fn source(browser: &Browser, card: &Card) -> String {
    let text = browser.run(&format!(
        "return document.querySelector(\"{}\").value",
        card.at("textarea.editor")
    ));
    text.as_str().unwrap_or_default().to_owned()
}

fn focused(browser: &Browser) -> String {
    let told =
        browser.run("return document.activeElement.className || document.activeElement.tagName");
    told.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_editor_indents_closes_brackets_and_takes_it_back() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.run("document.querySelector('[data-exercise=chain-grad]').scrollIntoView()");
    let card = with_editor(&browser);
    card.click(".tab[data-language=python]").paste_code("");
    browser.keys("def f(x):\u{e007}return [x");
    assert_eq!(source(&browser, &card), "def f(x):\n    return [x]");
    assert!(browser.count(&card.at(".token.keyword")) >= 2);
    browser.run("document.execCommand('insertText', false, ', 2')");
    assert!(source(&browser, &card).contains("[x, 2]"));
    // Control and Z.
    browser.keys("\u{e009}z");
    assert!(!source(&browser, &card).contains("[x, 2]"));
    browser.expect_quiet();
}

#[test]
fn escape_and_tab_lead_out_of_the_editor_and_tab_alone_does_not() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.run("document.querySelector('[data-exercise=chain-grad]').scrollIntoView()");
    let card = with_editor(&browser);
    card.click("textarea.editor");
    browser.keys("\u{e004}");
    assert!(focused(&browser).contains("editor"), "Tab indents");
    browser.keys("\u{e00c}").keys("\u{e004}");
    assert!(focused(&browser).contains("check"), "{}", focused(&browser));
    assert!(card.text(".editor-help").contains("Esc, then Tab"));
}

#[test]
fn the_language_is_the_same_on_every_card_and_each_keeps_its_draft() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.run("document.querySelector('[data-exercise=chain-grad]').scrollIntoView()");
    let card = with_editor(&browser);
    card.paste_code("// mine")
        .click(".tab[data-language=python]");
    assert!(source(&browser, &card).starts_with("def chain_grad"));
    card.paste_code("# my Python").expect(".token.comment");
    let other = browser.card("numerical-grad");
    other.expect(".tab[data-language=python][aria-pressed=true]");
    card.click(".tab[data-language=javascript]");
    assert_eq!(source(&browser, &card), "// mine");
    card.click(".tab[data-language=python]");
    // What is typed is kept after a moment.
    std::thread::sleep(std::time::Duration::from_millis(600));
    browser.reload();
    let card = browser
        .card(CODE)
        .expect(".tab[data-language=python][aria-pressed=true]");
    browser.until("the draft", || {
        (source(&browser, &card) == "# my Python").then_some(())
    });
}

#[test]
fn starting_over_asks_first() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.run("document.querySelector('[data-exercise=chain-grad]').scrollIntoView()");
    let card = with_editor(&browser);
    let starter = source(&browser, &card);
    card.paste_code("// mine").click("[data-on=ask-restart]");
    assert_eq!(source(&browser, &card), "// mine");
    card.click("[data-on=keep]");
    assert_eq!(browser.count(&card.at(".asking")), 0);
    card.click("[data-on=ask-restart]")
        .click("[data-on=restart]");
    assert_eq!(source(&browser, &card), starter);
}

#[test]
fn the_editor_breaks_no_rule_of_accessibility_in_either_theme() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.run("document.querySelector('[data-exercise=chain-grad]').scrollIntoView()");
    let card = with_editor(&browser);
    card.click(".tab[data-language=python]")
        .paste_code(
            "def chain_grad(funcs, x):\n    # a word\n    print('text', 2)\n    return slope\n",
        )
        .check()
        .expect(".pce-line.at-fault")
        .click("[data-on=ask-restart]");
    for dark in [false, true] {
        browser.dark(dark).settle();
        browser.expect_accessible_in(&card.at(""));
    }
    browser.size(390, 800).settle().expect_no_sideways_scroll();
}

#[test]
fn a_second_run_takes_the_place_of_the_first_and_stop_ends_it() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.run("document.querySelector('[data-exercise=chain-grad]').scrollIntoView()");
    let card = with_editor(&browser);
    card.paste_code("function chainGrad() { for (;;) {} }")
        .check()
        .click("[data-on=stop]");
    assert_eq!(browser.count(&card.at(".verdict")), 0);
    card.check();
    card.paste_code("function chainGrad() { return 5.25; }");
    browser.keys("\u{e009}\u{e007}");
    card.expect_text("5.25");
    assert!(!card.text(".verdict").contains("Stopped"));
}
