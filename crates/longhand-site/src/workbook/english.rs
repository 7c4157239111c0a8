//! Chapters and pages of text are English, and their numbers have one style.

use super::book::Workbook;
use longhand_author::Finding;
use longhand_author::english::habits;

/// Habits of style in chapters and pages; what stands in programs and formulas is left out.
pub(super) fn check(workbook: &Workbook) -> Vec<Finding> {
    let chapters = workbook.chapters.iter().map(|chapter| {
        let file = workbook.path(&format!("{}/chapter.md", chapter.slug));
        (file, chapter.first_line, chapter.text.as_str())
    });
    let pages = workbook.pages.iter().map(|page| {
        let file = workbook.path(&format!("{}.md", page.slug));
        (file, page.first_line, page.text.as_str())
    });
    chapters.chain(pages).flat_map(of_text).collect()
}

fn of_text((file, first_line, text): (String, usize, &str)) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut code = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            code = !code;
            continue;
        }
        // Of a block only the words under a figure are read.
        let trimmed = line.trim_start();
        if code && !trimmed.starts_with("caption") && !trimmed.starts_with("alt") {
            continue;
        }
        for habit in habits(&without_code(line)) {
            let what = format!("The text says “{}”.", habit.words);
            found.push(Finding::new(&file, first_line + at, what, habit.remedy));
        }
    }
    found
}

/// A line without what stands between backquotes or dollars.
fn without_code(line: &str) -> String {
    let mut words = String::new();
    let mut inside = None;
    for c in line.chars() {
        match (inside, c) {
            (None, '`' | '$') => {
                inside = Some(c);
                words.push('_');
            }
            (Some(open), _) if open == c => inside = None,
            (None, _) => words.push(c),
            (Some(_), _) => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_programs_are_not() {
        let text = "Kept is the mean.\n\n```python\nf(1,024)\n```\n\n`g(4,096)` and $1{,}024$.\n\n```plot\ncaption = \"At 16,384 steps.\"\n```\n";
        let found = of_text(("a.md".to_owned(), 5, text));
        let lines: Vec<usize> = found.iter().map(|one| one.line).collect();
        assert_eq!(lines, [5, 14]);
    }
}
