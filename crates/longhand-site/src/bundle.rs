//! The browser program's files.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The file that says whose work is in the program.
pub(crate) const LICENCES: &str = "licences.txt";

/// The browser program's files by path: `main.js`, `longhand_web.js`, `longhand_web_bg.wasm`, ….
///
/// What stands in a folder is loaded only when it is wanted. Under `tools/` stand the programs of the
/// tools, each in a folder of its name. Under `runtimes/` stand the
/// interpreters of Python, each in a folder with its version, if the build could get them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// Name → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Folders by name, each with its files and their bytes.
pub type Folders<'a> = BTreeMap<&'a str, Vec<(&'a str, &'a [u8])>>;

impl Bundle {
    /// A bundle from files in memory. Only what the browser program loads is kept.
    pub fn from_files(files: BTreeMap<String, Vec<u8>>) -> Bundle {
        let files = files
            .into_iter()
            .filter(|(name, _)| {
                let (_, ending) = name.rsplit_once('.').unwrap_or_default();
                name == LICENCES || ["js", "wasm", "mjs", "py", "zip", "gz"].contains(&ending)
            })
            .collect();
        Bundle { files }
    }

    /// Reads a bundle's folder.
    ///
    /// # Errors
    /// What the file system says.
    pub fn read_dir(folder: &Path) -> io::Result<Bundle> {
        let mut files = BTreeMap::new();
        read_into(&mut files, folder, "")?;
        Ok(Bundle::from_files(files))
    }

    /// The interpreters of Python: folder, and files with their bytes.
    pub fn runtimes(&self) -> Folders<'_> {
        self.folders("runtimes/")
    }

    /// The programs of the tools: name, and files with their bytes.
    pub fn tools(&self) -> Folders<'_> {
        self.folders("tools/")
    }

    fn folders(&self, prefix: &str) -> Folders<'_> {
        let mut found = Folders::new();
        for (name, bytes) in &self.files {
            if let Some((folder, file)) = name
                .strip_prefix(prefix)
                .and_then(|rest| rest.split_once('/'))
            {
                found.entry(folder).or_default().push((file, bytes));
            }
        }
        found
    }

    /// Everything else.
    pub fn program(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .filter(|(name, _)| !name.starts_with("runtimes/") && !name.starts_with("tools/"))
            .filter(|(name, _)| *name != LICENCES)
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

fn read_into(files: &mut BTreeMap<String, Vec<u8>>, folder: &Path, prefix: &str) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            read_into(files, &path, &format!("{prefix}{name}/"))?;
        } else {
            files.insert(format!("{prefix}{name}"), std::fs::read(&path)?);
        }
    }
    Ok(())
}
