//! The same in PyTorch.

use super::controls::CAUSAL;
use super::given::given;
use crate::settings::Settings;
use crate::written::code;

/// A program with the lab's numbers.
pub(super) fn program(settings: &Settings) -> String {
    let mut text = "import torch\n\n".to_owned();
    if let Ok(matrices) = given(settings) {
        for (name, matrix) in ["Q", "K", "V", "dO"].into_iter().zip(matrices) {
            let columns = matrix.sizes().last().copied().unwrap_or(1).max(1);
            let rows = matrix.data().chunks(columns).map(|row| {
                let numbers: Vec<String> = row.iter().map(|x| code(*x)).collect();
                format!("[{}]", numbers.join(", "))
            });
            text.push_str(&format!(
                "{name} = torch.tensor([{}], dtype=torch.float64, requires_grad=True)\n",
                rows.collect::<Vec<_>>().join(", ")
            ));
        }
    }
    text.push_str("S = Q @ K.T / 3 ** 0.5\n");
    if settings.is_on(&CAUSAL) {
        text.push_str("S = S.masked_fill(torch.ones(4, 4).triu(1).bool(), float(\"-inf\"))\n");
    }
    text.push_str(
        "P = S.softmax(dim=1)\nO = P @ V\n\
         for one in (S, P):\n    one.retain_grad()\n\
         O.backward(dO.detach())\n\
         print(O, V.grad, P.grad, S.grad, Q.grad, K.grad, sep=\"\\n\")\n",
    );
    text
}
