//! From "Run the tests" to the verdict, and bytes, for each language.

use longhand::server::Encoding;
use longhand_e2e::Browser;
use longhand_exercise::program::language::Language;

use crate::page::PAGE;

/// How often each is measured; odd, so that there is a median.
const VISITS: usize = 5;
/// The exercise that is run.
const CODE: &str = "chain-grad";

/// Presses the button and waits for the frame with the verdict.
const SCRIPT: &str = "
  const card = document.querySelector('[data-exercise=chain-grad]')
  const verdict = () => card.querySelector('.verdict.right') && !card.querySelector('button.check[aria-disabled]')
  const start = performance.now()
  card.querySelector('button.check').click()
  await new Promise(done => {
    const watch = new MutationObserver(() => verdict() && (watch.disconnect(), done()))
    watch.observe(card, { attributes: true, childList: true, subtree: true })
    if (verdict()) done()
  })
  await new Promise(requestAnimationFrame)
  return performance.now() - start
";

/// Prints the table.
pub fn report() {
    println!("\n## Code: from “Run the tests” to the verdict, median of {VISITS} visits\n");
    println!("| language | cold, ms | warm, ms | files | raw | brotli |\n|-|-:|-:|-:|-:|-:|");
    let subjects = [
        ("JavaScript", Language::JavaScript, ""),
        ("MicroPython", Language::Python, ""),
        ("full Python", Language::Python, "[data-on=full-python]"),
    ];
    for (name, language, choose) in subjects {
        let (mut cold, mut warm, mut size) = (Vec::new(), Vec::new(), (0, 0, 0));
        for _ in 0..VISITS {
            let (first, second, loaded) = visit(language, choose);
            cold.push(first);
            warm.push(second);
            size = loaded;
        }
        let (files, raw, brotli) = size;
        println!(
            "| {name} | {:.0} | {:.0} | {files} | {raw} | {brotli} |",
            median(cold),
            median(warm)
        );
    }
}

/// A first visit with a browser of its own: the first run, the second once the engine is ready
/// again, and what was loaded for them: files, bytes, bytes as brotli.
fn visit(language: Language, choose: &str) -> (f64, f64, (usize, usize, usize)) {
    let browser = Browser::fresh();
    browser.before_pages("delete Navigator.prototype.serviceWorker");
    browser.open(PAGE);
    let data = browser
        .site()
        .data(PAGE)
        .expect("the chapter has exercises");
    let exercise = data.exercises.iter().find(|one| one.slug == CODE);
    let code = exercise
        .and_then(|one| one.code())
        .expect("it is a code exercise");
    let card = browser.card(CODE);
    card.click(&format!(".tab[data-language={}]", language.slug()));
    if !choose.is_empty() {
        card.click(choose);
    }
    card.paste_code(&code.written(language).reference);
    browser.run("performance.clearResourceTimings()");
    let time = || browser.run_async(SCRIPT).as_f64().unwrap_or(f64::NAN);
    let cold = time();
    let names = browser.run(
        "return performance.getEntriesByType('resource').map(one => new URL(one.name).pathname.slice(1))",
    );
    std::thread::sleep(std::time::Duration::from_secs(6));
    let warm = time();
    let mut size = (0, 0, 0);
    for path in names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|path| path.as_str())
    {
        if let Some(bytes) = browser.site().files.get(path) {
            let packed = if path.ends_with(".zip") {
                bytes.len()
            } else {
                Encoding::Brotli.encode(bytes).len()
            };
            size = (size.0 + 1, size.1 + bytes.len(), size.2 + packed);
        }
    }
    (cold, warm, size)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
