//! A small network trained on the tape.

use longhand_math::op::{Arithmetic, Function, Op, Rearrangement, Reduction, Softmax};
use longhand_math::optimizer::{State, named};
use longhand_math::tape::Tape;
use longhand_math::tensor::Shape;
use longhand_math::{MathError, Tensor};
use std::time::Instant;

/// Sizes of the layers.
const WIDTHS: [usize; 4] = [2, 32, 32, 2];

/// Rows a step.
const BATCH: usize = 64;

/// Steps in one round.
const STEPS: usize = 1000;

/// Rounds, in turns.
const ROUNDS: usize = 5;

const TORCH: &str = "
import sys, time, math, torch
torch.set_num_threads(1)
torch.manual_seed(0)
widths, batch, steps = [2, 32, 32, 2], 64, int(sys.argv[1])
layers = []
for a, b in zip(widths, widths[1:]):
    layers += [torch.nn.Linear(a, b), torch.nn.ReLU()]
net = torch.nn.Sequential(*layers[:-1])
adam = torch.optim.Adam(net.parameters(), lr=1e-2)
rows = []
for i in range(batch):
    t = 3 * math.pi * (i // 2 + 1) / (batch // 2) / 2 + math.pi * (i % 2)
    rows.append([t % (2 * math.pi) / 4 * math.cos(t), t % (2 * math.pi) / 4 * math.sin(t)])
x, y = torch.tensor(rows), torch.tensor([i % 2 for i in range(batch)])
def step():
    loss = torch.nn.functional.cross_entropy(net(x), y)
    adam.zero_grad()
    loss.backward()
    adam.step()
    return loss
for _ in range(50):
    step()
start = time.perf_counter()
for _ in range(steps):
    loss = step()
print(steps / (time.perf_counter() - start), loss.item())
";

/// Prints the table.
pub fn report() {
    let interpreter = std::env::var("LONGHAND_TORCH").unwrap_or_else(|_| "python3".to_owned());
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut losses = (0.0, 0.0);
    for _ in 0..ROUNDS {
        let (rate, loss) = train().expect("the network fits together");
        ours.push(rate);
        losses.0 = loss;
        match super::measure::python(&interpreter, TORCH, &[&STEPS.to_string()]).as_deref() {
            Some(&[torch, loss]) => {
                theirs.push(torch);
                ratios.push(rate / torch);
                losses.1 = loss;
            }
            _ => break,
        }
    }
    println!("\n## Training steps a second, 2–32–32–2, batches of {BATCH}, Adam\n");
    if theirs.len() < ROUNDS {
        println!("| Longhand's tape, f64 | loss at the end |\n|-:|-:|");
        println!("| {:.0} | {:.4} |", super::measure::median(ours), losses.0);
        println!("\n!! Beside PyTorch: SKIPPED, `{interpreter}` has none.");
        println!("!! Install it somewhere and name that Python: LONGHAND_TORCH=…/bin/python");
        return;
    }
    println!("| Longhand's tape, f64 | PyTorch, f32, one thread | ratio | losses at the end |");
    println!("|-:|-:|-:|-:|");
    println!(
        "| {:.0} | {:.0} | {:.2} | {:.4}, {:.4} |",
        super::measure::median(ours),
        super::measure::median(theirs),
        super::measure::median(ratios),
        losses.0,
        losses.1
    );
}

/// Two arms of a spiral.
fn data() -> Result<(Tensor, Vec<usize>), MathError> {
    use std::f64::consts::PI;
    let mut rows = Vec::new();
    for i in 0..BATCH {
        let t = 3.0 * PI * (i / 2 + 1) as f64 / (BATCH / 2) as f64 / 2.0 + PI * (i % 2) as f64;
        let radius = t % (2.0 * PI) / 4.0;
        rows.extend([radius * t.cos(), radius * t.sin()]);
    }
    // Where the log-probability of each row's class stands.
    let places = (0..BATCH).map(|i| 2 * i + i % 2).collect();
    Ok((Tensor::matrix(BATCH, 2, rows)?, places))
}

/// Trains for so many steps: steps a second, and the last loss.
fn train() -> Result<(f64, f64), MathError> {
    let adam = named("adam").ok_or_else(|| MathError::new("no such optimizer"))?;
    let settings = adam.settings(&[("lr", 1e-2)])?;
    let mut seed = 1_u64;
    let mut uniform = |bound: f64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        ((seed >> 11) as f64 / (1_u64 << 53) as f64 * 2.0 - 1.0) * bound
    };
    let mut states = Vec::new();
    for pair in WIDTHS.windows(2) {
        let &[from, to] = pair else { continue };
        let bound = 1.0 / (from as f64).sqrt();
        let w = (0..from * to).map(|_| uniform(bound)).collect();
        states.push(State::new(Tensor::matrix(from, to, w)?));
        states.push(State::new(Tensor::vector(
            (0..to).map(|_| uniform(bound)).collect(),
        )));
    }
    let (x, places) = data()?;
    let taken = Op::Rearrangement(Rearrangement::Take(places, Shape::new(&[BATCH])?));
    let mut loss = 0.0;
    let mut start = Instant::now();
    for step in 0..STEPS + 50 {
        if step == 50 {
            start = Instant::now();
        }
        let mut tape = Tape::new();
        let mut h = tape.given(x.clone());
        let weights: Vec<usize> = states
            .iter()
            .map(|state| tape.given(state.param().clone()))
            .collect();
        for (layer, pair) in weights.chunks_exact(2).enumerate() {
            let &[w, b] = pair else { continue };
            let product = tape.apply(Op::MatrixMultiply, &[h, w])?;
            h = tape.apply(Op::Arithmetic(Arithmetic::Add), &[product, b])?;
            if layer + 2 < WIDTHS.len() {
                h = tape.apply(Op::Function(Function::Relu), &[h])?;
            }
        }
        let log = tape.apply(Op::Softmax(Softmax::LogSoftmax, 1), &[h])?;
        let own = tape.apply(taken.clone(), &[log])?;
        let mean = tape.apply(Op::Reduction(Reduction::Mean, None), &[own])?;
        let out = tape.apply(Op::Arithmetic(Arithmetic::Negative), &[mean])?;
        loss = tape.value(out).and_then(Tensor::item).unwrap_or(f64::NAN);
        let gradients = tape.gradients(out, Some(&weights))?;
        for (state, step) in states.iter_mut().zip(&weights) {
            if let Some(gradient) = gradients.of(*step) {
                adam.step(&settings, state, gradient)?;
            }
        }
    }
    Ok((STEPS as f64 / start.elapsed().as_secs_f64(), loss))
}
