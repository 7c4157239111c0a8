//! Lists and matrices: `[1, 2]`, `[[1, 2], [3, 4]]`, `[1 2; 3 4]`.
//!
//! A semicolon begins a row, and then lists stand side by side or below one
//! another as blocks do in MATLAB: `[[5; 6]]` is the column `[5; 6]`. Spaces
//! part what are plain numbers in a list without commas: `[5.5 -5.]` has two.

use super::{CONVERT, POWER, Parser};
use crate::expr::Kind;
use crate::lexer::Lexeme;
use crate::{Expr, Fault, Span};

/// A list as it was read.
pub(super) struct List {
    pub expr: Expr,
    pub height: usize,
    /// Whether it has rows apart by semicolons.
    pub blocks: bool,
}

impl Parser<'_> {
    /// A list; its opening bracket stands here.
    pub(super) fn list(&mut self, closing: &Lexeme) -> Result<List, Fault> {
        let opened = self.bump();
        let spaced = self.plain_numbers();
        let outside = (self.bars, self.in_list, self.in_exponent);
        (self.bars, self.in_list, self.in_exponent) = ([0, 0], true, false);
        let rows = self.rows(closing, spaced);
        (self.bars, self.in_list, self.in_exponent) = outside;
        let (rows, mut height, semicolons) = rows?;
        let end = self.close(closing, opened)?;
        let span = opened.to(end);
        let blocks = semicolons || rows.iter().flatten().any(|item| item.1);
        let expr = if blocks {
            height += 1;
            stacked(rows, span)?
        } else {
            let several = rows.len() > 1;
            let rows = rows.into_iter().map(|row| {
                let items: Vec<Expr> = row.into_iter().map(|item| item.0).collect();
                let row_span = match (items.first(), items.last()) {
                    (Some(first), Some(last)) => first.span.to(last.span),
                    _ => span,
                };
                Expr::new(Kind::List(items), row_span)
            });
            if several {
                height += 1;
                Expr::new(Kind::List(rows.collect()), span)
            } else {
                let mut rows = rows;
                let row = rows.next();
                let mut row = row.unwrap_or_else(|| Expr::new(Kind::List(Vec::new()), span));
                row.span = span;
                row
            }
        };
        Ok(List {
            expr,
            height: height + 1,
            blocks,
        })
    }

    /// The rows, each item with whether it is a block; the height; whether
    /// semicolons part the rows.
    #[allow(clippy::type_complexity)]
    fn rows(
        &mut self,
        closing: &Lexeme,
        spaced: bool,
    ) -> Result<(Vec<Vec<(Expr, bool)>>, usize, bool), Fault> {
        let mut rows = Vec::new();
        let mut row: Vec<(Expr, bool)> = Vec::new();
        let (mut height, mut semicolons) = (0, false);
        while self.peek() != closing {
            if self.peek() == &Lexeme::Break {
                semicolons |= self.bump() != Span::default();
                if !row.is_empty() {
                    rows.push(std::mem::take(&mut row));
                }
                continue;
            }
            if spaced && self.line() && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            if self.peek() == &Lexeme::OpenList || self.peek() == &Lexeme::OpenGroup {
                self.last_block = false;
            }
            let before = self.at;
            let (item, tall) = self.expression(if spaced { POWER } else { CONVERT })?;
            let whole = self.block_from == Some(before) && self.block_to == Some(self.at);
            row.push((item, whole && self.last_block));
            height = height.max(tall);
            let next_row = self.peek() == &Lexeme::OpenList;
            if !(self.take(&Lexeme::Comma) || spaced || next_row || self.peek() == &Lexeme::Break) {
                break;
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
        // Lines of numbers that are not equally long are one row that was wrapped.
        let ragged = rows
            .iter()
            .any(|row| Some(row.len()) != rows.first().map(Vec::len));
        if spaced && !semicolons && ragged {
            rows = vec![rows.into_iter().flatten().collect()];
        }
        Ok((rows, height, semicolons))
    }

    /// Whether plain numbers stand here, apart by spaces alone, up to the closing
    /// bracket. A minus belongs to a number where a space stands before it only.
    fn plain_numbers(&self) -> bool {
        let mut numbers = 0;
        let mut sign = false;
        for token in self.tokens.get(self.at..).unwrap_or_default() {
            match &token.lexeme {
                Lexeme::Minus | Lexeme::Plus if !sign && (token.spaced || numbers == 0) => {
                    sign = true
                }
                // `5 -3`, but not `5 - 3` and not `5-3`.
                Lexeme::Number(_) if sign != token.spaced || numbers == 0 && !sign => {
                    numbers += 1;
                    sign = false;
                }
                Lexeme::Name(name)
                    if matches!(name.to_ascii_lowercase().as_str(), "inf" | "nan") =>
                {
                    numbers += 1;
                    sign = false;
                }
                Lexeme::Break if !sign => {}
                Lexeme::CloseList | Lexeme::CloseGroup => return numbers > 1 && !sign,
                _ => return false,
            }
        }
        false
    }
}

/// Rows of blocks as one matrix.
fn stacked(rows: Vec<Vec<(Expr, bool)>>, span: Span) -> Result<Expr, Fault> {
    let uneven = || {
        Fault::new(
            span,
            "rows of different lengths",
            "Give every row as many numbers, as in [1, 2; 3, 4].",
        )
    };
    let mut lines: Vec<Expr> = Vec::new();
    for row in rows {
        // The rows of the blocks that stand side by side.
        let mut side: Option<Vec<Vec<Expr>>> = None;
        for (item, _) in row {
            let block = rows_of(item);
            side = Some(match side {
                None => block,
                Some(left) if left.len() == block.len() => {
                    let pairs = left.into_iter().zip(block);
                    pairs
                        .map(|(mut left, right)| {
                            left.extend(right);
                            left
                        })
                        .collect()
                }
                Some(_) => return Err(uneven()),
            });
        }
        for items in side.unwrap_or_default() {
            lines.push(Expr::new(Kind::List(items), span));
        }
    }
    let length = |line: &Expr| match &line.kind {
        Kind::List(items) => items.len(),
        _ => 1,
    };
    if lines
        .iter()
        .any(|line| Some(length(line)) != lines.first().map(length))
    {
        return Err(uneven());
    }
    Ok(Expr::new(Kind::List(lines), span))
}

/// A block's rows: of a matrix, of a row, of a single value.
fn rows_of(item: Expr) -> Vec<Vec<Expr>> {
    match item.kind {
        Kind::List(items) if !items.is_empty() => {
            let matrix = items.iter().all(|item| matches!(item.kind, Kind::List(_)));
            if !matrix {
                return vec![items];
            }
            let rows = items.into_iter().map(|row| match row.kind {
                Kind::List(items) => items,
                kind => vec![Expr::new(kind, row.span)],
            });
            rows.collect()
        }
        kind => vec![vec![Expr::new(kind, item.span)]],
    }
}
