"""Descriptions and mistaken kinds that another article of the story explains.

"The American president" is whoever the story names as that, if just one was it at that time; a
body of one word that is a person's surname elsewhere ("Tillerson") is that person.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Cluster, Known
from tidings.story.identity.roles import role_words
from tidings.values import Reading

UNIQUE = frozenset(
    frozenset(words.split())
    for words in (
        "president",
        "leader",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "vicepresident",
        "foreign minister",
        "secretary state",
        "foreign secretary",
        "defense minister",
        "defence minister",
        "defense secretary",
        "defence secretary",
        "interior minister",
        "finance minister",
        "treasury secretary",
        "attorney general",
        "national security adviser",
        "national security advisor",
    )
)
"""Offices that a state has one of, as `role_words` gives them."""
MISTAKABLE = ("organisation", "place")
TERM = 365  # days over which an office is taken to be still the same person's
INDEFINITE = frozenset(
    ("a", "an", "another", "any", "every", "no", "one", "some", "each", "former")
)


def join_mistaken(persons: list[Cluster], others: list[Cluster]) -> list[Cluster]:
    """Return all clusters, with bodies that are a person's surname given to that person.

    Only a body of one word of which nothing else is known, in articles that do not name the
    person beside it, and where one person of the story alone has the surname.
    """
    bearers: dict[str, list[Cluster]] = {}
    for cluster in persons:
        surnames = {k.name.parts[-1].text for k in cluster.known if k.name.full}
        for surname in surnames:
            bearers.setdefault(surname, []).append(cluster)
    left: list[Cluster] = []
    for cluster in others:
        body = cluster.known[0].actor
        plain = body.kind in MISTAKABLE and not body.country and not body.sector
        found = bearers.get(fold_letters(body.name), []) if plain and " " not in body.name else []
        if len(found) == 1 and not _share_article(found[0], cluster):
            found[0].known.extend(cluster.known)
            found[0].why.append(f"“{body.name}” is the surname of one person alone in the story")
        else:
            left.append(cluster)
    return [*persons, *left]


def _share_article(a: Cluster, b: Cluster) -> bool:
    return not {k.order for k in a.known}.isdisjoint(k.order for k in b.known)


def join_described(clusters: list[Cluster], readings: Sequence[Reading]) -> list[Cluster]:
    """Return the clusters, definite descriptions of unique offices given to their holders."""
    days = {r.article.id: _day(r) for r in readings}
    holders = _holders(clusters)
    indefinite = {r.article.id: _indefinite(r) for r in readings}
    left: list[Cluster] = []
    for cluster in clusters:
        only = cluster.known[0]
        found = None
        if only.actor.kind == "unnamed" and only.member[1] not in indefinite[only.member[0]]:
            found = _holder(only, holders, days)
        if found is None:
            left.append(cluster)
            continue
        found.known.append(only)
        why = f"“{only.actor.name}”: the only one in the story who held that office then"
        if why not in found.why:
            found.why.append(why)
    return left


Holders = Mapping[tuple[str | None, frozenset[str]], Sequence[tuple[Cluster, Known]]]


def _holders(clusters: Sequence[Cluster]) -> Holders:
    """Return who is named with which unique office of which state, and in which articles."""
    found: dict[tuple[str | None, frozenset[str]], list[tuple[Cluster, Known]]] = {}
    for cluster in clusters:
        countries = cluster.countries
        if not cluster.named or len(countries) != 1:
            continue
        state = next(iter(countries))
        for known in cluster.known:
            words = role_words(known.actor.role or "")
            if words in UNIQUE:
                found.setdefault((state, words), []).append((cluster, known))
    return found


def _holder(described: Known, holders: Holders, days: Mapping[str, date | None]) -> Cluster | None:
    """Return the one person whom some article near in time names with the office described."""
    words = role_words(described.actor.role or "")
    if described.actor.country is None or words not in UNIQUE:
        return None
    here = days[described.member[0]]
    near: dict[int, Cluster] = {}
    for cluster, known in holders.get((described.actor.country, words), ()):
        there = days[known.member[0]]
        if here is None or there is None or abs((here - there).days) <= TERM:
            near[id(cluster)] = cluster
    if len(near) != 1:
        return None
    found = next(iter(near.values()))
    genders = {k.actor.gender for k in (*found.known, described) if k.actor.gender}
    return found if len(genders) < 2 else None


def _day(reading: Reading) -> date | None:
    earliest = reading.published.earliest
    return date.fromisoformat(earliest[:10]) if earliest else None


def _indefinite(reading: Reading) -> frozenset[int]:
    """Return the actors that an article brings in with "a", "any", "no"."""
    text = reading.article.text
    return frozenset(
        m.actor
        for m in reading.mentions
        if reading.actors[m.actor].kind == "unnamed"
        and text[: m.span.start].rstrip().rpartition(" ")[2].lower() in INDEFINITE
    )
