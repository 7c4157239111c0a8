//! Saving progress to a file, bringing it in, forgetting it.

use longhand_e2e::{Browser, target};
use std::path::PathBuf;

const CHAPTER: &str = "training/0-chain-rule.html";
const NUMERIC: &str = "square-of-a-line";
const OTHER: &str = "forward-or-reverse";

/// Keeps what the page hands to the browser to be saved.
const WATCH_SAVING: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = blob => { window.saved = blob.text(); return make.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };";

fn saved(browser: &Browser) -> String {
    browser.click("[data-progress=save]");
    browser.until("the file", || browser.yes("return 'savedAs' in window"));
    assert_eq!(browser.run("return savedAs"), "longhand-progress.json");
    let text = browser.run_async("return await window.saved");
    text.as_str().expect("it is text").to_owned()
}

/// A file with this text.
fn file(name: &str, text: &str) -> PathBuf {
    let path = target().join(format!("e2e/{name}-{}.json", std::process::id()));
    std::fs::write(&path, text).expect("it can be written");
    path
}

fn told(browser: &Browser, text: &str) {
    browser.until(&format!("“{text}”"), || {
        browser
            .text("[data-notice=told]")
            .contains(text)
            .then_some(())
    });
}

#[test]
fn what_is_saved_in_one_browser_can_be_brought_into_another_which_loses_nothing() {
    let first = Browser::start();
    first.before_pages(WATCH_SAVING);
    first.open(CHAPTER);
    first
        .card(NUMERIC)
        .answer("30")
        .expect_verdict("right")
        .expect_solved(true);
    let text = saved(&first);
    assert!(
        text.contains("\"verdict\":\"right\"") && text.contains("longhand-progress"),
        "{text}"
    );

    let second = Browser::start();
    second.open(CHAPTER);
    second
        .card(OTHER)
        .pick("n-and-one")
        .check()
        .expect_verdict("right")
        .expect_solved(true);
    let path = file("saved", &text);
    second.choose_file("[data-progress=load]", &path);
    told(&second, "Nothing you had was changed.");
    second.card(NUMERIC).expect_solved(true);
    second.card(OTHER).expect_solved(true);
    second.reload();
    second.card(NUMERIC).expect_solved(true);
    second.card(OTHER).expect_solved(true);
    // The same file once more adds nothing.
    second.choose_file("[data-progress=load]", &path);
    told(&second, "Brought in: 0 new entries.");
    let _ = std::fs::remove_file(path);
}

#[test]
fn a_file_of_something_else_is_refused_in_words_and_changes_nothing() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).answer("30").expect_solved(true);
    let path = file("other", "{\"format\": \"something else\"}");
    browser.choose_file("[data-progress=load]", &path);
    told(&browser, "not a Longhand progress file");
    browser.reload();
    browser.card(NUMERIC).expect_solved(true);
    let _ = std::fs::remove_file(path);
}

#[test]
fn forgetting_asks_first_and_then_forgets_everything() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).answer("30").expect_solved(true);
    let ask = "[popovertarget=forget]:not(.ask-forget *)";
    browser.click(ask).settle().expect_accessible();
    browser.click(".ask-forget .check");
    browser.until("the question to be gone", || {
        (browser.count(".ask-forget:popover-open") == 0).then_some(())
    });
    browser.card(NUMERIC).expect_solved(true);
    browser.run("window.before = true");
    browser.click(ask).click("[data-progress=forget]");
    browser.until("the page to begin anew", || {
        browser.yes("return !window.before && 'live' in document.documentElement.dataset")
    });
    browser.card(NUMERIC).expect_solved(false);
    browser.reload();
    browser.card(NUMERIC).expect_solved(false);
    browser.expect_quiet();
}

#[test]
fn forgetting_in_one_tab_is_heard_in_another() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).answer("30").expect_solved(true);
    // As the other tab does it: it empties the store and says so.
    browser.run("window.before = true");
    browser.run_async(
        "await new Promise(done => { const open = indexedDB.open('longhand:/');
           open.onsuccess = () => { const clear = open.result.transaction('events', 'readwrite').objectStore('events').clear(); clear.onsuccess = done; }; });
         new BroadcastChannel('longhand:/').postMessage('forget');",
    );
    browser.until("the page to begin anew", || {
        browser.yes("return !window.before && 'live' in document.documentElement.dataset")
    });
    browser.card(NUMERIC).expect_solved(false);
}
