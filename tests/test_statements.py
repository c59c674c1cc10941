"""Statements: quotation marks, cues, speakers, chains. Sentences a person can check by eye."""

from pathlib import Path
from time import perf_counter

import pytest

from bench.statements import read_gold, score
from tests.support import needs_seeds, parse, seed, session_parser
from tidings.codebook import load_codebook
from tidings.readers.actors import Cast, read_mentions, resolve_references
from tidings.readers.statements import Utterance, attribute, find_statements, read_quotes
from tidings.readers.syntax import Page, Parse, Sentence
from tidings.readers.text import read_layout
from tidings.readers.times import read_times
from tidings.values import Article, Span, Statement


def said(text: str) -> list[tuple[str, str]]:
    """Return (speaker, content) of everything voiced."""
    return [(of(u.speaker, text), of(u.content, text)) for u in find(text) if u.act in {"said"}]


def find(text: str) -> tuple[Utterance, ...]:
    return find_statements(parse(text), load_codebook().statements)


def of(spans: tuple[Span, ...], text: str) -> str:
    return " | ".join(s.of(text) for s in spans)


def quotes(text: str) -> list[str]:
    return [q.inner.of(text) for q in read_quotes(parse(text))]


def statements(text: str) -> tuple[Cast, tuple[Statement, ...]]:
    return _statements(text, tuple(_lines(text)))


def _lines(text: str) -> list[tuple[int, int, bool]]:
    stretches, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            stretches.append((start, start + len(line.rstrip("\n")), False))
        start += len(line)
    return stretches


def _statements(
    text: str, stretches: tuple[tuple[int, int, bool], ...]
) -> tuple[Cast, tuple[Statement, ...]]:
    book = load_codebook()
    parsed = next(session_parser().parse([Page(text, stretches)]))
    times = read_times(parsed, book.times)
    utterances = find_statements(parsed, book.statements)
    speakers = [span for u in utterances for span in u.speaker]
    cast = resolve_references(parsed, read_mentions(parsed, book.actors), speakers)
    return cast, attribute(utterances, parsed, cast, times, book.times.dating)


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
    ],
)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_quotation_open_over_paragraphs_runs_to_the_end_of_each() -> None:
    text = '"We are ready," said Lee. "We have waited.\n\n"Now we go."'
    assert quotes(text) == ["We are ready,", "We have waited.", "Now we go."]


def test_odd_number_of_marks_loses_nothing_else() -> None:
    text = 'It was "over, he thought.\n\n"We won," Ana Silva said.'
    assert ("Ana Silva", "We won") in said(text)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"We are ready," said Ana Silva.', "Ana Silva", "We are ready"),
        ("Ana Silva said the port was closed.", "Ana Silva", "the port was closed"),
        ("The port, he told reporters, was closed.", "he", "The port | was closed"),
        ("The port is closed, according to the ministry.", "the ministry", "The port is closed"),
        ("Chile argued that the treaty was dead.", "Chile", "the treaty was dead"),
        (
            "Lee left the room, saying that he was tired.",
            "Lee",
            "he was tired",
        ),
        (
            "The deal's critics issued a statement saying that it was void.",
            "The deal's critics",
            "it was void",
        ),
        (
            "Tass quoted the minister as saying that the talks had failed.",
            "the minister",
            "the talks had failed",
        ),
        (
            'Asked whether he would resign, Lee said with a smile, "Perhaps, perhaps."',
            "Lee",
            "Perhaps, perhaps.",
        ),
        (
            "Poland repeated its demand that the border be opened.",
            "its",
            "the border be opened",
        ),
        ('Merkel, asked about the pact on Monday, said: "It is dead."', "Merkel", "It is dead."),
        ("Macron told Erdogan by telephone that he agreed.", "Macron", "he agreed"),
        ("In Finland Vladimir Putin said that it was over.", "Vladimir Putin", "it was over"),
        ("'Why's that?' asked Silva.", "Silva", "Why's that?"),
        ('"No," said one of the aides who had met him.', "one of the aides", "No"),
    ],
)
def test_who_said_what(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lee did not say that the port was closed.",
        "Lee declined to say whether the port was closed.",
        "Neither side said that the port was closed.",
        "Lee may say that the port is closed.",
        'Lee went to the so-called "safe zone" near the port.',
        "Lee declined to comment on the report.",
        "Lee refused to say whether he would go.",
        "Lee dismissed claims that the port was closed.",
        'On CNN\'s "The Lead with Ana Silva," Lee continued his tour.',
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_manner_and_quoted_words() -> None:
    text = 'Lee said the plan was "a disaster" for Peru. "It is dead," he said. Ana said so.'
    cast, found = statements(text)
    assert [(s.manner, of(s.quoted, text)) for s in found] == [
        ("mixed", "a disaster"),
        ("direct", "It is dead"),
    ]
    assert cast.actors


def test_quotation_goes_on_without_a_cue() -> None:
    text = '"We are ready," Ana Silva said. "We have waited for years."\n\n"It is time."'
    assert said(text) == [
        ("Ana Silva", "We are ready | We have waited for years."),
        ("Ana Silva", "It is time."),
    ]


def test_new_speaker_does_not_inherit() -> None:
    text = '"We are ready," Ana Silva said.\n\n"We are not," Omar Diaz said.'
    assert said(text) == [("Ana Silva", "We are ready"), ("Omar Diaz", "We are not")]


def test_sequence_of_tenses_keeps_the_second_half() -> None:
    text = "Lee said the talks go on, but the ban will stay."
    assert ("Lee", "the talks go on, but the ban will stay") in said(text)


def test_hearsay_chain_runs_from_the_nearest_teller() -> None:
    text = (
        "The Anadolu agency reported that a senior Israeli official said on Tuesday that the ship "
        "would be returned."
    )
    cast, found = statements(text)
    (inner,) = found
    assert of(inner.content, text) == "the ship would be returned"
    assert of(inner.speaker, text) == "a senior Israeli official"
    assert [of(v.spans, text) for v in inner.via] == ["The Anadolu agency"]
    assert [cast.actors[a].kind for a in inner.actors] == ["unnamed"]


def test_tellers_addition_is_not_what_was_said() -> None:
    text = "Lee said the port was closed — which the mayor denied."
    assert ("Lee", "the port was closed") in said(text)


def test_medium_and_hearers() -> None:
    text = "In a letter, Ana Silva told the Russian news agency Interfax that Peru was ready."
    _, (statement,) = statements(text)
    assert statement.medium == "a letter"
    text = "Omar Diaz said on CNN that Peru was ready."
    _, (statement,) = statements(text)
    assert statement.medium == "CNN"


def test_where_it_is_said_and_to_whom() -> None:
    text = "In a letter to Angela Merkel, Omar Diaz said that Peru was ready."
    cast, (statement,) = statements(text)
    assert statement.medium == "a letter"
    assert [cast.actors[a].name for a in statement.to] == ["Angela Merkel"]
    for text, medium in (
        ("Omar Diaz told Angela Merkel by telephone that Peru was ready.", "telephone"),
        ("Omar Diaz testified that Peru was ready.", "testimony"),
        ("Omar Diaz voiced doubt when testifying on Monday, saying he was ill.", "testimony"),
        ("Omar Diaz said at a news conference that Peru was ready.", "a news conference"),
    ):
        assert [s.medium for s in statements(text)[1]] == [medium]


def test_who_tells_it_all_stands_outside_what_is_told() -> None:
    text = "Omar Diaz said that the port was shut, according to the Globe."
    assert ("Omar Diaz", "the port was shut") in said(text)
    text = "According to the Globe, talks were held in Detroit; Omar Diaz denied the report."
    assert ("the Globe", "talks were held in Detroit") in said(text)


def test_chain_of_tellers_never_goes_round() -> None:
    text = (
        "Peru said it would never give in, but Chilean officials have told Omar Diaz that they "
        "could let some prisoners go, according to a European diplomat."
    )
    _, found = statements(text)
    assert [(of(s.speaker, text), len(s.via)) for s in found] == [
        ("a European diplomat", 0),
        ("Peru", 1),
        ("Chilean officials", 1),
    ]


def test_shell_of_a_chain_is_no_statement_of_its_own() -> None:
    text = "The embassy, in a statement on its website, said it was open, Interfax reported."
    assert said(text) == [("The embassy", "it was open")]
    text = "Interfax said that the embassy regretted the delay at the border and said it was open."
    assert [speaker for speaker, _ in said(text)] == ["Interfax", "the embassy"]


def test_long_paragraphs_are_read_in_linear_time() -> None:
    """Marks without partners, and many cues and quotations, cost no more than their number."""
    one = parse('He said they said „it was so and "we will go now" again. "We go." ')
    took = []
    for times in (200, 1600):
        tiled = _tiled(one, times)
        start = perf_counter()
        find_statements(tiled, load_codebook().statements)
        took.append(perf_counter() - start)
    assert took[1] < 24 * took[0]  # eight times the words; a square would be 64


def _tiled(parsed: Parse, times: int) -> Parse:
    """Return one paragraph that repeats a text, without the cost of parsing it."""
    count, width, sentences = len(parsed.tokens), len(parsed.text), len(parsed.sentences)
    return Parse(
        text=parsed.text * times,
        tokens=tuple(
            t._replace(
                i=t.i + n * count,
                head=t.head + n * count,
                start=t.start + n * width,
                end=t.end + n * width,
                sentence=t.sentence + n * sentences,
            )
            for n in range(times)
            for t in parsed.tokens
        ),
        sentences=tuple(
            Sentence(s.first + n * count, s.last + n * count, 0, False)
            for n in range(times)
            for s in parsed.sentences
        ),
    )


def test_text_that_speaks_has_its_issuer_for_speaker() -> None:
    text = (
        "In a statement released on Monday, the State Department made no mention of Peru. "
        '"The talks were useful," it read.'
    )
    cast, found = statements(text)
    assert [cast.actors[a].name for s in found for a in s.actors] == ["State Department"]


@needs_seeds
@pytest.mark.seeds
def test_seeds_statements() -> None:
    for number, wanted in (
        ("000", {"Sergey Rybakov", "Heather Nauert", "Rex Tillerson", "State Department"}),
        ("004", {"Sergei Ryabkov", "Dmitry Peskov", "Sebastian Gorka", "State Department"}),
    ):
        text = seed(number)
        layout = read_layout(Article(id="seed", text=text), load_codebook().text)
        stretches = tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs)
        cast, found = _statements(text, stretches)
        assert wanted <= {cast.actors[a].name for s in found for a in s.actors}
        clutter = [c.span for c in layout.clutter]
        assert not any(s.meets(c) for f in found for s in f.content for c in clutter)


def test_scorer_of_the_bench(tmp_path: Path) -> None:
    text = 'Ana said the long road to the port is closed. "We will open it soon," Omar added.'
    gold = (
        "T1\tContent 9 45\tx\nT2\tCue 4 8\tx\nT3\tSource 0 3\tx\nT4\tContent 46 69\tx\n"
        "T5\tSource 71 75\tx\nE1\tAttribution:T9 Content:T1 Source:T3 Cue:T2\n"
        "E2\tAttribution:T8 Content:T4 Source:T5\n"
    )
    assert [g.content for g in read_gold(gold)] == [((9, 45),), ((46, 69),)]
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(text)
    (tmp_path / "attributions" / "a_0000.ann").write_text(gold)
    right = {
        "a": [
            {"content": [[9, 45]], "speaker": [[0, 3]], "cue": [], "manner": "indirect"},
            {"content": [[46, 69]], "speaker": [[0, 3]], "cue": [], "manner": "direct"},
        ]
    }
    figures = score(right, tmp_path)
    assert figures["covered>.8 F1"] == 1.0
    assert figures["quoted speaker F1"] == 0.0  # the stretch is found, its speaker is wrong
    assert figures["indirect speaker accuracy"] == 1.0


def test_quoted_words_stand_inside_the_articles_own_marks() -> None:
    text = (
        'Peru\'s envoy said the plan was "reckless," and warned that Chile would regret it. '
        '"We will not sign," he said.'
    )
    _, found = statements(text)
    spans = [q for s in found for q in s.quoted]
    assert [q.of(text) for q in spans] == ["reckless", "We will not sign"]
    assert all(text[q.start - 1] == '"' for q in spans)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # The object of the cue is the subject of what is said, across a relative clause.
        (
            "Peru said the bridge over the Tambo, which floods tore away, would open by autumn.",
            "the bridge over the Tambo, which floods tore away, would open by autumn",
        ),
        # The day of the words is no part of them, even where no "that" parts the two.
        ("Peru said on Wednesday they were holding talks.", "they were holding talks"),
        # "Before the winter" is no adjunct where a finite verb follows.
        (
            "Ana Silva promised to have the road paved before the winter is here.",
            "to have the road paved before the winter is here",
        ),
        # A number put on something is a claim.
        ("The Steel Union put the toll at no more than 90.", "the toll at no more than 90"),
    ],
)
def test_content_is_neither_cut_nor_padded(text: str, content: str) -> None:
    assert content in [c for _, c in said(text)]


def test_what_is_put_at_a_place_is_no_figure() -> None:
    assert said("The guard put the chair at the door.") == []


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Ana Silva told the Peruvian broadcaster Canal Uno that the road was open.", "Canal Uno"),
        ("Ana Silva told Rossiya 24 that the road would stay shut.", "Rossiya 24"),
        ("Ana Silva told parliament on Monday that the road would stay shut.", "parliament"),
        ("John Reed told a Senate committee that the ships had left.", "a Senate committee"),
        (
            "John Reed dismissed the report in an interview with Al Jazeera, saying he was well.",
            "an interview with Al Jazeera",
        ),
    ],
)
def test_medium_is_where_it_is_told(text: str, medium: str) -> None:
    _, made = statements(text)
    assert [s.medium for s in made if s.cue[0].of(text) in {"told", "saying"}] == [medium]
