use super::*;
use longhand_exercise::program::run::{CaseInput, Returned};

/// Runs a program here. Both languages have to be here: a test that saw nothing would pass.
fn ran(language: Language, source: &str, arguments: &[&str]) -> Option<RunReport> {
    let made = CodeRun {
        language: language.slug().into(),
        source: source.into(),
        function: "f".into(),
        cases: vec![CaseInput {
            arguments: arguments.iter().map(|one| (*one).to_string()).collect(),
        }],
        left_out: vec![],
    };
    match run(&made) {
        Ok(report) => Some(report),
        Err(missing) => panic!("{missing}"),
    }
}

fn value(report: &RunReport) -> &Returned {
    match &report.cases.first().expect("a case").outcome {
        Ok(value) => value,
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn both_languages_return_numbers_lists_and_records_and_print() {
    for (language, source) in [
        (
            Language::JavaScript,
            "function f(x) { console.log('hi', x[1]); return {a: [x[0], NaN], b: -0, c: true}; }",
        ),
        (
            Language::Python,
            "def f(x):\n    print('hi', x[1])\n    return {'a': (x[0], float('nan')), 'b': -0.0, 'c': True}\n",
        ),
    ] {
        let Some(report) = ran(language, source, &["[1.5, 2]"]) else {
            continue;
        };
        assert_eq!(report.printed, "hi 2\n");
        let Returned::Record(members) = value(&report) else {
            panic!("{report:?}")
        };
        assert!(
            matches!(&members[0].1, Returned::List(a) if a[0] == Returned::Number(1.5)
                && matches!(a[1], Returned::Number(x) if x.is_nan()))
        );
        assert!(matches!(members[1].1, Returned::Number(x) if x.is_sign_negative()));
        assert_eq!(members[2].1, Returned::Truth(true));
        assert!(!report.cases[0].mutated);
    }
}

#[test]
fn calls_are_counted_and_changed_input_is_noticed() {
    for (language, source, pair) in [
        (
            Language::JavaScript,
            "function f(p, x) { x[0] = 7; return p[0].f(1) + p[0].f(2) + p[0].df(3); }",
            "[{f: (u) => u * u, df: (u) => 2 * u}]",
        ),
        (
            Language::Python,
            "def f(p, x):\n    x[0] = 7\n    return p[0][0](1) + p[0][0](2) + p[0][1](3)\n",
            "[((lambda u: u * u), (lambda u: 2 * u))]",
        ),
    ] {
        let Some(report) = ran(language, source, &[pair, "[0]"]) else {
            continue;
        };
        assert_eq!(value(&report), &Returned::Number(11.0));
        assert_eq!(report.cases[0].calls, vec![2, 1]);
        assert!(report.cases[0].mutated);
    }
}

#[test]
fn errors_name_the_learners_own_line() {
    for (language, source, line) in [
        (Language::JavaScript, "function f() {\n  return g();\n}", 2),
        (Language::Python, "def f():\n    return g()\n", 2),
    ] {
        let Some(report) = ran(language, source, &[]) else {
            continue;
        };
        let error = report.cases[0].outcome.clone().expect_err("g is not there");
        assert_eq!(error.line, Some(line), "{error:?}");
        assert!(error.message.contains("NameError") || error.message.contains("ReferenceError"));
    }
    for (language, source) in [
        (Language::JavaScript, "function f() {\n  return (;\n}"),
        (Language::Python, "def f():\n    return (;\n"),
    ] {
        if let Some(report) = ran(language, source, &[]) {
            let error = report.error.expect("it cannot be read");
            assert_eq!(error.line, Some(2), "{error:?}");
        }
    }
}

#[test]
fn loops_without_end_are_stopped_and_what_was_printed_is_kept() {
    for (language, source) in [
        (
            Language::JavaScript,
            "function f() { console.log('on'); for (;;) {} }",
        ),
        (
            Language::Python,
            "def f():\n    print('on')\n    while True:\n        pass\n",
        ),
    ] {
        if let Some(report) = ran(language, source, &[]) {
            assert!(report.timed_out, "{report:?}");
            assert_eq!(report.printed, "on\n");
        }
    }
}

#[test]
fn a_program_reaches_no_file_no_process_and_no_module() {
    for (language, source) in [
        (
            Language::JavaScript,
            "function f() { return require('fs'); }",
        ),
        (Language::JavaScript, "function f() { return process.env; }"),
        (
            Language::JavaScript,
            "function f() { return f.constructor.constructor('return process')().env; }",
        ),
        (
            Language::JavaScript,
            "function f() { return console.log.constructor('return process')().env; }",
        ),
        (
            Language::Python,
            "def f():\n    return open('/etc/passwd').read()\n",
        ),
        (
            Language::Python,
            "import os\ndef f():\n    return os.listdir('/')\n",
        ),
        (Language::Python, "import socket\ndef f():\n    return 1\n"),
        (Language::Python, "import ctypes\ndef f():\n    return 1\n"),
        (
            Language::Python,
            "import sys\ndef f():\n    return sys.modules['os'].system('true')\n",
        ),
    ] {
        if let Some(report) = ran(language, source, &[]) {
            let failed = report.error.is_some()
                || report
                    .cases
                    .first()
                    .is_some_and(|case| case.outcome.is_err());
            assert!(failed, "{source}: {report:?}");
        }
    }
}

#[test]
fn memory_and_recursion_are_bounded() {
    for (language, source) in [
        (
            Language::JavaScript,
            "function f() { const a = []; for (;;) a.push(new Float64Array(1e7).fill(1)); }",
        ),
        (Language::Python, "def f():\n    return [0] * (1 << 40)\n"),
        (Language::JavaScript, "function f() { return f() + 1; }"),
        (Language::Python, "def f():\n    return f() + 1\n"),
    ] {
        if let Some(report) = ran(language, source, &[]) {
            let failed = report.error.is_some()
                || report.timed_out
                || report
                    .cases
                    .first()
                    .is_some_and(|case| case.outcome.is_err());
            assert!(failed, "{source}: {report:?}");
        }
    }
}
