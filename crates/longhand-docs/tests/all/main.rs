//! The tests of the crate from outside, in one binary.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use longhand_docs::{Statement, Verdict, check};
use proptest::prelude::*;

fn verdicts(line: &str) -> Vec<Verdict> {
    check(line)
        .into_iter()
        .map(|statement| statement.verdict)
        .collect()
}

/// Lines whose statements hold.
const HOLD: &[&str] = &[
    "`6 × 125e6 × 10e9 = 7.5e18`",
    "It needs 7B × 16 bytes = 112 GB of memory.",
    "7 billion × 16 bytes = 112 GB",
    "6 × 125M × 10B = 7.5 × 10^18 FLOP",
    "6 · 125 · 10⁶ · 10 · 10⁹ = 7.5 · 10¹⁸",
    "8 GPUs × 80 GB = 640 GB",
    "512 sequences × 2048 tokens = 1,048,576 tokens",
    "512 × 2048 = 1 048 576",
    "10^10 / 524,288 ≈ 19,073 steps",
    "10^10 / 524,288 ≈ 19,000",
    "150/312 = 48 %",
    "150/312 = 0.48",
    "| 3 × 4 = 12 | 5 + 6 = 11 |",
    "$\\frac{7.5 \\cdot 10^{18}}{8 \\cdot 1.5 \\cdot 10^{14}} = 6250$ s",
    "$\\sqrt{25 + 144} = 13$",
    "$2/\\ln 2 = 2.885$ bits",
    "$2\\ln 2 = 1.386$ and $3\\sqrt{4} = 6$",
    "$1.5\\,e^{-1} + 2 = 2.55$",
    "$1.7 + 1 \\cdot \\tfrac23 = 2.37$",
    "$64/4 \\cdot 32 \\cdot 32 = 16\\,384$ numbers",
    "$$\n3 \\times 4 = 12\n$$",
    "2.885/4 = 0.721 bits per byte",
    "0.651/(1 - 0.9^10) = 0.651/0.651 = 1",
    "(4 + 4)/2 = 8/2 = 4",
    "2/3 = 0.667 = 66.7 %",
    "8 × 24 h = 192 GPU-hours",
    "8 GPUs × 24 h × $2/h = $384",
    "40 GB / 50 GB/s = 0.8 s",
    "80 GiB = 85.9 GB",
    "3 × 4 = 11–13",
    "7 × 1.5 = 10 to 11 GB",
    "10/3 = 3.3 ± 0.1",
    "2**10 = 1024",
    "**3 × 4 = 12**",
    "- 3 × 4 = 12",
    "1. 3 × 4 = 12",
    "a batch of 4 × 8 = 32",
    "−3 + 4 = 1",
    "16 bytes a parameter × 7 B = 112 GB",
    "70 % of 989 = 692",
    "1000 × 1.1^2 = 1210",
    "4096 = 8 × 512",
    "2^10 = 1024 and 2^20 = 1,048,576",
    "7.5e18 / 1.2e15 = 6.25e3",
    "2(3 + 4) = 14",
    "312 TFLOP/s × 0.4 = 124.8 TFLOP/s",
    "15T × 4 bytes = 60 TB",
    "100 × 36 s = 1 h",
    "`0.744/(1-0.9^3) = 2.745`",
    "2/(1-0.9) = 20",
    "1-0.9^3 = 0.271",
    "sqrt(1-0.96) = 0.2",
    "(1-0.9) × 30 = 3",
    "2(1-0.9) = 0.2",
];

/// Lines of which one statement does not hold, and what comes out.
const WRONG: &[(&str, &str)] = &[
    ("`6 × 125e6 × 10e9 = 7.6e18`", "7.5 × 10¹⁸"),
    ("It needs 7B × 16 bytes = 114 GB.", "112 GB"),
    ("7B × 16 bytes = 112 MB", "112 000 MB"),
    ("8 × 80 GB = 640 GiB", "596 GiB"),
    ("512 × 2048 = 1,048,575", "1 048 576"),
    ("| 3 × 4 = 13 |", "12"),
    ("$\\frac{1}{3} = 0.34$", "0.333"),
    ("$\\sqrt{25 + 144} = 12$", "13"),
    ("10^10 / 524,288 ≈ 20,500", "19 073.5"),
    ("150/312 = 49 %", "48.1 %"),
    ("2.885/4 = 0.722", "0.7212"),
    ("8 GPUs × 24 h × $2/h = $385", "384 $"),
    ("3 × 4 = 13–15", "12"),
    ("(4 + 4)/2 = 9/2", "4"),
    ("4096 = 8 × 511", "4096"),
    ("80 GiB = 85.8 GB", "85.9 GB"),
    ("10/3 = 3.5 ± 0.1", "3.33"),
    ("`0.744/(1-0.9^3) = 2.845`", "2.7454"),
    ("2/(1-0.9) = 30", "20"),
    ("1-0.9^3 = 0.371", "0.271"),
];

/// Lines that say nothing that could be recomputed.
const ALONE: &[&str] = &[
    "$m = 0.9 m + 0.1 g = 4$",
    "with n = 4 and k = 2",
    "x + 3 · 2 = 6",
    "2d · 3 = 12",
    "Llama 3 = 8 × 10^9",
    "see [3 × 4](https://example.com/?a=1&b=2+2=5)",
    "if a == 3 + 4 then",
    "```python\nx = 3 * 4 = 13\n```",
    "version 1.2 = 3",
    "L = 24: 7",
    "f(2) = 3 × 5",
    "2–3 × 4 = 9",
    "$p_1 = 0.3$, $d_2 = 0.4 - 1$",
    "3 η = 0.1",
    "pages (10-12) = 3",
    "5-3 = 9",
    "GPUs 4-8 × 2 = 9",
    "3 × (10-12) = 30–36",
    "3 × (10-12) = 33",
];

#[test]
fn what_holds_is_found_to_hold() {
    for line in HOLD {
        let found = verdicts(line);
        assert!(!found.is_empty(), "nothing is found in {line}");
        assert!(
            found.iter().all(|verdict| *verdict == Verdict::Holds),
            "{line}: {found:?}"
        );
    }
}

#[test]
fn what_does_not_hold_is_told_with_what_comes_out() {
    for (line, instead) in WRONG {
        let found = verdicts(line);
        let wrong: Vec<String> = found
            .iter()
            .filter_map(|verdict| match verdict {
                Verdict::Wrong(instead) => Some(instead.replace('\u{202f}', " ")),
                _ => None,
            })
            .collect();
        assert_eq!(wrong, [*instead], "{line}: {found:?}");
    }
}

#[test]
fn what_holds_a_name_is_left_alone() {
    for line in ALONE {
        let found = verdicts(line);
        assert!(
            found.iter().all(|verdict| *verdict == Verdict::NotRead),
            "{line}: {found:?}"
        );
    }
}

#[test]
fn a_statement_knows_where_it_stands() {
    let found = check("first\n\n| π ≈ 3 | 3 × 4 = 13 |\n");
    let wrong: Vec<&Statement> = found
        .iter()
        .filter(|one| matches!(one.verdict, Verdict::Wrong(_)))
        .collect();
    assert_eq!(wrong.len(), 1);
    assert_eq!(
        (wrong[0].line, wrong[0].column, wrong[0].text.as_str()),
        (3, 11, "3 × 4 = 13")
    );
}

/// The chapters, the documents and the records of decisions.
fn own(folder: &std::path::Path, into: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            own(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            into.push(path);
        }
    }
}

#[test]
fn our_own_chapters_and_documents_hold() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = vec![
        root.join("README.md"),
        root.join("CONTRIBUTING.md"),
        root.join("CHANGELOG.md"),
    ];
    own(&root.join("content"), &mut files);
    own(&root.join("docs"), &mut files);
    let mut seen = 0;
    for path in files {
        for statement in check(&std::fs::read_to_string(&path).unwrap()) {
            if let Verdict::Wrong(instead) = &statement.verdict {
                panic!(
                    "{}:{}:{}: {} is {instead}",
                    path.display(),
                    statement.line,
                    statement.column,
                    statement.text
                );
            }
            seen += usize::from(statement.verdict == Verdict::Holds);
        }
    }
    assert!(seen >= 100, "only {seen} statements are read");
}

/// A seeded error in every digit of a result is found.
#[test]
fn a_changed_digit_is_found() {
    for (left, right) in [
        ("7B × 16 bytes", "112"),
        ("512 × 2048", "1048576"),
        ("2.885/4", "0.721"),
        ("6 × 7", "42"),
    ] {
        for (place, digit) in right.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            for other in ('0'..='9').filter(|other| *other != digit) {
                let changed = format!("{}{other}{}", &right[..place], &right[place + 1..]);
                let unit = if left.contains("bytes") { " GB" } else { "" };
                let found = verdicts(&format!("so {left} = {changed}{unit} in all"));
                assert!(
                    matches!(found.as_slice(), [Verdict::Wrong(_)]),
                    "{left} = {changed}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn a_thousand_lines_take_less_than_a_second() {
    let line = "Some prose, with a formula, $x^2 + y$, then 7B × 16 bytes = 112 GB (or so) and more of it.\n";
    let prose =
        "A line without any statement, but with 12 numbers, `code(3)` and $\\frac{a}{b}$ in it.\n";
    let document = [line, prose, prose, prose, prose].concat().repeat(200);
    let start = std::time::Instant::now();
    let found = check(&document);
    assert_eq!(found.len(), 200);
    assert!(start.elapsed().as_secs_f64() < 1.0, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "[ 0-9a-zB$\\\\{}^_()=≈×·/*|`%.,+–-]{0,60}") {
        let _any = check(&text);
    }

    #[test]
    fn no_text_of_any_kind_breaks_it(text in ".{0,80}") {
        let _any = check(&text);
    }

    #[test]
    fn products_hold_and_their_neighbours_do_not(a in 2u32..9999, b in 2u32..9999) {
        let product = u64::from(a) * u64::from(b);
        prop_assert_eq!(verdicts(&format!("it is {a} × {b} = {product}.")), [Verdict::Holds]);
        let found = verdicts(&format!("it is {a} × {b} = {}.", product + 1));
        prop_assert!(matches!(found.as_slice(), [Verdict::Wrong(_)]), "{:?}", found);
    }
}
