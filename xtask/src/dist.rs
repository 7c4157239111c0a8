//! `cargo xtask build`, the static site, and `cargo xtask dist`, one executable with it inside.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::run::{Outcome, cargo, option, run, say};
use crate::{bundle, workspace};

/// Writes the static site: `--content DIR`, `--out DIR`.
///
/// # Errors
/// When something cannot be built, or the workbook has faults.
pub fn build(arguments: &[String]) -> Outcome {
    let content = option(arguments, "--content").unwrap_or_else(|| "content".to_owned());
    let out = option(arguments, "--out").unwrap_or_else(|| "dist".to_owned());
    let bundle = bundle::bundle(bundle::Profile::Small)?;
    if out == "dist" {
        // Ours alone, so that no file of an earlier build stays behind.
        let _ = std::fs::remove_dir_all(workspace::root().join(&out));
    }
    site(&content, &bundle, Path::new(&out))
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
    site("content", &bundle, &pages)?;
    let list = folder.join("files.rs");
    let text = format!("{}{}", table("SITE", &pages)?, table("BUNDLE", &bundle)?);
    std::fs::write(&list, text).map_err(|error| format!("{}: {error}", list.display()))?;
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
        .map_err(|error| format!("{}: {error}", place.display()))?;
    let size = made.metadata().map(|data| data.len()).unwrap_or_default();
    println!("target/dist/{name} ({:.1} MB)", size as f64 / 1e6);
    Ok(())
}

/// Renders a workbook into a folder.
fn site(content: &str, bundle: &Path, out: &Path) -> Outcome {
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
            content,
            "--bundle",
        ])
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
        )
        .map_err(|error| error.to_string())?;
    }
    text.push_str("];\n");
    Ok(text)
}
