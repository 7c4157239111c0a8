//! Where progress is kept, and what is said when it cannot be.

use longhand::server::{self, Served};
use longhand_e2e::{Browser, Site};
use longhand_exercise::progress::{Event, EventKind, Outcome};

const CHAPTER: &str = "training/0-chain-rule.html";
const NUMERIC: &str = "square-of-a-line";
const OTHER: &str = "forward-or-reverse";
const SHOWN: &str = "[data-notice]:not([hidden])";

const NO_DATABASE: &str = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";
const NO_LOCAL: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";

fn typed(browser: &Browser) -> serde_json::Value {
    browser.run(&format!(
        "return document.querySelector(\"[data-exercise='{NUMERIC}'] input.field\").value"
    ))
}

fn solve(browser: &Browser) {
    browser
        .card(NUMERIC)
        .answer("30")
        .expect_verdict("right")
        .expect_solved(true);
}

#[test]
fn without_a_database_progress_is_kept_all_the_same() {
    let browser = Browser::start();
    browser.before_pages(NO_DATABASE);
    browser.open(CHAPTER);
    solve(&browser);
    assert_eq!(browser.count(SHOWN), 0);
    browser.reload();
    browser.card(NUMERIC).expect_solved(true);
}

#[test]
fn where_nothing_can_be_kept_the_page_says_so_and_works() {
    let browser = Browser::start();
    browser.before_pages(NO_DATABASE);
    browser.before_pages(NO_LOCAL);
    browser.open(CHAPTER);
    solve(&browser);
    assert_eq!(browser.count("[data-notice=nothing-kept]:not([hidden])"), 1);
    assert_eq!(browser.count(SHOWN), 1);
}

#[test]
fn a_write_that_fails_is_told() {
    let browser = Browser::start();
    browser.before_pages(NO_DATABASE);
    browser.open(CHAPTER);
    browser.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
    solve(&browser);
    browser.until("the notice", || {
        (browser.count("[data-notice=not-saved]:not([hidden])") == 1).then_some(())
    });
}

#[test]
fn what_was_typed_is_there_after_a_reload() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).type_answer("2*(3*1+2)");
    browser.reload();
    assert_eq!(typed(&browser), "2*(3*1+2)");
}

#[test]
fn a_page_hears_of_an_exercise_that_another_tab_solved() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(NUMERIC).type_answer("7");
    let right = EventKind::Tried {
        answer: "30".to_owned(),
        verdict: Outcome::Right,
        diagnosis: None,
        assisted: false,
    };
    let event = Event::new("other-tab-1".to_owned(), 1, NUMERIC, 0, right);
    let text = serde_json::Value::from(event.to_json().to_string());
    browser.run(&format!(
        "new BroadcastChannel('longhand:/').postMessage({text})"
    ));
    browser.card(NUMERIC).expect_solved(true);
    browser.until("the ring", || {
        (browser.count("[data-ring][data-solved='1']") > 0).then_some(())
    });
    // What was being typed here stays.
    assert_eq!(typed(&browser), "7");
}

#[test]
fn a_page_whose_program_does_not_load_says_so() {
    let browser = Browser::start();
    browser.before_pages("delete window.WebAssembly;");
    browser.visit(CHAPTER);
    browser.until("the notice", || {
        (browser.count("[data-notice=not-loaded]:not([hidden])") == 1).then_some(())
    });
}

/// Runs the body of an async function at the site's address, before any page of it has opened a
/// store. `keep(database, entries, options)` makes a database with these entries.
fn beforehand(browser: &Browser, script: &str) {
    browser.visit("control.html");
    browser.run_async(&format!(
        "const keep = (name, entries, options) => new Promise((done, fail) => {{
           const open = indexedDB.open(name, 1);
           open.onupgradeneeded = () => {{
             const store = open.result.createObjectStore('events', options);
             for (const [id, text] of entries) store.put(text, id);
           }};
           open.onsuccess = () => {{ open.result.close(); done(); }};
           open.onerror = fail;
         }});
         {script}"
    ));
}

/// An event of an earlier version of the program, as text in a script.
fn event(id: &str, exercise: &str, kind: EventKind) -> serde_json::Value {
    let event = Event::new(id.to_owned(), 1_700_000_000_000, exercise, 0, kind);
    serde_json::Value::from(event.to_json().to_string())
}

fn right() -> EventKind {
    EventKind::Tried {
        answer: "30".to_owned(),
        verdict: Outcome::Right,
        diagnosis: None,
        assisted: false,
    }
}

#[test]
fn a_write_that_does_not_arrive_in_the_database_stays_where_it_was_put_at_once() {
    let browser = Browser::start();
    // A store in which nothing can be put under a key of its own.
    beforehand(&browser, "await keep('longhand:/', [], { keyPath: 'id' });");
    browser.open(CHAPTER);
    solve(&browser);
    let kept = "return Object.keys(localStorage).filter(key => key.startsWith('longhand:/#event/')).length > 0";
    browser.until("the event in local storage", || browser.yes(kept));
    browser.reload();
    browser.card(NUMERIC).expect_solved(true);
    assert_eq!(browser.yes(kept), Some(()));
    assert_eq!(browser.count(SHOWN), 0);
}

#[test]
fn what_was_kept_under_the_former_names_is_carried_over_once_and_stays_for_other_sites() {
    let browser = Browser::start();
    let draft = EventKind::Draft {
        part: "0".to_owned(),
        text: "from before".to_owned(),
    };
    let (solved, typed_then) = (event("k-1", OTHER, right()), event("k-2", NUMERIC, draft));
    beforehand(
        &browser,
        &format!(
            "await keep('longhand', [['k-1', {solved}]]);
             localStorage.setItem('longhand/event/k-2', {typed_then});
             localStorage.setItem('longhand/language', 'python');"
        ),
    );
    browser.open(CHAPTER);
    browser.card(OTHER).expect_solved(true);
    assert_eq!(typed(&browser), "from before");
    browser.reload();
    browser.card(OTHER).expect_solved(true);
    assert_eq!(typed(&browser), "from before");
    // Forgotten here, it does not come back from there.
    browser.run("window.before = true");
    browser.click("[popovertarget=forget]:not(.ask-forget *)");
    browser.click("[data-progress=forget]");
    browser.until("the page to begin anew", || {
        browser.yes("return !window.before && 'live' in document.documentElement.dataset")
    });
    browser.reload();
    browser.card(OTHER).expect_solved(false);
    assert_ne!(typed(&browser), "from before");
    let there = browser.run_async(
        "const open = indexedDB.open('longhand');
         await new Promise(done => { open.onsuccess = done; });
         const all = open.result.transaction('events').objectStore('events').getAllKeys();
         await new Promise(done => { all.onsuccess = done; });
         return [all.result, localStorage.getItem('longhand/event/k-2') !== null];",
    );
    assert_eq!(there, serde_json::json!([["k-1"], true]));
}

#[test]
fn a_page_looks_again_when_another_tab_has_brought_a_file_in() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let solved = event("other-tab-1", OTHER, right());
    // As the other tab does it: it writes everything, then says so once.
    browser.run_async(&format!(
        "const open = indexedDB.open('longhand:/');
         await new Promise(done => {{ open.onsuccess = done; }});
         const put = open.result.transaction('events', 'readwrite').objectStore('events').add({solved}, 'other-tab-1');
         await new Promise(done => {{ put.onsuccess = done; }});
         new BroadcastChannel('longhand:/').postMessage('look again');",
    ));
    browser.card(OTHER).expect_solved(true);
}

#[test]
fn a_site_does_not_make_a_database_of_the_former_name() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let names = browser.run_async("return (await indexedDB.databases()).map(one => one.name)");
    assert_eq!(names, serde_json::json!(["longhand:/"]));
}

#[test]
fn two_sites_of_one_origin_do_not_touch_each_others_progress() {
    let site = Site::shared();
    let files = ["a", "b"].into_iter().flat_map(|path| {
        let files = site.files.iter();
        files.map(move |(name, bytes)| (format!("{path}/{name}"), bytes.clone()))
    });
    let files = files.collect();
    let listener = server::listen(0).expect("a port is free");
    let origin = server::address(&listener);
    std::thread::spawn(move || server::run(listener, Served::new(files)));
    let browser = Browser::start();
    let open = |path: &str| {
        browser
            .go(&format!("{origin}{path}/{CHAPTER}"))
            .until_live("the chapter");
    };
    open("a");
    solve(&browser);
    browser.card(OTHER).pick("n-and-one");
    open("b");
    browser.card(NUMERIC).expect_solved(false);
    solve(&browser);
    open("a");
    browser.click("[popovertarget=forget]:not(.ask-forget *)");
    browser.run("window.before = true");
    browser.click("[data-progress=forget]");
    browser.until("the page to begin anew", || {
        browser.yes("return !window.before && 'live' in document.documentElement.dataset")
    });
    browser.card(NUMERIC).expect_solved(false);
    open("b");
    browser.card(NUMERIC).expect_solved(true);
}
