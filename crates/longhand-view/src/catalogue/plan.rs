//! What stands on the planner's pages.

/// What stands on the planner's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanWords {
    /// Above the parameters.
    pub parameters: &'static str,
    /// Above FLOP a token.
    pub flops: &'static str,
    /// Above the memory of a device.
    pub memory: &'static str,
    /// Above a step.
    pub step: &'static str,
    /// Above the run.
    pub run: &'static str,
    /// Above the assumptions.
    pub assumptions: &'static str,
    /// Above the warnings.
    pub warnings: &'static str,
    /// Needed and there are, where it fits.
    pub fits: &'static str,
    /// The same where it does not.
    pub fits_not: &'static str,
    /// Spoken name of the memory bar: needed, capacity.
    pub bar: &'static str,
    /// The line in the bar where the device's memory ends.
    pub capacity: &'static str,
    /// Before the source of a formula.
    pub source: &'static str,
    /// Which stage of a pipeline needs the most memory: first or last.
    pub stage: &'static str,
    /// How the time of a step is known: given, by throughput, device-hours or MFU, estimated.
    pub from: [&'static str; 5],
    /// Behind the seconds of traffic: its bytes.
    pub for_bytes: &'static str,
    /// Behind the cost: when the price was looked up.
    pub price_of: &'static str,
    /// A number that is not known.
    pub unknown: &'static str,
    /// Names of keys: the last part of a key, and what people call it.
    pub names: &'static [(&'static str, &'static str)],
    /// Summary of the page of published rows: numbers within their tolerance, numbers.
    pub published_count: &'static str,
    /// Column: the row's name.
    pub row: &'static str,
    /// Column: which number.
    pub number: &'static str,
    /// Column: theirs.
    pub they: &'static str,
    /// Column: ours.
    pub we: &'static str,
    /// Column: ours over theirs.
    pub ratio: &'static str,
    /// Column: why it differs.
    pub why: &'static str,
    /// Before a bound: ours may not be above it.
    pub at_most: &'static str,
    /// A row that is shown and not counted.
    pub not_counted: &'static str,
    /// How a source was read: the word of the row, and a sentence.
    pub read: &'static [(&'static str, &'static str)],
    /// Column of a comparison: what is compared.
    pub compared: &'static str,
}

/// The same in English.
pub const ENGLISH: PlanWords = PlanWords {
    parameters: "Parameters",
    flops: "FLOP a token in training",
    memory: "Memory of one device",
    step: "A step",
    run: "The run",
    assumptions: "Taken for granted",
    warnings: "To know",
    fits: "{} of {}: it fits.",
    fits_not: "{} of {}: it does not fit.",
    bar: "Memory by part: {} needed, {} there",
    capacity: "the device’s memory",
    source: "Source: {}",
    stage: "The {} stage of the pipeline needs the most; it is shown.",
    from: [
        "The time of a step is the one given.",
        "The time of a step follows from the throughput given.",
        "The time of a step is implied by the device-hours given, which hold restarts and repeated steps.",
        "The time of a step follows from the MFU given.",
        "The time of a step is estimated: how arithmetic and traffic overlap is assumed, see below.",
    ],
    for_bytes: " for {}",
    price_of: " (price of {})",
    unknown: "not known",
    names: &[
        ("run.mfu", "MFU"),
        ("run.hfu", "HFU, with what is computed again"),
        ("run.model_flops_per_device", "model FLOP/s of a device"),
        ("run.total_flops", "FLOP of the run"),
        ("kv_cache.bytes", "key-value cache of a sequence"),
        ("kv_cache.bytes_per_token", "key-value cache of a token"),
        ("parameters.mtp", "prediction modules, besides"),
        ("step.communication.tensor", "tensor traffic"),
        ("step.communication.data", "data traffic"),
        ("step.communication.pipeline", "pipeline traffic"),
        ("step.communication.context", "context traffic"),
        ("step.communication.expert", "expert traffic"),
        ("step.bubble", "bubble, of the ideal time"),
        ("step.tokens", "tokens of a step"),
        ("step.micro_batches", "micro-batches of a step"),
        (
            "run.tokens_per_second_per_device",
            "tokens a second and device",
        ),
        ("run.failures.mtbf_seconds", "time between failures"),
        (
            "run.checkpoint.weights_bytes",
            "a checkpoint of the weights",
        ),
        ("run.checkpoint.write_seconds", "writing a checkpoint"),
        ("run.checkpoint.lost", "time lost to both"),
        ("overlap", "Overlap"),
        ("implied", "Implied rates"),
        ("loss", "Loss of mixtures"),
        ("six_n", "6N"),
        ("six_n_no_input", "6N without the input table"),
        ("six_n_no_tables", "6N without any table"),
        ("palm", "PaLM"),
        ("nanogpt", "nanoGPT"),
        ("llm_foundry", "llm-foundry"),
        ("torchtitan", "torchtitan"),
        ("causal", "half the square"),
        ("matmul", "every product (Korthikanti)"),
        ("matmul_causal", "every product, masks and windows used"),
        ("megatron", "Megatron-Bridge"),
        ("megatron_mtp", "Megatron-Bridge, with prediction modules"),
        ("total", "in all"),
        ("active", "active for a token"),
        ("mlp", "MLP"),
        ("shared_experts", "shared experts"),
        ("working", "recomputed layer, gathers"),
        ("allocator", "fragmentation (an allowance)"),
        ("context", "driver, NCCL (an allowance)"),
        ("compute_seconds", "arithmetic at the peak"),
        ("memory_seconds", "reading and writing memory"),
        ("roofline_seconds", "the bound of both"),
        ("estimate_seconds", "our estimate"),
        ("seconds", "as the plan has it"),
        ("tokens_per_second", "tokens a second"),
        ("device_hours", "device-hours"),
        ("energy_kwh", "energy"),
        ("co2_kg", "CO₂"),
        ("tokens_per_param", "tokens a parameter"),
        ("hoffmann", "loss (Hoffmann)"),
        ("besiroglu", "loss (Besiroglu)"),
        ("expected", "failures to expect"),
        ("full_bytes", "a checkpoint"),
        ("young_seconds", "time between checkpoints (Young)"),
        ("daly_seconds", "time between checkpoints (Daly)"),
        ("per_gpu", "memory of one device"),
        ("states", "weights, gradients, optimizer"),
        ("layer_activation", "activations of a layer"),
    ],
    published_count: "{} of {} numbers are within what their source’s rounding, or the row, allows.",
    row: "Run",
    number: "Number",
    they: "They",
    we: "We",
    ratio: "Ratio",
    why: "Why",
    at_most: "at most {}",
    not_counted: "Shown, not counted: it contradicts its neighbours.",
    read: &[
        ("snapshot", "read in the source"),
        ("earlier", "read earlier"),
        ("secondary", "read in a text that cites it"),
        ("recalled", "recalled, not read again"),
    ],
    compared: "Compared",
};
