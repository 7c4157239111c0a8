//! The files that all pages share: style, fonts, icon, the browser program.

use super::hash;
use super::output::Output;
use crate::site::Options;
use longhand_view::page::Assets;
use longhand_view::{fonts, sandbox, theme};
use std::collections::BTreeMap;

/// Where interpreters of Python stand in a site.
pub(super) const RUNTIMES: &str = "assets/runtimes/";

/// Scripts of which a page loads one first: a workbook's, and a tool's.
const ENTRIES: [&str; 2] = ["main.js", "tool.js"];

/// The script that runs before anything is painted.
const LOOK: &str = "look.js";

/// Scripts of the workbooks that no tool needs.
const WORKBOOKS_OWN: [&str; 3] = ["/longhand_web.js", "/rest.js", "/here.js"];

/// Scripts of the tools that no page of a workbook needs.
const TOOLS_OWN: [&str; 1] = ["parts.js"];

/// Adds them; their addresses, from the site's root.
pub(super) fn shared(options: &Options, out: &mut Output) -> Assets {
    let mut assets = Assets::default();
    let mut addresses = BTreeMap::new();
    for font in fonts::ALL {
        let stem = font.file.strip_suffix(".woff2").unwrap_or(font.file);
        let name = hash::name(stem, "woff2", font.bytes);
        if font.early {
            assets.fonts.push(name.clone());
        }
        addresses.insert(font.file, name.clone());
        out.files.insert(name, font.bytes.to_vec());
    }
    // The sheet stands in assets/ beside the fonts.
    let css = theme::stylesheet(|file| {
        addresses
            .get(file)
            .and_then(|name| name.strip_prefix("assets/"))
            .unwrap_or(file)
            .to_string()
    });
    assets.stylesheet = out.asset("style", "css", css.into_bytes());
    assets.icon = Some(out.asset("icon", "svg", theme::ICON.as_bytes().to_vec()));
    let bundle: BTreeMap<&str, &[u8]> = options.bundle.program().collect();
    if bundle.contains_key("main.js") {
        // The scripts import one another by name, so the folder carries the hash of them all.
        let parts: Vec<&[u8]> = bundle.values().copied().collect();
        let folder = format!("assets/app-{}", hash::hash(&parts));
        for (name, bytes) in &bundle {
            out.files.insert(format!("{folder}/{name}"), bytes.to_vec());
        }
        assets.script = Some(format!("{folder}/main.js"));
        assets.look = bundle
            .contains_key(LOOK)
            .then(|| format!("{folder}/{LOOK}"));
        // What stands in a folder of its own waits until it is wanted.
        assets.modules = bundle
            .keys()
            .filter(|name| {
                name.ends_with(".js")
                    && !name.contains('/')
                    && !ENTRIES.contains(name)
                    && !TOOLS_OWN.contains(name)
                    && **name != LOOK
            })
            .map(|name| format!("{folder}/{name}"))
            .collect();
        assets.wasm = bundle
            .keys()
            .find(|name| name.ends_with(".wasm"))
            .map(|name| format!("{folder}/{name}"));
    }
    // Their versions are pinned, so a folder's name says what is in it.
    for (folder, files) in options.bundle.runtimes() {
        let mut sizes = vec![format!("{RUNTIMES}{folder}/")];
        for (name, bytes) in files {
            sizes.push(format!("{name}:{}", bytes.len()));
            out.files
                .insert(format!("{RUNTIMES}{folder}/{name}"), bytes.to_vec());
        }
        let name = folder.rsplit_once('-').map_or(folder, |(name, _)| name);
        assets.runtimes.push((name.to_string(), sizes.join(" ")));
    }
    assets.offline = options.live_reload.is_none().then(|| "sw.js".to_string());
    assets.runner_hash = Some(sandbox::runner_hash().to_string());
    assets
}

/// What a tool's page loads: the shared files without the program of the workbooks, and its own
/// program, whose files are added. Their folder carries the hash of them all.
pub(super) fn of_tool(
    shared: &Assets,
    name: &str,
    options: &Options,
    out: &mut Output,
) -> (Assets, Vec<String>) {
    let mut assets = Assets {
        wasm: None,
        runtimes: Vec::new(),
        runner_hash: None,
        ..shared.clone()
    };
    let (Some(program), Some(main)) = (program(name, options), &shared.script) else {
        assets.script = None;
        assets.modules.clear();
        return (assets, Vec::new());
    };
    let added = program.add(out);
    let folder = main.strip_suffix("main.js").unwrap_or_default();
    assets.script = Some(format!("{folder}tool.js"));
    assets
        .modules
        .retain(|one| !WORKBOOKS_OWN.iter().any(|own| one.ends_with(own)));
    assets
        .modules
        .extend(TOOLS_OWN.map(|name| format!("{folder}{name}")));
    assets.program = Some(program.script);
    assets.modules.extend(assets.program.clone());
    assets.wasm = Some(program.wasm);
    (assets, added)
}

/// The name of the labs' program in the bundle.
const LABS: &str = "lab";

/// A program with a folder of its own, whose name carries the hash of what is in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Program {
    /// The address of its script.
    pub script: String,
    /// The address of its module.
    pub wasm: String,
    files: Vec<(String, Vec<u8>)>,
}

impl Program {
    /// Adds its files to the site; their addresses.
    pub fn add(&self, out: &mut Output) -> Vec<String> {
        for (address, bytes) in &self.files {
            out.files
                .entry(address.clone())
                .or_insert_with(|| bytes.clone());
        }
        self.files
            .iter()
            .map(|(address, _)| address.clone())
            .collect()
    }
}

/// The program of the labs, which only pages with labs need.
pub(super) fn of_labs(options: &Options) -> Option<Program> {
    program(LABS, options)
}

fn program(name: &str, options: &Options) -> Option<Program> {
    let tools = options.bundle.tools();
    let files = tools.get(name)?;
    let parts: Vec<&[u8]> = files.iter().map(|(_, bytes)| *bytes).collect();
    let folder = format!("assets/{name}-{}", hash::hash(&parts));
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(file, bytes)| (format!("{folder}/{file}"), bytes.to_vec()))
        .collect();
    let ending = |ending: &str| {
        let mut names = files.iter().map(|(address, _)| address);
        names.find(|one| one.ends_with(ending)).cloned()
    };
    Some(Program {
        script: ending(".js")?,
        wasm: ending(".wasm")?,
        files,
    })
}

/// Whether an interpreter of Python came with the browser program.
pub(super) fn has_runtime(assets: &Assets, name: &str) -> bool {
    assets.runtimes.iter().any(|(one, _)| one == name)
}
