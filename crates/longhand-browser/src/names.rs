//! The names under which a site keeps things in the browser.

use crate::dom::window;

/// The names of one site. An origin may hold several (`…/a/` and `…/b/`), so each name carries the
/// path of its site: `longhand:/a/`. Before that, all sites of an origin used the same names; what
/// was kept under those is carried over once, and left where it is for the other sites.
#[derive(Clone, Debug)]
pub struct Names {
    site: String,
}

impl Names {
    /// What database, channel and local storage were called before.
    pub const FORMER: &str = "longhand";
    /// With what the keys of events in local storage began before.
    pub const FORMER_EVENT: &str = "longhand/event/";

    /// The names of the site with this path.
    pub fn new(base: &str) -> Names {
        Names {
            site: format!("longhand:{base}"),
        }
    }

    /// The name of the database and of the channel.
    pub fn site(&self) -> &str {
        &self.site
    }

    /// With what the keys of events in local storage begin. No path holds a `#`, so no site's keys
    /// begin as another's.
    pub fn event(&self) -> String {
        self.key("event/")
    }

    /// A key in local storage.
    pub fn key(&self, name: &str) -> String {
        format!("{}#{name}", self.site)
    }

    /// Keeps a choice that is no progress: how the page is to be. It may be lost.
    pub fn remember(&self, name: &str, word: &str) {
        if let Some(local) = window().and_then(|w| w.local_storage().ok().flatten()) {
            // Where nothing can be kept, that has been said already.
            let _ = local.set_item(&self.key(name), word);
        }
    }

    /// What was kept so, perhaps under the former name.
    pub fn remembered(&self, name: &str) -> Option<String> {
        let local = window()?.local_storage().ok().flatten()?;
        let former = format!("{}/{name}", Names::FORMER);
        [self.key(name), former]
            .iter()
            .find_map(|key| local.get_item(key).ok().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_a_site_begins_as_those_of_another() {
        let sites = ["/", "/a/", "/a/b/", "/event/", "/%23event/"].map(Names::new);
        for one in &sites {
            for other in sites.iter().filter(|other| other.site != one.site) {
                assert!(!other.key("event/x").starts_with(&one.event()));
                assert!(!other.key("language").starts_with(&one.event()));
            }
            assert!(!one.event().starts_with(Names::FORMER_EVENT));
        }
    }
}
