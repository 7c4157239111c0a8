//! A small web server for one site held in memory.
//!
//! It serves on 127.0.0.1 only. Pages are never cached; files under `assets/`
//! have a hash in their name and are cached for good. Text and WebAssembly go
//! out compressed. While somebody writes, [`live`] tells pages to reload.

use std::io;
use std::net::{Ipv4Addr, TcpListener};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use axum::routing::{any, get};

mod encoding;
mod kind;
pub mod live;
mod missing;
mod served;

pub use encoding::Encoding;
pub use served::Served;

/// How many ports are tried after the one asked for.
const TRIES: u16 = 100;

/// Listens on 127.0.0.1, at `port` or the next free one; at any free one for 0.
///
/// # Errors
/// When none of the ports is free.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in (port..=port.saturating_add(TRIES)).take(if port == 0 { 1 } else { usize::MAX }) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// The address that `listener` answers at.
pub fn address(listener: &TcpListener) -> String {
    listener.local_addr().map_or_else(
        |_| "an unknown address".to_owned(),
        |address| format!("http://{address}/"),
    )
}

/// Answers requests until the process ends.
///
/// # Errors
/// When the operating system refuses the socket.
pub fn run(listener: TcpListener, served: Served) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(served)).await
    })
}

fn router(served: Served) -> Router {
    Router::new()
        .route(live::SCRIPT, get(live::script))
        .route(live::NEWS, get(live::news))
        .fallback(any(file))
        .with_state(served)
}

/// Answers with a file of the site, or with its page for missing ones.
async fn file(
    State(served): State<Served>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return status(StatusCode::METHOD_NOT_ALLOWED);
    }
    // A page of another site whose name leads here could read what is not published yet.
    if !is_own(&headers) {
        return status(StatusCode::MISDIRECTED_REQUEST);
    }
    let path = decoded(uri.path().trim_start_matches('/'));
    let path = if path.is_empty() { "index.html" } else { &path };
    let encoding = Encoding::best(
        headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    );
    if let Some(bytes) = served.file(path, encoding) {
        return answer(StatusCode::OK, path, encoding, bytes);
    }
    match served.file("404.html", Encoding::Plain) {
        Some(bytes) => {
            let page = missing::deeper(&String::from_utf8_lossy(&bytes), path.matches('/').count());
            let kind = kind::of("404.html");
            let bytes = encoding.for_kind(kind).encode(page.as_bytes());
            answer(StatusCode::NOT_FOUND, "404.html", encoding, bytes)
        }
        None => answer(
            StatusCode::NOT_FOUND,
            "404.html",
            Encoding::Plain,
            live::waiting(&served).into_bytes(),
        ),
    }
}

/// Whether a request names this machine by a name of its own.
fn is_own(headers: &HeaderMap) -> bool {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    // Without a host there is no other site's name in it either.
    let Some(host) = host else { return true };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own))
}

/// A path with its escapes resolved: `gr%C3%B6%C3%9Fe` is größe. One that is not UTF-8 then stays.
fn decoded(path: &str) -> String {
    let all = path.as_bytes();
    let digit = |at: usize| all.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some(&byte) = all.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

fn answer(code: StatusCode, path: &str, encoding: Encoding, bytes: Vec<u8>) -> Response {
    let kind = kind::of(path);
    let encoding = encoding.for_kind(kind);
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = code;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.mime));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if path.starts_with("assets/") {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

fn status(code: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = code;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let host = |name: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(name));
            is_own(&headers)
        };
        for own in ["127.0.0.1:8000", "localhost", "LocalHost:80", "[::1]:8000"] {
            assert!(host(own), "{own}");
        }
        for other in [
            "example.org",
            "example.org:8000",
            "127.0.0.1.example.org",
            "localhost.example.org:80",
            "",
        ] {
            assert!(!host(other), "{other}");
        }
        assert!(is_own(&HeaderMap::new()));
    }

    #[test]
    fn escapes_in_a_path_are_resolved() {
        assert_eq!(decoded("gr%C3%B6%C3%9Fe.html"), "größe.html");
        assert_eq!(decoded("a%2db%20c"), "a-b c");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%ff"), "%ff");
    }
}
