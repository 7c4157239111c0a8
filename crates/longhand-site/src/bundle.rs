//! The browser program's files.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The browser program's files by name: `main.js`, `longhand_web.js`, `longhand_web_bg.wasm`, ….
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// Name → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Bundle {
    /// A bundle from files in memory. Only scripts and WebAssembly are kept.
    pub fn from_files(files: BTreeMap<String, Vec<u8>>) -> Bundle {
        let files = files
            .into_iter()
            .filter(|(name, _)| name.ends_with(".js") || name.ends_with(".wasm"))
            .collect();
        Bundle { files }
    }

    /// Reads a bundle's folder.
    ///
    /// # Errors
    /// What the file system says.
    pub fn read_dir(folder: &Path) -> io::Result<Bundle> {
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_file()
                && let Some(name) = path.file_name().and_then(|name| name.to_str())
            {
                files.insert(name.to_string(), std::fs::read(&path)?);
            }
        }
        Ok(Bundle::from_files(files))
    }
}
