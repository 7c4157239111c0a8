//! Browsers that flows take one after another.
//!
//! Starting a Chromium takes longer than most flows. So a flow that ends well leaves its browser as
//! good as new, and the next one takes it: tabs closed, storage, caches and workers of every site it
//! saw removed, emulation off, scripts of its own gone, the console read. After a flow that failed
//! the browser is ended. One flow has a browser at a time; a second browser is another profile.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::target;

/// Browsers that no flow is using.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

/// A running browser with a profile of its own.
#[derive(Debug)]
pub struct Session {
    /// What it is driven by.
    pub driver: Driver,
    /// Scripts that run before those of every page.
    scripts: RefCell<Vec<Value>>,
    /// Sites it has been on, which may have stored something.
    origins: RefCell<BTreeSet<String>>,
}

impl Session {
    /// One that is as good as new.
    pub fn take() -> Session {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(Session::fresh)
    }

    /// One that has never been used, with an empty profile.
    pub fn fresh() -> Session {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile: PathBuf =
            target().join(format!("e2e/profile-{}-{number}", std::process::id()));
        let driver = Driver::start(
            &json!({
                "browserName": "chrome",
                // Axe goes over a hundred cards of the gallery, on a machine that may be busy.
                "timeouts": { "script": 120_000 },
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1",
                    // It ends when its driver does.
                    "--remote-debugging-pipe",
                    "--lang=en-US", format!("--user-data-dir={}", profile.display()),
                ] },
            }),
            &profile,
        );
        Session {
            driver,
            scripts: RefCell::default(),
            origins: RefCell::default(),
        }
    }

    /// Notes that a page of this site is opened.
    pub fn visits(&self, address: &str) {
        let mut parts = address.splitn(4, '/');
        if let (Some(scheme @ ("http:" | "https:")), Some(""), Some(host)) =
            (parts.next(), parts.next(), parts.next())
        {
            self.origins
                .borrow_mut()
                .insert(format!("{scheme}//{host}"));
        }
    }

    /// Runs `script` before the scripts of every page from now on.
    pub fn before_pages(&self, script: &str) {
        let told = self.driver.chromium(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        );
        self.scripts.borrow_mut().push(told["identifier"].clone());
    }

    /// Leaves it for the next flow; one that cannot be cleaned is ended.
    pub fn give_back(self) {
        if self.clean().is_ok() {
            IDLE.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(self);
        }
    }

    fn clean(&self) -> Result<(), String> {
        let send = |command: &str, parameters: Value| {
            let body = json!({ "cmd": command, "params": parameters });
            self.driver.try_post("/goog/cdp/execute", &body).map(drop)
        };
        // One tab stays, on an empty page.
        let tabs = self.driver.try_get("/window/handles")?;
        let tabs: Vec<&str> = tabs
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let Some((last, others)) = tabs.split_last() else {
            return Err("no tab is open".to_owned());
        };
        for tab in others {
            self.driver.try_post("/window", &json!({ "handle": tab }))?;
            self.driver.try_delete("/window")?;
        }
        self.driver
            .try_post("/window", &json!({ "handle": last }))?;
        send(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": false }),
        )?;
        self.driver
            .try_post("/url", &json!({ "url": "about:blank" }))?;
        for script in self.scripts.borrow_mut().drain(..) {
            send(
                "Page.removeScriptToEvaluateOnNewDocument",
                json!({ "identifier": script }),
            )?;
        }
        for origin in std::mem::take(&mut *self.origins.borrow_mut()) {
            send(
                "Storage.clearDataForOrigin",
                json!({ "origin": origin, "storageTypes": "all" }),
            )?;
        }
        send("Network.clearBrowserCache", json!({}))?;
        send("Network.clearBrowserCookies", json!({}))?;
        send("Emulation.clearDeviceMetricsOverride", json!({}))?;
        send(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": false }),
        )?;
        send(
            "Emulation.setEmulatedMedia",
            json!({ "media": "", "features": [] }),
        )?;
        self.driver.try_delete("/actions")?;
        self.driver
            .try_post("/se/log", &json!({ "type": "browser" }))
            .map(drop)
    }
}
