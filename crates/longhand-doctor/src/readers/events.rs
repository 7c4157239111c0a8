//! TensorBoard event files.
//!
//! A file is a sequence of records: the length (8 bytes, little-endian), its
//! checksum, that many bytes, and their checksum. Each record is a protobuf
//! `Event`; only the fields that hold scalars are looked at, and all others are
//! passed over by their length.

mod proto;

use super::checksum::CASTAGNOLI;
use crate::run::{Assembler, Row};
use proto::{Field, Fields};

/// Longest record: scalars take some dozens of bytes, pictures some megabytes.
const LONGEST: u64 = 1 << 28;

/// An event file while it is read.
#[derive(Debug, Default)]
pub(super) struct Events {
    rest: Vec<u8>,
    record: u64,
    /// Why nothing more is read.
    stopped: bool,
    began: Option<f64>,
}

impl Events {
    /// Whether a file that begins like this is an event file.
    pub(super) fn begins(head: &[u8]) -> bool {
        head.len() >= 12 && checks(&head[..8], &head[8..12])
    }

    pub(super) fn push(&mut self, bytes: &[u8], into: &mut Assembler) {
        if self.stopped {
            return;
        }
        if self.rest.is_empty() {
            let read = self.records(bytes, into);
            self.rest.extend_from_slice(&bytes[read..]);
        } else {
            let mut rest = std::mem::take(&mut self.rest);
            rest.extend_from_slice(bytes);
            let read = self.records(&rest, into);
            rest.drain(..read);
            self.rest = rest;
        }
    }

    /// Reads all complete records; how many bytes they take.
    fn records(&mut self, bytes: &[u8], into: &mut Assembler) -> usize {
        let mut at = 0;
        while let Some(head) = bytes.get(at..at + 12) {
            let mut length = [0; 8];
            length.copy_from_slice(&head[..8]);
            let length = u64::from_le_bytes(length);
            if !checks(&head[..8], &head[8..]) || length > LONGEST {
                self.stopped = true;
                into.unread(
                    0,
                    format!(
                        "record {}: its length fails its checksum; nothing is read from there on",
                        self.record + 1
                    ),
                );
                return bytes.len();
            }
            #[allow(clippy::cast_possible_truncation)] // at most LONGEST
            let length = length as usize;
            let Some(body) = bytes.get(at + 12..at + 12 + length + 4) else {
                break;
            };
            self.record += 1;
            let (data, sum) = body.split_at(length);
            if checks(data, sum) {
                if self.event(data, into).is_none() {
                    into.unread(0, format!("record {}: no event", self.record));
                }
            } else {
                into.unread(0, format!("record {}: fails its checksum", self.record));
            }
            at += 12 + length + 4;
        }
        at
    }

    fn event(&mut self, data: &[u8], into: &mut Assembler) -> Option<()> {
        let mut row = Row::default();
        let mut time = None;
        let mut summary = None;
        for field in Fields::of(data) {
            match field? {
                (1, Field::Double(seconds)) => time = Some(seconds),
                #[allow(clippy::cast_precision_loss)]
                (2, Field::Varint(step)) => row.step = Some(step as f64),
                (5, Field::Bytes(bytes)) => summary = Some(bytes),
                _ => {}
            }
        }
        let began = *self.began.get_or_insert(time.unwrap_or(0.0));
        let Some(summary) = summary else {
            return Some(());
        };
        // protobuf leaves a zero out.
        row.step.get_or_insert(0.0);
        for field in Fields::of(summary) {
            if let (1, Field::Bytes(value)) = field? {
                scalar(value, &mut row, into)?;
            }
        }
        if let Some(time) = time
            && !row.cells.is_empty()
        {
            let name = into.name(b"_runtime");
            into.put(&mut row, name, time - began, 3);
        }
        into.row(&mut row, "tensorboard");
        Some(())
    }

    pub(super) fn finish(&mut self, into: &mut Assembler) {
        if !self.rest.is_empty() && !self.stopped {
            into.unread(
                0,
                format!("record {}: the file ends inside it", self.record + 1),
            );
        }
    }
}

fn checks(data: &[u8], sum: &[u8]) -> bool {
    // Masked, as the format has it, so that a record of checksums does not check by chance.
    let crc = CASTAGNOLI.of_bytes(data);
    crc.rotate_right(15).wrapping_add(0xa282_ead8).to_le_bytes() == sum
}

/// One value of a summary.
fn scalar(value: &[u8], row: &mut Row, into: &mut Assembler) -> Option<()> {
    let mut tag: &[u8] = b"";
    let mut single = None;
    for field in Fields::of(value) {
        match field? {
            (1, Field::Bytes(bytes)) => tag = bytes,
            (2, Field::Float(x)) => single = Some(proto::decimal(x)),
            (8, Field::Bytes(tensor)) => single = single.or(proto::tensor(tensor)?),
            _ => {}
        }
    }
    if let Some((value, decimals)) = single {
        let name = into.name(tag);
        into.put(row, name, value, decimals);
    }
    Some(())
}
