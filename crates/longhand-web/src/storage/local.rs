//! Events in local storage, one entry each.

use web_sys::Storage;

use super::entry::Entry;
use longhand_browser::Names;
use longhand_browser::dom::window;

/// The events of this site in local storage.
#[derive(Clone, Debug)]
pub struct Local {
    storage: Storage,
    /// With what the keys of events begin.
    event: String,
    /// The key that says that what was kept under the former names is carried over.
    carried: String,
}

impl Local {
    /// Local storage, where the browser lets the page have it.
    pub fn open(names: &Names) -> Option<Local> {
        Some(Local {
            storage: window()?.local_storage().ok().flatten()?,
            event: names.event(),
            carried: names.key("carried"),
        })
    }

    /// Copies what was kept under the former names, once. They stay for the other sites.
    pub fn carry_over(&self) {
        if self.has(&self.carried) {
            return;
        }
        let former = self.beginning(Names::FORMER_EVENT);
        let copied = former.iter().all(|(id, text)| {
            let key = format!("{}{id}", self.event);
            self.has(&key) || self.storage.set_item(&key, text).is_ok()
        });
        if copied {
            self.is_carried_over();
        }
    }

    /// Where this cannot be noted, it is carried over once more, which changes nothing.
    fn is_carried_over(&self) {
        let _ = self.storage.set_item(&self.carried, "");
    }

    /// Keeps an event; whether that worked.
    pub fn put(&self, entry: &Entry) -> bool {
        let key = self.key(&entry.id);
        let stays = !entry.replaceable && self.has(&key);
        stays || self.storage.set_item(&key, &entry.text).is_ok()
    }

    /// Every event.
    pub fn entries(&self) -> Vec<Entry> {
        self.beginning(&self.event)
            .into_iter()
            .map(|(id, text)| Entry::found(id, text))
            .collect()
    }

    /// Removes an event that has arrived elsewhere, unless there is a newer text of it: what was
    /// put there since, as the page was left.
    pub fn remove_if_same(&self, entry: &Entry) {
        let key = self.key(&entry.id);
        if self.storage.get_item(&key).ok().flatten().as_ref() == Some(&entry.text) {
            // If it stays, it is carried over once more, which changes nothing.
            let _ = self.storage.remove_item(&key);
        }
    }

    /// Forgets every event of this site.
    pub fn clear(&self) {
        for (id, _) in self.beginning(&self.event) {
            // What cannot be removed is not there.
            let _ = self.storage.remove_item(&self.key(&id));
        }
        self.is_carried_over();
    }

    fn key(&self, id: &str) -> String {
        format!("{}{id}", self.event)
    }

    fn has(&self, key: &str) -> bool {
        self.storage.get_item(key).ok().flatten().is_some()
    }

    /// The entries whose keys begin so: the rest of the key, and the text.
    fn beginning(&self, start: &str) -> Vec<(String, String)> {
        let count = self.storage.length().unwrap_or(0);
        (0..count)
            .filter_map(|i| self.storage.key(i).ok().flatten())
            .filter_map(|key| {
                let id = key.strip_prefix(start)?.to_owned();
                Some((id, self.storage.get_item(&key).ok().flatten()?))
            })
            .collect()
    }
}
