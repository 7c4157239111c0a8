//! Finds the calculations that a document states, with their results, and recomputes them.
//!
//! A line such as `7B × 16 bytes = 112 GB` is taken apart in four steps: `text` makes plain characters
//! of Markdown and TeX, each knowing where it stood; `token` cuts them into numbers, units, operators and
//! words; `statement` finds what stands left and right of a sign of equality; `expression` and `judge`
//! evaluate both in the language of `longhand calc` and compare within the digits that are written. What
//! holds a name nobody defined, or any other word where a number belongs, is left alone. Nothing in a
//! document is run.
//!
//! ```
//! let found = longhand_docs::check("It needs 7B × 16 bytes = 114 GB.\n");
//! assert_eq!((found[0].line, found[0].column), (1, 10));
//! assert_eq!(found[0].verdict, longhand_docs::Verdict::Wrong("112 GB".to_owned()));
//! ```

mod expression;
mod judge;
mod statement;
mod text;
mod token;
mod verdict;

pub use verdict::Verdict;

/// One statement of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its line, from 1.
    pub line: usize,
    /// The column of its first character, from 1.
    pub column: usize,
    /// The statement as it is written.
    pub text: String,
    /// Whether it holds.
    pub verdict: Verdict,
}

/// Every statement of a document in Markdown or plain text, in order.
#[must_use]
pub fn check(document: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut state = text::State::default();
    for (place, line) in document.lines().enumerate() {
        for segment in state.segments(line) {
            let tokens = token::tokens(&segment);
            for statement in statement::find(&tokens) {
                let text = line.get(statement.start..statement.end).unwrap_or("");
                let column = line
                    .get(..statement.start)
                    .map_or(0, |before| before.chars().count())
                    + 1;
                found.push(Statement {
                    line: place + 1,
                    column,
                    text: text.trim().to_owned(),
                    verdict: judge::judge(&statement),
                });
            }
        }
    }
    found
}
