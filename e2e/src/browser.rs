//! A browser on the served site.

use std::time::{Duration, Instant};

use base64::Engine;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::session::Session;
use crate::{Site, target};

/// How long a state may be waited for before the test fails: longer than the minute that an endless
/// program may take on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(90);

/// How often the page is asked whether the state is there.
const GLANCE: Duration = Duration::from_millis(15);

/// A headless Chromium that knows nothing of earlier flows.
#[derive(Debug)]
pub struct Browser {
    /// It is there until the browser is dropped.
    session: Option<Session>,
    site: &'static Site,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // After a failure nobody knows in which state it is.
        if let Some(session) = self.session.take()
            && !std::thread::panicking()
        {
            session.give_back();
        }
    }
}

/// Whether a page's cards are live, and all of a long page is put in.
const LIVE: &str = "return 'live' in document.documentElement.dataset && !document.querySelector('noscript[data-rest]')";

impl Browser {
    /// One, 1280 pixels wide.
    pub fn start() -> Browser {
        Browser::at(Site::shared())
    }

    /// One that looks at another site.
    pub fn at(site: &'static Site) -> Browser {
        Browser::with(Session::take(), site)
    }

    /// One that has just been started: what is measured must not profit from an earlier visit.
    pub fn fresh() -> Browser {
        Browser::with(Session::fresh(), Site::shared())
    }

    fn with(session: Session, site: &'static Site) -> Browser {
        let browser = Browser {
            session: Some(session),
            site,
        };
        browser.size(1280, 900);
        browser
    }

    fn session(&self) -> &Session {
        self.session.as_ref().expect("it is there until the end")
    }

    pub(crate) fn driver(&self) -> &Driver {
        &self.session().driver
    }

    /// Opens a page of the site and waits until its cards are live.
    pub fn open(&self, page: &str) -> &Browser {
        self.visit(page).until_live(page)
    }

    /// Waits until the page's cards are live.
    pub fn until_live(&self, page: &str) -> &Browser {
        self.until(&format!("{page} to be live"), || self.yes(LIVE));
        self
    }

    /// Opens a page of the site and waits for nothing but its loading.
    pub fn visit(&self, page: &str) -> &Browser {
        // A fragment alone would not load the page again.
        self.driver().post("/url", &json!({ "url": "about:blank" }));
        self.go(&self.site.address(page))
    }

    /// Opens a page of the site at an address of somebody else's, and waits until its cards are live.
    pub fn open_address(&self, address: &str) -> &Browser {
        self.driver().post("/url", &json!({ "url": "about:blank" }));
        self.go(address);
        self.until(&format!("{address} to be live"), || self.yes(LIVE));
        self
    }

    /// Opens any address and waits for nothing but its loading.
    pub fn go(&self, address: &str) -> &Browser {
        self.session().visits(address);
        self.driver().post("/url", &json!({ "url": address }));
        self
    }

    /// Loads the page again and waits until its cards are live.
    pub fn reload(&self) -> &Browser {
        self.run("delete document.documentElement.dataset.live");
        self.driver().post("/refresh", &json!({}));
        self.until("the page to be live again", || self.yes(LIVE));
        self
    }

    /// Sets the size of the viewport.
    pub fn size(&self, width: u32, height: u32) -> &Browser {
        self.driver().chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
        self
    }

    /// Makes it a phone: narrow, touched and not clicked.
    pub fn phone(&self) -> &Browser {
        self.driver().chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": true }),
        );
        self.driver().chromium(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": true, "maxTouchPoints": 5 }),
        );
        self
    }

    /// Asks pages for their dark or light colours.
    pub fn dark(&self, dark: bool) -> &Browser {
        let value = if dark { "dark" } else { "light" };
        self.driver().chromium(
            "Emulation.setEmulatedMedia",
            &json!({ "features": [
                { "name": "prefers-color-scheme", "value": value },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        );
        self
    }

    /// Shows pages as they would be printed, or on the screen again.
    pub fn on_paper(&self, paper: bool) -> &Browser {
        let media = if paper { "print" } else { "screen" };
        self.driver()
            .chromium("Emulation.setEmulatedMedia", &json!({ "media": media }));
        self
    }

    /// Switches the pages' own scripts off.
    pub fn without_scripts(&self) -> &Browser {
        self.driver().chromium(
            "Emulation.setScriptExecutionDisabled",
            &json!({ "value": true }),
        );
        self
    }

    /// Empties the browser's cache and storage.
    pub fn forget(&self) -> &Browser {
        self.driver()
            .chromium("Network.clearBrowserCache", &json!({}));
        self.driver().chromium(
            "Storage.clearDataForOrigin",
            &json!({ "origin": self.site.origin(), "storageTypes": "all" }),
        );
        self
    }

    /// Runs `script` before the scripts of every page from now on.
    pub fn before_pages(&self, script: &str) -> &Browser {
        self.session().before_pages(script);
        self
    }

    /// Puts a file into the first field for files that a selector matches.
    pub fn choose_file(&self, selector: &str, path: &std::path::Path) -> &Browser {
        let element = self.driver().find(selector).into_iter().next();
        let element = element.unwrap_or_else(|| panic!("there is no `{selector}`"));
        self.driver().post(
            &format!("/element/{element}/value"),
            &json!({ "text": path.display().to_string() }),
        );
        self
    }

    /// Runs the body of a function in the page; what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.driver().run(script, &json!([]))
    }

    /// Runs the body of an async function in the page; what it comes to.
    pub fn run_async(&self, script: &str) -> Value {
        self.driver().run_async(script)
    }

    /// `Some` when the script returns something true.
    pub fn yes(&self, script: &str) -> Option<()> {
        (self.run(script) == Value::Bool(true)).then_some(())
    }

    /// The text of the first element that a selector matches, as it is shown.
    pub fn text(&self, selector: &str) -> String {
        self.driver()
            .run(
                "return document.querySelector(arguments[0])?.innerText ?? ''",
                &json!([selector]),
            )
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// How many elements a selector matches.
    pub fn count(&self, selector: &str) -> usize {
        self.driver().find(selector).len()
    }

    /// Clicks the first element that a selector matches, as a mouse does.
    pub fn click(&self, selector: &str) -> &Browser {
        self.until(&format!("`{selector}` to be clicked"), || {
            let element = self.driver().find(selector).into_iter().next()?;
            self.driver().run(
                "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
                &json!([selector]),
            );
            self.driver().try_post(&format!("/element/{element}/click"), &json!({})).ok().map(drop)
        });
        self
    }

    /// Drags from the middle of one element to the middle of another, with a `mouse` or by `touch`.
    pub fn drag(&self, from: &str, to: &str, pointer: &str) -> &Browser {
        let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });
             return [arguments[0], arguments[1]].map(one => {
               const { x, y, width, height } = document.querySelector(one).getBoundingClientRect();
               return [x + width / 2, y + height / 2].map(Math.round);
             })";
        let places = self.driver().run(script, &json!([from, to]));
        let at = |end: usize, axis: usize| places[end][axis].as_i64().unwrap_or_default();
        let step = |part: i64, of: i64| {
            let along = |axis| at(0, axis) + (at(1, axis) - at(0, axis)) * part / of;
            json!({ "type": "pointerMove", "duration": 20, "x": along(0), "y": along(1) })
        };
        let mut actions = vec![step(0, 1), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend((1..=8).map(|part| step(part, 8)));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let body = json!({ "actions": [{
            "type": "pointer", "id": pointer, "parameters": { "pointerType": pointer }, "actions": actions,
        }] });
        self.driver().post("/actions", &body);
        self
    }

    /// Replaces what a field holds by typing.
    pub fn type_into(&self, selector: &str, text: &str) -> &Browser {
        self.click(selector);
        self.driver().run(
            "document.querySelector(arguments[0]).select()",
            &json!([selector]),
        );
        self.keys(if text.is_empty() { "\u{e017}" } else { text })
    }

    /// Presses keys, wherever the focus is. Codes of keys without a character:
    /// `\u{e004}` Tab, `\u{e007}` Enter, `\u{e00c}` Escape, `\u{e008}` Shift held, `\u{e009}` Control held.
    pub fn keys(&self, keys: &str) -> &Browser {
        let mut actions = Vec::new();
        let mut held = Vec::new();
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key }));
            if ['\u{e008}', '\u{e009}'].contains(&key) {
                held.push(key);
            } else {
                actions.push(json!({ "type": "keyUp", "value": key }));
            }
        }
        for key in held {
            actions.push(json!({ "type": "keyUp", "value": key }));
        }
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.driver().post("/actions", &body);
        self
    }

    /// Waits until `there` gives something.
    pub fn until<T>(&self, what: &str, mut there: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = there() {
                return value;
            }
            if start.elapsed() > PATIENCE {
                let name = std::thread::current()
                    .name()
                    .unwrap_or("e2e")
                    .replace(':', "-");
                let picture = target().join(format!("e2e/{name}.png"));
                self.photograph(&picture);
                panic!(
                    "waited in vain for {what}\nconsole: {:#?}\npicture: target/e2e/{name}.png",
                    self.console()
                );
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// What the page has written to the console since it was asked last, warnings and worse.
    pub fn console(&self) -> Vec<String> {
        let told = self.driver().post("/se/log", &json!({ "type": "browser" }));
        let told = told.as_array().into_iter().flatten();
        told.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Fails if the page wrote an error or a warning to the console.
    pub fn expect_quiet(&self) -> &Browser {
        assert_eq!(
            self.console(),
            Vec::<String>::new(),
            "the console is not empty"
        );
        self
    }

    /// Waits until fonts are there and nothing moves.
    pub fn settle(&self) -> &Browser {
        self.run_async(
            "await document.fonts.ready;
             // Those tied to scrolling never finish.
             const running = document.getAnimations().filter(one =>
               one.timeline === document.timeline && one.effect.getComputedTiming().endTime < Infinity);
             await Promise.allSettled(running.map(one => one.finished));
             for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);",
        );
        self
    }

    /// Writes a picture of the whole page.
    pub fn photograph(&self, path: &std::path::Path) {
        let told = self.driver().chromium(
            "Page.captureScreenshot",
            &json!({ "captureBeyondViewport": true, "clip": self.extent() }),
        );
        let data = told["data"].as_str().unwrap_or_default();
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(data)
            .expect("a picture is base64");
        if let Some(folder) = path.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    fn extent(&self) -> Value {
        let told = self.driver().chromium("Page.getLayoutMetrics", &json!({}));
        let size = &told["cssContentSize"];
        json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 })
    }

    /// Fails if the page is wider than the window.
    pub fn expect_no_sideways_scroll(&self) -> &Browser {
        let wide = self.run(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert_eq!(
            wide,
            json!(0),
            "the page is wider than the window by that many pixels"
        );
        self
    }

    /// The site this browser looks at.
    pub fn site(&self) -> &'static Site {
        self.site
    }
}
