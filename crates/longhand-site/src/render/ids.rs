//! Anchors: each id stands once on a page, so that a link leads where it says.

use super::output::Output;
use std::collections::BTreeSet;

/// Finds ids that two elements of a page have: mostly a heading that reads like an exercise's id.
pub(super) fn check(out: &mut Output) {
    let mut found = Vec::new();
    let pages = out.files.iter().filter(|(name, _)| name.ends_with(".html"));
    for (page, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        let mut seen = BTreeSet::new();
        for piece in html.split(" id=\"").skip(1) {
            let id = piece.split('"').next().unwrap_or_default();
            if !seen.insert(id) {
                found.push((page.clone(), id.to_owned()));
            }
        }
    }
    for (page, id) in found {
        out.find(
            &page,
            0,
            format!("Two elements have the id `{id}`, and a link to it leads to the first."),
            "Where a heading has the words of an exercise’s id, write another heading.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_that_reads_like_an_exercise_is_told() {
        let mut out = Output::default();
        let page = "<h2 id=\"first-moment\">First moment</h2><section id=\"first-moment\">";
        out.files.insert("a.html".to_owned(), page.into());
        out.files
            .insert("b.html".to_owned(), "<h2 id=\"first-moment\">".into());
        check(&mut out);
        let told: Vec<&str> = out.findings.iter().map(|one| one.file.as_str()).collect();
        assert_eq!(told, ["a.html"]);
    }
}
