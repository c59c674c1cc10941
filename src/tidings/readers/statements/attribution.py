"""Names the speakers: the half of the statements room that needs the cast."""

from collections.abc import Sequence
from dataclasses import replace

from tidings.codebook.times import DatingVerbs
from tidings.readers.actors import Cast
from tidings.readers.statements.speakers import RELATIVES, phrase
from tidings.readers.statements.values import Utterance
from tidings.readers.syntax import Parse
from tidings.readers.times import Telling, date_act
from tidings.values import NO_DATE, Span, Statement, TimeExpression, Via, When

CITING = frozenset({"cite", "quote"})
NEAR = 2  # sentences before a pronoun in which its candidates are looked for
SHOWN = 0.1  # confidence below which what the rules found is no statement
GENDERS = {"he": "m", "she": "f"}


def attribute(
    utterances: Sequence[Utterance],
    parse: Parse,
    cast: Cast,
    times: Sequence[TimeExpression],
    dating: DatingVerbs,
) -> tuple[Statement, ...]:
    """Return the statements of an article: what was said, by whom, to whom, through whom, when.

    Utterances that are only held, wanted, denied or possible are left out, and so is the shell of
    a chain ("Tass reported that the minister said …"): its teller is in `via`, which runs from the
    teller nearest to the reader to the farthest.
    """
    utterances = [_at_source(parse, cast, u) for u in utterances]
    speakers = [_actors(parse, cast, u) for u in utterances]
    telling = Telling(parse, times, dating)
    whens = [_when(telling, u) for u in utterances]
    dated = tuple(dict.fromkeys(a for k, who in enumerate(speakers) if whens[k].times for a in who))
    return tuple(
        Statement(
            content=_worded(u.content, parse.text),
            cue=u.cue,
            speaker=u.speaker,
            actors=speakers[k],
            candidates=_candidates(parse, cast, u, speakers[k], dated),
            manner=u.manner,
            quoted=u.quoted,
            to=_told(parse, cast, u),
            medium=u.medium,
            via=_chain(parse, cast, utterances, speakers, k) + _quoting(parse, cast, u),
            when=whens[k],
            confidence=_sure(parse, cast, u, speakers[k]),
        )
        for k, u in enumerate(utterances)
        if u.act == "said" and u.speaker and u.confidence >= SHOWN
    )


def _worded(content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Leave out a relative pronoun that stands for what is before it ("…, which he called")."""
    return tuple(s for s in content if s.of(text).lower() not in RELATIVES) or content


def _at_source(parse: Parse, cast: Cast, u: Utterance) -> Utterance:
    """Return "Tass, citing an official, reported that …" as the official's, told by Tass.

    Only a medium tells so; anybody else who cites speaks for himself.
    """
    cited = _cited(parse, u)
    if cited is None or u.act != "said" or u.speaker_head is None or u.teller is not None:
        return u
    if all(cast.actors[a].sector != "MED" for a in _actors(parse, cast, u)):
        return u
    said = (phrase(parse, cited),)
    return replace(
        u, speaker=said, speaker_head=cited, voice=None, teller=u.speaker_head, hearers=()
    )


def _actors(parse: Parse, cast: Cast, u: Utterance) -> tuple[int, ...]:
    """Return who speaks; where a text speaks, who issued it."""
    for head in (u.voice, u.speaker_head):
        if head is not None and (found := cast.headed_by(parse, head)):
            return found
    return ()


def _sure(parse: Parse, cast: Cast, u: Utterance, actors: tuple[int, ...]) -> float:
    """Return how likely it is that these actors are meant: that of the least sure of them."""
    head = u.voice if u.voice is not None else u.speaker_head
    if head is None or not actors:
        return 1.0
    return min(cast.confidence(parse.tokens[head].start, a) for a in actors)


def _candidates(
    parse: Parse, cast: Cast, u: Utterance, actors: tuple[int, ...], dated: tuple[int, ...]
) -> tuple[int, ...]:
    """Return whom the words may stand for where they do not say: offered, never chosen.

    For an unnamed official, the named persons of his country who are told to have spoken on a day.
    """
    if u.speaker_head is None:
        return ()
    if not actors:
        gender = GENDERS.get(parse.tokens[u.speaker_head].lower)
        return _near(parse, cast, u.speaker_head, gender) if gender else ()
    if len(actors) == 1 and cast.actors[actors[0]].kind == "unnamed":
        country = cast.actors[actors[0]].country
        return tuple(
            a
            for a in dated
            if country is not None
            and cast.actors[a].kind == "person"
            and cast.actors[a].country == country
        )
    return ()


def _near(parse: Parse, cast: Cast, i: int, gender: str) -> tuple[int, ...]:
    """Return the persons named shortly before token `i` that its gender fits."""
    first = parse.sentences[max(0, parse.tokens[i].sentence - NEAR)].first
    before = Span(parse.tokens[first].start, parse.tokens[i].start)
    return tuple(
        a
        for a in cast.within(before)
        if cast.actors[a].kind == "person" and cast.actors[a].gender in {None, gender}
    )


def _told(parse: Parse, cast: Cast, u: Utterance) -> tuple[int, ...]:
    heads = list(u.hearers)
    if u.medium_head is not None and u.medium_head not in heads:  # "in a letter to X"
        for c in parse.children[u.medium_head]:
            hearer = parse.child(c, "pobj") if parse.tokens[c].lower == "to" else None
            heads.extend([] if hearer is None else [hearer])
    return tuple(dict.fromkeys(a for h in heads for a in cast.headed_by(parse, h)))


def _chain(
    parse: Parse,
    cast: Cast,
    utterances: Sequence[Utterance],
    speakers: Sequence[tuple[int, ...]],
    k: int,
) -> tuple[Via, ...]:
    """Return the tellers through whom it comes, the one nearest to the reader first."""
    chain: list[Via] = []
    below, outer = k, utterances[k].outer
    seen = {k}
    while outer is not None and outer not in seen:
        seen.add(outer)
        teller = utterances[outer]
        cited = _cited(parse, teller)
        if cited is not None:
            found = cast.headed_by(parse, cited)
            chain.append(Via(actors=found, spans=(phrase(parse, cited),)))
        if teller.speaker and (not speakers[outer] or speakers[outer] != speakers[below]):
            chain.append(Via(actors=speakers[outer], spans=teller.speaker))
        below, outer = outer, teller.outer
    return tuple(reversed(chain))


def _cited(parse: Parse, u: Utterance) -> int | None:
    """Return the head of whom a teller cites: "Tass, citing an official, reported …"."""
    for i in (u.cue_head, u.speaker_head):
        for c in parse.children[i] if i is not None else ():
            token = parse.tokens[c]
            if token.lemma in CITING and token.tag == "VBG":
                return parse.child(c, "dobj")
    return None


def _quoting(parse: Parse, cast: Cast, u: Utterance) -> tuple[Via, ...]:
    """Return who quotes the speaker, in "Tass quoted the minister as saying"."""
    if u.teller is None:
        return ()
    return (Via(actors=cast.headed_by(parse, u.teller), spans=(phrase(parse, u.teller),)),)


def _when(telling: Telling, u: Utterance) -> When:
    if u.cue_head is None or telling.parse.tokens[u.cue_head].pos == "PUNCT":
        return NO_DATE
    return date_act(telling, u.cue_head)
