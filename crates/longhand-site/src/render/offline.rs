//! The service worker, which keeps workbooks for reading without a network.

use super::assets::RUNTIMES;
use super::hash;
use super::output::Output;

/// Writes `sw.js`, and for each workbook and each tool the list of its files.
///
/// The worker itself lists only what all pages share. A workbook's files are listed in a file of
/// their own, which is fetched when the workbook is opened: so the worker does not grow with the
/// shelf. So are a tool's. A list's name changes with what is in the files.
pub(super) fn write(out: &mut Output) {
    let mut parts: Vec<(String, Vec<String>)> = out
        .of_part
        .iter()
        .map(|(part, names)| (part.clone(), names.iter().cloned().collect()))
        .collect();
    // The worker takes the first that an address begins with, and a workbook at the root has no
    // folder: what is longer goes before it.
    parts.sort_by_key(|(part, _)| core::cmp::Reverse(part.len()));
    let of_parts: Vec<&String> = parts.iter().flat_map(|(_, names)| names).collect();
    let shared: Vec<&str> = out
        .files
        .keys()
        .filter(|name| !of_parts.contains(name) && !name.starts_with(RUNTIMES))
        .map(String::as_str)
        .collect();
    let runtimes: Vec<&str> = out
        .files
        .keys()
        .filter(|name| name.starts_with(RUNTIMES))
        .map(String::as_str)
        .collect();
    let (shared, runtimes) = (list(&shared), list(&runtimes));
    let mut lists = Vec::new();
    for (part, names) in &parts {
        let bytes: Vec<&[u8]> = names
            .iter()
            .filter_map(|name| out.files.get(name).map(Vec::as_slice))
            .collect();
        let stem = part.trim_end_matches('/').trim_end_matches(".html");
        let stem = if stem.is_empty() { "workbook" } else { stem };
        let name = format!("assets/{stem}-files.{}.json", hash::hash(&bytes));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        out.files.insert(name.clone(), list(&names).into_bytes());
        lists.push(format!("  [\"{part}\", \"{name}\"],\n"));
    }
    let all: Vec<&[u8]> = out.files.values().map(Vec::as_slice).collect();
    let script = include_str!("sw.js")
        .replace("{{edition}}", &hash::hash(&all))
        .replace("{{parts}}", &format!("[\n{}]", lists.concat()))
        .replace("{{files}}", &shared)
        .replace("{{runtimes}}", &runtimes);
    out.files.insert("sw.js".to_owned(), script.into_bytes());
}

/// Names as a list in JavaScript and in JSON. They are made by us: letters, digits, dots, hyphens
/// and slashes, so no quoting is needed.
fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("  \"{name}\"")).collect();
    format!("[\n{}\n]", names.join(",\n"))
}
