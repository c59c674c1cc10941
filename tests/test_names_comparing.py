"""Whether two names are one person's, by kind of trap. All names here are ours or common words."""

import csv
import math
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.names import predict, score
from tests.support import lines_run
from tidings.readers.names import compare_names, name_clash, name_odds, parse_name

SAME = [
    ("Sergey Ryabkov", "Sergei Ryabkov", "romanisation"),
    ("Muammar Gaddafi", "Moammar al-Qadhafi", "romanisation"),
    ("Olena Tkachenko", "Олена Ткаченко", "script"),
    ("Hussein Amir-Abdollahian", "Hossein Amir Abdollahian", "hyphen"),
    ("Chung Eui-yong", "Eui-yong Chung", "order"),
    ("Orbán Viktor", "Viktor Orban", "order"),
    ("Berg, Anna Maria", "Anna Maria Berg", "comma"),
    ("Bill Hartwell", "William Hartwell", "nickname"),
    ("Katharina Vollmer", "Katarina Volmer", "slips"),
    ("Giorgos Papandrikos", "Giorgos Papandirkos", "slip"),
    ("J. Peter Ameswood", "John Peter Ameswood", "initial"),
    ("Thorvald K. Lindqvist", "Thorvald Lindqvist", "middle initial"),
    ("Prof. Dr. Ulrike Hanstein", "Ulrike Hanstein", "title"),
    ("Jean-Baptiste Kouamelan", "Jean Baptiste Kouamelan", "hyphen"),
    ("Mohamad Zahirshah Nuri", "Mohammad Zahir Shah Nuri", "joined"),
    ("Karl Theodor Brennecke", "Carl Theodor Brennecke", "spelling"),
    ("Wiktor Dawidowitsch Janowski", "Viktor Davidovich Yanovsky", "romanisation"),
    ("Lee Sang-chul", "Yi Sangcheol", "Korean family name"),
    ("Alhaji Musa Dankwambo, MP", "Musa Dankwambo", "honours"),
    ("علی‌رضا سلیمی", "Ali Reza Salimi", "Persian in two words"),
    ("Ermelinda Castanho", "Errnelinda Castanho", "letters that look alike"),
    ("Muhammad Hamza Barlas", "Mohammed Hamza Barlas", "spelling"),
]
OTHER = [
    ("Kim Jong Un", "Kim Jong Il", "syllable"),
    ("Kim Yong Chol", "Kim Jong Un", "syllable"),
    ("George W. Bush", "George H. W. Bush", "middle initials"),
    ("Martin Sandoval Jr.", "Martin Sandoval Sr.", "generation"),
    ("Anton Sergeyevich Belov", "Anton Viktorovich Belov", "patronymic"),
    ("Irina Petrova", "Irin Petrov", "gender"),
    ("Pavel Sokolov", "Pavla Sokolova", "gender"),
    ("Bashar al-Darwish", "Maher al-Darwish", "brothers"),
    ("Ivan Hrytsak", "Ihor Hrytsak", "brothers"),
    ("Ana Lucía Robles", "Ana Teresa Robles", "middle name"),
    ("John Everard Smith", "John Whitfield Smith", "middle name"),
    ("Ingrid Dahl", "Peter Moss", "nothing alike"),
    ("Wang Lei", "Wang Fang", "common surname"),
    ("Jamal Wardani", "Kamal Wardani", "two known given names"),
    ("Dmitri Petrovich Zolin", "Dmitri Pavlovich Zolin", "patronymics alike"),
    ("Sigrún Jónsdóttir", "Sigrún Jónasdóttir", "patronymics alike"),
    ("Bakyt Nurlan uulu", "Nurlan Bakyt uulu", "father and son"),
    ("Omar bin Harith bin Salim", "Harith bin Salim", "father and son"),
    ("Jonas Butkus", "Jonė Butkienė", "gender"),
]
UNSURE = [
    ("Lavrov", "Sergei Lavrov", "a surname alone"),
    ("Ahmed Hassan", "Hassan Ahmed", "order of common names"),
    ("Karim Wardani", "Omar Karim Wardani", "a word in front"),
    ("Haruki Oda", "Haruko Oda", "another last vowel"),
    ("Rumen Petkov", "Rumen Petrov", "two known surnames"),
    ("Sani Musa Wamako", "Musa Sani Wamako", "given and father's name turned"),
    ("Bashir Wardani", "Bashir Amin Wardani II", "generation and another word"),
    ("", "Robert Miller", "empty"),
    ("!!! 123", "Robert Miller", "no letters"),
]


@pytest.mark.parametrize(("a", "b", "trap"), SAME)
def test_one_person_under_two_spellings(a: str, b: str, trap: str) -> None:
    assert compare_names(a, b).verdict == "same", trap


@pytest.mark.parametrize(("a", "b", "trap"), OTHER)
def test_two_persons_with_like_names(a: str, b: str, trap: str) -> None:
    assert compare_names(a, b).verdict == "different", trap


@pytest.mark.parametrize(("a", "b", "trap"), UNSURE)
def test_names_that_do_not_tell(a: str, b: str, trap: str) -> None:
    assert compare_names(a, b).verdict == "unsure", trap


CLASHES = [
    ("Martin Sandoval Jr.", "Martin Sandoval III", "other generation"),
    ("Paul R. Hanley", "Paul T. Hanley", "other middle name"),
    ("Anton Sergeyevich Belov", "Anton Viktorovich Belov", "other father's name"),
    ("Bashar al-Darwish", "Maher al-Darwish", "other given name"),
    ("Aleksandr Petrov", "Aleksandra Petrova", "other gender"),
]
NO_CLASH = [
    ("Paul Hanley", "Paul T. Hanley"),
    ("Navi Govender", "Navanethem Govender"),
    ("Bill Hartwell", "William Hartwell"),
    ("Sergei Rybakov", "Sergey Ryabkov"),
    ("Hanley", "Paul Hanley"),
    ("Madeleine Jana Korb", "Madeleine J. Korb"),
    ("Maria Lopez", "Maria Lopez Garcia"),
]


@pytest.mark.parametrize(("a", "b", "what"), CLASHES)
def test_a_contradiction_is_told(a: str, b: str, what: str) -> None:
    told = name_clash(parse_name(a), parse_name(b))
    assert told is not None and told.startswith(what)


SPELLINGS = ["sergei sergey", "mohammed muhammad", "yusuf yousef", "ahmad ahmed", "rafael raphael"]
TWO_NAMES = ["marat murat", "kamal jamal", "salim salma", "irina arina", "ivo iva", "omar amar"]


@pytest.mark.parametrize("two", [*SPELLINGS, *TWO_NAMES])
def test_a_given_name_respelt_is_not_taken_for_another(two: str) -> None:
    a, b = (f"{name.title()} Quillfeather" for name in two.split())
    assert (compare_names(a, b).verdict == "same") == (two in SPELLINGS)


@pytest.mark.parametrize(("a", "b"), NO_CLASH)
def test_what_may_be_one_name_is_no_contradiction(a: str, b: str) -> None:
    assert name_clash(parse_name(a), parse_name(b)) is None


@pytest.mark.parametrize(("a", "b", "trap"), [*SAME, *OTHER, *UNSURE])
def test_the_order_of_the_two_names_does_not_matter(a: str, b: str, trap: str) -> None:
    one, other = compare_names(a, b), compare_names(b, a)
    assert (one.verdict, one.score) == (other.verdict, other.score), trap


@pytest.mark.parametrize(("a", "b", "trap"), [*SAME, *OTHER, *UNSURE[:7]])
def test_features_say_why_and_add_up(a: str, b: str, trap: str) -> None:
    found = compare_names(a, b)
    assert found.why and all(f.why and f.name for f in found.features), trap
    assert math.isclose(sum(f.weight for f in found.features), found.log_odds, abs_tol=1e-6)
    assert math.isclose(found.score, 1 / (1 + math.exp(-found.log_odds)))


def test_a_line_names_the_words_that_tell() -> None:
    found = compare_names("Bill Hartwell", "William Hartwell")
    assert "bill and william are forms of one name" in found.why


def test_a_rare_surname_says_more_than_a_common_one() -> None:
    common = name_odds(parse_name("John Smith"), parse_name("John Peter Smith"))
    rare = name_odds(parse_name("Xanthe Quillfeather"), parse_name("Xanthe Peter Quillfeather"))
    assert rare > common


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_compared(a: str, b: str) -> None:
    found = compare_names(a, b)
    assert 0 <= found.score <= 1
    assert found.verdict == compare_names(b, a).verdict


HOSTILE = [
    "",
    " ",
    "A",
    "X",
    "x" * 300,
    "X X",
    "A" * 300,
    "X Ivan Иван محمد 习近平",
    "1234",
    "a\x00b\x1bc",
    "- . ,",
    "O' '",
]


@pytest.mark.parametrize(("a", "b"), list(permutations(HOSTILE, 2)))
def test_hostile_names_are_never_one_by_mistake(a: str, b: str) -> None:
    assert compare_names(a, b).verdict != "same"


def test_a_long_name_costs_no_more_than_its_words() -> None:
    short, long = (" ".join(f"{c}{n}amov" for n in range(k) for c in "kt") for k in (3, 12))
    few = lines_run(lambda: compare_names(short, short + " x"))
    many = lines_run(lambda: compare_names(long, long + " x"))
    assert many < 80 * few


def rows(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_bench_writes_what_is_same_and_why(tmp_path: Path) -> None:
    source = rows(
        tmp_path / "pairs.csv",
        "name1,name2,schema,is_match",
        "Bill Hartwell,William Hartwell,Person,true",
        "Kim Jong Un,Kim Jong Il,,false",
        ",Peter Moss,Person,false",
    )
    found = predict(source)
    assert [row["same"] for row in found] == ["true", "false", "unsure"]
    assert all(row["why"] and row["score"] for row in found)
    assert score(found, source)["f1"] == 1.0


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="no column name2"):
        predict(rows(tmp_path / "pairs.csv", "name1,other", "a,b"))


def test_the_own_gold_set_keeps_its_score() -> None:
    gold = Path(__file__).with_name("gold_names.csv")
    with gold.open(newline="", encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) >= 80
    figures = score(predict(gold), gold)
    assert figures["precision"] >= 0.97
    assert figures["recall"] >= 0.97
