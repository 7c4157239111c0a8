//! The site under test, rendered and served once per process.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use longhand::server::{self, Served};
use longhand_site::{Bundle, Options};
use longhand_view::data::PageData;

use crate::Gate;

/// A page with one field, one button and a comparison: what everything is measured against.
pub const CONTROL: &str = include_str!("control.html");

/// A rendered site on a port of this machine.
#[derive(Debug)]
pub struct Site {
    /// Relative path → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    origin: String,
}

impl Site {
    /// The site of this process.
    pub fn shared() -> &'static Site {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Site::of("content"))
    }

    /// The site of a workbook made for tests: with an exercise that breaks, and an address for
    /// reports.
    pub fn test() -> &'static Site {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Site::of("e2e/workbook"))
    }

    /// The site of a shelf made for tests: two workbooks whose chapters and exercises have the same
    /// names.
    pub fn shelf() -> &'static Site {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Site::of("e2e/shelf"))
    }

    /// One origin with the test shelf under `a/`, the test workbook under `b/`, and somebody else's
    /// page at its root.
    pub fn several() -> &'static Site {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| {
            let under = |path: &str, site: &Site| {
                let files = site.files.iter();
                let moved = files.map(|(name, bytes)| (format!("{path}{name}"), bytes.clone()));
                moved.collect::<Vec<_>>()
            };
            let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
            files.extend(under("a/", Site::shelf()));
            files.extend(under("b/", Site::test()));
            let page = "<!doctype html><title>Somebody else</title><p>Nothing of ours.";
            files.insert("index.html".to_owned(), page.as_bytes().to_vec());
            Site::serve(files)
        })
    }

    /// The same site behind a gate. It lives as long as the process.
    pub fn behind(&self, gate: &Gate) -> &'static Site {
        Box::leak(Box::new(Site {
            files: self.files.clone(),
            origin: gate.origin().to_owned(),
        }))
    }

    /// The site of this process, built where there was no npm: without an interpreter of Python.
    pub fn without_python() -> &'static Site {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| {
            let mut bundle = Site::bundle();
            bundle
                .files
                .retain(|name, _| !name.starts_with("runtimes/"));
            Site::made_of("content", bundle)
        })
    }

    fn bundle() -> Bundle {
        Bundle::read_dir(&target().join("bundle"))
            .expect("the browser program is built: run `cargo xtask bundle` first")
    }

    fn of(content: &str) -> Site {
        Site::made_of(content, Site::bundle())
    }

    fn made_of(content: &str, bundle: Bundle) -> Site {
        let built = longhand_site::build(&Options {
            content: workspace().join(content),
            bundle,
            live_reload: None,
        });
        let mut files = match built {
            Ok(site) => site.files,
            Err(findings) => panic!("the workbook has faults:\n{findings}"),
        };
        files.insert("control.html".to_owned(), CONTROL.as_bytes().to_vec());
        Site::serve(files)
    }

    fn serve(files: BTreeMap<String, Vec<u8>>) -> Site {
        let listener = server::listen(0).expect("a port is free");
        let origin = server::address(&listener);
        let served = Served::new(files.clone());
        std::thread::spawn(move || server::run(listener, served));
        Site { files, origin }
    }

    /// The address of a page.
    pub fn address(&self, page: &str) -> String {
        format!("{}{page}", self.origin)
    }

    /// The site's origin, without a slash at its end.
    pub fn origin(&self) -> &str {
        self.origin.trim_end_matches('/')
    }

    /// The pages of the site, without those that only lead on.
    pub fn pages(&self) -> Vec<&str> {
        let leads_on = |bytes: &[u8]| {
            let html = String::from_utf8_lossy(bytes);
            html.contains("<link rel=\"canonical\"")
        };
        let files = self.files.iter();
        files
            .filter(|(name, _)| name.ends_with(".html") && *name != "control.html")
            .filter(|(_, bytes)| !leads_on(bytes))
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// The exercises of a page, as the browser gets them.
    pub fn data(&self, page: &str) -> Option<PageData> {
        let html = String::from_utf8_lossy(self.files.get(page)?);
        let (_, rest) = html.split_once("name=\"longhand-data\" content=\"")?;
        let (name, _) = rest.split_once('"')?;
        PageData::from_bytes(self.files.get(name.trim_start_matches("../"))?).ok()
    }
}

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where Cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}
