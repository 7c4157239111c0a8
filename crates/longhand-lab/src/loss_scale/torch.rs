//! The same in PyTorch.

use super::controls::{MIDDLE, SCALE, WIDTH};
use crate::settings::Settings;
use crate::written::code;

/// A program that sends such gradients through FP16.
pub(super) fn program(settings: &Settings) -> String {
    format!(
        "import torch\n\n\
         powers = {} + {} * torch.randn(1_000_000, dtype=torch.float64)\n\
         gradients, scale = 2.0 ** powers, {}\n\
         sent = (gradients * scale).half()\n\
         print((sent == 0).double().mean().item(), sent.isinf().double().mean().item())\n",
        code(settings.number(&MIDDLE)),
        code(settings.number(&WIDTH)),
        code(settings.number(&SCALE)),
    )
}
