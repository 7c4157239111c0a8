//! Bytes that the page loads on a first visit, by type.

use std::collections::BTreeMap;

use longhand::server::Encoding;
use longhand_e2e::Browser;

use crate::page::PAGE;

/// What is summed: files, raw, gzip, brotli.
type Row = [usize; 4];

/// Prints the table.
pub fn report(browser: &Browser) {
    // Without a service worker, which fetches the whole workbook afterwards.
    browser.before_pages("delete Navigator.prototype.serviceWorker");
    browser.forget().open(PAGE).settle();
    let told = browser.run(
        "return [location.href, ...performance.getEntriesByType('resource').map(one => one.name)]
           .map(name => new URL(name).pathname.slice(1))",
    );
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let mut sum = Row::default();
    let mut seen = std::collections::BTreeSet::new();
    for path in told
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|path| path.as_str())
    {
        let Some(bytes) = browser.site().files.get(path) else {
            continue;
        };
        if !seen.insert(path.to_owned()) {
            continue;
        }
        let ending = path.rsplit('.').next().unwrap_or_default();
        let packed = |encoding: Encoding| match ending {
            "woff2" | "png" => bytes.len(),
            _ => encoding.encode(bytes).len(),
        };
        let row = [
            1,
            bytes.len(),
            packed(Encoding::Gzip),
            packed(Encoding::Brotli),
        ];
        let kind = match ending {
            "html" => "pages",
            "css" => "style",
            "js" => "scripts",
            "wasm" => "WebAssembly",
            "woff2" => "fonts",
            "svg" | "png" => "pictures",
            _ => "exercises",
        };
        let total = rows.entry(kind).or_default();
        for i in 0..4 {
            total[i] += row[i];
            sum[i] += row[i];
        }
    }
    println!("## Bytes that {PAGE} loads on a first visit\n");
    println!("| type | files | raw | gzip | brotli |\n|-|-:|-:|-:|-:|");
    for (kind, [files, raw, gzip, brotli]) in rows.iter().chain([(&"**sum**", &sum)]) {
        println!("| {kind} | {files} | {raw} | {gzip} | {brotli} |");
    }
}
