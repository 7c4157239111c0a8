//! The page for a missing address, shown at any depth.
//!
//! Every link of a site is relative to its root folder. The page that says that there is nothing
//! at `/a/b/c.html` is read as if it stood in `/a/b/`, so its links have to climb back first.

/// Attributes that hold an address.
const ATTRIBUTES: [&str; 3] = [" href=\"", " src=\"", " content=\""];

/// The page as it is to be sent for an address so many folders down.
pub fn deeper(page: &str, depth: usize) -> String {
    if depth == 0 {
        return page.to_owned();
    }
    let climb = "../".repeat(depth);
    let mut out = String::with_capacity(page.len() + 2_000);
    let mut rest = page;
    while let Some((at, attribute)) = next(rest) {
        let (before, after) = rest.split_at(at + attribute.len());
        out.push_str(before);
        let address = after.split('"').next().unwrap_or_default();
        let named = attribute != " content=\"" || before.contains("<meta name=\"longhand-");
        if named && is_relative(address) {
            out.push_str(&climb);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The next attribute with an address, and where it stands. Of a `content` only that of our own
/// `<meta>` is one; the tag it belongs to is the last that was opened.
fn next(text: &str) -> Option<(usize, &'static str)> {
    ATTRIBUTES
        .iter()
        .filter_map(|attribute| Some((text.find(attribute)?, *attribute)))
        .min()
}

fn is_relative(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    !address.is_empty() && !address.starts_with(['#', '/']) && !scheme.contains(':')
}

#[cfg(test)]
mod tests {
    use super::deeper;

    #[test]
    fn relative_addresses_climb_and_others_stay() {
        let page = "<meta name=\"viewport\" content=\"width=1\"><meta name=\"longhand-data\" content=\"assets/a.bin\">\
                    <a href=\"index.html\"></a><a href=\"#main\"></a><a href=\"https://x.org/\"></a><script src=\"assets/main.js\"></script>";
        let deep = deeper(page, 2);
        for part in [
            "content=\"width=1\"",
            "content=\"../../assets/a.bin\"",
            "href=\"../../index.html\"",
            "href=\"#main\"",
            "href=\"https://x.org/\"",
            "src=\"../../assets/main.js\"",
        ] {
            assert!(deep.contains(part), "{part} in {deep}");
        }
        assert_eq!(deeper(page, 0), page);
    }
}
