//! Links lead to the web, to a mail address or to something that is there: nothing that runs, and no
//! other host's pictures.

use super::ids;
use super::output::Output;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of each page that was looked at.
type Ids = BTreeMap<String, BTreeSet<String>>;

/// Relative addresses of a page at which nothing is.
fn dead(
    files: &BTreeMap<String, Vec<u8>>,
    ids: &mut Ids,
    page: &str,
    html: &str,
    lost: &mut Vec<(String, String, &'static str)>,
) {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    for attribute in ["<a href=\"", "<img src=\""] {
        let pieces = html.split(attribute).skip(1);
        for address in pieces.filter_map(|piece| piece.split('"').next()) {
            let plain = address.replace("&amp;", "&");
            if let Some(why) = fault(files, ids, folder, page, &plain) {
                lost.push((page.to_owned(), address.to_owned(), why));
            }
        }
    }
}

/// Why an address leads nowhere.
fn fault(
    files: &BTreeMap<String, Vec<u8>>,
    ids: &mut Ids,
    folder: &str,
    page: &str,
    address: &str,
) -> Option<&'static str> {
    if address.is_empty() {
        return Some("the link has no address");
    }
    if let Some(scheme) = scheme(address) {
        let host = address.split_once("://").map_or("", |(_, rest)| rest);
        let web = scheme == "http" || scheme == "https";
        return (web && host.is_empty()).then_some("the address has no host");
    }
    let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
    let file = file.split('?').next().unwrap_or_default();
    let target = if file.is_empty() {
        page.to_owned()
    } else {
        match resolved(folder, file) {
            Some(target) if files.contains_key(&target) => target,
            _ => return Some("there is no such page or file"),
        }
    };
    // `#id@3` is an exercise with other numbers.
    let anchor = anchor.split('@').next().unwrap_or_default();
    if anchor.is_empty() {
        return None;
    }
    let known = ids.entry(target.clone()).or_insert_with(|| {
        let bytes = files.get(&target).map(Vec::as_slice).unwrap_or_default();
        let html = String::from_utf8_lossy(bytes);
        ids::of(&html).map(str::to_owned).collect()
    });
    (!known.contains(anchor)).then_some("the page has no such place")
}

/// A relative address from the site's root; `None` where it leads out of the site.
fn resolved(folder: &str, file: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    if file.ends_with('/') || parts.is_empty() {
        parts.push("index.html");
    }
    Some(parts.join("/"))
}

/// Schemes that a link may have.
const FOLLOWED: [&str; 3] = ["http", "https", "mailto"];

/// Finds links and pictures in pages that the site would not follow or show.
pub(super) fn check(out: &mut Output) {
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    let mut ids = BTreeMap::new();
    let pages = out.files.iter().filter(|(name, _)| name.ends_with(".html"));
    for (page, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        // Where a page is missing for a fault of its own, links to it are not the fault.
        if out.findings.is_empty() {
            dead(&out.files, &mut ids, page, &html, &mut lost);
        }
        for (attribute, schemes) in [(" href=\"", &FOLLOWED[..]), (" src=\"", &[])] {
            for piece in html.split(attribute).skip(1) {
                let address = piece.split('"').next().unwrap_or_default();
                if scheme(address).is_some_and(|one| !schemes.contains(&one.as_str())) {
                    found.push((page.clone(), address.to_owned()));
                }
            }
        }
    }
    for (page, address, why) in lost {
        out.find(
            &page,
            0,
            format!("`{address}`: {why}."),
            "Mend the link, or take it out.",
        );
    }
    for (page, address) in found {
        out.find(
            &page,
            0,
            format!("`{address}` is not followed from a page."),
            "Link to http, https or mailto, or to a file of the site by a relative path; pictures stand in the site.",
        );
    }
}

/// What stands before the colon of an address, in small letters; none in a relative one.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    // Browsers leave out white space and control characters before they look.
    let scheme: String = scheme.chars().filter(|c| *c > ' ').collect();
    let is_relative = scheme.contains(['/', '?', '#']);
    (!is_relative).then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> usize {
        let mut out = Output::default();
        let page = format!("<p id=\"top\">{html}</p>").into_bytes();
        out.files.insert("x.svg".to_owned(), Vec::new());
        out.files
            .insert("other/1-x.html".to_owned(), b"<p id=\"a\">".to_vec());
        out.files.insert("page.html".to_owned(), page);
        check(&mut out);
        out.findings.len()
    }

    #[test]
    fn links_that_run_something_and_pictures_of_other_hosts_are_told() {
        for bad in [
            "<a href=\"javascript:alert(1)\">a</a>",
            "<a href=\"JavaScript:alert(1)\">a</a>",
            "<a href=\" java\nscript:alert(1)\">a</a>",
            "<a href=\"data:text/html,x\">a</a>",
            "<img src=\"http://example.org/x.png\">",
            "<a href=\"#nowhere\">a</a>",
            "<a href=\"nochapter.html\">a</a>",
            "<a href=\"../../out.html\">a</a>",
            "<a href=\"\">a</a>",
            "<a href=\"http://\">a</a>",
            "<a href=\"other/1-x.html#b\">a</a>",
            "<img src=\"missing.png\">",
        ] {
            assert_eq!(told(bad), 1, "{bad}");
        }
        for fine in [
            "<a href=\"https://example.org/a:b\">a</a>",
            "<a href=\"other/1-x.html#a\">a</a>",
            "<a href=\"./other/1-x.html#a@3\">a</a>",
            "<a href=\"#top\">a</a>",
            "<a href=\"mailto:a@example.org\">a</a>",
            "<img src=\"x.svg\">",
        ] {
            assert_eq!(told(fine), 0, "{fine}");
        }
    }
}
