//! The chosen schedules in PyTorch.

use super::controls::{INKS, LAMBDA, choice, plan};
use super::offer::{OFFERS, Plan, gamma};
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's numbers, which prints each schedule's mean rate.
pub(super) fn program(settings: &Settings) -> String {
    let plan = plan(settings);
    let mut text = format!(
        "import math\nimport torch\nfrom torch.optim import lr_scheduler\n\n\
         peak, lowest, T, w, D = {}, {}, {}, {}, {}\n\n",
        code(plan.max),
        code(plan.min),
        code(plan.total),
        code(plan.warmup),
        code(plan.decay),
    );
    text.push_str(&format!(
        "def mean(make):\n    \
             weight = torch.nn.Parameter(torch.ones(1))\n    \
             optimizer = torch.optim.AdamW([weight], lr=peak, weight_decay={})\n    \
             schedule, total = make(optimizer), 0.0\n    \
             for t in range(T):\n        \
                 total += optimizer.param_groups[0][\"lr\"]\n        \
                 optimizer.step()\n        \
                 schedule.step()\n    \
             return total / T\n",
        code(settings.number(&LAMBDA))
    ));
    for place in 0..INKS.len() {
        let id = settings.option(&choice(place));
        if let Some(offer) = OFFERS.iter().find(|offer| offer.id == id) {
            let (before, make) = maker(id, &plan);
            text.push_str(&format!(
                "\n{before}print(\"{}\", mean(lambda o: {make}))\n",
                offer.id
            ));
        }
    }
    text
}

/// What has to stand before, and what makes the schedule of an optimizer `o`.
fn maker(id: &str, plan: &Plan) -> (String, String) {
    let own = |body: &str| {
        let name = id.replace('-', "_");
        let text = format!("def {name}(t):\n{body}\n");
        (
            text,
            format!("lr_scheduler.LambdaLR(o, lambda t: {name}(t) / peak)"),
        )
    };
    let plain = |text: String| (String::new(), text);
    let ramp = "    if t < w: return peak * t / w\n";
    let end = "    if t >= T: return lowest\n";
    match id {
        "cosine" => own(&format!(
            "{end}{ramp}    return lowest + (peak - lowest) * (1 + math.cos(math.pi * (t - w) / (T - w))) / 2"
        )),
        "wsd" => own(&format!(
            "{end}{ramp}    p = max(0, t - (T - D)) / D\n    return lowest + (peak - lowest) * (1 - p)"
        )),
        "wsd-sqrt" => own(&format!(
            "{end}{ramp}    p = max(0, t - (T - D)) / D\n    return lowest + (peak - lowest) * (1 - math.sqrt(p))"
        )),
        "linear" => own(&format!(
            "{end}{ramp}    return peak + (lowest - peak) * (t - w) / (T - w)"
        )),
        "constant" => own(&format!("{ramp}    return peak")),
        "inverse-sqrt" => own(&format!(
            "{ramp}    s = w or 10000\n    return peak / math.sqrt((t + s - w) / s)"
        )),
        "polynomial" => own(&format!(
            "{end}{ramp}    return lowest + (peak - lowest) * (1 - (t - w) / (T - w)) ** 2"
        )),
        "restarts" => own(&format!(
            "    if t >= T: return 0.0\n{ramp}    p = 3 * (t - w) / (T - w)\n    return peak * (1 + math.cos(math.pi * (p % 1))) / 2"
        )),
        "cosine-torch" => plain("lr_scheduler.CosineAnnealingLR(o, T, eta_min=lowest)".to_owned()),
        "one-cycle" => plain(format!(
            "lr_scheduler.OneCycleLR(o, peak, total_steps=T, pct_start={}, cycle_momentum=False)",
            code((plan.warmup / plan.total).max(2.0 / plan.total))
        )),
        "cyclic" => plain(
            "lr_scheduler.CyclicLR(o, lowest, peak, step_size_up=T / 8, cycle_momentum=False)"
                .to_owned(),
        ),
        "exponential" => plain(format!(
            "lr_scheduler.ExponentialLR(o, {})",
            code(gamma(plan))
        )),
        "stairs" => plain("lr_scheduler.StepLR(o, T // 5, gamma=0.5)".to_owned()),
        _ => plain(String::new()),
    }
}
