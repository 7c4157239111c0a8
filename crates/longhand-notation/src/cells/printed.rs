//! What R, pandas and old versions of PyTorch print around their numbers.

use super::pieces::{number, pieces};

/// What is turned over by a sign behind it: `[1, 2]ᵀ`, `[1, 2]^T`, `(1, 2).T`.
pub(super) fn without_transpose(text: &str) -> Option<&str> {
    const SIGNS: [&str; 7] = ["ᵀ", "^T", "^{T}", ".T", "^\\top", "^{\\top}", "⊤"];
    let bare = SIGNS.iter().find_map(|sign| text.strip_suffix(sign))?;
    bare.ends_with([')', ']', '}']).then_some(bare)
}

/// A table of Markdown, each line between bars, as lines with tabs; the line below its head is left
/// out.
pub(super) fn without_bars(text: &str) -> Option<String> {
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let inner = line.strip_prefix("| ").or(line.strip_prefix("|-"))?;
        let inner = inner.strip_suffix('|').filter(|_| line.len() > 2)?;
        if !inner.trim_matches(['-', ':', '|', ' ']).is_empty() || !line.contains("--") {
            let inner = line.get(1..line.len() - 1)?;
            lines.push(
                inner
                    .split('|')
                    .map(str::trim)
                    .collect::<Vec<_>>()
                    .join("\t"),
            );
        }
    }
    (!lines.is_empty() && lines.iter().any(|line| line.contains('\t'))).then(|| lines.join("\n"))
}

/// A text without the places that a program counted before its numbers: R's `[1] 0.5 0.7`, a series
/// of pandas, `0: 0.5` line by line; and without the size that old versions of PyTorch print below.
pub(super) fn without_counts(text: &str) -> Option<String> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let below = |line: &&str| {
        let line = line.trim();
        line.starts_with("dtype:") || line.starts_with("Name:") || line.starts_with("[torch.")
    };
    let last = lines.last().filter(|line| below(line));
    let series = last.is_some_and(|line| !line.trim().starts_with('['));
    let kept = lines.get(..lines.len() - usize::from(last.is_some()))?;
    let counted = |(place, line): (usize, &&str)| {
        let line = line.trim();
        let end = line.find(|c: char| !c.is_ascii_digit())?;
        let (count, rest) = line.split_at(end);
        let starts = count.parse::<usize>().is_ok_and(|count| count == place);
        let rest = rest
            .strip_prefix(':')
            .or_else(|| rest.strip_prefix(' ').filter(|_| series))?;
        (starts && number(rest)).then(|| rest.trim().to_owned())
    };
    let places: Option<Vec<String>> = kept.iter().enumerate().map(counted).collect();
    if let Some(numbers) = places.filter(|numbers| numbers.len() > 1) {
        return Some(numbers.join(", "));
    }
    let r = |line: &&str| {
        let (count, rest) = line.trim().strip_prefix('[')?.split_once("] ")?;
        let counts = !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
        let words: Vec<&str> = rest.split_whitespace().collect();
        (counts && !words.is_empty() && words.iter().all(|word| number(word)))
            .then(|| words.join(", "))
    };
    let printed: Option<Vec<String>> = kept.iter().map(r).collect();
    if let Some(numbers) = printed.filter(|lines| !lines.is_empty()) {
        return Some(["[", &numbers.join(", "), "]"].concat());
    }
    if last.is_some() {
        return Some(kept.join("\n"));
    }
    // "0.1, 0.2 and 0.3"
    const JOINS: [&str; 7] = [", and ", ", und ", ", et ", " and ", " und ", " et ", " & "];
    let each = JOINS
        .iter()
        .fold(text.to_owned(), |each, word| each.replace(word, ", "));
    let numbers = pieces(&each, &[',']);
    (each != text && numbers.len() > 2 && numbers.iter().all(|one| number(one))).then_some(each)
}
