//! The same in PyTorch.

use super::controls::number;
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's number.
pub(super) fn program(settings: &Settings) -> String {
    format!(
        "import torch\n\nx = {}\n\
         for dtype in (torch.float32, torch.bfloat16, torch.float16,\n              \
                       torch.float8_e5m2, torch.float8_e4m3fn):\n    \
             stored = torch.tensor(x, dtype=torch.float64).to(dtype).double().item()\n    \
             print(dtype, stored, stored - x)\n",
        code(number(settings).unwrap_or(0.1))
    )
}
