"""All that the dates of an article's acts rest on, worked out once for the article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.again import Dated, dated_acts
from tidings.readers.times.counted import Count, counts_of
from tidings.readers.times.narrative import Standing, standing_of
from tidings.readers.times.ties import Tie, ties_by_sentence
from tidings.values import TimeExpression


@dataclass(frozen=True)
class Telling:
    """One article's parse and expressions, and what they tell of days; each in one pass."""

    parse: Parse
    times: Sequence[TimeExpression]
    verbs: DatingVerbs

    @cached_property
    def ties(self) -> Mapping[int, tuple[Tie, ...]]:
        """What each dated expression hangs on, by sentence."""
        return ties_by_sentence(self.parse, self.times, self.verbs)

    def ties_near(self, i: int) -> tuple[Tie, ...]:
        """Return what the expressions of the sentence of token `i` hang on."""
        return self.ties.get(self.parse.tokens[i].sentence, ())

    @cached_property
    def _standing(self) -> tuple[Standing, ...]:
        return standing_of(self.parse, self.times, self.ties, self.verbs)

    def standing(self, i: int) -> Standing:
        """Return where the telling stands before the sentence of token `i`."""
        return self._standing[self.parse.tokens[i].sentence]

    @cached_property
    def dated(self) -> Dated:
        """The acts that have a date of their own, by the root of their word."""
        ties = (t for found in self.ties.values() for t in found)
        return dated_acts(self.parse, ties, self.verbs)

    @cached_property
    def counts(self) -> Mapping[int, Count]:
        """The acts whose day is counted from another: "two weeks after the vote, he left"."""
        return counts_of(self.parse, self.times)
