"""The trained model of attributions: what it adds to the rules, and what it must not show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest

from bench.statements import Gold
from tests.statements_support import tiled as _tiled
from tests.support import lines_run, parse
from tidings.codebook import Codebook, load_codebook
from tidings.parsers.attributions import FILE, Attributions, packaged_attributions
from tidings.parsers.spacy import SpacyParser
from tidings.readers.reading import fingerprint, read_article
from tidings.readers.statements import Utterance, find_statements
from tidings.readers.statements.candidates import propose
from tidings.readers.statements.weighing import HELD
from tidings.values import Article

MOST_BYTES = 1.5 * 2**20


@dataclass
class Fixed:
    """A weigher that holds the stretches whose features say so."""

    wanted: Sequence[str]
    name: str = "fixed"
    words: frozenset[str] = field(default_factory=frozenset)

    def cues(self, rows: Sequence[Sequence[str]]) -> Sequence[float]:
        return [1.0] * len(rows)

    def stretches(
        self, cues: Sequence[Sequence[str]], rows: Sequence[tuple[int, Sequence[str]]]
    ) -> Sequence[float]:
        return [0.9 if all(w in {*cues[n], *own} for w in self.wanted) else 0.0 for n, own in rows]


def weighed(text: str, *wanted: str) -> tuple[Utterance, ...]:
    return find_statements(parse(text), load_codebook().statements, Fixed(wanted))


def held(text: str) -> list[tuple[str, str, str, str]]:
    """Return (kind, speaker, cue, content) of what the packaged model holds."""
    found = find_statements(parse(text), load_codebook().statements, packaged_attributions())
    return [
        (
            u.kind,
            " | ".join(s.of(text) for s in u.speaker),
            " | ".join(s.of(text) for s in u.cue),
            " | ".join(s.of(text) for s in u.content),
        )
        for u in found
        if u.confidence >= HELD
    ]


def test_everything_below_a_cue_is_proposed() -> None:
    parsed = parse("Critics portrayed the mayor as a tyrant, and the press agreed.")
    cue = next(t.i for t in parsed.tokens if t.lower == "portrayed")
    found = {parsed.span(c.first, c.last).of(parsed.text) for c in propose(parsed, cue)}
    assert {"the mayor", "a tyrant", "Critics"} <= found
    assert not any(c.first <= cue <= c.last for c in propose(parsed, cue))


def test_what_the_model_throws_out_keeps_its_place_with_little_confidence() -> None:
    (one,) = weighed("Lee said the port was closed.", "no such feature")
    assert one.confidence < HELD
    assert one.act == "said"


def test_contents_keep_the_bounds_of_the_rules_where_they_nearly_agree() -> None:
    text = "Lee said that the port was closed."
    (one,) = weighed(text, "k=rest", "L=say")
    assert [s.of(text) for s in one.content] == ["the port was closed"]
    assert one.confidence == 0.9


def test_cue_that_no_table_knows() -> None:
    text = "Lee bemoaned that the port was closed."
    (one,) = weighed(text, "L=bemoan", "k=ccomp")
    assert (one.learned, one.kind, one.act) == (True, "saying", "said")
    assert [s.of(text) for s in (*one.speaker, *one.content)] == ["Lee", "the port was closed"]


def test_what_merely_seems_so_is_nobodys_statement() -> None:
    text = "The mayor seemed to like the plan."
    one = next(u for u in weighed(text, "L=seem", "k=xcomp") if u.confidence >= HELD)
    assert (one.kind, one.act, one.speaker) == ("impression", "thought", ())
    text = "The mayor is celebrated as a reformer."
    (one,) = weighed(text, "L=celebrate", "k=in prep")
    assert (one.kind, one.speaker) == ("impression", ())


def test_topics_of_learned_cues_are_mentions() -> None:
    text = "Lee bemoaned the closed port."
    (one,) = weighed(text, "L=bemoan", "k=dobj")
    assert one.act != "said"


def test_two_cues_do_not_share_a_content_and_none_cross() -> None:
    text = "Lee claimed and Diaz disputed that the port was closed."
    found = [u for u in weighed(text) if u.confidence >= HELD]
    spans = [s for u in found for s in u.content]
    assert not any(a.start < b.start < a.end < b.end for a in spans for b in spans)


@pytest.mark.skipif(packaged_attributions() is None, reason="no weights in this package")
def test_packaged_weights_are_small_and_the_same_each_time() -> None:
    weights = files("tidings.parsers").joinpath(FILE).read_bytes()
    assert len(weights) <= MOST_BYTES
    once, again = Attributions(weights), Attributions(weights)
    assert once.name == again.name
    rows = [["L=say", "rule=clause", "k=ccomp"], ["L=eat", "rule=-", "k=dobj"]]
    assert once.cues(rows) == again.cues(rows)
    found = once.stretches(rows, [(0, ["k=ccomp", "fit=same"]), (1, ["k=dobj", "fit=none"])])
    assert found[0] > found[1]
    assert all(0 <= f <= 1 for f in found)
    assert once.stretches([], []) == []


@pytest.mark.skipif(packaged_attributions() is None, reason="no weights in this package")
@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ana Silva grumbled that the harbour had been left to rot.",
            ("saying", "Ana Silva", "grumbled", "the harbour had been left to rot"),
        ),
        (
            "Diaz told the crowd that the strike was over.",
            ("saying", "Diaz", "told", "the strike was over"),
        ),
    ],
)
def test_packaged_model_on_our_own_sentences(text: str, row: tuple[str, ...]) -> None:
    assert row in held(text)


@pytest.mark.skipif(packaged_attributions() is None, reason="no weights in this package")
def test_a_reading_has_the_model_without_being_asked(parser: SpacyParser, book: Codebook) -> None:
    assert parser.weigher is not None
    assert parser.weigher.name in fingerprint(parser, book)
    read = read_article(
        Article(id="a", text="Prices are expected to rise. Lee said the port was closed."),
        parser,
        book,
    )
    assert [[s.of(read.article.text) for s in one.content] for one in read.statements] == [
        ["the port was closed"]
    ]


def test_weighing_takes_time_by_the_length_of_the_text() -> None:
    one = parse("Lee said the port was closed, and Diaz wanted to know why it seemed so quiet. ")
    few, many = (
        lines_run(partial(find_statements, long, load_codebook().statements, Fixed(())))
        for long in (_tiled(one, 50), _tiled(one, 400))
    )
    assert many < 10 * few  # eight times the words; a square would be 64


def test_the_trainer_learns_from_a_handful(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    from bench.learn_attributions import learn

    articles = []
    for name in ("Lee", "Diaz", "Silva", "Chen") * 8:
        text = f"{name} said the port was closed. The ship sailed to the port on Monday."
        said = len(name)
        gold = Gold(((said + 6, said + 25),), ((said + 1, said + 5),), ((0, said),))
        articles.append((parse(text), [gold]))
    packed = learn(articles, load_codebook().statements)
    assert packed == learn(articles, load_codebook().statements)
    (tmp_path / FILE).write_bytes(packed)
    assert Attributions((tmp_path / FILE).read_bytes()).name.startswith("attributions ")
