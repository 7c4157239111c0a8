//! A server for one page, until the page says that it is done.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Child;

use anyhow::{Context, bail};

use crate::run::Outcome;

/// A request: its line, and what it brings.
struct Request {
    path: String,
    body: Vec<u8>,
}

/// Serves a folder on a free port and opens a browser on it. `run/WHAT` is answered by `measure`;
/// what the page posts to `done` comes back, and the browser is ended.
///
/// # Errors
/// When there is no port, the browser does not start, or it ends early.
pub(super) fn serve(
    folder: &Path,
    measure: fn(&str) -> Option<f64>,
    open: impl Fn(&str) -> Outcome<Child>,
) -> Outcome<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port")?;
    let mut browser = open(&format!("http://{}/index.html", listener.local_addr()?))?;
    let told = answer_until_done(&listener, folder, measure);
    let _ = browser.kill();
    let _ = browser.wait();
    told
}

fn answer_until_done(
    listener: &TcpListener,
    folder: &Path,
    measure: fn(&str) -> Option<f64>,
) -> Outcome<String> {
    for stream in listener.incoming() {
        let mut stream = stream?;
        let Some(request) = read(&stream) else {
            continue;
        };
        let path = request.path.trim_start_matches('/');
        if path == "done" {
            let _ = answer(&mut stream, "text/plain", b"");
            return String::from_utf8(request.body).context("what the page told");
        }
        // A browser that went away in the middle is no fault of ours.
        let _ = if let Some(what) = path.strip_prefix("run/") {
            let number = measure(what).map_or("null".to_owned(), |number| number.to_string());
            answer(&mut stream, "application/json", number.as_bytes())
        } else {
            match std::fs::read(folder.join(path)) {
                Ok(bytes) => answer(&mut stream, kind(path), &bytes),
                Err(_) => write!(
                    stream,
                    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                ),
            }
        };
    }
    bail!("the server ended")
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let header = header.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { path, body })
}

fn answer(stream: &mut TcpStream, kind: &str, bytes: &[u8]) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(bytes)
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}
