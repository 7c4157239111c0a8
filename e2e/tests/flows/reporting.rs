//! Variants by their buttons, reports of mistakes, broken exercises, keys for touch screens.

use longhand_e2e::{Browser, Site};

const PAGE: &str = "1-test.html";
const CHAPTER: &str = "training/0-chain-rule.html";
const NUMERIC: &str = "square-of-a-line";

/// Notes what is put on the clipboard, and every change that screen readers would say.
const WATCH: &str = "Clipboard.prototype.writeText = text => { window.copied = text; return Promise.resolve(); };
    window.said = [];
    document.addEventListener('DOMContentLoaded', () => {
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]'))
        new MutationObserver(() => { const text = region.hidden ? '' : region.textContent; if (text) window.said.push(text); })
          .observe(region, { childList: true, subtree: true, characterData: true, attributes: true });
    });";

#[test]
fn a_report_copies_exercise_variant_answer_and_verdict_and_leads_to_the_address() {
    let browser = Browser::at(Site::test());
    browser.before_pages(WATCH);
    browser.open(&format!("{PAGE}#works@3"));
    let card = browser.card("works");
    assert_eq!(
        browser.count(&card.at(".report")),
        0,
        "nothing to report yet"
    );
    card.answer("77")
        .expect_verdict("wrong")
        .expect(".report a");
    let address = browser.run(&format!(
        "return document.querySelector(\"{}\").href",
        card.at(".report a")
    ));
    let address = address.as_str().unwrap_or_default();
    assert!(
        address
            .starts_with("https://example.org/issues/new?title=1.2%20Works%20%403&body=Exercise"),
        "{address}"
    );
    // The link itself opens another tab, which is not followed here.
    browser.run("document.addEventListener('click', event => event.preventDefault())");
    card.click(".report a");
    browser.until("the clipboard", || browser.yes("return 'copied' in window"));
    let copied = browser.run("return copied");
    let copied = copied.as_str().unwrap_or_default();
    for part in ["works@3 (1.2)", "Answer: 77", "Verdict: wrong", "Not yet."] {
        assert!(copied.contains(part), "{part} in {copied}");
    }
    assert_eq!(
        browser.count("[data-notice=report-copied]:not([hidden])"),
        1
    );
}

#[test]
fn a_broken_exercise_says_so_in_its_own_card_and_the_page_works_on() {
    let browser = Browser::at(Site::test());
    browser.open(PAGE);
    let broken = browser
        .card("breaks")
        .click("[data-on=new]")
        .expect(".broken");
    assert!(
        broken
            .text(".broken")
            .contains("the rest of the page works on")
    );
    browser
        .card("works")
        .answer("5")
        .expect_verdict("right")
        .expect_solved(true);
    // And it comes back.
    broken
        .click("[data-on=book]")
        .answer("4")
        .expect_verdict("right");
    browser.settle().expect_accessible().expect_quiet();
}

#[test]
fn one_can_go_to_the_next_variant_and_back() {
    let browser = Browser::start();
    browser.before_pages(WATCH);
    browser.open(CHAPTER);
    let card = browser.card(NUMERIC);
    let at = |number: &str| {
        browser.until(&format!("variant {number}"), || {
            (card.attribute("data-variant") == number).then_some(())
        });
    };
    card.click(".quiet [data-on=new]");
    at("1");
    card.click(".turn[data-on=new]");
    at("2");
    let second = card.text(".ask");
    card.click(".turn[data-on=previous]");
    at("1");
    assert_ne!(card.text(".ask"), second);
    card.click(".turn[data-on=new]");
    at("2");
    assert_eq!(
        card.text(".ask"),
        second,
        "the same number is the same variant"
    );
    card.click("[data-on=link]");
    browser.until("the clipboard", || browser.yes("return 'copied' in window"));
    let copied = browser.run("return copied");
    assert!(
        copied
            .as_str()
            .unwrap_or_default()
            .ends_with("0-chain-rule.html#square-of-a-line@2"),
        "{copied}"
    );
    card.click(".turn[data-on=previous]")
        .click(".turn[data-on=previous]");
    at("0");
}

#[test]
fn a_verdict_is_said_once() {
    let browser = Browser::start();
    browser.before_pages(WATCH);
    browser.open(CHAPTER);
    for (answer, verdict) in [
        ("25", "wrong"),
        ("25", "wrong"),
        ("2*(3", "unreadable"),
        ("30", "right"),
    ] {
        browser.run("window.said.length = 0");
        browser.card(NUMERIC).answer(answer).expect_verdict(verdict);
        browser.until("the verdict to be said", || {
            browser.yes("return said.length > 0")
        });
        browser.run_async("await new Promise(done => setTimeout(done, 300));");
        let said = browser.run("return said");
        assert_eq!(said.as_array().map(Vec::len), Some(1), "{said}");
    }
}

#[test]
fn keys_for_a_calculation_show_themselves_on_a_touch_screen_and_type() {
    let browser = Browser::start();
    browser.phone().open(CHAPTER);
    let card = browser.card(NUMERIC);
    let keys = card.at(".keys");
    let shown =
        format!("return getComputedStyle(document.querySelector(\"{keys}\")).display !== 'none'");
    assert_eq!(browser.yes(&shown), None, "not before the field is touched");
    card.type_answer("30");
    browser.until("the row of keys", || browser.yes(&shown));
    for key in ["×10^", "-", "/", "("] {
        card.click(&format!(".key[data-key='{key}']"));
    }
    let value = browser.run(&format!(
        "return document.querySelector(\"{}\").value",
        card.at("input.field")
    ));
    assert_eq!(value, "30×10^-/(");
    assert!(
        browser
            .yes(&format!(
                "return document.activeElement.matches(\"{}\")",
                card.at("input.field")
            ))
            .is_some()
    );
    browser.settle().expect_no_sideways_scroll();
}
