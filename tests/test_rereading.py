"""What differs between two readings of a text: told by what is said, not by numbers that move."""

from dataclasses import replace

from tests.story_support import Page
from tidings.desk.rereading import differences
from tidings.values import Actor, Interval, Mention, Reading, Span

TEXT = "Norland expelled two Estmark envoys on Monday, Anna Berg said."


def page() -> Page:
    made = Page(TEXT)
    ours, theirs = made.state("Norland", "NOR"), made.state("Estmark", "EST")
    berg = made.actor("Anna Berg")
    made.event(
        "Norland expelled two Estmark envoys", "expelled", "SANCTION", source=(ours,),
        target=(theirs,), when=made.ago("Monday", 1),
    )  # fmt: skip
    made.said("Norland expelled two Estmark envoys on Monday", "said", by=(berg,))
    return made


def read() -> Reading:
    return page().read()


def test_a_reading_is_the_same_as_itself() -> None:
    assert differences(read(), read()) == ()


def test_an_actor_more_moves_numbers_and_changes_one_thing() -> None:
    """The new actor comes first, so that every reference to an actor counts one more."""
    old = read()
    event, said = old.events[0], old.statements[0]
    first = Mention(span=Span(13, 29), actor=0, form="nominal")
    new = replace(
        old,
        actors=(Actor(name="two envoys", kind="group"), *old.actors),
        mentions=(*(replace(m, actor=m.actor + 1) for m in old.mentions), first),
        events=(replace(event, source=(1,), target=(2,)),),
        statements=(replace(said, actors=(3,)),),
    )
    told = differences(old, new)
    assert [(d.kind, d.how) for d in told] == [("actors", "new"), ("mentions", "new")]
    assert told[0].words == "group two envoys"


def test_what_is_said_of_one_place_is_one_change() -> None:
    old = read()
    new = replace(old, events=(replace(old.events[0], status="planned", target=()),))
    (told,) = differences(old, new)
    assert (told.kind, told.how) == ("events", "changed")
    assert told.words == "“expelled”: target Estmark → none; status happened → planned"


def test_what_only_one_reading_has_is_gone_or_new() -> None:
    old = read()
    none = replace(old, events=())
    assert [(d.how, d.words) for d in differences(old, none)] == [
        ("gone", "SANCTION happened source: Norland target: Estmark “expelled”")
    ]
    assert [d.how for d in differences(none, old)] == ["new"]


def test_the_day_of_publication_and_what_could_not_be_read() -> None:
    old = read()
    day = Interval(earliest="2020-05-11", latest="2020-05-11", basis="given")
    told = differences(old, replace(old, published=day, unread="no words in it"))
    assert [(d.kind, d.how) for d in told] == [("published", "changed"), ("unread", "changed")]
    assert "2020-05-10..2020-05-10 → 2020-05-11..2020-05-11" in told[0].words


def test_confidences_do_not_count() -> None:
    old = read()
    assert differences(old, replace(old, events=(replace(old.events[0], confidence=0.1),))) == ()
