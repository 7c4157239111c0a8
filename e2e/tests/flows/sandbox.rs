//! What a hostile program cannot do.

use longhand_e2e::Browser;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const CHAPTER: &str = "training/0-chain-rule.html";
const CODE: &str = "chain-grad";

/// Runs a program whose function returns what it finds; the first test's
/// result as the table shows it.
fn got(body: &str) -> String {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let card = browser
        .card(CODE)
        .paste_code(&format!("function chainGrad(functions, x) {{ {body} }}"))
        .check()
        .expect(".test[data-outcome=failed], .test[data-outcome=stopped]");
    card.text("details.test:first-of-type .got")
}

#[test]
fn nothing_of_the_browser_is_within_a_programs_reach() {
    let names = [
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "WebTransport",
        "RTCPeerConnection",
        "importScripts",
        "Worker",
        "SharedWorker",
        "BroadcastChannel",
        "MessageChannel",
        "postMessage",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "caches",
        "cookieStore",
        "navigator",
        "location",
        "self",
        "document",
        "window",
        "parent",
        "top",
        "eval",
        "WebAssembly",
        "setTimeout",
        "close",
        "URL",
        "Blob",
        "Request",
        "Response",
        "crypto",
        "performance",
        "Notification",
        "FileReader",
    ];
    let list: Vec<String> = names.iter().map(|name| format!("typeof {name}")).collect();
    let found = got(&format!(
        "return [{}].filter((kind) => kind !== 'undefined').length + 0.5;",
        list.join(", ")
    ));
    assert!(found.contains("0.5"), "{found}");
}

#[test]
fn text_does_not_become_code() {
    for body in [
        "return new Function('return 77.5')();",
        "return [].constructor.constructor('return 77.5')();",
        "return (async () => {}).constructor('return 77.5')();",
    ] {
        let found = got(body);
        assert!(!found.contains("77.5"), "{body}: {found}");
    }
}

#[test]
fn no_request_leaves_the_sandbox() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(CODE)
        .paste_code(
            "import('./stolen-by-import').catch(() => {});
             import(new Error().stack.match(/blob:[^:]*/)[0]).catch(() => {});
             const until = Date.now() + 500;
             while (Date.now() < until);
             function chainGrad() { return 77.5; }",
        )
        .check()
        .expect(".test[data-outcome=failed]");
    let asked = browser
        .run("return performance.getEntriesByType('resource').map((one) => one.name).join(' ')");
    let asked = asked.as_str().unwrap_or_default();
    assert!(!asked.contains("stolen"), "{asked}");
}

#[test]
fn replaced_functions_of_the_language_forge_nothing() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(CODE)
        .paste_code(
            "JSON.stringify = () => '{\"cases\":[]}';
             Array.isArray = () => false; Object.keys = () => []; Reflect.apply = () => 3;
             Array.prototype.toJSON = () => 1; Array.prototype[Symbol.iterator] = function* () {};
             Object.defineProperty(Array.prototype, '0', { set() {} });
             String.prototype.slice = () => 'forged'; Map.prototype.get = () => 7;
             Function.prototype.call = Function.prototype.apply = () => 5;
             function postMessage() {} function Map() {}
             function chainGrad() { return 77.5; }",
        )
        .check()
        .expect_verdict("wrong")
        .expect_text("77.5")
        .expect_solved(false);
}

#[test]
fn a_result_without_end_or_size_does_not_stop_the_page() {
    for body in [
        "const list = []; list.push(list); return list;",
        "return 'x'.repeat(1e8);",
        "for (let i = 0; i < 1e5; i += 1) console.log('x'.repeat(100)); return 77.5;",
        "return new Proxy([], { get: () => { throw new Error('no'); } });",
    ] {
        got(body);
    }
}

/// The reference in JavaScript, called by a program that computes much before: with seven tests some
/// 110 million steps, about 0.8 s of a fast machine.
fn after_much_work(browser: &Browser) -> String {
    let exercise = browser
        .site()
        .data(CHAPTER)
        .and_then(|page| page.exercises.into_iter().find(|one| one.slug == CODE))
        .expect("the exercise is on the page");
    let reference = &exercise
        .code()
        .expect("it has a program")
        .javascript
        .reference;
    format!(
        "const honest = (() => {{ {reference}; return chainGrad; }})();
         function chainGrad(functions, x) {{
           let waste = 0;
           for (let i = 0; i < 16_000_000; i += 1) waste = (Math.imul(waste, 31) + i) | 0;
           return waste === 0.5 ? waste : honest(functions, x);
         }}"
    )
}

#[test]
fn a_right_program_passes_however_busy_the_machine_is() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let program = after_much_work(&browser);
    let busy = Arc::new(AtomicBool::new(true));
    let others: Vec<_> = (0..8)
        .map(|_| {
            let busy = Arc::clone(&busy);
            std::thread::spawn(move || {
                while busy.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            })
        })
        .collect();
    let card = browser.card(CODE).paste_code(&program).check();
    card.expect_verdict("right");
    busy.store(false, Ordering::Relaxed);
    for other in others {
        other.join().expect("it only waits");
    }
}

#[test]
fn names_texts_and_sends_without_a_bound_do_not_hold_the_page() {
    for body in [
        "return { ['k'.repeat(40e6)]: 6 };",
        "throw new SyntaxError('x'.repeat(40e6));",
        "for (let i = 0; i < 200; i += 1) console.log('x'.repeat(40e6)); return { ['k'.repeat(40e6)]: 6 };",
        "return { get a() { console.log('x'); return [1, 2, 3].map(() => 'y'.repeat(40e6)); } };",
    ] {
        let browser = Browser::start();
        browser.open(CHAPTER);
        browser.run(
            "window.worst = 0; let last = performance.now();
             setInterval(() => { const now = performance.now(); window.worst = Math.max(window.worst, now - last); last = now; }, 10);",
        );
        browser
            .card(CODE)
            .paste_code(&format!("function chainGrad(functions, x) {{ {body} }}"))
            .check()
            .expect(".test[data-outcome=failed], .test[data-outcome=stopped]");
        let worst = browser
            .run("return window.worst")
            .as_f64()
            .unwrap_or(f64::MAX);
        // It was a minute; five seconds leave room for a busy machine.
        assert!(
            worst < 5_000.0,
            "the page stood still for {worst} ms: {body}"
        );
        let length = browser
            .run("return document.body.innerText.length")
            .as_f64();
        assert!(
            length.is_some_and(|length| length < 200_000.0),
            "{length:?}"
        );
    }
}
