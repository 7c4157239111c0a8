//! `cargo xtask build`, the static site, and `cargo xtask dist`, one executable with it inside.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::run::{Outcome, cargo, run, say};
use crate::{bundle, workspace};

/// Writes the static site of the workbook in `content` to `out`.
///
/// # Errors
/// When something cannot be built, or the workbook has faults.
pub fn build(content: &Path, out: &Path) -> Outcome {
    let bundle = bundle::bundle(bundle::Profile::Small)?;
    if out == Path::new(workspace::SITE) {
        // Ours alone, so that no file of an earlier build stays behind.
        let _ = std::fs::remove_dir_all(workspace::root().join(out));
    }
    site(content, &bundle, out)
}

/// Makes one `longhand` executable with the workbook and the browser program inside.
///
/// # Errors
/// When something cannot be built, or the workbook has faults.
pub fn dist() -> Outcome {
    let bundle = bundle::bundle(bundle::Profile::Small)?;
    let folder = workspace::target().join("embedded");
    let pages = folder.join("site");
    let _ = std::fs::remove_dir_all(&pages);
    site(Path::new(workspace::CONTENT), &bundle, &pages)?;
    let list = folder.join("files.rs");
    let text = format!("{}{}", table("SITE", &pages)?, table("BUNDLE", &bundle)?);
    std::fs::write(&list, text).with_context(|| list.display().to_string())?;
    say("compiling longhand with the site inside");
    run(cargo()
        .args([
            "build",
            "--release",
            "--package",
            "longhand",
            "--features",
            "embedded",
        ])
        .env("LONGHAND_EMBEDDED", &list))?;
    let name = format!("longhand{}", std::env::consts::EXE_SUFFIX);
    let made = workspace::target().join("release").join(&name);
    let place = workspace::target().join("dist").join(&name);
    std::fs::create_dir_all(workspace::target().join("dist"))
        .and_then(|()| std::fs::copy(&made, &place))
        .with_context(|| place.display().to_string())?;
    let size = made.metadata().map(|data| data.len()).unwrap_or_default();
    println!("target/dist/{name} ({:.1} MB)", size as f64 / 1e6);
    Ok(())
}

/// Renders a workbook into a folder.
fn site(content: &Path, bundle: &Path, out: &Path) -> Outcome {
    say("rendering the workbook");
    run(cargo()
        .args([
            "run",
            "--quiet",
            "--package",
            "longhand",
            "--",
            "build",
            "--content",
        ])
        .arg(content)
        .arg("--bundle")
        .arg(bundle)
        .arg("--out")
        .arg(out))
}

/// A Rust table of all files beneath a folder: relative path and bytes.
fn table(name: &str, folder: &Path) -> Outcome<String> {
    let mut text = format!("pub static {name}: super::Files = &[\n");
    for file in workspace::files(folder) {
        let relative: PathBuf = file.strip_prefix(folder).unwrap_or(&file).to_path_buf();
        let relative = relative.to_string_lossy().replace('\\', "/");
        writeln!(
            text,
            "    ({relative:?}, include_bytes!({:?})),",
            file.display().to_string()
        )?;
    }
    text.push_str("];\n");
    Ok(text)
}
