"""States, organisations and places across articles.

A state, its capital, its seat and its government are actors of their own. A ministry or parliament
is the same under any of its names ("the Foreign Ministry", "the Ministry of Foreign Affairs"), and
never another state's of that name; any other body goes by its usual name and its country.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.organisation_names import load_organisation_names
from tidings.codebook.tree import entry_of, load_tree
from tidings.readers.actors import acting_state
from tidings.readers.names.organisations import compare_organisations, parse_organisation
from tidings.story.identity.abbreviations import (
    Introduced,
    folded_name,
    initials,
    introductions,
    is_short,
    letters_of,
    shorts_of,
    stands_for,
)
from tidings.story.identity.bodies_begun import join_begun, join_splinters
from tidings.story.identity.bodies_named import (
    CERTAIN,
    LIKELY,
    Key,
    add_known,
    bare_name,
    is_common,
    named_bodies,
)
from tidings.story.identity.clusters import Cluster, Known, arrival
from tidings.story.identity.grounds import NOWHERE, Ground, grounds_of
from tidings.story.identity.phrases import both_of
from tidings.values import Actor, Reading

SEVERAL = frozenset({"mission"})
"""Parts of which a state has many: two embassies are not one."""
CROWD = 40  # bodies with one word up to which each is compared with a new one


@dataclass(frozen=True, slots=True)
class Setting:
    """What the articles tell beside their actors: their states, and abbreviations introduced."""

    grounds: Mapping[str, Ground]
    introduced: Introduced

    def ground(self, known: Known) -> Ground:
        """Return the states of an actor's article."""
        return self.grounds.get(known.member[0], NOWHERE)


def setting_of(readings: Sequence[Reading]) -> Setting:
    """Return what the articles of a story tell beside their actors."""
    return Setting(grounds_of(readings), introductions(readings))


def link_others(others: Sequence[Known], setting: Setting) -> list[Cluster]:
    """Return states, bodies, groups and places as clusters; the unnamed never across articles."""
    groups: dict[Key, Cluster] = {}
    for known in sorted(others, key=arrival):
        cluster = groups.setdefault(_key(known, setting), Cluster([]))
        if cluster.known:
            add_known(cluster, [known], *_reason(known, cluster.known[0]))
        else:
            cluster.known.append(known)
    _join_countryless(groups)
    _join_shorter(groups)
    _join_abbreviated(groups, setting)
    _join_spelt(groups)
    join_splinters(groups, setting.introduced)
    join_begun(groups)
    return list(groups.values())


# ---------------------------------------------------------------------- what an actor is


def _key(known: Known, setting: Setting) -> Key:
    """Return what an actor is compared by; actors of one key are one."""
    actor = known.actor
    if actor.kind == "unnamed":
        return ("unnamed", *known.member)
    state = acting_state(actor)
    if state:
        return ("state", state, government_part(actor.name, state))
    if actor.kind in ("place", "group"):
        return (actor.kind, bare_name(actor.name), actor.country)
    return _body_key(known, setting)


def _body_key(known: Known, setting: Setting) -> Key:
    """Return a body's part of its state, or its usual name, with its state where that is known."""
    tree, actor = load_tree(), known.actor
    country = actor.country or _own_state(actor.name)
    part = _part(actor.name, country)
    if country is None and is_common(actor.name) and not tree.known(actor.name):
        country = setting.ground(known).home
        if country is None and setting.ground(known).states:
            return ("body", part or bare_name(actor.name), None, *known.member)
    if part and part not in SEVERAL:
        return ("body", part, country)
    usual = actor.name
    if not _introduced_otherwise(actor.name, setting):
        usual, state = _best(actor.name, country, setting.ground(known).states)
        country = country or state
    part = _part(usual, country) if country else None
    if part and part not in SEVERAL:
        return ("body", part, country)
    if country and _has_common_head(usual, country):
        return ("body", frozenset(tree.own_words(usual, country)), country)
    return ("body", bare_name(usual), country)


@lru_cache(maxsize=65536)
def _part(name: str, state: str | None) -> str | None:
    return load_tree().part(name, state)


@lru_cache(maxsize=65536)
def _best(name: str, state: str | None, near: frozenset[str]) -> tuple[str, str | None]:
    return load_tree().best(name, state, near=near)


@lru_cache(maxsize=65536)
def _own_state(name: str) -> str | None:
    """Return the state of a body whose English name is of one state only ("State Department")."""
    entry = entry_of(name)
    return entry.state if entry is not None and entry.kind == "organisation" else None


def _introduced_otherwise(name: str, setting: Setting) -> bool:
    """Tell whether articles introduce an abbreviation for another body than the well-known one."""
    told = setting.introduced.get(letters_of(name)) if is_short(name) else None
    usual = load_tree().usual(name)
    return bool(told) and not any(load_tree().usual(n) == usual for n in told or ())


@lru_cache(maxsize=65536)
def government_part(name: str, state: str | None) -> str:
    """Return what of its state a government is: "capital", "government", a seat; "" the state."""
    entry = entry_of(name)
    if entry is not None and entry.kind == "capital":
        return "capital"
    if entry is not None and entry.kind == "seat":
        return entry.label
    return "government" if load_tree().part(name, state) == "government" else ""


def is_state(actor: Actor) -> bool:
    """Tell whether an actor is a state itself: a government by no name but its country's."""
    return acting_state(actor) is not None and not government_part(actor.name, actor.country)


@lru_cache(maxsize=65536)
def _has_common_head(name: str, country: str) -> bool:
    """Tell whether a state's body may be called head first or last: "Ministry of Public Works"."""
    words = load_tree().own_words(name, country)
    return len(words) > 1 and not load_tree().common.isdisjoint((words[0], words[-1]))


# ---------------------------------------------------------------------- what joins two


def _reason(known: Known, other: Known) -> tuple[str, float, str]:
    country = known.actor.country
    if country and country == other.actor.country:
        return "name and country", CERTAIN, f"same name, {both_of(country)}"
    if country or other.actor.country:
        return "name and state told of", LIKELY, "same name, and the article is of that state"
    return "name", LIKELY, "same name, nothing contrary"


def _join_countryless(groups: dict[Key, Cluster]) -> None:
    """Join a body told without its country to the only one of its name that its article allows.

    What every state has is another state's where the article does not tell of this one.
    """
    homes: dict[object, list[Key]] = defaultdict(list)
    for key in groups:
        if key[0] != "unnamed" and len(key) == 3 and key[2] is not None and key[0] != "state":
            homes[key[1]].append(key)
    for key in [k for k in groups if k[0] in ("body", "group", "place") and k[2] is None]:
        cluster = groups[key]
        fitting = [k for k in homes.get(key[1], ()) if k[0] == key[0]]
        why = "the only one of that name in the story"
        if len(key) > 3:  # what every state has, in an article of several states
            here = cluster.known[0].member[0]
            fitting = [k for k in fitting if any(m.member[0] == here for m in groups[k].known)]
            why = "the only one of that name in the article"
        if len(fitting) == 1:
            del groups[key]
            add_known(groups[fitting[0]], cluster.known, "only one of that name", LIKELY, why)
        elif len(fitting) > 1:
            name = cluster.known[0].actor.name
            cluster.why.append(f"unsure: “{name}” may be that of any of {len(fitting)} states")


def _join_shorter(groups: dict[Key, Cluster]) -> None:
    """Join "Wagner" to "the Wagner Group": a name with or without what kind of body it is.

    Not where two bear the longer name: "the Democratic Party" and "the Democratic Movement".
    """
    kinds = load_tree().kinds
    longer: dict[tuple[str, object], list[Key]] = defaultdict(list)
    for key in named_bodies(groups):
        words = key[1].split() if isinstance(key[1], str) else ()
        if len(words) > 1 and words[-1] in kinds:
            longer[" ".join(words[:-1]), key[2]].append(key)
    for (name, country), keys in longer.items():
        short = ("body", name, country)
        if short in groups and len(keys) == 1 and not is_common(name):
            whole = groups.pop(short)
            why = f"“{whole.known[0].actor.name}” without what kind of body it is"
            add_known(groups[keys[0]], whole.known, "shorter name", LIKELY, why)


def _join_abbreviated(groups: dict[Key, Cluster], setting: Setting) -> None:
    """Join "OPCW" to the only body whose name it shortens: where an article says so, or it fits."""
    long_for: dict[str, list[Key]] = defaultdict(list)
    shorts = shorts_of(setting.introduced)
    for key in named_bodies(groups):
        names = _names(groups[key])
        given = {s for n in names for s in shorts.get(folded_name(n), ())}
        for letters in {i for n in names for i in initials(n)} | given:
            long_for[letters].append(key)
    for key in [k for k in groups if k[0] in ("body", "place") and len(k) == 3]:
        short = groups[key]
        actor = short.known[0].actor
        name = actor.name
        if actor.kind not in ("organisation", "place") or not is_short(name):
            continue
        fitting = [
            (other, told)
            for other in long_for.get(letters_of(name), ())
            if other != key
            and other in groups
            and (other[2] == key[2] or None in (other[2], key[2]))
            and (told := stands_for(name, _names(groups[other]), setting.introduced))
            and (told == "said" or actor.kind == "organisation")
        ]
        said = [f for f in fitting if f[1] == "said"] or fitting
        if len(said) == 1:
            other, told = said[0]
            whole = groups[other]
            del groups[key]
            long = whole.known[0].actor.name
            why = (
                f"an article introduces “{name}” for “{long}”"
                if told == "said"
                else f"“{name}” has the initials of “{long}”, the only body with these"
            )
            weight = CERTAIN if told == "said" else LIKELY
            add_known(whole, short.known, "abbreviation", weight, why)
            whole.kind = "organisation"


def _names(cluster: Cluster) -> frozenset[str]:
    return frozenset(k.actor.name for k in cluster.known)


def _join_spelt(groups: dict[Key, Cluster]) -> None:
    """Join a body to the only other that its name is a spelling or translation of.

    Not a party: "the Democratic People's Party" is not "the People's Democratic Party".
    """
    general = load_organisation_names().general
    near: dict[str, list[Key]] = defaultdict(list)
    for key in list(named_bodies(groups)):
        name = groups[key].known[0].actor.name
        words = [w for w in parse_organisation(name).words if w not in general and len(w) > 2]
        if groups[key].known[0].actor.kind != "organisation" or not words:
            continue
        met = {k for w in words if len(near[w]) <= CROWD for k in near[w] if k in groups}
        found = [k for k in met if _spelt_alike(name, key, groups[k].known[0].actor.name, k)]
        if len(found) == 1:
            spelt = groups.pop(key)
            whole = groups[found[0]]
            why = f"“{name}” and “{whole.known[0].actor.name}” are one name in two forms"
            add_known(whole, spelt.known, "spelling", LIKELY, why)
            continue
        for word in words:
            near[word].append(key)


def _spelt_alike(a: str, x: Key, b: str, y: Key) -> bool:
    tree = load_tree()
    if x[2] != y[2] and None not in (x[2], y[2]):
        return False
    first, second = parse_organisation(a).words, parse_organisation(b).words
    turned = sorted(first) == sorted(second) and first != second
    if turned and not tree.kinds.isdisjoint(tree.spelled(f"{a} {b}")):
        return False
    return compare_organisations(a, b).verdict == "same"
