"""What readers see of a parse."""

from tests.support import parse
from tidings.readers.syntax import Parse, Token
from tidings.values import Span


def chain(length: int) -> Parse:
    """Return a list of names, each joined to the one before."""
    tokens = tuple(
        Token(
            i=i,
            start=2 * i,
            end=2 * i + 1,
            text="A",
            lower="a",
            lemma="A",
            pos="PROPN",
            tag="NNP",
            dep="conj" if i else "nsubj",
            head=max(i - 1, 0),
            ent="",
            ent_start=False,
            sentence=0,
        )
        for i in range(length)
    )
    return Parse("A " * length, tokens, ())


def test_conjuncts_are_in_order() -> None:
    found = parse("Anna, Bert and Carl met Dora.")
    assert [found.tokens[i].text for i in found.conjuncts(0)] == ["Anna", "Bert", "Carl"]


def test_a_list_of_thousands_is_no_recursion() -> None:
    assert chain(5000).conjuncts(0) == tuple(range(5000))
    assert chain(5000).edges[0] == (0, 4999)


def test_tokens_within_a_span_are_whole() -> None:
    found = parse("Envoys met in Lima.")
    assert [t.text for t in found.within(Span(0, 12))] == ["Envoys", "met"]
