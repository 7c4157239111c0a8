//! Two workbooks on one shelf whose chapters and exercises have the same names, and two sites on
//! one origin: nothing of one reaches the other.

use std::path::PathBuf;

use longhand_e2e::{Browser, Gate, Site, target};

const FIRST: &str = "first/1-sums.html";
const SECOND: &str = "second/1-sums.html";
/// It is in both workbooks, with another answer in each.
const SUM: &str = "sum";

fn solve(browser: &Browser, page: &str, answer: &str) {
    browser.open(page);
    browser.card(SUM).answer(answer).expect_solved(true);
}

/// How many exercises the home page says are solved in a workbook.
fn strip(browser: &Browser, workbook: &str) -> String {
    browser.text(&format!("[data-strip={workbook}] p"))
}

fn until_strip(browser: &Browser, workbook: &str, text: &str) {
    browser.until(&format!("“{text}” of {workbook}"), || {
        (strip(browser, workbook) == text).then_some(())
    });
}

#[test]
fn what_is_solved_in_one_workbook_is_not_solved_in_another_that_has_the_same_ids() {
    let browser = Browser::at(Site::shelf());
    solve(&browser, FIRST, "4");
    browser.open(SECOND);
    browser.card(SUM).expect_solved(false);
    browser.open("index.html");
    until_strip(&browser, "first", "1 of 2 solved");
    assert_eq!(strip(&browser, "second"), "0 of 2 solved");
    solve(&browser, SECOND, "6");
    browser.reload();
    browser.card(SUM).expect_solved(true);
    browser.open("index.html");
    until_strip(&browser, "second", "1 of 2 solved");
    browser.expect_quiet();
}

#[test]
fn the_home_page_leads_on_to_where_the_reader_stopped() {
    let browser = Browser::at(Site::shelf());
    browser.open("index.html");
    assert_eq!(browser.text(".begin"), "Begin with First workbook");
    solve(&browser, SECOND, "6");
    browser.open("index.html");
    browser.until("the way on", || {
        (browser.text(".begin") == "Go on with 1.2 A longer sum").then_some(())
    });
    assert_eq!(browser.text("[data-go-on=first]"), "Begin with chapter 1");
    browser.click(".begin a").until_live("the chapter");
    assert_eq!(
        browser.run("return location.pathname + location.hash"),
        "/second/1-sums.html#longer-sum"
    );
    browser.open("second/index.html");
    browser.until("the way on", || {
        (browser.text(".begin") == "Go on with 1.2 A longer sum").then_some(())
    });
}

#[test]
fn an_exercise_on_the_home_page_is_its_workbooks_own() {
    let browser = Browser::at(Site::shelf());
    browser.open("index.html");
    // The shelf shows the second workbook's.
    browser.card(SUM).answer("6").expect_solved(true);
    until_strip(&browser, "second", "1 of 2 solved");
    assert_eq!(strip(&browser, "first"), "0 of 2 solved");
    browser.open(FIRST);
    browser.card(SUM).expect_solved(false);
}

#[test]
fn a_file_from_before_there_were_workbooks_is_the_training_workbooks() {
    let browser = Browser::start();
    browser.open("training/0-chain-rule.html");
    let path: PathBuf = target().join(format!("e2e/before-{}.json", std::process::id()));
    let text = "{\"format\":\"longhand-progress\",\"v\":1,\"exported\":2,\"events\":[
      {\"v\":1,\"id\":\"old-1\",\"at\":1,\"exercise\":\"square-of-a-line\",\"variant\":0,\"kind\":\"tried\",\"answer\":\"30\",\"verdict\":\"right\",\"assisted\":false}
    ]}";
    std::fs::write(&path, text).expect("it can be written");
    browser.choose_file("[data-progress=load]", &path);
    browser.card("square-of-a-line").expect_solved(true);
    browser.open("index.html");
    browser.until("the strip", || {
        strip(&browser, "training")
            .starts_with("1 of ")
            .then_some(())
    });
    let _ = std::fs::remove_file(path);
}

#[test]
fn an_address_from_before_the_shelf_leads_on_and_takes_the_exercise_and_its_numbers_along() {
    let browser = Browser::start();
    browser
        .go(&browser
            .site()
            .address("0-chain-rule.html#square-of-a-line@2"))
        .until_live("the chapter");
    assert_eq!(
        browser.run("return location.pathname + location.hash"),
        "/training/0-chain-rule.html#square-of-a-line@2"
    );
    browser.until("the variant", || {
        let card = browser.card("square-of-a-line");
        (card.attribute("data-variant") == "2").then_some(())
    });
    browser.expect_quiet();
}

#[test]
fn an_address_from_before_the_shelf_leads_on_without_scripts() {
    let browser = Browser::start();
    browser.without_scripts().visit("0-chain-rule.html");
    browser.until("the chapter", || {
        (browser.count("[data-exercise=square-of-a-line]") == 1).then_some(())
    });
}

/// Names of all caches of the origin, and how many files each has.
const CACHES: &str = "const all = {};
    for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).length;
    return all;";

fn until_kept(browser: &Browser) {
    browser.run_async("await navigator.serviceWorker.ready;");
}

#[test]
fn two_sites_on_one_origin_do_not_touch_each_others_progress_or_offline_copies() {
    let gate = Gate::before(Site::several().origin());
    let browser = Browser::at(Site::several().behind(&gate));
    browser.visit("index.html");
    browser.run_async(
        "await (await caches.open('longhand-somebody-else')).put('/x', new Response('x'));",
    );
    browser.open("a/first/1-sums.html");
    browser.card(SUM).answer("4").expect_solved(true);
    until_kept(&browser);
    browser.open("b/1-test.html");
    browser.card("works").answer("5").expect_solved(true);
    until_kept(&browser);
    // Each has its own caches, and nobody else's is gone.
    let caches = browser.run_async(CACHES);
    let names: Vec<String> = caches
        .as_object()
        .map(|all| all.keys().cloned().collect())
        .unwrap_or_default();
    for part in [
        "longhand /a/ shared ",
        "longhand /a/ book first/ ",
        "longhand /b/ shared ",
    ] {
        assert!(
            names.iter().any(|name| name.starts_with(part)),
            "{part} in {names:?}"
        );
    }
    assert!(
        names.contains(&"longhand-somebody-else".to_owned()),
        "{names:?}"
    );
    // Forgetting in one leaves the other as it is.
    browser.run("window.before = true");
    browser.click("[popovertarget=forget]:not(.ask-forget *)");
    browser.click("[data-progress=forget]");
    browser.until("the page to begin anew", || {
        browser.yes("return !window.before && 'live' in document.documentElement.dataset")
    });
    browser.card("works").expect_solved(false);
    browser.open("a/first/1-sums.html");
    browser.card(SUM).expect_solved(true);
    // Without a network the workbooks that were opened open, the other of the shelf does not.
    gate.shut();
    browser.open("a/first/index.html");
    browser.open("b/2-kinds.html");
    browser.go(&browser.site().address("a/second/1-sums.html"));
    assert_eq!(browser.count("[data-exercise]"), 0);
}

#[test]
fn a_workbook_is_kept_for_reading_without_a_network_once_it_is_opened() {
    let gate = Gate::before(Site::shelf().origin());
    let browser = Browser::at(Site::shelf().behind(&gate));
    browser.open("index.html");
    until_kept(&browser);
    browser.run_async("while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 20));");
    let has_book = "return (await caches.keys()).some(name => name.includes(' book '))";
    assert_eq!(browser.run_async(has_book), false, "none was opened");
    browser.open("second/index.html");
    let whole = "for (const name of await caches.keys())
        if (name.includes(' book second/ ') && await caches.match('../' + name.split(' ').pop(), { cacheName: name })) return true;
        return false;";
    browser.until("the workbook to be kept", || {
        (browser.run_async(whole) == true).then_some(())
    });
    gate.shut();
    browser.open("second/1-sums.html");
    browser.card(SUM).answer("6").expect_solved(true);
}

#[test]
fn a_new_edition_brings_what_was_kept_up_to_date_and_old_caches_go() {
    let browser = Browser::at(Site::shelf());
    browser.visit("index.html");
    // As earlier editions left them: one of ours with a shared name, one of ours with an old
    // edition, and one of another site.
    browser.run_async(
        "await (await caches.open('longhand-0123456789')).put('/index.html', new Response('old'));
         await (await caches.open('longhand-abcdef0123')).put('/other/index.html', new Response('x'));
         await (await caches.open('longhand / shared 1')).put('/index.html', new Response('old'));
         await (await caches.open('longhand / book second/ old')).put('/second/index.html', new Response('old'));
         for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();",
    );
    browser.open("first/1-sums.html");
    until_kept(&browser);
    browser.until("old caches to be gone", || {
        let caches = browser.run_async(CACHES);
        let names: Vec<&String> = caches.as_object()?.keys().collect();
        let is_there = |part: &str| names.iter().any(|name| name.starts_with(part));
        let gone = !is_there("longhand-0123456789")
            && !is_there("longhand / shared 1")
            && !names.iter().any(|name| name.ends_with(" old"));
        let kept = is_there("longhand-abcdef0123") && is_there("longhand / book first/ ");
        (gone && kept && is_there("longhand / book second/ assets/")).then_some(())
    });
}
