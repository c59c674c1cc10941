"""What "not" makes of a deed: a denial, a meeting that is off, or nothing that can be told."""

from tidings.codebook.status import Stance
from tidings.readers.events.stance import Stances, plain
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import tense
from tidings.values import Status

SET = frozenset({"scheduled", "planned", "expected", "announced"})


def not_done(parse: Parse, deed: Deed, found: Stance, stances: Stances) -> Status | None:
    """Return the status of a deed whose verb is negated; none where nothing is asserted.

    `found` is what it would be without "not". What somebody says did not happen is denied, what
    the article tells so is counterfactual. "Will not" and "would never" tell what is to be: no
    act, but for who stays away from a meeting it is off.
    """
    if deed.frame.type == "CONSULT" and _as_scheduled(parse, deed.its_verb):
        return "called off"
    if tense(parse, deed.its_verb) not in {"future", "conditional"}:
        told = stances.is_told(deed.its_verb)
        if deed.manner == "cancel":
            return None  # "did not cancel the talks" tells nothing of whether they were held
        return plain(stances.words.negated(found, told=told))
    if deed.manner == "occur" and found == "planned":
        return "called off"
    if deed.noun is None or deed.frame.type != "CONSULT":
        return None
    attends = parse.tokens[deed.its_verb].lemma.lower() in stances.book.attending
    return "called off" if attends else None


def _as_scheduled(parse: Parse, verb: int) -> bool:
    """Tell whether an act that will not happen had been set ("as previously scheduled")."""
    return any(
        parse.tokens[c].dep in {"advcl", "prep"}
        and any(parse.tokens[g].lower == "as" for g in (*parse.children[c], c))
        and any(parse.tokens[g].lower in SET for g in (*parse.children[c], c))
        for c in parse.children[verb]
    )
