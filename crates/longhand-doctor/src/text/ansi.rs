//! Colour codes, with and without their escape character.
//!
//! A console writes `ESC [ 3 2 m` before a word to make it green. Text that was
//! copied out of a browser has often lost the ESC and keeps `[32m`.

use std::borrow::Cow;

const ESC: u8 = 0x1b;

/// The line without colour codes.
///
/// ```
/// use longhand_doctor::text::ansi::strip;
/// assert_eq!(&*strip(b"\x1b[32mloss:\x1b[0m 2.5"), b"loss: 2.5");
/// assert_eq!(&*strip(b"[0mstep:  4  [32mloss:"), b"step:  4  loss:");
/// assert_eq!(&*strip(b"lr=[0.1, 0.2] m"), b"lr=[0.1, 0.2] m");
/// ```
#[must_use]
pub fn strip(line: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr2(ESC, b'[', line).is_none() {
        return Cow::Borrowed(line);
    }
    let mut out: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(found) = memchr::memchr2(ESC, b'[', &line[at..]) {
        let here = at + found;
        let Some(length) = code(&line[here..]) else {
            if let Some(out) = &mut out {
                out.extend_from_slice(&line[at..=here]);
            }
            at = here + 1;
            continue;
        };
        out.get_or_insert_with(|| line[..at].to_vec())
            .extend_from_slice(&line[at..here]);
        at = here + length;
    }
    match out {
        None => Cow::Borrowed(line),
        Some(mut out) => {
            out.extend_from_slice(&line[at..]);
            Cow::Owned(out)
        }
    }
}

/// How long the code is with which `text` begins.
fn code(text: &[u8]) -> Option<usize> {
    let escaped = text.first() == Some(&ESC);
    let start = usize::from(escaped);
    if text.get(start) != Some(&b'[') {
        // A lone ESC and what it commands.
        return escaped.then_some(text.len().min(2));
    }
    let body = &text[start + 1..];
    let length = body
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b'?'))
        .count();
    let last = body.get(length)?;
    let complete = if escaped {
        last.is_ascii_alphabetic()
    } else {
        *last == b'm' && length > 0 && length <= 8
    };
    complete.then_some(start + 1 + length + 1)
}
