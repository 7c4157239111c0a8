//! What the programs of the tools weigh.

use std::io::Write;

use longhand_e2e::Site;

/// Bytes of what a page's own program comes to, packed as well as a host can.
fn program(page: &str) -> usize {
    let site = Site::shared();
    let html = String::from_utf8_lossy(&site.files[page]).into_owned();
    let told = |name: &str| {
        let (_, rest) = html
            .split_once(&format!("name=\"longhand-{name}\" content=\""))
            .expect(name);
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let own = told("program");
    let (folder, _) = own.split_once("longhand_web").expect("a program's name");
    let own = |name: &&String| {
        let rest = name.strip_prefix(folder).unwrap_or("examples/");
        !rest.starts_with("examples/")
    };
    let files = site.files.keys().filter(own);
    files.map(|file| packed(&site.files[file])).sum()
}

/// What a host sends at best: packed once, as well as brotli can.
pub fn packed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    {
        let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, 11, 22);
        encoder.write_all(bytes).expect("it is packed");
    }
    out.len()
}

/// What the program of each tool may weigh. The calculator has every rule of the language; the
/// others do without. See `docs/decisions/0196-what-a-tool-weighs.md`.
const BUDGETS: [(&str, usize); 4] = [
    ("planner.html", 200_000),
    ("doctor.html", 200_000),
    ("search.html", 60_000),
    ("calculator.html", 350_000),
];

#[test]
fn the_program_of_each_tool_keeps_to_its_budget() {
    for (page, budget) in BUDGETS {
        let bytes = program(page);
        eprintln!("{page}: {bytes} bytes");
        assert!(bytes <= budget, "{page}: {bytes}");
    }
}
