"""Reasons in plain words: states and sectors without their codes."""

import re
from collections.abc import Mapping

from tidings.codebook.actors import load_actors

WITH_THE = re.compile(
    r"^(?:Bahamas|Gambia|Maldives|Netherlands|Philippines)$|^United |Republic|Islands$"
)
"""States that are spoken of with "the"."""

BOTH_IN: Mapping[str, str] = {
    "GOV": "in government",
    "LEG": "in parliament",
    "JUD": "of the courts",
    "MIL": "of the armed forces",
    "COP": "of the police",
    "SPY": "of an intelligence service",
    "OPP": "in opposition",
    "PTY": "of a party",
    "REB": "of an armed group",
    "UAF": "of an armed group",
    "CVL": "civilians",
    "MED": "of the news media",
    "BUS": "in business",
    "NGO": "of an organisation",
    "IGO": "of a body of states",
    "INT": "of a body of states",
    "EDU": "in learning",
    "LAB": "of the workers",
    "REL": "of a religious body",
    "JEW": "of a religious body",
    "CHR": "of a religious body",
    "MUS": "of a religious body",
}
"""What two of one PLOVER sector both are."""

COMPANY = "told of beside the same people or bodies"


def land(code: str) -> str:
    """Return a state's name as it stands in a sentence, for its ISO 3166-1 alpha-3 code.

    >>> land("USA"), land("RUS")
    ('the United States', 'Russia')
    """
    name = load_actors().labels.get(code, code)
    return f"the {name}" if WITH_THE.search(name) else name


def both_of(code: str) -> str:
    """Return that two are of one state.

    >>> both_of("RUS")
    'both of Russia'
    """
    return f"both of {land(code)}"


def of_two(a: str, b: str) -> str:
    """Return that two are of two states.

    >>> of_two("RUS", "USA")
    'one of Russia, the other of the United States'
    """
    return f"one of {land(a)}, the other of {land(b)}"


def both_in(sector: str) -> str:
    """Return what two of one PLOVER sector both are.

    >>> both_in("GOV")
    'both in government'
    """
    return f"both {BOTH_IN.get(sector, 'in public life')}"


def one_article(*, bare: bool) -> str:
    """Return that one article names both; `bare`: one of them by a surname or given name alone."""
    if bare:
        return "an article that names both does not show whom the single name means"
    return "one article names both"
