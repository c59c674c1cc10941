import pytest

from tidings.readers.names import PersonName, parse_name


def told(name: str) -> str:
    """Return the parts of a name with their tags, as `given:ana family:ruiz`."""
    return " ".join(f"{p.tag}:{p.text}" for p in parse_name(name).parts)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ana Ruiz", "given:ana family:ruiz"),
        ("Ruiz, Ana", "given:ana family:ruiz"),
        ("Ruiz", "only:ruiz"),
        ("Ana María Ruiz", "given:ana middle:maria family:ruiz"),
        ("A. M. Ruiz", "given:a middle:m family:ruiz"),
        ("J.R.R. Weller", "given:j middle:r middle:r family:weller"),
        ("Ursula von der Heide", "given:ursula family:heide"),
        ("Seán O’Malley", "given:sean family:omalley"),
        ("Mc Ginty, Paul", "given:paul family:mcginty"),
        ("Le Roux", "only:roux"),
        ("Al Franklin", "given:al family:franklin"),
        ("Oleg Petrovich Danilov", "given:oleg patronymic:petrovich family:danilov"),
        ("Danilov Oleg Petrovich", "family:danilov given:oleg patronymic:petrovich"),
        ("Ilham Heydar oglu Mammadov", "given:ilham patronymic:heydar family:mammadov"),
        ("Oleg DANILOV", "given:oleg family:danilov"),
        ("DANILOV Oleg", "family:danilov given:oleg"),
        ("OLEG DANILOV", "given:oleg family:danilov"),
    ],
)
def test_a_name_is_taken_apart(name: str, parts: str) -> None:
    assert told(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Park Min-jun", "family:park given:minjun"),
        ("Park Min Jun", "family:park given:minjun"),
        ("Park Minjun", "family:park given:minjun"),
        ("Min-jun Park", "given:minjun family:park"),
        ("Wang Xiaoli", "family:wang given:xiaoli"),
        ("Xiao-li Wang", "given:xiaoli family:wang"),
        ("Chiang Ching-kuo", "family:chiang given:chingkuo"),
        ("Nguyễn Văn Linh", "family:nguyen middle:van given:linh"),
        ("Le Duc Anh", "family:le middle:duc given:anh"),
        ("Kovács Viktor", "family:kovacs given:viktor"),
        ("Viktor Kovács", "given:viktor family:kovacs"),
        ("Tanaka Hiroshi", "family:tanaka given:hiroshi"),
        ("Hiroshi Tanaka", "given:hiroshi family:tanaka"),
        ("Kim Novotny", "given:kim family:novotny"),
        ("Lee Marvin Hays", "given:lee middle:marvin family:hays"),
    ],
)
def test_the_family_name_is_found_where_custom_puts_it(name: str, parts: str) -> None:
    assert told(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Salim bin Hamad al-Thani", "given:salim patronymic:hamad family:thani"),
        ("Salim bin Hamad", "given:salim family:hamad"),
        ("Abd al-Rahman Yusuf", "given:abdalrahman family:yusuf"),
        ("Abdul Rahman Yusuf", "given:abdulrahman family:yusuf"),
        ("Abdulrahman Yusuf", "given:abdulrahman family:yusuf"),
        ("Abu Yahya al-Masri", "kunya:abuyahya family:masri"),
        ("Nour ad-Din Hakim", "given:nouruddin family:hakim"),
        ("Hakim as-Sadr", "given:hakim family:sadr"),
    ],
)
def test_arabic_names_are_joined_and_their_particles_laid_aside(name: str, parts: str) -> None:
    assert told(name) == parts


def test_what_is_laid_aside_stays_at_hand() -> None:
    name = parse_name('Gen. Sheikh Omar "the Fox" bin Said al-Amri Jr.')
    assert name.titles == ("gen", "sheikh")
    assert name.nicknames == ("the Fox",)
    assert name.suffix == "jr"
    assert name.particles == ("bin", "al")


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("Martin Hale Jr.", "jr"),
        ("Martin Hale, Junior", "jr"),
        ("Martin Hale III", "iii"),
        ("King Karl XVI", "xvi"),
        ("KING KARL XVI", "xvi"),
        ("Hale, Jr.", "jr"),
        ("Malcolm X", None),
        ("Chen Xi", None),
        ("Ana Neto", "neto"),
    ],
)
def test_generations_are_told_apart(name: str, suffix: str | None) -> None:
    assert parse_name(name).suffix == suffix


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Prof. Dr. Ana Ruiz", "ana ruiz"),
        ("Tan Sri Ahmad Rais", "ahmad rais"),
        ("Tan Wei Ming", "tan weiming"),
        ("U Tin Maung", "tin maung"),
        ("U. S. Patel", "u s patel"),
        ("Judge", "judge"),
        ("Judge Ana Ruiz", "ana ruiz"),
        ("Mike Judge", "mike judge"),
        ("Ana Ruiz MP", "ana ruiz"),
    ],
)
def test_titles_are_no_names_unless_nothing_else_is_left(name: str, rest: str) -> None:
    assert " ".join(p.text for p in parse_name(name).parts) == rest


def test_the_order_says_what_it_rests_on() -> None:
    assert parse_name("Ruiz, Ana").why_order == "a comma stands after the family name"
    assert parse_name("DANILOV Oleg").why_order == "the family name is in capitals"
    assert parse_name("Danilov Oleg Petrovich").why_order == "a patronymic stands last"
    assert parse_name("Park Min-jun").why_order == "“Park” is a Korean family name"
    assert parse_name("Ana Ruiz").why_order == ""


def test_a_full_name_in_brackets_is_a_second_name() -> None:
    other = parse_name("Abu Yahya (Hassan Qadri)").also
    assert other is not None
    assert other == parse_name("Hassan Qadri")
    assert parse_name("Ana (Annie) Ruiz").also is None


def test_a_name_in_two_scripts_is_read_once() -> None:
    name = parse_name("Wang Xiaoli 王晓丽")
    assert [p.text for p in name.parts] == ["wang", "xiaoli"]
    assert isinstance(name.also, PersonName)
    assert [p.text for p in name.also.parts] == ["wang", "xiaoli"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Ruiz", "Jose\u0301 Ruiz"),
        ("Ana Ruiz", "ANA RUIZ"),
        ("Ana\u00a0Ruiz", "Ana Ruiz"),
        ("\u202bAna Ruiz\u202c", "Ana Ruiz"),
        ("Ａｎａ Ｒｕｉｚ", "Ana Ruiz"),
        ("Ana Ruiz's", "Ana Ruiz"),
        ("Luis Ortega y Gómez", "LUIS ORTEGA Y GÓMEZ"),
        ("O'Brien", "O’Brien"),
    ],
)
def test_writing_makes_no_other_name(one: str, other: str) -> None:
    assert parse_name(one) == parse_name(other)
