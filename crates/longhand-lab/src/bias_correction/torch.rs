//! The same in PyTorch.

use super::controls::{BETA1, REST2, RESUMED};
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's numbers.
pub(super) fn program(settings: &Settings) -> String {
    let (one, two) = (settings.number(&BETA1), 1.0 - settings.number(&REST2));
    // 1 − 10⁻³ is not 0.999 to the last digit, but that is what was meant.
    let two = (two * 1e9).round() / 1e9;
    let k = settings.number(&RESUMED).round();
    format!(
        "import torch\n\n\
         w = torch.zeros(1, dtype=torch.float64, requires_grad=True)\n\
         adam = torch.optim.Adam([w], lr=1.0, betas=({}, {}), eps=0)\n\
         for step in range(1, {}):\n    \
             before = w.item()\n    \
             w.grad = torch.ones_like(w)\n    \
             if step == {} + 1:  # the checkpoint had no step counter\n        \
                 adam.state[w][\"step\"].zero_()\n    \
             adam.step()\n    \
             if step < 20 or step > {}:\n        \
                 print(step, before - w.item())\n",
        code(one),
        code(two),
        code(k + 20.0),
        code(k),
        code(k),
    )
}
