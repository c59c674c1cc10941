"""Sport, culture, science, business and weather tell almost no political act."""

import pytest

from tests.events_support import told

SENTENCES = """Arsenal beat Chelsea 2-0 after an early goal from their striker.
Spain defeated Italy in the final and lifted the cup.
England met Germany in the semi-final at Wembley.
The midfielder fired the ball into the net and the crowd cheered.
Brazil attacked from the first minute and won the match.
The coach praised his players after the tournament.
She served an ace to save a match point against the Russian champion.
The team released its striker after the season.
The batsman was dismissed for nine runs.
Kenya's runners swept the medals in the marathon.
The singer released her third album on Friday.
The film, shot in Morocco, opens in cinemas next week.
Critics attacked the novel for its slow plot.
The museum returned the painting to its walls after cleaning.
The orchestra will visit Japan in the spring.
The actor walked out of the interview.
A new exhibition in Paris explores the art of Iran.
The band cancelled its concert in Berlin because of a cold.
Fans blocked the entrance to the theatre to see the star.
The festival welcomed ten thousand visitors.
Researchers found that the virus attacks liver cells.
Scientists in Canada launched a satellite to study the ice.
The drug blocks a protein that feeds the tumour.
The telescope captured an image of a distant galaxy.
The study, published in May, tested 40 patients.
Bees protect the hive by killing old drones.
Volcanic ash threatened the village.
A strong earthquake struck the coast of Chile.
The storm killed twelve people and cut power to thousands.
Heavy rain forced the closure of two roads.
The company agreed to buy its rival for $2 billion.
Shares fell after the retailer cut its forecast.
The bank hired a new chief executive from Switzerland.
The carmaker recalled 40,000 cars over faulty brakes.
Investors rejected the merger at a meeting in Zurich.
The firm signed a contract to supply engines.
The airline suspended flights because of fog.
Customers complained about the new app.
The startup raised $20 million from American investors.
The oven should reach 200 degrees before you add the bread.
Tourists visited the castle on a sunny afternoon.
The teacher asked her pupils to return their books.
The gardener cut back the roses and fed the lawn.
The train to Vienna leaves at nine.
My neighbour met an old friend at the market.""".splitlines()


def test_forty_sentences_that_are_not_politics_tell_at_most_one_act() -> None:
    assert len(SENTENCES) >= 40
    alarms = [line for sentence in SENTENCES for line in told(sentence).lines]
    assert len(alarms) <= 1, alarms


def test_a_report_of_a_match_between_states_tells_no_act() -> None:
    text = (
        "France beat Croatia in the final of the World Cup on Sunday. "
        "The French striker scored the second goal, and the Croatian coach praised his squad. "
        "France attacked from the first minute of the match and Croatia struck back."
    )
    assert told(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "Perhaps Israel bombed the base in Syria.",
        "Israel reportedly bombed the base in Syria.",
        "Ankara has long accused Athens of arming the islands.",
        "India often expels Pakistani diplomats.",
        "Chile has always condemned sanctions against Peru.",
    ],
)
def test_what_is_hedged_or_habitual_is_no_act(text: str) -> None:
    assert told(text).lines == []


def test_a_guess_at_the_past_is_hypothetical() -> None:
    assert told("Israel may have bombed the base in Syria.").events[0].status == "hypothetical"
