"""Two accounts side by side; and what is no contradiction."""

from typing import Any

from tests.story_support import Page, story_of
from tests.test_merging import expulsion
from tidings.values import Disagreement, Story


def found(story: Story, kind: str) -> list[Disagreement]:
    return [d for d in story.disagreements if d.kind == kind]


def test_two_numbers_of_one_thing_on_one_day() -> None:
    (one,) = found(story_of(expulsion(35, "The Courier"), expulsion(34, "The Mail")), "number")
    assert [s.who for s in one.sides] == ["The Courier", "The Mail"]
    assert one.question == "How many diplomats?"
    assert any(p.words == "35" for p in one.sides[0].line.pointers)


def vague(words: str) -> Page:
    p = Page(text=f"Norland expelled {words} diplomats of Sudria on Saturday.", outlet="The Mail")
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    p.event(
        f"Norland expelled {words} diplomats of Sudria", "expelled", "SANCTION", mode="expel",
        source=(a,), target=(b,), counts=((30, "diplomats"),), when=p.day("Saturday", "2020-05-09"),
    )  # fmt: skip
    return p


def test_a_vaguer_number_contradicts_nothing() -> None:
    for words in ("about 30", "more than 30", "at least 30", "nearly 30"):
        assert not found(story_of(expulsion(35, "The Courier"), vague(words)), "number")


def test_numbers_of_different_things_contradict_nothing() -> None:
    p = expulsion(2, "The Mail")
    p.events = []
    p.event("Norland expelled 2 diplomats of Sudria", "expelled", "SANCTION", mode="expel",
            source=(0,), target=(1,), counts=((2, "families"),),
            when=p.day("Saturday", "2020-05-09"))  # fmt: skip
    assert not found(story_of(expulsion(35, "The Courier"), p), "number")


def held(day_words: str, day: str, published: str, outlet: str, **more: Any) -> Page:
    text = f"Joan Mara met Ilse Falk at the lake house over fishing quotas {day_words}."
    p = Page(text=text, published=published, outlet=outlet)
    a, b = p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")
    p.event(
        text.rstrip("."),
        "met",
        "CONSULT",
        source=(a,),
        target=(b,),
        when=p.day(day_words, day),
        where="Vaduz",
        **more,
    )
    return p


def test_two_days_of_one_act() -> None:
    one = held("on Monday", "2020-05-04", "2020-05-06", "The Courier")
    two = held("on Tuesday", "2020-05-05", "2020-05-06", "The Mail")
    story = story_of(one, two)
    assert len(story.events) == 1
    assert len(found(story, "date")) == 1


def test_vaguer_dates_and_own_words_for_one_day_are_no_disagreement() -> None:
    exact = held("on Monday", "2020-05-04", "2020-05-06", "The Courier")
    for words, day in (
        ("in May", "2020-05"),
        ("this year", "2020"),
        ("a couple of days ago", "2020-05-04"),
    ):
        vaguer = held(words, day, "2020-05-07", "The Mail")
        story = story_of(exact, vaguer)
        assert (len(story.events), found(story, "date")) == (1, [])


def test_two_meetings_on_two_days_told_by_one_article_are_two() -> None:
    p = Page(text="Joan Mara met Ilse Falk on Monday. Joan Mara met Ilse Falk on Tuesday.")
    a, b = p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")
    for word, day in (("Monday", "2020-05-04"), ("Tuesday", "2020-05-05")):
        p.event(
            f"Joan Mara met Ilse Falk on {word}",
            "met",
            "CONSULT",
            source=(a,),
            target=(b,),
            when=p.day(word, day),
        )
    story = story_of(p)
    assert (len(story.events), story.disagreements) == (2, ())


def test_a_denial_stands_beside_the_claim() -> None:
    claim = Page(
        text="Joan Mara said that Sudria attacked the port on Monday.", outlet="The Courier"
    )
    a, b = claim.actor("Joan Mara", country="AND"), claim.state("Sudria", "SDN")
    s = claim.said("Sudria attacked the port on Monday", "said", by=(a,))
    claim.event(
        "Sudria attacked the port on Monday",
        "attacked",
        "ASSAULT",
        source=(b,),
        when=claim.day("Monday", "2020-05-04"),
        statement=s,
    )
    denial = Page(text="Sudria denied that it attacked the port on Monday.", outlet="The Mail")
    c = denial.state("Sudria", "SDN")
    s = denial.said("it attacked the port on Monday", "denied", by=(c,))
    denial.event(
        "it attacked the port on Monday",
        "attacked",
        "ASSAULT",
        source=(c,),
        when=denial.day("Monday", "2020-05-04"),
        statement=s,
        status="denied",
    )
    (one,) = found(story_of(claim, denial), "occurrence")
    assert [x.who for x in one.sides] == ["Joan Mara", "Sudria"]


def characterised(second: str) -> Story:
    p = Page(
        text="Norland put a tax on Sudria on Monday. "
        f'Ana Holt said the tax of Monday was "{second}". '
        'Bo Lind of Sudria called the tax of Monday "an insult".'
    )
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    ana, bo = p.actor("Ana Holt", country="NOR"), p.actor("Bo Lind", country="SDN")
    when = p.day("Monday", "2020-05-04")
    p.event(
        "Norland put a tax on Sudria on Monday",
        "put",
        "SANCTION",
        source=(a,),
        target=(b,),
        when=when,
    )
    for who, words in (
        (ana, f'the tax of Monday was "{second}"'),
        (bo, 'the tax of Monday "an insult"'),
    ):
        span = p.span(words)
        inside = p.text.index("Monday", span.start)
        date = p.times[0].date
        p.times.append(
            type(p.times[0])(span=type(span)(inside, inside + 6), type="DATE", date=date)
        )
        p.said(words, "said", by=(who,), manner="mixed", quoted=words[words.index('"') :])
    return story_of(p)


def test_two_parties_say_what_one_act_was() -> None:
    (one,) = found(characterised("merely routine"), "characterisation")
    assert {s.who for s in one.sides} == {"Ana Holt", "Bo Lind"}


def test_a_plain_report_is_no_characterisation() -> None:
    assert not found(characterised("due in June"), "characterisation")


def test_an_outlet_withdraws_its_own_number() -> None:
    first = expulsion(35, "The Mail", day="2020-05-10")
    later = expulsion(36, "The Mail", day="2020-05-11")
    assert not found(story_of(first, later), "number")
    (one,) = found(story_of(expulsion(34, "The Courier"), first, later), "number")
    assert [s.who for s in one.sides] == ["The Courier", "The Mail"]
    assert any(p.words == "36" for p in one.sides[1].line.pointers)


def test_three_numbers_are_one_row() -> None:
    pages = [expulsion(n, f"Paper {n}") for n in (34, 35, 36)]
    (one,) = found(story_of(*pages), "number")
    assert {s.who for s in one.sides} == {"Paper 34", "Paper 35", "Paper 36"}


def vote(tally: str, outlet: str) -> Page:
    text = f"The Senate voted {tally} on Monday to close the canal."
    p = Page(text=text, outlet=outlet, published="2020-05-05")
    a = p.actor("The Senate", kind="organisation", country="NOR")
    p.event(text.rstrip("."), "voted", "SUPPORT", source=(a,), when=p.day("Monday", "2020-05-04"))
    return p


def test_two_tallies_of_one_vote() -> None:
    (one,) = found(story_of(vote("61-20", "The Courier"), vote("60 to 20", "The Mail")), "number")
    assert one.question == "By what vote?"
    assert not found(story_of(vote("61-20", "The Courier"), vote("61 to 20", "The Mail")), "number")


def worth(amount: str, outlet: str, thing: str = "fish") -> Page:
    text = f"Sales of {thing} from Norland to Sudria were worth {amount} in 2019, {outlet} said."
    p = Page(text=text, outlet=outlet)
    a = p.actor(outlet, kind="organisation")
    p.day("2019", "2019")
    p.said(text.split(",", maxsplit=1)[0], "said", by=(a,))
    return p


def test_two_sums_for_one_thing_and_year() -> None:
    one, two = worth("$8.1 billion", "The Courier"), worth("$7.4bn", "The Mail")
    (found_,) = found(story_of(one, two), "number")
    assert [s.outlet for s in found_.sides] == ["The Courier", "The Mail"]
    assert not found(story_of(one, worth("about $7.4bn", "The Mail")), "number")
    assert not found(story_of(one, worth("$8,100 million", "The Mail")), "number")


def accused(answer: str, who: str, cue: str, content: str, **more: Any) -> Story:
    p = Page(text=f"Norland accused Sudria of sinking a ferry. {answer}")
    a, b = p.state("Norland", "NOR"), p.state("Sudria", "SDN")
    p.event("Norland accused Sudria of sinking a ferry", "accused", "ACCUSE", mode="allege",
            source=(a,), target=(b,))  # fmt: skip
    by = (a,) if who == "Norland" else (b,)
    if content:
        p.said(content, cue, by=by, **more)
    else:
        p.event(answer.rstrip("."), cue, "REJECT", source=by)
    return story_of(p)


def test_an_accusation_and_its_denial() -> None:
    (one,) = found(accused("Sudria denied it sank a ferry.", "Sudria", "denied",
                           "it sank a ferry"), "occurrence")  # fmt: skip
    assert one.question == "Did Sudria sink a ferry?"
    assert [s.who for s in one.sides] == ["Norland", "Sudria"]
    (one,) = found(accused("Sudria denied responsibility.", "Sudria", "denied", ""), "occurrence")
    assert one.sides[1].line.text == "Sudria denied responsibility"


def test_no_denial_of_the_accusation() -> None:
    other = accused("Sudria denied it owed a fine.", "Sudria", "denied", "it owed a fine")
    assert not found(other, "occurrence")
    own = accused("Norland denied it sank a ferry.", "Norland", "denied", "it sank a ferry")
    assert not found(own, "occurrence")
    said = accused("Sudria said it sank a ferry.", "Sudria", "Sudria said", "it sank a ferry")
    assert not found(said, "occurrence")
