//! Where a name is defined.

use super::tree::Tree;
use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// Something defined in this module.
    Item(usize),
    /// A module.
    Module(usize),
}

/// Lookups under way, so that names that stand for one another come to an end.
type UnderWay = HashSet<(usize, String)>;

/// File, imported file, line.
pub fn imports(tree: &Tree) -> Vec<(PathBuf, PathBuf, usize)> {
    let mut found = Vec::new();
    for (number, module) in tree.modules.iter().enumerate() {
        let used = module.uses.iter().filter(|one| !one.passed_on);
        let used = used.map(|one| (&one.path, one.line));
        let mentioned = module.mentions.iter().map(|one| (&one.path, one.line));
        for (path, line) in used.chain(mentioned) {
            for one in look_up(tree, number, path, &mut UnderWay::new()) {
                // The name of a module alone says nothing of what is taken from it.
                let Found::Item(other) = one else { continue };
                let other = &tree.modules[other].file;
                if *other != module.file {
                    found.push((module.file.clone(), other.clone(), line));
                }
            }
        }
    }
    found
}

fn look_up(tree: &Tree, from: usize, path: &[String], under_way: &mut UnderWay) -> BTreeSet<Found> {
    let mut here = from;
    let mut rest = path;
    let mut anchored = false;
    while let Some((first, more)) = rest.split_first() {
        match first.as_str() {
            "crate" => here = 0,
            "self" => {}
            "super" => match tree.modules[here].parent {
                Some(parent) => here = parent,
                None => return BTreeSet::new(),
            },
            _ => break,
        }
        anchored = true;
        rest = more;
    }
    let mut found = BTreeSet::from([Found::Module(here)]);
    if !anchored && rest.is_empty() {
        return BTreeSet::new();
    }
    for (place, name) in rest.iter().enumerate() {
        let last = place + 1 == rest.len();
        let mut next = BTreeSet::new();
        for one in found {
            match one {
                // A variant, a method, a constant of a type.
                Found::Item(_) => drop(next.insert(one)),
                Found::Module(module) => {
                    let all = member(tree, module, name, under_way);
                    let modules = all.iter().any(|one| matches!(one, Found::Module(_)));
                    // A function and a module may share a name: one ends a path, the other goes on.
                    next.extend(all.into_iter().filter(|one| match one {
                        Found::Item(_) => last || !modules,
                        Found::Module(_) => true,
                    }));
                }
            }
        }
        found = next;
    }
    found
}

/// What a name means in a module.
fn member(tree: &Tree, number: usize, name: &str, under_way: &mut UnderWay) -> BTreeSet<Found> {
    let key = (number, name.to_owned());
    if !under_way.insert(key.clone()) {
        return BTreeSet::new();
    }
    let module = &tree.modules[number];
    let mut found = BTreeSet::new();
    if module.items.iter().any(|item| item == name) {
        found.insert(Found::Item(number));
    }
    if let Some(&child) = module.children.get(name) {
        found.insert(Found::Module(child));
    }
    for one in &module.uses {
        if one.name.as_deref() == Some(name) {
            found.extend(look_up(tree, number, &one.path, under_way));
        }
    }
    if found.is_empty() {
        for star in module.uses.iter().filter(|one| one.star) {
            for place in look_up(tree, number, &star.path, under_way) {
                if let Found::Module(other) = place {
                    found.extend(member(tree, other, name, under_way));
                }
            }
        }
    }
    under_way.remove(&key);
    found
}
