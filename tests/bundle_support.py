"""A store with one of everything that a bundle must carry, and bundles taken apart and remade."""

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.codec import encode
from tidings.desk import Desk
from tidings.desk import bundle_form as form
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings

EXPELLED = (
    "Norland expels two diplomats of Estmark\n\n"
    "Norland expelled two Estmark diplomats on Monday, its foreign minister, Anna Berg, said in "
    "Sund. Estmark's government called the step a mistake and threatened to close its port unless "
    "the two may come back."
)
ANSWER = (
    "Estmark closes its port to Norland\n\n"
    "Estmark closed its port to ships of Norland on Friday in response to the expulsion of two of "
    "its diplomats. Anna Berg, the foreign minister of Norland, told reporters that she would meet "
    "the ambassador of Estmark in Sund on Tuesday."
)
MENDED = ANSWER.replace("on Tuesday", "next week").replace("told reporters", "said on Friday")
CHESS = (
    "Girl of nine wins chess title\n\n"
    "A schoolgirl from Brindal won the national chess title on Sunday, beating three grandmasters "
    "in a row. The federation gave her a silver cup."
)
FRENCH = (
    "Le port reste fermé\n\nLa ministre a déclaré lundi que le port resterait fermé jusqu'au mois "
    "de juin, et que les bateaux des pêcheurs ne pourraient pas en sortir avant cette date."
)
ADDRESS = "https://quay.example/port"


def noon() -> datetime:
    return datetime(2021, 5, 10, 12, tzinfo=UTC)


def open_desk(store: Path, parser: object) -> Desk:
    return Desk.open(settings=Settings(store=store), clock=noon, parser=parser)  # type: ignore[arg-type]


def fill(store: Path, parser: SpacyParser) -> None:
    """Fill a store: copies, a revision, a removal, a rereading, judgements, one taken back."""
    with open_desk(store, FakeParser()) as desk:
        desk.add_article(make_article(EXPELLED, published="2021-05-03", outlet="The Quay"))
    with open_desk(store, parser) as desk:
        desk.reread()
        gone = desk.add_article(make_article(CHESS, outlet="The Board"))
        desk.add_article(make_article(EXPELLED, published="2021-05-04", outlet="Daily Sund"))
        told = desk.add_article(
            make_article(ANSWER, published="2021-05-07", outlet="The Quay", url=ADDRESS)
        )
        desk.remove(gone.article)
        desk.add_article(make_article(FRENCH, outlet="Le Quai"))
        desk.add_article(
            make_article(MENDED, published="2021-05-08", outlet="The Quay", url=ADDRESS)
        )
        desk.add_article(make_article(EXPELLED, published="2021-05-05", outlet="Morning Post"))
        desk.add_article(make_article(CHESS, outlet="The Board", published="2021-05-09"))
        desk.follow("Norland")
        assert told.story
        story = desk.story(told.story)
        desk.correct(story.events[0].line.id, told.story, "Norland sent two home.", "my reason")
        wrong = desk.mark_wrong(story.statements[0].line.id, told.story)
        desk.take_back(wrong.id)
        desk.mark_wrong(story.events[-1].line.id, told.story)


def record(store: Path, parser: object) -> bytes:
    """Return the whole record as bytes: stories, lists, articles as held, judgements."""
    with open_desk(store, parser) as desk:
        stories = desk.stories()
        return b"\n".join(
            (
                encode(stories),
                *(encode(desk.story(s.id)) for s in stories),
                *(encode(desk.article(r.article.id)) for r in desk.readings()),
                encode(desk.judgements()),
                encode([row for _, row in desk.ledger()]),
            )
        )


Lines = dict[str, list[bytes]]


@dataclass(frozen=True)
class Parts:
    """A bundle taken apart: its manifest, and the lines of each file."""

    manifest: Mapping[str, Any]
    lines: Lines

    def changed(self, name: str, change: Callable[[list[Any]], object]) -> "Parts":
        """Return the parts with the values of one file changed in place."""
        values = [json.loads(line) for line in self.lines[name]]
        change(values)
        made = [json.dumps(v, ensure_ascii=False, separators=(",", ":")).encode() for v in values]
        return replace(self, lines={**self.lines, name: made})

    def sealed(self) -> "Parts":
        """Return the parts with a manifest that fits their lines, as a forger would make it."""
        seals = form.Seals()
        for name, lines in self.lines.items():
            seals.file(name)
            for line in lines:
                seals.line(name, line)
        files = seals.sealed()
        told = {"files": json.loads(encode(files)), "content": form.content_digest(files)}
        return replace(self, manifest={**self.manifest, **told})

    def write(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, lines in self.lines.items():
                zipped.writestr(name, b"".join(line + b"\n" for line in lines))
            zipped.writestr(form.MANIFEST, json.dumps(self.manifest))
        return path


def apart(path: Path) -> Parts:
    with zipfile.ZipFile(path) as zipped:
        names = [n for n in zipped.namelist() if n != form.MANIFEST]
        manifest = json.loads(zipped.read(form.MANIFEST))
        return Parts(manifest, {n: zipped.read(n).splitlines() for n in names})
