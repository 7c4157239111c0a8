//! As much of protobuf as event files need.

use crate::text::number::whole;

/// A field's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Field<'a> {
    Varint(u64),
    Double(f64),
    Float(f32),
    Bytes(&'a [u8]),
}

/// The fields of a message, in order; `None` where it breaks off.
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    broken: bool,
}

impl<'a> Fields<'a> {
    pub(super) fn of(message: &'a [u8]) -> Fields<'a> {
        Fields {
            rest: message,
            broken: false,
        }
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    fn field(&mut self) -> Option<(u64, Field<'a>)> {
        let key = self.varint()?;
        let field = match key & 7 {
            0 => Field::Varint(self.varint()?),
            1 => Field::Double(f64::from_le_bytes(self.bytes(8)?.try_into().ok()?)),
            2 => {
                let length = usize::try_from(self.varint()?).ok()?;
                Field::Bytes(self.bytes(length)?)
            }
            5 => Field::Float(f32::from_le_bytes(self.bytes(4)?.try_into().ok()?)),
            _ => return None,
        };
        Some((key >> 3, field))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Option<(u64, Field<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() || self.broken {
            return None;
        }
        let field = self.field();
        self.broken = field.is_none();
        Some(field)
    }
}

/// A single-precision number as its shortest decimal, and how many decimals
/// that has: 0.1 and not 0.100000001490116.
pub(super) fn decimal(x: f32) -> (f64, u8) {
    if !x.is_finite() {
        return (f64::from(x), 0);
    }
    let text = format!("{x}");
    let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    let value = whole(&text).unwrap_or_else(|| f64::from(x));
    (value, u8::try_from(decimals.min(30)).unwrap_or(30))
}

/// The only element of a tensor, if it has one element.
pub(super) fn tensor(message: &[u8]) -> Option<Option<(f64, u8)>> {
    const FLOAT: u64 = 1;
    const DOUBLE: u64 = 2;
    let mut kind = 0;
    let mut found = None;
    let mut count = 0;
    for field in Fields::of(message) {
        match field? {
            (1, Field::Varint(dtype)) => kind = dtype,
            (4, Field::Bytes(raw)) if kind == FLOAT && raw.len() == 4 => {
                found = Some(decimal(f32::from_le_bytes(raw.try_into().ok()?)));
                count += 1;
            }
            (4, Field::Bytes(raw)) if kind == DOUBLE && raw.len() == 8 => {
                found = Some((f64::from_le_bytes(raw.try_into().ok()?), 16));
                count += 1;
            }
            (5, Field::Bytes(packed)) => {
                count += packed.len() / 4;
                if packed.len() == 4 {
                    found = Some(decimal(f32::from_le_bytes(packed.try_into().ok()?)));
                }
            }
            (5, Field::Float(x)) => {
                found = Some(decimal(x));
                count += 1;
            }
            (6, Field::Bytes(packed)) => {
                count += packed.len() / 8;
                if packed.len() == 8 {
                    found = Some((f64::from_le_bytes(packed.try_into().ok()?), 16));
                }
            }
            (6, Field::Double(x)) => {
                found = Some((x, 16));
                count += 1;
            }
            _ => {}
        }
    }
    Some(found.filter(|_| count == 1))
}
