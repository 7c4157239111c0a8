//! Compressing what is served.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::kind::Kind;

/// From how many bytes on a file is very large.
const LARGE: usize = 1 << 20;

/// How a file goes over the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// As it is.
    Plain,
    /// Compressed with gzip.
    Gzip,
    /// Compressed with brotli.
    Brotli,
}

impl Encoding {
    /// The best of those that an `Accept-Encoding` header allows.
    pub fn best(accepted: &str) -> Encoding {
        let allows = |name: &str| {
            accepted.split(',').any(|part| {
                let mut pieces = part.split(';').map(str::trim);
                pieces.next() == Some(name) && !pieces.any(|piece| piece == "q=0")
            })
        };
        if allows("br") {
            Encoding::Brotli
        } else if allows("gzip") {
            Encoding::Gzip
        } else {
            Encoding::Plain
        }
    }

    /// This encoding, or none for a kind of file that is compressed already.
    pub fn for_kind(self, kind: Kind) -> Encoding {
        if kind.compresses {
            self
        } else {
            Encoding::Plain
        }
    }

    /// Its name in a `Content-Encoding` header.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Encoding::Plain => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }

    /// Encodes `bytes`, as small as a static host would serve them. Very large ones, such as an
    /// interpreter of Python, are encoded less thoroughly: somebody waits for them.
    pub fn encode(self, bytes: &[u8]) -> Vec<u8> {
        let hasty = bytes.len() > LARGE;
        match self {
            Encoding::Plain => bytes.to_vec(),
            Encoding::Gzip => {
                let level = if hasty {
                    Compression::default()
                } else {
                    Compression::best()
                };
                let mut encoder = GzEncoder::new(Vec::new(), level);
                // Writing to memory cannot fail.
                let _ = encoder.write_all(bytes);
                encoder.finish().unwrap_or_default()
            }
            Encoding::Brotli => {
                let mut out = Vec::new();
                {
                    let quality = if hasty { 4 } else { 9 };
                    let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, quality, 22);
                    // Writing to memory cannot fail; dropping the encoder ends the stream.
                    let _ = encoder.write_all(bytes);
                }
                out
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::Encoding;

    #[test]
    fn brotli_is_preferred_and_a_zero_weight_is_respected() {
        assert_eq!(Encoding::best("gzip, deflate, br"), Encoding::Brotli);
        assert_eq!(Encoding::best("gzip, br;q=0"), Encoding::Gzip);
        assert_eq!(Encoding::best(""), Encoding::Plain);
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same_bytes() {
        let text = "a line of a workbook, ".repeat(100).into_bytes();
        let mut plain = Vec::new();
        let packed = Encoding::Gzip.encode(&text);
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut plain)
            .unwrap();
        assert_eq!(plain, text);
        plain.clear();
        let packed = Encoding::Brotli.encode(&text);
        brotli::Decompressor::new(&packed[..], 4096)
            .read_to_end(&mut plain)
            .unwrap();
        assert_eq!(plain, text);
        assert!(packed.len() < 100);
    }
}
