//! The harness of the page's Python, run by this machine's.
//!
//! Full Python in the page is CPython, so what a program could see of the harness it would see here
//! too. The flows try more, in the page itself.

use std::io::Write;
use std::process::{Command, Stdio};

const HARNESS: &str = include_str!("../../../longhand-web/js/python/harness.py");

/// Runs a program in the harness, and writes what came back. A process has one harness, as a worker
/// of the page has: its audit hook stays.
const DRIVER: &str = r#"
import json, sys
request = json.loads(sys.stdin.read())
space = {"_longhand_counting": lambda work: lambda inputs: work(inputs)}
exec(request["harness"], space)
begin, call = space["_longhand_begin"], space["_longhand_call"]
failed = begin(request["program"], "f", 2000, 2000, 8)
sys.stderr.write((failed or call(request["case"])) + "\n")
"#;

/// What a program sees that has a builtin called in place of one of its methods: the names of the
/// frame that called it are printed.
const LOOKS: &str = "import functools\nclass Out:\n    write = eval\n\
    look = staticmethod(functools.partial(print, 'print(sorted(locals()))', end='', file=Out()))\n";

fn run(programs: &[(String, &str)]) -> (Vec<String>, String) {
    let each = programs.iter().map(|(program, case)| one(program, case));
    let (told, seen): (Vec<String>, Vec<String>) = each.unzip();
    (told, seen.concat())
}

fn one(program: &str, case: &str) -> (String, String) {
    let mut child = Command::new("python3")
        .args(["-W", "ignore", "-c", DRIVER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let request = serde_json::json!({ "harness": HARNESS, "program": program, "case": case });
    let mut input = child.stdin.take().unwrap();
    input.write_all(request.to_string().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let seen = String::from_utf8(output.stdout).unwrap();
    (told.trim_end().to_owned(), seen)
}

#[test]
fn the_harness_of_the_page_writes_down_what_came_back() {
    let programs = [
        (
            "def f(x): return [1, 2.5, -0.0, (3,), {'a': 1}]",
            "([1.0],)",
        ),
        (
            "def f(x):\n    y = 1\n    raise ValueError('no ' + str(y))",
            "([1.0],)",
        ),
        ("def f(x)\n  return 1", "([1.0],)"),
        ("def f(x):\n    x.append(1)\n    return len(x)", "([1.0],)"),
        ("def f(g): return g(1) + g(2)", "(lambda v: 2*v,)"),
    ]
    .map(|(program, case)| (program.to_owned(), case));
    let (told, _) = run(&programs);
    for (told, part) in told.iter().zip([
        "\"value\":[1,{\"f\":\"4004000000000000\"},{\"f\":\"8000000000000000\"},[3],{\"record\":[[\"a\",1]]}]",
        "\"error\":{\"message\":\"ValueError: no 1\",\"line\":3}",
        "\"line\":1}",
        "\"value\":2,\"mutated\":true",
        "\"value\":6",
    ]) {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn a_builtin_in_place_of_a_method_sees_nothing_of_the_harness() {
    let programs = [
        ("f = look.__func__", "([1.0],)"),
        ("class L(list): pass\nL.__iter__ = look\ndef f(x): return L([1, 2])", "([1.0],)"),
        ("class T(tuple): pass\nT.__iter__ = look\ndef f(x): return T([1, 2])", "([1.0],)"),
        ("class D(dict): pass\nD.__iter__ = D.__getitem__ = look\ndef f(x): return D(a=1)", "([1.0],)"),
        ("class F(float): pass\nF.__float__ = look\ndef f(x): return F(2.5)", "([1.0],)"),
        ("class E(Exception): pass\nE.__str__ = look\ndef f(x): raise E()", "([1.0],)"),
        ("class E(Exception): pass\nE.__getattribute__ = look\ndef f(x): raise E()", "([1.0],)"),
        ("class array: pass\narray.__iter__ = look\ndef f(x): return array()", "([1.0],)"),
        (
            "class K(str):\n    __hash__ = str.__hash__\nK.__eq__ = look\ndef f(x):\n    x['z'] = 1\n    x[K('a')] = 1\n    return 1",
            "({\"a\": 1},)",
        ),
    ]
    .map(|(program, case)| (format!("{LOOKS}{program}"), case));
    let (told, seen) = run(&programs);
    // What is seen is the program's own frame, or one that holds the two things it was handed.
    assert!(seen.contains("['inputs', 'program']"), "{seen}");
    for ours in [
        "guarded", "watched", "limits", "counting", "space", "before", "encode", "left",
    ] {
        assert!(!seen.contains(&format!("'{ours}'")), "{seen}");
    }
    let list = told.get(1).map(String::as_str).unwrap_or_default();
    assert!(list.contains("\"value\":[1,2]"), "{list}");
}
