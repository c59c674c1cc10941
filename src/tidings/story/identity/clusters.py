"""Articles' actors gathered into the story's while linking."""

from dataclasses import dataclass, field
from typing import Literal

from tidings.readers.names import PersonName
from tidings.values import Actor, Reason
from tidings.values.reading import ActorKind

Member = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """One article's actor as identity sees it.

    `day` is the article's first possible day of publication (ISO); `story` the story it is told
    in; `company` keys of the persons and bodies that its article names, `subject` the words that
    tell what it is about; `namesake`: it says that another person bears a name that it tells;
    `generation` is told of it ("junior"), or follows from another whom the article marks so.
    """

    member: Member
    order: int
    actor: Actor
    name: PersonName
    day: str | None = None
    story: str = ""
    company: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    namesake: bool = False
    generation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The rules' verdict on two articles' actors and what it rests on; becomes a `Ruling`."""

    verdict: Literal["same", "different", "unsure"]
    first: Member
    second: Member
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class Cluster:
    """Actors held to be one while linking, and why."""

    known: list[Known]
    why: list[str] = field(default_factory=list)
    kind: ActorKind | None = None  # where its members were taken for several
    links: list[Link] = field(default_factory=list)

    @property
    def countries(self) -> set[str]:
        """The countries told of it."""
        return {k.actor.country for k in self.known if k.actor.country}

    @property
    def named(self) -> bool:
        """Tell whether it holds a person's name."""
        return any(k.actor.kind == "person" for k in self.known)


def arrival(known: Known) -> tuple[int, int]:
    """Return where an actor stands in the order in which a story is told."""
    return (known.order, known.member[1])
