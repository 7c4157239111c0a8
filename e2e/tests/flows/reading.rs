//! Reading without scripts.

use longhand_e2e::Browser;

#[test]
fn without_scripts_prose_formulas_questions_and_solutions_are_there() {
    let browser = Browser::start();
    browser
        .without_scripts()
        .visit("training/0-chain-rule.html");
    assert!(browser.text("main").len() > 2000, "prose is shown");
    assert!(browser.count("main math") > 20, "formulas are shown");
    let cards = browser.count("[data-exercise]");
    assert!(cards >= 12);
    assert_eq!(
        browser.count("[data-exercise] .ask"),
        cards,
        "every question is shown"
    );
    assert_eq!(
        browser.count("[data-exercise] details.working:not([open])"),
        cards,
        "solutions are folded"
    );
    browser.click("[data-exercise='square-of-a-line'] summary[data-on=working]");
    let working = browser.text("[data-exercise='square-of-a-line'] details.working");
    assert!(
        working.contains("30"),
        "the folded solution can be read: {working}"
    );
}

#[test]
fn the_page_asks_for_nothing_from_another_host() {
    let browser = Browser::start();
    browser.open("training/0-chain-rule.html").settle();
    let origin = browser.site().origin();
    let names = browser.run("return performance.getEntriesByType('resource').map(one => one.name)");
    for name in names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str())
    {
        assert!(
            name.starts_with(origin) || name.starts_with("blob:") || name.starts_with("data:"),
            "{name}"
        );
    }
}
