//! Steps a second, natively: `steps SETTINGS SECONDS` prints them and the last loss. `cargo xtask
//! bench train` runs it in turns with the others.
#![allow(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use longhand_train::run::Run;
use longhand_train::settings::Settings;
use std::time::Instant;

fn main() -> Result<(), String> {
    let mut words = std::env::args().skip(1);
    let settings = Settings::parse(&words.next().unwrap_or_default())?;
    let seconds: f64 = words
        .next()
        .and_then(|word| word.parse().ok())
        .unwrap_or(1.0);
    let mut run = Run::new(&settings)?;
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
