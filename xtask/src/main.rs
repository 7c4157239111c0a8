//! Builds, serves, tests and measures Longhand.
//!
//! Everything a contributor runs is `cargo xtask COMMAND`. What the commands do
//! stands in [`HELP`]; each has its own module.

use std::process::ExitCode;

mod bundle;
mod dist;
mod packages;
mod run;
mod runtimes;
mod serve;
mod snippets;
mod test;
mod vendor;
mod wasm;
mod workspace;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve    build, serve on 127.0.0.1, reload on every change
           (--content DIR, --port N)
  build    write the static site to dist/ (--content DIR, --out DIR)
  test     run every check and test; `test NAME` runs the stages NAME
  bench    measure bytes, time to the first verdict, layout shift, and the
           language and the tape beside Python; `bench language` these alone
  shots    photograph every page, wide and narrow, light and dark;
           `shots NAME` those whose names begin so
  dist     make one `longhand` executable with the site inside
  bundle   build only the browser program, to target/bundle/
           (--quick: compiled fast, larger and slower)
  verify-snippets
           run the exercises' PyTorch snippets where torch is installed
           (--python PROGRAM)
  vendor   refresh vendored browser files from the npm registry
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_str() {
        "serve" => serve::serve(&rest),
        "build" => dist::build(&rest),
        "test" => test::test(&rest),
        "bench" if rest == ["language"] => test::language_speed(),
        "bench" => test::browser_program("bench", &rest).and_then(|()| test::language_speed()),
        "shots" => test::browser_program("shots", &rest),
        "dist" => dist::dist(),
        "bundle" if rest.iter().any(|one| one == "--quick") => {
            bundle::bundle(bundle::Profile::Quick).map(|_| ())
        }
        "bundle" => bundle::bundle(bundle::Profile::Small).map(|_| ()),
        "verify-snippets" => snippets::verify(&rest),
        "vendor" => vendor::refresh(),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
