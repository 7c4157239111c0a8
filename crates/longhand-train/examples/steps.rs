//! Steps a second, natively: `steps SETTINGS SECONDS` prints them and the last loss; `steps SETTINGS
//! bits` prints a sum of the bits of all signs of the whole run. `cargo xtask bench train` runs it in
//! turns with the others.
#![allow(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use longhand_train::run::Run;
use longhand_train::settings::Settings;
use std::time::Instant;

fn main() -> Result<(), String> {
    let mut words = std::env::args().skip(1);
    let settings = Settings::parse(&words.next().unwrap_or_default())?;
    let mut run = Run::new(&settings)?;
    let word = words.next().unwrap_or_default();
    if word == "bits" {
        println!("{}", bits(&mut run));
        return Ok(());
    }
    let seconds: f64 = word.parse().unwrap_or(1.0);
    for _ in 0..20 {
        run.step();
    }
    let (start, mut steps, mut loss) = (Instant::now(), 0_u32, f64::NAN);
    while start.elapsed().as_secs_f64() < seconds {
        for _ in 0..10 {
            loss = run.step().loss;
        }
        steps += 10;
    }
    println!(
        "{} {loss}",
        f64::from(steps) / start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// FNV-1a of the bytes of all signs, in 32 bits.
fn bits(run: &mut Run) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    while !run.is_over() {
        for byte in run
            .step()
            .numbers()
            .iter()
            .flat_map(|number| number.to_le_bytes())
        {
            sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    sum
}
