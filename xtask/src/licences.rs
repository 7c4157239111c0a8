//! `licences.txt`: whose work is in a site besides ours, and under which licence.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Context;
use serde_json::Value as Json;

use crate::run::{Outcome, ask, cargo};
use crate::{vendor, workspace};

/// What stands before the list.
const HEAD: &str = "Longhand is free to use and to change under the MIT licence or Apache 2.0, at your choice.\n\
It contains work of others, listed here with its licence.\n";

/// MicroPython's licence asks for its text in every copy.
const MICROPYTHON: &str = "The MIT License (MIT)\n\nCopyright (c) 2013-2025 Damien P. George and others\n\n\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:\n\n\
The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.\n\n\
THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.\n";

/// The file's text.
///
/// # Errors
/// When the list of vendored files or of crates cannot be read.
pub fn text() -> Outcome<String> {
    let mut out = HEAD.to_owned();
    let manifest = vendor::manifest()?;
    let mut packages = BTreeMap::new();
    for file in manifest
        .file
        .iter()
        .filter(|file| !file.path.starts_with("axe-core/"))
    {
        packages.insert(
            (file.package.as_str(), file.version.as_str()),
            file.licence.as_str(),
        );
    }
    let mut add = |line: String| out.push_str(&line);
    add("\n== Files in this site ==\n\n".to_owned());
    for ((package, version), licence) in packages {
        add(format!("{package} {version}: {licence}\n"));
    }
    let texts = manifest
        .file
        .iter()
        .filter(|file| file.path.ends_with("LICENSE") && !file.path.starts_with("axe-core/"));
    for file in texts {
        let path = workspace::root().join("vendor").join(&file.path);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        add(format!("\n-- {} --\n\n{}\n", file.package, text.trim_end()));
    }
    add("\n== Interpreters of Python, where this site has them ==\n\n".to_owned());
    for one in &manifest.runtime {
        add(format!(
            "{} {}: {}\n",
            one.package, one.version, one.licence
        ));
    }
    add("\nPyodide is under the Mozilla Public License 2.0; its source is at https://github.com/pyodide/pyodide. It contains CPython and its library, Copyright © 2001 Python Software Foundation, under the PSF licence (https://docs.python.org/3/license.html).\n".to_owned());
    add(format!("\n-- MicroPython --\n\n{MICROPYTHON}"));
    add("\n== Rust crates in the browser program ==\n\n".to_owned());
    for (name, licence) in crates()? {
        add(format!("{name}: {licence}\n"));
    }
    Ok(out)
}

/// The crates that the browser program is made of, with their licences.
fn crates() -> Outcome<BTreeMap<String, String>> {
    let told = ask(cargo().args([
        "metadata",
        "--format-version",
        "1",
        "--offline",
        "--filter-platform",
        "wasm32-unknown-unknown",
    ]));
    let told = told.context("cargo metadata says nothing")?;
    let metadata: Json = serde_json::from_str(&told).context("cargo metadata")?;
    let list = |json: &Json| json.as_array().cloned().unwrap_or_default();
    let mut needs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let normal = list(&node["deps"]).into_iter().filter(|one| {
            list(&one["dep_kinds"])
                .iter()
                .any(|kind| kind["kind"].is_null())
        });
        let ids = normal.filter_map(|one| one["pkg"].as_str().map(str::to_owned));
        needs.insert(
            node["id"].as_str().unwrap_or_default().to_owned(),
            ids.collect(),
        );
    }
    let packages = list(&metadata["packages"]);
    let id_of = |name: &str| {
        let found = packages.iter().find(|one| one["name"] == name);
        found.and_then(|one| one["id"].as_str()).map(str::to_owned)
    };
    let mut open: Vec<String> = id_of("longhand-web").into_iter().collect();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id.clone()) {
            open.extend(needs.get(&id).cloned().unwrap_or_default());
        }
    }
    let mut found = BTreeMap::new();
    for one in packages {
        let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        if seen.contains(&text("id")) && !one["source"].is_null() {
            let mut name = String::new();
            let _ = write!(name, "{} {}", text("name"), text("version"));
            found.insert(name, text("license"));
        }
    }
    Ok(found)
}
