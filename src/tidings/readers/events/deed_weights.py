"""Weighs deeds told in plain words: how likely each is an act that a record of the news holds.

A logistic regression over few signs (`deed_signs`), learned by bench/learn_deeds.py: decision 088.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tidings.codebook.deed_weights import DeedWeights
from tidings.codebook.deeds import DeedsBook
from tidings.readers.events.deed_signs import Signs
from tidings.readers.events.stance import DONE, Stances
from tidings.readers.syntax import Parse
from tidings.values import Deed

NOUN, WEATHER = "noun", "verb: weather"


def weigh_deeds(
    parse: Parse, deeds: Sequence[Deed], signs: Signs, book: DeedsBook, weights: DeedWeights
) -> tuple[Deed, ...]:
    """Return deeds with how likely each is an act; loose ones only where that may be."""
    weighed = (
        replace(deed, likely=_likely(signs.of(deed, weights, book), weights))
        for deed in told_as_done(parse, deeds, signs)
    )
    return tuple(d for d in weighed if not d.loose or d.likely >= weights.kept)


def _likely(signs: Sequence[str], weights: DeedWeights) -> float:
    """Return how likely a deed is an act by itself; a noun alone and weather are none."""
    return 0.0 if WEATHER in signs or NOUN in signs else likelihood(signs, weights)


def told_as_done(parse: Parse, deeds: Iterable[Deed], signs: Signs) -> Iterator[Deed]:
    """Yield deeds, of the loose ones those that the words above them assert."""
    stances = Stances(parse, signs.book)
    for deed in deeds:
        if not deed.loose or stances.of_verb(parse.within(deed.trigger)[0].i) in DONE:
            yield deed


def likelihood(signs: Iterable[str], weights: DeedWeights) -> float:
    """Return from 0 to 1 how likely a deed with these signs is an act; in hundredths."""
    points = weights.start + sum(weights.weights.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + math.exp(-points)), 2)
