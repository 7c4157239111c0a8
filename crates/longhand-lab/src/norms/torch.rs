//! The same in PyTorch.

use super::controls::{MOMENTUM, NORM};
use super::given::{batch, cell};
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's numbers.
pub(super) fn program(settings: &Settings) -> String {
    let numbers = batch(settings);
    let rows: Vec<String> = numbers
        .chunks(4)
        .map(|row| {
            let numbers: Vec<String> = row.iter().map(|x| code(*x)).collect();
            format!("[{}]", numbers.join(", "))
        })
        .collect();
    let norm = match settings.option(&NORM) {
        "layer" => "LayerNorm(4)".to_owned(),
        "rms" => "RMSNorm(4, eps=1e-5)".to_owned(),
        "group" => "GroupNorm(2, 4)".to_owned(),
        _ => format!(
            "BatchNorm1d(4, momentum={})",
            code(settings.number(&MOMENTUM))
        ),
    };
    let (row, column) = cell(settings, rows.len());
    let refused = if settings.option(&NORM) == "batch" && rows.len() == 1 {
        "  # ValueError: more than 1 value per channel is expected when training"
    } else {
        ""
    };
    format!(
        "import torch\n\n\
         x = torch.tensor([{}], dtype=torch.float64, requires_grad=True)\n\
         norm = torch.nn.{norm}.double()\n\
         y = norm(x){refused}\n\
         dy = torch.zeros_like(y)\n\
         dy[{row}, {column}] = 1\n\
         y.backward(dy)\n\
         print(y, x.grad, sep=\"\\n\")\n",
        rows.join(", "),
    )
}
