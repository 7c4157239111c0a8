//! The same in PyTorch.

use super::controls::{COEFFICIENT, LOGITS, SHIFT, SMOOTHING, TEMPERATURE, Z_LOSS, right};
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's numbers.
pub(super) fn program(settings: &Settings) -> String {
    let z: Vec<String> = LOGITS
        .iter()
        .map(|one| code(settings.number(one)))
        .collect();
    let right = right(settings);
    let mut text = format!(
        "import torch\nimport torch.nn.functional as F\n\n\
         z = torch.tensor([{}], dtype=torch.float64, requires_grad=True)\n\
         u = (z + {}) / {}\n\
         loss = F.cross_entropy(u, torch.tensor({right}), label_smoothing={})\n",
        z.join(", "),
        code(settings.number(&SHIFT)),
        code(settings.number(&TEMPERATURE)),
        code(settings.number(&SMOOTHING)),
    );
    if settings.is_on(&Z_LOSS) {
        text.push_str(&format!(
            "loss = loss + {} * torch.logsumexp(u, dim=0) ** 2\n",
            code(settings.number(&COEFFICIENT))
        ));
    }
    text.push_str(&format!(
        "loss.backward()\nprint(loss.item(), u.softmax(dim=0), z.grad)\n\n\
         # The naive formula, in each format.\n\
         for dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64):\n    \
             e = u.detach().to(dtype).exp()\n    \
             print(dtype, -(e[{right}] / e.sum()).log().item())\n"
    ));
    text
}
