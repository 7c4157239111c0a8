//! Lines of a calculator.

use longhand_notation::{Scope, parse};
use std::time::Instant;

/// Lines that mean the same here and in Python.
const LINES: &[&str] = &[
    "0.744/(1-0.9**3)",
    "6*125e6*10e9/(8*150e12)/3600",
    "exp(2)/(exp(2)+exp(1)+exp(0.1))",
    "-log(exp(2)/(exp(2)+exp(1)+exp(0.1)))",
    "3e-5+0.5*(3e-4-3e-5)*(1+cos(pi*(6000-2000)/(10000-2000)))",
    "sqrt(0.3**2+0.4**2+0.5**2+0.1**2+0.2**2)",
    "2*(3*1+2)*3",
    "1/(1+exp(-0.5))*(1-1/(1+exp(-0.5)))",
    "32*512*768*4/2**20",
    "2*(2-2.5)/sqrt(1.25)+1",
    "0.9*(0.9*(0.9*0+0.1*2.5)+0.1*3)+0.1*2",
    "tanh(0.5)*(1-tanh(0.25)**2)",
    "10e9/(512*1024)",
    "log2(8)+log10(1000)-log(e)",
    "1.7+(2.7-1.7)*10**-0.176091",
    "sqrt(2*60*3.09*3600)/60",
];

/// Times the whole list is gone through in one round.
const TIMES: usize = 500;

/// Rounds, in turns; odd, so that there is a median.
const ROUNDS: usize = 7;

const PYTHON: &str = "
import math, sys, time
lines = sys.argv[1].split('\\n')
names = {n: getattr(math, n) for n in dir(math) if n[0] != '_'}
times = int(sys.argv[2])
start = time.perf_counter()
for _ in range(times):
    for line in lines:
        eval(line, names)
print(times * len(lines) / (time.perf_counter() - start))
for line in lines:
    print(repr(float(eval(line, names))))
";

/// Prints the table.
pub fn report() {
    let scope = Scope::new();
    let value = |line: &str| {
        let program = parse(line).unwrap_or_else(|fault| panic!("{line}: {fault}"));
        let value = program.evaluate(&scope).expect("the line has a value");
        value.as_number().expect("the value is a number")
    };
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut apart: f64 = 0.0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut sum = 0.0;
        for _ in 0..TIMES {
            sum += LINES.iter().map(|line| value(line)).sum::<f64>();
        }
        std::hint::black_box(sum);
        let mine = (TIMES * LINES.len()) as f64 / start.elapsed().as_secs_f64();
        let told =
            super::measure::python("python3", PYTHON, &[&LINES.join("\n"), &TIMES.to_string()]);
        let Some((rate, values)) = told.as_deref().and_then(<[f64]>::split_first) else {
            println!("\n!! Lines beside Python: SKIPPED, there is no python3 here.");
            return;
        };
        for (line, python) in LINES.iter().zip(values) {
            apart = apart.max((value(line) / python - 1.0).abs());
        }
        ours.push(mine);
        theirs.push(*rate);
        ratios.push(mine / rate);
    }
    println!("\n## Lines a second, median of {ROUNDS} rounds in turns\n");
    println!("| Longhand | python3, eval and math | ratio | values differ by at most |");
    println!("|-:|-:|-:|-:|");
    println!(
        "| {:.0} | {:.0} | {:.2} | {apart:.0e} |",
        super::measure::median(ours),
        super::measure::median(theirs),
        super::measure::median(ratios)
    );
}
