//! Gzip: any number of members, a chunk at a time.
//!
//! RFC 1952 around RFC 1951: `miniz_oxide` unpacks, the frame is read here.

use std::fmt;

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use super::checksum::GZIP;

/// Longest header: only a name or a comment could be longer than a few bytes.
const HEADER: usize = 1 << 16;

/// Bits of a header's flags.
const HAS_CHECKSUM: u8 = 2;
const HAS_EXTRA: u8 = 4;
const HAS_NAME: u8 = 8;
const HAS_COMMENT: u8 = 16;

/// Unpacks as bytes come in.
#[derive(Debug, Default)]
pub(super) struct Gzip {
    stage: Stage,
    /// Members that came to their end.
    members: usize,
    fault: Option<String>,
}

/// Where in a member it is.
#[derive(Debug)]
enum Stage {
    /// So much of the header is there.
    Header(Vec<u8>),
    /// In the packed data.
    Body(Box<Body>),
    /// So much of the eight bytes behind the packed data is there.
    Trailer(Vec<u8>, u32, u32),
}

impl Default for Stage {
    fn default() -> Stage {
        Stage::Header(Vec::new())
    }
}

/// The packed data of a member.
struct Body {
    state: InflateState,
    /// What was unpacked last.
    out: Vec<u8>,
    /// Checksum and length of all that was.
    sum: u32,
    length: u32,
}

impl fmt::Debug for Body {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Body").finish_non_exhaustive()
    }
}

impl Gzip {
    /// Takes packed bytes; hands on what comes out of them.
    pub(super) fn push(&mut self, mut bytes: &[u8], take: &mut dyn FnMut(&[u8])) {
        while self.fault.is_none() && !bytes.is_empty() {
            let taken = match &mut self.stage {
                Stage::Header(header) => {
                    header.push(bytes[0]);
                    self.stage_after_header();
                    1
                }
                Stage::Body(body) => match body.push(bytes, take) {
                    Ok((taken, ended)) => {
                        if ended {
                            self.stage = Stage::Trailer(Vec::new(), body.sum, body.length);
                        }
                        taken
                    }
                    Err(()) => return self.stop("they cannot be unpacked"),
                },
                Stage::Trailer(trailer, sum, length) => {
                    trailer.push(bytes[0]);
                    if trailer.len() == 8 {
                        let ends = [sum.to_le_bytes(), length.to_le_bytes()].concat();
                        if *trailer != ends {
                            return self.stop("their checksum is another");
                        }
                        self.members += 1;
                        self.stage = Stage::default();
                    }
                    1
                }
            };
            bytes = &bytes[taken..];
        }
    }

    /// Hands on what is left.
    pub(super) fn finish(&mut self) {
        // Some programs fill the last block with zeros.
        let at_end = match &self.stage {
            Stage::Header(header) => self.members > 0 && header.iter().all(|byte| *byte == 0),
            _ => false,
        };
        if !at_end && self.fault.is_none() {
            self.fault = Some("the gzip data end before their end".to_owned());
        }
    }

    /// What was wrong with the packed data.
    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    fn stop(&mut self, why: &str) {
        self.fault = Some(format!("the gzip data are damaged ({why})"));
    }

    /// Begins with the packed data when the header is whole.
    fn stage_after_header(&mut self) {
        let Stage::Header(header) = &mut self.stage else {
            return;
        };
        if self.members > 0 && header[0] == 0 {
            // Zeros behind the last member.
            return header.truncate(1);
        }
        let magic = [0x1f, 0x8b, 8];
        let beginning = header.len().min(magic.len());
        if header[..beginning] != magic[..beginning] || header.len() > HEADER {
            self.stop("there is no gzip header where one should be");
        } else if is_whole(header) {
            self.stage = Stage::Body(Box::new(Body {
                state: InflateState::new(DataFormat::Raw),
                out: vec![0; 1 << 15],
                sum: 0,
                length: 0,
            }));
        }
    }
}

impl Body {
    /// Unpacks; how many bytes it took, and whether the data came to their end.
    fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(&[u8])) -> Result<(usize, bool), ()> {
        let mut taken = 0;
        loop {
            let done = inflate(
                &mut self.state,
                &bytes[taken..],
                &mut self.out,
                MZFlush::None,
            );
            taken += done.bytes_consumed;
            let out = &self.out[..done.bytes_written];
            self.sum = GZIP.after(self.sum, out);
            // Modulo 2³², as the trailer has it.
            self.length = self.length.wrapping_add(out.len() as u32);
            take(out);
            match done.status {
                Ok(MZStatus::StreamEnd) => return Ok((taken, true)),
                Ok(_) | Err(MZError::Buf) => {
                    let more = taken < bytes.len() || done.bytes_written == self.out.len();
                    if !more || (done.bytes_consumed == 0 && done.bytes_written == 0) {
                        return Ok((bytes.len(), false));
                    }
                }
                Err(_) => return Err(()),
            }
        }
    }
}

/// Whether a header came to its end. It has ten bytes, and behind them what its flags tell of.
fn is_whole(header: &[u8]) -> bool {
    let Some(&flags) = header.get(3) else {
        return false;
    };
    let mut at = 10;
    if flags & HAS_EXTRA != 0 {
        let Some(length) = header.get(10..12) else {
            return false;
        };
        at += 2 + usize::from(u16::from_le_bytes([length[0], length[1]]));
    }
    for text in [HAS_NAME, HAS_COMMENT] {
        if flags & text != 0 {
            let rest = header.get(at..).unwrap_or_default();
            let Some(end) = rest.iter().position(|byte| *byte == 0) else {
                return false;
            };
            at += end + 1;
        }
    }
    if flags & HAS_CHECKSUM != 0 {
        at += 2;
    }
    header.len() >= at
}

#[cfg(test)]
mod tests {
    use super::Gzip;
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packer = flate2::GzBuilder::new()
            .filename("a run.log")
            .extra(&b"more"[..])
            .comment("of last week")
            .write(Vec::new(), flate2::Compression::default());
        packer.write_all(text).expect("it is packed");
        packer.finish().expect("it is packed")
    }

    /// What comes out of these bytes, handed over in pieces, and what was wrong.
    fn unpacked(bytes: &[u8], piece: usize) -> (Vec<u8>, Option<String>) {
        let (mut gzip, mut out) = (Gzip::default(), Vec::new());
        for part in bytes.chunks(piece) {
            gzip.push(part, &mut |part| out.extend_from_slice(part));
        }
        gzip.finish();
        (out, gzip.fault().map(str::to_owned))
    }

    #[test]
    fn members_come_out_one_after_the_other_however_they_are_cut() {
        let long: Vec<u8> = (0..300_000_u32)
            .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
            .collect();
        let all = [packed(b"step 1: loss 2\n"), packed(b""), packed(&long)].concat();
        let whole = [b"step 1: loss 2\n", &long[..]].concat();
        for piece in [1, 7, 4096, all.len()] {
            assert_eq!(unpacked(&all, piece), (whole.clone(), None), "{piece}");
        }
        let padded = [&all[..], &[0; 700]].concat();
        assert_eq!(unpacked(&padded, 512), (whole, None));
    }

    #[test]
    fn data_that_are_cut_or_damaged_are_told_of_and_what_came_before_is_kept() {
        let good = packed(&b"step 1: loss 2\n".repeat(1000));
        let said = |bytes: &[u8]| unpacked(bytes, 100).1.unwrap_or_default();
        for end in [5, 30, good.len() - 1] {
            assert!(said(&good[..end]).contains("end before"), "{end}");
        }
        let mut other = good.clone();
        let last = other.len() - 1;
        other[last] ^= 1;
        assert!(said(&other).contains("checksum"));
        assert_eq!(unpacked(&other, 100).0.len(), 15_000);
        let garbage = [&good[..], b"and so on"].concat();
        assert!(said(&garbage).contains("no gzip header"));
    }
}
