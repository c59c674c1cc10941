"""Commitments without a verb for them: time given, what must stop, readiness, vows, the courts."""

import pytest

from tests.test_commitments import read


@pytest.mark.parametrize(
    ("text", "kind", "by", "what"),
    [
        (
            "President Anwar Rahim gave the separatists five days to hand over the bridge.",
            "demand",
            "Anwar Rahim",
            "to hand over the bridge",
        ),
        (
            "Ecuador set a deadline of Friday for the miners to leave the national park.",
            "demand",
            "Ecuador",
            "to leave the national park",
        ),
        (
            "The company has until Friday to pay the fine, Energy Minister Ruth Okoye said.",
            "demand",
            "Ruth Okoye",
            "to pay the fine",
        ),
        (
            "Bolivia's foreign minister, Elena Quispe, said the fishing off Arica must stop.",
            "demand",
            "Elena Quispe",
            "the fishing off Arica must stop",
        ),
        (
            "Peru should hand over the two pilots, Bolivian Foreign Minister Elena Quispe said.",
            "demand",
            "Elena Quispe",
            "hand over the two pilots",
        ),
        ("Egypt wants a written apology first.", "demand", "Egypt", "a written apology"),
        ("The company wants the blockade lifted.", "demand", "", "the blockade lifted"),
        (
            "Kenya said it was willing to send observers to the border.",
            "promise",
            "Kenya",
            "to send observers to the border",
        ),
        (
            "The rebels said they would hold the airport until the government freed their chief.",
            "threat",
            "rebels",
            "hold the airport",
        ),
        (
            "The militia says it will not go home without its dead.",
            "threat",
            "",
            "not go home without its dead",
        ),
        (
            "Defence Minister Lena Koch said the battalion would stay where it was.",
            "promise",
            "Lena Koch",
            "the battalion would stay where it was",
        ),
        (
            "Minister Elena Quispe warned that Bolivia would take the dispute to the tribunal.",
            "threat",
            "Bolivia",
            "take the dispute to the tribunal",
        ),
        (
            "The airline will sue the ministry, Marta Sole, its chief executive, said.",
            "threat",
            "airline",
            "sue the ministry",
        ),
        (
            "Bus drivers in Lima will stop work on Monday unless the city raises their pay, "
            "their union said.",
            "threat",
            "Bus drivers",
            "stop work on Monday",
        ),
        (
            "Her Chilean colleague, Ana Soto, said fishing on the northern side must stop.",
            "demand",
            "Ana Soto",
            "fishing on the northern side must stop",
        ),
        (
            "The bank and the staff signed a deal last night under which 70 of the 90 clerks "
            "go back to work.",
            "promise",
            "",
            "70 of the 90 clerks go back to work",
        ),
        (
            "The rebels are to free the policemen within three days, and the government will "
            "lift the curfew in the north.",
            "promise",
            "government",
            "lift the curfew in the north",
        ),
        (
            "Oil ministers of Peru and Chile met in Lima on Monday. A second round is planned "
            "for May 12 in Santiago.",
            "plan",
            "Peru & Chile",
            "A second round is planned for May 12 in Santiago",
        ),
        (
            "Iran's oil ministry demanded that Iraq close the well, releasing photographs of a "
            "new pump.",
            "demand",
            "Iran's oil ministry",
            "close the well",
        ),
        (
            "The League will swap its captives for its fighters in state prisons, its spokesman "
            "Pedro Lam told this newspaper on Tuesday.",
            "proposal",
            "League",
            "swap its captives for its fighters in state prisons",
        ),
    ],
)
def test_what_a_party_says_without_a_verb_for_it(text: str, kind: str, by: str, what: str) -> None:
    t = read(text)
    assert (kind, by, what) in [(c.kind, t.by(c), t.words(c.what)) for c in t.commitments]


def test_time_given_is_the_last_day() -> None:
    (c,) = read("The teachers' union gave the ministry a week to withdraw the decree.").commitments
    assert c.due is not None
    assert c.due.relation == "until"


@pytest.mark.parametrize(
    "text",
    [
        "The minister gave reporters ten minutes to ask questions.",
        "The president gave his guests two hours to rest.",
        "Fans should expect long queues, the club said.",
        "The minister said the report should be read with care.",
        "Voters need to understand the law, the judge said.",
        "The star said he was ready to play on Saturday.",
        "He was willing to admit that he had been wrong.",
        "Norway is ready for winter, officials said.",
        "She said she would stay at home until the rain stopped.",
        "The actress said she would keep the dress until she died.",
        "The players said they would stay in the hotel.",
        "Shares must recover before investors return, the analyst said.",
        "The match is planned for 12 May in Geneva.",
        "England beat Wales on Monday. The next round is set for 4 May in Rome.",
        "The shop will stop selling milk if the price does not fall, analysts say.",
    ],
)
def test_what_commits_nobody_stays_quiet(text: str) -> None:
    assert read(text).commitments == ()
