"""Round the act: its words, place, numbers, contexts, and what it answers."""

from collections.abc import Iterator

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.events.grammar import infinitive, objects
from tidings.readers.events.phrase_words import QUANTITIES, clause, core, prepositions
from tidings.readers.events.status import WORDS
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse, Token
from tidings.values import Count, Span

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
          "dozen": 12}  # fmt: skip
# verbs of a clause that sets the day of the deed it hangs on ("which was to be held on")
SETTING = frozenset({"schedule", "plan", "set", "hold", "be", "take", "expect", "due", "slate"})
PLACE_PREPOSITIONS = ("in", "at", "near", "outside")
NOT_COUNTED = frozenset({"year", "month", "week", "day", "hour", "minute", "percent", "%", "$", "€",
                         "£", "time", "point"})  # fmt: skip


def deed_clause(parse: Parse, deed: Deed) -> tuple[int, int]:
    """Return the first and last token of the words that tell a deed."""
    if deed.verb is not None:
        first, last = clause(parse, deed.verb)
        asks = deed.frame.complement == "infinitive" or deed.frame.status is not None
        inner = infinitive(parse, deed.verb) if asks else None
        if inner is not None:  # "voted on Monday to send", wherever the parser hung it
            low, high = clause(parse, inner)
            first, last = min(first, low), max(last, high)
        if deed.noun is not None:
            first, last = min(first, deed.noun), max(last, deed.noun)
        return first, last
    return clause(parse, deed.head)


def heads(deed: Deed) -> list[int]:
    """Return the tokens on which a deed's circumstances may hang, the nearest first."""
    found = [deed.head, deed.noun, deed.verb]
    return list(dict.fromkeys(h for h in found if h is not None))


def place_of(
    parse: Parse, deed: Deed, cast: Cast, book: EventsBook
) -> tuple[str | None, tuple[Span, ...]]:
    """Return the place named with an act ("in Washington") and its words.

    What stands behind a cause belongs to it: "sanctions over aggression in Ukraine" were not
    imposed there, wherever the parser hung the place.
    """
    if deed.frame.no_place and (named := _crossing(parse, deed)) is not None:
        return named.of(parse.text).replace("\n", " "), (named,)
    overs = list(_overs(parse, deed))
    end = min((p for over in overs for p in _cause_starts(parse, over, book)), default=None)
    for over in overs:
        for prep, obj in _places(parse, over):
            if prep not in PLACE_PREPOSITIONS or (prep == "at" and deed.frame.type == "ASSAULT"):
                continue
            if end is not None and obj > end:
                continue
            if (found := _named_place(parse, obj, cast)) is not None:
                return found
    return None, ()


def _crossing(parse: Parse, deed: Deed) -> Span | None:
    """Return the name of the crossing that is closed: "the Kehl border crossing"."""
    for thing in objects(parse, deed.its_verb):
        names = [c for c in parse.children[thing] if parse.tokens[c].pos == "PROPN"]
        names = [c for c in names if parse.tokens[c].dep in {"compound", "nmod"}]
        if names:
            return parse.span(names[0], names[-1])
    return None


def _overs(parse: Parse, deed: Deed) -> Iterator[int]:
    """Yield the tokens on which the place of a deed may hang."""
    for head in [deed.noun, deed.verb, deed.head]:
        if head is not None:
            spoken = deed.frame.type in WORDS and head == deed.verb
            yield from (head,) if spoken else _hanging(parse, head)
            if deed.manner in {"plan", "cancel"}:
                yield from setting_below(parse, head)


def _cause_starts(parse: Parse, over: int, book: EventsBook) -> Iterator[int]:
    """Yield where a cause begins ("over …", "because of …", "in response to …")."""
    for c in parse.children[over]:
        token = parse.tokens[c]
        if token.dep != "prep" or c < over:
            continue
        inside = (parse.tokens[g].lemma.lower() for g in parse.children[c])
        if token.lower in book.causal_prepositions - {"for"} or any(
            w in book.causal for w in inside
        ):
            yield c


def _places(parse: Parse, over: int) -> Iterator[tuple[str, int]]:
    """Yield what hangs on a token, and the place of an occasion ("at the summit in Bonn").

    The parser hangs a place on the date before it, too ("for 3 May in Bonn").
    """
    for prep, obj in prepositions(parse, over):
        yield prep, obj
        dated = parse.tokens[obj].ent in {"DATE", "TIME"}
        if dated or (prep in PLACE_PREPOSITIONS and not parse.tokens[obj].ent):
            yield from prepositions(parse, obj)


def _hanging(parse: Parse, head: int) -> Iterator[int]:
    """Yield a head and the objects and adverbs below it, on which the parser may hang a place."""
    yield head
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.dep in {"dobj", "npadvmod", "prep", "nsubjpass", "conj"} and token.pos != "VERB":
            yield c
            if token.dep == "prep":
                yield from (obj for _, obj in prepositions(parse, head) if parse.tokens[obj].ent)


def _named_place(parse: Parse, i: int, cast: Cast) -> tuple[str, tuple[Span, ...]] | None:
    token = parse.tokens[i]
    if token.ent not in {"GPE", "LOC", "FAC"}:
        refs = cast.headed_by(parse, i)
        if not any(cast.actors[r].kind == "place" for r in refs):
            return None
    first = last = i
    while first > 0 and _same_name(parse.tokens[first - 1], parse.tokens[first]):
        first -= 1
    while last + 1 < len(parse.tokens) and _same_name(parse.tokens[last], parse.tokens[last + 1]):
        last += 1
    span = parse.span(first, last)
    return span.of(parse.text).removeprefix("the ").replace("\n", " "), (span,)


def _same_name(left: Token, right: Token) -> bool:
    return bool(left.ent) and left.ent == right.ent and not right.ent_start


# ---------------------------------------------------------------------- numbers


def counts_of(parse: Parse, deed: Deed) -> tuple[Count, ...]:
    """Return the numbers of what an act touched: (35, "diplomats")."""
    level = _level(parse, deed)
    found: list[Count] = [] if level is None else [level]
    for thing in _things(parse, deed):
        for i in parse.conjuncts(thing):
            count = _count(parse, i)
            if count is not None and count not in found:
                found.append(count)
    return tuple(found)


def _level(parse: Parse, deed: Deed) -> Count | None:
    """Return what an ordered cut leaves: "to cut its staff to 455" → (455, "staff")."""
    inner = None if deed.verb is None else infinitive(parse, deed.verb)
    if not deed.frame.inner or inner is None:
        return None
    for thing in objects(parse, inner):
        for head in (inner, thing):
            for prep, obj in prepositions(parse, head):
                if prep == "to" and parse.tokens[obj].tag == "CD":
                    value = _value(parse, obj)
                    unit = parse.tokens[core(parse, thing)].text
                    if value is not None:
                        return Count(value=value, unit=unit, spans=(parse.span(obj, obj),))
    return None


def _things(parse: Parse, deed: Deed) -> Iterator[int]:
    if deed.frame.inner and deed.verb is not None:
        inner = infinitive(parse, deed.verb)
        yield from () if inner is None else objects(parse, inner)
        return
    if deed.verb is not None and deed.noun is None:
        yield from objects(parse, deed.verb)
    noun = deed.noun if deed.noun is not None else deed.head
    if deed.kind != "verb":
        yield from (
            obj for prep, obj in prepositions(parse, noun) if prep in {"of", "on", "against"}
        )


def _count(parse: Parse, noun: int) -> Count | None:
    token = parse.tokens[noun]
    number = parse.child(noun, "nummod")
    if token.lemma.lower() in QUANTITIES or (token.tag == "CD" and token.pos == "NUM"):
        of = next((obj for prep, obj in prepositions(parse, noun) if prep == "of"), None)
        value = _value(parse, noun)
        return None if of is None or value is None else _made(parse, value, of, noun)
    if number is None or token.lemma.lower() in NOT_COUNTED or token.ent in {"DATE", "TIME"}:
        return None
    value = _value(parse, number)
    return None if value is None else _made(parse, value, noun, number)


def _made(parse: Parse, value: int, noun: int, number: int) -> Count:
    last = noun
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if (
            token.dep == "conj"
            and token.pos == "NOUN"
            and parse.child(c, "nummod", "det", "poss") is None
        ):
            last = c
    first = noun
    while first - 1 > number and parse.tokens[first - 1].dep == "compound":
        first -= 1
    unit = parse.span(first, last).of(parse.text)
    low = min(number, first)
    return Count(
        value=value, unit=" ".join(unit.split()), spans=(parse.span(low, max(last, number)),)
    )


def _value(parse: Parse, number: int) -> int | None:
    """Return the whole number that "35", "two dozen" or "1.5 million" stands for."""
    token = parse.tokens[number]
    base = _plain(_hyphened(parse, number))
    parts = [parse.tokens[c] for c in parse.children[number] if parse.tokens[c].tag == "CD"]
    if token.lower.rstrip("s") in SCALES:
        head = _plain(parts[0].lower) if parts else (1 if _one(parse, number) else None)
        return None if head is None else round(head * SCALES[token.lower.rstrip("s")])
    return None if base is None or base != int(base) else int(base)


def _hyphened(parse: Parse, number: int) -> str:
    """Return a number word with what is joined to it by a hyphen ("thirty" "-" "five")."""
    tokens, first = parse.tokens, number
    while (
        first >= 2
        and tokens[first - 1].text == "-"
        and tokens[first - 1].end == tokens[first].start
    ):
        first -= 2
    return "".join(t.lower for t in tokens[first : number + 1])


def _one(parse: Parse, number: int) -> bool:
    return any(parse.tokens[c].lower in {"a", "an"} for c in parse.children[number])


def _plain(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if "-" in word:
        tens, _, ones = word.partition("-")
        if tens in NUMBERS and ones in NUMBERS:
            return NUMBERS[tens] + NUMBERS[ones]
    plain = word.replace(",", "")
    return float(plain) if plain.replace(".", "", 1).isdigit() and len(plain) < 12 else None


# ---------------------------------------------------------------------- contexts and causes


def contexts_of(parse: Parse, deed: Deed, book: EventsBook) -> tuple[str, ...]:
    """Return PLOVER's contexts that the words of a deed show, the frame's own first."""
    first, last = deed_clause(parse, deed)
    lemmas = [
        token.lemma.lower()
        for token in parse.tokens[first : last + 1]
        if token.ent != "PERSON"  # Bill Clinton is no bill
    ]
    return tuple(dict.fromkeys((*deed.frame.contexts, *book.plover.shown(lemmas))))


def causes(parse: Parse, deed: Deed, book: EventsBook) -> Iterator[int]:
    """Yield the heads of what an act answers ("in response to", "because", "over")."""
    for head in heads(deed):
        for over in _hanging(parse, head):
            yield from _caused(parse, over, book)
        for c in setting_below(parse, head):  # "his talks, set for May, in response to"
            yield from _caused(parse, c, book)


def setting_below(parse: Parse, head: int) -> Iterator[int]:
    """Yield participles that set the day of a deed: "cancelled his talks, planned for Friday"."""
    for c in parse.children[head]:
        token = parse.tokens[c]
        sets = token.tag == "VBN" and token.lemma.lower() in SETTING
        bare = parse.child(c, "nsubj", "nsubjpass", "mark", "aux", "auxpass") is None
        if token.dep in {"acl", "advcl"} and sets and bare:
            yield c


def _caused(parse: Parse, head: int, book: EventsBook) -> Iterator[int]:
    for prep, obj in prepositions(parse, head):
        if prep in {"in", "as"} and parse.tokens[obj].lemma.lower() in book.causal:
            yield from (
                deed
                for p, deed in prepositions(parse, obj)
                if p in {"to", "for", "against", "at", "over"}
            )
        elif prep in book.causal_prepositions:
            yield obj
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.dep == "prep" and token.lower == "because":
            yield from (g for g in parse.children[c] if parse.tokens[g].dep in {"pobj", "pcomp"})
        if token.dep == "advcl" and _because(parse, c, book):
            yield c


def _because(parse: Parse, verb: int, book: EventsBook) -> bool:
    return any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lower in book.causal_marks - {"since"}
        for c in parse.children[verb]
    )
