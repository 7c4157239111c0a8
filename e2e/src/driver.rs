//! The WebDriver protocol, as much of it as the tests use.
//!
//! <https://www.w3.org/TR/webdriver2/>; `goog/cdp/execute` is Chromium's own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// The protocol's name of an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A `chromedriver` with one session. Both end when it is dropped.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    agent: ureq::Agent,
    session: String,
}

impl Driver {
    /// Starts a driver, and with it a browser.
    ///
    /// When this process ends, however it does, the driver is ended, and `profile` removed.
    pub fn start(capabilities: &Value, profile: &Path) -> Driver {
        let mut fault = String::new();
        // A machine with much else to do may not bring a browser up in time.
        for _ in 0..3 {
            match Driver::try_start(capabilities, profile) {
                Ok(driver) => return driver,
                Err(message) => fault = message,
            }
        }
        panic!("no browser: {fault}");
    }

    fn try_start(capabilities: &Value, profile: &Path) -> Result<Driver, String> {
        // It takes a free port of IPv4 and wants the same of IPv6, which another process may have:
        // then it ends at once, and the next try has another port.
        let (process, port) = (0..8)
            .find_map(|_| started(profile))
            .ok_or("chromedriver does not start; is it on PATH? (Debian: apt-get install chromium chromium-driver)")?;
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(150)))
            .build()
            .new_agent();
        let mut driver = Driver {
            process,
            agent,
            session: format!("http://127.0.0.1:{port}/session"),
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let begun = driver.try_post("", &wanted)?;
        let id = begun["sessionId"].as_str().ok_or("a session has no id")?;
        driver.session = format!("{}/{id}", driver.session);
        Ok(driver)
    }

    /// Sends a command; what it answers, or the browser's error in words.
    pub fn try_post(&self, command: &str, body: &Value) -> Result<Value, String> {
        let address = format!("{}{command}", self.session);
        let answer = self
            .agent
            .post(&address)
            .header("content-type", "application/json; charset=utf-8")
            .send(body.to_string());
        read(command, answer)
    }

    /// Asks for something.
    pub fn try_get(&self, what: &str) -> Result<Value, String> {
        read(
            what,
            self.agent.get(format!("{}{what}", self.session)).call(),
        )
    }

    /// Takes something away.
    pub fn try_delete(&self, what: &str) -> Result<Value, String> {
        read(
            what,
            self.agent.delete(format!("{}{what}", self.session)).call(),
        )
    }

    /// Sends a command that must succeed.
    pub fn post(&self, command: &str, body: &Value) -> Value {
        self.try_post(command, body)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// A command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, parameters: &Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Runs the body of a function in the page; what it returns.
    pub fn run(&self, script: &str, arguments: &Value) -> Value {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs the body of an async function in the page; what it comes to.
    pub fn run_async(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        );
        let mut told = self.post("/execute/async", &json!({ "script": script, "args": [] }));
        if let Some(error) = told["error"].as_str() {
            panic!("the page's script failed: {error}");
        }
        told["value"].take()
    }

    /// The ids of all elements that a selector matches.
    pub fn find(&self, selector: &str) -> Vec<String> {
        let found = self.post(
            "/elements",
            &json!({ "using": "css selector", "value": selector }),
        );
        let found = found.as_array().into_iter().flatten();
        found
            .filter_map(|one| one[ELEMENT].as_str().map(str::to_owned))
            .collect()
    }
}

/// What the driver answers, or the browser's error in words.
fn read(
    command: &str,
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| format!("{command}: {error}"))?;
    let text = answer
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_to_string()
        .map_err(|error| format!("{command}: {error}"))?;
    let mut value: Value =
        serde_json::from_str(&text).map_err(|error| format!("{command}: {error}: {text}"))?;
    match value["value"]["error"].as_str() {
        Some(error) => Err(format!(
            "{command}: {error}: {}",
            value["value"]["message"].as_str().unwrap_or_default()
        )),
        None => Ok(value["value"].take()),
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        // Its keeper sees the end of its input, and ends it.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// Starts a driver and ends it when the input is at an end, which it is when the process that gave
/// it is gone: a browser that flows share is nobody's to end. `$1` is the browser's profile.
const KEEPER: &str = r#"
chromedriver --port=0 </dev/null & driver=$!
exec >&-
while read -r _; do :; done
kill -9 $driver
wait $driver 2>&-
sleep 0.2
rm -rf "$1" || { sleep 1; rm -rf "$1"; }
"#;

/// A new driver and the port that it says it listens at; `None` where it ends instead.
fn started(profile: &Path) -> Option<(Child, u16)> {
    let mut process = Command::new("/bin/sh")
        .args(["-c", KEEPER, "chromedriver"])
        .arg(profile)
        // It is never written to: it is at an end when this process is.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("there is a shell");
    let output = process.stdout.take().expect("its output is piped");
    let mut lines = BufReader::new(output).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        // Its output is at an end, and so is it.
        drop(process.stdin.take());
        let _ = process.wait();
        return None;
    };
    // It must never wait for somebody to read what else it says.
    std::thread::spawn(move || lines.for_each(drop));
    Some((process, port))
}
