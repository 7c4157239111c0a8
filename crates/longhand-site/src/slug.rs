//! Names that stand in addresses, in saved progress and as names of files.

use crate::Finding;

/// The longest name.
const LONGEST: usize = 64;

/// Names that pages of the site itself have.
const TAKEN: [&str; 6] = ["index", "404", "gallery", "assets", "sw", "licences"];

/// Names that no file may have on Windows, whatever its ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

fn is_device(name: &str) -> bool {
    let numbered = ["com", "lpt"].iter().any(|stem| {
        let number = name.strip_prefix(stem);
        number.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    numbered || DEVICES.contains(&name)
}

/// Whether this can name a workbook, a chapter, a page or an exercise: small letters, digits and
/// hyphens. Such a name is the same on every file system and in every address, and never leads out
/// of its folder.
///
/// ```
/// assert!(longhand_site::is_slug("5-adam"));
/// for no in ["", "../x", "a/b", "A", "a b", "-a", "a-"] {
///     assert!(!longhand_site::is_slug(no), "{no}");
/// }
/// ```
pub fn is_slug(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST).contains(&name.len())
        && name.bytes().all(fits)
        && !name.starts_with('-')
        && !name.ends_with('-')
}

/// What is wrong with the name of a `workbook`, `chapter`, `page`, `exercise` or `alias`.
pub(crate) fn fault(file: &str, line: usize, what: &str, name: &str) -> Option<Finding> {
    if !is_slug(name) {
        return Some(Finding::new(
            file,
            line,
            format!("`{name}` cannot name the {what}."),
            format!(
                "Use small letters, digits and hyphens, {LONGEST} at most, and no hyphen at either end."
            ),
        ));
    }
    if is_device(name) {
        return Some(Finding::new(
            file,
            line,
            format!("`{name}` cannot name the {what}: Windows keeps that name for a device."),
            "Choose another.",
        ));
    }
    let own = what != "exercise" && what != "alias" && TAKEN.contains(&name);
    own.then(|| {
        Finding::new(
            file,
            line,
            format!("`{name}` is a name of the site’s own and cannot be that of the {what}."),
            "Choose another.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_sites_own_pages_are_taken_but_not_for_exercises() {
        assert!(fault("f", 1, "chapter", "index").is_some());
        assert!(fault("f", 1, "exercise", "index").is_none());
        assert!(fault("f", 1, "page", "glossary").is_none());
        for name in ["aux", "con", "com1", "lpt9"] {
            assert!(fault("f", 1, "exercise", name).is_some(), "{name}");
        }
        assert!(fault("f", 1, "exercise", "common").is_none());
    }

    #[test]
    fn a_name_that_leads_out_of_the_folder_is_told_with_what_to_write() {
        let told = fault("workbook.toml", 3, "chapter", "../x").map(|one| one.to_string());
        let told = told.unwrap_or_default();
        assert!(
            told.contains("workbook.toml:3") && told.contains("small letters"),
            "{told}"
        );
    }
}
