//! Links lead to the web, to a mail address or to a file: nothing that runs, and no other host's
//! pictures.

use super::output::Output;

/// Schemes that a link may have.
const FOLLOWED: [&str; 3] = ["http", "https", "mailto"];

/// Finds links and pictures in pages that the site would not follow or show.
pub(super) fn check(out: &mut Output) {
    let mut found = Vec::new();
    let pages = out.files.iter().filter(|(name, _)| name.ends_with(".html"));
    for (page, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        for (attribute, schemes) in [(" href=\"", &FOLLOWED[..]), (" src=\"", &[])] {
            for piece in html.split(attribute).skip(1) {
                let address = piece.split('"').next().unwrap_or_default();
                if scheme(address).is_some_and(|one| !schemes.contains(&one.as_str())) {
                    found.push((page.clone(), address.to_owned()));
                }
            }
        }
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
        let page = format!("<p>{html}</p>").into_bytes();
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
        ] {
            assert_eq!(told(bad), 1, "{bad}");
        }
        for fine in [
            "<a href=\"https://example.org/a:b\">a</a>",
            "<a href=\"../other/1-x.html#a\">a</a>",
            "<a href=\"mailto:a@example.org\">a</a>",
            "<img src=\"x.svg\">",
        ] {
            assert_eq!(told(fine), 0, "{fine}");
        }
    }
}
