//! The files that all pages share.

use super::Render;
use crate::{Options, asset};
use longhand_view::{fonts, sandbox, theme};
use std::collections::BTreeMap;

/// Where interpreters of Python stand in a site.
pub(super) const RUNTIMES: &str = "assets/runtimes/";

impl Render<'_> {
    /// What every page loads: style, fonts, icon, the browser program.
    pub(super) fn shared(&mut self, options: &Options) {
        let mut addresses = BTreeMap::new();
        for font in fonts::ALL {
            let stem = font.file.strip_suffix(".woff2").unwrap_or(font.file);
            let name = asset::name(stem, "woff2", font.bytes);
            if font.early {
                self.assets.fonts.push(name.clone());
            }
            addresses.insert(font.file, name.clone());
            self.files.insert(name, font.bytes.to_vec());
        }
        // The sheet stands in assets/ beside the fonts.
        let css = theme::stylesheet(|file| {
            addresses
                .get(file)
                .and_then(|name| name.strip_prefix("assets/"))
                .unwrap_or(file)
                .to_string()
        });
        self.assets.stylesheet = self.asset("style", "css", css.into_bytes());
        self.assets.icon = Some(self.asset("icon", "svg", theme::ICON.as_bytes().to_vec()));
        let bundle: BTreeMap<&str, &[u8]> = options.bundle.program().collect();
        if bundle.contains_key("main.js") {
            // The scripts import one another by name, so the folder carries the hash of them all.
            let parts: Vec<&[u8]> = bundle.values().copied().collect();
            let folder = format!("assets/app-{}", asset::hash(&parts));
            for (name, bytes) in &bundle {
                self.files
                    .insert(format!("{folder}/{name}"), bytes.to_vec());
            }
            self.assets.script = Some(format!("{folder}/main.js"));
            // What stands in a folder of its own waits until it is wanted.
            self.assets.modules = bundle
                .keys()
                .filter(|name| name.ends_with(".js") && !name.contains('/') && **name != "main.js")
                .map(|name| format!("{folder}/{name}"))
                .collect();
            self.assets.wasm = bundle
                .keys()
                .find(|name| name.ends_with(".wasm"))
                .map(|name| format!("{folder}/{name}"));
        }
        // Their versions are pinned, so a folder's name says what is in it.
        for (folder, files) in options.bundle.runtimes() {
            let mut sizes = vec![format!("{RUNTIMES}{folder}/")];
            for (name, bytes) in files {
                sizes.push(format!("{name}:{}", bytes.len()));
                self.files
                    .insert(format!("{RUNTIMES}{folder}/{name}"), bytes.to_vec());
            }
            let name = folder.rsplit_once('-').map_or(folder, |(name, _)| name);
            self.assets
                .runtimes
                .push((name.to_string(), sizes.join(" ")));
        }
        self.assets.offline = options.live_reload.is_none().then(|| "sw.js".to_string());
        self.assets.runner_hash = Some(sandbox::runner_hash().to_string());
    }

    pub(super) fn asset(&mut self, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
        let name = asset::name(stem, ending, &bytes);
        self.files.insert(name.clone(), bytes);
        name
    }

    pub(super) fn has_runtime(&self, name: &str) -> bool {
        self.assets.runtimes.iter().any(|(one, _)| one == name)
    }
}
