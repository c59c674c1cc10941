"""Find stretches of pieces that the rules describe: the longest first, and no trap."""

import re
from collections.abc import Callable, Iterator, Mapping

from tidings.codebook.times import Rule, TimesBook
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.context import Context, Found
from tidings.readers.times.early import EARLY, is_end_of_years
from tidings.readers.times.pieces import NOTHING, Pieces

NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "NORP"})
MARKS = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
TITLES = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "PERSON"})
COUNTED = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT"})


def find(cut: Pieces, parse: Parse | None, book: TimesBook) -> Iterator[tuple[Found, ...]]:
    """Yield at each place the matches that begin there, best first; the reader picks one.

    The reader sends back nothing: places inside a match are skipped by `chosen`.
    """
    context = Context(cut, parse, book.lists)
    codes = cut.codes
    starts = book.starts
    for at, code in enumerate(codes):
        if code == NOTHING or not starts.get(code):
            continue
        matches = [
            _found(rule, m, cut) for rule in starts[code] if (m := rule.pattern.match(codes, at))
        ]
        passed = [f for f in matches if _passes(f, context)]
        if passed:
            yield tuple(sorted(passed, key=lambda f: f.first - f.last))


def _found(rule: Rule, match: re.Match[str], cut: Pieces) -> Found:
    places = {name: match.span(name) for name in rule.pattern.groupindex if match.group(name)}
    groups = {name: tuple(cut.pieces[slice(*at)]) for name, at in places.items()}
    return Found(rule, match.start(), match.end(), groups, places)


def _passes(found: Found, context: Context) -> bool:
    """Tell whether the context lets a match stand."""
    for name in ("month", "weekday", "days", "holiday"):
        if name in found.groups and not _is_name_of_time(found, name, context):
            return False
    if _is_a_title(found, context) or _is_conjunction(found, context):
        return False
    check = found.rule.check
    return check is None or CHECKS[check](found, context)


def _is_conjunction(found: Found, context: Context) -> bool:
    """Tell "hope that Friday's talks" from "on that Friday"."""
    token = context.token(found.first)
    return token is not None and token.lower == "that" and token.dep == "mark"


def _is_a_title(found: Found, context: Context) -> bool:
    """Reject "Radio Today" and "60 Minutes": words of time in capitals inside a name."""
    first, last = context.token(found.first), context.token(found.last - 1)
    if first is None or last is None or found.rule.build in ("parts", "feast"):
        return False
    if not context.capital(found.last - 1):
        return False
    if first.ent in TITLES and last.ent in TITLES:
        return True
    after = context.word(found.last)
    closed = after in MARKS or (after in (",", ".") and context.word(found.last + 1) in MARKS)
    return closed and context.word(found.first - 1) in MARKS and found.last - found.first > 1


def _place(found: Found, name: str, context: Context) -> int:
    """Return the position of a group's last piece."""
    piece = found.groups[name][-1]
    at = found.first
    while context.cut.pieces[at] is not piece:
        at += 1
    return at


def _begins_a_name(at: int, context: Context) -> bool:
    """Tell "the October Revolution" from "the October talks" and "in October President X"."""
    token = context.token(at)
    after = context.token(at + 1) if at + 1 < len(context.cut.pieces) else None
    if token is None or after is None or token.dep not in ("compound", "nmod", "amod"):
        return False
    return after.pos in ("PROPN", "NOUN") and context.capital(at + 1)


def _is_name_of_time(found: Found, name: str, context: Context) -> bool:
    """Reject "august", "April Smith", "the Sunday Times", "Black Friday Films"."""
    at = _place(found, name, context)
    if not context.capital(at):
        return False
    token = context.token(at)
    if name == "month" and found.last - found.first == 1 and _begins_a_name(at, context):
        return False
    before = context.word(at - 1)
    if before in context.lists["named_days"] or before in context.lists["titles"]:
        return False
    if token is None or found.last - found.first > 2:
        return True
    if before in ("the", "a", "an") and name == "weekday" and _names_a_thing(token, context):
        return False
    if token.ent == "PERSON" and token.pos == "PROPN":
        return False
    if token.ent in NAMED and context.parse is not None:
        head = context.parse.tokens[token.head]
        return not (head.ent == token.ent and head.i != token.i and head.pos == "PROPN")
    return True


def _names_a_thing(token: Token, context: Context) -> bool:
    """Tell "the Friday Accord": the weekday is part of a name that follows."""
    if context.parse is None or token.dep not in ("compound", "nmod", "amod"):
        return False
    head = context.parse.tokens[token.head]
    return head.pos == "PROPN" and head.i > token.i and head.text[:1].isupper()


def _month(found: Found, context: Context) -> bool:
    """Tell "in May" from "may" and from Ms May."""
    token = context.token(_place(found, "month", context))
    if token is None:
        return "edge" in found.groups
    before = context.word(found.first - 1)
    if token.pos not in ("PROPN", "NOUN") or token.ent == "PERSON":
        return False
    return (
        token.ent == "DATE" or before in context.lists["month_neighbours"] or "edge" in found.groups
    )


def _year(found: Found, context: Context) -> bool:
    """Tell a year from a number: by what stands before it and by what it counts."""
    at = _place(found, "year", context)
    value = int(context.word(at))
    token = context.token(at)
    if (
        token is None
        or not 1500 <= value <= 2100
        or context.word(at + 1) in context.lists["measures"]
    ):
        return False
    before = context.word(found.first - 1)
    across = is_end_of_years(at, context)
    if across is not None:
        return across
    if (context.word(at + 1) in ("-", "–") and before == "-") or _after_minus(at, context):
        return False
    if token.dep == "nummod" and _counts_plural(token, context):
        return False
    if "edge" in found.groups:
        return True
    if token.ent in COUNTED:
        return before in context.lists["year_neighbours"] and token.dep == "pobj" and value >= 1800
    return token.ent == "DATE" or before in context.lists["year_neighbours"] or value >= 1900


def _after_minus(at: int, context: Context) -> bool:
    """Tell "-1999" and "555-1984" from "pre-1999"."""
    start = context.cut.pieces[at].start
    before = context.parse.text[max(0, start - 2) : start] if context.parse else ""
    return before[-1:] in ("-", "−") and not before[:-1].isalpha()


OLD = frozenset({"old", "olds"})
DASHES = frozenset({"-", "–"})


def _counts_plural(token: Token, context: Context) -> bool:
    """Tell "2017 soldiers" from "the 2016 elections"."""
    if context.parse is None:
        return False
    head = context.parse.tokens[token.head]
    if head.tag not in ("NNS", "NNPS"):
        return False
    return context.parse.child(head.i, "det", "poss") is None


def _weekday(found: Found, context: Context) -> bool:
    token = context.token(_place(found, "weekday", context))
    return token is None or token.pos in ("PROPN", "NOUN", "ADV", "ADJ", "ADP", "NUM", "X", "VERB")


def _season(found: Found, context: Context) -> bool:
    at = _place(found, "season", context)
    token = context.token(at)
    if token is None or token.pos not in ("NOUN", "PROPN"):
        return False
    following = context.token(at + 1) if at + 1 < len(context.cut.pieces) else None
    if token.dep == "compound" and following is not None and following.pos in ("NOUN", "PROPN"):
        return False
    before = context.word(found.first - 1)
    if found.word("season") in context.lists["things"] and "edge" not in found.groups:
        return before in context.lists["year_neighbours"]
    return (
        token.ent == "DATE" or before in context.lists["year_neighbours"] or "edge" in found.groups
    )


def _bare_part(found: Found, context: Context) -> bool:
    return context.word(found.first - 1) in ("in", "during") and context.word(found.last) != "of"


def _closed(found: Found, context: Context) -> bool:
    """Tell "two days before." from "two days before the vote"."""
    after = context.word(found.last)
    return not after or after in context.lists["closers"]


def _one(found: Found, context: Context) -> bool:
    """Tell "for a year" from "$5 a year", "twice a year" and "an hour man"."""
    if "hedge" in found.groups:
        return True
    before = context.token(found.first - 1) if found.first else None
    token = context.token(found.last - 1)
    if token is None or token.dep in ("compound",):
        return False
    if found.words("count")[-1] in ("a", "an"):
        if before is not None and (before.pos in ("NOUN", "NUM", "SYM") or before.tag == "RB"):
            return False
        return before is not None and before.lower in context.lists["for_words"]
    return True


def _for(found: Found, context: Context) -> bool:
    """Tell "for years" from "years of war" and "the days"."""
    token = context.token(found.last - 1)
    return token is not None and context.word(found.first - 1) in context.lists["for_words"]


def _frequency(found: Found, context: Context) -> bool:
    token = context.token(found.first)
    if token is None or token.ent in NAMED or context.capital(found.first):
        return False
    return token.pos in ("ADJ", "ADV")


def _reference(found: Found, context: Context) -> bool:
    """Reject "as soon as", "soon after", "shortly before"."""
    if context.word(found.first - 1) in ("as", "how", "too"):
        return False
    return context.word(found.last) not in ("after", "before", "as", "thereafter", "enough")


def _now(found: Found, context: Context) -> bool:
    token = context.token(found.first)
    return token is not None and token.pos == "ADV" and context.word(found.last) != "that"


def _adjective(found: Found, context: Context) -> bool:
    """Tell "the current talks" from "Current Biology" and "more recent"."""
    token = context.token(found.first)
    if token is None or token.dep != "amod" or context.capital(found.first):
        return False
    return context.word(found.first - 1) not in ("then", "more", "most", "less")


def _rate(found: Found, context: Context) -> bool:
    """Tell "$33 million a year" from "a year of war" and "in a year"."""
    before = context.token(found.first - 1) if found.first else None
    token = context.token(found.last - 1)
    return (
        token is not None
        and before is not None
        and token.dep == "npadvmod"
        and before.sentence == token.sentence
        and before.pos in ("NOUN", "NUM", "SYM")
        and context.word(found.last) not in context.lists["distances"]
    )


def _these_days(found: Found, context: Context) -> bool:
    token = context.token(found.last - 1)
    return token is not None and token.lower in ("days", "years") and token.dep == "npadvmod"


def _noun(found: Found, context: Context) -> bool:
    token = context.token(found.last - 1)
    return token is not None and token.pos == "NOUN" and token.dep != "compound"


def _age(found: Found, context: Context) -> bool:
    """Reject "6-year-old" and "55 years old": an age is no stretch of the story's time."""
    after = context.word(found.last)
    return after not in OLD and not (after in DASHES and context.word(found.last + 1) in OLD)


def _reported(found: Found, context: Context) -> bool:
    """Tell "for the quarter" from "the quarter of the city"."""
    token = context.token(found.last - 1)
    return token is not None and token.dep != "compound" and context.word(found.last) != "of"


def _reported_year(found: Found, context: Context) -> bool:
    """Tell "for the year" and "the year ended March 31" from "the year of the flood"."""
    if context.word(found.last) in context.lists["ended"]:
        return True
    before = context.word(found.first - 1) in context.lists["about_period"]
    return before and _reported(found, context)


def _day_of_month(found: Found, context: Context) -> bool:
    """Tell "on the 21st" from "the 21st century" and "on the 21st floor"."""
    if context.word(found.first - 1) not in context.lists["day_neighbours"]:
        return False
    if found.last >= len(context.cut.pieces):
        return True
    after = context.token(found.last)
    return context.word(found.last) != "of" and (
        after is None or after.pos not in ("NOUN", "ADJ", "PROPN", "NUM")
    )


def _some_day(found: Found, context: Context) -> bool:
    """Tell "one day he will be king" from "for one day" and "one day after the vote"."""
    token = context.token(found.last - 1)
    if token is None or token.dep not in ("npadvmod", "nsubj", "dep", "advmod"):
        return False
    before, after = context.word(found.first - 1), context.word(found.last)
    return before not in ("for", "in", "than", "within") and after not in context.lists["distances"]


def _days(found: Found, context: Context) -> bool:
    """Tell "June 5 and 6" from "on June 5 and 6 soldiers died"."""
    if found.last >= len(context.cut.pieces):
        return True
    after = context.token(found.last)
    return after is None or after.pos not in ("NOUN", "ADJ", "PROPN")


def _feast(found: Found, context: Context) -> bool:
    """Tell "at Easter" and "Good Friday" from "the Easter Rising"."""
    token = context.token(found.last - 1)
    if token is None or not context.capital(found.first):
        return False
    following = context.token(found.last) if found.last < len(context.cut.pieces) else None
    joined = following is not None and following.pos in ("PROPN", "NOUN")
    return not (joined and token.dep in ("compound", "nmod", "amod"))


def _no_day(found: Found, context: Context) -> bool:
    """Tell "5 May 99999" from "in May 200 people died": the numbers are written as a date's."""
    if context.word(found.last) in context.lists["measures"]:
        return False
    after = context.token(found.last) if found.last < len(context.cut.pieces) else None
    return after is None or after.pos in ("PUNCT", "CCONJ", "ADP", "VERB", "AUX", "PRON")


def _moment(found: Found, context: Context) -> bool:
    return context.word(found.first - 1) == "at" and context.word(found.last) not in ("of", "when")


def _past(found: Found, context: Context) -> bool:
    if context.word(found.first - 1) not in ("in", "from", "of"):
        return False
    token = context.token(found.last - 1)
    return token is not None and token.pos == "NOUN" and token.dep != "compound"


CHECKS: Mapping[str, Callable[[Found, Context], bool]] = {
    "month": _month,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "bare part": _bare_part,
    "closed": _closed,
    "one": _one,
    "for": _for,
    "frequency": _frequency,
    "reference": _reference,
    "now": _now,
    "noun": _noun,
    "past": _past,
    "moment": _moment,
    "no day": _no_day,
    "feast": _feast,
    "days": _days,
    "day of month": _day_of_month,
    "some day": _some_day,
    "adjective": _adjective,
    "rate": _rate,
    "these days": _these_days,
    "reported": _reported,
    "reported year": _reported_year,
    "age": _age,
    **EARLY,
}
