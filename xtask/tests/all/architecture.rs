//! `ARCHITECTURE.md` is true: its crates, the edges between them, and what each crate never does.

use crate::imports::{self, tokens_outside_of_tests};
use crate::root;
use proc_macro2::{Group, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a word in the column "never" forbids in a crate's sources: paths and names in its code, and
/// whether texts may hold tags.
struct Never {
    word: &'static str,
    names: &'static [&'static str],
    tags: bool,
}

const NEVER: &[Never] = &[
    never("files", &["std::fs", "tempfile"]),
    never("clock", &["std::time", "SystemTime", "Instant"]),
    never(
        "randomness of its own",
        &["getrandom", "thread_rng", "rand_pcg", "rand"],
    ),
    never("the browser", &["web_sys", "js_sys", "wasm_bindgen"]),
    never("the network", &["std::net", "reqwest", "ureq", "hyper"]),
    Never {
        tags: true,
        ..never("HTML", &["maud"])
    },
    never("TOML", &["toml", "toml_edit"]),
    never("exercises", &["longhand_exercise"]),
];

const fn never(word: &'static str, names: &'static [&'static str]) -> Never {
    Never {
        word,
        names,
        tags: false,
    }
}

/// Elements of HTML, and the outermost of SVG and MathML.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "col",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "mark",
    "math",
    "meta",
    "mi",
    "mn",
    "mo",
    "mrow",
    "nav",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "path",
    "picture",
    "pre",
    "progress",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "text",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "u",
    "ul",
    "var",
    "video",
];

/// The first tag in a text: `<p>`, `</td`, `<br/>`, `<a href`, `<!DOCTYPE`, `<{name}`.
fn tag(text: &str) -> Option<&str> {
    for (at, _) in text.match_indices('<') {
        let inner = text[at + 1..].trim_start_matches('/');
        if inner.starts_with('!') && inner[1..].starts_with(['-', 'D', 'd']) {
            return Some(&text[at..at + 2]);
        }
        // A tag whose name is put in later.
        if let Some(end) = inner.find('}')
            && inner.starts_with('{')
            && inner[end..].starts_with("}>")
        {
            return Some(&text[at..]);
        }
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .unwrap_or(inner.len());
        let ends_well = inner[end..].is_empty() || inner[end..].starts_with([' ', '>', '/', '\n']);
        if ends_well && ELEMENTS.contains(&inner[..end].to_ascii_lowercase().as_str()) {
            return Some(&text[at..]);
        }
    }
    None
}

struct Row {
    name: String,
    uses: BTreeSet<String>,
    never: Vec<String>,
}

/// The rows of the crate table.
fn table() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let names = |cell: &str| {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    text.lines()
        .filter(|line| line.starts_with("| `longhand"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            Row {
                name: names(cells[0]).remove(0),
                uses: names(cells[1]).into_iter().collect(),
                never: cells[3].split(", ").map(str::to_string).collect(),
            }
        })
        .collect()
}

/// Every crate of the workspace with the crates of ours that it uses outside of tests.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut edges = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let uses = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .map(|dependency| dependency["name"].as_str().unwrap().to_string())
            .filter(|name| name.starts_with("longhand"))
            .collect();
        edges.insert(package["name"].as_str().unwrap().to_string(), uses);
    }
    edges
}

#[test]
fn the_table_lists_every_crate_with_the_crates_it_uses() {
    let edges = edges();
    let table = table();
    let listed: BTreeSet<&str> = table.iter().map(|row| row.name.as_str()).collect();
    let there: BTreeSet<&str> = edges
        .keys()
        .map(String::as_str)
        .filter(|name| root().join("crates").join(name).exists())
        .collect();
    assert_eq!(listed, there);
    for row in &table {
        assert_eq!(row.uses, edges[&row.name], "crates used by {}", row.name);
    }
}

#[test]
fn the_readme_lists_every_crate() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for row in table() {
        let line = format!("| `crates/{}` |", row.name);
        assert!(
            readme.contains(&line),
            "README.md has no row for {}",
            row.name
        );
    }
}

#[test]
fn edges_lead_one_way() {
    // Rows stand in order: a crate uses only crates above it.
    let mut above = BTreeSet::new();
    for row in table() {
        assert!(
            row.uses.is_subset(&above),
            "{} uses {:?}",
            row.name,
            row.uses.difference(&above)
        );
        above.insert(row.name);
    }
}

/// Crates that still do what they are never to do. The list can only shrink.
const NOT_YET: &[(&str, &str)] = &[];

#[test]
fn no_crate_does_what_it_never_does() {
    let mut faults = Vec::new();
    for row in table() {
        let sources = sources(&root().join("crates").join(&row.name).join("src"));
        assert!(!sources.is_empty());
        for word in &row.never {
            let never = NEVER
                .iter()
                .find(|one| one.word == word)
                .unwrap_or_else(|| panic!("what is `{word}`?"));
            let mut found = Vec::new();
            for (path, text) in &sources {
                let tokens = tokens_outside_of_tests(text);
                let does = Does::of(tokens);
                found.extend(does.against(never).iter().map(|what| {
                    format!(
                        "{} is never to use {word}, but {} has {what}",
                        row.name,
                        path.display()
                    )
                }));
            }
            let excused = NOT_YET.contains(&(&row.name, word));
            if excused && found.is_empty() {
                faults.push(format!("{} without {word}: take it off the list", row.name));
            }
            if !excused {
                faults.extend(found);
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a source names and says.
#[derive(Default)]
struct Does {
    /// Its names, with `::` where it has it: ` std :: fs :: read ( path ) `.
    code: String,
    /// Its texts.
    texts: Vec<String>,
}

impl Does {
    fn of(tokens: TokenStream) -> Does {
        let mut does = Does::default();
        does.add(tokens);
        does.code.push(' ');
        does
    }

    fn add(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(name) => {
                    self.code.push(' ');
                    self.code.push_str(&name.to_string());
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => self.code.push(':'),
                // Documentation, `#[doc = …]` or `#![doc = …]`.
                TokenTree::Punct(sign) if sign.as_char() == '#' => {
                    tokens.next_if(
                        |next| matches!(next, TokenTree::Punct(sign) if sign.as_char() == '!'),
                    );
                    let documentation =
                        |group: &Group| group.stream().to_string().starts_with("doc");
                    tokens.next_if(
                        |next| matches!(next, TokenTree::Group(group) if documentation(group)),
                    );
                }
                TokenTree::Punct(_) => self.code.push_str(" ·"),
                TokenTree::Group(group) => {
                    self.code.push_str(" (");
                    self.add(group.stream());
                    self.code.push_str(" )");
                }
                TokenTree::Literal(literal) => {
                    self.code.push_str(" ·");
                    match syn::parse2(TokenTree::from(literal).into()) {
                        Ok(syn::Lit::Str(text)) => self.texts.push(text.value()),
                        Ok(syn::Lit::ByteStr(text)) => {
                            self.texts
                                .push(String::from_utf8_lossy(&text.value()).into_owned());
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// What of it a word in the column "never" forbids.
    fn against(&self, never: &Never) -> Vec<String> {
        let code = self.code.replace(":: ", "::").replace(" ::", "::");
        let names = never.names.iter().filter(|name| names(&code, name));
        let mut found: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        if never.tags {
            let tags = self.texts.iter().filter_map(|text| tag(text));
            found.extend(tags.map(|tag| format!("the tag `{tag}`")));
        }
        found
    }
}

/// Whether code names this: `std::fs::read` and `std::{fs, io}` name `std::fs`.
fn names(code: &str, name: &str) -> bool {
    if [' ', ':']
        .iter()
        .any(|end| code.contains(&format!(" {name}{end}")))
    {
        return true;
    }
    let Some((group, last)) = name.rsplit_once("::") else {
        return false;
    };
    let opening = format!(" {group}::(");
    let mut groups = code.split(&opening).skip(1);
    groups.any(|rest| {
        let names = rest.split(" )").next().unwrap_or(rest);
        format!("{names} ").contains(&format!(" {last} "))
    })
}

#[test]
fn a_tag_is_known_by_its_name_and_a_comparison_is_none() {
    for text in [
        "<p>",
        "a <b>bold</b>",
        "</td",
        "<br/>",
        "<a href=\"x\">",
        "<!DOCTYPE html>",
        "<{name}>",
        "<SPAN>",
        "<li",
    ] {
        assert!(tag(text).is_some(), "{text}");
    }
    for text in [
        "a < b",
        "1 <= 2",
        "x<y",
        "<id>",
        "->",
        "<<",
        "a<2",
        "Vec<f64>",
        "<program>",
    ] {
        assert_eq!(tag(text), None, "{text}");
    }
}

#[test]
fn what_is_never_used_is_seen_in_code_and_not_in_tests_texts_or_documentation() {
    let files = &NEVER[0];
    let found = |text: &str| {
        !Does::of(tokens_outside_of_tests(text))
            .against(files)
            .is_empty()
    };
    for text in [
        "use std::fs;",
        "use std::{fs, io};",
        "fn f() { std::fs::read(\"a\"); }",
        "#[cfg(test)] mod tests {}\nfn f() { std::fs::read(\"a\"); }",
        "fn f() { println!(\"{}\", std::fs::read(\"a\")) }",
    ] {
        assert!(found(text), "{text}");
    }
    for text in [
        "/// std::fs\nfn f() {}",
        "// std::fs\nfn f() { \"std::fs\"; }",
        "#[cfg(test)] mod tests { use std::fs; }",
        "use std::fmt;",
    ] {
        assert!(!found(text), "{text}");
    }
}

/// The sources of a crate.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let (sources, _) = imports::read(folder);
    let sources = sources.into_iter();
    let sources = sources.filter(|(path, _)| !path.ends_with("tests.rs"));
    sources
        .map(|(path, text)| (folder.join(path), text))
        .collect()
}

#[test]
fn no_source_file_grows_past_its_joints() {
    let mut all = sources(&root().join("xtask/src"));
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        all.extend(sources(&entry.unwrap().path().join("src")));
    }
    for (path, text) in all {
        assert!(
            text.lines().count() <= 500,
            "{} has {} lines: split it",
            path.display(),
            text.lines().count()
        );
    }
}
