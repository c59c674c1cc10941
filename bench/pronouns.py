"""Whom "he" and "she" stand for: JSON `{topic, doc, text, mentions}` → `means` on each pronoun.

The person mentions of ECB+ (Cybulska & Vossen 2014). Each of he, she, him, his, her among the
`mentions` gets `means`: null where the reader abstains, else {"name", "spans"}: the actor's name
and where the article names it.

`score` counts the pronouns whose gold person is **named before**: has a mention before it in the
article that begins with a capital, has three letters, is no pronoun, and does not end in a word
that the article writes small after an article or "-old" ("Woman" in a headline). An answer is
**right** where one of its `spans` meets a named gold mention of the pronoun's person, or its name
ends in the word that such a mention ends in. **Rivals in reach**: another gold person is named so
in the pronoun's own sentence, before it, or in the two sentences before (by sentence marks and
line ends), and no pronoun of the topic shows that person to be of the other gender. **Says**: "he"
or "she" right beside a verb of saying ("he told", "said she"). "Recent" is the floor: the person
whom the article named last before the pronoun, as the reader found the names.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tidings.codebook import Codebook, load_codebook
from tidings.codec import article_id
from tidings.parsers.spacy import default_parser
from tidings.readers.actors import Cast, read_mentions, resolve_references
from tidings.readers.statements import find_statements
from tidings.readers.syntax import Page, Parse
from tidings.readers.text import read_layout
from tidings.values import Article, Layout

Docs = list[dict[str, Any]]
PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
SUBJECTS = frozenset(("he", "she"))
NO_NAMES = frozenset(
    ("her", "hers", "herself", "him", "himself", "his", "she", "they", "their", "them")
) | {"who", "the", "that", "this", "you", "our", "its"}
SAYING = (
    "add admit announce answer argue ask claim confirm deny explain insist note promise reply "
    "repeat report reveal say state tell tweet warn write"
)
BENT = {"say": "said", "tell": "told", "write": "wrote"}
REACH = 2  # sentences before the pronoun's own in which a rival may stand
SHORTEST = 3
NOUN = re.compile(r"\b(?:[Aa]n?|[Tt]he|old) ([a-z]+)\b")
BREAK = re.compile(r"[.?!][\"'”’)\s]*\s(?=[\"'“‘`(\s]*[A-Z])|\n")


class Case(NamedTuple):
    """One pronoun to be scored."""

    topic: Any
    word: str
    right: bool
    answered: bool
    recent: bool
    rivals: bool
    sayer: bool


def predict(input_path: Path) -> Docs:
    """Return the list with `means` on each pronoun."""
    docs: Docs = json.loads(input_path.read_text(encoding="utf-8"))
    book = load_codebook()
    layouts = [
        read_layout(Article(id=article_id(d["text"], d["doc"]), text=d["text"]), book.text)
        for d in docs
    ]
    pages = (_page(d["text"], layout) for d, layout in zip(docs, layouts, strict=True))
    for doc, parse in zip(docs, default_parser().parse(pages), strict=True):
        mark(doc, resolved(parse, book))
    return docs


def _page(text: str, layout: Layout) -> Page:
    return Page(text, tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs))


def resolved(parse: Parse, book: Codebook) -> Cast:
    """Return the cast of one article, its references resolved as a reading does it."""
    utterances = find_statements(parse, book.statements)
    speakers = [span for u in utterances for span in u.speaker]
    return resolve_references(parse, read_mentions(parse, book.actors), speakers)


def mark(doc: dict[str, Any], cast: Cast) -> None:
    """Put `means`, and `recent` for the floor, on the pronouns of an article."""
    answers = {m.span.start: m.actor for m in cast.mentions if m.form == "pronoun"}
    persons = {ref for ref, actor in enumerate(cast.actors) if actor.kind == "person"}
    names = [m for m in cast.mentions if m.form == "name" and m.actor in persons]
    for mention in doc["mentions"]:
        if mention["text"].lower() not in PRONOUNS:
            continue
        ref = answers.get(mention["start"])
        mention["means"] = None if ref is None else _meaning(cast, ref)
        last = [m.actor for m in names if m.span.end <= mention["start"]]
        mention["recent"] = _meaning(cast, last[-1]) if last else None


def _meaning(cast: Cast, ref: int) -> dict[str, Any]:
    named = (m.span for m in cast.mentions if m.actor == ref and m.form == "name")
    return {"name": cast.actors[ref].name, "spans": [[s.start, s.end] for s in named]}


def score(prediction: Docs, input_path: Path) -> dict[str, float]:
    """Return accuracy over all, over those answered, and with rivals; coverage; the floor."""
    gold: Docs = json.loads(input_path.read_text(encoding="utf-8"))
    cases = list(find_cases(prediction, gold))
    figures: dict[str, float] = {}
    figures |= _figures("he/she", [c for c in cases if c.word in SUBJECTS])
    figures |= _figures("he/she says", [c for c in cases if c.sayer])
    return figures | _figures("all five", cases)


def _figures(name: str, cases: Sequence[Case]) -> dict[str, float]:
    rivals = [c for c in cases if c.rivals]
    return {
        f"{name}: n": float(len(cases)),
        f"{name}: right": _share(c.right for c in cases),
        f"{name}: answered": _share(c.answered for c in cases),
        f"{name}: right of answered": _share(c.right for c in cases if c.answered),
        f"{name}: recent": _share(c.recent for c in cases),
        f"{name}: rivals n": float(len(rivals)),
        f"{name}: rivals right": _share(c.right for c in rivals),
        f"{name}: rivals recent": _share(c.recent for c in rivals),
    }


def _share(tests: Iterable[bool]) -> float:
    told = list(tests)
    return sum(told) / max(1, len(told))


def find_cases(prediction: Docs, gold: Docs) -> Iterator[Case]:
    """Yield the pronouns that are scored, in the order of the articles."""
    genders = _genders(gold)
    for mine, theirs in zip(prediction, gold, strict=True):
        mentions = sorted(theirs["mentions"], key=lambda m: m["start"])
        small = set(NOUN.findall(theirs["text"]))
        names = [m for m in mentions if _is_name(m["text"], small)]
        answers = {m["start"]: (m.get("means"), m.get("recent")) for m in mine["mentions"]}
        for m in mentions:
            word = m["text"].lower()
            before = [n for n in names if n["end"] <= m["start"]]
            if word not in PRONOUNS or m["person"] not in {n["person"] for n in before}:
                continue
            answer, recent = answers.get(m["start"], (None, None))
            own = [n for n in names if n["person"] == m["person"]]
            yield Case(
                topic=theirs["topic"],
                word=word,
                right=_right(answer, own),
                answered=answer is not None,
                recent=_right(recent, own),
                rivals=_rivalled(theirs, m, before, genders),
                sayer=_says(theirs["text"], m),
            )


def _is_name(words: str, small: set[str]) -> bool:
    """Tell whether a mention names: not where its last word is a noun of the article, `small`."""
    if not words[:1].isupper() or len(words) < SHORTEST or words.lower() in NO_NAMES:
        return False
    return words.lower().split()[-1] not in small


def _genders(gold: Docs) -> dict[tuple[Any, str], set[str]]:
    """Return the genders that pronouns of a topic show, by topic and person."""
    shown: dict[tuple[Any, str], set[str]] = defaultdict(set)
    for doc in gold:
        for m in doc["mentions"]:
            if m["text"].lower() in PRONOUNS:
                shown[(doc["topic"], m["person"])].add(PRONOUNS[m["text"].lower()])
    return dict(shown)


def _right(answer: dict[str, Any] | None, names: Docs) -> bool:
    if answer is None:
        return False
    last = answer["name"].lower().split()[-1]
    return any(
        any(start < n["end"] and n["start"] < end for start, end in answer["spans"])
        or n["text"].lower().split()[-1] == last
        for n in names
    )


def _rivalled(
    doc: dict[str, Any], m: dict[str, Any], before: Docs, genders: dict[tuple[Any, str], set[str]]
) -> bool:
    gender = PRONOUNS[m["text"].lower()]
    breaks = [b.end() for b in BREAK.finditer(doc["text"], 0, m["start"])]
    since = breaks[-1 - REACH] if len(breaks) > REACH else 0
    return any(
        n["start"] >= since
        and n["person"] != m["person"]
        and genders.get((doc["topic"], n["person"]), {gender}) >= {gender}
        for n in before
    )


def _says(text: str, m: dict[str, Any]) -> bool:
    """Tell whether "he" or "she" has a verb of saying right after it, or right before."""
    if m["text"].lower() not in SUBJECTS:
        return False
    after = text[m["end"] :].split(maxsplit=1)[:1]
    ahead = text[: m["start"]].split()[-1:]
    return any(w.lower().strip('.,;:"') in _SAYING_FORMS for w in (*after, *ahead))


def _forms(lemma: str) -> Iterator[str]:
    yield lemma
    yield f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma != "say" else f"{lemma}s"
    yield BENT.get(lemma) or (
        f"{lemma}d"
        if lemma.endswith("e")
        else f"{lemma[:-1]}ied"
        if lemma.endswith("y")
        else f"{lemma}ted"
        if lemma == "admit"
        else f"{lemma}ed"
    )


_SAYING_FORMS = frozenset(form for lemma in SAYING.split() for form in _forms(lemma))
