//! A gate before a server, which can be shut: then the site is out of reach, as without a network.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// Passes connections on to a server until it is shut.
#[derive(Debug)]
pub struct Gate {
    origin: String,
    inside: Arc<Mutex<Inside>>,
}

#[derive(Debug, Default)]
struct Inside {
    shut: bool,
    /// How many bytes a connection may still bring before it breaks off.
    most: Option<u64>,
    open: Vec<TcpStream>,
}

impl Gate {
    /// A gate before the server at `origin` (`http://127.0.0.1:8000`).
    pub fn before(origin: &str) -> Gate {
        let server = origin.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let inside = Arc::new(Mutex::new(Inside::default()));
        let shared = Arc::clone(&inside);
        std::thread::spawn(move || {
            for coming in listener.incoming().flatten() {
                let mut inside = shared.lock().unwrap_or_else(PoisonError::into_inner);
                if inside.shut {
                    // Dropped: the other side sees its connection reset.
                    continue;
                }
                if let Ok(going) = TcpStream::connect(&server) {
                    inside
                        .open
                        .extend([&coming, &going].map(|one| one.try_clone().expect("a handle")));
                    let most = inside.most.unwrap_or(u64::MAX);
                    pass(&coming, &going, u64::MAX);
                    pass(&going, &coming, most);
                }
            }
        });
        Gate {
            origin: format!("http://127.0.0.1:{port}/"),
            inside,
        }
    }

    /// The address outside of the gate.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Lets connections that begin from now on break off after so many bytes; with `None` none does.
    pub fn break_off_after(&self, bytes: Option<u64>) {
        self.inside
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .most = bytes;
        // Those that are kept alive would not notice.
        self.end_connections();
    }

    fn end_connections(&self) {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        for stream in inside.open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Shuts it: open connections end and no other begins.
    pub fn shut(&self) {
        self.inside
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .shut = true;
        self.end_connections();
    }
}

/// Passes on what comes, until one side ends or so many bytes have come.
fn pass(from: &TcpStream, to: &TcpStream, most: u64) {
    let (mut from, mut to) = (
        from.try_clone().expect("a handle"),
        to.try_clone().expect("a handle"),
    );
    std::thread::spawn(move || {
        let mut bytes = [0; 16_384];
        let mut left = most;
        while let Ok(length) = from.read(&mut bytes) {
            if length == 0 || to.write_all(&bytes[..length]).is_err() {
                break;
            }
            left = left.saturating_sub(length as u64);
            if left == 0 {
                let _ = to.shutdown(Shutdown::Both);
                return;
            }
        }
        let _ = to.shutdown(Shutdown::Write);
    });
}
