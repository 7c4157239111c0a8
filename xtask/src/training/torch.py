"""Steps a second of the small network by PyTorch, eager, on one thread: prints them and the loss."""
import math
import sys
import time

import torch

torch.set_num_threads(1)
torch.manual_seed(0)
widths, batch, seconds = [2, 32, 32, 2], 64, float(sys.argv[1])
layers = []
for a, b in zip(widths, widths[1:]):
    layers += [torch.nn.Linear(a, b), torch.nn.ReLU()]
net = torch.nn.Sequential(*layers[:-1])
adam = torch.optim.AdamW(net.parameters(), lr=1e-2, weight_decay=0.01)
rows = []
for i in range(batch):
    t = 0.12 + 0.88 * i / batch
    angle = 2.6 * math.pi * t + math.pi * (i % 2)
    rows.append([2 * t * math.cos(angle), 2 * t * math.sin(angle)])
x, y = torch.tensor(rows), torch.tensor([i % 2 for i in range(batch)])


def step():
    loss = torch.nn.functional.cross_entropy(net(x), y)
    adam.zero_grad()
    loss.backward()
    adam.step()
    return loss


for _ in range(50):
    step()
start, steps = time.perf_counter(), 0
while time.perf_counter() - start < seconds:
    for _ in range(10):
        loss = step()
    steps += 10
print(steps / (time.perf_counter() - start), loss.item())
