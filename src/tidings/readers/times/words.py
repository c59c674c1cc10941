"""Classes of verbs that the dates of acts hang on.

Here and not in the codebook because `date_clause` is called by every room with a parse and times
alone; they are classes of English, not words of any story.
"""

from tidings.readers.syntax import Token

# Words whose object or complement lies ahead, whatever their own tense ("scheduled for Friday").
_PROSPECTIVE = frozenset(
    {
        "agree",
        "aim",
        "anticipate",
        "arrange",
        "ask",
        "await",
        "cancel",
        "deadline",
        "decide",
        "defer",
        "delay",
        "demand",
        "due",
        "expect",
        "forecast",
        "forthcoming",
        "hope",
        "intend",
        "invite",
        "likely",
        "offer",
        "order",
        "payable",
        "plan",
        "planned",
        "pledge",
        "postpone",
        "predict",
        "prepare",
        "promise",
        "propose",
        "ready",
        "refuse",
        "schedule",
        "scheduled",
        "scrap",
        "set",
        "shelve",
        "skip",
        "slate",
        "slated",
        "threaten",
        "upcoming",
        "urge",
        "vow",
        "want",
        "warn",
        "wish",
    }
)
# Verbs that say no more than that their object or subject takes place: the noun has their date.
# "begin" and "end" are not here: they date one end only.
HAPPEN = frozenset(
    {
        "attend",
        "complete",
        "conduct",
        "convene",
        "deliver",
        "give",
        "happen",
        "have",
        "hold",
        "host",
        "launch",
        "make",
        "mark",
        "mount",
        "occur",
        "open",
        "pay",
        "perform",
        "plan",
        "schedule",
        "see",
        "set",
        "slate",
        "slated",
        "stage",
        "take",
        "undergo",
    }
)
# Verbs of telling: what they tell in the past lies before them.
ANNOUNCE = frozenset(
    {"announce", "confirm", "declare", "disclose", "report", "reveal", "say", "tell", "unveil"}
)
# Verbs whose saying does the deed that they tell ("announced it was adding ten names").
PERFORM = frozenset({"announce", "declare", "unveil"})
# Verbs whose infinitive takes place with them: "went on to declare", "managed to escape".
IMPLICATIVE = frozenset(
    {
        "begin", "come", "continue", "get", "go", "help", "hasten", "manage", "move", "proceed",
        "rush", "serve", "start",
    }
)  # fmt: skip


def is_prospective(token: Token) -> bool:
    """Tell whether what hangs on a word lies ahead; the form counts where the lemma is wrong."""
    return token.lemma in _PROSPECTIVE or token.lower in _PROSPECTIVE
