//! Gzip: any number of members, a chunk at a time.

use std::io::{self, Write};

use flate2::write::MultiGzDecoder;

/// Unpacks as bytes come in.
#[derive(Debug, Default)]
pub(super) struct Gzip {
    decoder: Option<MultiGzDecoder<Buffer>>,
    fault: Option<String>,
}

/// What has been unpacked and not been handed on.
#[derive(Debug, Default)]
struct Buffer(Vec<u8>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Gzip {
    /// Takes packed bytes; hands on what comes out of them.
    pub(super) fn push(&mut self, bytes: &[u8], take: &mut dyn FnMut(&[u8])) {
        if self.fault.is_some() {
            return;
        }
        let decoder = self
            .decoder
            .get_or_insert_with(|| MultiGzDecoder::new(Buffer::default()));
        // In small pieces: a little packed text may be a great deal of it unpacked.
        for piece in bytes.chunks(1 << 13) {
            let done = decoder.write_all(piece);
            let out = std::mem::take(&mut decoder.get_mut().0);
            take(&out);
            if let Err(error) = done {
                self.fault = Some(format!("the gzip data are damaged ({error})"));
                return;
            }
        }
    }

    /// Hands on what is left.
    pub(super) fn finish(&mut self, take: &mut dyn FnMut(&[u8])) {
        if let Some(mut decoder) = self.decoder.take()
            && self.fault.is_none()
        {
            let done = decoder.try_finish();
            take(&std::mem::take(&mut decoder.get_mut().0));
            if done.is_err() {
                self.fault = Some("the gzip data end before their end".to_owned());
            }
        }
    }

    /// What was wrong with the packed data.
    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }
}
