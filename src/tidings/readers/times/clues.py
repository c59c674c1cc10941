"""What one act is dated by, and how a date is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.telling import Telling
from tidings.readers.times.ties import Tie, fits
from tidings.values import When


@dataclass(frozen=True, slots=True)
class Clues:
    """What an act is dated by: its sentence's expressions, and the classes of verbs round it."""

    parse: Parse
    ties: tuple[Tie, ...]
    verbs: DatingVerbs
    telling: Telling

    def lies_ahead(self, token: Token) -> bool:
        """Tell whether what hangs on a word lies ahead."""
        return self.verbs.lies_ahead(token.lemma, token.lower)

    def fits(self, tie: Tie, v: int) -> bool:
        """Tell whether an expression can be the day of verb `v` itself."""
        return fits(self.parse, tie, v, self.verbs)

    def behind(self, tie: Tie) -> bool:
        """Tell whether an expression lies behind publication for certain."""
        date = self.telling.times[tie.time].date
        return date is not None and (date.direction < 0 or (date.offset or 0) < 0)

    def beside(self, i: int) -> list[Tie]:
        """Return the expressions that hang on token `i` and can be its own day."""
        verb = self.parse.tokens[i].pos in ("VERB", "AUX")
        return [t for t in self.ties if t.governor == i and (not verb or self.fits(t, i))]


def clues_for(telling: Telling, i: int) -> Clues:
    """Return what the act at token `i` is dated by."""
    return Clues(telling.parse, telling.ties_near(i), telling.verbs, telling)


def dated(ties: Sequence[Tie], basis: str) -> When:
    """Return the date that ties of one relation, the first one's, tell together."""
    relation = ties[0].relation
    same = [t for t in ties if t.relation == relation]
    spans = tuple(t.word for t in same if t.word is not None)
    times = tuple(t.time for t in same)
    return When(
        times=times,
        relation=relation,
        basis=basis,
        spans=spans,
        moved="P0D" if ties[0].clock else None,
        likely=times if relation in ("since", "until") else None,
    )
