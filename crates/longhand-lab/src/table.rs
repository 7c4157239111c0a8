//! The numbers behind a drawing.

use crate::written::written;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number; not a number where there is none.
    Number(f64),
    /// Words.
    Words(String),
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Cell::Number(number)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Cell::Words(words.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Cell::Words(words)
    }
}

impl Cell {
    /// As it is shown.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Number(number) if number.is_nan() => "–".to_owned(),
            Cell::Number(number) => written(*number),
            Cell::Words(words) => words.clone(),
        }
    }
}

/// Most rows that a page shows; a file has all of them.
const SHOWN: usize = 26;

/// Rows of numbers under heads.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The heads, with units.
    pub heads: Vec<String>,
    /// The rows, each as long as the heads.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The rows that a page shows: all, or evenly chosen ones with the first and the last.
    pub fn shown(&self) -> impl Iterator<Item = &Vec<Cell>> {
        let last = self.rows.len().saturating_sub(1);
        let count = self.rows.len().min(SHOWN);
        let at = move |place: usize| {
            if count > 1 {
                (place * last + (count - 1) / 2) / (count - 1)
            } else {
                place
            }
        };
        (0..count).filter_map(move |place| self.rows.get(at(place)))
    }

    /// All of it as a file of comma-separated values, numbers in full.
    ///
    /// ```
    /// use longhand_lab::Table;
    /// let table = Table {
    ///     heads: vec!["step".to_owned(), "rate, cosine".to_owned()],
    ///     rows: vec![vec![0.0.into(), 3e-4.into()], vec![1.0.into(), f64::NAN.into()]],
    /// };
    /// assert_eq!(table.csv(), "step,\"rate, cosine\"\r\n0,0.0003\r\n1,\r\n");
    /// ```
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = String>| {
            let cells: Vec<String> = cells.collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        };
        line(&mut self.heads.iter().map(|head| quoted(head)));
        for row in &self.rows {
            line(&mut row.iter().map(|cell| match cell {
                Cell::Number(number) if number.is_nan() => String::new(),
                Cell::Number(number) => format!("{number}"),
                Cell::Words(words) => quoted(words),
            }));
        }
        text
    }
}

fn quoted(text: &str) -> String {
    // A leading sign would be taken for a formula by a spreadsheet.
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@') => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_the_first_and_the_last_row_and_few_between() {
        for count in [0, 1, 2, 25, 26, 27, 300, 1001] {
            let table = Table {
                heads: vec!["n".to_owned()],
                rows: (0..count)
                    .map(|n| vec![Cell::Number(f64::from(n))])
                    .collect(),
            };
            let shown: Vec<&Vec<Cell>> = table.shown().collect();
            assert_eq!(shown.len(), table.rows.len().min(SHOWN), "{count}");
            assert_eq!(shown.first().copied(), table.rows.first());
            assert_eq!(shown.last().copied(), table.rows.last());
            let mut once = shown.clone();
            once.dedup();
            assert_eq!(once.len(), shown.len(), "{count}");
        }
    }
}
