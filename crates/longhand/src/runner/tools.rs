//! What this machine runs programs with.

use longhand_exercise::program::language::Language;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// A language that cannot be run on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing(pub Language);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Missing(language) = self;
        write!(
            f,
            "{} is not on this machine, so no {} was run. Install it, or leave programs out with --no-code.",
            command(*language).0,
            language.title()
        )
    }
}

impl std::error::Error for Missing {}

/// The command of a language, and how it tells where it really is: behind a version manager's shim
/// there is a program that runs without an environment.
fn command(language: Language) -> (&'static str, [&'static str; 2]) {
    match language {
        Language::JavaScript => ("node", ["-p", "process.execPath"]),
        Language::Python => ("python3", ["-c", "import sys; print(sys.executable)"]),
    }
}

/// The interpreter of a language; looked for once.
pub(super) fn found(language: Language) -> Result<&'static Path, Missing> {
    static JAVASCRIPT: OnceLock<Option<PathBuf>> = OnceLock::new();
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    let place = match language {
        Language::JavaScript => &JAVASCRIPT,
        Language::Python => &PYTHON,
    };
    place
        .get_or_init(|| {
            let (name, ask) = command(language);
            let said = Command::new(name)
                .args(ask)
                .stdin(Stdio::null())
                .stderr(Stdio::null())
                .output()
                .ok()
                .filter(|said| said.status.success())?;
            let path = PathBuf::from(String::from_utf8(said.stdout).ok()?.trim());
            path.is_absolute().then_some(path)
        })
        .as_deref()
        .ok_or(Missing(language))
}

/// Whether the system lets a process go without a network.
pub(super) fn can_unshare() -> bool {
    static CAN: OnceLock<bool> = OnceLock::new();
    *CAN.get_or_init(|| {
        Command::new("unshare")
            .args(["-r", "-n", "true"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    })
}
