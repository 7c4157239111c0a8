//! Reloading pages while somebody writes.
//!
//! A page loads a script of this server, which asks for news again and again.
//! The answer comes when something has changed, or after a while. It is a plain
//! script of the site's own host, so the pages' policy stays as strict as ever.

use std::path::Path;
use std::time::{Duration, SystemTime};

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde_json::json;

use super::Served;

/// Where the script is.
pub const SCRIPT: &str = "/longhand-live.js";

/// The script's address in a page.
pub const SCRIPT_ADDRESS: &str = "longhand-live.js";

/// Where the script asks for news.
pub const NEWS: &str = "/longhand-live.json";

/// How long a question for news may wait for an answer.
const WAIT: Duration = Duration::from_secs(20);

/// The script.
pub async fn script() -> Response {
    typed(
        "text/javascript; charset=utf-8",
        include_str!("live.js").to_owned(),
    )
}

/// Answers when the state is no longer the one that the page has seen.
pub async fn news(State(served): State<Served>, RawQuery(seen): RawQuery) -> Response {
    let mut changes = served.changes();
    if seen.is_some_and(|seen| seen == served.name()) {
        let _ = tokio::time::timeout(WAIT, changes.changed()).await;
    }
    let text = json!({
        "name": served.name(),
        "pages": served.pages(),
        "message": served.message(),
    })
    .to_string();
    typed("application/json", text)
}

/// The page to show before any good one exists.
pub fn waiting(served: &Served) -> String {
    let message = served
        .message()
        .unwrap_or_else(|| "There is no such page.".to_owned());
    let message = message
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Longhand</title>\
         <pre>{message}</pre><script type=module src=/{SCRIPT_ADDRESS}></script></html>"
    )
}

/// Changes whenever a file beneath `folder` is written, added or removed.
pub fn stamp(folder: &Path) -> (usize, u64, Option<SystemTime>) {
    let (mut count, mut bytes, mut latest) = (0, 0, None);
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(data) = entry.metadata() else { continue };
            if data.is_dir() {
                folders.push(entry.path());
            } else {
                count += 1;
                bytes += data.len();
            }
            latest = latest.max(data.modified().ok());
        }
    }
    (count, bytes, latest)
}

fn typed(mime: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
