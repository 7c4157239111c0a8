//! Costs against the numbers that papers and model cards print.

use longhand_math::registry::{Argument, Outcome, named};

fn run(slug: &str, numbers: &[(&str, f64)], words: &[(&str, &str)], flags: &[&str]) -> Outcome {
    let numbers = numbers
        .iter()
        .map(|(name, number)| (*name, Argument::Number(*number)));
    let words = words
        .iter()
        .map(|(name, word)| (*name, Argument::from(*word)));
    let flags = flags.iter().map(|name| (*name, Argument::Flag(true)));
    let entry = named(slug).unwrap_or_else(|| panic!("no rule {slug}"));
    entry.call([], numbers.chain(words).chain(flags)).unwrap()
}

/// Equal to the digits printed.
fn close(found: f64, printed: f64) {
    assert!(
        (found - printed).abs() <= 1e-5 * printed.abs(),
        "{found} is not {printed}"
    );
}

#[test]
fn parameters_of_published_models_come_out_to_the_last_one() {
    let llama3_8b = run(
        "transformer_params",
        &[
            ("layers", 32.0),
            ("width", 4096.0),
            ("heads", 32.0),
            ("kv_heads", 8.0),
            ("mlp", 14336.0),
            ("vocab", 128_256.0),
        ],
        &[],
        &["gated"],
    );
    assert_eq!(llama3_8b.number("total").unwrap(), 8_030_261_248.0);
    let mixtral = run(
        "transformer_params",
        &[
            ("layers", 32.0),
            ("width", 4096.0),
            ("heads", 32.0),
            ("kv_heads", 8.0),
            ("mlp", 14336.0),
            ("vocab", 32_000.0),
            ("experts", 8.0),
            ("active_experts", 2.0),
        ],
        &[],
        &["gated"],
    );
    assert_eq!(mixtral.number("total").unwrap(), 46_702_792_704.0);
    assert_eq!((mixtral.number("active").unwrap() / 1e8).round(), 129.0);
}

#[test]
fn a_model_with_latent_attention_and_experts_has_671_billion_of_which_37_are_active() {
    let v3 = run(
        "transformer_params",
        &[
            ("layers", 61.0),
            ("width", 7168.0),
            ("heads", 128.0),
            ("head_dim", 128.0),
            ("mlp", 18432.0),
            ("vocab", 129_280.0),
            ("experts", 256.0),
            ("active_experts", 8.0),
            ("shared_experts", 1.0),
            ("expert_mlp", 2048.0),
            ("dense_layers", 3.0),
            ("kv_rank", 512.0),
            ("q_rank", 1536.0),
            ("rope_dim", 64.0),
        ],
        &[],
        &["gated"],
    );
    assert_eq!((v3.number("total").unwrap() / 1e9).round(), 671.0);
    // The report counts 37 without the input embedding.
    assert_eq!(
        ((v3.number("active").unwrap() - v3.number("embedding").unwrap()) / 1e9).round(),
        37.0
    );
}

#[test]
fn activation_memory_of_gpt3_as_in_table_2() {
    let gpt3 = [
        ("seq", 2048.0),
        ("batch", 1.0),
        ("width", 12288.0),
        ("heads", 96.0),
    ];
    let layer = |more: &[(&str, f64)], words: &[(&str, &str)], flags: &[&str]| {
        let numbers = [&gpt3[..], more].concat();
        run("activation_memory", &numbers, words, flags)
            .number("per_layer")
            .unwrap()
            / 1e9
    };
    close(layer(&[], &[], &[]), 2.8689);
    close(layer(&[("tensor", 8.0)], &[], &[]), 0.578814);
    close(
        layer(
            &[("tensor", 8.0)],
            &[("recompute", "selective")],
            &["sequence_parallel"],
        ),
        0.106955,
    );
    close(
        layer(&[("tensor", 8.0)], &[("recompute", "full")], &[]),
        2.0 * 2048.0 * 12288.0 / 1e9,
    );
}

#[test]
fn model_states_of_zero_and_megatron() {
    let zero = |params: f64, ranks: f64, stage: f64| {
        let numbers = [("params", params), ("ranks", ranks), ("stage", stage)];
        run("model_states", &numbers, &[], &[])
            .number("total")
            .unwrap()
            / 1e9
    };
    assert_eq!(zero(7e9, 1.0, 0.0), 112.0);
    close(zero(7.5e9, 64.0, 1.0), 31.40625);
    close(zero(7.5e9, 64.0, 2.0), 16.640625);
    assert_eq!(
        [1.0, 2.0, 3.0].map(|stage| zero(7e9, 2.0, stage)),
        [70.0, 63.0, 56.0]
    );
    let megatron = run(
        "megatron_states",
        &[("params", 7e9), ("ranks", 8.0)],
        &[],
        &[],
    );
    assert_eq!(megatron.number("total").unwrap(), 52.5e9);
}

#[test]
fn caches_of_grouped_and_latent_attention() {
    let qwen = [("layers", 80.0), ("kv_heads", 8.0), ("head_dim", 128.0)];
    assert_eq!(
        run("kv_cache", &qwen, &[], &[]).number("").unwrap(),
        327_680.0
    );
    let v3 = [("layers", 61.0), ("kv_rank", 512.0), ("rope_dim", 64.0)];
    assert_eq!(
        run("kv_cache_mla", &v3, &[], &[]).number("").unwrap(),
        70_272.0
    );
}

#[test]
fn operations_of_a_step_and_their_share_of_the_peak() {
    let shape = [
        ("layers", 48.0),
        ("width", 6144.0),
        ("seq", 2048.0),
        ("batch", 4.0),
        ("vocab", 51_200.0),
    ];
    let flops = run("transformer_flops", &shape, &[], &[])
        .number("model")
        .unwrap();
    let share = [
        ("flops", flops),
        ("seconds", 1.10),
        ("devices", 8.0),
        ("peak", 312e12),
    ];
    close(run("mfu", &share, &[], &[]).number("").unwrap(), 0.416507);
    let scores = run(
        "transformer_flops",
        &[("layers", 1.0), ("width", 4096.0), ("seq", 2048.0)],
        &[],
        &[],
    );
    close(scores.number("attention_share").unwrap(), 0.0769231);
}

#[test]
fn traffic_of_each_kind_of_parallelism() {
    let tensor = [("seq", 8192.0), ("width", 8192.0), ("ranks", 8.0)];
    let tensor = run("tensor_parallel_volume", &tensor, &[], &[]);
    assert_eq!(tensor.number("all_reduces").unwrap(), 4.0);
    close(tensor.number("payload").unwrap(), 134.218e6);
    let sequence = [("seq", 8192.0), ("width", 8192.0), ("ranks", 8.0)];
    let sequence = run("sequence_parallel_volume", &sequence, &[], &[]);
    assert_eq!(
        sequence.number("sent").unwrap(),
        tensor.number("sent").unwrap()
    );
    let bubble = [("stages", 8.0), ("microbatches", 32.0), ("interleave", 4.0)];
    assert_eq!(
        run("pipeline_bubble", &bubble, &[], &[])
            .number("over_ideal")
            .unwrap(),
        0.0546875
    );
    let data = |stage: f64| {
        let numbers = [("params", 1.0), ("stage", stage), ("bytes", 1.0)];
        run("data_parallel_volume", &numbers, &[], &[])
            .number("")
            .unwrap()
    };
    assert_eq!([0.0, 1.0, 2.0, 3.0].map(data), [2.0, 2.0, 2.0, 3.0]);
    let capacity = [
        ("tokens", 4096.0),
        ("experts", 64.0),
        ("active_experts", 2.0),
        ("factor", 1.25),
    ];
    assert_eq!(
        run("expert_capacity", &capacity, &[], &[])
            .number("")
            .unwrap(),
        160.0
    );
}

#[test]
fn the_best_size_for_gophers_budget_by_each_fit() {
    let best = |approach: &str| {
        run(
            "chinchilla_optimal",
            &[("flops", 5.76e23)],
            &[("approach", approach)],
            &[],
        )
    };
    let pair = |approach: &str| {
        let best = best(approach);
        (
            best.number("params").unwrap(),
            best.number("tokens").unwrap(),
        )
    };
    for (approach, params, tokens) in [
        ("ratio", 69_282_032_303.0, 1_385_640_646_055.0),
        ("approach3", 3.21899e10, 2.98231e12),
        ("besiroglu", 7.22487e10, 1.32874e12),
    ] {
        let (found_params, found_tokens) = pair(approach);
        close(found_params, params);
        close(found_tokens, tokens);
    }
    assert_eq!(pair("approach1").0, 67e9);
    assert_eq!(pair("approach2").0, 63e9);
    let loss = run(
        "chinchilla_loss",
        &[("params", 125e6), ("tokens", 10e9)],
        &[("fit", "besiroglu")],
        &[],
    );
    close(loss.number("").unwrap(), 3.01167);
}

#[test]
fn dalys_interval_is_close_to_youngs_when_failures_are_rare() {
    let found = run(
        "checkpoint_interval",
        &[("write", 1.0), ("mtbf", 1e6)],
        &[],
        &[],
    );
    let (young, daly) = (
        found.number("young").unwrap(),
        found.number("daly").unwrap(),
    );
    assert!((daly / young - 1.0).abs() < 1e-3, "{young} {daly}");
}
