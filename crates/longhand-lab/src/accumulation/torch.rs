//! The same in PyTorch.

use super::controls::{self, COUNT, FORMAT, START, VALUE};
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's numbers. PyTorch adds no 8-bit numbers, so there each sum is rounded.
pub(super) fn program(settings: &Settings) -> String {
    let dtype = match settings.option(&FORMAT) {
        "fp16" => "float16",
        "e4m3" => "float8_e4m3fn",
        "e5m2" => "float8_e5m2",
        "fp32" => "float32",
        _ => "bfloat16",
    };
    format!(
        "import torch\n\ndtype = torch.{dtype}\n\n\
         def rounded(x):\n    return x.to(dtype).double()\n\n\
         total = rounded(torch.tensor({}, dtype=torch.float64))\n\
         value = rounded(torch.tensor({}, dtype=torch.float64))\n\
         for _ in range({}):\n    total = rounded(total + value)\n\
         print(total.item())\n",
        // A sum that starts beyond the format starts at its end, as in the lab.
        code(
            settings
                .number(&START)
                .min(controls::format(settings).0.max())
        ),
        code(settings.number(&VALUE)),
        code(settings.number(&COUNT)),
    )
}
