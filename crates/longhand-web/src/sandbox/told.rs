//! What the sandbox tells the program.

use wasm_bindgen::JsValue;

use longhand_exercise::program::run::Engine;
use longhand_view::card::Loading;

/// What the sandbox tells the program.
#[derive(Debug)]
pub enum Told {
    /// The frame with this number has its script and waits.
    Open(u32),
    /// The frame with this number has come a step further in starting its interpreter.
    Equipped(u32),
    /// The frame with this number is ready to run a program.
    Ready(u32),
    /// The frame with this number cannot run programs: why.
    Failed(u32, String),
    /// The frame answered a run.
    Answered {
        /// The frame's number.
        frame: u32,
        /// What it sent.
        data: JsValue,
    },
    /// Time is up for the run, or the frame, with this number.
    TimeUp(u32),
    /// So much of an engine's files is here.
    Loading(Engine, Loading),
    /// An engine's files are here, or why not.
    Loaded(Engine, Result<JsValue, String>),
}
