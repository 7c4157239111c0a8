//! What is no log, and what to say of it.

/// What the doctor reads, in a sentence.
pub const EXPECTED: &str = "Expected the log of a training run: a trainer_state.json, a CSV or \
JSON-lines export, a TensorBoard event file, or what the program printed (nanoGPT, llm.c, \
Megatron, torchtitan, Trainer, Keras and others), plain or gzipped.";

/// How some files begin that are no logs, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (
        b"PK\x03\x04",
        "This is a zip archive (PyTorch checkpoints and office documents are some): unpack it first.",
    ),
    (
        b"\x89PNG",
        "This is a picture (PNG): a chart's export as CSV holds its numbers.",
    ),
    (
        b"\xff\xd8\xff",
        "This is a picture (JPEG): a chart's export as CSV holds its numbers.",
    ),
    (b"GIF8", "This is a picture (GIF)."),
    (b"%PDF", "This is a PDF."),
    (
        b"\x89HDF",
        "This is an HDF5 file: a model's weights, not its log.",
    ),
    (
        b"PAR1",
        "This is a Parquet table: save it as CSV or JSON lines first.",
    ),
    (
        b"SQLite format 3",
        "This is a SQLite database: export the run's metrics as CSV first.",
    ),
    (
        b"\x80\x02",
        "This is a Python pickle: weights or optimizer state, not a log.",
    ),
    (
        b"\x80\x03",
        "This is a Python pickle: weights or optimizer state, not a log.",
    ),
    (
        b"\x80\x04",
        "This is a Python pickle: weights or optimizer state, not a log.",
    ),
    (
        b"\x80\x05",
        "This is a Python pickle: weights or optimizer state, not a log.",
    ),
    (
        b":W&B",
        "This is a binary .wandb file: export the run's history as CSV or JSON lines.",
    ),
    (b"\x7fELF", "This is a program."),
    (
        b"GGUF",
        "This is a GGUF file: a model's weights, not its log.",
    ),
    (
        b"\x28\xb5\x2f\xfd",
        "This is compressed with zstd: unpack it first, or use gzip.",
    ),
    (
        b"BZh",
        "This is compressed with bzip2: unpack it first, or use gzip.",
    ),
    (
        b"\xfd7zXZ",
        "This is compressed with xz: unpack it first, or use gzip.",
    ),
];

/// What a file is that begins like this, if it is known to be no log.
pub(super) fn magic(head: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    if is_web_page(head) {
        return Some("This is a web page: copy the log's text out of it, or save the raw log.");
    }
    // A safetensors file: the length of its header, then the header in JSON.
    if head.len() > 9 && head[8] == b'{' && head[4..8] == [0; 4] {
        return Some("This is a safetensors file: a model's weights, not its log.");
    }
    // Text has hardly any control characters but for tabs, line ends and colours.
    let control = |byte: &&u8| **byte < b' ' && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x1b);
    let controls = head.iter().take(16).filter(control).count();
    (controls * 4 > head.len().min(16)).then_some("This is a binary file of a kind we do not know.")
}

/// Whether it begins with a tag of a web page, whatever stands in front of it.
fn is_web_page(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let Some(tag) = head.trim_ascii_start().strip_prefix(b"<") else {
        return false;
    };
    [&b"!doctype html"[..], b"html", b"head"]
        .iter()
        .any(|name| {
            let found = tag.get(..name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name))
        })
}

/// Why nothing was found in a file.
pub(super) fn nothing(bytes: u64, unread: &[String]) -> String {
    if bytes == 0 {
        return "The file is empty.".to_owned();
    }
    match unread.first() {
        Some(first) => format!("No metric was found in this file ({first})."),
        None => "No line of this file holds a step and a metric, such as `step 10: loss 2.5`."
            .to_owned(),
    }
}
