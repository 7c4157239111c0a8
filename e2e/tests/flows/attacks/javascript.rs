//! Attacks in JavaScript.

use longhand_e2e::Browser;
use longhand_exercise::program::language::Language;

use super::{Attack, CHAPTER, agrees_with_the_table, outcomes, page_is_unharmed};

const ATTACKS: &[Attack] = &[
    ("a loop without an end", "for (;;) {}"),
    (
        "printing without an end",
        "for (;;) console.log('x'.repeat(1000));",
    ),
    ("deep recursion", "return chainGrad(functions, x);"),
    ("`fetch`", "fetch('/stolen'); return 'REACHED';"),
    (
        "`XMLHttpRequest`",
        "const ask = new XMLHttpRequest(); ask.open('GET', '/stolen', false); ask.send(); return 'REACHED';",
    ),
    (
        "`WebSocket`",
        "new WebSocket('ws://127.0.0.1/stolen'); return 'REACHED';",
    ),
    (
        "`importScripts`",
        "importScripts('/stolen.js'); return 'REACHED';",
    ),
    (
        "dynamic `import`",
        "import('/stolen.js').then(() => console.log('REACHED'), () => {});
         const until = Date.now() + 30; while (Date.now() < until); return 'nothing came';",
    ),
    (
        "`localStorage`",
        "localStorage.setItem('stolen', 1); return 'REACHED';",
    ),
    ("IndexedDB", "indexedDB.open('stolen'); return 'REACHED';"),
    (
        "`parent` and `top`",
        "try { parent.document.title = 'stolen'; return 'REACHED'; } catch { top.document.title = 'stolen'; return 'REACHED'; }",
    ),
    (
        "a program made of text",
        "return Function('return \"REACHED\"')();",
    ),
    (
        "`Array.prototype.map` and the iterator replaced",
        "Array.prototype.map = () => [77.5]; Array.prototype[Symbol.iterator] = function* () {}; Array.isArray = () => false; return 77.5;",
    ),
    (
        "`Math.exp` replaced",
        "Math.exp = () => 1; Math.pow = () => 1; Object.is = () => true; Number.isNaN = () => false; return 77.5;",
    ),
    (
        "`JSON.stringify` replaced",
        "JSON.stringify = () => '{\"cases\":[]}'; String.prototype.slice = () => 'forged'; return 77.5;",
    ),
    (
        "an object with a `valueOf`",
        "return { valueOf: () => 1, [Symbol.toPrimitive]: () => 1 };",
    ),
    ("NaN", "return NaN;"),
    (
        "a getter that changes its mind",
        "let n = 0; return { get value() { n += 1; return n; } };",
    ),
    (
        "a `Proxy` that throws",
        "return new Proxy([], { get() { throw new Error('no'); } });",
    ),
    (
        "posting a pass to the results channel",
        "postMessage({ token: '', text: '{\"cases\":[{\"value\":1,\"calls\":[],\"mutated\":false}],\"printed\":\"\"}', done: true }); return 'REACHED';",
    ),
];

/// One that a machine answers by its memory: it must end, and the page must live.
const ALLOCATION: &str = "const all = []; for (let i = 0; i < 16; i += 1) all.push(new Float64Array(2 ** 24)); return all.length + 0.5;";

fn program(body: &str) -> String {
    format!("function chainGrad(functions, x) {{\n{body}\n}}")
}

#[test]
fn nothing_that_javascript_tries_gets_through() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    let found = outcomes(&browser, ATTACKS, program);
    outcomes(&browser, &[("an allocation of 2 GB", ALLOCATION)], program);
    page_is_unharmed(&browser, Language::JavaScript);
    agrees_with_the_table(1, &found);
}
