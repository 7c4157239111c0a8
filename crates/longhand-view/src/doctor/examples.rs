//! Runs to try: public logs, shipped with the site.

/// A run to try.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its file among the page's files; two with a blank between them are compared.
    pub file: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// What is known of it beside the log, as the command's `--given`; or nothing.
    pub given: &'static str,
}

const GALLERY: &str = "Mormolykos/trainproof";
const SPEEDRUN: &str = "KellerJordan/modded-nanogpt";
const BIGSCIENCE: &str = "bigscience-workshop/bigscience";

const fn run(
    file: &'static str,
    title: &'static str,
    source: &'static str,
    licence: &'static str,
) -> Example {
    Example {
        file,
        title,
        source,
        licence,
        given: "",
    }
}

/// The runs to try, the healthy ones first.
pub const EXAMPLES: &[Example] = &[
    Example {
        given: "tokens_per_step=524288",
        ..run(
            "gpt2-adam.txt.gz",
            "GPT-2 124M with Adam: healthy",
            SPEEDRUN,
            "MIT",
        )
    },
    Example {
        given: "tokens_per_step=524288",
        ..run(
            "gpt2-adam.txt.gz gpt2-muon.txt.gz",
            "The same with Muon, compared on the same data",
            SPEEDRUN,
            "MIT",
        )
    },
    run(
        "fine-tune.json.gz",
        "A small fine-tune: healthy",
        GALLERY,
        "MIT",
    ),
    run(
        "rate-too-high.json.gz",
        "The same fine-tune, the learning rate too high",
        GALLERY,
        "MIT",
    ),
    run(
        "overfit.json.gz",
        "The same, on too little data",
        GALLERY,
        "MIT",
    ),
    Example {
        given: "vocab=151936",
        ..run(
            "wrong-labels.json.gz",
            "The same, with wrong labels",
            GALLERY,
            "MIT",
        )
    },
    run(
        "rate-zero.json.gz",
        "The same, the learning rate at 0",
        GALLERY,
        "MIT",
    ),
    run(
        "float16.json.gz",
        "The same, overflowing in float16",
        GALLERY,
        "MIT",
    ),
    run(
        "lightning.tfevents.gz",
        "A Lightning run from TensorBoard: learns by heart",
        GALLERY,
        "MIT",
    ),
    run(
        "bloom-spike.txt.gz",
        "BLOOM 176B: a spike that recovered",
        BIGSCIENCE,
        "Apache-2.0",
    ),
    run(
        "gpt-104b.txt.gz",
        "A 104B model that diverged",
        BIGSCIENCE,
        "Apache-2.0",
    ),
    run(
        "lost-state.txt.gz",
        "A restart that lost the optimizer's state (made from a healthy run)",
        SPEEDRUN,
        "MIT",
    ),
];
