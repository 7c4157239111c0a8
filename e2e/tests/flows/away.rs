//! Without a network, at addresses that lead nowhere, and while somebody writes.

use longhand::command::serve::watched;
use longhand::server;
use longhand_e2e::{Browser, Gate, Site, target, workspace};
use longhand_site::Bundle;
use std::path::Path;

const CHAPTER: &str = "training/0-chain-rule.html";

#[test]
fn after_the_first_visit_the_workbook_opens_without_a_network() {
    let gate = Gate::before(Site::shared().origin());
    let browser = Browser::at(Site::shared().behind(&gate));
    browser.open("training/index.html");
    browser.run_async("await navigator.serviceWorker.ready;");
    gate.shut();
    // A page that was never opened before, live and with an exercise that can be solved.
    browser.open(CHAPTER);
    browser
        .card("square-of-a-line")
        .answer("30")
        .expect_verdict("right")
        .expect_solved(true);
    browser.open("training/index.html");
    browser.until("the ring of the chapter", || {
        (browser.count("[data-ring][data-solved='1']") > 0).then_some(())
    });
    browser.open("index.html");
    browser.until("the strip of the workbook", || {
        (browser.count("[data-strip=training][data-solved='1']") > 0).then_some(())
    });
}

#[test]
fn from_an_address_deep_down_that_is_missing_every_link_leads_back() {
    let browser = Browser::start();
    browser.open("some/where/deep.html");
    browser.expect_no_sideways_scroll();
    assert!(browser.text("h1").contains("no such page"));
    let missing = browser.run_async(
        "const links = [...document.querySelectorAll('a[href]')].map(one => one.href.split('#')[0]);
         const missing = [];
         for (const link of new Set(links)) if (!(await fetch(link)).ok && link !== location.href) missing.push(link);
         return missing;",
    );
    assert_eq!(missing, serde_json::json!([]));
    browser
        .click("main a[href$='0-chain-rule.html']")
        .until_live("the chapter");
    browser.card("square-of-a-line");
}

/// A copy of the test workbook while somebody writes in it, removed when it is dropped.
struct Writing {
    address: String,
    folder: std::path::PathBuf,
}

impl Drop for Writing {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What `longhand serve --watch` does, in this process: the command alone would be compiled anew.
fn serve() -> Writing {
    let folder = target().join(format!("e2e/writing-{}", std::process::id()));
    copy(&workspace().join("e2e/workbook"), &folder);
    let bundle = Bundle::read_dir(&target().join("bundle")).expect("the bundle can be read");
    let served = watched(&folder, bundle);
    let listener = server::listen(0).expect("a port is free");
    let address = server::address(&listener);
    std::thread::spawn(move || server::run(listener, served));
    Writing { address, folder }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("it can be read").flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).expect("a file can be copied");
        }
    }
}

#[test]
fn while_somebody_writes_the_page_is_served_live_and_shows_each_change() {
    let writing = serve();
    let browser = Browser::start();
    browser
        .go(&format!("{}1-test.html", writing.address))
        .until_live("the page");
    browser.card("works").answer("5").expect_verdict("right");
    let chapter = writing.folder.join("1-test/chapter.md");
    let text = std::fs::read_to_string(&chapter).expect("it can be read");
    std::fs::write(
        &chapter,
        text.replace("This one works.", "This one was changed."),
    )
    .expect("it can be written");
    browser.until("the change", || {
        browser
            .text("main")
            .contains("This one was changed.")
            .then_some(())
    });
}
