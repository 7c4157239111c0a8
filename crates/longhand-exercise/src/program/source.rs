//! A program's text, once, before any engine gets it.

/// A program as its author sees it: without the byte order mark and the line ends that some editors
/// write, and with plain spaces for those that a web page puts into code. Lines stay where they are.
///
/// ```
/// use longhand_exercise::program::source::plain;
/// assert_eq!(plain("\u{feff}def f():\r\n\u{a0}\u{a0}return 1\r\n"), "def f():\n  return 1\n");
/// ```
pub fn plain(source: &str) -> String {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = source.replace("\r\n", "\n").replace('\r', "\n");
    let space = |c: char| match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        c => Some(c),
    };
    source.chars().filter_map(space).collect()
}
