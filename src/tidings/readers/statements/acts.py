"""What kind of act a cue tells of: said, held, intended; voiced, denied, merely mentioned."""

from tidings.readers.statements.candidates import VERBAL
from tidings.readers.statements.clauses import infinitival
from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.values import Act, Cue, Kind
from tidings.readers.statements.voicing import unvoiced
from tidings.readers.statements.weighing import LEARNED
from tidings.readers.syntax import Parse

SPOKEN_WORDS = 4  # shorter stretches inside a noun phrase are names and scare quotes
SURE = 0.7  # confidence from which a verb that no table knows is taken for one of saying
SAYERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
PERSONS = frozenset({"he", "she", "they", "who", "i", "we"})
ORDERING = frozenset({"order", "command", "instruct", "direct"})
NAMING = frozenset({"name", "identify", "quote", "cite"})
NAMELESS = frozenset({"anonymous", "anonymity", "unnamed", "unidentified"})
ASKING = frozenset({"ask", "request", "insist", "demand", "prefer", "wish", "want"})
CONDITION = 14  # tokens of a condition of anonymity: longer, and something is said
SILENCE = frozenset({"comment", "discuss", "elaborate", "speak", "respond", "identify", "give"})


def act_of(page: Page, draft: Draft) -> Act:
    """Tell whether the cue says that it was said, held, merely mentioned, or not (yet) said."""
    cue = draft.cue
    if cue is None:
        return "said"
    if draft.speaker is not None and _nobody(page.parse, draft.speaker):
        return "unvoiced"
    if kind_of(page, draft) != "saying":
        return "thought"
    if cue.frame in {"according", "colon", "noun"}:
        return "said"
    if (unvoiced(page.parse, cue.i) and not _denies_in_words(page, cue)) or _silent(page, cue):
        return "unvoiced"
    if _nameless(page.parse, draft) or _ordered(page, draft):
        return "unvoiced"
    topical = cue.frame in {"object", "topic"} or (
        cue.frame == LEARNED and not any(_clause(page.parse, *r) for r in draft.ranges)
    )
    return "mention" if topical and not _names_it(page, draft) else "said"


def kind_of(page: Page, draft: Draft) -> Kind:
    """Tell words said from what somebody holds or means to do, and from what merely seems so."""
    cue = draft.cue
    if cue is None or cue.frame != LEARNED:
        frame = cue.frame if cue is not None else ""
        if frame.startswith("thought") and draft.speaker is None:
            return "impression"
        if frame == "thought infinitive":
            return "intention"
        return "belief" if frame.startswith("thought") else "saying"
    token = page.parse.tokens[cue.i]
    frames = page.book.verbs.get(token.lemma, frozenset())
    if token.lemma in page.book.impressions or draft.speaker is None:
        return "impression"
    if frames:
        thought = all(f.startswith("thought") for f in frames)
        return "belief" if thought or token.pos not in VERBAL else "saying"
    if token.pos == "NOUN" and page.book.nouns.get(token.lemma) is False:
        return "saying"
    return "saying" if _sounds_said(page, draft, cue) else "belief"


def _sounds_said(page: Page, draft: Draft, cue: Cue) -> bool:
    """Tell whether a verb that no table knows is one of saying: somebody, and a clause or quote."""
    parse = page.parse
    if draft.speaker is None or parse.tokens[cue.i].pos not in VERBAL or draft.confidence < SURE:
        return False
    speaker = parse.tokens[draft.speaker]
    if speaker.ent not in SAYERS and speaker.lower not in PERSONS:
        return False
    return bool(draft.quotes) or any(_clause(parse, *r) for r in draft.ranges)


def _clause(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a range is a clause with a subject of its own, and no mere circumstance."""
    for i in range(first, last + 1):
        head = parse.tokens[i].head
        if (head == i or not first <= head <= last) and parse.tokens[i].dep != "advcl":
            own = parse.child(i, "nsubj", "nsubjpass", "expl")
            if own is not None and first <= own <= last:
                return True
    return False


def _denies_in_words(page: Page, cue: Cue) -> bool:
    """Tell a "not" in the words quoted from one that belongs to the cue ("“Not so,” X said")."""
    parse = page.parse
    return any(parse.tokens[c].dep == "neg" and page.inside[c] >= 0 for c in parse.children[cue.i])


def _names_it(page: Page, draft: Draft) -> bool:
    """Tell words quoted from a speaker from a name in quotation marks.

    "Called it "a fraud"" is the speaker's; in "backed the "Green Card" bill" nobody speaks.
    """
    if draft.cue is None or not draft.quotes:
        return False
    lemma = page.parse.tokens[draft.cue.i].lemma
    frames = page.book.verbs.get(lemma, frozenset())
    longest = max(page.quotes[n].words for n in draft.quotes)
    return "quotation" in frames or longest >= SPOKEN_WORDS


def _silent(page: Page, cue: Cue) -> bool:
    """Tell whether somebody declined to speak."""
    parse = page.parse
    if cue.frame != "infinitive" or parse.tokens[cue.i].lemma not in {"decline", "refuse"}:
        return False
    act = parse.child(cue.i, "xcomp", "ccomp")
    if act is None:
        return False
    lemma = parse.tokens[act].lemma
    speech = {"clause", "address", "question"}
    return lemma in SILENCE or bool(page.book.verbs.get(lemma, frozenset()) & speech)


def _nameless(parse: Parse, draft: Draft) -> bool:
    """Tell a condition of anonymity from what was said ("asked not to be named")."""
    cue = draft.cue
    if cue is None or parse.tokens[cue.i].lemma not in ASKING or draft.quotes:
        return False
    asked = parse.child(cue.i, "dobj")
    if asked is not None and parse.tokens[asked].lower in NAMELESS:
        return True  # "requested anonymity to discuss the talks"
    return all(b - a < CONDITION and _conceals(parse, a, b) for a, b in draft.ranges)


def _conceals(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a range is about not being named: its main verb or adjective is."""
    for i in range(first, last + 1):
        token = parse.tokens[i]
        if token.lower in NAMELESS:
            return True
        if token.head == i or not first <= token.head <= last:
            passive = parse.child(i, "auxpass") is not None
            used = passive and token.lemma in {"use", "publish", "print", "give"}
            subject = parse.child(i, "nsubjpass")
            below = {parse.tokens[c].lower for c in parse.children[i]}
            if passive and token.lemma in NAMING and below & {"not", "n't", "n’t", "by"}:
                return True
            if used and subject is not None and parse.tokens[subject].lemma in {"name", "identity"}:
                return True
    return False


def _ordered(page: Page, draft: Draft) -> bool:
    """Tell an order's bare infinitive, which tells an act ("ordered the envoys to leave")."""
    cue, parse = draft.cue, page.parse
    if cue is None or draft.quotes or parse.tokens[cue.i].lemma not in ORDERING:
        return False
    return not any(_finite(parse, *r) for r in draft.ranges)


def _finite(parse: Parse, first: int, last: int) -> bool:
    """Tell whether the main verb of a range is finite: "ordered that the port be shut" too."""
    for i in range(first, last + 1):
        token = parse.tokens[i]
        if token.head == i or not first <= token.head <= last:
            verbal = token.pos in VERBAL and parse.child(i, "nsubj", "nsubjpass") is not None
            if verbal and token.dep != "advcl" and not infinitival(parse, i):
                return True
    return False


def _nobody(parse: Parse, speaker: int) -> bool:
    """Tell whether the subject is "nobody", "no one" or "neither side"."""
    words = {parse.tokens[speaker].lower}
    words.update(parse.tokens[c].lower for c in parse.children[speaker] if c < speaker)
    return bool(words & {"nobody", "none", "no", "neither"})
