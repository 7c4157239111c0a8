//! Objects as Python and JSON write them: `{'loss': 1.2, "kl": NaN, …}`.
//!
//! One reader serves a Trainer's printed dict, a line of JSON, and a row of
//! `log_history`. Nested objects are flattened (`{"train": {"loss": 1}}` is
//! `train/loss`); lists are passed over.

use crate::text::number::{self, Cell};

/// Deepest nesting that is followed.
const DEEPEST: usize = 24;

/// Reads the object with which `text` begins and hands on each named cell.
/// How many bytes it takes; `None` where it is no object or breaks off.
pub(super) fn object(text: &[u8], mut take: impl FnMut(&[u8], Cell)) -> Option<usize> {
    let mut cursor = Cursor { text, at: 0 };
    let mut path = Vec::new();
    cursor.object(&mut path, 0, &mut take)?;
    Some(cursor.at)
}

struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn object(
        &mut self,
        path: &mut Vec<u8>,
        depth: usize,
        take: &mut impl FnMut(&[u8], Cell),
    ) -> Option<()> {
        if !self.take(b'{') || depth > DEEPEST {
            return None;
        }
        if self.take(b'}') {
            return Some(());
        }
        loop {
            self.space();
            let key = self.string()?;
            if !self.take(b':') {
                return None;
            }
            self.space();
            let length = path.len();
            if !path.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(key);
            self.value(path, depth, take)?;
            path.truncate(length);
            if self.take(b',') {
                self.space();
                if self.take(b'}') {
                    return Some(());
                }
                continue;
            }
            return self.take(b'}').then_some(());
        }
    }

    fn value(
        &mut self,
        path: &mut Vec<u8>,
        depth: usize,
        take: &mut impl FnMut(&[u8], Cell),
    ) -> Option<()> {
        match self.peek()? {
            b'{' => self.object(path, depth + 1, take),
            open @ (b'[' | b'(') => self.list(open, depth + 1),
            b'"' | b'\'' => {
                let text = self.string()?;
                take(path, number::cell(text, b'.'));
                Some(())
            }
            _ => {
                let rest = &self.text[self.at..];
                let end = rest
                    .iter()
                    .position(|byte| matches!(byte, b',' | b'}' | b']' | b'\n'))
                    .unwrap_or(rest.len());
                let word = rest[..end].trim_ascii();
                let cell = number::cell(word, b'.');
                // `tensor(1.5, device='cuda:0')` and the like hold no value for us.
                if word.is_empty() || (cell == Cell::Text && word.contains(&b'(')) {
                    return None;
                }
                self.at += end;
                take(path, cell);
                Some(())
            }
        }
    }

    fn list(&mut self, open: u8, depth: usize) -> Option<()> {
        let close = if open == b'[' { b']' } else { b')' };
        self.at += 1;
        if depth > DEEPEST {
            return None;
        }
        loop {
            match self.peek()? {
                byte if byte == close => {
                    self.at += 1;
                    return Some(());
                }
                inner @ (b'[' | b'(') => self.list(inner, depth + 1)?,
                b'"' | b'\'' => {
                    self.string()?;
                }
                _ => self.at += 1,
            }
        }
    }

    fn string(&mut self) -> Option<&'a [u8]> {
        let quote = self.peek().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let start = self.at + 1;
        let mut at = start;
        loop {
            match *self.text.get(at)? {
                b'\\' => at += 2,
                byte if byte == quote => {
                    self.at = at + 1;
                    return self.text.get(start..at);
                }
                _ => at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, f64)>> {
        let mut seen = Vec::new();
        object(text.as_bytes(), |name, cell| {
            if let Cell::Number(number) = cell {
                seen.push((String::from_utf8_lossy(name).into_owned(), number.value));
            }
        })?;
        Some(seen)
    }

    #[test]
    fn dicts_of_python_and_objects_of_json_are_read_alike() {
        let expected = vec![("loss".to_owned(), 0.91), ("epoch".to_owned(), 0.5)];
        assert_eq!(
            read("{'loss': '0.91', 'epoch': 0.5}   ").as_ref(),
            Some(&expected)
        );
        assert_eq!(
            read(r#"{"loss":0.91,"eval_loss":null,"epoch":0.5}"#),
            Some(expected)
        );
        assert_eq!(
            read(r#"{"train": {"loss": 2, "by": [1, [2]]}, "note": "a, 'b'}"}"#),
            Some(vec![("train/loss".to_owned(), 2.0)])
        );
    }

    #[test]
    fn what_breaks_off_is_no_object() {
        for text in [
            "{'loss': 0.9",
            "{'loss': ",
            "{'loss",
            "{",
            "{'a': [1, 2",
            "{'a' 1}",
            "loss: 1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
