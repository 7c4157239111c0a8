//! The run doctor's page: files, findings, curves, what is saved, and that nothing leaves.

use std::path::{Path, PathBuf};

use longhand_doctor::desk::Desk;
use longhand_e2e::{Browser, Gate, Site, workspace};

pub const PAGE: &str = "doctor.html";

pub fn log(name: &str) -> PathBuf {
    let logs = workspace().join("crates/longhand-doctor/tests/logs");
    logs.join(format!("{name}.gz"))
}

/// A file of its own for a test.
pub fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("longhand-doctor-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// Chooses files, one after the other, and waits for each answer.
pub fn lay(browser: &Browser, files: &[&Path]) {
    for file in files {
        let before = browser.count(".doctor-files li");
        browser.choose_file("[data-doctor=choose]", file);
        browser.until("the file to be read", || {
            let idle = browser.count(".doctor-progress") == 0;
            (idle && browser.count(".doctor-files li") > before).then_some(())
        });
    }
}

/// The text that is saved by a button.
fn saved(browser: &Browser, kind: &str) -> String {
    browser.run(
        "window.saved = null;
         window.make ??= URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.saved = blob; return make.call(URL, blob); };",
    );
    browser.click(&format!("[data-act=\"save {kind}\"]"));
    browser.until("something to be saved", || {
        browser.yes("return window.saved !== null")
    });
    let text = browser.run_async("return await window.saved.text()");
    text.as_str().unwrap_or_default().to_owned()
}

fn native(files: &[&Path]) -> Desk {
    let mut desk = Desk::default();
    for file in files {
        desk.begin("log");
        desk.push(&std::fs::read(file).expect("the log is there"));
        desk.end();
    }
    desk.judge();
    desk
}

#[test]
fn a_log_is_judged_and_every_number_of_it_stays_in_the_browser() {
    let gate = Gate::before(Site::shared().origin());
    let browser = Browser::at(Site::shared().behind(&gate));
    browser.open(PAGE);
    // Whoever comes a second time has the page kept; what is still to come, comes now.
    browser.run_async(
        "await navigator.serviceWorker?.ready; await new Promise(done => setTimeout(done, 1500))",
    );
    browser.console();
    let before = browser.run("return performance.getEntriesByType('resource').length");
    gate.shut();
    lay(&browser, &[&log("trainer_state/lr_hot.json")]);
    assert_eq!(
        browser.text("[data-rule=lr-too-high] .doctor-sure"),
        "likely"
    );
    assert!(browser.count(".doctor-formula math") > 0);
    assert!(saved(&browser, "html").contains("<svg"));
    assert!(saved(&browser, "markdown").starts_with("# Run doctor"));
    let after = browser.run("return performance.getEntriesByType('resource').length");
    assert_eq!(before, after, "the page has asked for something");
    browser.expect_quiet();
}

#[test]
fn the_page_and_the_command_give_the_same_json_byte_for_byte() {
    let browser = Browser::start();
    for name in [
        "trainer_state/fp16_nan.json",
        "trainer_state/bad_labels.json",
        "tfevents/overfit-lightning.tfevents",
        "tfevents/healthy-single-batches.tfevents",
        "megatron/tr8b-104b-exp7.txt",
        "made/restart-lost-state.txt",
        "made/data-repeats-700.txt",
        "healthy/2024-11-08_CastBf16-a833bed8-2fa8-4cfe.txt",
        "formats/overfit-semicolon-comma.csv",
        "pasted/pink-6.txt",
    ] {
        let file = log(name);
        browser.open(PAGE);
        lay(&browser, &[&file]);
        let page = saved(&browser, "json");
        assert_eq!(page, native(&[&file]).json().expect("a report"), "{name}");
    }
}

#[test]
fn two_runs_are_compared_as_the_command_does() {
    let browser = Browser::start();
    let (a, b) = (
        log("healthy/2024-10-29_Optimizers-95a9fd44-7c13-49c7.txt"),
        log("healthy/2024-10-29_Optimizers-8d6193f4-27fc-4e68.txt"),
    );
    browser.open(PAGE);
    lay(&browser, &[&a, &b]);
    assert!(browser.text(".doctor-compared").contains("same"));
    assert_eq!(browser.count(".doctor-compared canvas"), 2);
    let desk = native(&[&a, &b]);
    let page = saved(&browser, "compared");
    assert_eq!(Some(page), desk.comparison_json());
    // One taken away, there is nothing to compare.
    browser.click("[data-act=\"remove 1\"]");
    browser.until("one file", || {
        (browser.count(".doctor-files li") == 1).then_some(())
    });
    assert_eq!(browser.count(".doctor-compared"), 0);
}

#[test]
fn what_the_log_does_not_say_is_asked_for_and_counts() {
    let browser = Browser::start();
    browser.open(PAGE);
    lay(&browser, &[&log("trainer_state/bad_labels.json")]);
    assert_eq!(browser.count("#given-vocab"), 1);
    browser.type_into("#given-vocab", "151936").keys("\u{e007}");
    browser.until("a likely finding", || {
        (browser.text("[data-rule=above-uniform] .doctor-sure") == "likely").then_some(())
    });
    // A configuration beside the log says it as well.
    browser.open(PAGE);
    let config = written("config.json", b"{\n \"vocab_size\": 151936\n}\n");
    lay(&browser, &[&log("trainer_state/bad_labels.json"), &config]);
    assert_eq!(
        browser.text("[data-rule=above-uniform] .doctor-sure"),
        "likely"
    );
    browser.expect_quiet();
}

#[test]
fn a_column_is_corrected_by_hand() {
    let browser = Browser::start();
    browser.open(PAGE);
    lay(&browser, &[&log("made/tensorboard-download.csv")]);
    browser.click(".doctor-columns summary");
    browser.run(
        "const choice = document.querySelector('[data-act=\"column Value\"]');
         choice.value = 'loss';
         choice.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    browser.until("a curve of the loss", || {
        browser
            .text(".doctor-chart figcaption b")
            .starts_with("loss")
            .then_some(())
    });
}

#[test]
fn a_wrong_file_gets_a_sentence_that_says_what_was_expected() {
    let browser = Browser::start();
    browser.open(PAGE);
    let mut one_line = b"[".to_vec();
    one_line.resize(3_000_000, b'x');
    let events = std::fs::read(log("tfevents/healthy-single-batches.tfevents")).expect("a log");
    for (name, bytes, word) in [
        (
            "picture.png",
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"[..],
            "a picture",
        ),
        (
            "paper.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
            "a PDF",
        ),
        ("empty.log", b"", "is empty"),
        (
            "letter.txt",
            b"Dear Sir,\nthis is a letter.\n",
            "a step and a metric",
        ),
        (
            "prices.csv",
            b"town,price\nUlm,3\nBonn,4\n",
            "a step and a metric",
        ),
        (
            "server.log",
            b"127.0.0.1 - - \"GET / HTTP/1.0\" 200 2326\n",
            "a step and a metric",
        ),
        ("one-line.txt", &one_line, "longer than a megabyte"),
        ("cut.tfevents.gz", &events[..20], "gzip data"),
        (
            "page.html",
            b"<!DOCTYPE html><title>Log</title>",
            "a web page",
        ),
        (
            "model.zip",
            b"PK\x03\x04\x14\0\x08\x08\x08\0\0\0\0\0",
            "a zip archive",
        ),
    ] {
        lay(&browser, &[&written(name, bytes)]);
        let said = browser.text(".doctor-files li:last-child");
        assert!(said.contains(word), "{name}: {said}");
        assert!(
            said.contains("Expected the log of a training run"),
            "{name}: {said}"
        );
    }
    assert_eq!(browser.count("#findings"), 0);
    browser.expect_quiet();
}

#[test]
fn the_doctor_opens_without_a_network_once_it_was_opened() {
    let gate = Gate::before(Site::shared().origin());
    let browser = Browser::at(Site::shared().behind(&gate));
    browser.open(PAGE);
    browser.run_async("await navigator.serviceWorker.ready;");
    browser.until("the doctor to be kept", || {
        let kept = browser.run_async(
            "for (const name of await caches.keys())
               if (name.includes('book doctor.html ') && (await caches.match(new URL('doctor.html', location), { cacheName: name }))) return true;
             return false;",
        );
        (kept == true).then_some(())
    });
    gate.shut();
    browser.open(PAGE);
    lay(&browser, &[&log("trainer_state/lr_zero.json")]);
    assert_eq!(browser.count("[data-rule=lr-zero]"), 1);
}

#[test]
fn lines_are_pasted_and_a_finding_leads_to_its_exercise_with_the_numbers_of_the_run() {
    let browser = Browser::start();
    browser.open(PAGE);
    browser.click(".doctor-paste summary");
    browser.run(
        "document.querySelector('[data-doctor=pasted]').value =
           Array.from({ length: 40 }, (_, i) => `step ${i * 10}: loss 10.8259`).join('\\n')",
    );
    browser.click("[data-doctor=read-pasted]");
    browser.until("a finding", || {
        (browser.count("[data-rule=ln-of-vocabulary]") == 1).then_some(())
    });
    browser.click("[data-rule=ln-of-vocabulary] .doctor-exercise a[href*='@']");
    browser.until_live("the exercise");
    browser.until("the run's vocabulary", || {
        browser
            .text("#loss-before-training")
            .contains("50\u{202f}304")
            .then_some(())
    });
}

#[test]
fn a_long_log_is_read_while_the_page_answers() {
    let line = "step 1: loss 2.5 and something that makes the line a little longer\n";
    let file = written("long.log", line.repeat(600_000).as_bytes());
    let browser = Browser::start();
    browser.open(PAGE);
    browser.run(
        "window.longest = 0; window.shares = new Set();
         let before = performance.now();
         const tick = () => {
           const now = performance.now();
           longest = Math.max(longest, now - before);
           before = now;
           const bar = document.querySelector('.doctor-progress progress');
           if (bar) shares.add(bar.value);
           window.ticking = setTimeout(tick);
         };
         tick();",
    );
    let begun = std::time::Instant::now();
    lay(&browser, &[&file]);
    let took = begun.elapsed();
    let longest = browser.run("clearTimeout(ticking); return [longest, shares.size]");
    eprintln!("40 MB in {took:?}; longest pause of the page in ms, and shares shown: {longest}");
    assert!(
        longest[1].as_u64() > Some(2),
        "no progress was seen: {longest}"
    );
}

#[test]
fn reading_can_be_stopped() {
    let text =
        "step 1: loss 2.5 and something that makes the line a little longer\n".repeat(1_500_000);
    let file = written("huge.log", text.as_bytes());
    let browser = Browser::start();
    browser.open(PAGE);
    browser.choose_file("[data-doctor=choose]", &file);
    browser.click("[data-doctor=stop]");
    browser.until("a word that it was stopped", || {
        browser
            .text("[data-doctor=status]")
            .contains("Stopped")
            .then_some(())
    });
    assert_eq!(browser.count(".doctor-files li"), 0);
    lay(&browser, &[&log("trainer_state/lr_zero.json")]);
    assert_eq!(browser.count("[data-rule=lr-zero]"), 1);
}

#[test]
fn answers_are_accessible_and_fit_in_every_look() {
    let browser = Browser::start();
    for example in [
        "fine-tune.json.gz",
        "rate-too-high.json.gz",
        "gpt2-adam.txt.gz gpt2-muon.txt.gz",
    ] {
        browser.expect_good_looks("html", |_| {
            browser.open(PAGE);
            browser.click(&format!("[data-file=\"{example}\"]"));
            browser.until("an answer", || {
                (browser.count("#findings") > 0).then_some(())
            });
            // Boxes that scroll are found anew whenever the page's size changes.
            browser.run(
                "document.querySelectorAll('details').forEach(one => one.open = true);
                 window.dispatchEvent(new Event('resize'))",
            );
        });
    }
}

#[test]
fn every_example_is_there_and_says_what_it_is_there_for() {
    let browser = Browser::start();
    browser.open(PAGE);
    for (file, rule) in [
        ("rate-too-high.json.gz", "lr-too-high"),
        ("overfit.json.gz", "overfit"),
        ("wrong-labels.json.gz", "above-uniform"),
        ("rate-zero.json.gz", "lr-zero"),
        ("float16.json.gz", "fp16-overflow"),
        ("lightning.tfevents.gz", "overfit"),
        ("bloom-spike.txt.gz", "spike-recovered"),
        ("gpt-104b.txt.gz", "diverged"),
        ("lost-state.txt.gz", "restart-lost-state"),
        ("fine-tune.json.gz", ""),
        ("gpt2-adam.txt.gz", ""),
    ] {
        browser.click(&format!("[data-file=\"{file}\"]"));
        let shown = file.trim_end_matches(".gz");
        browser.until(&format!("{file} to be judged"), || {
            let here = browser.text(".doctor-files li b") == shown;
            (here && browser.count("#findings") > 0).then_some(())
        });
        if rule.is_empty() {
            assert_eq!(browser.text("#findings"), "Nothing found", "{file}");
        } else {
            assert!(browser.count(&format!("[data-rule={rule}]")) > 0, "{file}");
        }
    }
    browser.expect_quiet();
}
