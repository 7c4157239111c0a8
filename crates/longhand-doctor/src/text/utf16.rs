//! UTF-16, as a shell on Windows writes when output is sent to a file.

/// Turns UTF-16 into UTF-8, a chunk at a time.
#[derive(Debug)]
pub struct Utf16 {
    big: bool,
    odd: Option<u8>,
    high: Option<u16>,
}

impl Utf16 {
    /// For text that begins with this byte-order mark.
    #[must_use]
    pub fn of(mark: [u8; 2]) -> Option<Utf16> {
        let big = match mark {
            [0xff, 0xfe] => false,
            [0xfe, 0xff] => true,
            _ => return None,
        };
        Some(Utf16 {
            big,
            odd: None,
            high: None,
        })
    }

    /// The chunk as UTF-8; what is no character becomes U+FFFD.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        let mut out = String::with_capacity(bytes.len() / 2);
        for &byte in bytes {
            let Some(first) = self.odd.take() else {
                self.odd = Some(byte);
                continue;
            };
            let pair = [first, byte];
            let unit = if self.big {
                u16::from_be_bytes(pair)
            } else {
                u16::from_le_bytes(pair)
            };
            self.unit(unit, &mut out);
        }
        out
    }

    fn unit(&mut self, unit: u16, out: &mut String) {
        if let Some(high) = self.high.take() {
            if (0xdc00..0xe000).contains(&unit) {
                let code =
                    0x1_0000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(unit) - 0xdc00);
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                return;
            }
            out.push(char::REPLACEMENT_CHARACTER);
        }
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
        } else {
            out.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_utf_16_is_read_wherever_it_is_cut() {
        let bytes: Vec<u8> = "loss 1.5 █ 😀"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for cut in 0..=bytes.len() {
            let mut reader = Utf16::of([0xff, 0xfe]).unwrap();
            let text = reader.push(&bytes[..cut]) + &reader.push(&bytes[cut..]);
            assert_eq!(text, "loss 1.5 █ 😀");
        }
    }
}
