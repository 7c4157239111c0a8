//! Every character a page shows is in the fonts that go with it.

use super::output::Output;
use longhand_view::fonts;
use std::collections::BTreeMap;

/// Every character a page shows is in the fonts that go with it.
pub(super) fn check(out: &mut Output) {
    let mut missing: BTreeMap<char, String> = BTreeMap::new();
    for (name, bytes) in out.files.iter().filter(|(name, _)| name.ends_with(".html")) {
        for c in fonts::uncovered(&shown(&String::from_utf8_lossy(bytes))) {
            missing.entry(c).or_insert_with(|| name.clone());
        }
    }
    for (c, page) in missing {
        out.find(
            &page,
            0,
            format!(
                "The character `{c}` (U+{:04X}) is not in the fonts.",
                c as u32
            ),
            "Use another, or add it to vendor/fonts/characters.txt and run `cargo xtask vendor`.",
        );
    }
}

/// A page without the names of its controls, which are spoken and never shown.
fn shown(html: &str) -> String {
    let mut pieces = html.split(" aria-label=\"");
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        out.push_str(piece.split_once('"').map_or("", |(_, rest)| rest));
    }
    out
}
