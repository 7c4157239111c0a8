"""The gradients of both models by PyTorch, in float64: writes models.json.

Weights, inputs, tokens and targets are whole-number formulas, so that the test makes the same ones.
Made with PyTorch 2.15:  python models.py > models.json
"""
import json
import torch

torch.set_default_dtype(torch.float64)
F = torch.nn.functional


def numbers(count, first, size):
    """Numbers in (-size, size), multiples of 2^-10, exact in float32."""
    return [(((first + i) * 7919) % 2003 - 1001) * size / 1024 for i in range(count)]


class Weights:
    def __init__(self):
        self.at, self.tensors = 0, []

    def take(self, name, shape, size, base=0.0):
        count = 1
        for side in shape:
            count *= side
        data = [base + x for x in numbers(count, self.at, size)]
        self.at += count
        tensor = torch.tensor(data).reshape(shape).requires_grad_()
        self.tensors.append((name, tensor))
        return tensor


def report(name, loss, weights):
    loss.backward()
    tensors = []
    for tensor, w in weights.tensors:
        g = w.grad.reshape(-1)
        places = sorted({i * (len(g) - 1) // 15 for i in range(16)})
        tensors.append({"name": tensor, "norm": g.norm().item(),
                        "places": places, "values": [g[i].item() for i in places]})
    return {"name": name, "source": f"torch {torch.__version__} autograd float64",
            "loss": loss.item(), "tensors": tensors}


def mlp():
    w = Weights()
    widths, batch = [2, 32, 32, 2], 24
    x = torch.tensor(numbers(2 * batch, 5, 2.0)).reshape(2, batch).T
    for layer in range(3):
        weight = w.take(f"layer {layer + 1} weight", (widths[layer + 1], widths[layer]), 0.5)
        bias = w.take(f"layer {layer + 1} bias", (widths[layer + 1],), 0.25)
        x = F.linear(x, weight, bias)
        if layer < 2:
            x = F.relu(x)
    target = torch.tensor([(i * 5) % 3 % 2 for i in range(batch)])
    return report("mlp", F.cross_entropy(x, target), w)


def transformer():
    w = Weights()
    vocabulary, context, width, heads, hidden, layers, sequences = 11, 16, 16, 2, 32, 2, 3
    tokens = torch.tensor([(i * 13 + i * i) % vocabulary for i in range(sequences * context)])
    target = torch.tensor([-100 if i % 7 == 3 else (i * 5 + 1) % vocabulary
                           for i in range(sequences * context)])
    table = w.take("embedding", (vocabulary, width), 0.5)
    positions = w.take("positions", (context, width), 0.25)
    x = table[tokens].reshape(sequences, context, width) + positions
    for layer in range(layers):
        name = f"layer {layer + 1} "
        gain = w.take(name + "first norm", (width,), 0.125, 1.0)
        n = F.rms_norm(x, (width,), gain, 1e-5)
        q, k, v = (F.linear(n, w.take(name + what, (width, width), 0.5))
                   .reshape(sequences, context, heads, width // heads).transpose(1, 2)
                   for what in ["query", "key", "value"])
        o = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        o = o.transpose(1, 2).reshape(sequences, context, width)
        x = x + F.linear(o, w.take(name + "mix", (width, width), 0.5))
        gain = w.take(name + "second norm", (width,), 0.125, 1.0)
        n = F.rms_norm(x, (width,), gain, 1e-5)
        up = w.take(name + "up", (hidden, width), 0.5)
        up_bias = w.take(name + "up bias", (hidden,), 0.25)
        h = F.relu(F.linear(n, up, up_bias))
        down = w.take(name + "down", (width, hidden), 0.25)
        down_bias = w.take(name + "down bias", (width,), 0.25)
        x = x + F.linear(h, down, down_bias)
    n = F.rms_norm(x, (width,), w.take("last norm", (width,), 0.125, 1.0), 1e-5)
    logits = F.linear(n, w.take("head", (vocabulary, width), 0.5))
    loss = F.cross_entropy(logits.reshape(-1, vocabulary), target)
    return report("transformer", loss, w)


print("[" + ",\n".join(json.dumps(case) for case in [mlp(), transformer()]) + "]")
