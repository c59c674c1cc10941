"""Which spellings are one name, and which names stay apart: examples a person can check by eye."""

import pytest

from tidings.readers.names import parse_name
from tidings.readers.names.forms import given_relation
from tidings.readers.names.keys import sounds_alike
from tidings.readers.names.parsing import in_one_tradition


def alike(one: str, other: str) -> bool:
    """Tell whether every part of the shorter name sounds like one of the longer."""
    a, b = in_one_tradition(parse_name(one), parse_name(other))
    x, y = sorted((a.parts, b.parts), key=len)
    return all(any(sounds_alike(p, q) for q in y) for p in x)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yevgeny Zhukov", "Jewgeni Schukow"),
        ("Mikhail Shcherbakov", "Mikhaïl Chtcherbakov"),
        ("Yuri Chernyshev", "Iouri Tchernychev"),
        ("Aleksandr Khvostov", "Alexandr Chwostow"),
        ("Dmitry Medinskiy", "Dmitri Medinsky"),
        ("Сергей Щукин", "Sergei Shchukin"),
        ("Олександр Гриценко", "Oleksandr Hrytsenko"),
        ("Zoran Živanović", "Zoran Zhivanovich"),
        ("Ђорђе Јовановић", "Djordje Jovanovic"),
        ("Nurlan Bakiyev", "Nurlan Bakiev"),
    ],
)
def test_cyrillic_names_as_they_are_written_abroad(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khaled Qasim", "Khalid Kassem"),
        ("Abd al-Rahman Nasir", "Abderrahmane Nasser"),
        ("Abdulaziz Said", "Abdel Aziz Saeed"),
        ("Hussein ash-Shami", "Husayn al-Shami"),
        ("Salah al-Din Hakim", "Salaheddine Hakim"),
        ("Rashid Hariri", "Rachid Hariri"),
        ("Gamal Mansour", "Jamal Mansur"),
        ("محمود عباس", "Mahmoud Abbas"),
        ("خالد بن سلطان", "Khaled bin Sultan"),
        ("روحانی", "Rouhani"),
        ("Yousuf Raza", "Yusuf Raza"),
    ],
)
def test_arabic_and_persian_names_as_they_are_written_abroad(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhang Xueliang", "Chang Hsueh-liang"),
        ("Jiang Jingguo", "Chiang Ching-kuo"),
        ("Cai Peihuo", "Tsai Pei-huo"),
        ("Zhou Enlai", "Chou En-lai"),
        ("邓小平", "Deng Xiaoping"),
        ("Park Chung-hee", "Pak Chonghui"),
        ("Lee Yong-ho", "Ri Yong Ho"),
        ("Choi Ryong-hae", "Choe Ryong Hae"),
        ("김대중", "Kim Dae-jung"),
        ("Jo Myong Rok", "Cho Myung-rok"),
        ("Sato Mitsuko", "Satō Mituko"),
        ("Kato Junichi", "Katoh Jun'ichi"),
    ],
)
def test_eastern_names_as_they_are_written_abroad(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Κώστας Παπαδάκης", "Kostas Papadakis"),
        ("Michalis Chrysochoidis", "Mihalis Hrisohoidis"),
        ("יצחק הרצוג", "Yitzhak Herzog"),
        ("Tzipi Zilberman", "Tsipi Silberman"),
        ("Նիկոլ Սարգսյան", "Nikol Sargsyan"),
        ("გიორგი ბერიძე", "Giorgi Beridze"),
        ("नरेन्द्र शर्मा", "Narendra Sharma"),
        ("Gotabhaya Rajapakse", "Gotabaya Rajapaksa"),
        ("Soekarno", "Sukarno"),
        ("Björn Müller", "Bjoern Mueller"),
        ("Recep Şahin", "Recep Shahin"),
    ],
)
def test_other_scripts_and_habits(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hussein"),
        ("حسن", "Hussein"),
        ("محمد", "Mahmoud"),
        ("Mahmoud", "Mohammed"),
        ("Hamid", "Hamad"),
        ("Salman", "Suleiman"),
        ("Marin", "Martin"),
        ("Park Jong Un", "Park Jong Il"),
        ("Park Young-sam", "Park Young-nam"),
        ("Li Peng", "Li Ping"),
        ("Wang Yang", "Wang Yong"),
        ("Petrov", "Petrenko"),
        ("Ivanov", "Ivanova"),
        ("Samir", "Samira"),
        ("Maria", "Mario"),
        ("Karl", "Carlo"),
        ("Jansen", "Hansen"),
        ("Weber", "Wagner"),
        ("Dimitriou", "Dimitriadis"),
        ("Abdullah", "Abdulaziz"),
        ("Anna", "Hanna"),
    ],
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("bill", "william", "short form"),
        ("peggy", "margaret", "short form"),
        ("volodya", "vladimir", "short form"),
        ("volodya", "volodymyr", "short form"),
        ("paco", "francisco", "short form"),
        ("kostas", "konstantinos", "short form"),
        ("bill", "will", "two short forms"),
        ("sergei", "serhiy", "spelling"),
        ("yusuf", "youssef", "spelling"),
        ("john", "ivan", "other language"),
        ("william", "guillermo", "other language"),
        ("alexander", "alexandra", None),
        ("edward", "edmund", None),
        ("ana", "ana", None),
        ("martin", "marin", None),
    ],
)
def test_given_names_that_stand_for_one_another(one: str, other: str, how: str | None) -> None:
    assert given_relation(one, other) == how
    assert given_relation(other, one) == how
