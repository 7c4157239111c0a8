//! What keeps content from becoming pages.

use longhand_author::Finding;
use std::fmt;

/// What keeps a site from being built.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings(pub Vec<Finding>);

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0 {
            writeln!(f, "{finding}")?;
        }
        let one = self.0.len() == 1;
        write!(
            f,
            "{} {}",
            self.0.len(),
            if one { "finding" } else { "findings" }
        )
    }
}

impl std::error::Error for Findings {}
