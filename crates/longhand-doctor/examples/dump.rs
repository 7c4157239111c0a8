//! Prints what was read.
#![allow(clippy::unwrap_used)]
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let mut reader = longhand_doctor::readers::Reader::new();
        for chunk in bytes.chunks(65536) {
            reader.push(chunk);
        }
        let name = path.rsplit('/').next().unwrap();
        match reader.finish() {
            Err(fault) => println!("{name}: {fault}"),
            Ok(log) => {
                println!("{name}: {} runs; unread {:?}", log.runs.len(), log.unread);
                for run in log.runs.iter() {
                    let cols: Vec<String> = run.columns.iter().map(|c| format!("{}={}x{} [{}..{}]", c.key(), c.name, c.len(), c.values[0], c.values[c.len()-1])).collect();
                    println!("    {} {:?} {:?} max {:?} restarts {:?} rep {} low {:?} {}", run.format, run.span(), run.numbering, run.max_steps, run.restarts.iter().map(|r| (r.step, r.before.len())).collect::<Vec<_>>(), run.repeated, run.lowered.len(), cols.join(", "));
                }
            }
        }
    }
}
