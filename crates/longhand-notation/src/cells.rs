//! Lists and matrices as they are typed and pasted, cut into the texts of their
//! cells: what PyTorch, JAX, NumPy and TensorFlow print, Python's and MATLAB's
//! lists, a spreadsheet's block, TeX.
//!
//! A cell may hold a calculation, so nothing is computed here. Where tabs stand
//! only tabs part cells; where a comma may be a decimal comma or part two
//! numbers, both ways of cutting are handed back.

mod pieces;
mod printed;

use crate::lexer::characters::plain_text;
use crate::parser::printed::{MODULES, WRAPPERS};
use crate::{Fault, Span};
use pieces::{closing, number, pieces};
use printed::{without_bars, without_counts, without_transpose};

/// Rows of cells.
pub type Rows = Vec<Vec<String>>;

/// A list or matrix cut into cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Cells {
    /// Its rows.
    pub rows: Rows,
    /// Its rows if the commas in it are decimal commas, where they may be.
    pub decimal: Option<Rows>,
}

/// Cuts a list or matrix into cells; `None` where it is neither.
///
/// ```
/// use longhand_notation::cells::split;
///
/// let rows = |text| split(text).map(|cells| cells.rows);
/// let matrix = rows("tensor([[-0.5000,  3.0000],\n        [ 5.5000, -5.0000]])");
/// assert_eq!(matrix, rows("-0,5\t3\n5,5\t-5").map(|_| vec![
///     vec!["-0.5000".into(), "3.0000".into()],
///     vec!["5.5000".into(), "-5.0000".into()],
/// ]));
/// assert_eq!(rows("[.1, 2*(1+3)]"), Some(vec![vec![".1".into(), "2*(1+3)".into()]]));
/// assert_eq!(rows("0.25"), None);
/// ```
#[must_use]
pub fn split(text: &str) -> Option<Cells> {
    let text = plain_text(
        text.get(..text.len().min(crate::lexer::MAX_TEXT))
            .unwrap_or(text),
    );
    let text = text.trim_matches(['\n', ' ', '\r']);
    if let Some(turned) = without_transpose(text) {
        let cells = split(turned)?;
        return Some(Cells {
            rows: transposed(&cells.rows),
            decimal: cells.decimal.as_ref().map(transposed),
        });
    }
    let barred = without_bars(text);
    let text = barred.as_deref().unwrap_or(text);
    let counted = without_counts(text);
    let text = tex_matrix(unwrapped_print(counted.as_deref().unwrap_or(text))?);
    let text = text.trim_matches(|c: char| c.is_whitespace() && c != '\t');
    let (inner, bracketed) = match inside(text) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    if let Some(groups) = groups(inner, bracketed) {
        return nested(&groups);
    }
    flat(inner, bracketed && text.starts_with(['[', '{']), bracketed)
}

impl Cells {
    /// The rows for a field of this size. Where the commas may be decimal commas,
    /// they are that if nothing else fits, and it is asked otherwise.
    ///
    /// # Errors
    /// Commas that may mean two things.
    pub fn of_size(&self, size: (usize, usize)) -> Result<&Rows, Fault> {
        let Some(decimal) = &self.decimal else {
            return Ok(&self.rows);
        };
        let count = size.0 * size.1;
        let fits = |rows: &Rows| rows.iter().map(Vec::len).sum::<usize>() == count;
        match (fits(&self.rows), fits(decimal)) {
            (false, true) => Ok(decimal),
            (false, false) if self.rows.iter().flatten().count() > 2 => Ok(&self.rows),
            _ => {
                let points = shown(decimal).replace(',', ".");
                Err(Fault::two_ways(
                    Span::default(),
                    &points,
                    &shown(&self.rows),
                ))
            }
        }
    }
}

/// The first cells, as they may be typed: a row's with commas, rows with semicolons.
fn shown(rows: &Rows) -> String {
    match rows.as_slice() {
        [row] => row.iter().take(3).cloned().collect::<Vec<_>>().join("; "),
        rows => {
            let rows = rows.iter().take(3).map(|row| row.join(", "));
            rows.collect::<Vec<_>>().join("; ")
        }
    }
}

fn transposed(rows: &Rows) -> Rows {
    let columns = rows.first().map_or(0, Vec::len);
    let column = |n: usize| rows.iter().filter_map(|row| row.get(n).cloned()).collect();
    (0..columns).map(column).collect()
}

/// A text without the call around it that some program printed, and without a name
/// in front; `None` where a call is never closed.
fn unwrapped_print(text: &str) -> Option<&str> {
    let mut text = text;
    for _ in 0..6 {
        let before = text;
        text = text
            .trim_matches(['\n', ' ', '`', '$'])
            .trim_end_matches([',', ';']);
        if let Some(rest) = text.strip_prefix("Parameter containing:") {
            text = rest;
        }
        // <tf.Tensor: shape=(2,), dtype=float32, numpy=…>
        if text.starts_with('<') && text.contains("numpy=") {
            let (_, value) = text.split_once("numpy=")?;
            text = value.trim_end_matches(['>', ' ']);
        }
        // `g = [1, 2]`: what stands in front says nothing of the cells.
        if let Some((name, list)) = text.split_once('=')
            && !name.contains(['[', '(', '{', '<', '>', ','])
            && !list.starts_with('=')
        {
            text = list.trim_start();
        }
        // c(1, 2), as R writes it; <1, 2>.
        let listed = text
            .strip_prefix("c(")
            .and_then(|rest| rest.strip_suffix(')'));
        let angled = text
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .filter(|rest| !rest.contains(['<', '=', '(']));
        if let Some(inner) = listed.or(angled).filter(|inner| inner.contains(',')) {
            return Some(inner);
        }
        if let Some((call, rest)) = text.split_once('(') {
            let call = call.trim();
            let name = call.rsplit('.').next().unwrap_or(call);
            let modules = call.strip_suffix(name).unwrap_or("");
            let known = modules
                .split('.')
                .all(|module| module.is_empty() || MODULES.contains(&module));
            if known && WRAPPERS.contains(&name) {
                let end = closing(rest)?;
                if rest.get(end + 1..)?.trim().is_empty() {
                    text = first_argument(rest.get(..end)?);
                }
            }
        }
        if text == before {
            break;
        }
    }
    Some(text)
}

/// What stands before the first comma that is in no brackets.
fn first_argument(text: &str) -> &str {
    let mut depth = 0_i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return text.get(..at).unwrap_or(text),
            _ => {}
        }
    }
    text
}

/// TeX's matrix as rows apart by semicolons.
fn tex_matrix(text: &str) -> String {
    let Some((_, inner)) = text
        .split_once("\\begin{")
        .and_then(|(_, rest)| rest.split_once('}'))
    else {
        return String::from(text);
    };
    let inner = inner.split("\\end{").next().unwrap_or(inner);
    let rows = inner
        .split("\\\\")
        .map(str::trim)
        .filter(|row| !row.is_empty());
    let rows: Vec<String> = rows
        .map(|row| ["[", &row.replace('&', ", "), "]"].concat())
        .collect();
    rows.join(", ")
}

/// What stands inside brackets that hold all of the text.
fn inside(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        _ => return None,
    };
    let rest = text.get(1..)?;
    let end = closing(rest)?;
    (end + 1 == rest.len() && rest.ends_with(close)).then(|| rest.get(..end))?
}

/// The brackets that make up a text, with nothing but separators between them.
fn groups(text: &str, bracketed: bool) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let opens = rest.starts_with(['[', '{']) || (bracketed && rest.starts_with('('));
        if !opens {
            return None;
        }
        let inner = rest.get(1..)?;
        let end = closing(inner)?;
        found.push(inner.get(..end)?);
        rest = inner.get(end + 1..)?;
        rest = rest.trim_start_matches([',', ';', ' ', '\n', '\t']);
    }
    (!found.is_empty()).then_some(found)
}

/// Rows that stand in brackets of their own.
fn nested(groups: &[&str]) -> Option<Cells> {
    // One more pair of brackets around everything.
    if let [only] = groups
        && let Some(inner) = self::groups(only, true)
    {
        return nested(&inner);
    }
    let semicolons = groups.len() > 1
        && groups
            .iter()
            .all(|group| group.contains(';') && !group.contains('['));
    let mut rows = Vec::new();
    for group in groups {
        let line = group.replace('\n', " ");
        if semicolons {
            rows.push(pieces(&line, &[';']));
            continue;
        }
        // A block of MATLAB's has rows of its own.
        match flat(&line, true, true) {
            Some(cells) => rows.extend(cells.rows),
            None => rows.push(vec![line.trim().to_owned()]),
        }
    }
    Some(Cells {
        rows,
        decimal: None,
    })
}

/// Cells without brackets of their own.
fn flat(text: &str, listed: bool, bracketed: bool) -> Option<Cells> {
    let plain = |rows: Rows| {
        Some(Cells {
            rows,
            decimal: None,
        })
    };
    if text.contains('\t') {
        let lines = text.split('\n').filter(|line| !line.trim().is_empty());
        let cells = |line: &str| {
            line.split('\t')
                .map(|cell| cell.trim().to_owned())
                .collect()
        };
        return plain(lines.map(cells).collect());
    }
    let lines = pieces(text, &['\n']);
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.trim_end_matches([';', ',']))
        .filter(|line| !line.is_empty())
        .collect();
    if lines.len() > 1 {
        return block(&lines, listed);
    }
    let line = *lines.first()?;
    let parts = pieces(line, &[';']);
    if parts.len() > 1 {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        return semicolons(&parts);
    }
    let bars = pieces(line, &['|']);
    if bars.len() > 1 && bars.iter().all(|piece| number(piece)) {
        return plain(vec![bars]);
    }
    let cut = pieces(line, &[',']);
    let decimals = words(line, true).filter(|words| words.iter().any(|word| decimal_comma(word)));
    if let Some(decimals) = decimals {
        return plain(vec![decimals]);
    }
    if cut.len() > 1 {
        return Some(commas(line, cut, bracketed));
    }
    let words = words(line, bracketed);
    if let Some(words) = words {
        return plain(vec![words]);
    }
    (listed && !line.is_empty()).then(|| Cells {
        rows: vec![vec![line.trim().to_owned()]],
        decimal: None,
    })
}

/// Lines of cells.
fn block(lines: &[&str], listed: bool) -> Option<Cells> {
    let plain = |rows: Rows| {
        Some(Cells {
            rows,
            decimal: None,
        })
    };
    let all = |found: &dyn Fn(&str) -> bool| lines.iter().all(|line| found(line));
    if all(&|line| pieces(line, &[';']).len() > 1) {
        return plain(lines.iter().map(|line| pieces(line, &[';'])).collect());
    }
    let alone = |line: &&str| {
        words(line, true).or_else(|| number(line).then(|| vec![line.trim().to_owned()]))
    };
    let spaced: Option<Rows> = lines.iter().map(alone).collect();
    if let Some(rows) = spaced.filter(|rows| rows.iter().any(|row| row.len() > 1)) {
        // NumPy wraps a long row.
        let even = rows
            .iter()
            .all(|row| Some(row.len()) == rows.first().map(Vec::len));
        return plain(if even || !listed {
            rows
        } else {
            vec![rows.into_iter().flatten().collect()]
        });
    }
    let rows: Rows = lines.iter().map(|line| pieces(line, &[','])).collect();
    // A column of decimal commas, or two columns?
    let column: Rows = lines
        .iter()
        .map(|line| vec![line.trim().to_owned()])
        .collect();
    let decimal = all(&|line| decimal_comma(line) || number(line))
        && lines.iter().any(|line| decimal_comma(line));
    let even = rows
        .iter()
        .all(|row| Some(row.len()) == rows.first().map(Vec::len));
    if decimal && !even {
        return plain(column);
    }
    Some(Cells {
        decimal: decimal.then_some(column),
        rows,
    })
}

/// `1, 2; 3, 4`: rows; `0,5; 0,7`: rows, or decimal commas.
fn semicolons(parts: &[&str]) -> Option<Cells> {
    let column: Rows = parts.iter().map(|part| vec![(*part).to_owned()]).collect();
    let row = vec![
        parts
            .iter()
            .map(|part| (*part).to_owned())
            .collect::<Vec<_>>(),
    ];
    let spaced: Option<Rows> = parts.iter().map(|part| words(part, true)).collect();
    let commas = parts.iter().filter(|part| decimal_comma(part)).count();
    if commas == 0 {
        let rows: Rows = match spaced {
            Some(rows) if rows.iter().any(|row| row.len() > 1) => rows,
            _ => parts.iter().map(|part| pieces(part, &[','])).collect(),
        };
        return Some(Cells {
            rows,
            decimal: None,
        });
    }
    if commas == parts.len() {
        return Some(Cells {
            rows: parts.iter().map(|part| pieces(part, &[','])).collect(),
            decimal: Some(row),
        });
    }
    let numbers = parts.iter().all(|part| decimal_comma(part) || number(part));
    if !numbers {
        // `0,2; 2,-1`: the commas of one row part cells, so those of the others do.
        let rows: Rows = parts.iter().map(|part| pieces(part, &[','])).collect();
        let width = rows.first().map_or(0, Vec::len);
        if width > 1 && rows.iter().all(|row| row.len() == width) {
            return Some(Cells {
                rows,
                decimal: None,
            });
        }
    }
    // Some have a comma and some have none: as separators the rows would differ.
    Some(Cells {
        rows: if numbers { row } else { column },
        decimal: None,
    })
}

/// A line with commas: cells, unless some of the commas are decimal commas.
fn commas(line: &str, cut: Vec<String>, bracketed: bool) -> Cells {
    let rows = vec![cut];
    let spaced: Vec<String> = line
        .split(", ")
        .map(|part| part.trim().to_owned())
        .collect();
    let all = spaced
        .iter()
        .all(|part| decimal_comma(part) || number(part));
    let some = spaced.iter().any(|part| decimal_comma(part));
    let decimal = all && some && (spaced.len() > 1 || !bracketed);
    Cells {
        decimal: decimal.then(|| vec![spaced]),
        rows,
    }
}

/// Numbers apart by spaces.
fn words(text: &str, bracketed: bool) -> Option<Vec<String>> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let numbers = words.iter().all(|word| number(word) || decimal_comma(word));
    // 1 048 576 is one number.
    let three = |word: &String| word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    let grouped =
        words.iter().skip(1).all(three) && words.iter().skip(1).any(|word| word.starts_with('0'));
    let signed = words
        .iter()
        .any(|word| word.starts_with('-') || word.contains('.'));
    let enough = bracketed || words.len() > 2 || (words.len() == 2 && signed);
    (numbers && enough && !grouped && (words.len() > 1)).then_some(words)
}

/// Whether it is a number with one comma between its digits.
fn decimal_comma(text: &str) -> bool {
    let text = text.trim();
    let single = text.matches(',').count() == 1 && !text.contains('.');
    let glued = text.split_once(',').is_some_and(|(before, after)| {
        before.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit())
    });
    single && glued && number(&text.replace(',', "."))
}

#[cfg(test)]
mod tests;
