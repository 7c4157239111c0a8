//! Group normalisation: each sample over groups of channels; instance normalisation is one channel a
//! group.
//!
//! y = γ_c (x − μ)/√(σ² + ε) + β_c, μ and σ² (biased) over the channels of a group and all places.
//!
//! Symbols: x of shape [N, C, …]; C is divided into `groups`. One group is layer normalisation over
//! channels and places, C groups instance normalisation. Source: Wu and He 2018; PyTorch's
//! `F.group_norm`. Two channels in two groups:
//!
//! ```
//! use longhand_math::registry::named;
//! use longhand_math::Tensor;
//! let x = Tensor::new(&[1, 2, 2], vec![1.0, 3.0, 10.0, 14.0])?;
//! let found = named("group_norm").ok_or("?")?.call([x.into(), 2.0.into()], [("eps", 0.0.into())])?;
//! assert_eq!(found.tensor("y")?.data(), [-1.0, 1.0, -1.0, 1.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::normalise::Layout;
use super::parameters::{BETA, DY, EPS, GAMMA, X};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Group normalisation.
pub const ENTRY: Entry = Entry {
    slug: "group_norm",
    title: "Group normalisation",
    formula: r"y = \gamma_c\,\frac{x-\mu_g}{\sqrt{\sigma_g^2+\epsilon}} + \beta_c",
    parameters: &[
        X,
        Parameter::count("groups", "groups of channels"),
        GAMMA,
        BETA,
        EPS,
        DY,
    ],
    main: Some("y"),
    source: "Wu & He 2018 (arXiv:1803.08494); PyTorch torch.nn.functional.group_norm",
    rule: |arguments| grouped(arguments, Some(arguments.size("groups")?)),
};

/// Instance normalisation.
pub const INSTANCE: Entry = Entry {
    slug: "instance_norm",
    title: "Instance normalisation",
    formula: r"y = \gamma_c\,\frac{x-\mu_c}{\sqrt{\sigma_c^2+\epsilon}} + \beta_c",
    parameters: &[X, GAMMA, BETA, EPS, DY],
    main: Some("y"),
    source: "Ulyanov et al. 2016 (arXiv:1607.08022)",
    rule: |arguments| grouped(arguments, None),
};

fn grouped(arguments: &Arguments, groups: Option<usize>) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let rule = arguments.rule();
    let [samples, channels, places @ ..] = x.sizes() else {
        return Err(MathError::new(format!(
            "{rule}: the input should have samples and channels"
        )));
    };
    let inner: usize = places.iter().product();
    let groups = groups.unwrap_or(*channels);
    if groups == 0 || groups > *channels || channels % groups != 0 {
        return Err(MathError::new(format!(
            "{rule}: {channels} channels do not divide into {groups} groups"
        )));
    }
    let size = channels / groups * inner;
    let layout = Layout {
        group: (0..x.len()).map(|place| place / size.max(1)).collect(),
        groups: samples * groups,
        channel: (0..x.len())
            .map(|place| place / inner.max(1) % channels)
            .collect(),
        channels: *channels,
    };
    let statistics = layout.statistics(x);
    let mut parts = layout.apply(arguments, x, &statistics, false)?;
    parts.push(("mean", statistics.mean.into()));
    parts.push(("var", statistics.var.into()));
    Ok(Outcome::Record(parts))
}
