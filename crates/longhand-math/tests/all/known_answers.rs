//! Rules of every family against answers worked out by hand or printed in papers.

use longhand_math::Tensor;
use longhand_math::registry::{Argument, Outcome, named};

/// A call: unnamed numbers and lists, named numbers.
fn run(slug: &str, unnamed: &[Argument], named_numbers: &[(&str, f64)]) -> Outcome {
    let entry = named(slug).unwrap_or_else(|| panic!("no rule {slug}"));
    let numbers = named_numbers
        .iter()
        .map(|(name, number)| (*name, Argument::Number(*number)));
    entry.call(unnamed.iter().cloned(), numbers).unwrap()
}

fn list<const N: usize>(numbers: [f64; N]) -> Argument {
    numbers.into()
}

/// Equal to the digits given.
fn close(found: &Outcome, part: &str, wanted: &[f64]) {
    let found = found.tensor(part).unwrap();
    assert_eq!(found.len(), wanted.len(), "{part}");
    for (found, wanted) in found.data().iter().zip(wanted) {
        assert!(
            (found - wanted).abs() <= 1e-5 * wanted.abs().max(1e-3),
            "{part}: {found} is not {wanted}"
        );
    }
}

#[test]
fn losses() {
    let z = list([2.0, 1.0, 0.1]);
    let smooth = run(
        "cross_entropy",
        &[z.clone(), 0.0.into()],
        &[("label_smoothing", 0.1)],
    );
    close(&smooth, "loss", &[0.513697]);
    close(&smooth, "d_logits", &[-0.274332, 0.2091, 0.0652326]);
    let z_loss = run("z_loss", &[z], &[]);
    close(&z_loss, "loss", &[0.000584203]);
    close(
        &run("z_loss", &[list([2.0, 1.0, 0.1, -1.0])], &[("coef", 1e-3)]),
        "loss",
        &[0.00599913],
    );
    let bce = run("bce_with_logits", &[(-3.0).into(), 1.0.into()], &[]);
    close(&bce, "loss", &[3.04859]);
    close(&bce, "d_logits", &[-0.952574]);
    let distilled = run(
        "distillation_kl",
        &[list([2.0, 1.0, 0.1]), list([3.0, 1.0, 0.0])],
        &[("temperature", 2.0)],
    );
    close(
        &distilled,
        "d_student_logits",
        &[-0.253688, 0.14613, 0.107558],
    );
    let log_q = Tensor::vector(
        [0.5_f64, 0.3, 0.2]
            .iter()
            .map(|q| longhand_math::real::ln(*q))
            .collect(),
    );
    let kl = named("kl_div").unwrap();
    let kl = kl
        .call(
            [log_q.into(), list([0.7, 0.2, 0.1])],
            [("reduction", "sum".into())],
        )
        .unwrap();
    close(&kl, "loss", &[0.0851228]);
}

#[test]
fn preferences_and_policies() {
    let dpo = run(
        "dpo",
        &[],
        &[
            ("policy_chosen", 0.5),
            ("policy_rejected", -0.3),
            ("reference_chosen", 0.0),
            ("reference_rejected", 0.0),
            ("beta", 0.1),
        ],
    );
    close(&dpo, "loss", &[0.653947]);
    close(&dpo, "d_policy_chosen", &[-0.0480011]);
    let pair = run("reward_pair", &[1.2.into(), 0.0.into()], &[]);
    close(&pair, "loss", &[0.263282]);
    close(&pair, "d_r_chosen", &[-0.231475]);
    for (ratio, advantage, gain, still) in [
        (1.3, 1.0, 1.2, true),
        (1.3, -1.0, -1.3, false),
        (0.7, 1.0, 0.7, false),
        (0.7, -1.0, -0.8, true),
    ] {
        let new = longhand_math::real::ln(ratio);
        let found = run("ppo_clip", &[new.into(), 0.0.into(), advantage.into()], &[]);
        close(&found, "loss", &[-gain]);
        assert_eq!(found.number("d_log_prob").unwrap() == 0.0, still);
    }
    let rewards = list([1.0, 0.0, 0.0, 1.0]);
    close(
        &run("grpo_advantages", std::slice::from_ref(&rewards), &[]),
        "",
        &[1.0, -1.0, -1.0, 1.0],
    );
    let sample = named("grpo_advantages")
        .unwrap()
        .call([rewards], [("unbiased", true.into())])
        .unwrap();
    close(&sample, "", &[0.866025, -0.866025, -0.866025, 0.866025]);
    close(
        &run("grpo_advantages", &[list([1.0, 1.0])], &[]),
        "",
        &[0.0, 0.0],
    );
}

#[test]
fn schedules() {
    let wsd = [
        ("warmup", 1000.0),
        ("total", 10_000.0),
        ("decay", 2000.0),
        ("max", 3e-4),
    ];
    close(&run("wsd", &[9000.0.into()], &wsd), "", &[0.00015]);
    let cosine = [
        ("warmup", 2000.0),
        ("total", 10_000.0),
        ("max", 3e-4),
        ("min", 3e-5),
    ];
    close(
        &run("cosine", &[list([0.0, 10_000.0, 14_000.0])], &cosine),
        "",
        &[0.0, 3e-5, 3e-5],
    );
    // Without a clamp the rate comes back up.
    close(
        &run("cosine_huggingface", &[list([14_000.0, 18_000.0])], &cosine),
        "",
        &[0.000165, 0.0003],
    );
    // Warm-up as long as the run: the end still wins.
    let short = [
        ("warmup", 10.0),
        ("total", 10.0),
        ("max", 1.0),
        ("min", 0.1),
    ];
    for slug in ["cosine", "linear_decay", "polynomial"] {
        close(
            &run(slug, &[list([0.0, 5.0, 10.0])], &short),
            "",
            &[0.0, 0.5, 0.1],
        );
    }
}

#[test]
fn optimizers() {
    let lion = run("lion", &[list([50.0, -4.0])], &[]);
    // m = 0.5 after the first gradient; 0.9 · 0.5 − 0.1 · 4 > 0.
    close(&lion, "m", &[0.455]);
    let step = 1e-4;
    assert!((lion.number("param").unwrap() + 2.0 * step).abs() < 1e-12);
    let momentum = [("lr", 0.1), ("momentum", 0.9)];
    close(
        &run("sgd", &[list([1.0, 1.0, 1.0])], &momentum),
        "param",
        &[-0.561],
    );
    let adam = |g: f64| {
        run("adam", &[g.into()], &[("lr", 1.0)])
            .number("param")
            .unwrap()
    };
    assert!((adam(1e-3) + 0.99999).abs() < 1e-6 && (adam(1e-9) + 0.0909091).abs() < 1e-6);
    let still = [("lr", 1e-3), ("weight_decay", 0.1), ("param", 2.0)];
    close(
        &run("adamw", &[0.0.into()], &still),
        "param",
        &[2.0 - 0.0002],
    );
    close(&run("adam", &[0.0.into()], &still), "param", &[2.0 - 0.001]);
    let one = |sigma: f64| {
        // A 2 × 2 matrix with one singular value in question: the norm is taken out by hand.
        let other = (1.0 - sigma * sigma).sqrt();
        let matrix = Tensor::matrix(2, 2, vec![sigma, 0.0, 0.0, other]).unwrap();
        run("newton_schulz", &[matrix.into()], &[])
            .tensor("")
            .unwrap()
            .data()[0]
    };
    assert!((one(0.1) - 0.71212).abs() < 1e-5 && (one(1.0) - 0.696436).abs() < 1e-5);
}

#[test]
fn costs() {
    let noise = [
        ("small_batch", 8.0),
        ("small_norm2", 5.0),
        ("large_batch", 128.0),
        ("large_norm2", 1.25),
    ];
    let noise = run("gradient_noise_scale", &[], &noise);
    close(&noise, "noise_scale", &[32.0]);
    close(&noise, "signal", &[1.0]);
    let batch = run("critical_batch", &[4.0.into(), 1.0.into()], &[]);
    close(&batch, "steps", &[1.25]);
    close(&batch, "examples", &[5.0]);
    let palm = [
        ("params", 540.35e9),
        ("layers", 118.0),
        ("heads", 48.0),
        ("head_dim", 256.0),
        ("seq", 2048.0),
    ];
    let flops = run("palm_flops", &[], &palm).number("").unwrap() * 238.3e3;
    let share = [
        ("flops", flops),
        ("seconds", 1.0),
        ("devices", 6144.0),
        ("peak", 275e12),
    ];
    close(&run("mfu", &[], &share), "", &[0.462289]);
    let hop = [
        ("seq", 131_072.0),
        ("kv_heads", 8.0),
        ("head_dim", 128.0),
        ("ranks", 16.0),
    ];
    close(
        &run("context_parallel_volume", &[], &hop),
        "hop",
        &[33.5544e6],
    );
    let dispatch = [
        ("tokens", 4096.0),
        ("active_experts", 8.0),
        ("width", 7168.0),
        ("bytes", 1.0),
    ];
    close(
        &run("expert_parallel_volume", &[], &dispatch),
        "dispatch",
        &[234.881e6],
    );
    let run_of_hours = [
        ("flops", 6250.0 * 8.0),
        ("devices", 8.0),
        ("peak", 1.0),
        ("watts", 400.0),
        ("pue", 1.2),
    ];
    close(
        &run("training_run", &[], &run_of_hours),
        "energy_kwh",
        &[6.66662],
    );
    let dense = run(
        "activation_memory",
        &[],
        &[
            ("seq", 2048.0),
            ("batch", 32.0),
            ("width", 4096.0),
            ("heads", 32.0),
        ],
    );
    close(&dense, "per_layer", &[30.6016e9]);
    // 1F1B: the first of eight stages holds as much as all 96 layers of one microbatch.
    let stage = [
        ("seq", 1.0),
        ("batch", 1.0),
        ("width", 1.0),
        ("heads", 0.0),
        ("layers", 96.0),
        ("pipeline", 8.0),
    ];
    close(
        &run("activation_memory", &[], &stage),
        "layers",
        &[96.0 * 34.0],
    );
}

#[test]
fn formats() {
    close(&run("fp16", &[1e-9.into()], &[]), "value", &[0.0]);
    let block = run("mxfp4", &[list([7.0, 1.0, 0.3])], &[]);
    // Largest 7: scale 2^(2 − 2) = 1, and 7 is clamped to 6.
    close(&block, "value", &[6.0, 1.0, 0.5]);
    let scaled = run("loss_scaled_grads", &[list([1e-8]), 1024.0.into()], &[]);
    close(&scaled, "recovered", &[1.00117e-8]);
}
