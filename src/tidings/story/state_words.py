"""The plain words for the states of a commitment, one table for every face and for the brief."""

import re
from collections.abc import Mapping

from tidings.values import LedgerState

STATE: Mapping[LedgerState, str] = {
    "carried out": "done",
    "lapsed": "day passed",
    "step": "one step further",
}
"""State → its word, where it is not the same."""
_SAYS = re.compile(r"(?<=the article says: )(carried out|happened|lapsed|step)$")


def state_word(state: LedgerState) -> str:
    """Return the plain word for a state.

    >>> state_word("carried out"), state_word("refused")
    ('done', 'refused')
    """
    return STATE.get(state, state)


def why_in_words(why: str) -> str:
    """Return why a state changed, in the same words.

    >>> why_in_words("the article says: carried out"), why_in_words("refused by Peru")
    ('the article says: done', 'refused by Peru')
    """
    words = {str(state): word for state, word in STATE.items()} | {"happened": "done"}
    return _SAYS.sub(lambda m: words[m[1]], why)
