"""The trained model of parties: what it proposes for a sentence, and that it cannot be upset."""

from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise, product
from math import exp, log
from pathlib import Path

import numpy as np
import pytest

from bench import spans
from tests.support import parse
from tidings.parsers.lattice import NONE, ROLES, Lattice
from tidings.parsers.spans import FILE, Spans, packaged_spans
from tidings.readers.events.phrases import LONGEST, MOST, stretches
from tidings.readers.events.proposing import HELD, Asked, Chances, lean, propose

MOST_BYTES = 2**19


def packed() -> bytes:
    return files("tidings.parsers").joinpath(FILE).read_bytes()


def proposed(text: str) -> list[tuple[str, str]]:
    """Return (role, words) for all sentences of a text."""
    model, read = packaged_spans(), parse(text)
    assert model is not None
    return [
        (p.role, read.span(p.first, p.last).of(text))
        for found in propose(read, read.sentences, model)
        for p in found
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "The president of Chile condemned the attack, aides said.",
            [("source", "The president of Chile"), ("target", "the attack")],
        ),
        ("Turkey imposed sanctions on Syria.", [("source", "Turkey"), ("target", "Syria")]),
        (
            "France and Italy urged Libya to stop the fighting.",
            [("source", "France"), ("source", "Italy"), ("target", "Libya")],
        ),
        ("Egypt and Sudan held talks.", [("both", "Egypt and Sudan")]),
    ],
)
def test_source_and_target_are_whole_phrases(text: str, held: list[tuple[str, str]]) -> None:
    assert proposed(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "Rain.",
        "No.",
        "The old harbour at dawn.",
        "!!! ... ???",
        "Norway " * 2000,
        "Norway, " * 40 + "and Chad attacked " + "Peru, " * 40 + "and Mali.",
        "A man who saw a man " * 60 + "left.",
        "\u200b\u0301 \U0001f600 \ufffd",
    ],
)
def test_odd_sentences_are_read(text: str) -> None:
    read, model = parse(text), packaged_spans()
    assert model is not None
    for found in propose(read, read.sentences, model):
        assert all(p.confidence > HELD and p.first <= p.head <= p.last for p in found)
        assert all(a.last < b.first for a, b in pairwise(found))


def test_a_noun_leans_though_its_end_is_open() -> None:
    text = "Rebels attacked an army base in Helmand."
    read, model = parse(text), packaged_spans()
    assert model is not None
    (found,) = lean(read, read.sentences, model)
    chances = {read.tokens[one.head].text: one for one in found}
    assert chances["base"].target > HELD
    assert chances["Rebels"].source > HELD
    assert all(0.0 <= chance <= 1.0 for one in found for chance in one[1:])


def test_nothing_asked_nothing_proposed() -> None:
    model = packaged_spans()
    assert model is not None
    assert propose(parse("Rome met Bern."), [], model) == ()
    assert model.chances([]) == []
    assert model.chances([Asked(3, [], [], [])]) == [[]]


def test_a_head_has_a_bounded_number_of_stretches() -> None:
    read = parse(
        "The " + "very old " * 60 + "men of Rome, " + "Bern, " * 40 + "Oslo and Kiev left."
    )
    for sentence in read.sentences:
        found = stretches(read, sentence)
        assert len({(s.first, s.last) for s in found}) == len(found)
        assert all(s.last - s.first < LONGEST for s in found)
        heads = [s.head for s in found]
        assert all(heads.count(head) <= MOST for head in set(heads))


def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    first, second = "Egypt freed nine sailors.", "Turkish jets bombed a Kurdish camp near Mosul."
    assert proposed(f"{first} {second}") == proposed(first) + proposed(second)


def test_the_same_bytes_propose_the_same() -> None:
    one, two = Spans(packed()), Spans(packed())
    read = parse("Ukraine accused Russia of shelling the port, and Poland called for talks.")
    assert propose(read, read.sentences, one) == propose(read, read.sentences, two)
    assert one.name == two.name
    assert one.name.startswith("spans ")


def test_the_weights_are_small() -> None:
    assert len(packed()) < MOST_BYTES


class Certain:
    """A proposer that is sure of every phrase."""

    name = "certain"

    def chances(self, asked: Sequence[Asked]) -> Sequence[Sequence[Chances]]:
        return [[(0.9, 0.0, 0.0)] * len(one.ends) for one in asked]


def test_proposals_never_overlap() -> None:
    read = parse("The army of Mali shelled the villages along the river.")
    (found,) = propose(read, read.sentences, Certain())
    taken = [i for p in found for i in range(p.first, p.last + 1)]
    assert len(found) > 1
    assert len(taken) == len(set(taken))


def test_chances_are_those_of_all_ways_to_read() -> None:
    ends = [(0, 1), (0, 2), (1, 2), (2, 4), (3, 4)]
    drawn = np.random.default_rng(3)
    scores, follow = drawn.normal(size=(5, ROLES)), drawn.normal(size=(ROLES + 1, ROLES))
    weights = {}
    for roles in product([None, 0, 1, 2], repeat=len(ends)):
        taken = sorted((ends[n], n, role) for n, role in enumerate(roles) if role is not None)
        if any(a[0][1] > b[0][0] for a, b in pairwise(taken)):
            continue
        before = [NONE, *(role for _, _, role in taken)]
        weights[roles] = exp(
            sum(
                scores[n, role] + follow[b, role]
                for b, (_, n, role) in zip(before, taken, strict=False)
            )
        )
    total = sum(weights.values())
    sums = Lattice([4, 2], [ends, []]).sums(scores, follow)
    assert sums.total[0] == pytest.approx(log(total))
    assert sums.total[1] == pytest.approx(0.0)
    for n, role in product(range(len(ends)), range(ROLES)):
        share = sum(w for roles, w in weights.items() if roles[n] == role) / total
        assert sums.chances[n, role] == pytest.approx(share)


def test_the_bench_gives_back_the_tokens(tmp_path: Path) -> None:
    source = tmp_path / "spans.txt"
    lines = "Moscow\n’\ns\nenvoy\n(\n50\n)\nwarned\nU\n.\nS\n-\nbacked\nrebels\n."
    source.write_text(f"{lines}\n\n\n.\n", encoding="utf-8")
    said = spans.predict(source)
    assert [[token for token, _ in sentence] for sentence in said] == [lines.split(), ["."]]
    spans.write(said, tmp_path / "out.txt")
    assert spans.read(tmp_path / "out.txt") == said
