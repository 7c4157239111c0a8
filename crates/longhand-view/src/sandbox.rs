//! The frame in which learners' programs run.
//!
//! A learner's program may come from anywhere, so it is treated as hostile. It
//! runs in a worker, the worker belongs to a frame, and the frame is
//! `<iframe sandbox="allow-scripts" srcdoc="…">`: its origin is opaque, so no
//! storage, cookie or page of the site is within reach. Four walls, each enough
//! against most of what a program could try:
//!
//! 1. **The frame's origin** keeps it from the page and from everything stored.
//! 2. **The frame's own policy**, on top of the page's which it inherits, allows
//!    its one script by hash, scripts from blobs, and no connection at all: not
//!    `fetch`, not the site's own host. Text cannot be turned into code either,
//!    and the program cannot make a blob.
//!    A Python frame may compile WebAssembly, and is handed the interpreter's bytes.
//! 3. **The harness**, the worker's own script, takes everything but the
//!    language away before the program's first line is read, `postMessage`
//!    included, and only then loads the program as a script of its own. Results
//!    leave with a token that only the harness knows, and are read with
//!    functions taken before the program could replace them.
//!    Python runs in a worker whose script (`js/python/worker.js` of the browser
//!    program) does the same: it starts the interpreter, takes the browser away,
//!    leaves Python's own view of JavaScript empty, and bounds its memory.
//! 4. **The measure** is the page's: it counts the rounds of a loop that runs beside the
//!    program in a worker of its own, and after so many, or a minute by the clock, it
//!    removes the frame, and with it the program's worker, whatever that is doing. So a
//!    program is given work, not time, and a slow or busy machine fails nobody.
//! 5. **The frame's script** bounds what is sent, and how often, whatever the harness did.
//!
//! What a program should have returned is never sent there; results are judged
//! outside. So a forged result would have to be a right one.
//!
//! The page's policy must allow [`runner_hash`] in `script-src` and `blob:` in
//! `worker-src`, since the frame inherits it.

use longhand_exercise::program::run::Engine;

/// Source of the frame's script.
pub const RUNNER: &str = include_str!("../assets/runner.js");

/// Hash of [`RUNNER`] as a policy names it: `sha256-…`, without quotes.
///
/// A constant, because the browser program needs it as well and should not
/// carry a hash function for it; a test works it out again.
#[must_use]
pub const fn runner_hash() -> &'static str {
    "sha256-/Q5adGGWjZg5Sxl4eJixw6A8eTETHrBfF3JU/Ig2Bc8="
}

/// The policy of the frame itself. Python's may compile WebAssembly as well: the
/// interpreter, which it is handed.
#[must_use]
pub fn frame_policy(engine: Engine) -> String {
    let compile = match engine {
        Engine::JavaScript => "",
        Engine::SmallPython | Engine::FullPython => " 'wasm-unsafe-eval'",
    };
    format!(
        "default-src 'none'; script-src '{}'{compile} blob:; worker-src blob:",
        runner_hash()
    )
}

/// The frame's whole document, for `srcdoc`.
#[must_use]
pub fn frame_html(engine: Engine) -> String {
    format!(
        "<!doctype html><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><script>{RUNNER}</script>",
        frame_policy(engine)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use sha2::{Digest as _, Sha256};

    #[test]
    fn the_hash_is_that_of_the_script() {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(RUNNER));
        assert_eq!(
            runner_hash(),
            format!("sha256-{hash}"),
            "put the right-hand one into runner_hash()"
        );
    }

    #[test]
    fn the_script_cannot_end_early_inside_the_document() {
        assert!(!RUNNER.to_ascii_lowercase().contains("</script"));
        assert!(!RUNNER.contains("<!--"));
    }

    #[test]
    fn the_frame_may_load_nothing() {
        for engine in Engine::ALL {
            let policy = frame_policy(engine).replace("'wasm-unsafe-eval'", "");
            assert!(policy.starts_with("default-src 'none'"));
            for open in ["'self'", "unsafe", "http", "connect-src", "*"] {
                assert!(!policy.contains(open), "{policy}");
            }
        }
        assert!(!frame_policy(Engine::JavaScript).contains("wasm"));
    }
}
