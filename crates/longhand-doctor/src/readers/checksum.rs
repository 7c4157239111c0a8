//! CRC-32 by a polynomial, eight bytes at a time.
//!
//! The tables are made when they are first needed: written into the program, they would be its
//! largest part that does not compress.

use std::sync::LazyLock;

/// CRC-32C (Castagnoli), of event files.
pub(super) static CASTAGNOLI: LazyLock<Polynomial> = LazyLock::new(|| Polynomial::of(0x82f6_3b78));

/// CRC-32 as gzip has it.
pub(super) static GZIP: LazyLock<Polynomial> = LazyLock::new(|| Polynomial::of(0xedb8_8320));

/// A reflected polynomial's tables.
#[derive(Debug)]
pub(super) struct Polynomial([[u32; 256]; 8]);

impl Polynomial {
    fn of(polynomial: u32) -> Polynomial {
        let mut tables = [[0; 256]; 8];
        for (byte, entry) in (0_u32..).zip(&mut tables[0]) {
            *entry = (0..8).fold(byte, |crc, _| {
                if crc & 1 == 1 {
                    (crc >> 1) ^ polynomial
                } else {
                    crc >> 1
                }
            });
        }
        for table in 1..8 {
            for at in 0..256 {
                let before = tables[table - 1][at];
                tables[table][at] = (before >> 8) ^ tables[0][usize::from(before.to_le_bytes()[0])];
            }
        }
        Polynomial(tables)
    }

    /// The checksum of `data`.
    pub(super) fn of_bytes(&self, data: &[u8]) -> u32 {
        self.after(0, data)
    }

    /// The checksum of what had the checksum `before`, and of `data` behind it.
    pub(super) fn after(&self, before: u32, data: &[u8]) -> u32 {
        let Polynomial(tables) = self;
        let mut crc = !before;
        let mut chunks = data.chunks_exact(8);
        for chunk in &mut chunks {
            let low = crc ^ u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]);
            let low = low.to_le_bytes();
            crc = tables[7][usize::from(low[0])]
                ^ tables[6][usize::from(low[1])]
                ^ tables[5][usize::from(low[2])]
                ^ tables[4][usize::from(low[3])]
                ^ tables[3][usize::from(chunk[4])]
                ^ tables[2][usize::from(chunk[5])]
                ^ tables[1][usize::from(chunk[6])]
                ^ tables[0][usize::from(chunk[7])];
        }
        for &byte in chunks.remainder() {
            crc = (crc >> 8) ^ tables[0][usize::from(crc.to_le_bytes()[0] ^ byte)];
        }
        !crc
    }
}

#[cfg(test)]
mod tests {
    use super::{CASTAGNOLI, GZIP};

    #[test]
    fn the_published_check_values_come_out() {
        // Of the CRC catalogue: CRC-32/ISCSI and CRC-32/ISO-HDLC of "123456789".
        assert_eq!(CASTAGNOLI.of_bytes(b"123456789"), 0xe306_9283);
        assert_eq!(GZIP.of_bytes(b"123456789"), 0xcbf4_3926);
        // RFC 3720, B.4: 32 bytes of zeros, and of ones.
        assert_eq!(CASTAGNOLI.of_bytes(&[0; 32]), 0x8a91_36aa);
        assert_eq!(CASTAGNOLI.of_bytes(&[0xff; 32]), 0x62a8_ab43);
        assert_eq!(GZIP.after(GZIP.of_bytes(b"1234"), b"56789"), 0xcbf4_3926);
    }
}
