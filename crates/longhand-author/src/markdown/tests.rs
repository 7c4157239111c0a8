use super::*;

fn html_of(text: &str) -> String {
    let blocks = blocks(text, &Tex::new().unwrap()).unwrap();
    let html = blocks.into_iter().filter_map(|block| match block {
        Block::Html(html) => Some(html),
        _ => None,
    });
    html.collect()
}

#[test]
fn a_directive_in_a_listing_is_text_and_spaces_in_one_do_not_matter() {
    let text = "```text\n{{exercise a}}\n```\n\n~~~\n{{exercise b}}\n~~~\n\n    {{exercise c}}\n\n{{ exercise  d }}\n\n{{exercise\te}}\n";
    let found = directives(text);
    let ids: Vec<&str> = found.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(ids, ["d", "e"]);
}

#[test]
fn a_directive_among_words_is_told_with_its_line() {
    let found = |text: &str| blocks(text, &Tex::new().unwrap()).err();
    let fault = found("a\n\nSee {{exercise b}} below.\n").unwrap();
    assert_eq!(fault.line, 3);
    assert!(
        fault.found.contains("`{{exercise` stands among words"),
        "{}",
        fault.found
    );
    assert!(found("a {{later b}}\n\nc\n\n{{end}}").is_some());
    for text in [
        "Write `{{exercise b}}`.",
        "```text\nsee {{exercise b}} there\n```",
        "{{exercise b}}",
        "{{x}}",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn headings_of_the_same_words_have_ids_of_their_own() {
    let html =
        html_of("## Setup\n\n## Setup\n\n## Setup 2\n\n## C++\n\n## C#\n\n## a.b\n\n## a-b\n");
    let ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|one| one.split('"').next())
        .collect();
    assert_eq!(
        ids,
        ["setup", "setup-2", "setup-2-2", "c", "c-2", "a-b", "a-b-2"]
    );
}

#[test]
fn a_row_that_would_lose_a_cell_is_told_with_its_line() {
    let table =
        |row: &str| format!("text\n\n| what | formula |\n|---|---|\n| a | b |\n{row}\n\nmore\n");
    for row in [
        "| plain | $P(A|B)$ |",
        "| code | `a|b` |",
        "| a | b | c | d |",
        "a | b | c",
    ] {
        let fault = blocks(&table(row), &Tex::new().unwrap()).unwrap_err();
        assert_eq!(fault.line, 6, "{row}: {fault:?}");
    }
    for row in [
        "| a | $P(A\\|B)$ |",
        "| a | $\\lVert g \\rVert$ |",
        "| a | `a \\| b` |",
        "a | b",
        "| a |",
    ] {
        assert!(blocks(&table(row), &Tex::new().unwrap()).is_ok(), "{row}");
    }
}

#[test]
fn amounts_of_money_read_as_they_were_typed() {
    let html =
        html_of("A card costs $2.50 an hour here and US$3/US$4 elsewhere. The square is $x^2$.");
    assert!(
        html.contains("costs $2.50 an hour here and US$3/US$4 elsewhere"),
        "{html}"
    );
    assert_eq!(html.matches("<math").count(), 1);
}

#[test]
fn tex_that_cannot_be_set_is_told_with_its_line() {
    let fault = blocks("one\n\ntwo\n$\\nosuch{x}$\n", &Tex::new().unwrap()).unwrap_err();
    assert_eq!(fault.line, 4, "{fault:?}");
}

#[test]
fn punctuation_stays_with_the_formula_before_it() {
    assert_eq!(
        with_punctuation("a <math>x</math>, b (<math>y</math>), <math>z</math> c"),
        "a <span class=\"keep\"><math>x</math>,</span> b \
         (<span class=\"keep\"><math>y</math>),</span> <math>z</math> c"
    );
}

#[test]
fn a_chapter_falls_into_text_directives_and_figures() {
    let text = "# A\n\nText $x$.\n\n{{exercise one}}\n\n```graph\nis = \"x\"\n```\n\n> **Where texts differ.** b\n";
    let blocks = blocks(text, &Tex::new().unwrap()).unwrap();
    assert!(
        matches!(&blocks[1], Block::Directive { name, argument, line: 5 } if name == "exercise" && argument == "one")
    );
    assert!(matches!(&blocks[2], Block::Figure { name, .. } if name == "graph"));
    assert!(
        matches!(&blocks[3], Block::Html(html) if html.contains("<aside class=\"note\" ")),
        "{blocks:?}"
    );
}
