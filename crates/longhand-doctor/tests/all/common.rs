//! What the tests of this crate share.

use std::path::{Path, PathBuf};

use longhand_doctor::given::Given;
use longhand_doctor::readers::Reader;
use longhand_doctor::run::Log;
use serde_json::Value;

/// Where the logs are.
pub fn logs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/logs")
}

/// Reads a file, in chunks as the page hands them on.
pub fn read(path: &Path) -> Result<Log, String> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read_bytes(&bytes, 1 << 16)
}

/// Reads bytes in chunks.
pub fn read_bytes(bytes: &[u8], chunk: usize) -> Result<Log, String> {
    let mut reader = Reader::new();
    for part in bytes.chunks(chunk.max(1)) {
        reader.push(part);
    }
    reader.finish()
}

/// What is true of each log.
pub fn truth() -> Value {
    let text = std::fs::read_to_string(logs().join("truth.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What is to be given with a log.
pub fn given(entry: &Value) -> Given {
    let mut given = Given::new();
    if let Some(values) = entry["given"].as_object() {
        for (name, value) in values {
            given
                .add(&format!("{name}={}", value.as_f64().unwrap()))
                .unwrap();
        }
    }
    given
}

/// A list of names.
pub fn names(value: &Value) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}
