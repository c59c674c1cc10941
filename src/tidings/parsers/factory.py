"""What makes the spaCy component `tidings_times`.

spaCy imports this whenever it makes any pipeline, so that it imports next to nothing itself.
"""

from typing import Any

from spacy.language import Language


@Language.factory(  # type: ignore[untyped-decorator]
    "tidings_times",
    default_config={"published": None},
    requires=["token.tag", "token.lemma", "token.dep", "token.head", "doc.ents"],
    assigns=["doc.spans", "doc._.published", "doc._.times", "span._.timex"],
)
def times_component(nlp: Language, name: str, published: str | None) -> Any:
    """Return a component; `published` is the day of documents that have none of their own.

    Raises SettingsError for a pipeline of another language than English, UserError for a day that
    cannot be.
    """
    from tidings.errors import SettingsError
    from tidings.parsers.component import TimesComponent, extend
    from tidings.parsers.times import published_on

    if nlp.lang != "en":
        raise SettingsError(
            f"{name} reads English; this pipeline is for {nlp.lang!r}. Load an English one."
        )
    published_on(published)
    extend()
    return TimesComponent(name, published)
