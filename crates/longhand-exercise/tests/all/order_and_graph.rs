//! Exercises of lines in order and of graphs: what an author's mistake is answered with, and what
//! a learner's answer is.

use longhand_exercise::kind::graph::slip::GraphSlip;
use longhand_exercise::kind::order::{Fault, NotLines};
use longhand_exercise::verdict::Help;
use longhand_exercise::{Answer, Diagnosis, Exercise, Judgement, Kind, Variant, Verdict, grade};
use proptest::prelude::*;

const ATTENTION: &str = r##"
kind = "order"
number = "3.5"
title = "Attention, backward"
difficulty = 3
prompt = "Put the steps in order."
[[lines]]
id = "dV"
text = "$\\mathrm{d}V = P^\\top \\mathrm{d}O$"
[[lines]]
id = "dP"
text = "$\\mathrm{d}P = \\mathrm{d}O\\,V^\\top$"
[[lines]]
id = "dS"
text = "$\\mathrm{d}S$ from $P$ and $\\mathrm{d}P$"
after = ["dP"]
why = "The backward pass of the softmax needs what arrives at its output."
[[lines]]
id = "dQ"
text = "$\\mathrm{d}Q = \\mathrm{d}S\\,K/\\sqrt{d}$"
after = ["dS"]
why = "It is built from the gradient of the scores."
[[lines]]
id = "dK"
text = "$\\mathrm{d}K = \\mathrm{d}S^\\top Q/\\sqrt{d}$"
after = ["dS"]
why = "It is built from the gradient of the scores."
[[lines]]
id = "again"
text = "Run the softmax again."
distractor = true
reply = "$P$ was kept from the forward pass."
"##;

const NEURON: &str = r##"
kind = "graph"
number = "0.2a"
title = "Node by node"
difficulty = 2
prompt = "Fill it in."
[givens]
w1 = { book = "2" }
b1 = { book = "-1" }
w2 = { book = "3" }
x = { book = "5" }
t = { book = "20" }
[graph]
is = "z = w1*x + b1; h = relu(z); y = w2*h; L = (y - t)^2"
ask = "gradients"
without = ["t", "x"]
accept = "exact"
"##;

fn exercise(text: &str) -> Exercise {
    longhand_author::read("x.toml", "an-exercise", "3-attention", text)
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// What is found in a text with one thing changed: line and sentence of each finding.
fn found(text: &str, from: &str, to: &str) -> Vec<(usize, String)> {
    assert!(text.contains(from), "{from} is not there");
    match longhand_author::read("x.toml", "x", "c", &text.replacen(from, to, 1)) {
        Ok(_) => Vec::new(),
        Err(findings) => findings
            .into_iter()
            .map(|finding| (finding.line, finding.found))
            .collect(),
    }
}

fn ordered(exercise: &Exercise, ids: &str) -> Verdict {
    let variant = Variant::draw(exercise, 0).unwrap();
    let ids = ids.split_whitespace().map(str::to_string).collect();
    grade(exercise, &variant, &Answer::Ordered(ids)).verdict
}

fn cells(exercise: &Exercise, cells: &[&str]) -> Judgement {
    let variant = Variant::draw(exercise, 0).unwrap();
    let cells = cells.iter().map(ToString::to_string).collect();
    grade(exercise, &variant, &Answer::Cells(cells))
}

#[test]
fn whatever_keeps_the_needs_is_right() {
    let exercise = exercise(ATTENTION);
    for ids in ["dV dP dS dQ dK", "dP dS dK dQ dV", "dP dV dS dK dQ"] {
        assert_eq!(
            ordered(&exercise, ids),
            Verdict::Right { also: None },
            "{ids}"
        );
    }
}

#[test]
fn a_wrong_order_is_told_by_its_first_fault() {
    let exercise = exercise(ATTENTION);
    let cases = [
        ("dV dS dP dQ dK", Fault::Before { line: 2, needs: 1 }),
        ("dQ dP dS dV dK", Fault::Before { line: 3, needs: 2 }),
        ("again dQ dP dS dV dK", Fault::Distractor { line: 5 }),
        (
            "dV dS dQ dK",
            Fault::Missing {
                line: 1,
                needed_by: 2,
            },
        ),
    ];
    for (ids, fault) in cases {
        assert_eq!(
            ordered(&exercise, ids),
            Verdict::Wrong(Some(Diagnosis::Order(fault))),
            "{ids}"
        );
    }
    let short = Verdict::Near(Diagnosis::Order(Fault::Short { lacking: 2 }));
    assert_eq!(ordered(&exercise, "dP dS dV"), short);
}

#[test]
fn what_is_no_order_of_these_lines_is_not_counted() {
    let exercise = exercise(ATTENTION);
    assert_eq!(ordered(&exercise, ""), Verdict::Unreadable(Help::Empty));
    let not = |not| Verdict::Unreadable(Help::NotLines(not));
    assert_eq!(
        ordered(&exercise, "dV dX"),
        not(NotLines::Unknown("dX".into()))
    );
    assert_eq!(
        ordered(&exercise, "dV dP dV"),
        not(NotLines::Twice("dV".into()))
    );
}

#[test]
fn every_slip_of_an_author_is_found_with_its_line() {
    let one = |from: &str, to: &str| {
        let found = found(ATTENTION, from, to);
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    };
    let (line, text) = one("after = [\"dP\"]", "after = [\"dX\"]");
    assert_eq!(
        (line, text.as_str()),
        (16, "The line `dS` needs `dX`, but there is no such line.")
    );
    let (_, text) = one("after = [\"dP\"]", "after = [\"again\"]");
    assert_eq!(text, "The line `dS` needs `again`, which does not belong.");
    let (_, text) = one("after = [\"dP\"]", "after = [\"dP\", \"dQ\"]");
    assert_eq!(
        text,
        "The lines need one another in a circle: dS needs dQ needs dS."
    );
    let (_, text) = one("after = [\"dP\"]", "after = [\"dS\", \"dP\"]");
    assert_eq!(text, "The lines need one another in a circle: dS needs dS.");
    let (line, text) = one("id = \"dK\"", "id = \"dQ\"");
    assert_eq!((line, text.as_str()), (24, "Two lines are called `dQ`."));
    let (_, text) = one("id = \"dV\"", "id = \"d V\"");
    assert_eq!(text, "`d V` cannot name the line.");
    let (_, text) = one("reply = \"$P$ was kept from the forward pass.\"", "");
    assert_eq!(
        text,
        "The line `again` does not belong, and nothing says why."
    );
    let (_, text) = one("distractor = true", "distractor = true\nafter = [\"dV\"]");
    assert_eq!(
        text,
        "The line `again` does not belong, yet it says what it needs."
    );
    let (_, text) = one("distractor = true", "");
    assert_eq!(
        text,
        "The line `again` belongs, so its reply is never read."
    );
    let why = "why = \"The backward pass of the softmax needs what arrives at its output.\"";
    let (_, text) = one(why, "");
    assert_eq!(
        text,
        "The line `dS` does not say why it needs what stands before it."
    );
    let free = ATTENTION
        .replace("after = [\"dS\"]", "")
        .replace("after = [\"dP\"]", "");
    let texts = found(&free, "kind", "kind");
    assert!(
        texts
            .iter()
            .any(|(_, text)| text == "Every order of these lines is right."),
        "{texts:?}"
    );
    let (_, text) = one("kind = \"order\"", "kind = \"order\"\nrequire = [\"1 +\"]");
    assert!(text.starts_with("`1 +`"), "{text}");
    let alone = "kind = \"order\"\nnumber = \"1\"\ntitle = \"T\"\ndifficulty = 1\nprompt = \"P\"\n[[lines]]\nid = \"a\"\ntext = \"A\"\n";
    let texts = found(alone, "kind", "kind");
    assert!(
        texts[0].1.contains("1 lines, of which 1 belong."),
        "{texts:?}"
    );
}

#[test]
fn every_number_of_a_graph_is_judged_by_itself() {
    let exercise = exercise(NEURON);
    // z = 9, h = 9, y = 27, y − t = 7: ∂L/∂(y−t) = 14, then y, w2, h, z, b1, w1·x, w1.
    let Kind::Graph(graphed) = &exercise.kind else {
        panic!("a graph")
    };
    let variant = Variant::draw(&exercise, 0).unwrap();
    let sheet = graphed.sheet(&variant.scope).unwrap();
    let names: Vec<String> = sheet
        .fields
        .iter()
        .map(|field| sheet.formula(field.node))
        .collect();
    assert_eq!(names, ["y - t", "y", "w2", "h", "z", "b1", "w1 * x", "w1"]);
    let right = ["14", "14", "126", "42", "42", "42", "42", "210"];
    assert!(cells(&exercise, &right).is_right());
    let mut wrong = right;
    wrong[7] = "42";
    let judged = cells(&exercise, &wrong);
    let slip = |slip| Verdict::Wrong(Some(Diagnosis::Graph(slip)));
    assert!(judged.cells[..7].iter().all(Judgement::is_right));
    assert!(matches!(
        judged.cells[7].verdict,
        Verdict::Wrong(Some(Diagnosis::Graph(GraphSlip::NotMultiplied { .. })))
    ));
    assert_eq!(judged.verdict, judged.cells[7].verdict);
    wrong[7] = "-210";
    assert_eq!(
        cells(&exercise, &wrong).cells[7].verdict,
        Verdict::Near(Diagnosis::Graph(GraphSlip::Sign))
    );
    wrong[3] = "27";
    assert_eq!(
        cells(&exercise, &wrong).cells[3].verdict,
        Verdict::Wrong(None)
    );
    wrong[3] = "9";
    assert_eq!(
        cells(&exercise, &wrong).cells[3].verdict,
        slip(GraphSlip::ValueForGradient)
    );
    // Calculations and names of givens are read as everywhere.
    assert!(
        cells(
            &exercise,
            &["2*7", "14", "126", "14*w2", "42", "42", "42", "42*x"]
        )
        .is_right()
    );
}

#[test]
fn empty_fields_are_not_wrong() {
    let exercise = exercise(NEURON);
    assert_eq!(
        cells(&exercise, &[]).verdict,
        Verdict::Unreadable(Help::Empty)
    );
    assert_eq!(
        cells(&exercise, &["14", "14"]).verdict,
        Verdict::Unreadable(Help::StillEmpty(6))
    );
    assert!(matches!(
        cells(&exercise, &["14", "15"]).verdict,
        Verdict::Wrong(_)
    ));
    assert!(matches!(
        cells(&exercise, &["1"; 9]).verdict,
        Verdict::Unreadable(Help::Cells { .. })
    ));
}

#[test]
fn a_carried_number_is_near_and_the_whole_is_not_right() {
    let exercise = exercise(NEURON);
    // The learner lost the 2 of the square and went on rightly.
    let judged = cells(&exercise, &["7", "7", "63", "21", "21", "21", "21", "105"]);
    assert!(!judged.is_right());
    for cell in &judged.cells[1..] {
        assert!(
            matches!(
                cell.verdict,
                Verdict::Near(Diagnosis::Graph(GraphSlip::Carried { .. }))
            ),
            "{:?}",
            cell.verdict
        );
    }
}

#[test]
fn an_authors_slip_in_a_graph_is_found() {
    let one = |from: &str, to: &str| found(NEURON, from, to).remove(0).1;
    assert_eq!(
        one("ask = \"gradients\"", "ask = \"slopes\""),
        "`slopes` cannot be asked of a graph."
    );
    assert!(one("(y - t)^2", "(y - t)^").starts_with('`'));
    let numeric =
        NEURON.replace("kind = \"graph\"", "kind = \"numeric\"") + "[answer]\nis = \"w1\"\n";
    let texts = found(&numeric, "kind", "kind");
    assert!(
        texts
            .iter()
            .any(|(_, text)| text.starts_with("`ask` says what is to be filled in")),
        "{texts:?}"
    );
    let bare = NEURON.split("[graph]").next().unwrap();
    assert_eq!(
        found(bare, "kind", "kind")[0].1,
        "A graph exercise needs its graph."
    );
}

proptest! {
    #[test]
    fn any_list_of_ids_is_judged_without_a_panic(ids in prop::collection::vec("dV|dP|dS|dQ|dK|again|[ -~]{0,8}", 0..9)) {
        let exercise = exercise(ATTENTION);
        let variant = Variant::draw(&exercise, 0).unwrap();
        let judged = grade(&exercise, &variant, &Answer::Ordered(ids));
        prop_assert!(!judged.verdict.name().is_empty());
    }

    #[test]
    fn any_text_in_any_field_is_judged_without_a_panic(texts in prop::collection::vec("[0-9.e+*/() -]{0,12}|\\PC{0,20}", 0..10)) {
        let exercise = exercise(NEURON);
        let judged = cells(&exercise, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert!(!judged.verdict.name().is_empty());
    }
}
