"""Quotation marks: which words stand in them. Sentences a person can check by eye."""

import pytest

from tests.statements_support import of, quotes, said, statements, weighed
from tests.support import parse
from tidings.readers.statements import read_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "We are ready." She left.', ["We are ready."]),
        ("He said, “We are ready.” She left.", ["We are ready."]),
        ("‘We are ready,’ the minister’s aide said.", ["We are ready,"]),
        ("'We are ready,' the minister's aide said.", ["We are ready,"]),
        ("The workers' union met the parties' leaders.", []),
        ("He called it a 'disaster' in the '90s.", ["disaster"]),
        ("\"They call it 'peace' there,\" she said.", ["They call it 'peace' there,"]),
        ('The plank was 5" wide and he left.', []),
        ('He said "we are ready and left.', []),
        ('First he said "no, and then she said "yes" at last.', ["yes"]),
        ("« Nous partons », he said.", [" Nous partons "]),
        (
            "'It's the voters' choice, and they've made it.' He left.",
            ["It's the voters' choice, and they've made it."],
        ),
        (
            "'It's over,' she said. 'The '90s won't come back.'",
            ["It's over,", "The '90s won't come back."],
        ),
        ("They sang 'Rock 'n' roll isn't dead.' in the '80s.", ["Rock 'n' roll isn't dead."]),
        ("Athens' plan was 'mad', the Greeks' lenders said.", ["mad"]),
        # Nested in marks of the same kind, and of another.
        ('He said: "I told her, "Go," and she went."', ['I told her, "Go," and she went.']),
        ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
        ("He wrote, “It is called “Nowhere.”", ["It is called “Nowhere."]),
        # Low, pointed and doubled marks; marks mixed up, or set the wrong way round.
        ("„Wir gehen“, said Olsen. „Now.”", ["Wir gehen", "Now."]),
        ("»Wir gehen«, said Olsen.", ["Wir gehen"]),
        ("``We are ready,'' said Lee. ''So am I.''", ["We are ready,", "So am I."]),
        ("`We go,' he said.", ["We go,"]),
        ('“We go," he said.', ["We go,"]),
        ("“We go,“ he said. “Now.“", ["We go,", "Now."]),
        ("”We go,” said Olsen.", ["We go,"]),
        ("「We go」, said Sato.", ["We go"]),
        ('Lee said."We go," he added.', ["We go,"]),
        # Inches, feet and years are no marks.
        ('"It was 5" wide," he said. "Yes."', ['It was 5" wide,', "Yes."]),
        ('It is 6\'2" tall and 5" wide.', []),
        ("He liked ‘08 and the ‘90s’ music.", []),
        # Left open: what follows in the sentence shows where the words end.
        ('"We will stay, said Ana Silva. Police came.', ["We will stay,"]),
        ('Ana Silva said, "We will stay. Police came at dusk.', ["We will stay."]),
        ('Ana Silva said: "It is dead. I was there.', ["It is dead. I was there."]),
    ],
)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_quotation_open_over_paragraphs_runs_to_the_end_of_each() -> None:
    text = '"We are ready," said Lee. "We have waited.\n\n"Now we go."'
    assert quotes(text) == ["We are ready,", "We have waited.", "Now we go."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go.\n"We stay," he said.', ["We go.", "We stay,"]),
        ("He said: ‘We go.\n‘We stay.’", ["We go.", "We stay."]),
        ('"We counted.\nThere were ten." He left.', ["We counted.", "There were ten."]),
        ("“One.\nTwo.\nThree.” He left.", ["One.", "Two.", "Three."]),
    ],
)
def test_quotation_runs_over_paragraphs(text: str, expected: list[str]) -> None:
    found = read_quotes(parse(text))
    assert [q.inner.of(text) for q in found] == expected
    assert [q.follows for q in found] == [False] + [True] * (len(expected) - 1)


def test_turns_of_a_transcript_are_quoted_by_the_layout() -> None:
    assert quotes('Q: Why "so"?\nA: He said: "Go."\nWe went.\nQ: When?') == [
        'Why "so"?',
        'He said: "Go."',
        "We went.",
        "When?",
    ]
    assert quotes("Where: Lima\nWhen: noon\nTickets: at the door") == []
    assert quotes("WATCH: The bridge falls\nRELATED: Ten bridges") == []


def test_odd_number_of_marks_loses_nothing_else() -> None:
    text = 'It was "over, he thought.\n\n"We won," Ana Silva said.'
    assert ("Ana Silva", "We won") in said(text)


def test_quoted_words_stand_inside_the_articles_own_marks() -> None:
    text = (
        'Peru\'s envoy said the plan was "reckless," and warned that Chile would regret it. '
        '"We will not sign," he said.'
    )
    _, found = statements(text)
    spans = [q for s in found for q in s.quoted]
    assert [q.of(text) for q in spans] == ["reckless", "We will not sign"]
    assert all(text[q.start - 1] == '"' for q in spans)


@pytest.mark.parametrize("marks", ["«{}»", "« {} »", "„{}“", ",,{}''", "``{}''", "»{}«"])
def test_a_mark_is_no_speaker(marks: str) -> None:
    text = f"Peru met Chile.\n{marks.format('We gave them two days,')} said spokesman Jan Kolar."
    for found in (statements(text)[1], weighed(text)):
        assert [(of(s.speaker, text), of(s.content, text)) for s in found] == [
            ("spokesman Jan Kolar", "We gave them two days")
        ]


@pytest.mark.parametrize("before", ["the „accusation“.", "the »accusation«.", 'the accusation".'])
def test_marks_before_he_do_not_make_him_quoted(before: str) -> None:
    text = (
        "General Omar Diaz visited the port on Monday.\n"
        f'A court met. Captain Jan Kolar rejected {before} "We did nothing wrong," he told AP.'
    )
    cast, found = statements(text)
    said = next(s for s in found if "nothing wrong" in of(s.content, text))
    assert [cast.actors[a].name for a in said.actors] == ["Jan Kolar"]


def test_answers_are_the_interviewees() -> None:
    turns = "\nQ: Will the road open?\nA: We will open it on Monday.\nQ: When?\nA: At noon."
    one = "Mayor Ana Silva spoke to the Courier." + turns
    cast, found = statements(one)
    assert [(cast.actors[s.actors[0]].name, of(s.content, one), s.via) for s in found] == [
        ("Ana Silva", "We will open it on Monday.", ()),
        ("Ana Silva", "At noon.", ()),
    ]
    asked = "Omar Diaz of the Courier interviewed Mayor Ana Silva." + turns
    cast, found = statements(asked)
    assert {cast.actors[s.actors[0]].name for s in found} == {"Ana Silva"}
    two = "Mayor Ana Silva and Omar Diaz spoke to the Courier." + turns
    assert not any(of(s.speaker, two) in {"Q", "A"} for s in statements(two)[1])


def test_byline_is_no_interviewee() -> None:
    text = (
        "By Omar Diaz\nAna Silva spoke to the Courier.\nQ: Will it open?\nA: We open at noon.\n"
        "Q: And the bridge?\nA: It is lost."
    )
    cast, found = statements(text)
    assert {cast.actors[s.actors[0]].name for s in found} == {"Ana Silva"}


def test_two_sentences_read_as_one_keep_their_own_words() -> None:
    text = "„We gave them 48 hours“, said Jan Kolar. ,,We wait,'' Lee said."
    assert said(text) == [("Jan Kolar", "We gave them 48 hours"), ("Lee", "We wait")]
