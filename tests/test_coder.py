"""The trained coder of acts: what it tells, the same each time, and what it does with any text."""

import csv
from hashlib import sha256
from importlib.resources import files
from math import isclose
from pathlib import Path

import pytest

from bench.pairs import Ruled, choose, ruled, unmark
from tests.support import lines_run
from tidings.codebook.events import load_events
from tidings.codebook.plover import load_plover
from tidings.parsers.coder import NETWORK, TABLES, VERSION, packaged_coder
from tidings.parsers.marking import LONGEST, mark
from tidings.parsers.wordpiece import WordPiece, words_of
from tidings.readers.events.coder import Coder, Pair
from tidings.values import Span

OWN = Path(__file__).parent.parent / "bench" / "gold" / "pairs_own.tsv"
MOST_BYTES = 24 * 2**20
# readings are kept by the coder's name: other weights must get another version
DIGESTS = {"coder-1": "34f045889936"}


def pair(marked: str, hint: str = "") -> Pair:
    found = unmark(marked)
    source, target = (Span(*s) if s else None for s in (found.source, found.target))
    return Pair(text=found.text, source=source, target=target, hint=hint)


@pytest.fixture(scope="module")
def coder() -> Coder:
    found = packaged_coder()
    assert found is not None
    return found


PLAIN = (
    ("<s>Estonia</s> recalled its ambassador from <t>Minsk</t> in anger.", {"SANCTION", "REJECT"}),
    ("<s>Rebels</s> fired rockets at <t>the army's barracks</t> before dawn.", {"ASSAULT"}),
    ("<s>Thousands of students</s> marched against <t>the government</t>.", {"PROTEST"}),
    ("<s>Chile's president</s> met <t>her Peruvian counterpart</t> in Arica.", {"CONSULT"}),
    ("<s>Japan</s> donated rice to <t>Malawi</t>.", {"AID"}),
    ("<s>Ghana</s> turned down <t>the bank's</t> offer of a loan.", {"REJECT"}),
    ("<s>The junta</s> freed <t>forty political prisoners</t>.", {"RETREAT", "CONCEDE"}),
    ("<s>Police</s> arrested <t>the leader of the opposition</t>.", {"COERCE"}),
)


@pytest.mark.parametrize(("marked", "types"), PLAIN)
def test_plain_acts_are_typed(coder: Coder, marked: str, types: set[str]) -> None:
    (typed,) = coder.code([pair(marked)])
    assert typed.best in types


def test_likelihoods_are_of_plovers_types_and_sum_to_one(coder: Coder) -> None:
    for typed in coder.code([pair(marked) for marked, _ in PLAIN]):
        assert set(typed.types) == set(load_plover().types)
        assert isclose(sum(typed.types.values()), 1.0, abs_tol=1e-9)
        assert all(0 <= likely <= 1 for likely in (*typed.types.values(), typed.none))


def test_sport_is_likelier_no_act_than_war(coder: Coder) -> None:
    sport = pair("<s>The midfielder</s> attacked down the left and beat <t>two defenders</t>.")
    war = pair("<s>The militia</s> attacked <t>two villages</t> and burned the crops.")
    game, raid = coder.code([sport, war])
    assert game.none > 0.5 > raid.none


def test_none_changes_another_in_the_same_company(coder: Coder) -> None:
    pairs = [pair(marked) for marked, _ in PLAIN]
    together, backwards = coder.code(pairs), coder.code(pairs[::-1])
    assert list(together) == list(backwards)[::-1]
    assert list(together) == [coder.code([one])[0] for one in pairs]
    assert coder.code([]) == []


def test_a_hint_of_the_rules_is_weighed(coder: Coder) -> None:
    marked = "<s>Oslo</s> moved on <t>Riga</t>."
    plain, hinted = coder.code([pair(marked), pair(marked, "SANCTION")])
    assert hinted.types["SANCTION"] > plain.types["SANCTION"]
    assert hinted.none == plain.none
    unknown = coder.code([pair(marked, "no such type")])[0]
    assert unknown == plain


HOSTILE = (
    "",
    " ",
    "\0",
    "<s></s><t></t>",
    "No marks at all here.",
    "<s>Only a source</s> did something.",
    "Something befell <t>a target alone</t>.",
    "🙂🙂🙂 <s>🙂</s> 🙂 <t>🙂</t>",
    "<s>a\0b</s> hit <t>\u202ec</t>\u2028\ufffd\ud800",
    "هاجم <s>الجيش</s> <t>المدينة</t> أمس.",
    "<s>軍</s>は<t>町</t>を攻撃した。",
    "<s>" + "x" * 5000 + "</s> met <t>" + "y" * 5000 + "</t>",
    "word " * 2000 + "<s>Norway</s> sanctioned <t>Iran</t> " + "word " * 2000,
    "<s>Norway</s> " + "word " * 2000 + "<t>Iran</t>",
    "<s>" + "!?" * 1000 + "</s><t>" + "((" * 1000 + "</t>",
)


@pytest.mark.parametrize("marked", HOSTILE)
def test_any_text_gets_likelihoods(coder: Coder, marked: str) -> None:
    (typed,) = coder.code([pair(marked)])
    assert isclose(sum(typed.types.values()), 1.0, abs_tol=1e-9)
    assert 0 <= typed.none <= 1


def test_spans_beyond_the_text_are_no_marks(coder: Coder) -> None:
    far = Pair(text="Norway met Iran.", source=Span(0, 99), target=Span(50, 60))
    near = Pair(text="Norway met Iran.", source=Span(0, 16), target=None)
    pieces = WordPiece(["[UNK]", "[CLS]", "[SEP]", "@", "#", "norway"])
    assert mark(pieces, far) == mark(pieces, near)
    assert isclose(sum(coder.code([far])[0].types.values()), 1.0, abs_tol=1e-9)


def test_an_act_far_into_a_long_text_is_seen(coder: Coder) -> None:
    act = "<s>Norway</s> donated rice and tents to <t>Malawi</t>."
    (typed,) = coder.code([pair("It rained. " * 1500 + act + " It rained." * 1500)])
    assert typed.best == "AID"


def test_work_does_not_grow_with_the_text() -> None:
    pieces = WordPiece(["[UNK]", "[CLS]", "[SEP]", "@", "#"])

    def work(times: int) -> int:
        long = pair("<s>Norway</s> met <t>Iran</t>. " + "It rained. " * times)
        return lines_run(lambda: mark(pieces, long))

    assert work(8000) < 1.5 * work(2000)


def test_marks_stand_round_the_parties() -> None:
    pieces = ["[UNK]", "[CLS]", "[SEP]", "@", "#", "oslo", "met", "riga", "##n", "s", "."]
    marked = mark(WordPiece(pieces), pair("<s>Oslo</s> met <t>Rigan</t>s."))
    told = [pieces[n] for n in marked.numbers]
    assert told == ["[CLS]", "@", "oslo", "@", "met", "#", "riga", "##n", "#", "s", ".", "[SEP]"]
    assert (marked.source, marked.target) == (1, 5)


def test_parties_side_by_side_and_one_in_the_other_are_marked() -> None:
    pieces = ["[UNK]", "[CLS]", "[SEP]", "@", "#", "a", "b"]

    def told(text: str, source: Span, target: Span) -> str:
        marked = mark(WordPiece(pieces), Pair(text=text, source=source, target=target))
        return " ".join(pieces[n] for n in marked.numbers[1:-1])

    assert told("ab", Span(0, 1), Span(1, 2)) == "@ a @ # b #"
    assert told("a b", Span(0, 3), Span(2, 3)) == "@ a # b # @"


def test_a_long_sentence_is_cut_round_its_marks() -> None:
    pieces = ["[UNK]", "[CLS]", "[SEP]", "@", "#", "a"]
    marked = mark(WordPiece(pieces), pair("a " * 300 + "<s>a</s> a <t>a</t>" + " a" * 300))
    assert len(marked.numbers) == LONGEST
    assert pieces[marked.numbers[marked.source]] == "@"
    assert pieces[marked.numbers[marked.target]] == "#"


def test_words_are_cut_as_berts_are() -> None:
    assert list(words_of("Café-Bar\0 costs\u00a0$5,\t日本")) == [
        *("cafe", "-", "bar", "costs", "$", "5", ",", "日", "本")
    ]
    pieces = WordPiece(["[UNK]", "un", "##able", "##a", "able"])
    assert pieces.numbers("Unable able unb " + "a" * 101) == [1, 2, 4, 0, 0]


def test_bench_adds_the_types_of_a_root_and_keeps_the_rules_where_nothing_is_marked(
    coder: Coder,
) -> None:
    book = load_events()
    (found,) = ruled(["<s>The junta</s> freed <t>forty political prisoners</t>."])
    name, likely = choose(found, coder, book)
    (typed,) = coder.code([found.pair])
    assert book.plover.root(name) == "YIELD"
    assert isclose(likely, typed.types["CONCEDE"] + typed.types["RETREAT"])
    bare = Ruled(Pair(text="They met.", source=None, target=None), "CONSULT", 0.4)
    assert choose(bare, coder, book) == ("CONSULT", 0.4)
    assert choose(found, None, book) == (found.label, found.confidence)


def test_weights_are_small_and_named_by_their_version() -> None:
    kept = [files("tidings.parsers").joinpath(name).read_bytes() for name in (NETWORK, TABLES)]
    assert sum(map(len, kept)) <= MOST_BYTES
    assert sha256(b"".join(kept)).hexdigest()[:12] == DIGESTS[VERSION]


def test_our_own_sentences_are_whole() -> None:
    with OWN.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len({row["marked_sentence"] for row in rows}) == len(rows)
    assert {row["gold_root"] for row in rows} == {*load_plover().types, "NONE"}
    for row in rows:
        marked = unmark(row["marked_sentence"])
        assert marked.source is not None, row
        assert marked.target is not None, row
