//! Small workbooks as authors write them, with what goes wrong for them elsewhere: marks of editors,
//! amounts of money, bars in tables, ids that clash, links that lead nowhere. Most come from public
//! reports of other systems.

use longhand_site::{Bundle, Options, Site, build};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const BOOK: &str = "title = \"Sums\"\ntagline = \"Small ones\"\n\n[[chapters]]\nslug = \"0-sums\"\nnumber = 0\ntitle = \"Sums\"\nshort = \"Sums\"\n";
const HEAD: &str = "+++\nnumber = 0\ntitle = \"Sums\"\nshort = \"Sums\"\n+++\n\n";
const CALL: &str = "{{exercise two-and-three}}\n";
const EXERCISE: &str = "kind = \"numeric\"\nnumber = \"0.1\"\ntitle = \"Two and three\"\ndifficulty = 1\nskills = [\"sums.small\"]\nprompt = \"What is $2 + 3$?\"\nafter = \"Five.\"\n\n[[steps]]\nname = \"sum\"\nis = \"2 + 3\"\n\n[answer]\nis = \"sum\"\naccept = \"exact\"\n\n[[mistakes]]\nid = \"multiplied\"\nis = \"2*3\"\nsay = \"That is the product.\"\n\n[[hints]]\nsay = \"Count on from two.\"\n\n[[sources]]\ncite = \"Own calculation\"\n";

/// A folder that is gone once it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("longhand-authors-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn made(files: &[(&str, &str)]) -> Result<Site, String> {
    let folder = Folder::new(files);
    let options = Options {
        content: folder.0.clone(),
        bundle: Bundle::default(),
        live_reload: None,
    };
    build(&options).map_err(|findings| findings.to_string())
}

/// A workbook of one chapter with this text and this exercise.
fn book(text: &str, exercise: &str) -> Result<Site, String> {
    made(&[
        ("workbook.toml", BOOK),
        ("0-sums/chapter.md", &format!("{HEAD}{text}")),
        ("0-sums/two-and-three.toml", exercise),
    ])
}

fn page(text: &str) -> String {
    let site = book(text, EXERCISE).unwrap_or_else(|findings| panic!("{findings}"));
    String::from_utf8(site.files["0-sums.html"].clone()).unwrap()
}

#[track_caller]
fn refused(result: Result<Site, String>, needles: &[&str]) {
    let Err(told) = result else {
        panic!("nothing was found: {needles:?}");
    };
    for needle in needles {
        assert!(told.contains(needle), "{needle}: {told}");
    }
}

#[test]
fn every_id_stands_once_and_links_lead_to_the_first() {
    let text = "## Setup\n\nFirst.\n\n## Two and three\n\n{{exercise two-and-three}}\n\n## Setup\n\nSecond, see [above](#setup).\n\n## Chapters\n\nThe word of the menu.\n\n## Main\n\n### Setup 2\n\n## Two and three in\n\n## Two and three title\n\nThird.\n";
    let html = page(text);
    let ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|one| one.split('"').next())
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    assert!(html.contains("<section") && html.contains("id=\"two-and-three\""));
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_no_page() {
    let plain = book(&format!("One two\n\n{CALL}"), EXERCISE).unwrap();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let marked = made(&[
        ("workbook.toml", &windows(BOOK)),
        (
            "0-sums/chapter.md",
            &windows(&format!("{HEAD}One two\n\n{CALL}")),
        ),
        ("0-sums/two-and-three.toml", &windows(EXERCISE)),
    ])
    .unwrap_or_else(|findings| panic!("{findings}"));
    assert!(plain.files == marked.files);
    let text = windows(&EXERCISE.replace("after = \"Five.\"", "afterwards = \"Five.\""));
    refused(
        made(&[
            ("workbook.toml", BOOK),
            ("0-sums/chapter.md", &format!("{HEAD}{CALL}")),
            ("0-sums/two-and-three.toml", &text),
        ]),
        &["0-sums/two-and-three.toml:7"],
    );
}

#[test]
fn money_stays_money_and_a_formula_that_is_not_closed_is_told() {
    let html = page(&format!(
        "A card costs $2.50 an hour here and US$3/US$4 elsewhere. Runs cost $25,000 to $34,000.\n\nIt is **35$** a day, or $27B/$7B a year. The square is $x^2$.\n\n{CALL}"
    ));
    for text in [
        "costs $2.50 an hour here and US$3/US$4 elsewhere. Runs cost $25,000 to $34,000.",
        "$27B/$7B a year",
    ] {
        assert!(html.contains(text), "{text}");
    }
    refused(
        book(&format!("a $\\frac{{1}}{{2$ b\n\n{CALL}"), EXERCISE),
        &["chapter.md:7", "begins or ends no formula"],
    );
}

#[test]
fn a_cell_that_a_table_would_lose_is_told_with_its_line() {
    let table = |row: &str| format!("| what | formula |\n|---|---|\n{row}\n\n{CALL}");
    refused(
        book(&table("| plain | $P(A|B)$ |"), EXERCISE),
        &["chapter.md:9", "would be lost"],
    );
    let html = page(&table("| escaped | $P(A\\|B)$ |\n| code | `a \\| b` |"));
    assert!(html.contains("a | b"), "{html}");
}

#[test]
fn a_directive_in_a_listing_is_text() {
    let listing = "```text\n{{exercise two-and-three}}\n{{exercise not-there}}\n```\n\n";
    refused(book(listing, EXERCISE), &["does not show this exercise"]);
    let html = page(&format!("{listing}{CALL}"));
    assert_eq!(html.matches("data-mark=\"two-and-three\"").count(), 1);
    let spaced = page("{{ exercise  two-and-three }}\n");
    assert_eq!(spaced.matches("data-mark=\"two-and-three\"").count(), 1);
}

#[test]
fn names_that_lead_elsewhere_or_are_taken_are_refused() {
    for slug in [
        "../outside",
        "index",
        "404",
        "gallery",
        "aux",
        "con",
        "a b",
        "a/b",
        "x\\\",alert(1),\\\"",
        "Größe",
        "",
    ] {
        let workbook = BOOK.replace("0-sums", slug);
        refused(
            made(&[("workbook.toml", &workbook)]),
            &["workbook.toml", "chapter"],
        );
    }
    let page = format!("{BOOK}\n[[pages]]\nslug = \"0-sums\"\ntitle = \"Sums\"\n");
    refused(
        made(&[("workbook.toml", &page)]),
        &["the name of another page"],
    );
    let aliased = EXERCISE.replace(
        "difficulty = 1",
        "difficulty = 1\naliases = [\"\\\"><script>\"]",
    );
    refused(book(CALL, &aliased), &["alias"]);
}

#[test]
fn links_that_lead_nowhere_or_run_something_are_told() {
    for link in [
        "[a](#nowhere)",
        "[a](nochapter.html)",
        "![a](missing.png)",
        "[a](javascript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](http://)",
        "[a]()",
    ] {
        assert!(
            book(&format!("{link}\n\n{CALL}"), EXERCISE).is_err(),
            "{link}"
        );
    }
    page(&format!(
        "[a](#two-and-three) [b](#two-and-three@3) [c](index.html) [d](https://example.org/x)\n\n{CALL}"
    ));
    let source = EXERCISE.replace(
        "cite = \"Own calculation\"",
        "cite = \"x\"\nurl = \"javascript:alert(1)\"",
    );
    refused(book(CALL, &source), &["no address of the web"]);
}

#[test]
fn tex_brings_no_tags_and_no_end_of_the_stack_into_a_page() {
    for formula in [
        r"\operatorname{<script>alert(1)</script>}",
        r"\operatorname*{<b>}",
    ] {
        match book(&format!("${formula}$\n\n{CALL}"), EXERCISE) {
            Ok(site) => {
                let html = String::from_utf8_lossy(&site.files["0-sums.html"]).into_owned();
                assert!(
                    !html.contains("<script>alert") && !html.contains("<b>}"),
                    "{formula}"
                );
            }
            Err(told) => assert!(told.contains("chapter.md:7"), "{told}"),
        }
    }
    let deep = format!(
        "${}x{}$\n\n{CALL}",
        "\\frac{".repeat(3000),
        "}{2}".repeat(3000)
    );
    refused(book(&deep, EXERCISE), &["chapter.md:7", "longer than"]);
}

#[test]
fn what_has_no_measure_is_refused() {
    let given = |given: &str| {
        EXERCISE
            .replace("[[steps]]", &format!("[givens]\ng = {given}\n\n[[steps]]"))
            .replacen("2 + 3\"", "sum(g) + 3\"", 2)
    };
    for (text, needle) in [
        (
            given("{ book = \"[1, 2]\", each = \"1..9\", length = 1000000000 }"),
            "1000000000 numbers",
        ),
        (
            given("{ book = \"1\", range = \"0..1e18\" }"),
            "more than a million",
        ),
        (
            given("{ book = \"1\", choose = [] }"),
            "chosen from nothing",
        ),
        (
            EXERCISE.replace("accept = \"exact\"", "accept = { absolute = inf }"),
            "tolerance",
        ),
        (
            EXERCISE.replace("accept = \"exact\"", "accept = { relative = 50 }"),
            "tolerance",
        ),
        (
            EXERCISE.replace("difficulty = 1", "difficulty = \"1\""),
            "a whole number",
        ),
        (
            EXERCISE.replace("number = \"0.1\"", "number = \"abc\""),
            "no exercise's number",
        ),
        (
            EXERCISE.replace("title = \"Two and three\"", "title = \"\""),
            "title is empty",
        ),
        (
            EXERCISE.replace("\"What is $2 + 3$?\"", "\"\""),
            "prompt is empty",
        ),
        (
            EXERCISE.replace("\"sum\"", "\"total\"").replacen(
                "is = \"2 + 3\"",
                "is = \"total + 3\"",
                1,
            ),
            "uses itself",
        ),
        (
            EXERCISE.replacen(
                "is = \"2 + 3\"",
                "is = \"later\"\n[[steps]]\nname = \"later\"\nis = \"2\"",
                1,
            ),
            "comes after it",
        ),
    ] {
        refused(book(CALL, &text), &["two-and-three.toml", needle]);
    }
}

#[test]
fn an_exercise_that_cannot_be_drawn_is_told_where_pages_are_made() {
    let infinite = EXERCISE.replacen("is = \"2 + 3\"", "is = \"1e308*10\"", 1);
    refused(
        book(CALL, &infinite),
        &["two-and-three.toml", "step sum", "no finite value"],
    );
}

#[test]
fn what_is_shown_later_is_folded_by_the_style_sheet_and_open_without_it() {
    let html = page(&format!(
        "{CALL}\n{{{{later two-and-three}}}}\n\nIt is *five*.\n\n{{{{end}}}}\n"
    ));
    assert!(
        html.contains("<div class=\"later\" data-later=\"two-and-three\">"),
        "{html}"
    );
    assert!(
        html.contains("<em>five</em>") && html.contains("tried 0.1"),
        "{html}"
    );
    refused(
        book(
            &format!("{CALL}\n{{{{later two-and-three}}}}\n\na\n"),
            EXERCISE,
        ),
        &["has no end"],
    );
    refused(
        book(&format!("{CALL}\n{{{{end}}}}\n"), EXERCISE),
        &["ends nothing"],
    );
    refused(
        book(
            &format!("{CALL}\n{{{{later nobody}}}}\n\n{{{{end}}}}\n"),
            EXERCISE,
        ),
        &["no exercise `nobody`"],
    );
}

#[test]
fn lines_and_books_without_measure_are_read_in_time_that_grows_with_them() {
    // Eight times what a page has; a parser that goes over it again and again would take hours.
    for text in [
        "* ".repeat(80_000) + "a",
        "[ (](".repeat(40_000),
        "[*_a".repeat(100_000),
        "$x$ ".repeat(20_000),
    ] {
        page(&format!("{text}\n\n{CALL}"));
    }
}

/// An exercise with one thing exchanged, as the finding says it.
#[track_caller]
fn found_in(exchange: &[(&str, &str)], needles: &[&str]) {
    let mut exercise = EXERCISE.to_owned();
    for (from, to) in exchange {
        assert!(exercise.contains(from), "{from}");
        exercise = exercise.replacen(from, to, 1);
    }
    match book(CALL, &exercise) {
        Err(told) => {
            for needle in needles {
                assert!(told.contains(needle), "{needle}: {told}");
            }
        }
        Ok(site) => {
            let told: Vec<String> = site.findings.iter().map(ToString::to_string).collect();
            let told = told.join("\n");
            for needle in needles {
                assert!(told.contains(needle), "{needle}: {told}");
            }
        }
    }
}

#[test]
fn what_is_written_and_says_nothing_is_told() {
    let say = "say = \"Count on from two.\"";
    found_in(&[(say, "say = \" \"")], &["toml:23", "The hint is empty"]);
    found_in(&[("Own calculation", "")], &["The source is empty"]);
    found_in(&[("[\"sums.small\"]", "[]")], &["A skill without a name"]);
    found_in(
        &[("[\"sums.small\"]", "[\"\"]")],
        &["A skill without a name"],
    );
    for id in ["", "a b", "<b>", "ä"] {
        let id = format!("id = \"{id}\"");
        found_in(
            &[("id = \"multiplied\"", &id)],
            &["cannot name the mistake"],
        );
    }
    found_in(&[("Two and three", "Two\\nand three")], &["not one line"]);
    found_in(
        &[("Two and three", &"long ".repeat(60))],
        &["more than 120 letters"],
    );
}

#[test]
fn what_nobody_would_see_or_what_would_be_lost_is_told() {
    found_in(&[("\"Five.\"", "\"Five.\\u0007\"")], &["toml:7", "U+0007"]);
    found_in(&[("What is", "\\u001b[31mWhat is")], &["toml:6", "U+001B"]);
    found_in(
        &[("\"Five.\"", "\"![x](a.png)\"")],
        &["toml:7", "no pictures"],
    );
    let table = "\"\"\"\n| a | b |\n|---|---|\n| 1 | $P(A|B)$ |\n\"\"\"";
    found_in(&[("\"Five.\"", table)], &["would be lost"]);
    refused(
        book(&format!("A \u{1b}[31m\n\n{CALL}"), EXERCISE),
        &["U+001B", "line 7"],
    );
    refused(
        book("See {{exercise two-and-three}} here.\n", EXERCISE),
        &["chapter.md:7", "stands among words"],
    );
}

#[test]
fn a_variant_that_cannot_be_drawn_is_told_once_with_its_line() {
    let exercise = EXERCISE.replace("is = \"2 + 3\"", "is = \"1e308*10\"");
    refused(
        book(CALL, &exercise),
        &[
            "0-sums/two-and-three.toml:11: Variant 0 cannot be drawn. step sum: it has no finite value with the book's numbers",
            "1 finding",
        ],
    );
}

#[test]
fn a_step_or_a_tolerance_that_is_none_is_told_in_words() {
    let given = "[givens]\nx = { book = \"1\", range = \"1..9\", step = \"0\" }\n\n[[steps]]";
    found_in(&[("[[steps]]", given)], &["toml:10", "`0` is no step"]);
    found_in(
        &[("accept = \"exact\"", "accept = { digits = 0 }")],
        &["toml:15", "no such tolerance"],
    );
}
