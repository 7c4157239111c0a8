//! The same in PyTorch.

use longhand_math::Tensor;

use super::controls::{DECAY, PROBLEM, STEPS, X, Y};
use super::matrix;
use super::run::RUNNERS;
use crate::settings::Settings;
use crate::written::code;

fn rows(matrix: &Tensor) -> String {
    let rows = matrix.data().chunks(matrix::SIZE).map(|row| {
        let numbers: Vec<String> = row.iter().map(|x| code(*x)).collect();
        format!("[{}]", numbers.join(", "))
    });
    rows.collect::<Vec<_>>().join(",\n    ")
}

/// The loss, and its parameters at the start.
fn problem(settings: &Settings) -> String {
    let formula = match settings.option(&PROBLEM) {
        "bowl" => "(x**2 + y**2) / 2",
        "ravine" => "(x**2 + 25 * y**2) / 2",
        "rosenbrock" => "(1 - x)**2 + 100 * (y - x**2)**2",
        "saddle" => "x**2 / 2 - y**2 / 2 + y**4 / 4 + 0.25",
        _ => "",
    };
    if !formula.is_empty() {
        return format!(
            "def start():\n    return [torch.tensor([{}, {}], dtype=torch.float64, requires_grad=True)]\n\n\
             def loss(params):\n    x, y = params[0]\n    return {formula}\n",
            code(settings.number(&X)),
            code(settings.number(&Y)),
        );
    }
    let Ok([first, second]) = matrix::start() else {
        return String::new();
    };
    let size = matrix::SIZE;
    format!(
        "u = torch.arange(1.0, {size} + 1, dtype=torch.float64)\n\
         U = torch.eye({size}, dtype=torch.float64) - 2 * torch.outer(u, u) / (u @ u)\n\
         T = (U * 4.0 ** (1 - u)) @ U.flip(1).T\n\
         W1 = torch.tensor([{}], dtype=torch.float64)\n\
         W2 = torch.tensor([{}], dtype=torch.float64)\n\n\
         def start():\n    return [W1.clone().requires_grad_(), W2.clone().requires_grad_()]\n\n\
         def loss(params):\n    return ((params[1] @ params[0] - T) ** 2).sum() / 2\n",
        rows(&first),
        rows(&second),
    )
}

/// A program with the lab's numbers, without its noise.
pub(super) fn program(settings: &Settings) -> String {
    let mut text = format!(
        "import torch\n\n{}\nfor name, make in {{\n",
        problem(settings)
    );
    for runner in &RUNNERS {
        let Some(rate) = runner.rate(settings) else {
            continue;
        };
        let optimizer = match runner.name {
            "Momentum" => "SGD",
            name => name,
        };
        let mut with = String::new();
        for (setting, value) in runner.settings {
            with.push_str(&format!(", {setting}={}", code(*value)));
        }
        text.push_str(&format!(
            "    \"{}\": lambda params: torch.optim.{optimizer}(params, lr={}{with}),\n",
            runner.name,
            code(rate)
        ));
    }
    let (schedule, step) = if settings.is_on(&DECAY) {
        (
            "    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / 100)\n",
            "        schedule.step()\n",
        )
    } else {
        ("", "")
    };
    text.push_str(&format!(
        "}}.items():\n    params = start()\n    optimizer = make(params)\n{schedule}    \
         for step in range({}):\n        optimizer.zero_grad()\n        loss(params).backward()\n        \
         optimizer.step()\n{step}    print(name, loss(params).item())\n",
        code(settings.number(&STEPS))
    ));
    text
}
