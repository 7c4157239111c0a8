//! Browser files of others, committed under `vendor/`.
//!
//! `vendor/manifest.toml` lists every one with its version, licence, source
//! package and hash, so that a clone builds where there is no Node.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, bail};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::run::{Outcome, ask, run, run_within, say};
use crate::workspace;

/// `vendor/manifest.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Every vendored file.
    #[serde(default)]
    pub file: Vec<File>,
    /// Packages that the build fetches.
    #[serde(default)]
    pub runtime: Vec<Runtime>,
}

/// A package that is too large to commit: see [`crate::runtimes`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Runtime {
    /// Its name in the bundle.
    pub name: String,
    /// The package.
    pub package: String,
    /// That package's version.
    pub version: String,
    /// Its licence, as SPDX writes it.
    #[allow(dead_code, reason = "read by people")]
    pub licence: String,
    /// What is taken from it.
    pub files: Vec<Taken>,
}

/// A file of a fetched package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// Its path in the package.
    pub source: String,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// One vendored file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where it stands in `vendor/`.
    pub path: String,
    /// Its name in the bundle; without one, learners never load it.
    pub bundle: Option<String>,
    /// The package it comes from.
    pub package: String,
    /// That package's version.
    pub version: String,
    /// Its licence, as SPDX writes it.
    #[allow(dead_code, reason = "read by people")]
    pub licence: String,
    /// Its path in the npm package; `refresh` fetches it from there.
    pub source: Option<String>,
    /// What `refresh` writes after the copy.
    pub append: Option<String>,
    /// A module that `bundler` makes one file of, with all that it imports.
    pub entry: Option<String>,
    /// The npm package that does so: `esbuild@0.28.2`.
    pub bundler: Option<String>,
    /// How it was made from the package, where it is not a copy.
    #[allow(dead_code, reason = "read by people")]
    pub made: Option<String>,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// Reads the manifest.
///
/// # Errors
/// When it is missing or malformed.
pub fn manifest() -> Outcome<Manifest> {
    let path = workspace::root().join("vendor/manifest.toml");
    let text = read(&path)?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// The SHA-256 of `bytes`, in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Fetches every file that has a `source` again and writes the new hashes.
///
/// A new version is taken by changing `version` in the manifest first.
///
/// # Errors
/// When npm is missing or fails, or a package lacks a file.
pub fn refresh() -> Outcome {
    if ask(Command::new("npm").arg("--version")).is_none() {
        bail!("`npm` is not on PATH; it is needed to fetch packages");
    }
    let vendor = workspace::root().join("vendor");
    let work = workspace::target().join("vendor");
    let manifest_path = vendor.join("manifest.toml");
    let mut text = read(&manifest_path)?;
    for file in manifest()?.file {
        let mut bytes = match (&file.source, &file.entry, &file.bundler) {
            (Some(source), _, _) => fetch(&work, &file.package, &file.version, source)?,
            (None, Some(entry), Some(bundler)) => bundled(&work, &file, entry, bundler)?,
            _ => continue,
        };
        bytes.extend(file.append.iter().flat_map(|text| text.bytes()));
        let new = hash(&bytes);
        let path = vendor.join(&file.path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        let known = if new == file.sha256 {
            "as before"
        } else {
            "changed"
        };
        say(&format!("{} {} {known}", file.path, file.version));
        text = text.replace(&file.sha256, &new);
    }
    Ok(std::fs::write(&manifest_path, text)?)
}

/// A file of an npm package, fetched once.
///
/// # Errors
/// When npm fails or the package lacks the file.
pub fn fetch(work: &Path, package: &str, version: &str, source: &str) -> Outcome<Vec<u8>> {
    let folder = work.join(format!("{}-{version}", package.replace('/', "-")));
    let path = folder.join("node_modules").join(package).join(source);
    if !path.is_file() {
        install(&folder, &[&format!("{package}@{version}")])?;
    }
    std::fs::read(&path).with_context(|| format!("{package} {version}: {source}"))
}

fn install(folder: &Path, packages: &[&str]) -> Outcome {
    std::fs::create_dir_all(folder)?;
    say(&format!("fetching {} (npm)", packages.join(" ")));
    run_within(
        Duration::from_secs(300),
        Command::new("npm")
            .args([
                "install",
                "--silent",
                "--no-save",
                "--ignore-scripts",
                "--prefix",
            ])
            .arg(folder)
            .args(packages),
    )
}

/// One module of an entry and all that it imports.
fn bundled(work: &Path, file: &File, entry: &str, bundler: &str) -> Outcome<Vec<u8>> {
    let folder = work.join(format!("{}-{}-bundle", file.package, file.version));
    install(
        &folder,
        &[&format!("{}@{}", file.package, file.version), bundler],
    )?;
    let (source, made) = (folder.join("entry.js"), folder.join("made.js"));
    std::fs::write(&source, entry)?;
    let name = bundler.split('@').next().unwrap_or(bundler);
    run(
        Command::new(folder.join("node_modules").join(".bin").join(name))
            .arg(&source)
            .args([
                "--bundle",
                "--format=esm",
                "--minify",
                "--target=es2022",
                "--log-level=warning",
            ])
            .arg(format!("--outfile={}", made.display())),
    )?;
    std::fs::read(&made).with_context(|| made.display().to_string())
}

fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{hash, manifest};
    use crate::workspace;

    #[test]
    fn every_vendored_file_has_the_hash_that_the_manifest_names() {
        for file in manifest().unwrap().file {
            let path = workspace::root().join("vendor").join(&file.path);
            let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
            assert_eq!(hash(&bytes), file.sha256, "{}", file.path);
        }
    }

    #[test]
    fn every_browser_file_in_vendor_is_in_the_manifest() {
        let vendor = workspace::root().join("vendor");
        let listed: BTreeSet<String> = manifest()
            .unwrap()
            .file
            .into_iter()
            .map(|file| file.path)
            .collect();
        for path in workspace::files(&vendor) {
            let name = path.strip_prefix(&vendor).unwrap().to_string_lossy();
            let kind = name.rsplit('.').next().unwrap_or_default();
            if ["js", "mjs", "css", "wasm", "woff2", "zip"].contains(&kind) {
                assert!(
                    listed.contains(&*name.replace('\\', "/")),
                    "vendor/{name} is not in vendor/manifest.toml"
                );
            }
        }
    }
}
