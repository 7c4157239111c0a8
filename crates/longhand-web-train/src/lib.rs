//! The browser program that trains. A web worker loads it, gives it settings, and asks for steps; the
//! page's thread never does.
//!
//! Only wasm32 runs it; natively it compiles.

use longhand_train::run::Run;
use longhand_train::settings::Settings;
use longhand_train::signs::Signs;
use wasm_bindgen::prelude::wasm_bindgen;

/// A run in a worker.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Training {
    run: Run,
}

#[wasm_bindgen]
impl Training {
    /// A run before its first step, told as `longhand_train::settings` writes it.
    ///
    /// # Errors
    /// Settings that cannot be: what was found, and what can stand there.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str) -> Result<Training, String> {
        let settings = Settings::parse(settings)?;
        let run = Run::new(&settings)?;
        Ok(Training { run })
    }

    /// Takes so many steps, fewer where the run is over before; their signs, one after the other.
    pub fn steps(&mut self, count: u32) -> Vec<f64> {
        let mut numbers = Vec::with_capacity(count as usize * Signs::COUNT);
        for _ in 0..count {
            if self.run.is_over() {
                break;
            }
            numbers.extend(self.run.step().numbers());
        }
        numbers
    }
}
