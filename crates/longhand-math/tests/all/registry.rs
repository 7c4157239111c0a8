//! What must hold for every family of rules.

use longhand_math::registry::{Entry, FAMILIES, Kind, Preset, all, named};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn names_are_unique_and_can_be_typed() {
    let mut seen = BTreeSet::new();
    for entry in all() {
        assert!(seen.insert(entry.slug), "{} is there twice", entry.slug);
        let typable = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        assert!(typable(entry.slug), "{}", entry.slug);
        let names: BTreeSet<_> = entry
            .parameters
            .iter()
            .map(|parameter| parameter.name)
            .collect();
        assert_eq!(names.len(), entry.parameters.len(), "{}", entry.slug);
        for parameter in entry.parameters {
            assert!(
                typable(parameter.name),
                "{}: {}",
                entry.slug,
                parameter.name
            );
            assert!(
                !parameter.doc.is_empty(),
                "{}: {}",
                entry.slug,
                parameter.name
            );
            if let (Kind::Word(words), Preset::Word(word)) = (parameter.kind, parameter.preset) {
                assert!(words.contains(&word), "{}: {}", entry.slug, parameter.name);
            }
        }
    }
}

#[test]
fn every_rule_has_a_title_a_formula_and_a_source() {
    for Entry {
        slug,
        title,
        formula,
        source,
        ..
    } in all()
    {
        assert!(
            !title.is_empty() && !formula.is_empty() && !source.is_empty(),
            "{slug}"
        );
        assert!(named(slug).is_some());
    }
}

#[test]
fn every_file_of_a_family_is_listed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for family in FAMILIES {
        let folder = source.join(family.slug);
        let list = std::fs::read_to_string(folder.join("mod.rs")).unwrap();
        let lines: Vec<&str> = list.lines().map(str::trim).collect();
        for file in std::fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap()
                .to_owned();
            // Files that hold no rule say so in their first line.
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            if stem == "mod" || text.starts_with("//! Shared") || path.is_dir() {
                continue;
            }
            assert!(
                lines
                    .iter()
                    .any(|line| line.ends_with(&format!("mod {stem};"))),
                "{}/{stem}.rs is not a module",
                family.slug
            );
            assert!(
                lines
                    .iter()
                    .any(|line| line.starts_with(&format!("{stem}::")) && line.ends_with(',')),
                "{}/{stem}.rs has no entry in the list",
                family.slug
            );
        }
    }
}

#[test]
fn a_missing_a_doubled_and_an_unknown_argument_are_named() {
    let cosine = named("cosine").unwrap();
    let missing = cosine.with(&[("step", 1.0)]).unwrap_err().message;
    assert!(missing.contains("needs `total`"), "{missing}");
    let unknown = cosine
        .with(&[("step", 1.0), ("totl", 5.0)])
        .unwrap_err()
        .message;
    assert!(unknown.contains("no argument `totl`"), "{unknown}");
    let doubled = cosine
        .call([1.0.into()], [("step", 1.0.into())])
        .unwrap_err()
        .message;
    assert!(doubled.contains("given twice"), "{doubled}");
    assert!(cosine.with(&[("step", -1.0), ("total", 5.0)]).is_err());
}

#[test]
fn a_signature_shows_how_a_rule_is_called() {
    let signature = named("adam").unwrap().signature();
    assert_eq!(
        signature,
        "adam(grads, param?, lr = 0.001, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, \
         weight_decay = 0, decoupled = false, maximize = false)"
    );
    assert!(
        named("wsd")
            .unwrap()
            .signature()
            .ends_with("shape = linear)")
    );
}
