"""Which language a text is in, sure enough to leave it unread."""

import re
from functools import cache
from typing import Any

# Function words that are frequent in English and rare in other languages written in Latin script.
ENGLISH_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "is",
        "was",
        "for",
        "with",
        "as",
        "on",
        "at",
        "by",
        "from",
        "his",
        "her",
        "he",
        "she",
        "they",
        "their",
        "this",
        "these",
        "has",
        "have",
        "had",
        "were",
        "been",
        "are",
        "be",
        "will",
        "would",
        "not",
        "said",
        "which",
        "who",
        "but",
        "after",
        "its",
        "it",
        "an",
        "or",
        "when",
        "there",
        "than",
        "before",
        "about",
        "into",
        "over",
        "more",
        "new",
        "one",
        "two",
        "where",
        "while",
        "during",
        "against",
        "could",
    ]
)
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000  # characters looked at
FEWEST = 25  # words under which nothing is called foreign, unless it is in another script
ENGLISH_SHARE = 0.18
FOREIGN_SHARE = 0.08
SURE = 0.95


def detect_language(text: str) -> str | None:
    """Return an ISO 639-1 code, or None where the text is too short or too mixed to tell.

    English is told by its function words alone. Another language is named only where those are
    nearly absent and py3langid is sure: calling English foreign would lose an article.
    """
    words = [w.lower() for w in WORD.findall(text[:SAMPLE])]
    if not words:
        return None
    latin = sum(w[0] < "\u0250" for w in words) / len(words)
    share = sum(w in ENGLISH_WORDS for w in words) / len(words)
    if share >= ENGLISH_SHARE:
        return "en"
    if latin > 0.5 and (len(words) < FEWEST or share > FOREIGN_SHARE):
        return None
    code, probability = _model().classify(text[:SAMPLE])
    sure = probability >= SURE or latin <= 0.5  # in another script only its name is in doubt
    return str(code) if code != "en" and sure else None


@cache
def _model() -> Any:
    """Return the identifier, loaded on first need: it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
