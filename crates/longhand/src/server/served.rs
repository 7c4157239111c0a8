//! What is being served now, shared between the server and whoever renders.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use super::encoding::Encoding;
use super::kind;

/// A site that can be replaced while it is served. Clones share the same site.
#[derive(Clone, Debug)]
pub struct Served {
    inside: Arc<Mutex<Inside>>,
    version: Arc<watch::Sender<u64>>,
    start: u128,
}

#[derive(Debug, Default)]
struct Inside {
    files: BTreeMap<String, Vec<u8>>,
    encoded: BTreeMap<(String, Encoding), Vec<u8>>,
    message: Option<String>,
    /// How often the files were replaced.
    renderings: u64,
}

impl Default for Served {
    fn default() -> Self {
        Served::new(BTreeMap::new())
    }
}

impl Served {
    /// Serves `files`: relative path → bytes.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Served {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        Served {
            inside: Arc::new(Mutex::new(Inside {
                files,
                ..Inside::default()
            })),
            version: Arc::new(watch::Sender::new(0)),
            start: now.unwrap_or_default().as_millis(),
        }
    }

    /// Serves other files from now on, with something to tell the writer or not.
    pub fn replace(&self, files: BTreeMap<String, Vec<u8>>, message: Option<String>) {
        let mut inside = self.inside();
        *inside = Inside {
            files,
            message,
            renderings: inside.renderings + 1,
            ..Inside::default()
        };
        drop(inside);
        self.version.send_modify(|version| *version += 1);
    }

    /// Keeps the files and tells the writer what is wrong with the new ones.
    pub fn tell(&self, message: String) {
        self.inside().message = Some(message);
        self.version.send_modify(|version| *version += 1);
    }

    /// What there is to tell the writer.
    pub fn message(&self) -> Option<String> {
        self.inside().message.clone()
    }

    /// A name for the files, different from any other files' and server's.
    pub fn pages(&self) -> String {
        format!("{}.{}", self.start, self.inside().renderings)
    }

    /// A name for the present state, different from any other state's and server's.
    pub fn name(&self) -> String {
        format!("{}.{}", self.start, *self.version.borrow())
    }

    /// Told whenever the state changes.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// The file at `path`, encoded if its kind is worth it.
    pub fn file(&self, path: &str, encoding: Encoding) -> Option<Vec<u8>> {
        let encoding = encoding.for_kind(kind::of(path));
        let inside = self.inside();
        let key = (path.to_owned(), encoding);
        if let Some(bytes) = inside.encoded.get(&key) {
            return Some(bytes.clone());
        }
        let (plain, renderings) = (inside.files.get(path)?.clone(), inside.renderings);
        // Encoding a large file takes a while, and other files are asked for meanwhile.
        drop(inside);
        let bytes = encoding.encode(&plain);
        let mut inside = self.inside();
        if inside.renderings == renderings {
            inside.encoded.insert(key, bytes.clone());
        }
        Some(bytes)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // No writer leaves it half changed, so a poisoned lock is still good.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Encoding, Served};

    #[test]
    fn a_fault_leaves_the_last_good_files_up() {
        let files = BTreeMap::from([("index.html".to_owned(), b"good".to_vec())]);
        let served = Served::new(files);
        let before = served.name();
        served.tell("line 3: no such exercise".to_owned());
        assert_eq!(served.file("index.html", Encoding::Plain).unwrap(), b"good");
        assert_eq!(served.message().unwrap(), "line 3: no such exercise");
        assert_ne!(served.name(), before);
    }
}
