"""Why a story has the articles it has, on the terminal: `story --why`, and the list of `split`."""

from collections.abc import Sequence

from rich.text import Text

from tidings.faces.cli.app import safe
from tidings.faces.cli.paper import Paper, counted
from tidings.faces.dates import short_day
from tidings.faces.words import regrouped_in_words, settled_in_words
from tidings.values.identity import Settled
from tidings.values.moves import Member, Moved, NearStory, StoryWhy


def show_story_why(paper: Paper, told: StoryWhy) -> None:
    """Write why each article is in the story, which stories are near, and what was moved."""
    _head(paper, told)
    paper.heading("Why these articles")
    for number, member in enumerate(told.members, 1):
        _member(paper, number, member)
    if len(told.members) > 1:
        paper.note(f"Another story among them? tidings story split {told.story.id} 1", indent=2)
    if told.near:
        paper.heading("Near it")
        for near in told.near:
            paper.row(f"{near.score:.2f}", _near(near), width=6)
        paper.note(
            f"The same story after all? tidings story merge {told.story.id} {told.near[0].story}",
            indent=2,
        )
    show_moves(paper, told.moves, dict(told.titles))
    if told.judged:
        paper.heading("Judged")
        for one in told.judged:
            show_regrouped(paper, one)


def show_members(paper: Paper, told: StoryWhy) -> None:
    """Write the articles of a story with their numbers, and what to type to split some off."""
    _head(paper, told)
    if len(told.members) < 2:
        paper.note("It has one article: there is nothing to split off.", indent=2)
        return
    paper.heading("Articles")
    for number, member in enumerate(told.members, 1):
        paper.row(f"{number}.", _title(member), width=5)
    paper.blank()
    paper.text(f"To say that one is another story: tidings story split {told.story.id} 1")
    paper.note("Several numbers become one other story; an id or an address will do too.")


def show_moves(paper: Paper, moves: Sequence[Moved], titles: dict[str, str]) -> None:
    """Write what went from one story to another, what went together as one, the latest first."""
    if not moves:
        return
    paper.heading("Moved")
    together: dict[str, list[Moved]] = {}
    for one in moves:
        together.setdefault(one.id, []).append(one)
    for ident, some in together.items():
        _moved(paper, ident, some, titles)


def show_regrouped(paper: Paper, told: Settled, *, indent: int = 2) -> None:
    """Write a judgement on stories: what it says, how it stands, and how to take it back."""
    judgement = told.judgement
    head = Text(f"{judgement.id} ", style="green")
    head.append(safe(regrouped_in_words(judgement)))
    paper.text(head, indent=indent, hang=2)
    when = judgement.at[:16].replace("T", " ")
    why = f": {judgement.why}" if judgement.why else ""
    paper.note(f"you judged {when}{why}", indent=indent + 2)
    state = settled_in_words(told)
    if state:
        paper.text(Text(safe(state), style="yellow"), indent=indent + 2)
    paper.note(f"To take it back: tidings take-back {judgement.id}", indent=indent + 2)


def _head(paper: Paper, told: StoryWhy) -> None:
    paper.title(told.story.title)
    also = f" · also found under {', '.join(told.addresses)}" if told.addresses else ""
    paper.note(f"{told.story.id} · {counted(told.story.articles, 'article')}{also}")


def _title(member: Member) -> Text:
    text = Text(safe(member.title))
    facts = (member.outlet, short_day(member.published) or "no date", member.article)
    return text.append(safe(f" · {' · '.join(f for f in facts if f)}"), style="dim")


def _member(paper: Paper, number: int, member: Member) -> None:
    paper.row(f"{number}.", _title(member), width=5)
    why = "it is the first of the story" if member.first and member.how == "rule" else member.why
    paper.note(why, indent=7)
    for near in member.near:
        paper.text(Text(f"near, {near.score:.2f}: ").append_text(_near(near)), indent=7, hang=2)


def _near(near: NearStory) -> Text:
    return Text(safe(near.title)).append(f" ({near.story})", style="green")


def _moved(paper: Paper, ident: str, some: Sequence[Moved], titles: dict[str, str]) -> None:
    first = some[0]
    what = [titles.get(m.article, m.article) for m in some]
    head = Text(f"{ident} ", style="green")
    more = f" and {len(what) - 2} more" if len(what) > 2 else ""
    head.append(safe(", ".join(f"“{w}”" for w in what[:2]) + more))
    paper.text(head, indent=2, hang=2)
    places = (f"{titles.get(s, 'a former story')} ({s})" for s in (first.old, first.new))
    paper.note("from {} to {}".format(*places), indent=4)
    by = "by a rule" if first.by == "rule" else "by you"
    paper.note(f"{by}, {first.at[:16].replace('T', ' ')}: {first.why}", indent=4)
    undo = ident if first.by == "rule" else first.judgement
    if undo and first.why.find("taken back") < 0:
        paper.note(f"To undo it: tidings take-back {undo}", indent=4)
