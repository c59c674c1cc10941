"""Plain words: short, active, past; quotation marks only where the article has them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.story_support import Page, story_of
from tidings.story.pieces import own_words, quotations
from tidings.story.telling import names
from tidings.values import Actor, StoryActor


def line_of(page: Page) -> str:
    return story_of(page).events[0].line.text


def two(text: str, published: str = "2020-05-10") -> tuple[Page, int, int]:
    p = Page(text=text, published=published)
    return p, p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("happened", "Joan Mara and Ilse Falk met in Vaduz"),
        ("planned", "Planned meeting of Joan Mara and Ilse Falk in Vaduz"),
        ("called off", "Meeting of Joan Mara and Ilse Falk in Vaduz called off"),
    ],
)
def test_a_meeting_by_its_status(status: str, line: str) -> None:
    p, a, b = two("Joan Mara and, in Vaduz, Ilse Falk: their meeting.")
    when = p.day("their", "2020-05-20" if status != "happened" else "2020-05-09")
    p.event("Joan Mara and, in Vaduz, Ilse Falk: their meeting", "meeting", "CONSULT",
            source=(a,), target=(b,), status=status, where="Vaduz", when=when)  # fmt: skip
    assert line_of(p) == line


def test_an_expulsion_with_its_number() -> None:
    p = Page(text="Norland expelled 35 diplomats of Sudria.")
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    p.event("Norland expelled 35 diplomats of Sudria", "expelled", "SANCTION", mode="expel",
            source=(a,), target=(b,), counts=((35, "diplomats"),))  # fmt: skip
    assert line_of(p) == "Norland expelled 35 diplomats of Sudria"
    assert {q.words for q in story_of(p).events[0].line.pointers} >= {"Norland", "Sudria"}


def test_a_number_that_is_left_is_not_the_number_expelled() -> None:
    p = Page(text="Norland told Sudria to cut its embassy to 40 diplomats.")
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    p.event("Norland told Sudria to cut its embassy to 40 diplomats", "told", "SANCTION",
            mode="expel", source=(a,), target=(b,), counts=((40, "diplomats"),))  # fmt: skip
    assert line_of(p) == "Norland told Sudria to cut its embassy to 40 diplomats"


def test_without_a_row_the_articles_own_words_tell_it() -> None:
    p = Page(
        text="On Friday the mayor, because Norland blocked the strait with old barges, resigned."
    )
    a = p.state("Norland", "NOR")
    p.event(
        "because Norland blocked the strait with old barges",
        "blocked",
        "COERCE",
        mode="restrict",
        source=(a,),
    )
    assert line_of(p) == "Norland blocked the strait with old barges"


def test_a_pronoun_is_replaced_by_who_is_meant() -> None:
    p = Page(text="Norland has a plan: it blocked the strait.")
    a = p.state("Norland", "NOR")
    p.event("it blocked the strait", "blocked", "COERCE", source=(a,))
    assert line_of(p) == "Norland blocked the strait"


def test_words_that_the_article_does_not_quote_get_no_quotation_marks() -> None:
    p = Page(
        text='Ana Holt called the tax "plain robbery" and said the boats must go unconditionally.'
    )
    a = p.actor("Ana Holt")
    p.event(
        'Ana Holt called the tax "plain robbery" and said the boats must go unconditionally',
        "called",
        "ACCUSE",
        source=(a,),
    )
    story = story_of(p)
    quoted = [q.text for q in story.events[0].line.pieces if q.quoted]
    assert quoted == ["plain robbery"]
    assert "“unconditionally" not in story.events[0].line.text


def test_a_clause_cut_off_inside_a_quotation_keeps_its_marks_whole() -> None:
    p = Page(text='Ana Holt called the tax "plain robbery." She left.')
    a = p.actor("Ana Holt")
    p.event('Ana Holt called the tax "plain robbery', "called", "ACCUSE", source=(a,))
    assert line_of(p) == "Ana Holt called the tax “plain robbery”"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('It was "a thing of\nthe past" and a "slight" by Andorra.',
         ['"a thing of\nthe past"', '"slight"']),
        ('"They said "no" to us.\n\n"We left," she said.', ['"no"', '"We left,"']),
        ('The 6" pipe was "cut", he said.', ['"cut"']),
        ("“One\ntwo” and «three»", ["“One\ntwo”", "«three»"]),
        ('"Open.\n\nNext" word', []),
    ],
)  # fmt: skip
def test_marks_pair_in_step_within_a_paragraph(text: str, quoted: list[str]) -> None:
    assert [q.of(text) for q in quotations(text)] == quoted


def test_words_between_two_quotations_are_not_quoted() -> None:
    p = Page(text='Ana Holt called the tax "plain\nrobbery" and a "slight" by Andorra.')
    a = p.actor("Ana Holt")
    p.event(
        'Ana Holt called the tax "plain\nrobbery" and a "slight" by Andorra',
        "called",
        "ACCUSE",
        source=(a,),
    )
    assert line_of(p) == "Ana Holt called the tax “plain robbery” and a “slight” by Andorra"


def test_half_a_quotation_is_none() -> None:
    assert (
        "".join(p.text for p in own_words('he said "nothing was lost'))
        == "He said nothing was lost"
    )


def test_a_statement_with_its_chain() -> None:
    p = Page(
        text="The Norland Wire reported that an aide said "
        "the boats would go only if fines are paid."
    )
    wire = p.actor("The Norland Wire", kind="organisation")
    aide = p.actor("an aide", kind="unnamed", name="aide")
    from tidings.values import Via

    p.said(
        "the boats would go only if fines are paid",
        "said",
        by=(aide,),
        via=(Via(actors=(wire,), spans=(p.span("The Norland Wire"),)),),
    )
    (said,) = story_of(p).statements
    assert (
        said.line.text
        == "An aide, according to the Norland Wire: the boats would go only if fines are paid"
    )
    assert said.chain == ("The Norland Wire",)


def test_an_unresolved_speaker_is_named_as_such_with_the_candidates() -> None:
    p = Page(text="Joan Mara met Ilse Falk. An official said the talks failed.")
    a, b = p.actor("Joan Mara"), p.actor("Ilse Falk")
    p.said("the talks failed", "said", candidates=(a, b))
    (said,) = story_of(p).statements
    assert said.speakers == ()
    assert said.line.text == "Speaker (unsure: Joan Mara or Ilse Falk): the talks failed"


def test_names_in_a_row() -> None:
    actors = [StoryActor(id=n, name=n, kind="person") for n in ("A", "B", "C")]
    assert (names(actors), names(actors[:2]), names(actors[:1]), names([])) == (
        "A, B and C",
        "A and B",
        "A",
        "",
    )
    assert (
        names([StoryActor(id="s", name="State Department", kind="organisation")])
        == "the State Department"
    )


@pytest.mark.parametrize(
    ("name", "kind", "within"),
    [
        ("senior palace official", "unnamed", "a senior palace official"),
        ("embassy guards", "unnamed", "embassy guards"),
        ("Norlandic president", "unnamed", "the Norlandic president"),
        ("Joan Mara's adviser", "unnamed", "Joan Mara's adviser"),
        ("The fisheries board", "organisation", "the fisheries board"),
        ("Norland", "government", "Norland"),
    ],
)
def test_a_name_stands_with_its_article(name: str, kind: Any, within: str) -> None:
    assert names([StoryActor(id="x", name=name, kind=kind)]) == within


def test_a_place_keeps_its_preposition() -> None:
    p, a, b = two("Joan Mara met Ilse Falk at the Old Mill.")
    mill = p.span("Old Mill")
    p.event("Joan Mara met Ilse Falk at the Old Mill", "met", "CONSULT",
            source=(a,), target=(b,), where="Old Mill")  # fmt: skip
    event = p.events[0]
    p.events[0] = replace(event, arguments=replace(event.arguments, where=(mill,)))
    assert line_of(p) == "Joan Mara and Ilse Falk met at the Old Mill"


def test_a_line_keeps_its_id_when_a_later_article_tells_more() -> None:
    p, a, b = two("Joan Mara met Ilse Falk on 9 May.")
    p.event(
        "Joan Mara met Ilse Falk on 9 May",
        "met",
        "CONSULT",
        source=(a,),
        target=(b,),
        when=p.day("9 May", "2020-05-09"),
    )
    q, a, b = two("Joan Mara met Ilse Falk in Vaduz on 9 May.", "2020-05-12")
    q.event(
        "Joan Mara met Ilse Falk in Vaduz on 9 May",
        "met",
        "CONSULT",
        source=(a,),
        target=(b,),
        when=q.day("9 May", "2020-05-09"),
        where="Vaduz",
    )
    assert story_of(p).events[0].line.id == story_of(p, q).events[0].line.id
    assert Actor(name="x", kind="person").name == "x"


def test_a_long_row_is_cut_at_a_clause_and_keeps_its_proof() -> None:
    what = (
        "give back the four ships, the two harbours and the lighthouse on the northern cape, "
        "which the islanders have claimed since the old treaty was signed by the fathers of those "
        "who now sit in the upper chamber and vote on it every spring"
    )
    p = Page(text=f"Norland demanded that Sudria {what}.")
    p.commits(what, "demand", by=(p.state("Norland", "NOR"),), to=(p.state("Sudria", "SDN"),))
    (row,) = story_of(p).ledger
    assert row.what.text == (
        "give back the four ships, the two harbours and the lighthouse on the northern cape …"
    )
    assert row.what.pointers[0].words == what


def test_a_row_ends_in_no_conjunction_and_holds_no_attribution() -> None:
    p = Page(text="Norland agreed to free the crew and, Ana Holt said, the ship.")
    p.commits("to free the crew and", "promise", by=(p.state("Norland", "NOR"),))
    (row,) = story_of(p).ledger
    assert row.what.text == "to free the crew"
    p = Page(text="Norland will free the crew, Ana Holt said, although the law forbids it.")
    a, b = p.actor("Ana Holt"), p.state("Norland", "NOR")
    said = p.said("Norland will free the crew", "said", by=(a,))
    p.commits("Norland will free the crew, Ana Holt said, although the law forbids it", "promise",
              by=(b,), statement=said)  # fmt: skip
    (row,) = story_of(p).ledger
    assert "said" not in row.what.text


def test_an_event_encloses_no_attribution() -> None:
    p = Page(text="Norland and Sudria signed a truce, Ana Holt said, after a week of talks.")
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    ana = p.actor("Ana Holt")
    said = p.said("Norland and Sudria signed a truce", "said", by=(ana,))
    p.event(p.text.rstrip("."), "signed", "AGREE", source=(a,), target=(b,), statement=said)
    (event,) = story_of(p).events
    assert event.line.text == (
        "Norland and Sudria signed a truce, after a week of talks, according to Ana Holt"
    )


def test_a_fuller_telling_goes_before_one_that_only_points_back() -> None:
    p = Page(text="It was sealed on 9 May.", published="2020-05-10")
    mara, day = p.actor("Joan Mara", country="AND"), p.day("9 May", "2020-05-09")
    p.event("It was sealed on 9 May", "sealed", "COERCE", target=(mara,), when=day)
    q = Page(text="The office of Joan Mara was sealed on 9 May.", published="2020-05-10")
    mara, day = q.actor("Joan Mara", country="AND"), q.day("9 May", "2020-05-09")
    words = "The office of Joan Mara was sealed on 9 May"
    q.event(words, "sealed", "COERCE", target=(mara,), when=day)
    told = story_of(p, q).events
    assert [(len(e.tellings), e.line.text) for e in told] == [
        (2, "The office of Joan Mara was sealed")
    ]


@pytest.mark.parametrize(
    ("text", "clause", "trigger", "line"),
    [
        ("The captain, jailed in Oran, wrote home.", "jailed in Oran", "jailed",
         "Joan Mara was jailed in Oran"),
        ("The captain fell ill and was taken ashore.", "was taken ashore", "taken",
         "Joan Mara was taken ashore"),
        ("The captain and his men were taken ashore.", "were taken ashore", "taken",
         "Were taken ashore"),
    ],
)  # fmt: skip
def test_a_passive_without_its_subject_gets_whom_it_tells_of(
    text: str, clause: str, trigger: str, line: str
) -> None:
    p = Page(text=f"Joan Mara. {text}", published="2020-05-10")
    mara = p.actor("Joan Mara", country="AND")
    p.event(clause, trigger, "COERCE", target=(mara,))
    assert line_of(p) == line


def test_men_stand_without_an_article() -> None:
    assert names([StoryActor(id="m", name="armed men", kind="unnamed")]) == "armed men"


def test_nobody_meets_a_place() -> None:
    p = Page(text="Ana Holt will travel to Vaduz on Friday.")
    a, b = p.actor("Ana Holt"), p.actor("Vaduz", kind="place")
    p.event(p.text.rstrip("."), "travel", "CONSULT", source=(a,), target=(b,), status="planned",
            when=p.day("Friday", "2020-05-15"))  # fmt: skip
    story = story_of(p)
    (row,) = story.ledger
    assert row.what.text == "Ana Holt will travel to Vaduz on Friday"
    assert "meeting" not in story.events[0].line.text.casefold()
