//! NVIDIA's DLLogger: `Training Iteration: 2351  step_loss : 0.289 …`.

use super::pairs;
use super::scene::Taken;
use super::shape::Shape;

pub(super) const SHAPE: Shape = Shape {
    name: "dllogger",
    example: "DLL 2020-06-03 15:24:13.924122 - PARAMETER checkpoint_step : 1685\n\
        DLL 2022-04-05 05:14:11.900077 - Training Epoch: 0 Training Iteration: 2351  step_loss : 0.28898781538009644  learning_rate : 1.9017172086225794e-05Iteration:  87%|########7 | 2400/2771 [05:05<00:46,  8.00it/s]",
    holds: &[
        ("loss", 0.288_987_815_380_096_44),
        ("lr", 1.901_717_208_622_579_4e-5),
    ],
    step: 2351.0,
    read: |scene, line| Taken::row_if(line.starts_with(b"DLL ") && pairs::read(scene, line)),
};
