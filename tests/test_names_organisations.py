import pytest

from tidings.readers.names.organisations import compare_organisations


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The River Bank", "River Bank"),
        ("River Steel Ltd.", "River Steel Limited"),
        ("River Stahl AG", "River Stahl Aktiengesellschaft"),
        ("River Stahl Inc", "RIVER STAHL"),
        ("World Health Organization", "WHO"),
        ("W.H.O.", "World Health Organisation"),
        ("Association of River Pilots (ARP)", "ARP"),
        ("Association of River Pilots", "ARP"),
        ("Ministry of Defence of Norway", "Norwegian Defense Ministry"),
        ("Ministerio de Defensa del Perú", "Peruvian Ministry of Defence"),
        ("Ministère des Affaires étrangères du Mali", "Malian Foreign Ministry"),
        ("University of Oslo", "Oslo University"),
        ("Partido Comunista de Chile", "Communist Party of Chile"),
        ("Al-Shabaab", "Al Shabab"),
        ("Ansar al-Sunna", "Ansar as Sunnah"),
        ("Islamic State", "ISIS"),
        ("Workers’ Party", "Workers Party"),
        ("Centre for River Studies", "Center for River Studies"),
        ("Reporters Without Borders", "Reporteros sin Fronteras"),
    ],
)
def test_one_body_under_two_names(one: str, other: str) -> None:
    assert compare_organisations(one, other).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Central Bank of Norway", "Central Bank of Peru"),
        ("Norwegian Navy", "Peruvian Navy"),
        ("Sudanese Army", "South Sudan Army"),
        ("Ministry of Health of Peru", "Ministry of Justice of Peru"),
        ("5th Fleet", "7th Fleet"),
        ("Real River Army", "River Army"),
        ("River Steel", "River Motors"),
        ("UNICEF", "UNESCO"),
        ("Supreme Court", "High Court"),
        ("North River State", "River State"),
        ("Popular River Front", "Democratic River Front"),
        ("African River Bank", "Asian River Bank"),
    ],
)
def test_two_bodies_of_like_names(one: str, other: str) -> None:
    found = compare_organisations(one, other)
    assert found.verdict == "different"
    assert found.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "Ministry of Defence of Peru"),
        ("River Oil", "River Oil Norway"),
        ("River", "River Helicopters"),
        ("River Party", "River Party (Left)"),
        ("XQZ", "River Pilots Association"),
        ("中国银行", "Bank of China"),
        ("Doctors Without Borders", "Ärzte ohne Berge"),
        ("", "River Bank"),
        ("???", "!!!"),
    ],
)
def test_where_the_names_alone_do_not_tell(one: str, other: str) -> None:
    assert compare_organisations(one, other).verdict == "unsure"


def test_ships() -> None:
    assert compare_organisations("MV River Star", "River Star", "Vessel").verdict == "same"
    assert compare_organisations("MV River Star", "MV River Moon", "Vessel").verdict == "different"
    assert compare_organisations("River Star 2", "River Star 3", "Vessel").verdict == "different"
