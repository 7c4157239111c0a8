//! Chunks of bytes into lines.

/// Longest line that is kept; a longer one is no line of a log.
pub const LONGEST: usize = 1 << 20;

/// Cuts a stream into lines, at `\n` and at `\r`: a progress bar overwrites
/// itself, and what it reports may stand behind it on the same line.
///
/// ```
/// use longhand_doctor::text::Lines;
/// let mut seen = Vec::new();
/// let mut lines = Lines::new();
/// for chunk in [&b"a\rb"[..], b"c\r", b"\nd"] {
///     lines.push(chunk, |line, number| seen.push((line.to_vec(), number)));
/// }
/// lines.finish(|line, number| seen.push((line.to_vec(), number)));
/// assert_eq!(seen, [(b"a".to_vec(), 1), (b"bc".to_vec(), 1), (b"d".to_vec(), 2)]);
/// ```
#[derive(Debug, Default)]
pub struct Lines {
    rest: Vec<u8>,
    /// Whether the line that `rest` begins has grown past [`LONGEST`].
    over: bool,
    number: u64,
    dropped: Vec<u64>,
}

impl Lines {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Lines {
        Lines::default()
    }

    /// Takes the next bytes; hands on every line that is complete and not
    /// empty, with its number, which counts from 1.
    pub fn push(&mut self, mut bytes: &[u8], mut take: impl FnMut(&[u8], u64)) {
        while let Some(end) = memchr::memchr2(b'\n', b'\r', bytes) {
            let line = &bytes[..end];
            if self.rest.is_empty() && !self.over {
                if line.len() > LONGEST {
                    self.dropped.push(self.number + 1);
                } else if !line.is_empty() {
                    take(line, self.number + 1);
                }
            } else {
                self.keep(line);
                self.hand_on(&mut take);
            }
            self.number += u64::from(bytes[end] == b'\n');
            bytes = &bytes[end + 1..];
        }
        self.keep(bytes);
    }

    /// Hands on a last line without an end.
    pub fn finish(&mut self, mut take: impl FnMut(&[u8], u64)) {
        self.hand_on(&mut take);
    }

    /// Numbers of the lines that were too long to be any.
    #[must_use]
    pub fn too_long(&self) -> &[u64] {
        &self.dropped
    }

    fn keep(&mut self, bytes: &[u8]) {
        if self.rest.len() + bytes.len() > LONGEST {
            self.over = true;
            self.rest.clear();
        } else if !self.over {
            self.rest.extend_from_slice(bytes);
        }
    }

    fn hand_on(&mut self, take: &mut impl FnMut(&[u8], u64)) {
        if self.over {
            self.dropped.push(self.number + 1);
        } else if !self.rest.is_empty() {
            take(&self.rest, self.number + 1);
        }
        self.over = false;
        self.rest.clear();
    }
}
