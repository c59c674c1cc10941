"""Descriptions and mistaken kinds that another article of the story explains.

"The American president" is whoever the story names as that, if just one was it at that time; a
body of one word that is a person's surname elsewhere ("Tillerson") is that person.
"""

from collections.abc import Sequence

from tidings.readers.names import fold_letters
from tidings.story.identity.bodies_named import LIKELY, add_known
from tidings.story.identity.clusters import Cluster, Known
from tidings.story.identity.roles import tense, unique_office
from tidings.story.identity.terms_of_office import Tenure, beside, former, hinted, holder, tenures
from tidings.values import Reading

MISTAKABLE = ("organisation", "place")
INDEFINITE = frozenset(("a", "an", "another", "any", "every", "no", "one", "some", "each"))


def join_mistaken(
    persons: list[Cluster], others: list[Cluster], readings: Sequence[Reading]
) -> list[Cluster]:
    """Return all clusters, with bodies that are a person's surname given to that person.

    Only a body of one word of which nothing else is known, article by article: where one person
    alone has the surname in the story, of a state that the article names if it names any. An
    article that names such a person beside the body holds them apart.
    """
    states = {r.article.id: {a.country for a in r.actors if a.country} for r in readings}
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
        given: list[Known] = []
        for known in cluster.known if found else ():
            bearer = _bearer(known, found, states[known.member[0]])
            if bearer is not None:
                why = f"“{body.name}” is the surname of one person alone in the story"
                add_known(bearer, [known], "surname", LIKELY, why)
                given.append(known)
        cluster.known = [k for k in cluster.known if k not in given]
        left += [cluster] if cluster.known else []
    return [*persons, *left]


def _bearer(known: Known, found: Sequence[Cluster], states: set[str]) -> Cluster | None:
    """Return the one person whose surname a body's name is, or none."""
    if any(known.order == k.order for c in found for k in c.known):
        return None
    fitting = [c for c in found if not c.countries or not states or c.countries & states]
    return fitting[0] if len(fitting) == 1 else None


def join_described(clusters: list[Cluster], readings: Sequence[Reading]) -> list[Cluster]:
    """Return the clusters, definite descriptions of unique offices given to their holders."""
    held = tenures(clusters)
    indefinite = {r.article.id: _indefinite(r) for r in readings}
    left: list[Cluster] = []
    for cluster in clusters:
        only = cluster.known[0]
        found = None
        if only.actor.kind == "unnamed" and only.member[1] not in indefinite[only.member[0]]:
            found = _holder(only, held, clusters)
        if found is None or _other_gender(found[0], only):
            left.append(cluster)
            continue
        why = f"“{only.actor.name}”: {found[1]}"
        add_known(found[0], [only], "office at the time", LIKELY, why)
    return left


def _holder(
    described: Known, held: Sequence[Tenure], clusters: Sequence[Cluster]
) -> tuple[Cluster, str] | None:
    """Return whom an office described means, and why: articles first, then what is known."""
    state, role = described.actor.country, described.actor.role or ""
    office = unique_office(role)
    if office is None or state is None:
        return None
    if tense(role) < 0:
        gone = former(held, state, office, described.day)
        return (gone, "the only one in the story who held that office before") if gone else None
    here = beside(held, state, office, described.member[0])
    if here is not None:
        return here, "the one in the article who held that office then"
    then = holder(held, state, office, described.day)
    if then is not None:
        return then, "the only one in the story who held that office then"
    told = any(t.office == office and t.state == state for t in held)
    if told or described.day is None:
        return None
    hints = hinted(clusters, state, office, described.day)
    return (hints[0], "known to have held that office then") if len(hints) == 1 else None


def _other_gender(found: Cluster, only: Known) -> bool:
    return len({k.actor.gender for k in (*found.known, only) if k.actor.gender}) > 1


def _indefinite(reading: Reading) -> frozenset[int]:
    """Return the actors that an article brings in with "a", "any", "no"."""
    text = reading.article.text
    return frozenset(
        m.actor
        for m in reading.mentions
        if reading.actors[m.actor].kind == "unnamed"
        and text[: m.span.start].rstrip().rpartition(" ")[2].lower() in INDEFINITE
    )
