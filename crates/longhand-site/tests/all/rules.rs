//! What a workbook holds itself to: each rule finds what it is for, and asks for nothing where it is
//! left out.

use longhand_site::{check, read};

const EXERCISE: &str = "kind = \"numeric\"\nnumber = \"1.2\"\ntitle = \"T\"\ndifficulty = 1\nprompt = \"What is 2 + 2?\"\n[[steps]]\nname = \"sum\"\nis = \"2 + 2\"\n[answer]\nis = \"sum\"\naccept = \"exact\"\n";

const TEXT: &str = "one two three four five six\n\n{{exercise later}}\n\n{{exercise sooner}}\n\n```plot\nalt = \"short\"\n```\n";

/// What these rules find in a workbook of two chapters, the second without anything.
fn found(name: &str, rules: &str) -> String {
    let folder = std::env::temp_dir().join(format!("longhand-rules-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    for chapter in ["1-a", "2-b"] {
        std::fs::create_dir_all(folder.join(chapter)).unwrap();
    }
    let write = |path: &str, text: &str| std::fs::write(folder.join(path), text).unwrap();
    let entry = |slug: &str, number: u32| {
        format!(
            "[[chapters]]\nslug = \"{slug}\"\nnumber = {number}\ntitle = \"T\"\nshort = \"T\"\n"
        )
    };
    let chapters = entry("1-a", 1) + &entry("2-b", 2);
    write(
        "workbook.toml",
        &format!("title = \"B\"\ntagline = \"t\"\n{chapters}"),
    );
    let head =
        |number: u32| format!("+++\nnumber = {number}\ntitle = \"T\"\nshort = \"T\"\n+++\n\n");
    write("1-a/chapter.md", &(head(1) + TEXT));
    write("2-b/chapter.md", &head(2));
    write("1-a/later.toml", EXERCISE);
    write("1-a/sooner.toml", &EXERCISE.replace("1.2", "1.1"));
    write("rules.toml", rules);
    let found = match read(&folder) {
        Ok(workbook) => check(&workbook, 3)
            .iter()
            .map(|one| format!("{one}\n"))
            .collect(),
        Err(faults) => faults.to_string(),
    };
    std::fs::remove_dir_all(&folder).unwrap();
    found
}

#[test]
fn each_rule_finds_what_it_is_for() {
    for (name, rules, told) in [
        (
            "figures",
            "[chapters]\nfigures = 2",
            "The chapter has 1 figures.",
        ),
        (
            "alt",
            "[chapters]\nalt-letters = 60",
            "The words for a `plot` figure have 5 letters.",
        ),
        (
            "table",
            "[chapters]\nto-remember = 5",
            "“To remember” has 0 lines",
        ),
        (
            "review",
            "[chapters]\nreview = 3",
            "2-b/chapter.md: The chapter reviews 0 exercises.",
        ),
        (
            "words",
            "[chapters]\nwords = 5",
            "More than 5 words follow the beginning",
        ),
        (
            "there",
            "[core.exercises]\n\"9.9\" = [\"numeric\"]",
            "There is no exercise 9.9.",
        ),
        (
            "kind",
            "[core.exercises]\n\"1.1\" = [\"choice\"]",
            "1.1 is of the kind `numeric`.",
        ),
        (
            "hints",
            "[core]\nhints = [2, 3]\n[core.exercises]\n\"1.1\" = [\"numeric\"]",
            "It has 0 hints.",
        ),
        (
            "sources",
            "[core]\nsources = 1\n[core.exercises]\n\"1.1\" = [\"numeric\"]",
            "It has 0 sources.",
        ),
        (
            "after",
            "[core]\nafter-words = 20\n[core.exercises]\n\"1.1\" = [\"numeric\"]",
            "`after` has 0 words.",
        ),
        (
            "mistakes",
            "[core]\nmistakes = 2\n[core.exercises]\n\"1.1\" = [\"numeric\"]",
            "It knows 0 mistakes.",
        ),
        ("order", "", "1.1 stands after 1.2."),
        (
            "unknown",
            "[chapters]\nfigure = 2",
            "unknown field `figure`",
        ),
    ] {
        let found = found(name, rules);
        assert!(found.contains(told), "{name}: {told} in\n{found}");
    }
}

#[test]
fn what_is_left_out_is_not_asked_for() {
    let found = found("none", "");
    let asked: Vec<&str> = found
        .lines()
        .filter(|line| line.contains("rules.toml asks for it"))
        .collect();
    // The order of the numbers holds wherever there are rules at all.
    assert_eq!(asked.len(), 1, "{found}");
    assert!(found.contains("1.1 stands after 1.2."), "{found}");
}
