//! Labs in chapters: by slider, by drag, by finger, from a link, without a network.

use std::collections::BTreeSet;

use longhand_e2e::{Browser, Gate, Site};

use crate::weight::packed;

/// Every lab, with a chapter that it stands in.
fn placed() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (name, bytes) in &Site::shared().files {
        if !name.ends_with(".html") {
            continue;
        }
        let html = String::from_utf8_lossy(bytes);
        for piece in html.split(" data-lab=\"").skip(1) {
            let lab = piece.split('"').next().unwrap_or_default();
            found.push((name.clone(), lab.to_owned()));
        }
    }
    found
}

const CHAPTER: &str = "training/4-learning-rate-schedules.html";
const LAB: &str = "#lab-schedules";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";
const BACK: &str = "\u{e003}";
const TAB: &str = "\u{e004}";

/// Opens a chapter at a lab, and waits until that is live.
fn open_at(browser: &Browser, page: &str, lab: &str) {
    browser.open(&format!("{page}{lab}"));
    let id = lab.split('@').next().unwrap_or_default();
    browser.until("the lab to be live", || {
        (browser.count(&format!("{id}[data-live]")) == 1).then_some(())
    });
}

fn shows(browser: &Browser, selector: &str, text: &str) {
    browser.until(&format!("{selector} to be {text}"), || {
        (browser.text(selector) == text).then_some(())
    });
}

#[test]
fn a_lab_is_fetched_only_when_it_comes_near() {
    let browser = Browser::start();
    browser.open(CHAPTER).settle();
    let fetched = "return performance.getEntriesByType('resource').filter(one => one.name.includes('/lab-')).length";
    assert_eq!(browser.run(fetched), 0);
    browser.run("document.querySelector('[data-lab]').scrollIntoView()");
    browser.until("the lab to be live", || {
        (browser.count("[data-lab][data-live]") == 1).then_some(())
    });
    assert_eq!(browser.run(fetched), 2);
    browser.expect_quiet();
}

#[test]
fn a_slider_is_moved_by_keys_and_the_numbers_follow() {
    let browser = Browser::start();
    open_at(&browser, CHAPTER, LAB);
    let output = format!("{LAB} output[for=lab-schedules-peak]");
    shows(&browser, &output, "0.0003");
    browser.run("document.querySelector('#lab-schedules-peak').focus()");
    browser.keys(RIGHT);
    shows(&browser, &output, "0.0004");
    // The axis, the facts and the sentence say so too.
    let said = browser.text(&format!("{LAB} .lab-said"));
    assert!(said.contains("0.00022 at step 6000"), "{said}");
    browser.until("the address", || {
        browser.yes("return location.hash === '#lab-schedules@1&peak=4e-4'")
    });
    browser.until("the state to be spoken", || {
        browser
            .text("[data-announce]")
            .contains("0.00022")
            .then_some(())
    });
    browser.reload();
    open_at(&browser, CHAPTER, "#lab-schedules@1&peak=4e-4");
    shows(&browser, &output, "0.0004");
    browser.click(&format!("{LAB} [data-do=reset]"));
    shows(&browser, &output, "0.0003");
    browser.expect_quiet();
}

#[test]
fn a_point_is_dragged_by_mouse_and_by_finger() {
    let browser = Browser::start();
    for (pointer, drawing) in [("mouse", "svg.column"), ("touch", "svg.phone")] {
        if pointer == "touch" {
            browser.phone();
        }
        open_at(&browser, CHAPTER, LAB);
        browser.drag(
            &format!("{LAB} {drawing} .lab-handle"),
            &format!("{LAB} {drawing} .dot"),
            pointer,
        );
        // The end of the warm-up goes where the probe stands: 60% of the run.
        shows(
            &browser,
            &format!("{LAB} output[for=lab-schedules-warmup]"),
            "60%",
        );
        browser.click(&format!("{LAB} [data-do=reset]"));
    }
    browser.expect_quiet();
}

#[test]
fn a_link_leads_to_a_state_and_what_it_cannot_hold_is_told() {
    let browser = Browser::start();
    open_at(
        &browser,
        CHAPTER,
        "#lab-schedules@1&total=2e4&warmup=10&colour=red",
    );
    shows(
        &browser,
        &format!("{LAB} output[for=lab-schedules-total]"),
        "20\u{202f}000",
    );
    let told = browser.text(&format!("{LAB} .lab-fault"));
    assert!(told.contains("colour"), "{told}");
    // It has come into view.
    let top =
        browser.run("return document.querySelector('#lab-schedules').getBoundingClientRect().top");
    assert!(top.as_f64().is_some_and(|top| top < 400.0), "{top}");
    // An exercise's address is left as it is.
    browser.run("location.hash = '#cosine-rate'");
    browser.run("document.querySelector('#lab-schedules-peak').focus()");
    browser.keys(RIGHT);
    browser.until("the state to be spoken", || {
        (!browser.text("[data-announce]").is_empty()).then_some(())
    });
    assert_eq!(browser.run("return location.hash"), "#cosine-rate");
}

#[test]
fn a_table_and_a_program_follow_while_they_are_open() {
    let browser = Browser::start();
    open_at(&browser, CHAPTER, LAB);
    browser.click(&format!("{LAB} [data-fold=rates] summary"));
    browser.click(&format!("{LAB} [data-fold=torch] summary"));
    browser.run("document.querySelector('#lab-schedules-total').focus()");
    browser.keys(RIGHT);
    shows(
        &browser,
        &format!("{LAB} output[for=lab-schedules-total]"),
        "12\u{202f}000",
    );
    browser.until("the table to end later", || {
        let last = browser.text(&format!("{LAB} tbody tr:last-child td"));
        last.contains("15\u{202f}000").then_some(())
    });
    let program = browser.text(&format!("{LAB} pre"));
    assert!(program.contains("12000, 2400"), "{program}");
}

#[test]
fn every_lab_is_accessible_and_fits_in_every_look_with_everything_open() {
    let browser = Browser::start();
    let placed = placed();
    assert!(!placed.is_empty());
    for (page, lab) in placed {
        browser.expect_good_looks(&format!("#lab-{lab}"), |look| {
            eprintln!("{lab} {}", look.name);
            open_at(&browser, &page, &format!("#lab-{lab}"));
            browser.run(&format!(
                "document.querySelectorAll('#lab-{lab} details').forEach(one => one.querySelector('summary').click())"
            ));
        });
    }
}

/// The control that has the focus: its id, and what all of its kind hold now.
fn focused(browser: &Browser, lab: &str) -> (String, String) {
    let told = browser.run(&format!(
        "const one = document.activeElement;
         if (!one.matches('#lab-{lab} [data-control]')) return ['', ''];
         const held = one.type === 'radio'
           ? document.querySelector(`input[name=\"${{one.name}}\"]:checked`).value
           : one.type === 'checkbox' ? one.checked : one.value;
         return [one.type === 'radio' ? one.name : one.id, String(held)]"
    ));
    let text = |at: usize| told[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

#[test]
fn every_control_of_every_lab_is_reached_and_moved_by_keys_alone() {
    let browser = Browser::start();
    for (page, lab) in placed() {
        open_at(&browser, &page, &format!("#lab-{lab}"));
        let wanted = browser.run(&format!(
            "const all = document.querySelectorAll('#lab-{lab} [data-control]:not(:disabled)');
             document.querySelector('#lab-{lab}').tabIndex = -1;
             document.querySelector('#lab-{lab}').focus();
             return [...new Set([...all].map(one => one.type === 'radio' ? one.name : one.id))].length"
        ));
        let mut moved = BTreeSet::new();
        for _ in 0..60 {
            browser.keys(TAB);
            let (id, before) = focused(&browser, &lab);
            if id.is_empty() {
                continue;
            }
            let held = [(RIGHT, LEFT), (LEFT, RIGHT), (" ", " "), ("1", BACK)]
                .into_iter()
                .find(|(there, _)| {
                    browser.keys(there);
                    focused(&browser, &lab).1 != before
                });
            // And back: a choice may leave the other controls idle.
            let Some((_, back)) = held else {
                panic!("{lab}: {id} stays {before}");
            };
            browser.keys(back).settle();
            moved.insert(id);
        }
        let wanted = wanted.as_u64().unwrap_or_default() as usize;
        assert!(moved.len() >= wanted.max(1), "{lab}: {moved:?} of {wanted}");
    }
    browser.expect_quiet();
}

#[test]
fn a_lab_works_without_a_network_once_its_chapter_was_open() {
    let gate = Gate::before(Site::shared().origin());
    let browser = Browser::at(Site::shared().behind(&gate));
    browser.open(CHAPTER).settle();
    browser.run_async("await navigator.serviceWorker.ready");
    browser.until("the chapter to be kept", || {
        let kept = browser.run_async(
            "for (const name of await caches.keys())
               for (const { url } of await (await caches.open(name)).keys())
                 if (url.includes('/lab-') && url.endsWith('.wasm')) return true
             return false",
        );
        (kept == true).then_some(())
    });
    gate.shut();
    open_at(&browser, CHAPTER, LAB);
    browser.run("document.querySelector('#lab-schedules-peak').focus()");
    browser.keys(RIGHT);
    shows(
        &browser,
        &format!("{LAB} output[for=lab-schedules-peak]"),
        "0.0004",
    );
}

/// Bytes that the labs' program may have, as brotli.
const MOST: usize = 200_000;
/// Bytes that a program that trains may have, as brotli.
const MOST_TRAINING: usize = 100_000;

#[test]
fn the_labs_program_keeps_to_its_budget_and_only_pages_with_labs_name_it() {
    let site = Site::shared();
    // In folders of their own stand the programs that train: a run fetches one of them.
    let weigh = |depth: usize, part: &str| {
        let files = site.files.iter().filter(|(name, _)| {
            name.starts_with("assets/lab-")
                && name.matches('/').count() == depth
                && name.contains(part)
        });
        let weights: Vec<usize> = files.map(|(_, bytes)| packed(bytes)).collect();
        eprintln!("labs {part}: {weights:?} bytes as brotli");
        (weights.len(), weights.iter().sum::<usize>())
    };
    let (files, packed) = weigh(2, "");
    assert!(
        files == 2 && packed <= MOST,
        "{files} files, {packed} bytes"
    );
    for training in ["/train/", "/train-simd/"] {
        let (files, packed) = weigh(3, training);
        assert!(
            files == 2 && packed <= MOST_TRAINING,
            "{training}: {files} files, {packed} bytes"
        );
    }
    for (name, bytes) in &site.files {
        let html = String::from_utf8_lossy(bytes);
        if name.ends_with(".html") {
            let has = html.contains(" data-lab=\"");
            assert_eq!(html.contains("name=\"longhand-lab\""), has, "{name}");
            assert!(!html.contains("preload\" href=\"../assets/lab-"), "{name}");
        }
    }
}
