"""Two articles tell one deed: the one without a date is dated by the other, or left alone."""

import pytest

from tests.support import session_parser
from tidings.codebook import load_codebook
from tidings.readers.reading import read_article
from tidings.story.fold import fold
from tidings.values import Article, Entry, Interval

# name, day of the dated article, its text, day of the other (withheld), its text, what is found
STORIES = [
    pytest.param(
        "2016-04-08",
        "Ninety crane drivers at the Port of Brask walked out on April 5, 2016, in a quarrel "
        "over night shifts.\n"
        "The port said that four ships had been sent on to Olm.",
        "2016-04-10",
        "Brask is quiet this week.\n"
        "The ninety crane drivers walked out on Tuesday, and nobody in the Port of Brask "
        "expects them back before the holiday.\n"
        "The quarrel over night shifts is an old one.",
        ("2016-04-05", "2016-04-11"),
        id="strike",
    ),
    pytest.param(
        "2016-04-16",
        "Crane drivers at the Port of Brask walked out on April 5, 2016, over night shifts. "
        "They walked out again on April 12, after talks had broken down.\n"
        "The port said that it would not be moved.",
        "2016-04-14",
        "The crane drivers at the Port of Brask walked out on Tuesday over night shifts, said"
        " their union.\n"
        "The port spoke of blackmail.",
        (None, None),
        id="two strikes",
    ),
    pytest.param(
        "2011-02-09",
        "The ferry Anna Brahe sank off Tolm on February 6, 2011, with 31 people on board.\n"
        "All were saved by fishing boats.\n"
        "The owners said that a door had been left open.",
        "2011-02-07",
        "The ferry Anna Brahe sank in calm water yesterday, and fishermen brought all of her "
        "people to Tolm.\n"
        "The harbour master said that he had heard no call for help.",
        ("2011-02-07", "2011-02-07"),
        id="ship",
    ),
    pytest.param(
        "2011-02-09",
        "The ferry Anna Brahe sank off Tolm on February 6, 2011, with 31 people on board.\n"
        "The owners said that a door had been left open.",
        "2011-02-20",
        "The ferry Kristin sank off Tolm on Saturday, and two of her crew are missing.\n"
        "The Anna Brahe's owners have offered to help.",
        (None, None),
        id="other ship",
    ),
    pytest.param(
        "2014-08-05",
        "A paper mill in Grenholt burned down on August 3, 2014.\n"
        "The owner, Tor Vik, said that he would build again.\n"
        "The mill had 60 workers.",
        "2014-08-19",
        "A paper mill in Sandvik burned down on Sunday.\n"
        "Tor Vik, whose mill is the largest in the county, sent his own pumps.\n"
        "The cause is not known.",
        (None, None),
        id="fires",
    ),
    pytest.param(
        "2009-10-24",
        "A jury in Marrow found the banker Leo Strand guilty of fraud. He was convicted on "
        "October 21, 2009, after a trial of nine weeks.\n"
        "He will be sentenced in December.",
        "2009-10-23",
        "Leo Strand, convicted on Wednesday of fraud, slept in a cell for the first time.\n"
        "His wife said that he would appeal.",
        ("2009-10-21", "2009-10-27"),
        id="verdict",
    ),
    pytest.param(
        "2018-03-09",
        "Police arrested Paul Renner in Ostheim on March 6, 2018.\n"
        "His brother Karl Renner had left the country.",
        "2018-03-21",
        "Karl Renner was arrested on Tuesday at an airport.\n"
        "The police had looked for him since his brother was caught in Ostheim.",
        (None, None),
        id="brother",
    ),
    pytest.param(
        "2018-03-09",
        "Police arrested Paul Renner in Ostheim on March 6, 2018.\nHe was freed the next day.",
        "2018-03-15",
        "Paul Renner was arrested again on Tuesday, this time in Dorf.\n"
        "His lawyer called it a farce.",
        (None, None),
        id="rearrest",
    ),
    pytest.param(
        "2003-05-20",
        "Thieves broke into the Lindqvist Gallery in Malby and stole a small oil painting by "
        "Ewa Holm on May 17, 2003.\n"
        "The painting is worth a million.",
        "2003-05-19",
        "Nobody heard a thing.\n"
        "The small oil painting by Ewa Holm that was stolen from the Lindqvist Gallery on "
        "Saturday hung next to the guard's chair.\n"
        "Malby has few other treasures.",
        ("2003-05-17", "2003-05-23"),
        id="theft",
    ),
    pytest.param(
        "2012-06-16",
        "The mayor of Tarn, Greta Solberg, resigned on June 12, 2012, after a row over a "
        "swimming bath.\n"
        "She had been in office since 2004.",
        "2012-06-13",
        "Tarn woke up without a mayor.\n"
        "Greta Solberg quit last night, an hour after the council had voted to close the "
        "bath.\n"
        "She said that she was tired.",
        ("2012-06-13", "2012-06-13"),
        id="resign",
    ),
    pytest.param(
        "2012-06-16",
        "The mayor of Tarn, Greta Solberg, resigned on June 12, 2012, after a row over a "
        "swimming bath.",
        "2012-06-17",
        "Greta Solberg, who resigned last week, has bought a boat.\n"
        "The former mayor of Tarn said that she would sail until the autumn.",
        ("2012-06-17", "2012-06-24"),
        id="sunday paper",
    ),
    pytest.param(
        "2015-09-14",
        "Harwick Town beat Leddon 3-1 on September 12, 2015.\nA crowd of 4,000 saw it.",
        "2015-09-21",
        "Harwick Town beat Morby on Saturday and lead the table.\nLeddon lost once more.",
        (None, None),
        id="match",
    ),
    pytest.param(
        "2019-11-03",
        "About 2,000 students marched through Velm on November 1, 2019, for a new climate "
        "law.\n"
        "They march every Friday.",
        "2019-11-16",
        "Students marched through Velm on Friday and blocked the bridge.\n"
        "Their leader, Ida Krog, spoke to them.",
        (None, None),
        id="protest weekly",
    ),
    pytest.param(
        "2006-01-12",
        "Norrland Paper bought its rival Essby for 90 million crowns on January 10, 2006.\n"
        "The deal makes it the second largest maker of card.",
        "2006-01-11",
        "Essby was sold to Norrland Paper yesterday, and its 400 workers do not know what "
        "comes next.\n"
        "A union has asked for a meeting.",
        ("2006-01-11", "2006-01-11"),
        id="deal",
    ),
    pytest.param(
        "2010-07-30",
        "An earthquake shook the valley of Irat on July 28, 2010, and 14 people died in Sel.\n"
        "Roads are blocked.",
        "2010-07-29",
        "Sel lies in ruins.\n"
        "The earthquake that struck the valley of Irat yesterday left no wall standing.\n"
        "Soldiers dug for those who are missing.",
        ("2010-07-28", None),
        id="quake",
    ),
    pytest.param(
        "2001-05-15",
        "A coach crashed near Holm on May 12, 2001, and nine pupils of the Ekeby school died.\n"
        "The driver, Jan Berg, had fallen asleep.",
        "2002-05-12",
        "It has been a year.\n"
        "On Saturday the pupils of the Ekeby school lit nine candles near Holm.\n"
        "Jan Berg was convicted in March.",
        (None, None),
        id="anniversary",
    ),
    pytest.param(
        "1998-09-24",
        "The mayor of Tarn, Olof Lind, died in hospital on September 22, 1998.\nHe was 81.",
        "1998-09-27",
        "Olof Lind was buried on Saturday.\n"
        "The mayor, who died on Tuesday, had asked for no speeches.\n"
        "Tarn wept.",
        ("1998-09-22", "1998-09-28"),
        id="chain",
    ),
    pytest.param(
        "2005-03-10",
        "Nils Aker was charged on March 8, 2005, with the theft of eleven horses.\n"
        "The police are looking for a truck.",
        "2005-03-18",
        "Nils Aker, charged with the theft of eleven horses, spoke to the judge on Tuesday.\n"
        "He denied it all.",
        (None, None),
        id="court date",
    ),
    pytest.param(
        "2013-02-28",
        "An avalanche buried a ski hut above Lauth on February 24, 2013, killing three "
        "climbers.\n"
        "The hut, built in 1958, belonged to the Alpine Club.",
        "2013-02-26",
        "Helicopters flew all day.\n"
        "Three climbers died on Sunday when an avalanche buried the ski hut above Lauth, "
        "where they had slept.",
        ("2013-02-24", "2013-03-02"),
        id="avalanche",
    ),
    pytest.param(
        "2008-11-10",
        "Maria Dole was elected mayor of Wexley on November 4, 2008, with 52 per cent of the vote.",
        "2008-11-05",
        "Wexley has its first woman mayor.\n"
        "Maria Dole won yesterday by 900 votes and danced on a table.",
        ("2008-11-05", "2008-11-05"),
        id="election",
    ),
    pytest.param(
        "1997-06-05",
        "Bakers in Tornby went on strike on June 2, 1997, for higher pay.\n"
        "The bakers' union said that 300 had stopped work.",
        "1997-06-06",
        "There is no bread in Tornby.\n"
        "The 300 bakers, who went on strike on Monday, want another crown an hour.",
        (None, None),
        id="bakers, not found",
    ),
    pytest.param(
        "2014-09-20",
        "The probe Halley 3 lifted off from Kourou on September 16, 2014.\n"
        "It will reach the comet in 2020.",
        "2014-09-17",
        "After two delays, the probe Halley 3 was launched yesterday from Kourou, to applause.",
        ("2014-09-17", "2014-09-17"),
        id="launch",
    ),
    pytest.param(
        "2010-03-20",
        "The trial of Erik Vale, accused of poisoning wells, opened on March 15, 2010, in Hamm.",
        "2010-03-19",
        "Erik Vale has not said a word since his trial opened on Monday.\n"
        "The court in Hamm is full each day.",
        (None, None),
        id="trial, not found",
    ),
    pytest.param(
        "1999-05-08",
        "Kappa Steel and Brunn agreed on May 5, 1999, to merge.\n"
        "The new firm will have 9,000 workers.",
        "1999-05-06",
        "Kappa Steel and its old rival Brunn agreed yesterday to merge, after a night of talks.",
        (None, None),
        id="merger, not found",
    ),
    pytest.param(
        "2016-10-12",
        "The singer Lola Brandt was shot dead in Kiel on October 8, 2016.\n"
        "Police are looking for a man in a red coat.",
        "2016-10-10",
        "Fans laid flowers in Kiel on Sunday for Lola Brandt, who was killed on Saturday "
        "night outside her house.",
        ("2016-10-08", "2016-10-14"),
        id="murder",
    ),
    pytest.param(
        "2018-09-20",
        "Storm Mira tore the roof off a school in Aldby on September 12, 2018.",
        "2018-10-04",
        "A storm tore the roof off a barn in Norrby on Wednesday.\nAldby was spared this time.",
        (None, None),
        id="storms",
    ),
    pytest.param(
        "2017-05-12",
        "Ministers Ada Frey and Jon Lund met in Bern on May 9, 2017. They will meet in Oslo "
        "next week.",
        "2017-05-18",
        "Ada Frey and Jon Lund met on Tuesday for two hours.\nThey had fish.",
        (None, None),
        id="meetings",
    ),
    pytest.param(
        "2015-03-05",
        "Coach Rolf Dahl was sacked by Harwick Town on March 3, 2015.",
        "2015-03-04",
        "Rolf Dahl was at home yesterday when Harwick Town sacked him by telephone.",
        ("2015-03-04", "2015-03-04"),
        id="sacked",
    ),
]


def narrowed(articles: list[Article]) -> Interval:
    """Return the publication date that the story gives the article called "b"."""
    parser, book = session_parser(), load_codebook()
    entries = [
        Entry(seq=n, at="2030-01-01", kind="reading", reading=read_article(a, parser, book))
        for n, a in enumerate(articles, 1)
    ]
    return next(c.published for c in fold("s", entries).coverage if c.article == "b")


@pytest.mark.parametrize(("day", "dated", "true", "undated", "found"), STORIES)
def test_an_undated_article_is_dated_by_the_deed_told_in_both(
    day: str, dated: str, true: str, undated: str, found: tuple[str | None, str | None]
) -> None:
    a = Article(id="a", text=dated, published=day, outlet="The Mail")
    b = Article(id="b", text=undated, outlet="The Post")
    got = narrowed([a, b])
    assert (got.earliest, got.latest) == found
    assert got.holds(true)
    assert got == narrowed([b, a])
    if got.known:
        assert "The Mail" in got.basis and all(s.of(undated) for s in got.spans)
