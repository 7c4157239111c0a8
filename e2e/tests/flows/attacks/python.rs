//! Attacks in Python, by both interpreters.

use longhand_e2e::Browser;
use longhand_exercise::program::language::Language;

use super::{Attack, CHAPTER, CODE, agrees_with_the_table, outcomes, page_is_unharmed, run};

const ATTACKS: &[Attack] = &[
    ("a loop without an end", "while True:\n    pass"),
    (
        "printing without an end",
        "while True:\n    print('x' * 1000)",
    ),
    ("deep recursion", "return chain_grad(funcs, x)"),
    (
        "an allocation of 2 GB",
        "return len([0.5] * (2 ** 28)) + 0.5",
    ),
    (
        "`fetch`",
        "import js\njs.fetch('/stolen')\nreturn 'REACHED'",
    ),
    (
        "`XMLHttpRequest`",
        "import js\nask = js.XMLHttpRequest.new()\nask.open('GET', '/stolen', False)\nask.send()\nreturn 'REACHED'",
    ),
    (
        "`WebSocket`",
        "import js\njs.WebSocket.new('ws://127.0.0.1/stolen')\nreturn 'REACHED'",
    ),
    (
        "`importScripts`",
        "import js\njs.importScripts('/stolen.js')\nreturn 'REACHED'",
    ),
    (
        "`localStorage`",
        "import js\njs.localStorage.setItem('stolen', 1)\nreturn 'REACHED'",
    ),
    (
        "IndexedDB",
        "import js\njs.indexedDB.open('stolen')\nreturn 'REACHED'",
    ),
    (
        "`parent` and `top`",
        "import js\njs.parent.document.title = 'stolen'\nreturn 'REACHED'",
    ),
    (
        "all that Python's `js` module shows",
        "import js\nreturn [name for name in dir(js) if name[0] != '_' and name in ('fetch', 'self', 'globalThis', 'eval', 'postMessage', 'Function', 'Object')]",
    ),
    (
        "`math.exp` and `json.dumps` replaced",
        "import math, json\ntry:\n    math.exp = lambda v: 1\n    json.dumps = lambda *a: '{}'\nexcept AttributeError:\n    pass\nreturn 77.5",
    ),
    (
        "`type`, `isinstance` and `str` replaced",
        "import builtins\nbuiltins.type = builtins.isinstance = builtins.str = builtins.len = lambda *a: True\nreturn 77.5",
    ),
    (
        "an `__eq__` that returns True",
        "class Liar:\n    def __eq__(self, other):\n        return True\n    def __float__(self):\n        return 1.0\nreturn Liar()",
    ),
    (
        "a float whose `__eq__` returns True",
        "class Liar(float):\n    def __eq__(self, other):\n        return True\n    def __abs__(self):\n        return 0.0\nreturn Liar(77.5)",
    ),
    ("NaN", "return float('nan')"),
    (
        "the frames of its callers",
        "import sys\nreturn 'REACHED ' + str(sys._getframe(1))",
    ),
    (
        "a traceback’s frame",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    return 'REACHED ' + str(error.__traceback__.tb_frame)",
    ),
    (
        "all objects there are",
        "import gc\nreturn 'REACHED ' + str(len(gc.get_objects()))",
    ),
    (
        "a trace function",
        "import sys\nsys.settrace(lambda *told: None)\nreturn 'REACHED'",
    ),
    (
        "`ctypes`",
        "import ctypes\nreturn 'REACHED ' + str(ctypes.cast(id(funcs), ctypes.py_object))",
    ),
    (
        "posting a pass to the results channel",
        "import js\njs.postMessage('{\"cases\":[{\"value\":1,\"calls\":[],\"mutated\":false}]}')\nreturn 'REACHED'",
    ),
];

/// The way to JavaScript that each interpreter has of its own.
const SMALL: &[Attack] = &[(
    "a program made of text",
    "import jsffi\nmake = jsffi.to_js([1]).constructor.constructor\nreturn 'REACHED' if make('return 1')() == 1 else 'no'",
)];
const FULL: &[Attack] = &[(
    "a program made of text",
    "from pyodide.code import run_js\nreturn 'REACHED' if run_js('1') == 1 else 'no'",
)];

/// Right, but it calls every function again for every slope, and then sets back whatever it can
/// find that counts.
const FORGER: &str = "
def chain_grad(funcs, x):
    slope = 1
    for i in range(len(funcs)):
        value = x
        for j in range(i):
            value = funcs[j][0](value)
        slope = slope * funcs[i][1](value)
    for pair in funcs:
        for one in pair:
            for cell in getattr(one, '__closure__', None) or ():
                held = cell.cell_contents
                if isinstance(held, list):
                    held[:] = [0] * len(held)
    return slope
";

/// Calls are counted where the program does not get to.
fn counts_cannot_be_set_back(browser: &Browser) {
    let card = browser.card(CODE);
    run(browser, &card, FORGER);
    assert_eq!(browser.count(&card.at(".verdict.right")), 0);
    let shown = card.text(".tests");
    assert!(shown.contains("was called"), "{shown}");
}

fn program(body: &str) -> String {
    let body: Vec<String> = body.lines().map(|line| format!("    {line}")).collect();
    format!("def chain_grad(funcs, x):\n{}\n", body.join("\n"))
}

#[test]
fn nothing_that_the_small_python_tries_gets_through() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser.card(CODE).click(".tab[data-language=python]");
    let mut found = outcomes(&browser, ATTACKS, program);
    found.extend(outcomes(&browser, SMALL, program));
    counts_cannot_be_set_back(&browser);
    page_is_unharmed(&browser, Language::Python);
    agrees_with_the_table(2, &found);
}

#[test]
fn nothing_that_full_python_tries_gets_through() {
    let browser = Browser::start();
    browser.open(CHAPTER);
    browser
        .card(CODE)
        .click(".tab[data-language=python]")
        .click("[data-on=full-python]");
    let mut found = outcomes(&browser, ATTACKS, program);
    found.extend(outcomes(&browser, FULL, program));
    counts_cannot_be_set_back(&browser);
    page_is_unharmed(&browser, Language::Python);
    agrees_with_the_table(3, &found);
}
