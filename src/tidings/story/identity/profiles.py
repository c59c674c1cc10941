"""All that is told of one person, gathered from the articles' actors held to be it."""

from dataclasses import dataclass, field

from tidings.readers.names import PersonName
from tidings.story.identity.clusters import Known, Link, Member

COMPANY = 64
"""Keys of a person's company that are kept, the earliest told."""
FORMS = 24
"""Written forms of a name that are compared, the earliest told."""
SUBJECTS = 16
"""Articles of one person that are compared by what they are about, the earliest told."""
NEAR = 5
"""Near misses of one person that are kept, the nearest."""


@dataclass(slots=True)
class Profile:
    """One person as told so far.

    `names` gives for each written name the first actor told with it; `roles` for each role the
    first and last day of the articles that tell it, none where one of them has no date. `doubt`:
    it could not be told which of several persons these are.
    """

    known: list[Known] = field(default_factory=list)
    names: dict[str, Known] = field(default_factory=dict)
    full: bool = False
    country: str | None = None
    genders: dict[str, int] = field(default_factory=dict)
    sectors: frozenset[str] = frozenset()
    roles: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    orders: set[int] = field(default_factory=set)
    stories: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    subjects: list[frozenset[str]] = field(default_factory=list)
    namesake: bool = False
    generation: str | None = None
    doubt: bool = False
    why: list[str] = field(default_factory=list)
    joins: dict[tuple[str, str], Link] = field(default_factory=dict)
    near: dict[Member, Link] = field(default_factory=dict)

    def add(self, known: Known) -> None:
        """Take in one article's actor."""
        actor = known.actor
        self.known.append(known)
        if len(self.names) < FORMS:
            self.names.setdefault(actor.name, known)
        self.full = self.full or known.name.full
        self.country = self.country or actor.country
        if actor.gender:
            self.genders[actor.gender] = self.genders.get(actor.gender, 0) + 1
        if actor.sector and actor.sector not in self.sectors:
            self.sectors |= {actor.sector}
        if actor.role:
            self._tell(actor.role, known.day, known.day)
        self.orders.add(known.order)
        if known.story not in self.stories:
            self.stories |= {known.story}
        if len(self.company) < COMPANY and not known.company <= self.company:
            self.company |= known.company
        if known.subject and len(self.subjects) < SUBJECTS:
            self.subjects.append(known.subject)
        self.namesake = self.namesake or known.namesake
        self.generation = self.generation or known.generation

    @property
    def gender(self) -> str | None:
        """The gender that most articles tell, none where as many tell another."""
        ranked = sorted(self.genders, key=lambda g: -self.genders[g])
        if len(ranked) > 1 and self.genders[ranked[0]] == self.genders[ranked[1]]:
            return None
        return ranked[0] if ranked else None

    def absorb(self, other: "Profile") -> None:
        """Take in all of another."""
        for known in other.known:
            self.add(known)
        self.why += [w for w in other.why if w not in self.why]
        self.joins |= other.joins
        self.near |= other.near

    def _tell(self, role: str, first: str | None, last: str | None) -> None:
        held = self.roles.get(role)
        if held is None:
            self.roles[role] = (first, last)
        elif first is not None and held[0] is not None and held[1] is not None:
            self.roles[role] = (min(held[0], first), max(held[1], last or first))

    def parsed(self) -> list[tuple[str, PersonName]]:
        """Return its names as written and as taken apart, in the order they came."""
        return [(n, k.name) for n, k in self.names.items()]


def profile_of(known: Known) -> Profile:
    """Return what one article's actor tells."""
    profile = Profile()
    profile.add(known)
    return profile
