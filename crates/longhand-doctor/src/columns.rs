//! Which column is what: the names under which logs write a metric.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The optimizer step.
    Step,
    /// The epoch, whole or in part.
    Epoch,
    /// The training loss.
    Loss,
    /// The loss on held-out data.
    ValLoss,
    /// The learning rate.
    Lr,
    /// The gradient's norm.
    GradNorm,
    /// The loss scale of mixed precision.
    LossScale,
    /// How many steps were skipped.
    Skipped,
    /// How many steps had a loss that is not a number.
    NanIters,
    /// Tokens a second.
    Tps,
    /// Model FLOP utilization in per cent.
    Mfu,
    /// Perplexity on held-out data.
    Ppl,
    /// Tokens seen so far.
    Tokens,
    /// Seconds since the run began.
    Time,
}

/// Every kind with its name and the spellings that mean it, plainest first.
/// Case, `_` and blanks do not matter.
const TABLE: &[(Kind, &str, &[&str])] = &[
    (
        Kind::Step,
        "step",
        &[
            "train/globalstep",
            "trainer/globalstep",
            "globalstep",
            "step",
            "iteration",
            "iter",
            "currentsteps",
            "iters",
            "iterations",
            "s",
            "trainstep",
            "train/step",
            "batchidx",
            "updates",
            "numupdates",
            "trainingiteration",
            "globaliter",
        ],
    ),
    (
        Kind::Epoch,
        "epoch",
        &["epoch", "train/epoch", "trainingepoch", "epochs"],
    ),
    (
        Kind::Loss,
        "loss",
        &[
            "loss",
            "trainloss",
            "train/loss",
            "trainingloss",
            "lmloss",
            "trl",
            "losstrain",
            "steploss",
            "trainlossstep",
            "train/lossstep",
            "closs",
            "loss/train",
            "training/loss",
            "trainiterstats/loss",
            "losses/train",
            "loss/trainloss",
            "train/trainloss",
            "trainbatchloss",
            "batchloss",
            "train/batchloss",
            "lossstep",
            "train/lmloss",
            "celoss",
            "train/celoss",
            "crossentropyloss",
        ],
    ),
    (
        Kind::ValLoss,
        "val_loss",
        &[
            "valloss",
            "val/loss",
            "evalloss",
            "eval/loss",
            "validloss",
            "validationloss",
            "tel",
            "lmlossvalue",
            "testloss",
            "val",
            "lossval",
            "loss/val",
            "lossvalidation",
            "loss/validation",
            "valid/loss",
            "validation/loss",
            "test/loss",
            "devloss",
            "dev/loss",
            "evalstats/avgloss",
            "evalstats/loss",
            "vallossepoch",
            "losses/val",
            "loss/test",
            "loss/eval",
            "evaluationloss",
            "lossvalid",
            "losseval",
            "val/valloss",
        ],
    ),
    (
        Kind::Lr,
        "lr",
        &[
            "lr",
            "learningrate",
            "train/learningrate",
            "train/lr",
            "currentlr",
            "lr-adamw",
            "lr-adam",
            "lr-sgd",
            "lr-adamw/pg1",
            "lr-adam/pg1",
            "lr-sgd/pg1",
            "learningrate/pg1",
            "optim/lr",
            "optimizer/lr",
            "lr/pg1",
            "lr/group0",
            "lr0",
            "lrate",
            "baselr",
            "trainer/learningrate",
            "learning/rate",
        ],
    ),
    (
        Kind::GradNorm,
        "grad_norm",
        &[
            "gradnorm",
            "norm",
            "gnorm",
            "gradientnorm",
            "train/gradnorm",
            "gradnormtotal",
            "totalgradnorm",
            "grad/norm",
            "gradnorm/total",
            "optim/totalgradnorm",
            "train/gradientnorm",
            "gradnormval",
        ],
    ),
    (
        Kind::LossScale,
        "loss_scale",
        &["lossscale", "lossscaling", "gradscale", "train/lossscale"],
    ),
    (
        Kind::Skipped,
        "skipped",
        &["numberofskippediterations", "skipped", "skippediterations"],
    ),
    (
        Kind::NanIters,
        "nan_iters",
        &["numberofnaniterations", "naniterations", "naniters"],
    ),
    (
        Kind::Tps,
        "tps",
        &[
            "tps",
            "tok/s",
            "tokens/sec",
            "toks/s",
            "tokenspersecond",
            "tokenspersec",
            "tokens/s",
            "throughput/tokenspersec",
            "traintokenspersecond",
            "tgs",
        ],
    ),
    (
        Kind::Mfu,
        "mfu",
        &["mfu", "mfu(%)", "train/mfu", "mfupercent"],
    ),
    (
        Kind::Ppl,
        "ppl",
        &[
            "lmlossppl",
            "valppl",
            "val/ppl",
            "evalppl",
            "validppl",
            "valperplexity",
            "evalperplexity",
            "eval/perplexity",
            "val/perplexity",
            "validationperplexity",
        ],
    ),
    (
        Kind::Tokens,
        "tokens",
        &[
            "consumedtokens",
            "tokens",
            "numtokens",
            "trainedtokens",
            "tokensseen",
            "totaltokens",
            "traintokens",
            "consumedtraintokens",
            "train/numinputtokensseen",
            "numinputtokensseen",
        ],
    ),
    (
        Kind::Time,
        "time",
        &[
            "runtime",
            "traintime",
            "relativetime",
            "elapsedtime",
            "elapsed",
        ],
    ),
];

/// What kind of column a name means, and how plain the name is (0 is plainest).
///
/// ```
/// use longhand_doctor::columns::{Kind, recognise};
/// assert_eq!(recognise("train/global_step"), Some((Kind::Step, 0)));
/// assert_eq!(recognise("lm loss"), recognise("LM_Loss"));
/// assert_eq!(recognise("brisk-river-12 - train/loss"), Some((Kind::Loss, 2)));
/// assert_eq!(recognise("loss_bbox"), None);
/// ```
#[must_use]
pub fn recognise(name: &str) -> Option<(Kind, usize)> {
    let plain = plain(metric(name));
    TABLE.iter().find_map(|(kind, _, names)| {
        let at = names.iter().position(|known| *known == plain)?;
        Some((*kind, at))
    })
}

/// Lower case, without `_`, blanks and quotes.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | ' ' | '"' | '\'' | '`' | '\t'))
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The metric in the name of a chart's column: what follows the last ` - `.
#[must_use]
pub fn metric(name: &str) -> &str {
    name.rsplit_once(" - ").map_or(name, |(_, metric)| metric)
}

/// The run in the name of a chart's column, if it names one.
#[must_use]
pub fn run(name: &str) -> Option<&str> {
    let (run, metric) = name.rsplit_once(" - ")?;
    recognise(metric).is_some().then_some(run)
}

/// Whether this column only bounds another one, as in a chart's export.
#[must_use]
pub fn is_bound(name: &str) -> bool {
    name.ends_with("__MIN") || name.ends_with("__MAX")
}

/// Whether a value in this column marks the summary of a whole run.
#[must_use]
pub fn is_summary(name: &str) -> bool {
    matches!(plain(name).as_str(), "trainruntime" | "train/trainruntime")
}

/// Words in a column's name that tell of a loss which is no cross-entropy of tokens.
const NO_TOKENS: &[&str] = &[
    "wer", "cer", "bbox", "iou", "mse", "mae", "acc", "accuracy", "f1", "dice", "psnr", "reward",
    "rewards", "ctc", "mel", "logps",
];

/// Whether a column of this name tells that the loss is no cross-entropy of tokens.
///
/// ```
/// use longhand_doctor::columns::tells_of_no_tokens;
/// assert!(tells_of_no_tokens("loss_bbox"));
/// assert!(tells_of_no_tokens("TrainIterStats/loss_mel_ce"));
/// assert!(!tells_of_no_tokens("mean_token_accuracy"));
/// assert!(!tells_of_no_tokens("parameters"));
/// ```
#[must_use]
pub fn tells_of_no_tokens(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    !lower.contains("token") && words.any(|word| NO_TOKENS.contains(&word))
}

/// Whether a column of this name belongs to reinforcement learning.
#[must_use]
pub fn tells_of_rl(name: &str) -> bool {
    let plain = plain(name);
    let last = plain.rsplit('/').next().unwrap_or_default();
    matches!(last, "reward" | "rewardstd" | "kl")
}

impl Kind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Kind> {
        TABLE.iter().map(|(kind, ..)| *kind)
    }

    /// The name under which reports list it.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE
            .iter()
            .find(|(kind, ..)| *kind == self)
            .map_or("", |(_, name, _)| name)
    }

    /// The kind that reports list under this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Kind> {
        TABLE
            .iter()
            .find(|(_, known, _)| *known == name)
            .map(|(kind, ..)| *kind)
    }

    /// Whether it says where a row stands, not what was measured.
    #[must_use]
    pub fn places(self) -> bool {
        matches!(self, Kind::Step | Kind::Epoch | Kind::Tokens | Kind::Time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_means_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        for (kind, _, names) in TABLE {
            for name in *names {
                assert_eq!(*name, plain(name), "write {name} plainly");
                assert_eq!(seen.insert(*name, *kind), None, "{name}");
            }
        }
    }

    #[test]
    fn every_spelling_of_the_formats_is_known() {
        for (kind, names) in [
            (
                Kind::Step,
                "step, _step, global_step, train/global_step, trainer/global_step, iteration, iter, current_steps",
            ),
            (Kind::Epoch, "epoch, train/epoch"),
            (
                Kind::Loss,
                "loss, train_loss, train/loss, training loss, lm loss, lm_loss, trl, loss train, step_loss, train_loss_step, closs, Loss/train, TrainIterStats/loss",
            ),
            (
                Kind::ValLoss,
                "val_loss, val/loss, eval_loss, eval/loss, valid_loss, validation loss, tel, lm loss value, test_loss, EvalStats/avg_loss",
            ),
            (
                Kind::Lr,
                "lr, learning_rate, train/learning_rate, current_lr, lr-AdamW, lr-Adam, lr-SGD, lr-AdamW/pg1",
            ),
            (
                Kind::GradNorm,
                "grad_norm, grad norm, norm, gnorm, gradient_norm, train/grad_norm",
            ),
            (Kind::LossScale, "loss scale"),
            (Kind::Skipped, "number of skipped iterations"),
            (Kind::NanIters, "number of nan iterations"),
            (Kind::Tps, "tps, tok/s, Tokens/sec"),
            (Kind::Mfu, "mfu"),
            (Kind::Ppl, "lm loss PPL, val_ppl"),
        ] {
            for name in names.split(", ") {
                assert_eq!(recognise(name).map(|(kind, _)| kind), Some(kind), "{name}");
            }
        }
    }
}
