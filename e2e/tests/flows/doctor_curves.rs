//! The doctor's curves: moved, painted, and how long a long log takes.

use longhand_e2e::Browser;

use crate::doctor::{PAGE, lay, log, written};

#[test]
fn curves_are_moved_by_mouse_and_keys() {
    let browser = Browser::start();
    browser.open(PAGE);
    browser.click("[data-file=\"gpt2-adam.txt.gz\"]");
    browser.until("curves", || {
        (browser.count(".doctor-chart") > 0).then_some(())
    });
    browser.settle();
    let picture =
        || browser.run("return document.querySelector('.doctor-chart canvas').toDataURL().length");
    let whole = browser.run("return document.querySelector('.doctor-chart canvas').toDataURL()");
    browser.drag(
        ".doctor-chart canvas",
        ".doctor-chart figcaption [data-look=whole]",
        "mouse",
    );
    browser.settle();
    assert_ne!(
        whole,
        browser.run("return document.querySelector('.doctor-chart canvas').toDataURL()")
    );
    browser.run("document.querySelector('.doctor-surface').focus()");
    browser.keys("+").keys("\u{e014}");
    browser.settle();
    assert!(picture().as_u64().unwrap_or(0) > 1000);
    browser.keys("0");
    browser.settle();
    browser.click(".doctor-table summary");
    assert!(browser.text(".doctor-values caption").contains("rows"));
    browser.expect_quiet();
}

/// A run of a hundred thousand steps.
fn long() -> String {
    let mut text = String::from("step,loss,lr,grad_norm\n");
    for step in 1..=100_000_u32 {
        let s = f64::from(step);
        let noise = f64::from(step.wrapping_mul(2_654_435_761) >> 16) / 65_536.0 - 0.5;
        text += &format!(
            "{step},{:.4},{:.3e},{:.3}\n",
            3.0 + 7.0 / (1.0 + s / 50.0).sqrt() + 0.1 * noise,
            3e-4,
            0.5 + 0.1 * noise
        );
    }
    text
}

/// The time that the program takes for forty frames of panning, each with all charts of a run.
const FRAMES: &str =
    "const surface = document.querySelector('.doctor-surface');
     surface.scrollIntoView();
     const { left, top } = surface.getBoundingClientRect();
     const send = (name, x) => surface.dispatchEvent(new PointerEvent(name, {
       bubbles: true, pointerId: 1, pointerType: 'touch', button: 0, clientX: left + x, clientY: top + 50 }));
     surface.setPointerCapture = () => {};
     document.querySelector('[data-look=nearer]').click();
     await new Promise(requestAnimationFrame);
     const ask = window.requestAnimationFrame.bind(window);
     let spent = 0, painted = 0;
     window.requestAnimationFrame = (then) => ask((time) => {
       const begun = performance.now();
       then(time);
       spent += performance.now() - begun;
       painted += 1;
     });
     send('pointerdown', 300);
     for (let i = 1; i <= 40; i++) {
       const begun = performance.now();
       send('pointermove', 300 - i * 4);
       spent += performance.now() - begun;
       await new Promise(ask);
     }
     send('pointerup', 140);
     window.requestAnimationFrame = ask;
     return [spent / 40, painted];";

/// How long the doctor's own program takes from the last byte to the answer, best of three.
const ANSWER: &str =
    "const program = await import(new URL(document.querySelector('meta[name=longhand-program]').content, location));
     const bytes = new TextEncoder().encode(window.log);
     let best = [Infinity, Infinity];
     for (let round = 0; round < 3; round++) {
       const bench = new program.Bench();
       bench.begin('long.csv');
       const begun = performance.now();
       for (let at = 0; at < bytes.length; at += 1 << 18) bench.push(bytes.subarray(at, at + (1 << 18)));
       const read = performance.now();
       bench.end();
       bench.judge();
       bench.charts();
       bench.answer();
       best = [Math.min(best[0], read - begun), Math.min(best[1], performance.now() - read)];
       bench.free();
     }
     return [best[0], best[1], bytes.length];";

#[test]
fn a_hundred_thousand_points_are_judged_soon_and_pan_in_time() {
    let file = written("long.csv", long().as_bytes());
    let browser = Browser::start();
    browser.open(PAGE);
    lay(&browser, &[&file]);
    browser.settle();
    assert!(browser.count(".doctor-chart") >= 3);
    let frames = browser.run_async(FRAMES);
    let (each, painted) = (frames[0].as_f64(), frames[1].as_u64());
    eprintln!("a frame of panning: {each:?} ms of script");
    // Every move is painted. How long that takes is told, and not asked for: machines differ.
    assert_eq!(painted, Some(40));
    browser.run(&format!("window.log = {}", serde_json::Value::from(long())));
    let took = browser.run_async(ANSWER);
    eprintln!("read, judged and written in ms, of so many bytes: {took}");
    // Judging a log is of the order of reading it, on any machine: once it took 300 times as long.
    let (read, judged) = (took[0].as_f64(), took[1].as_f64());
    assert!(judged < read.map(|read| 20.0 * read.max(5.0)), "{took}");
}

/// For each chart whether anything is painted on it, and how bright its brightest and darkest points are.
const PAINTED: &str =
    "return [...document.querySelectorAll('.doctor-chart canvas')].map(canvas => {
       if (!canvas.width || !canvas.height) return null;
       const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
       copy.drawImage(canvas, 0, 0);
       const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
       let [low, high] = [765, 0];
       for (let i = 0; i < data.length; i += 4)
         if (data[i + 3] > 250) { const sum = data[i] + data[i + 1] + data[i + 2]; low = Math.min(low, sum); high = Math.max(high, sum); }
       return high >= low ? [low, high] : null;
     });";

#[test]
fn curves_take_the_colours_that_one_chooses_and_paper_shows_all_of_them() {
    let browser = Browser::start();
    browser.size(1280, 500).open(PAGE);
    let file = log("made/norm-grows.csv");
    lay(&browser, &[&file]);
    let painted = || browser.run(PAINTED).as_array().cloned().unwrap_or_default();
    let below = painted().len() - 1;
    assert!(
        below >= 1 && painted()[below].is_null(),
        "the last is not seen yet"
    );
    browser.on_paper(true);
    assert!(
        painted().iter().all(|one| !one.is_null()),
        "{:?}",
        painted()
    );
    browser.on_paper(false);
    let darkest = |one: &serde_json::Value| one[0].as_u64().unwrap_or_default();
    browser.run("document.querySelector('.doctor-chart').scrollIntoView()");
    let light = browser.until("the first chart in dark ink", || {
        let one = painted().first().cloned()?;
        (!one.is_null() && darkest(&one) < 200).then_some(one)
    });
    browser.run(
        "const choice = document.querySelector('select[data-look=theme]');
         choice.value = 'dark';
         choice.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    browser.until("its text in a light ink", || {
        let one = painted().first().cloned()?;
        (one[1].as_u64()? > light[1].as_u64()? || darkest(&one) > darkest(&light)).then_some(())
    });
    browser.expect_quiet();
}
