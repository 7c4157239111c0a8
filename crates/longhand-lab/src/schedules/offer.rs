//! The schedules that the lab draws: what each is called, and how the lab's numbers become its own.

use longhand_math::registry::{Argument, Entry};
use longhand_math::schedule::{
    constant, cosine, cosine_annealing, cosine_huggingface, cyclic, exponential_decay,
    inverse_sqrt, linear_decay, one_cycle, polynomial, step_decay, wsd,
};
use longhand_math::{MathError, Tensor, real};

/// The numbers that all schedules share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// The highest rate.
    pub max: f64,
    /// The rate at the end.
    pub min: f64,
    /// Steps in all.
    pub total: f64,
    /// Steps of warm-up.
    pub warmup: f64,
    /// Steps of the final descent.
    pub decay: f64,
}

type Given = Vec<(&'static str, Argument)>;

/// A schedule.
pub(super) struct Offer {
    /// Its name in links.
    pub id: &'static str,
    /// Beside its line.
    pub short: &'static str,
    /// In the list.
    pub label: &'static str,
    entry: Entry,
    /// Which of several results is the rate.
    result: &'static str,
    /// Whether the warm-up matters to it, the final descent, the lowest rate.
    pub warms_up: bool,
    pub descends: bool,
    pub has_lowest: bool,
    given: fn(&Plan) -> Given,
}

impl Offer {
    /// The rates at these steps.
    pub(super) fn rates(&self, plan: &Plan, steps: Vec<f64>) -> Result<Vec<f64>, MathError> {
        let steps = Argument::Tensor(Tensor::vector(steps));
        let outcome = self.entry.call([steps], (self.given)(plan))?;
        Ok(outcome.tensor(self.result)?.into_data())
    }
}

/// What most of them take.
fn usual(plan: &Plan) -> Given {
    vec![
        ("max", plan.max.into()),
        ("total", plan.total.into()),
        ("warmup", plan.warmup.into()),
        ("min", plan.min.into()),
    ]
}

fn with_descent(plan: &Plan, shape: &str) -> Given {
    let mut given = usual(plan);
    given.push(("decay", plan.decay.into()));
    given.push(("shape", shape.into()));
    given
}

const USUAL: Offer = Offer {
    id: "",
    short: "",
    label: "",
    entry: cosine::ENTRY.kept(),
    result: "",
    warms_up: true,
    descends: false,
    has_lowest: true,
    given: usual,
};

/// Every schedule of the lab.
pub(super) const OFFERS: &[Offer] = &[
    Offer {
        id: "cosine",
        short: "cosine",
        label: "Cosine",
        ..USUAL
    },
    Offer {
        id: "wsd",
        short: "WSD",
        label: "Warm-up, stable, decay",
        entry: wsd::ENTRY.kept(),
        descends: true,
        given: |plan| with_descent(plan, "linear"),
        ..USUAL
    },
    Offer {
        id: "wsd-sqrt",
        short: "WSD, 1 − √p",
        label: "Warm-up, stable, decay by 1 − √p",
        entry: wsd::ENTRY.kept(),
        descends: true,
        given: |plan| with_descent(plan, "sqrt"),
        ..USUAL
    },
    Offer {
        id: "linear",
        short: "linear",
        label: "Linear",
        entry: linear_decay::ENTRY.kept(),
        ..USUAL
    },
    Offer {
        id: "constant",
        short: "constant",
        label: "Warm-up, then constant",
        entry: constant::CONSTANT_WARMUP.kept(),
        has_lowest: false,
        given: |plan| vec![("max", plan.max.into()), ("warmup", plan.warmup.into())],
        ..USUAL
    },
    Offer {
        id: "inverse-sqrt",
        short: "1/√t",
        label: "Inverse square root",
        entry: inverse_sqrt::ENTRY.kept(),
        has_lowest: false,
        given: |plan| vec![("max", plan.max.into()), ("warmup", plan.warmup.into())],
        ..USUAL
    },
    Offer {
        id: "polynomial",
        short: "square",
        label: "Polynomial, power 2",
        entry: polynomial::ENTRY.kept(),
        given: |plan| {
            let mut given = usual(plan);
            given.push(("power", 2.0.into()));
            given
        },
        ..USUAL
    },
    Offer {
        id: "restarts",
        short: "restarts",
        label: "Cosine with 3 hard restarts",
        entry: cosine_huggingface::HARD_RESTARTS.kept(),
        has_lowest: false,
        given: |plan| {
            vec![
                ("max", plan.max.into()),
                ("total", plan.total.into()),
                ("warmup", plan.warmup.into()),
                ("cycles", 3.0.into()),
            ]
        },
        ..USUAL
    },
    Offer {
        id: "cosine-torch",
        short: "CosineAnnealingLR",
        label: "PyTorch’s CosineAnnealingLR",
        entry: cosine_annealing::ENTRY.kept(),
        warms_up: false,
        given: |plan| {
            vec![
                ("max", plan.max.into()),
                ("total", plan.total.into()),
                ("min", plan.min.into()),
            ]
        },
        ..USUAL
    },
    Offer {
        id: "one-cycle",
        short: "one cycle",
        label: "One cycle",
        entry: one_cycle::ENTRY.kept(),
        result: "rate",
        has_lowest: false,
        given: |plan| {
            vec![
                ("max", plan.max.into()),
                ("total", plan.total.into()),
                // The rise ends one step before its share, so a share below a step has no top.
                (
                    "rise",
                    (plan.warmup / plan.total).max(2.0 / plan.total).into(),
                ),
            ]
        },
        ..USUAL
    },
    Offer {
        id: "cyclic",
        short: "triangles",
        label: "Cyclic, 4 triangles",
        entry: cyclic::ENTRY.kept(),
        warms_up: false,
        given: |plan| {
            vec![
                ("max", plan.max.into()),
                ("base", plan.min.into()),
                ("up", (plan.total / 8.0).into()),
            ]
        },
        ..USUAL
    },
    Offer {
        id: "exponential",
        short: "exponential",
        label: "Exponential",
        entry: exponential_decay::ENTRY.kept(),
        warms_up: false,
        given: |plan| vec![("max", plan.max.into()), ("gamma", gamma(plan).into())],
        ..USUAL
    },
    Offer {
        id: "stairs",
        short: "stairs",
        label: "Stairs, half each time",
        entry: step_decay::ENTRY.kept(),
        warms_up: false,
        has_lowest: false,
        given: |plan| {
            vec![
                ("max", plan.max.into()),
                ("every", (plan.total / 5.0).floor().into()),
                ("gamma", 0.5.into()),
            ]
        },
        ..USUAL
    },
];

/// The factor of a step that leads from the peak to the lowest rate, or to a hundredth where that
/// is 0.
pub(super) fn gamma(plan: &Plan) -> f64 {
    let end = if plan.min > 0.0 {
        plan.min / plan.max
    } else {
        0.01
    };
    real::pow(end, 1.0 / plan.total)
}

/// The names of all, for a choice; the first is none of them.
pub(super) const fn names() -> [(&'static str, &'static str); OFFERS.len() + 1] {
    let mut names = [("none", "none"); OFFERS.len() + 1];
    let mut place = 0;
    while place < OFFERS.len() {
        names[place + 1] = (OFFERS[place].id, OFFERS[place].label);
        place += 1;
    }
    names
}
