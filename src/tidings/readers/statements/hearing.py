"""Who is told, and in, on or to what: the circumstances of a cue."""

from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.speakers import phrase
from tidings.readers.syntax import Parse

BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod"})


def circumstances(page: Page, draft: Draft) -> tuple[tuple[int, ...], str | None, int | None]:
    """Return who is told, and what it is said in, on or to."""
    cue = draft.cue
    verbal = cue is not None and page.parse.tokens[cue.i].pos in {"VERB", "AUX"}
    text = _spoken_text(page, draft)
    if cue is None or not verbal or cue.frame == "according":
        return (), text, None
    parse = page.parse
    hearers = _hearers(page, cue.i)
    testifying = _testifies(parse, cue.i)
    if testifying is not None:
        return hearers or _before_whom(parse, testifying), "testimony", None
    if text is not None:
        return hearers, text, None
    for i in _near_cue(parse, cue.i, draft.speaker):
        for c in parse.children[i]:
            token = parse.tokens[c]
            if token.dep == "prep" and token.lower in page.book.prepositions:
                head = parse.child(c, "pobj")
                if head is not None and _medium(page, head):
                    return hearers, phrase(parse, head).of(parse.text), head
    for head in hearers:
        outlet = _outlet(page, head)
        if outlet is not None:
            return hearers, phrase(parse, outlet).of(parse.text), head
        if parse.tokens[head].lemma in page.book.bodies:  # it may be an actor as well
            return hearers, phrase(parse, head).of(parse.text), None
    return hearers, None, None


def _near_cue(parse: Parse, cue: int, speaker: int | None) -> list[int]:
    """Return where a medium may hang: on the cue, its speaker, or the verb that it goes on from.

    "X brushed the report aside in an interview with Y, saying …": the interview is the words' too.
    """
    token = parse.tokens[cue]
    above = token.head if token.dep == "advcl" and token.tag == "VBG" else None
    return [i for i in (cue, speaker, above) if i is not None]


def _outlet(page: Page, head: int) -> int | None:
    """Return the outlet that is told: a name known for one, or one that is called so.

    "The broadcaster X" has the name in apposition, "state television X" the noun before it.
    """
    parse = page.parse
    token = parse.tokens[head]
    if token.pos == "PROPN" and (_medium(page, head) or _numbered(parse, head)):
        return head
    called = {parse.tokens[c].lemma for c in parse.children[head] if parse.tokens[c].i < head}
    if token.pos in {"PROPN", "NOUN"} and called & page.book.outlet_nouns:
        return head
    if token.lemma in page.book.outlet_nouns:
        name = parse.child(head, "appos")
        beside = name is not None and parse.edges[name][0] == head + 1
        return name if beside else head
    return None


def _numbered(parse: Parse, head: int) -> bool:
    """Tell whether a name ends in a number, as channels' do ("Channel 4", "Rossiya 24")."""
    after = parse.child(head, "nummod")
    return after == head + 1 and parse.tokens[after].text.isdigit()


def _testifies(parse: Parse, i: int) -> int | None:
    """Return the "testified" that the cue is, or the "(when) testifying" that it goes with."""
    near = (i, parse.tokens[i].head, *parse.children[i], *parse.children[parse.tokens[i].head])
    return next(
        (
            n
            for n in near
            if parse.tokens[n].lemma == "testify"
            and (n == i or parse.tokens[n].dep in {"advcl", "pcomp"})
        ),
        None,
    )


def _before_whom(parse: Parse, i: int) -> tuple[int, ...]:
    """Return who hears it: "testified before the Senate"."""
    below = (c for c in parse.children[i] if parse.tokens[c].lower in {"before", "to"})
    heads = (parse.child(c, "pobj") for c in below)
    return tuple(h for h in heads if h is not None)


def _spoken_text(page: Page, draft: Draft) -> str | None:
    """Return the text that speaks: "a statement from X said", "issued a statement saying"."""
    parse = page.parse
    head = draft.speaker
    if draft.cue is not None and parse.tokens[draft.cue.i].dep == "acl":
        head = parse.tokens[draft.cue.i].head
    if head is None or parse.tokens[head].pos != "NOUN":
        return None
    if parse.tokens[head].lemma not in page.book.texts:
        return None
    first = min((c for c in parse.children[head] if parse.tokens[c].dep in BEFORE), default=head)
    return parse.span(min(first, head), head).of(parse.text)


def _hearers(page: Page, i: int) -> tuple[int, ...]:
    parse = page.parse
    token = parse.tokens[i]
    key = token.lemma if token.lemma in page.book.verbs else ""
    heads: list[int] = []
    if "address" in page.book.verbs.get(key, frozenset()):
        for c in parse.children[i]:
            below = parse.tokens[c]
            if below.dep in {"dobj", "dative"} and below.pos in {"NOUN", "PROPN", "PRON"} and c > i:
                if heads and c == heads[-1] + 1:
                    heads.pop()  # "agency Tass", read as two objects
                heads.append(c)
    for c in parse.children[i]:
        below = parse.tokens[c]
        if below.lower == "to" and below.dep in {"prep", "dative"}:
            head = parse.child(c, "pobj")
            if head is not None:
                heads.append(head)
    return tuple(heads)


def _medium(page: Page, head: int) -> bool:
    """Tell whether a noun names a text, platform or outlet."""
    token = page.parse.tokens[head]
    book = page.book
    if token.pos == "PROPN":
        words = {token.lower}
        words.update(page.parse.tokens[c].lower for c in page.parse.children[head])
        return bool(words & (book.outlets | book.platforms))
    return token.lemma in book.texts or token.lower in book.texts or token.lower in book.platforms
