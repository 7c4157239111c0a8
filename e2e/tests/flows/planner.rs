//! The planner's page.

use std::path::PathBuf;

use longhand_e2e::{Browser, Gate, Site, target};
use longhand_view::catalogue::ENGLISH;
use longhand_view::plan::planner::Planner;

const PAGE: &str = "planner.html";

fn until_shown(browser: &Browser, selector: &str, part: &str) {
    browser.until(&format!("“{part}” in {selector}"), || {
        browser.text(selector).contains(part).then_some(())
    });
}

/// The address, once it holds this.
fn address(browser: &Browser, part: &str) -> String {
    browser.until(&format!("{part} in the address"), || {
        let hash = browser.run("return location.hash");
        let hash = hash.as_str().filter(|hash| hash.contains(part));
        hash.map(str::to_owned)
    })
}

/// Chooses an option of a key.
fn choose(browser: &Browser, key: &str, value: &str) {
    browser.run(&format!(
        "const field = document.querySelector('[data-key=\"{key}\"]');
         field.value = '{value}';
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ));
}

fn fill(browser: &Browser, key: &str, text: &str) {
    browser.type_into(&format!("input[data-key='{key}']"), text);
}

/// A file of this process, removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, bytes: &[u8]) -> File {
        let folder = target().join(format!("e2e/plan-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("it can be written");
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

const MODEL_FILE: &str = ".plan-files input[type=file]";

#[test]
fn a_plan_that_does_not_fit_is_made_to_fit_and_has_the_numbers_of_the_command_line() {
    let browser = Browser::start();
    browser.open(PAGE);
    choose(&browser, "model.preset", "llama-2-70b");
    fill(&browser, "hardware.count", "8");
    until_shown(&browser, ".plan-verdict", "it does not fit");
    browser.click("[data-on=apply]");
    until_shown(&browser, ".plan-verdict", "it fits");
    // What the page shows is what the plan in its address comes to natively.
    let shown = browser.run("return document.querySelector('.plan-figures').outerHTML");
    let shown = shown.as_str().unwrap_or("nothing");
    browser.until("the same numbers natively", || {
        let hash = browser.run("return location.hash.slice(1)");
        let native = Planner::open(&ENGLISH, hash.as_str()?, "", "").view();
        native.into_string().contains(shown).then_some(())
    });
    browser.expect_quiet();
}

#[test]
fn every_number_opens_its_working_and_an_assumption_leads_to_its_field() {
    let browser = Browser::start();
    browser.open(PAGE);
    assert_eq!(browser.count(".plan-working"), 0);
    browser.click("[data-key='memory.per_gpu'] > summary");
    browser.until("the working", || {
        (browser.count("[data-key='memory.per_gpu'][open] .plan-working math") == 2).then_some(())
    });
    browser.click("a[href='#f-memory-allocator']");
    browser.until("the field", || {
        browser.yes("return document.activeElement.id === 'f-memory-allocator'")
    });
    browser.keys("0.2");
    address(&browser, "memory.allocator=0.2");
    browser.expect_quiet();
}

#[test]
fn what_cannot_be_used_gets_a_sentence_and_stays() {
    let browser = Browser::start();
    browser.open(PAGE);
    fill(&browser, "hardware.count", "zero cards");
    browser.until("the sentence", || {
        (browser.count("#f-hardware-count[aria-invalid=true]") == 1).then_some(())
    });
    until_shown(&browser, ".plan-state", ENGLISH.planner.last_good);
    fill(&browser, "hardware.count", "64");
    fill(&browser, "parallelism.tensor", "3");
    until_shown(&browser, ".plan-state .broken", "tensor");
    browser.reload();
    assert_eq!(
        browser.run("return document.querySelector('#f-parallelism-tensor').value"),
        "3"
    );
    browser.expect_quiet();
}

#[test]
fn a_configuration_is_read_from_a_file_and_files_that_cannot_be_are_told_of() {
    let browser = Browser::start();
    browser.open(PAGE);
    let config = "{\"model_type\": \"llama\", \"hidden_size\": 2048, \"num_hidden_layers\": 16, \"num_attention_heads\": 32, \"num_key_value_heads\": 8, \"intermediate_size\": 8192, \"vocab_size\": 128256, \"tie_word_embeddings\": true, \"moon_phase\": 3}";
    let good = File::new("config.json", config.as_bytes());
    browser.choose_file(MODEL_FILE, &good.0);
    until_shown(&browser, ".plan-form", "Read from config.json");
    until_shown(&browser, ".plan-results", "1.236 B");
    until_shown(
        &browser,
        ".plan-results",
        "Not understood, and not used: moon_phase",
    );
    for (name, bytes, said) in [
        (
            "encoder.json",
            b"{\"model_type\": \"bert\"}".to_vec(),
            "bert",
        ),
        ("cut.json", config.as_bytes()[..40].to_vec(), "cut off"),
        ("empty.json", Vec::new(), "empty"),
        ("list.json", b"[1, 2]".to_vec(), "not an object"),
        ("weights.json", vec![0; 17 << 20], "larger than 16 MiB"),
        ("picture.json", vec![0x89, b'P', 0, 0xff, 0xfe], "not text"),
        ("plan.toml", b"[modle]\nlayers = 2".to_vec(), "model"),
    ] {
        let file = File::new(name, &bytes);
        browser.choose_file(MODEL_FILE, &file.0);
        until_shown(&browser, ".planner > .broken", said);
        assert!(browser.text(".plan-results").contains("1.236 B"), "{name}");
    }
    browser.expect_quiet();
}

#[test]
fn two_plans_stand_side_by_side_and_a_link_holds_both() {
    let browser = Browser::start();
    browser.open(PAGE);
    browser.click("[data-on=compare]");
    browser.until("two plans", || {
        (browser.count(".plan-tabs button") == 2).then_some(())
    });
    // The button that was pressed says what it does now, though it still has the focus.
    assert_eq!(
        browser.text("[data-on=one-plan]"),
        "Take the second plan away"
    );
    fill(&browser, "hardware.count", "512");
    until_shown(&browser, ".plan-results", "512 × ");
    browser.until("the comparison", || {
        (browser.count(".plan-results table tbody tr") > 8).then_some(())
    });
    let hash = address(&browser, "2.hardware.count=512");
    let other = Browser::start();
    other.open(&format!("{PAGE}{hash}"));
    assert!(other.text(".plan-results").contains("64 × "));
    other.click("[data-place='1']");
    until_shown(&other, ".plan-summary", "512 × ");
    // It is remembered without a link too.
    browser.open(PAGE);
    browser.until("both plans", || {
        (browser.count(".plan-tabs button") == 2).then_some(())
    });
}

#[test]
fn the_planner_opens_without_a_network_once_it_was_opened() {
    let gate = Gate::before(Site::shared().origin());
    let browser = Browser::at(Site::shared().behind(&gate));
    browser.open(PAGE);
    browser.run_async("await navigator.serviceWorker.ready;");
    browser.until("the planner to be kept", || {
        let kept = browser.run_async(
            "for (const name of await caches.keys())
               if (name.includes('book planner.html ') && (await caches.match(new URL('planner.html', location), { cacheName: name }))) return true;
             return false;",
        );
        (kept == true).then_some(())
    });
    gate.shut();
    browser.open(PAGE);
    fill(&browser, "hardware.count", "8");
    until_shown(&browser, ".plan-summary", "8 × ");
}

#[test]
fn a_used_planner_is_accessible_and_fits_in_every_look() {
    let browser = Browser::start();
    browser.expect_good_looks("html", |_| {
        browser.open(PAGE);
        browser.click("[data-on=restart]");
        browser.click("[data-on=compare]");
        choose(&browser, "model.preset", "llama-2-70b");
        fill(&browser, "hardware.count", "8");
        browser.click("#part-memory [data-key='memory.per_gpu'] > summary");
        browser.click("#more-hardware > summary");
        fill(&browser, "hardware.pue", "none");
    });
}

#[test]
fn a_change_is_worked_out_and_drawn_at_once() {
    let browser = Browser::start();
    browser.open(PAGE);
    let best = browser.run(
        "const field = document.querySelector('#f-hardware-count');
         let best = Infinity;
         for (let round = 0; round < 30; round++) {
           field.value = String(64 + round % 2 * 64);
           const start = performance.now();
           field.dispatchEvent(new Event('input', { bubbles: true }));
           best = Math.min(best, performance.now() - start);
         }
         return best",
    );
    // How long that takes is told, and not asked for: machines differ, and may be busy.
    eprintln!("a change of the plan: {best} ms");
    until_shown(&browser, ".plan-summary", "128 × ");
}
