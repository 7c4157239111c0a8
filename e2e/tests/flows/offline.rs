//! The site under a sub-path of a plain host, and once more when the host is gone.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use longhand_e2e::{Browser, Site};
use longhand_exercise::program::language::Language;

const CHAPTER: &str = "training/0-chain-rule.html";
const CODE: &str = "chain-grad";
const PATH: &str = "/some/where/";

/// A host that has the site under [`PATH`] and nothing else, until it is stopped.
struct Host {
    address: String,
    stopped: Arc<AtomicBool>,
}

impl Host {
    fn start() -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let stopped = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stopped);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if told.load(Ordering::Relaxed) {
                    let _ = client.shutdown(Shutdown::Both);
                } else {
                    std::thread::spawn(move || pass_on(client));
                }
            }
        });
        Host {
            address: format!("http://127.0.0.1:{port}{PATH}"),
            stopped,
        }
    }
}

/// Hands one request on to the site, without the path in front, and its answer back.
fn pass_on(mut client: TcpStream) -> Option<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).ok()?;
    let Some(head) = head.strip_prefix(&format!("GET {PATH}")) else {
        let _ = client
            .write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        return None;
    };
    let site = Site::shared().origin().trim_start_matches("http://");
    let mut server = TcpStream::connect(site).ok()?;
    let head = head.replace("Connection: keep-alive\r\n", "");
    let head = head.replacen("\r\n", "\r\nConnection: close\r\n", 1);
    server.write_all(format!("GET /{head}").as_bytes()).ok()?;
    std::io::copy(&mut server, &mut client).ok()?;
    let _ = client.shutdown(Shutdown::Both);
    Some(())
}

fn runs(browser: &Browser, language: Language) {
    let data = browser
        .site()
        .data(CHAPTER)
        .expect("the chapter has exercises");
    let found = data.exercises.iter().find(|one| one.slug == CODE);
    let code = found
        .and_then(|one| one.code())
        .expect("it is a code exercise");
    let card = browser.card(CODE);
    card.click(&format!(".tab[data-language={}]", language.slug()))
        .paste_code(&code.written(language).reference)
        .check()
        .expect_verdict("right")
        .paste_code("")
        .check()
        .expect(".verdict:not(.right)");
}

#[test]
fn programs_run_under_a_sub_path_and_again_when_the_host_is_gone() {
    let host = Host::start();
    let browser = Browser::start();
    let page = format!("{}{CHAPTER}", host.address);
    browser.open_address(&page);
    // The service worker has taken over, so it sees what is loaded from here on.
    browser.run_async("await navigator.serviceWorker.ready; while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 50))");
    runs(&browser, Language::JavaScript);
    runs(&browser, Language::Python);
    host.stopped.store(true, Ordering::Relaxed);
    browser.open_address(&page);
    assert_eq!(
        browser.run_async("return fetch('nowhere.txt').then(() => 'there', () => 'gone')"),
        "gone"
    );
    runs(&browser, Language::JavaScript);
    runs(&browser, Language::Python);
}
