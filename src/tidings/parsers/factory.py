"""What makes the spaCy components `tidings_times` and `tidings_events`.

spaCy imports this whenever it makes any pipeline, so that it imports next to nothing itself.
"""

from typing import Any

from spacy.language import Language

PARSED = ["token.tag", "token.lemma", "token.dep", "token.head", "doc.ents"]


@Language.factory(  # type: ignore[untyped-decorator]
    "tidings_times",
    default_config={"published": None},
    requires=PARSED,
    assigns=["doc.spans", "doc._.published", "doc._.times", "span._.timex"],
)
def times_component(nlp: Language, name: str, published: str | None) -> Any:
    """Return a component; `published` is the day of documents that have none of their own.

    Raises SettingsError for a pipeline of another language than English, UserError for a day that
    cannot be.
    """
    from tidings.parsers.component import TimesComponent, extend

    _check(nlp, name, published)
    extend()
    return TimesComponent(name, published)


@Language.factory(  # type: ignore[untyped-decorator]
    "tidings_events",
    default_config={"published": None},
    requires=PARSED,
    assigns=["doc.spans", "doc._.published", "doc._.events", "doc._.uncoded"],
)
def events_component(nlp: Language, name: str, published: str | None) -> Any:
    """Return a component; `published` is the day of documents that have none of their own.

    Raises SettingsError for a pipeline of another language than English, UserError for a day that
    cannot be.
    """
    from tidings.parsers.events import EventsComponent, extend

    _check(nlp, name, published)
    extend()
    pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    return EventsComponent(name, pipeline, published)


def _check(nlp: Language, name: str, published: str | None) -> None:
    from tidings.errors import SettingsError
    from tidings.parsers.times import published_on

    if nlp.lang != "en":
        raise SettingsError(
            f"{name} reads English; this pipeline is for {nlp.lang!r}. Load an English one."
        )
    published_on(published)
