"""Heads of state and of government, and ambassadors, as the World Factbook names them.

"President Vladimir Vladimirovich PUTIN (since 7 May 2012)": the family name is in capitals, and the
term runs at least until the edition's own day.
"""

import re
from calendar import month_name
from collections.abc import Iterator, Mapping

from bench.known.factbook_bodies import Entry, plain, text_of
from bench.known.shapes import FoundSpell

MONTHS: Mapping[str, str] = {name: f"{n:02}" for n, name in enumerate(month_name) if name}
SINCE = re.compile(
    r"^(?P<who>[^()]+?) *\((?:[A-Za-z]+\) *\()?since (?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]+)"
    r" (?P<year>\d{4}) ?\)"
)
_OFFICES = """
    president prime minister premier vice deputy first second third interim acting transitional
    transition king queen prince grand duke sultan amir emir chancellor chief executive of the
    government council ministers state supreme leader crown governor general captain regent regents
    captains co-regent pope paramount ruler head taoiseach chairman presidency permanent senior
    administrator lieutenant monarch emperor co-prince mayor
"""
OFFICES = frozenset(_OFFICES.split())
_HONOURS = "sir dame dr dr. lord lady gen gen. col lt sheikh shaykh h.h. his her highness tan sri"
HONOURS = frozenset(_HONOURS.split())
GENERATIONS = ("II", "III", "IV")
MEANT = (
    ("vice president", "vice president"),
    ("deputy prime minister", "deputy prime minister"),
    ("deputy premier", "deputy prime minister"),
    ("vice premier", "deputy prime minister"),
    ("governor general", "governor general"),
    ("lieutenant governor", "lieutenant governor"),
    ("vice chancellor", "vice chancellor"),
    ("crown prince", "crown prince"),
    ("prime minister", "prime minister"),
    ("premier", "premier"),
    ("taoiseach", "prime minister"),
    ("president", "president"),
    ("chancellor", "chancellor"),
    ("king", "king"),
    ("queen", "queen"),
    ("sultan", "sultan"),
    ("amir", "emir"),
    ("emir", "emir"),
    ("emperor", "emperor"),
    ("supreme leader", "supreme leader"),
    ("chief executive", "chief executive"),
    ("governor", "governor"),
    ("prince", "prince"),
)
"""Office by words of its title, first match; where none is there the person is left out."""
PLACES = (("Executive branch", "chief of state"), ("Executive branch", "head of government"))
HERE, ABROAD = "Diplomatic representation from the US", "Diplomatic representation in the US"


def spells(state: str, label: str, entry: Entry, source: str, filed: str) -> Iterator[FoundSpell]:
    """Yield the spells of one state's entry; of a territory only its own government's.

    `label` is the state's usual name, for ambassadors to it.
    """
    government = entry.get("Government", {})
    territory = bool(government.get("Dependency status"))
    for branch, field in PLACES:
        if territory and field == "chief of state":
            continue
        told = plain(text_of(government, branch, field))
        for who, found, title in _named(told.split("; note")[0].split(" note -")[0]):
            office = _office(title)
            monarch = "represented by" in told and office in ("king", "queen")
            if office and not monarch:
                yield _spell(who, found, (state, office), source, filed)
    for mission, sender in ((ABROAD, state), (HERE, "USA")):
        told = plain(text_of(government, mission, "chief of mission"))
        envoy = SINCE.match(told)
        if envoy and envoy["who"].startswith("Ambassador ") and "(vacant)" not in told:
            to = "the United States" if mission == ABROAD else label
            who = envoy["who"].removeprefix("Ambassador ")
            yield _spell(who, envoy, (sender, f"ambassador to {to}"), source, filed)


def _named(told: str) -> Iterator[tuple[str, re.Match[str], str]]:
    """Yield name, match, and the title before the name, for each person with a date."""
    for part in re.split(r"; |, (?=[^()]*\(since)|represented by ", told):
        found = SINCE.match(part.strip())
        if found is None or found["month"] not in MONTHS:
            continue
        words = found["who"].replace(",", "").split()
        at = 0
        while at < len(words) and (words[at].lower() in OFFICES or words[at].lower() in HONOURS):
            at += 1
        name = words[at:]
        if len(name) > 1 and any(_capitals(w) for w in name) and len(name) <= 6:
            yield " ".join(name), found, " ".join(words[:at]).lower()


def _office(title: str) -> str | None:
    if "assembly" in title or "council" in title.replace("council of ministers", ""):
        return None
    return next((office for words, office in MEANT if words in title), None)


def _spell(
    name: str, found: re.Match[str], held: tuple[str, str], source: str, filed: str
) -> FoundSpell:
    """Return the spell of a state's office, `held` being both."""
    month = MONTHS[found["month"]]
    first = f"{found['year']}-{month}" + (f"-{int(found['day']):02}" if found["day"] else "")
    return FoundSpell((_cased(name),), held[0], "GOV", held[1], min(first, filed), filed, source)


def _cased(name: str) -> str:
    """Return a name whose family name is in capitals in the usual case."""
    words = [w.strip(",") for w in name.split()]
    return " ".join(w if w in GENERATIONS else _word(w) for w in words if w.lower() not in HONOURS)


def _word(word: str) -> str:
    if not _capitals(word):
        return word
    parts = re.split(r"([-'’])", word)
    cased = "".join(p if p.islower() else p[:1] + p[1:].lower() for p in parts)
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), cased)


def _capitals(word: str) -> bool:
    letters = [c for c in word.removeprefix("al-").removeprefix("el-") if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= len(letters) - 1
