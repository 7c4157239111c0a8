//! What stands on the planner's page besides a report.

/// What stands on the planner's page besides a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannerWords {
    /// Spoken name of the part where the plan is typed.
    pub plan: &'static str,
    /// Spoken name of the part with the plan's most important numbers.
    pub summary: &'static str,
    /// Before the plan has ever worked.
    pub nothing_yet: &'static str,
    /// Above the last plan that worked, while what is typed does not.
    pub last_good: &'static str,
    /// Headings of the form: section of the contract, heading.
    pub sections: &'static [(&'static str, &'static str)],
    /// The fold with the rarer fields of a section.
    pub more: &'static str,
    /// Labels of fields by key.
    pub labels: &'static [(&'static str, &'static str)],
    /// The choice of where the model comes from.
    pub source: &'static str,
    /// Its options: preset, by hand, a configuration, a count alone.
    pub sources: [&'static str; 4],
    /// The button that chooses a configuration.
    pub choose_config: &'static str,
    /// What may be dropped, and where it stays.
    pub drop: &'static str,
    /// The configuration that is read: its file's name.
    pub config_is: &'static str,
    /// That the configuration is still to come: the name the plan gives it.
    pub config_missing: &'static str,
    /// Fields of the configuration that were used; that were not.
    pub config_used: &'static str,
    /// Fields that decided nothing.
    pub config_ignored: &'static str,
    /// A file that is too large: its name.
    pub too_large: &'static str,
    /// A file that is no text: its name.
    pub not_text: &'static str,
    /// A choice that was not made: the default.
    pub as_usual: &'static str,
    /// A choice that was not made and has no default.
    pub open: &'static str,
    /// `true` and `false`.
    pub truth: [&'static str; 2],
    /// Opens a plan from a file.
    pub open_plan: &'static str,
    /// Saves the plan to a file.
    pub save_plan: &'static str,
    /// Copies a link that holds the plan.
    pub copy_link: &'static str,
    /// Begins anew.
    pub start_over: &'static str,
    /// Puts a second plan beside it.
    pub compare: &'static str,
    /// Takes the second plan away.
    pub one_plan: &'static str,
    /// The two plans.
    pub plans: [&'static str; 2],
    /// Spoken name of the choice between the two.
    pub which_plan: &'static str,
    /// Does what the planner proposes.
    pub apply: &'static str,
    /// Nothing that was tried makes it fit.
    pub no_change: &'static str,
    /// The choice of the convention of FLOP a token.
    pub convention: &'static str,
    /// Above the figures of the device.
    pub device: &'static str,
    /// Behind a figure that was not seen in a source.
    pub unverified: &'static str,
    /// Before the sources.
    pub sources_of: &'static str,
    /// A link to an exercise.
    pub practise: &'static str,
    /// The same with the plan's numbers.
    pub practise_own: &'static str,
    /// The name of the saved file.
    pub file: &'static str,
    /// A text that is no number of this unit: the text, the unit.
    pub other_unit: &'static str,
    /// A text that is not one number.
    pub no_number: &'static str,
    /// Keys of a link that the planner does not know.
    pub strange_keys: &'static str,
    /// Key figures of the summary: key of the report, name.
    pub figures: &'static [(&'static str, &'static str)],
}

/// The same in English.
pub const ENGLISH: PlannerWords = PlannerWords {
    plan: "The plan",
    summary: "In short",
    nothing_yet: "This plan cannot be worked out yet.",
    last_good: "Shown below is the last plan that could be worked out.",
    sections: &[
        ("model", "Model"),
        ("data", "Data"),
        ("hardware", "Hardware"),
        ("parallelism", "Parallelism"),
        ("precision", "Precision and optimizer"),
        ("memory", "Memory"),
        ("run", "Speed, where it is known"),
    ],
    more: "More",
    labels: &[
        ("model.preset", "Preset"),
        ("model.config", "File"),
        ("model.name", "Name"),
        ("model.layers", "Layers"),
        ("model.width", "Width"),
        ("model.heads", "Query heads"),
        ("model.kv_heads", "Key-value heads"),
        ("model.head_dim", "Size of a head"),
        ("model.mlp", "Hidden size of the MLP"),
        ("model.gated", "Gated MLP"),
        ("model.vocab", "Vocabulary"),
        ("model.positions", "Learned positions"),
        ("model.tied", "Output shares the token table"),
        ("model.biases", "Biases"),
        ("model.norm", "Norm"),
        ("model.experts", "Experts of a layer"),
        ("model.active_experts", "Experts of a token"),
        ("model.shared_experts", "Shared experts"),
        ("model.expert_mlp", "Hidden size of an expert"),
        ("model.dense_layers", "Layers without experts"),
        ("model.kv_rank", "Key-value latent (MLA)"),
        ("model.q_rank", "Query latent (MLA)"),
        ("model.rope_dim", "Rotary part (MLA)"),
        ("model.value_dim", "Size of a value head (MLA)"),
        ("model.window", "Window"),
        ("model.params", "Parameters"),
        ("model.active_params", "Active parameters"),
        ("data.tokens", "Tokens of the run"),
        ("data.sequence", "Tokens of a sequence"),
        ("data.global_batch", "Sequences of a step"),
        ("hardware.device", "Device"),
        ("hardware.count", "Devices"),
        ("hardware.per_node", "Devices of a node"),
        ("hardware.peak", "Peak"),
        ("hardware.memory", "Memory"),
        ("hardware.bandwidth", "Memory bandwidth"),
        ("hardware.link", "Link inside a node"),
        ("hardware.network", "Network between nodes"),
        ("hardware.watts", "Power"),
        ("hardware.pue", "Overhead of the building (PUE)"),
        ("hardware.price", "Price"),
        ("hardware.price_date", "Date of the price"),
        ("hardware.energy_price", "Price of energy"),
        ("hardware.intensity", "Carbon intensity"),
        (
            "hardware.mtbf_device_hours",
            "Device-hours between failures",
        ),
        ("hardware.storage_bandwidth", "Storage bandwidth"),
        ("parallelism.tensor", "Tensor"),
        ("parallelism.pipeline", "Pipeline stages"),
        ("parallelism.context", "Context"),
        ("parallelism.expert", "Expert"),
        ("parallelism.zero", "ZeRO stage (FSDP: 3)"),
        ("parallelism.sequence_parallel", "Sequence parallel"),
        ("parallelism.interleave", "Chunks a stage"),
        ("parallelism.schedule", "Schedule"),
        ("parallelism.micro_batch", "Micro-batch"),
        ("precision.recipe", "Recipe"),
        ("precision.optimizer", "Optimizer"),
        ("precision.compute", "Format of the products"),
        ("precision.weight_bytes", "Bytes of a weight"),
        ("precision.gradient_bytes", "Bytes of a gradient"),
        ("precision.optimizer_bytes", "Bytes of the optimizer"),
        ("memory.recompute", "Recomputation"),
        ("memory.attention", "Attention"),
        ("memory.dropout", "Dropout"),
        ("memory.logit_bytes", "Bytes a logit"),
        ("memory.loss_chunks", "Pieces of the loss"),
        ("memory.allocator", "Fragmentation"),
        ("memory.context", "Driver and kernels"),
        ("run.step_seconds", "Time of a step"),
        ("run.throughput", "Throughput"),
        ("run.device_hours", "Device-hours"),
        ("run.mfu", "MFU"),
        ("run.mfu_convention", "MFU counted by"),
        ("run.efficiency", "Efficiency of products"),
    ],
    source: "Comes from",
    sources: [
        "a preset",
        "sizes by hand",
        "a config.json",
        "a count of parameters",
    ],
    choose_config: "Choose a config.json",
    drop: "Or drop a config.json, or a saved plan, anywhere on this page. Files are read here and sent nowhere.",
    config_is: "Read from {}.",
    config_missing: "The plan reads its model from {}: choose or drop that file.",
    config_used: "Fields that were used: {}.",
    config_ignored: "Fields that decide no size: {}.",
    too_large: "{} is larger than 16 MiB and was not read. A config.json has a few kilobytes: is it the weights’ file?",
    not_text: "{} is not text, so it is neither a config.json nor a plan.",
    as_usual: "{} (as usual)",
    open: "not given",
    truth: ["yes", "no"],
    open_plan: "Open a plan",
    save_plan: "Save the plan",
    copy_link: "Copy a link",
    start_over: "Start over",
    compare: "Compare with a second plan",
    one_plan: "Take the second plan away",
    plans: ["Plan 1", "Plan 2"],
    which_plan: "Which plan is shown",
    apply: "Change the plan so",
    no_change: "No three changes of those that the planner tries make it fit.",
    convention: "MFU and totals by",
    device: "Figures of the device",
    unverified: "not seen in a source",
    sources_of: "Sources: {}.",
    practise: "Practise this: {}",
    practise_own: "Practise this with the plan’s numbers: {}",
    file: "plan.toml",
    other_unit: "“{}” is not a number of {}.",
    no_number: "“{}” is not one number.",
    strange_keys: "The link has keys that the planner does not know, and they are left out: {}.",
    figures: &[
        ("memory.per_gpu", "Memory of a device"),
        ("step.seconds", "A step"),
        ("run.days", "The run"),
        ("run.device_hours", "Device-hours"),
        ("run.cost", "Cost"),
        ("run.tokens_per_param", "Tokens a parameter"),
    ],
};
