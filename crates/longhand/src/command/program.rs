//! The browser program that goes into a site.

use std::path::Path;

use anyhow::{Context, bail};
use longhand_site::Bundle;

use super::output::Outcome;
use crate::embedded;

/// The browser program: from `folder`, or else from this executable.
pub(super) fn bundle(folder: Option<&Path>) -> Outcome<Bundle> {
    match folder {
        Some(folder) => Bundle::read_dir(folder)
            .with_context(|| format!("cannot read the bundle {}", folder.display())),
        None if embedded::bundle().is_empty() => bail!(
            "this `longhand` was built without the browser program: say where it is with --bundle DIR"
        ),
        None => Ok(Bundle::from_files(embedded::bundle())),
    }
}
