//! What 19 public reports of wrong losses, optimizers, schedules, parameter counts and caches come to
//! when they are worked out: each with its number in the collection of cases, its formula as one types
//! it here, and the values worked out elsewhere (mpmath, exact fractions, NumPy).

use longhand_notation::{Scope, read};

/// The report, the formula, its values; up to which part of a value the source gives them.
const REPORTS: &[(&str, &str, &[f64], f64)] = &[
    (
        "M01",
        "m = transformer_params(24, 2048, heads = 16, head_dim = 128, gated = true, vocab = 151936, biases = qkv, experts = 60, active_experts = 4, shared_experts = 4, expert_mlp = 1408); [m.total, m.active, m.total + 24*2048]",
        &[14315735040.0, 2689124352.0, 14315784192.0],
        1e-9,
    ),
    (
        "M01",
        "transformer_params(24, 2048, heads = 16, head_dim = 128, gated = true, vocab = 151936, biases = qkv, experts = 60, expert_mlp = 5632).total",
        &[50856511488.0],
        1e-9,
    ),
    (
        "M02",
        "m = transformer_params(28, 3072, heads = 16, head_dim = 256, mlp = 24576, gated = true, vocab = 256000, tied = true); [m.total, m.without_embedding, m.embedding]",
        &[8537680896.0, 7751248896.0, 786432000.0],
        1e-9,
    ),
    (
        "M02",
        "transformer_params(28, 3072, heads = 16, mlp = 24576, gated = true, vocab = 256000, tied = true).total",
        &[8185359360.0],
        1e-9,
    ),
    (
        "M02",
        "transformer_params(18, 2048, heads = 8, kv_heads = 1, head_dim = 256, mlp = 16384, gated = true, vocab = 256000, tied = true).total",
        &[2506172416.0],
        1e-9,
    ),
    (
        "M03",
        "kv_cache_mla(61, 512, 64, tokens = 65536, bytes = 0.5)",
        &[1151336448.0],
        1e-9,
    ),
    (
        "M03",
        "kv_cache_mla(61, 512, 64, tokens = 65536, bytes = 0.5) B -> MiB",
        &[1098.0],
        1e-9,
    ),
    (
        "M03",
        "kv_cache_mla(1, 512, 64, tokens = 65536, bytes = 0.5) / 2^20",
        &[18.0],
        1e-9,
    ),
    (
        "M03",
        "kv_cache_mla(61, 512, 64, tokens = 32768, bytes = 34/32) / 2^20",
        &[1166.625],
        1e-9,
    ),
    ("M03", "kv_cache_mla(61, 512, 64)", &[70272.0], 1e-9),
    (
        "M04",
        "[kv_cache(32, 8, 128, tokens = 128000), kv_cache(80, 8, 128, tokens = 128000), kv_cache(126, 8, 128, tokens = 128000)]/2^30",
        &[15.625, 39.0625, 61.5234375],
        1e-9,
    ),
    (
        "M04",
        "[kv_cache(32, 8, 128, tokens = 1024), kv_cache(126, 8, 128, tokens = 1024), kv_cache(126, 16, 128, tokens = 1024)]/2^30",
        &[0.125, 0.4921875, 0.984375],
        1e-9,
    ),
    (
        "M04",
        "kv_cache(126, 8, 128, tokens = 128000) B -> GB",
        &[66.060288],
        1e-9,
    ),
    (
        "M05",
        "mfu(training_flops(70B, 2048*16*500), 13.5*3600, devices = 16, peak = 312T)",
        &[0.0283634],
        2e-4,
    ),
    (
        "M05",
        "mfu(training_flops(70B, 2048*16*500), 13.5*3600, peak = 312T)",
        &[0.4538145],
        2e-4,
    ),
    (
        "M05",
        "6 * 70B * 2048*16*500 FLOP / (13.5 h * 16 * 312 TFLOP/s)",
        &[0.0283634],
        2e-4,
    ),
    ("M05", "6.89e18/(13.5*3600)", &[141770000000000.0], 2e-4),
    (
        "M06",
        "m(L) = transformer_params(L, 7168, heads = 128, head_dim = 128, mlp = 18432, gated = true, vocab = 129280, experts = 256, active_experts = 8, shared_experts = 1, expert_mlp = 2048, dense_layers = 3, kv_rank = 512, q_rank = 1536, rope_dim = 64); [m(61).total, m(61).active, m(61).active - m(61).embedding, m(61).active - m(61).embedding - m(61).output]",
        &[671026404352.0, 37552282624.0, 36625603584.0, 35698924544.0],
        1e-9,
    ),
    (
        "M06",
        "m(L) = transformer_params(L, 7168, heads = 128, head_dim = 128, mlp = 18432, gated = true, vocab = 129280, experts = 256, active_experts = 8, shared_experts = 1, expert_mlp = 2048, dense_layers = 3, kv_rank = 512, q_rank = 1536, rope_dim = 64); [m(62).total - m(61).total, m(62).total + 2*7168^2 + 3*7168 + 2*129280*7168]",
        &[11507286016.0, 684489830400.0],
        1e-9,
    ),
    (
        "M07",
        "transformer_params(12, 768, heads = 12, vocab = 50304, tied = true).total",
        &[123587328.0],
        1e-9,
    ),
    (
        "M07",
        "palm_flops(123587328, 12, 12, 64, 1024)",
        &[854770176.0],
        1e-9,
    ),
    (
        "M07",
        "mfu(palm_flops(123587328, 12, 12, 64, 1024) * 12*1024*40 * 600000, 4*86400, devices = 8, peak = 312T)",
        &[0.2922291],
        2e-4,
    ),
    (
        "M07",
        "transformer_params(12, 768, heads = 12, vocab = 50257, positions = 1024, tied = true, biases = all, norm = layer).total - 1024*768",
        &[123653376.0],
        1e-9,
    ),
    (
        "N01",
        "cross_entropy([[1, 0]], [0], weight = [0.01, 0.99], label_smoothing = 0.1)",
        &[6.798243956357515],
        1e-9,
    ),
    (
        "N01",
        "cross_entropy([[0, 1]], [0], weight = [0.01, 0.99], label_smoothing = 0.1)",
        &[2.798243956357515],
        1e-9,
    ),
    (
        "N01",
        "cross_entropy([[2, 0], [0, 1]], [0, 1], weight = [0.01, 0.99], label_smoothing = 0.1)",
        &[0.401768000606183],
        1e-9,
    ),
    (
        "N01",
        "cross_entropy([[1, 0]], [0], weight = [0.01, 0.99], label_smoothing = 0.1).d_logits",
        &[3.363245613917029, -3.363245613917029],
        1e-9,
    ),
    (
        "N01",
        "cross_entropy_soft([[0, 1], [1, 0]], [[1, 0], [1, 0]], weight = [0.01, 0.99], label_smoothing = 0.1, reduction = none)",
        &[0.0279824395635751, 0.0679824395635751],
        1e-9,
    ),
    (
        "N02",
        "a = cross_entropy([[2, 0], [0, 1]], [0, -100]); b = cross_entropy([[1, 1], [0, 3]], [1, 0]); w = cross_entropy([[2, 0], [0, 1], [1, 1], [0, 3]], [0, -100, 1, 0]); [w.loss, (1*a.loss + 2*b.loss)/3, (a.loss + b.loss)/2]",
        &[1.289554181058887, 1.289554181058887, 0.998897638554908],
        1e-9,
    ),
    ("N03", "adam([1e-8]).param", &[-0.0005], 1e-9),
    ("N03", "adam([1e-7]).param", &[-0.000909090909090909], 1e-9),
    (
        "N03",
        "adam([0.1], lr = 0.1, eps = 1).param",
        &[-0.00909090909090909],
        1e-9,
    ),
    (
        "N04",
        "f(x) = norm(x)^2; grad(f, [0, 0])",
        &[0.0, 0.0],
        1e-9,
    ),
    ("N04", "f(x) = sum(x^2); grad(f, [0, 0])", &[0.0, 0.0], 1e-9),
    ("N04", "f(a) = norm(a*[0, 0]); grad(f, 1.3)", &[0.0], 1e-9),
    ("N04", "grad(norm, [0, 0])", &[0.0, 0.0], 1e-9),
    ("N04", "grad(norm, [3, 4])", &[0.6, 0.8], 1e-9),
    (
        "N05",
        "fp8_e4m3fn([448, 464, 465, 1000, -1000])",
        &[448.0, 448.0, f64::NAN, f64::NAN, f64::NAN],
        1e-9,
    ),
    (
        "N05",
        "fp8_e4m3fn([448, 464, 465, 1000, -1000], saturate = true)",
        &[448.0, 448.0, 448.0, 448.0, -448.0],
        1e-9,
    ),
    (
        "N05",
        "fp8_e5m2([57344, 58000, 61439, 61440, 65536])",
        &[57344.0, 57344.0, 57344.0, f64::INFINITY, f64::INFINITY],
        1e-9,
    ),
    (
        "N05",
        "fp8_e4m3fn([17, 19, 0.0009765625, 0.00098])",
        &[16.0, 20.0, 0.0, 0.001953125],
        1e-9,
    ),
    (
        "N07",
        "r = batch_norm([[2, 15, 2, 1], [2, 17, 2, 1], [-4, -2, -2, -1]], momentum = 1); [r.running_mean, r.running_var, r.var]",
        &[
            0.0, 10.0, 0.6667, 0.3333, 12.0, 109.0, 5.3333, 1.3333, 8.0, 72.6667, 3.5556, 0.8889,
        ],
        2e-4,
    ),
    (
        "N07",
        "r = batch_norm([[2, 15, 2, 1], [2, 17, 2, 1], [-4, -2, -2, -1]]); [r.running_mean, r.running_var]",
        &[0.0, 1.0, 0.066667, 0.033333, 2.1, 11.8, 1.433333, 1.033333],
        2e-4,
    ),
    (
        "N07",
        "batch_norm([[[1, 2, 3, 4]], [[2, 3, 4, 5]], [[3, 4, 5, 6]], [[4, 5, 6, 7]]]).running_var",
        &[1.166667],
        2e-4,
    ),
    (
        "N08",
        "student = [[1, 0, 0], [0, 2, 0]]; teacher = [[2, 0, 0], [0, 1, 1]]; p = softmax(teacher/2); q = log_softmax(student/2); [distillation_kl(student, teacher, temperature = 2).loss, 4*kl_div(q, p).loss, 4*kl_div(q, p, reduction = batchmean).loss, 4*kl_div(q, p, reduction = mean).loss, 4*kl_div(q, p, reduction = sum).loss]",
        &[
            0.248830247707048,
            0.248830247707048,
            0.248830247707048,
            0.082943415902349,
            0.497660495414096,
        ],
        1e-9,
    ),
    (
        "N09",
        "m = master_weights(1, -6e-4, 100, format = bf16); [m.low, m.fp32, m.fp64]",
        &[1.0, 0.940002, 0.94],
        2e-4,
    ),
    (
        "N09",
        "m = master_weights(1, -2e-3, 100, format = bf16); [m.low, m.fp64]",
        &[0.609375, 0.8],
        1e-9,
    ),
    (
        "N09",
        "bf16([1 - 0.001953125, 1 - 0.00196, 1 + 0.00390625, 1 + 0.004])",
        &[1.0, 0.99609375, 1.0, 1.0078125],
        1e-9,
    ),
    ("N09", "bf16(1*(1 - 1e-4*0.01))", &[1.0], 1e-9),
    (
        "N10",
        "f(a) = softmax(a + [0, -inf, 0, 0, 0])[3]; grad(f, ones(5))",
        &[-0.0625, 0.0, 0.1875, -0.0625, -0.0625],
        1e-9,
    ),
    (
        "N10",
        "grad(logsumexp, [-inf, 0, 0])",
        &[0.0, 0.5, 0.5],
        1e-9,
    ),
    ("N10", "logsumexp([-inf, -inf])", &[f64::NEG_INFINITY], 1e-9),
    (
        "N10",
        "cross_entropy([[0, -inf, 0]], [0]).d_logits",
        &[-0.5, 0.0, 0.5],
        1e-9,
    ),
    (
        "N10",
        "log_softmax([[0.3725, 0.5344], [-inf, -inf]])",
        &[-0.77737, -0.61547, f64::NAN, f64::NAN],
        2e-4,
    ),
    (
        "N11",
        "wsd(range(0, 10), max = 1, total = 10, warmup = 4, decay = 4)",
        &[0.0, 0.25, 0.5, 0.75, 1.0, 1.0, 1.0, 0.75, 0.5, 0.25, 0.0],
        1e-9,
    ),
    (
        "N11",
        "wsd([9, 10], total = 10, warmup = 4, decay = 0)",
        &[1.0, 0.0],
        1e-9,
    ),
    (
        "N11",
        "cosine([9, 10, 11], total = 10, warmup = 10)",
        &[0.9, 0.0, 0.0],
        1e-9,
    ),
    (
        "N11",
        "cosine_huggingface([0, 9, 10], total = 10, warmup = 10)",
        &[0.0, 0.9, 1.0],
        1e-9,
    ),
];

#[test]
fn public_reports_come_to_what_was_worked_out_elsewhere() {
    for (report, text, expected, part) in REPORTS {
        let value = read(text).and_then(|program| program.evaluate(&Scope::new()));
        let value = value.unwrap_or_else(|fault| panic!("{report} {text}: {fault:?}"));
        let found = value
            .as_tensor()
            .unwrap_or_else(|| panic!("{report} {text}"))
            .data()
            .to_vec();
        assert_eq!(found.len(), expected.len(), "{report} {text}: {found:?}");
        for (found, expected) in found.iter().zip(*expected) {
            let same = found == expected
                || (found.is_nan() && expected.is_nan())
                || (found - expected).abs() <= part * expected.abs();
            assert!(same, "{report} {text}: {found} for {expected}");
        }
    }
}
