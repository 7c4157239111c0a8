//! We say, they say.

use longhand_plan::published::{Check, Row};
use maud::{Markup, html};

use super::amount;
use crate::catalogue::{Catalogue, fill};
use crate::page::{SiteInfo, tool_head};

/// Every published row, by kind, with our number beside it.
pub fn published(catalogue: &Catalogue, site: &SiteInfo, rows: &[Row]) -> Markup {
    let words = &catalogue.plan;
    let counted: Vec<&Check> = rows
        .iter()
        .filter(|row| row.counted)
        .flat_map(|row| &row.checks)
        .collect();
    let held = counted.iter().filter(|check| check.holds).count();
    let mut kinds: Vec<&str> = Vec::new();
    for row in rows {
        if !kinds.contains(&row.kind.as_str()) {
            kinds.push(&row.kind);
        }
    }
    html! {
        (tool_head(site, catalogue.tools.published.name, catalogue.tools.published.about))
        p { (fill(words.published_count, &[&held.to_string(), &counted.len().to_string()])) }
        @for kind in kinds {
            h2 { (kind) }
            div.scroll {
                table.plain.plan-table {
                    thead {
                        tr {
                            th scope="col" { (words.row) }
                            th scope="col" { (words.number) }
                            th scope="col" { (words.they) }
                            th scope="col" { (words.we) }
                            th scope="col" { (words.ratio) }
                            th scope="col" { (words.why) }
                        }
                    }
                    tbody {
                        @for row in rows.iter().filter(|row| row.kind == kind) { (lines(catalogue, row)) }
                    }
                }
            }
        }
    }
}

fn lines(catalogue: &Catalogue, row: &Row) -> Markup {
    let words = &catalogue.plan;
    let read = words
        .read
        .iter()
        .find(|(word, _)| *word == row.read)
        .map_or("", |(_, text)| text);
    html! {
        @for (place, check) in row.checks.iter().enumerate() {
            tr {
                @if place == 0 {
                    th scope="row" rowspan=(row.checks.len()) {
                        (row.id)
                        br;
                        span.plan-source { (row.source) @if !read.is_empty() { " (" (read) ")" } }
                    }
                }
                td { code { (check.key) } }
                td {
                    @let they = amount::of_key(&check.key, check.they);
                    @if check.bound { (fill(words.at_most, &[&they])) } @else { (they) }
                }
                td.off[!check.holds] { (check.we.map_or_else(|| words.unknown.to_owned(), |we| amount::of_key(&check.key, we))) }
                td.off[!check.holds] { (check.ratio().map(|ratio| format!("{ratio:.3}")).unwrap_or_default()) }
                @if place == 0 {
                    td.plan-note rowspan=(row.checks.len()) {
                        @if !row.counted { (words.not_counted) " " }
                        (row.note.as_deref().unwrap_or(""))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_plan::published::{ROWS, compare};

    #[test]
    fn every_row_stands_in_the_table_with_source_and_ratio() {
        let rows = compare(ROWS).unwrap();
        let page = published(&ENGLISH, &SiteInfo::default(), &rows).into_string();
        for row in &rows {
            assert!(page.contains(&row.id), "{}", row.id);
        }
        let numbers: usize = rows.iter().map(|row| row.checks.len()).sum();
        assert_eq!(page.matches("<td><code>").count(), numbers);
        assert!(page.contains("Shown, not counted"));
        assert!(!page.contains("NaN"));
    }
}
