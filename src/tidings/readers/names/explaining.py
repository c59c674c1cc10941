"""Why two names were held to be alike or not, in plain words: one line a topic."""

from collections.abc import Iterator

from tidings.readers.names.measuring import MEASURES
from tidings.readers.names.pairing import Pairing
from tidings.readers.names.words import TieKind, rarity

Told = tuple[str, float, float, str]
"""Topic, its value, its weight in log-odds, plain words."""

TOPICS = {
    "words": (
        "words equal",
        "initials",
        "variants",
        "words at odds",
        "worst pair",
        "second worst pair",
        "all pairs",
        "pairs at odds",
        "variant pairs",
        "length of the worst pair",
        "rarity of the worst pair",
        "place of the worst pair",
        "joined words",
    ),
    "rarity": ("rarity of what is equal", "rarity of what agrees", "rarest that agrees"),
    "order": (
        "in order",
        "first words",
        "last words",
        "first words of pairs",
        "last words of pairs",
        "turned round",
    ),
    "words only one has": (
        "words of the shorter",
        "words of the longer",
        "words only one has",
        "first word only one has",
        "last word only one has",
        "rarest that only one has",
        "initials only one has",
        "middle names only one has",
        "fathers' names only one has",
        "family names only one has",
    ),
    "parts": ("given names", "family names", "fathers' names"),
    "sound": ("whole name", "letters in order"),
    "generation": ("one has a generation",),
}
"""Which measures each topic sums up; its value is that of the first that is not 0."""
TOPIC_OF = {measure: topic for topic, measures in TOPICS.items() for measure in measures}
GENERAL = "in general"
RARE = 8.0
"""Nats from which a word counts as rare."""
COMMON = 6.5
"""Nats below which it counts as common."""
LINKS: dict[TieKind, str] = {
    "equal": "{0}",
    "spelling": "{0} and {1} spell one name",
    "short form": "{0} and {1} are forms of one name",
    "initial": "{0} and {1} fit as an initial",
    "variant": "{0} and {1} are like spellings",
    "other": "{0} is not {1}",
}


def explain(held: Pairing, measured: list[float], weights: dict[str, float]) -> Iterator[Told]:
    """Yield each topic that weighs, the heaviest first; the weights add up to the log-odds."""
    values = dict(zip(MEASURES, measured, strict=True))
    sums: dict[str, float] = {}
    for measure, weight in weights.items():
        topic = TOPIC_OF.get(measure, GENERAL)
        sums[topic] = sums.get(topic, 0.0) + weight
    for topic, weight in sorted(sums.items(), key=lambda t: (-abs(t[1]), t[0])):
        value = next((v for m in TOPICS.get(topic, ()) if (v := values[m])), 0.0)
        yield topic, value, weight, _why(topic, held, values)


def _why(topic: str, held: Pairing, values: dict[str, float]) -> str:
    if topic == "words":
        return _links(held)
    if topic == "rarity":
        return _rarity(held)
    if topic == "order":
        return "in the same order" if values["in order"] else "in another order"
    if topic == "words only one has":
        left = ", ".join(held.longer[j].text for j in held.left)
        return f"only one name has {left}" if left else "neither name has a word more"
    if topic == "parts":
        return _parts(values)
    if topic == "sound":
        return f"as a whole they sound alike to {values['whole name']:.2f}"
    if topic == "generation":
        return "only one tells a generation" if values["one has a generation"] else "no generation"
    return "what names so alike are worth in general"


def _links(held: Pairing) -> str:
    """Tell how the words answer to one another, the least alike first."""
    told = sorted(
        (tie.odds, i, LINKS[tie.kind].format(held.shorter[i].text, held.longer[j].text))
        for i, (j, tie) in enumerate(held.ties)
    )
    return "; ".join(text for _, _, text in told)


def _rarity(held: Pairing) -> str:
    shared = [held.shorter[i].text for i, (_, tie) in enumerate(held.ties) if tie.odds > 0]
    if not shared:
        return "no word agrees"
    rarest = max(shared, key=lambda w: (rarity(w), w))
    how = "rare" if rarity(rarest) >= RARE else "common" if rarity(rarest) < COMMON else "known"
    return f"the rarest word that agrees is {how}: {rarest}"


def _parts(values: dict[str, float]) -> str:
    told = [
        f"{name} {'agree' if values[name] > 0 else 'differ'}"
        for name in ("given names", "family names", "fathers' names")
        if values[name]
    ]
    return ", ".join(told) or "no part is told apart"
