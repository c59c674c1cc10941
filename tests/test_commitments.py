"""Commitments: a pinned gold set of our own, and sentences a person can check by eye."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support import needs_seeds, parse, seed, session_parser
from tidings.codebook import load_codebook
from tidings.readers.actors import Cast, read_mentions, resolve_references
from tidings.readers.commitments import read_commitments
from tidings.readers.events import read_acts
from tidings.readers.statements import attribute, find_statements
from tidings.readers.syntax import Page, Parse
from tidings.readers.text import read_layout
from tidings.readers.times import read_times
from tidings.values import Article, Commitment, Span, Statement

PRECISION_FLOOR, RECALL_FLOOR = 0.98, 0.98
GOLD = tomllib.loads((Path(__file__).parent / "gold_commitments.toml").read_text(encoding="utf-8"))[
    "sentence"
]


class Told(NamedTuple):
    """What the readers up to this room made of a text."""

    text: str
    cast: Cast
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]

    def by(self, c: Commitment) -> str:
        return " & ".join(self.cast.actors[a].name for a in c.by)

    def words(self, spans: tuple[Span, ...]) -> str:
        return " | ".join(s.of(self.text) for s in spans)

    def kind(self, kind: str) -> list[Commitment]:
        return [c for c in self.commitments if c.kind == kind]


def told(parsed: Parse) -> Told:
    book = load_codebook()
    times = read_times(parsed, book.times)
    utterances = find_statements(parsed, book.statements)
    speakers = [span for u in utterances for span in u.speaker]
    cast = resolve_references(parsed, read_mentions(parsed, book.actors), speakers)
    statements = attribute(utterances, parsed, cast, times, book.times.dating)
    acts = read_acts(parsed, cast, statements, times, book.events)
    made = read_commitments(parsed, acts.cast, statements, acts.events, times, book.commitments)
    return Told(parsed.text, acts.cast, statements, made)


@cache
def read(text: str) -> Told:
    return told(parse(text))


def fits(t: Told, c: Commitment, want: dict[str, Any]) -> bool:
    what = t.words(c.what[:1])
    return (
        c.kind == want["kind"]
        and want["by"].lower() in t.by(c).lower()
        and (want["what"] in what or what in want["what"])
        and [k.kind for k in c.conditions] == ([want["condition"]] if "condition" in want else [])
        and c.move == want.get("move")
    )


def test_gold_set_of_our_own_keeps_its_floors() -> None:
    right = false = missed = 0
    wrong = []
    for row in GOLD:
        t = read(row["text"])
        left = list(t.commitments)
        for want in row["commitments"]:
            found = next((c for c in left if fits(t, c, want)), None)
            if found is None:
                missed += 1
                wrong.append(f"missed {want['kind']}: {row['text']}")
            else:
                right += 1
                left.remove(found)
        false += len(left)
        wrong.extend(f"false {c.kind} {t.words(c.what)!r}: {row['text']}" for c in left)
    precision, recall = right / max(1, right + false), right / (right + missed)
    assert precision >= PRECISION_FLOOR and recall >= RECALL_FLOOR, (
        f"P {precision:.3f} (floor {PRECISION_FLOOR}), R {recall:.3f} (floor {RECALL_FLOOR})\n"
        + "\n".join(wrong)
    )


@pytest.mark.parametrize("row", [r for r in GOLD if not r["commitments"]], ids=lambda r: r["text"])
def test_nothing_out_of_nothing(row: dict[str, Any]) -> None:
    t = read(row["text"])
    assert [(c.kind, t.words(c.what)) for c in t.commitments] == []


def test_threat_keeps_its_words_apart_from_its_condition_and_makes_a_demand() -> None:
    t = read(
        "Turkey will retaliate unless the two pilots are freed, Foreign Minister "
        "Mevlut Cavusoglu told reporters in Ankara."
    )
    (threat,) = t.kind("threat")
    assert (t.by(threat), t.words(threat.what)) == ("Turkey", "retaliate")
    assert [(c.kind, t.words(c.spans)) for c in threat.conditions] == [
        ("unless", "the two pilots are freed")
    ]
    (demand,) = t.kind("demand")
    assert t.words(demand.what) == "the two pilots are freed"
    assert demand.by == threat.by and demand.statement == threat.statement


def test_repetition_moves_the_threat_that_follows() -> None:
    t = read(
        "Iran has threatened to leave the accord if sanctions return. "
        "Iranian Foreign Minister Javad Zarif repeated that threat on Monday. "
        '"Our answer will follow," Zarif told state television.'
    )
    moves = [(c.kind, t.by(c), c.move) for c in t.commitments]
    assert moves == [("threat", "Iran", None), ("threat", "Javad Zarif", "repeated")]


def test_two_threats_stay_two() -> None:
    t = read(
        "Kenya threatened to close the camp. Kenya also threatened to expel the envoy of Somalia."
    )
    assert len(t.kind("threat")) == 2


def test_hearsay_condition_is_the_inner_speakers_demand() -> None:
    t = read(
        "The Anadolu agency reported that a senior Israeli official said on Tuesday that the ship "
        "would be returned only if Ankara withdraws the complaint."
    )
    (demand,) = t.kind("demand")
    assert "official" in t.by(demand)
    assert [k.kind for k in demand.conditions] == ["only if"]
    assert demand.statement is not None
    via = t.statements[demand.statement].via
    assert [t.words(v.spans) for v in via] == ["The Anadolu agency"]


def test_measure_with_its_end() -> None:
    t = read("The ban will remain in place until Libya hands over the suspects, Britain said.")
    (measure,) = t.kind("measure")
    assert t.by(measure) == "United Kingdom"
    assert [(c.kind, t.words(c.spans)) for c in measure.conditions] == [
        ("until", "Libya hands over the suspects")
    ]


def test_demand_with_a_last_day() -> None:
    t = read("The United States ordered Russia to close its consulate by Saturday.")
    (demand,) = t.kind("demand")
    assert [t.cast.actors[a].name for a in demand.to] == ["Russia"]
    assert demand.due is not None and demand.due.relation == "until"


@pytest.mark.parametrize(
    "text",
    [
        "Iran accepted Turkey's assurances that it did not shell the town.",
        "Greece gave an assurance that it had closed the camp.",
        "Sudan demanded to know why the ship was seized.",
    ],
)
def test_what_was_done_is_no_promise(text: str) -> None:
    assert read(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "kind", "by", "move"),
    [
        ("Japan accepted China's promise to withdraw its ships.", "promise", "China", None),
        ("France dismissed Mali's threat to expel its soldiers.", "threat", "Mali", None),
        ("Spain accepted Morocco's demand to close the camp.", "demand", "Morocco", "met"),
        ("Turkey rejected Brussels's demand to close the border.", "demand", "Brussels", "refused"),
        ("Serbia met its commitment to free the miners.", "promise", "Serbia", "carried out"),
    ],
)
def test_only_what_is_asked_can_be_met_or_refused(
    text: str, kind: str, by: str, move: str | None
) -> None:
    t = read(text)
    told = [(c.kind, t.by(c), c.move) for c in t.commitments if c.kind != "denial"]
    assert told == [(kind, by, move)]
    assert bool(t.kind("denial")) == (move == "refused")


def test_who_shall_suffer_what_is_demanded_is_not_who_is_asked() -> None:
    (demand,) = read("A senior Russian official called for a hard answer to Canada.").commitments
    assert demand.to == ()


def test_a_feeling_that_one_will_not_have_is_no_refusal() -> None:
    assert read('"We will not mourn the treaty," the Serbian president said.').commitments == ()
    (refusal,) = read('"We will not sign the treaty," the Serbian president said.').commitments
    assert refusal.kind == "denial"


def test_order_from_state_to_state_is_a_demand() -> None:
    t = read("China told Canada to close two consulates by Friday.")
    (demand,) = t.kind("demand")
    assert [t.cast.actors[a].name for a in demand.to] == ["Canada"] and demand.due is not None
    assert read("The minister told reporters to wait outside.").commitments == ()


def test_what_an_order_answers_is_not_what_is_ordered() -> None:
    t = read("China ordered Canada to close two offices, in Wuhan and Xian, in response to a raid.")
    (demand,) = t.kind("demand")
    assert t.words(demand.what) == "to close two offices, in Wuhan and Xian"


@pytest.mark.parametrize(
    ("text", "by", "what"),
    [
        (
            "The Senate passed by 98 votes to two the bill that tightens sanctions on Iran.",
            "Senate",
            "passed by 98 votes to two the bill that tightens sanctions on Iran",
        ),
        (
            "Germany welcomed the bill that bans the trade. The Senate approved it by 60 to 12.",
            "Senate",
            "approved it by 60 to 12 | the bill that bans the trade",
        ),
        ("The treaty now goes to the Duma.", "Duma", "The treaty now goes to the Duma"),
        (
            "The law must be ratified by the Knesset.",
            "Knesset",
            "The law must be ratified by the Knesset",
        ),
        (
            "The White House has not said whether it would sign the bill.",
            "White House",
            "has not said whether it would sign the bill",
        ),
        (
            "The bill awaits Emmanuel Macron's signature.",
            "Emmanuel Macron",
            "The bill awaits Emmanuel Macron's signature",
        ),
    ],
)
def test_steps_of_a_bill_taken_and_awaited(text: str, by: str, what: str) -> None:
    t = read(text)
    (decision,) = t.kind("decision")
    assert by in t.by(decision)
    assert t.words(decision.what) == what
    assert decision.conditions == ()


def test_warning_of_a_measure_unless_is_a_threat() -> None:
    t = read("Chile warned that it would close the border unless Peru frees two pilots by Monday.")
    (threat,) = t.kind("threat")
    assert t.words(threat.what) == "close the border"
    assert [c.kind for c in threat.conditions] == ["unless"]
    (demand,) = t.kind("demand")
    assert demand.due is not None and t.words(demand.what) == "Peru frees two pilots"


def test_attribution_in_the_middle_is_no_part_of_a_promise() -> None:
    t = read("Chile will not impose tariffs for now, Minister Ana Silva said, though it may.")
    assert [t.words(c.what) for c in t.commitments] == ["not impose tariffs for now"]


def test_two_houses_decide_each_for_itself() -> None:
    t = read(
        "The Senate on Monday passed the bill, three days after the House of Representatives "
        "approved it by 300 to ten."
    )
    assert [t.words(c.what[:1]) for c in t.kind("decision")] == [
        "on Monday passed the bill",
        "approved it by 300 to ten",
    ]


@pytest.mark.parametrize(
    "text",
    ["The bill went to the House in May.", "The bill goes to great lengths to please Peru."],
)
def test_a_bill_that_goes_nowhere_new_awaits_nothing(text: str) -> None:
    assert read(text).kind("decision") == []


def test_blame_for_withholding_is_a_demand_of_those_who_go_without() -> None:
    for text, what in (
        (
            "Cuba's envoy said Spain ruined the talks by not releasing two sailors.",
            "releasing two sailors",
        ),
        (
            "Cuba's envoy said Havana blamed Spain for failing to return the tanker.",
            "to return the tanker",
        ),
    ):
        t = read(text)
        (demand,) = t.kind("demand")
        assert [t.cast.actors[a].name for a in demand.to] == ["Spain"]
        assert t.words(demand.what) == what
    assert read("Cuba's envoy said Spain ruined the talks by not coming.").kind("demand") == []


def test_every_commitment_rests_on_words_inside_the_text() -> None:
    for row in GOLD:
        for c in read(row["text"]).commitments:
            assert c.what and all(0 <= s.start < s.end <= len(row["text"]) for s in c.what)


def layout_read(text: str) -> Told:
    article = Article(id="seed", text=text)
    layout = read_layout(article, load_codebook().text)
    stretches = tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs)
    return told(next(session_parser().parse([Page(text, stretches)])))


@needs_seeds
@pytest.mark.seeds
def test_june_seed() -> None:
    t = layout_read(seed("000"))
    (threat,) = t.kind("threat")
    assert t.words(threat.what).startswith("The new American jab will not go without reaction")
    assert threat.conditions == () and threat.move is None
    ends = [c for c in t.kind("measure") if c.conditions]
    assert [t.words(c.conditions[0].spans) for c in ends] == [
        "Russia ends its occupation of Crimea and meets its obligations under the Ukrainian peace "
        "deal known as the Minsk agreement"
    ]
    assert [c.move for c in t.kind("plan")] == ["called off"] * len(t.kind("plan"))
    assert any("Senate" in t.by(c) for c in t.kind("decision"))


@needs_seeds
@pytest.mark.seeds
def test_july_seed() -> None:
    t = layout_read(seed("004"))
    first, again = t.kind("threat")
    assert (t.by(first), t.words(first.what), first.move) == ("Russia", "to retaliate", None)
    assert t.words(again.what) == "Retaliation measures will follow"
    assert again.move == "repeated" and [c.kind for c in again.conditions] == ["unless"]
    demands = [t.words(c.what) for c in t.kind("demand")]
    assert "those two compounds are returned unconditionally" in demands
    assert "not to return the compounds" in demands
    assert "the properties would be returned" in demands
    assert not any("considering" in t.words(c.what) for c in t.commitments)
    assert not any("ask for something" in t.words(c.what) for c in t.commitments)
    assert any("restart arms control talks" in t.words(c.what) for c in t.kind("promise"))
    assert any("discussing a date" in t.words(c.what) for c in t.kind("plan"))


def test_what_is_put_off_stands_with_its_new_day() -> None:
    t = read("The summit of France and Chile was put off until 4 July 2031, officials said.")
    assert [(c.kind, t.by(c), c.move) for c in t.commitments] == [
        ("plan", "France & Chile", "postponed")
    ]
    due = t.commitments[0].due
    assert due is not None
    assert (t.words(due.spans), due.basis) == ("4 July 2031", "the day it is put off to")
    assert t.commitments[0].conditions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Chile postponed the talks to 9 May 2031.",
        "Chile rescheduled the talks from 3 May 2031 to 9 May 2031.",
        "Chile moved the talks to 9 May 2031.",
    ],
)
def test_day_put_off_to_is_not_the_day_of_putting_off(text: str) -> None:
    assert [(c.when.times, c.move) for c in read(text).kind("plan")] == [((), "postponed")]


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("France and Chile held joint exercises off the coast of Peru in May.", []),
        ("France and Chile held talks off Corsica in May.", []),
        ("Chile put the talks with Peru off until May.", ["postponed"]),
        ("Chile put off the talks with Peru.", ["postponed"]),
    ],
)
def test_a_place_that_something_is_held_off_is_no_putting_off(text: str, moves: list[str]) -> None:
    assert [c.move for c in read(text).commitments if c.move] == moves


def test_what_is_moved_to_a_place_is_not_put_off() -> None:
    assert [c.move for c in read("Chile moved the talks to Geneva.").commitments] == []


@pytest.mark.parametrize(
    ("text", "by", "to", "condition"),
    [
        (
            "Chile warned that the embargo would resume if the debt was not paid by June 30.",
            "Chile",
            "",
            "the debt was not paid by June 30",
        ),
        (
            "Chile's president said Chile would double its tariffs if Peru raised its duties.",
            "Chile",
            "Peru",
            "Peru raised its duties",
        ),
        (
            '"Unless the dam is emptied by Friday, the ports will be shut," '
            "Chile's president said.",
            "Chile's president",
            "",
            "the dam is emptied by Friday",
        ),
    ],
)
def test_conditional_threats_in_reported_words(text: str, by: str, to: str, condition: str) -> None:
    t = read(text)
    [threat] = t.kind("threat")
    assert (t.by(threat), t.words(threat.conditions[0].spans)) == (by, condition)
    assert " & ".join(t.cast.actors[a].name for a in threat.to) == to


def test_loss_that_nobody_threatens_is_no_threat() -> None:
    assert read("Norway said aid would be cut off unless the road is opened.").commitments == ()


def test_promise_paid_for_is_a_demand_of_who_pays() -> None:
    t = read("Peru said it would free the crew if Chile released 20 prisoners by May 3.")
    [promise], [demand] = t.kind("promise"), t.kind("demand")
    assert (t.words(promise.what), t.words(demand.what)) == (
        "free the crew",
        "Chile released 20 prisoners",
    )
    assert promise.due is not None
    assert demand.due is not None
    assert t.words(promise.due.spans) == t.words(demand.due.spans) == "May 3"


def test_last_day_of_an_ultimatum_and_who_has_it_in_hand() -> None:
    t = read("Chile warned it would shut the border unless four men held by Peru are freed by May.")
    [demand] = t.kind("demand")
    assert [t.cast.actors[a].name for a in demand.to] == ["Peru"]
    assert all(c.due is not None for c in t.commitments)


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Talks between Chile and Peru will resume in Lima next week.", "plan", "Chile & Peru"),
        ("Chile's president is expected to visit Peru on Thursday.", "plan", "Chile's president"),
        ("Under the accord, Chile will release 40 prisoners.", "promise", "Chile"),
    ],
)
def test_plans_and_terms_told_by_the_article(text: str, kind: str, by: str) -> None:
    t = read(text)
    assert [(c.kind, t.by(c)) for c in t.commitments] == [(kind, by)]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Chile and Peru will resume.",
        "The president of Chile is expected to win.",
        "Chile has not said whether Peru would sign the treaty.",
    ],
)
def test_what_is_merely_thought_to_come_is_no_plan(text: str) -> None:
    assert read(text).commitments == ()
