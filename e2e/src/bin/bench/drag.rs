//! Script time of a drag: from a slider's event to the last change of the page, without layout.
//!
//! The control is a page's own script that sets an attribute of a hundred elements: about what the
//! smallest program could do for a drawing.

use longhand_e2e::Browser;

/// Moves of each slider.
const MOVES: usize = 40;

const SCRIPT: &str = "
  const lab = document.querySelector(AT)
  const times = []
  for (const field of lab.querySelectorAll('input[type=range]:not(:disabled)')) {
    const start = field.value
    for (let move = 0; move < MOVES; move++) {
      field.value = Math.round(Number(field.max) * ((move * 7) % MOVES) / MOVES)
      const begun = performance.now()
      field.dispatchEvent(new Event('input', { bubbles: true }))
      times.push(performance.now() - begun)
      if (move % 8 === 0) await new Promise(requestAnimationFrame)
    }
    field.value = start
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  document.body.append(box)
  for (let i = 0; i < 100; i++) box.append(document.createElementNS(box.namespaceURI, 'circle'))
  const control = []
  for (let turn = 0; turn < 200; turn++) {
    const begun = performance.now()
    for (const one of box.children) one.setAttribute('cx', (turn * 1.7).toFixed(1))
    control.push(performance.now() - begun)
    if (turn % 8 === 0) await new Promise(requestAnimationFrame)
  }
  box.remove()
  return [times, control]
";

/// Prints the table.
pub fn report(browser: &Browser) {
    println!("\n## Script time of a drag in a lab, {MOVES} moves of each slider\n");
    println!("| lab | median, ms | 95th of 100, ms | control, ms | ratio |\n|-|-:|-:|-:|-:|");
    let site = browser.site();
    for (page, bytes) in &site.files {
        let html = String::from_utf8_lossy(bytes);
        if !page.ends_with(".html") {
            continue;
        }
        for piece in html.split(" data-lab=\"").skip(1) {
            let lab = piece.split('"').next().unwrap_or_default();
            let at = format!("#lab-{lab}");
            browser.visit(&format!("{page}{at}"));
            browser.until("the lab", || {
                (browser.count(&format!("{at}[data-live]")) == 1).then_some(())
            });
            let script = SCRIPT
                .replace("AT)", &format!("'{at}')"))
                .replace("MOVES", &MOVES.to_string());
            let told = browser.run_async(&script);
            let times = |place: usize| -> Vec<f64> {
                let all = told[place].as_array().into_iter().flatten();
                let mut all: Vec<f64> = all.filter_map(serde_json::Value::as_f64).collect();
                all.sort_by(f64::total_cmp);
                all
            };
            let (drags, control) = (times(0), times(1));
            let at = |sorted: &[f64], share: f64| {
                let place = (sorted.len() as f64 * share) as usize;
                sorted.get(place).copied().unwrap_or(f64::NAN)
            };
            let (median, slow) = (at(&drags, 0.5), at(&drags, 0.95));
            let control = at(&control, 0.5);
            println!(
                "| {lab} | {median:.2} | {slow:.2} | {control:.2} | {:.1} |",
                median / control
            );
        }
    }
}
