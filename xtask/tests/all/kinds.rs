//! No catch-all takes a new kind of exercise in silence.
//!
//! Where something is asked of every kind, the kind's own folder answers, through a trait or a
//! `match` that lists them all. A `match` that names some kinds and lets `_` stand for the rest would
//! compile with a new kind, and forget it. What concerns one kind alone is asked with `if let`.

use crate::imports;
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::visit::Visit;
use syn::{Attribute, Pat};

/// The `match`es that name a kind, and have an arm for whatever comes.
struct Catching {
    lines: BTreeSet<usize>,
}

impl Catching {
    fn in_text(text: &str) -> BTreeSet<usize> {
        let mut catching = Catching {
            lines: BTreeSet::new(),
        };
        catching.visit_file(&syn::parse_file(text).unwrap());
        catching.lines
    }
}

impl<'a> Visit<'a> for Catching {
    fn visit_expr_match(&mut self, one: &'a syn::ExprMatch) {
        if one.arms.iter().any(|arm| names_a_kind(&arm.pat)) {
            let open = one.arms.iter().filter(|arm| takes_all(&arm.pat));
            self.lines
                .extend(open.map(|arm| arm.fat_arrow_token.spans[0].start().line));
        }
        syn::visit::visit_expr_match(self, one);
    }

    fn visit_item_mod(&mut self, module: &'a syn::ItemMod) {
        if !module.attrs.iter().any(is_for_tests) {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let text = attribute.to_token_stream().to_string();
    text.replace(' ', "") == "#[cfg(test)]"
}

/// Whether a pattern has `Kind::…` in it: the kinds of exercise, by their own name.
fn names_a_kind(pattern: &Pat) -> bool {
    struct Named(bool);
    impl<'a> Visit<'a> for Named {
        fn visit_path(&mut self, path: &'a syn::Path) {
            let mut names = path.segments.iter().rev().skip(1);
            self.0 |= names.next().is_some_and(|segment| segment.ident == "Kind");
        }
    }
    let mut named = Named(false);
    named.visit_pat(pattern);
    named.0
}

/// Whether a pattern takes whatever comes: `_`, a name, or a tuple of such.
fn takes_all(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(name) => {
            let name = name.ident.to_string();
            name.starts_with(|c: char| c.is_lowercase() || c == '_')
        }
        Pat::Tuple(tuple) => tuple.elems.iter().all(takes_all),
        Pat::Paren(inner) => takes_all(&inner.pat),
        _ => false,
    }
}

/// Whether a file uses the kinds of exercise: other enums of the same name are none of ours.
fn knows_kinds(text: &str) -> bool {
    let file = syn::parse_file(text).unwrap();
    let uses = file.items.iter().filter_map(|item| match item {
        syn::Item::Use(one) => Some(imports::uses(&one.tree, false)),
        _ => None,
    });
    uses.flatten().any(|one| {
        let names: Vec<&str> = one.path.iter().map(String::as_str).collect();
        matches!(
            names.as_slice(),
            ["longhand_exercise", .., "Kind"] | ["crate", "kind", "Kind"] | ["crate", "Kind"]
        )
    })
}

/// The crates that know kinds of exercise.
const KNOWING: [&str; 6] = [
    "longhand-exercise",
    "longhand-author",
    "longhand-view",
    "longhand-site",
    "longhand-session",
    "longhand",
];

#[test]
fn no_arm_takes_a_new_kind_in_silence() {
    let mut found = Vec::new();
    let mut seen = 0;
    for name in KNOWING {
        let (sources, _) = imports::read(&crate::root().join("crates").join(name));
        for (path, text) in sources {
            if !path.starts_with("src") || !knows_kinds(&text) {
                continue;
            }
            seen += 1;
            let lines = Catching::in_text(&text);
            let told = lines.iter();
            found.extend(told.map(|line| format!("{name}/{}:{line}", path.display())));
        }
    }
    assert!(seen > 20, "{seen}");
    assert!(found.is_empty(), "arms for whatever comes:\n{found:#?}");
}

#[test]
fn an_arm_for_whatever_comes_is_found_in_every_dress() {
    let found = |body: &str| !Catching::in_text(&format!("fn f() {{ {body} }}")).is_empty();
    for body in [
        "match k { Kind::A(a) => 1, _ => 2 }",
        "match k { Some(Kind::A(a)) => 1, other => 2 }",
        "match (w, k) { (W::X, Kind::A(_)) => 1, (_, _) => 2 }",
        "match k { crate::kind::Kind::A(_) if x => 1, _rest => 2 }",
        "g(|k| match k { Kind::A(_) => 1, (_) => 2 })",
    ] {
        assert!(found(body), "{body}");
    }
    for body in [
        "match k { Kind::A(a) => 1, Kind::B(_) | Kind::C => 2 }",
        "if let Kind::A(a) = k { }",
        "match k { Other::A => 1, _ => 2 }",
        "match k { Kind::A(_) => match x { 1 => 1, _ => 2 }, Kind::B => 3 }",
        "match (w, k) { (W::X, Kind::A(_)) => 1, (W::Y | W::X, _) => 2 }",
    ] {
        assert!(!found(body), "{body}");
    }
    let tests = "#[cfg(test)] mod tests { fn f() { match k { Kind::A => 1, _ => 2 } } }";
    assert!(Catching::in_text(tests).is_empty());
}
