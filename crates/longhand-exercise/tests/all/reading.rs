//! What is typed and pasted into fields, as it is judged.

use longhand_exercise::verdict::Help;
use longhand_exercise::{Answer, Exercise, Variant, Verdict, grade};

fn exercise(head: &str, unit: &str) -> Exercise {
    let text = format!(
        r##"
{head}
number = "1.1"
title = "One"
difficulty = 1
{unit}
[[mistakes]]
id = "nothing-like-it"
is = "-12345.678"
say = "No."
[[hints]]
say = "Count."
[[sources]]
cite = "Own calculation"
"##
    );
    longhand_author::read("x.toml", "one", "1-one", &text)
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn numeric(is: &str, accept: &str, unit: &str) -> Exercise {
    let head = "kind = \"numeric\"\nprompt = \"How many sequences, $#{a}$ and $#{M}$?\"";
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!("unit = \"{unit}\"")
    };
    exercise(
        head,
        &format!(
            "[givens]\na = {{ book = \"2\" }}\nM = {{ book = \"4\" }}\n[[steps]]\nname = \"b\"\nis = \"{is} + 0*a*M\"\n[answer]\nis = \"b\"\naccept = {accept}\n{unit}"
        ),
    )
}

fn told(exercise: &Exercise, text: &str) -> Verdict {
    let variant = Variant::draw(exercise, 0).unwrap();
    grade(exercise, &variant, &Answer::Text(text.to_owned())).verdict
}

#[track_caller]
fn right(exercise: &Exercise, texts: &[&str]) {
    for text in texts {
        let verdict = told(exercise, text);
        assert!(
            matches!(verdict, Verdict::Right { .. }),
            "{text:?}: {verdict:?}"
        );
    }
}

#[track_caller]
fn not_counted(exercise: &Exercise, texts: &[&str]) {
    for text in texts {
        let verdict = told(exercise, text);
        assert!(
            matches!(verdict, Verdict::Unreadable(_)),
            "{text:?}: {verdict:?}"
        );
    }
}

#[test]
fn one_number_is_right_however_it_was_copied() {
    let moment = numeric("2.7453874538745384", "{ absolute = 0.002 }", "");
    right(
        &moment,
        &[
            "\u{202d}2.745\u{202c}",
            "2.745\u{202c}",
            "\u{200e}2.745",
            "\u{2066}\u{2212}0.5 + 3.245\u{2069}",
            "np.float64(2.7453874538745384)",
            "Array(2.7453876, dtype=float32)",
            "tensor(2.7454, grad_fn=<DivBackward0>)",
            "2,7454",
            "２．７４５",
            "\\frac{0.744}{0.271}",
            "$2.745$",
            "m̂ = 2.745",
            "\"2.745\"",
            "'2.745'",
            "“2.745”",
            "print(2.745)",
        ],
    );
    let rate = numeric("1.65e-4", "{ relative = 0.001 }", "");
    right(
        &rate,
        &[
            "1.65e\u{2013}4",
            "1.65e\u{2011}4",
            "1.65e\u{2012}4",
            "1.65E\u{ff0d}4",
            "1.65\u{d7}10^\u{2013}4",
            "1.65e\u{2212}4",
            "1.65 e-4",
            "1.65e -4",
            "1.65e⁻⁴",
            "1.65 e - 4",
        ],
    );
    not_counted(
        &rate,
        &[
            "1.65 × 10-4",
            "1.65e-.4",
            "1.65 = 1.65",
            "1;2",
            "1.65e-4 or 2",
        ],
    );
}

#[test]
fn thousands_are_read_in_every_country() {
    let tokens = numeric("1048576", "\"exact\"", "");
    right(
        &tokens,
        &[
            "10,48,576",
            "1.048.576",
            "1.048.576,0",
            "1\u{202f}048\u{202f}576",
            "1\u{2019}048\u{2019}576",
            "1·048·576",
            "1048576 sequences",
            "1 Mi",
            "1024 Ki",
            "1048576 tokens",
        ],
    );
}

#[test]
fn a_comma_is_right_if_one_of_its_readings_is() {
    let traffic = numeric("10.2566", "{ relative = 0.02 }", "ms");
    right(
        &traffic,
        &[
            "10257 \u{b5}s",
            "10257 \u{3bc}s",
            "10257 us",
            "0.010257 s",
            "10,257 ms",
            "10.26 msec",
        ],
    );
    let many = numeric("1024", "\"exact\"", "");
    right(&many, &["1,024", "1024"]);
    // Wrong in both readings.
    assert!(matches!(told(&many, "3,333"), Verdict::Wrong(_)));
}

#[test]
fn letters_behind_a_number_are_counts_or_names() {
    let billions = numeric("69.3e9", "{ relative = 0.001 }", "");
    right(
        &billions,
        &["69.3B", "69.3 B", "69.3 billion", "69.3 B params", "69.3G"],
    );
    let named = numeric("8", "\"exact\"", "");
    right(&named, &["2M", "2 M", "a*M", "aM"]);
}

fn cells(is: &str, kind: &str) -> Exercise {
    let head = format!("kind = \"{kind}\"\nprompt = \"Which, with $#{{a}}$?\"");
    let text = format!(
        r##"
{head}
number = "1.1"
title = "One"
difficulty = 1
[givens]
a = {{ book = "0" }}
[[steps]]
name = "b"
is = "{is} + a"
[answer]
is = "b"
accept = {{ absolute = 0.002 }}
[[mistakes]]
id = "nothing-like-it"
is = "-999*{is}"
say = "No."
[[hints]]
say = "Count."
[[sources]]
cite = "Own calculation"
"##
    );
    longhand_author::read("x.toml", "one", "1-one", &text)
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

#[test]
fn vectors_are_read_as_programs_and_people_write_them() {
    let vector = cells("[-0.341, 0.242, 0.099]", "vector");
    right(
        &vector,
        &[
            "[np.float64(-0.341), np.float64(0.242), np.float64(0.099)]",
            "array([-0.341,  0.242,  0.099])",
            "array([-0.341,  0.242,  0.099], dtype=float32)",
            "tensor([-0.3410,  0.2420,  0.0990], dtype=torch.float64)",
            "tensor([-0.3410,  0.2420,  0.0990], device='cuda:0', grad_fn=<SubBackward0>)",
            "-0,341 0,242 0,099",
            "-0,341, 0,242, 0,099",
            "–0.341, 0.242, 0.099",
        ],
    );
    let two = cells("[0.25, 1]", "vector");
    not_counted(&two, &["0,25", "-1,5"]);
    let variant = Variant::draw(&vector, 0).unwrap();
    let four = Answer::Cells(["1", "2", "3", "4"].map(str::to_owned).to_vec());
    let verdict = grade(&vector, &variant, &four).verdict;
    let Verdict::Unreadable(Help::Cells { found, expected }) = verdict else {
        panic!("{verdict:?}")
    };
    assert_eq!((found, expected), ((1, 4), (1, 3)));
}

#[test]
fn matrices_are_read_as_programs_and_spreadsheets_write_them() {
    let matrix = cells("[[-0.5, 3], [5.5, -5], [6.5, -7]]", "matrix");
    right(
        &matrix,
        &[
            "tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000],\n        [ 6.5000, -7.0000]])",
            "tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000],\n        [ 6.5000, -7.0000]], dtype=torch.float64)",
            "[[-0.5  3. ]\n [ 5.5 -5. ]\n [ 6.5 -7. ]]",
            "-0,5\t3\r\n5,5\t-5\r\n6,5\t-7",
            "-0,5\t3\n5,5\t-5\n6,5\t-7\n",
            "[[-0.5, 3][5.5, -5][6.5, -7]]",
            "-0,5; 3\n5,5; -5\n6,5; -7",
            "[-0.5 3; 5.5 -5; 6.5 -7]",
            "[[-0,5; 3]; [5,5; -5]; [6,5; -7]]",
            "| -0.5 | 3 |\n| 5.5 | -5 |\n| 6.5 | -7 |",
        ],
    );
}

#[test]
fn formulas_are_equal_to_nine_digits_and_without_units() {
    let head = "kind = \"expression\"\nprompt = \"What is it, with #{k}?\"";
    let text = format!(
        r##"
{head}
number = "0.9"
title = "A slope"
difficulty = 1
[variables]
p = "1..3"
q = "1..3"
[givens]
k = {{ book = "3" }}
[[steps]]
name = "slope"
is = "k*p*q^3/(sqrt(q) + 1e-8)"
[answer]
is = "slope"
[[mistakes]]
id = "nothing-like-it"
is = "-k"
say = "No."
[[hints]]
say = "Count."
[[sources]]
cite = "Own calculation"
"##
    );
    let exercise = longhand_author::read("x.toml", "one", "1-one", &text)
        .unwrap_or_else(|findings| panic!("{findings:#?}"));
    right(
        &exercise,
        &[
            "3pq^3/(sqrt(q) + 1e-8)",
            "kpq³/(√q + 10^-8)",
            "\\frac{3 p q^{3}}{\\sqrt{q} + 10^{-8}}",
            "dL/dq = k p q^3/(sqrt q + 1e-8)",
            "p*k*q^(2+1)/(1e–8 + q^0.5)",
            "\\frac{3pq^3}{\\sqrt q+10^{-8}}",
            "\\frac62 pq^3/(sqrtq + 1e-8)",
        ],
    );
    assert!(!matches!(
        told(&exercise, "3pq^3/sqrt(q)"),
        Verdict::Right { .. }
    ));
    not_counted(
        &exercise,
        &[
            "3pq^3/(sqrt(q) + 1e-8) GB",
            "3pq^3 = 2",
            "2; 3pq",
            "3pq^3 + C",
            "(3 + 4i)pq^3",
        ],
    );
}
