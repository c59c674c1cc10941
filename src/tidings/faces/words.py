"""The plain words for states, the same on every face.

PLOVER's capitals stay in exports; a page says *under way*, *called off*, *done*.
"""

from collections.abc import Mapping

from tidings.values import LedgerState, Status, StoryEvent

STATUS: Mapping[Status, str] = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "called off": "called off",
    "threatened": "threatened",
    "demanded": "demanded",
    "proposed": "proposed",
    "denied": "denied",
    "hypothetical": "only supposed",
    "counterfactual": "did not happen",
}

# state of a ledger row → its word, where it is not the same
STATE: Mapping[LedgerState, str] = {
    "carried out": "done",
    "lapsed": "day passed",
    "step": "one step further",
}


def event_word(event: StoryEvent) -> str:
    """Return the word for how an event stands; what is planned still may be put off."""
    return "postponed" if event.postponed else STATUS[event.status]
