//! What has passed before and would pass again.
//!
//! A rule of accessibility looks at a page as it stands, and a page that stands as it did in an
//! earlier run breaks no rule now. So what has passed is noted by its digest in `target/`, and a
//! change in a program runs the rules again only where it changes what is to be seen. A clean clone
//! has no notes and looks at everything.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::target;

/// Something that may have passed before.
#[derive(Debug)]
pub struct Passed(PathBuf);

impl Passed {
    /// What depends on these texts and on nothing else.
    pub fn of(texts: &[&str]) -> Passed {
        let mut digest = Sha256::new();
        for text in texts {
            digest.update(text.len().to_le_bytes());
            digest.update(text);
        }
        Passed(target().join(format!("e2e/passed/{:x}", digest.finalize())))
    }

    /// Whether it has.
    pub fn before(&self) -> bool {
        self.0.exists()
    }

    /// Forgets that it has.
    pub fn forget(&self) {
        let _ = std::fs::remove_file(&self.0);
    }

    /// Notes that it has passed. Where it cannot be noted it is looked at again next time.
    pub fn note(&self) {
        if let Some(folder) = self.0.parent() {
            let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&self.0, ""));
        }
    }
}
