"""A plain PyTorch training loop of the model that TrainingSpeed measures, one thread, float32, eager.

    python pytorch_training.py LAYERS HIDDEN INTERMEDIATE HEADS KV_HEADS VOCABULARY TIME STEPS

Prints two numbers: the median processor time of a step in seconds, and the best rate of a matrix product of this process
in GFLOP/s. Needs torch alone.
"""

import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
LAYERS, HIDDEN, INTERMEDIATE, HEADS, KV_HEADS, VOCABULARY, TIME, STEPS = map(int, sys.argv[1:])
HEAD = HIDDEN // HEADS
WARM_UP = 2


def rotate(x, cos, sin):
    left, right = x.chunk(2, -1)
    return x * cos + torch.cat([-right, left], -1) * sin


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(HIDDEN, HEADS * HEAD)
        self.k = nn.Linear(HIDDEN, KV_HEADS * HEAD)
        self.v = nn.Linear(HIDDEN, KV_HEADS * HEAD)
        self.o = nn.Linear(HEADS * HEAD, HIDDEN, bias=False)
        self.gate = nn.Linear(HIDDEN, INTERMEDIATE, bias=False)
        self.up = nn.Linear(HIDDEN, INTERMEDIATE, bias=False)
        self.down = nn.Linear(INTERMEDIATE, HIDDEN, bias=False)
        self.before = nn.RMSNorm(HIDDEN, eps=1e-6)
        self.after = nn.RMSNorm(HIDDEN, eps=1e-6)

    def forward(self, x, cos, sin):
        h = self.before(x)
        q, k, v = (p(h).unflatten(-1, (-1, HEAD)).transpose(1, 2) for p in (self.q, self.k, self.v))
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        k, v = (t.repeat_interleave(HEADS // KV_HEADS, 1) for t in (k, v))
        x = x + self.o(F.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).flatten(2))
        h = self.after(x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, HIDDEN)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.norm = nn.RMSNorm(HIDDEN, eps=1e-6)
        angles = torch.outer(torch.arange(TIME), 1e6 ** (-torch.arange(0, HEAD, 2) / HEAD)).repeat(1, 2)
        self.register_buffer("cos", angles.cos())
        self.register_buffer("sin", angles.sin())

    def forward(self, ids):
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x, self.cos, self.sin)
        return F.linear(self.norm(x), self.embedding.weight)


def step_times():
    torch.manual_seed(1)
    model = Model()
    for parameter in model.parameters():
        if parameter.dim() > 1:
            nn.init.normal_(parameter, std=0.02)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, fused=True)
    times = []
    for _ in range(WARM_UP + STEPS):
        ids = torch.randint(0, VOCABULARY, (1, TIME + 1))
        start = time.process_time()
        loss = F.cross_entropy(model(ids[:, :-1])[0], ids[0, 1:])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        loss.item()
        times.append(time.process_time() - start)
    return times[WARM_UP:]


def matmul_rate(size=1024, repeats=12):
    a, b = torch.randn(size, size), torch.randn(size, size)
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        a @ b
        best = min(best, time.process_time() - start)
    return 2 * size**3 / best / 1e9


print(statistics.median(step_times()), matmul_rate())
