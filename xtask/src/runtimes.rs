//! Python in the browser: two interpreters that are too large to commit.
//!
//! The build fetches them with the npm client, pinned in `vendor/manifest.toml` and
//! checked by hash, and keeps them in `target/runtimes/`. Where there is no npm, or
//! no network and nothing kept, the site is built without Python, and says so.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::run::{Outcome, ask, say};
use crate::vendor::{self, Runtime};
use crate::workspace;

/// A runtime's folder in the bundle, and its files: name and where it is.
pub type Fetched = (String, Vec<(String, PathBuf)>);

/// The runtimes that are to be had.
///
/// # Errors
/// When the manifest is malformed, or a file is not what the manifest says.
pub fn runtimes() -> Outcome<Vec<Fetched>> {
    let folder = workspace::target().join("runtimes");
    let mut found = Vec::new();
    for runtime in vendor::manifest()?.runtime {
        let name = format!("{}-{}", runtime.name, runtime.version);
        if let Some(files) = take(&folder.join(&name), &runtime)? {
            found.push((name, files));
        }
    }
    Ok(found)
}

/// The runtime's files, fetched where they are not kept yet; nothing where they cannot be had.
fn take(folder: &Path, runtime: &Runtime) -> Outcome<Option<Vec<(String, PathBuf)>>> {
    let files: Vec<(String, PathBuf)> = runtime
        .files
        .iter()
        .map(|file| (file.source.clone(), folder.join(&file.source)))
        .collect();
    let kept = runtime.files.iter().zip(&files).all(|(file, (_, path))| {
        std::fs::read(path).is_ok_and(|bytes| vendor::hash(&bytes) == file.sha256)
    });
    if kept {
        return Ok(Some(files));
    }
    if ask(Command::new("npm").arg("--version")).is_none() {
        say(&format!(
            "no npm on PATH: the site is built without {}",
            runtime.name
        ));
        return Ok(None);
    }
    std::fs::create_dir_all(folder)?;
    for (file, (_, path)) in runtime.files.iter().zip(&files) {
        let work = workspace::target().join("vendor");
        let bytes = match vendor::fetch(&work, &runtime.package, &runtime.version, &file.source) {
            Ok(bytes) => bytes,
            Err(error) => {
                say(&format!(
                    "{error:#}: the site is built without {}",
                    runtime.name
                ));
                return Ok(None);
            }
        };
        if vendor::hash(&bytes) != file.sha256 {
            bail!(
                "{} {}: {} is not the file that vendor/manifest.toml names",
                runtime.package,
                runtime.version,
                file.source
            );
        }
        std::fs::write(path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(Some(files))
}
