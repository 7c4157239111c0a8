//! Anchors: each id stands once on a page, so that a link leads where it says.

use super::output::Output;
use std::collections::BTreeSet;

/// Ids of what stands around every text: a heading has another.
pub(super) const OF_THE_PAGE: [&str; 5] = ["main", "chapters", "rail", "forget", "live"];

/// The ids in a piece of a page.
pub(super) fn of(html: &str) -> impl Iterator<Item = &str> {
    let pieces = html.split(" id=\"").skip(1);
    pieces.filter_map(|piece| piece.split('"').next())
}

/// A piece of a text in which no heading has an id of these: it has `about-` before it.
pub(super) fn without(html: String, taken: &BTreeSet<String>) -> String {
    let clash: Vec<String> = of(&html)
        .filter(|id| taken.contains(*id))
        .map(str::to_owned)
        .collect();
    clash.into_iter().fold(html, |html, id| {
        html.replace(&format!(" id=\"{id}\""), &format!(" id=\"about-{id}\""))
    })
}

/// Finds ids that two elements of a page have: mostly a heading that reads like an exercise's id.
pub(super) fn check(out: &mut Output) {
    let mut found = Vec::new();
    let pages = out.files.iter().filter(|(name, _)| name.ends_with(".html"));
    for (page, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        let mut seen = BTreeSet::new();
        for id in of(&html) {
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
