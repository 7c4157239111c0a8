//! How an author's file gets in: once, for every file.
//!
//! Editors write byte order marks and line ends of their own; nothing behind this door sees them.

use std::path::Path;

/// The largest file that is read.
const LARGEST: u64 = 8 << 20;

/// Why a file is not read, and what to do.
pub(crate) type Refused = (String, &'static str);

/// A text file with plain line ends and without a mark at its beginning.
///
/// # Errors
/// A file that is missing, no file, too large or not UTF-8.
pub(crate) fn text(path: &Path) -> Result<String, Refused> {
    let cannot = |error: std::io::Error| {
        let found = match error.kind() {
            std::io::ErrorKind::NotFound => "There is no such file.".to_owned(),
            _ => format!("The file cannot be read: {error}."),
        };
        (found, "Is it there, and may it be read?")
    };
    let about = std::fs::metadata(path).map_err(cannot)?;
    if !about.is_file() {
        let found = "This is no regular file, and reading it might never end.";
        return Err((found.to_owned(), "Put a file of text there."));
    }
    if about.len() > LARGEST {
        let found = format!("The file has {} MB.", about.len() >> 20);
        return Err((found, "Split it: 8 MB are the most that is read."));
    }
    let bytes = std::fs::read(path).map_err(cannot)?;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let found = "The file is UTF-16.";
        return Err((found.to_owned(), "Save it as UTF-8."));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = plain(&text);
            match longhand_author::silent::unseen(&text) {
                Some((at, found)) => {
                    let line = longhand_author::line_of(&text, at);
                    let found = format!("{} It stands in line {line}.", found);
                    Err((found, "Take it out."))
                }
                None => Ok(text),
            }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error
                .as_bytes()
                .iter()
                .take(at)
                .filter(|b| **b == b'\n')
                .count()
                + 1;
            let found = format!("The file is not UTF-8 text: line {line} has another encoding.");
            Err((found, "Save it as UTF-8."))
        }
    }
}

/// A text without a byte order mark, each line ended by one sign.
pub(crate) fn plain(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_stay_outside() {
        assert_eq!(plain("\u{feff}a\r\nb\rc\n"), "a\nb\nc\n");
    }

    #[test]
    fn what_nobody_sees_is_told_with_its_line() {
        let file = std::env::temp_dir().join(format!("unseen-{}.md", std::process::id()));
        std::fs::write(&file, "a\nb\u{1b}[31m\n").unwrap();
        let read = text(&file);
        std::fs::remove_file(&file).unwrap();
        let (found, _) = read.unwrap_err();
        assert_eq!(
            found,
            "The text holds the control character U+001B. It stands in line 2."
        );
    }

    #[test]
    fn a_folder_or_a_missing_file_is_said_to_be_so() {
        let folder = text(Path::new(env!("CARGO_MANIFEST_DIR")));
        assert!(folder.is_err_and(|(found, _)| found.contains("no regular file")));
        let missing = text(Path::new("/nowhere/at/all.md"));
        assert!(missing.is_err_and(|(found, _)| found.contains("no such file")));
    }
}
