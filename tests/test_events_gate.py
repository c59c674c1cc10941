"""The gate: what is no politics tells no act, and an act counts whoever does it."""

from tests.events_support import told

QUIET = """Brazil crushed Chile 4-0 in a friendly that cost the visitors their goalkeeper.
The Senators fired their coach an hour after the Rangers swept them out of the play-offs.
Ukraine's sprinters defended their relay title in a storm of noise.
The champion attacked with her rook and forced her rival to resign on move 31.
Serbia and Croatia clash in the quarter-final of the water polo on Sunday.
France protested to the umpires that the ball had gone out of play.
The Raiders signed a truce with their striker and handed him a new contract.
Cuba's boxers took three golds and a bronze in Lima.
Kenyan runners occupied all three steps of the podium.
The Russian threatened to pull away on the last lap but ran out of legs.
Leaders Porto were held at home by a side that had lost nine in a row.
Italy released two forwards before the squad flew to Doha for the tournament.
The winger was cautioned for dissent and banned for two matches.
Army beat Navy by a field goal in the last seconds of the game.
In the film, Norway declares war on its neighbours over a stolen recipe.
In the novel's last chapter the general arrests his own son.
The heroine shoots the president in the final scene and flees by boat.
In season two, the rebels storm the palace and the queen surrenders.
The game lets players invade Poland with a single click.
The villain takes a minister hostage on page nine of the thriller.
The museum returned the mask to its case after a week of cleaning.
Critics accused the playwright of borrowing his best lines.
The tenor withdrew from the premiere with a sore throat.
The festival jury rejected 40 films and praised the rest.
A quartet from Prague visits the concert hall in May.
The documentary attacks the myth of the lonely inventor.
The band launched an assault on the charts with a song about tax.
The gallery and the sculptor agreed on a date for the exhibition.
The choir of the embassy school sang for the old people of the parish.
Her biographer denies that the poet ever met Rilke.
The retailer attacked its rivals with a round of price cuts.
A price war broke out between the two largest airlines.
The chief executive survived a boardroom coup by one vote.
Shareholders blocked the merger of the two breweries.
The carmaker agreed a joint venture with a battery firm from Korea.
The bank's chairman was forced out after investors revolted.
The start-up pledged to protect customers from hidden fees.
Two supermarkets have withdrawn a yoghurt after complaints from shoppers.
The grocer launched a charm offensive to win back young buyers.
The lender offered to buy its smaller neighbour for 2bn francs.
Chipmakers are fighting a shortage of neon.
Investors punished the airline after it cut its profit forecast.
The hotel chain expelled plastic straws from its bars.
The two drugmakers ended their talks on a merger without a deal.
White blood cells attack the intruder and swallow it whole.
A column of ants invaded the kitchen of the laboratory.
The telescope captured two galaxies in the act of colliding.
The virus hijacks the cell and forces it to make copies.
Male baboons threaten each other with a yawn that shows their teeth.
The storm killed nine people and cut off villages on the coast.
Chemists have shown that the catalyst resists attack by acid.
A landslide blocked the road to the observatory for a week.
The probe will leave orbit in March and strike the asteroid in June.
Wolves have killed a dozen sheep on farms near the glacier.
The earthquake destroyed the harbour and injured 40 people.
My grandmother accused the postman of reading her postcards.
The toddler declared war on her vegetables.
The gardener shot a rat and buried it under the roses.
The twins called a truce and shared the last slice of cake.
He surrendered his seat on the train to a woman with a baby.
The vet released the fox into the wood at dusk.
The chef fired off orders and the waiters marched out with the soup.
The update blocks pop-ups and kills programs that drain the battery.
A heart attack killed the conductor on the eve of his retirement.""".splitlines()

# a sentence, and the type of one act that it tells
ACTS = """ASSAULT Snipers opened fire on a bread queue in the old town, killing four women.
ASSAULT Mortar rounds hit the maternity ward at dawn and wounded two nurses.
ASSAULT Masked men stabbed a trade unionist outside the courthouse.
ASSAULT Gunmen ambushed a convoy of aid lorries near the ferry crossing.
ASSAULT Herdsmen killed eleven farmers in a dispute over wells.
ASSAULT A drone struck the fuel depot and set two tanks alight.
ASSAULT Tribesmen fired on the surveyors and burned their lorry.
COERCE Bailiffs evicted the squatters from the old mill at first light.
COERCE Eight students were arrested after a raid on a printing shop.
COERCE Customs officers seized a tanker loaded with smuggled diesel.
COERCE Two columnists were detained at the airport on Sunday.
COERCE Pirates hijacked a freighter off the cape and took its crew hostage.
COERCE Kidnappers abducted a priest and two nuns from the mission.
COERCE Wardens beat an inmate who had refused to eat.
COERCE The regulator blocked four news sites on the eve of the vote.
COERCE A magistrate banned the march through the harbour quarter.
COERCE Hackers knocked the electoral roll offline for six hours.
PROTEST Nurses went on strike over night shifts.
PROTEST Pensioners marched on the treasury with pots and pans.
PROTEST Fishermen blockaded the port for a third day.
PROTEST Taxi drivers blocked the ring road in protest at the fuel tax.
PROTEST Inmates rioted and set fire to the kitchen block.
PROTEST Thousands demonstrated in the capital against the pension bill.
PROTEST Lecturers walked out over a new contract.
PROTEST Women in black picketed the barracks on Friday.
PROTEST Villagers rallied outside the mine to demand clean water.
SANCTION A court sentenced the former treasurer to nine years in prison.
SANCTION The bloc imposed an arms embargo on both sides.
SANCTION The islands expelled a consul over forged visas.
SANCTION Judges fined the newspaper for contempt.
SANCTION A jury convicted two officers of torture.
ACCUSE Widows accused the army of hiding the bodies.
ACCUSE Monitors denounced the count as a farce.
ACCUSE The ombudsman has opened an inquiry into the mayor's expenses.
ACCUSE Prosecutors charged three councillors with bribery.
ACCUSE Campaigners sued the ministry over the dam.
REQUEST Mothers of the missing called on the president to open the archives.
REQUEST Fishermen demanded that the minister resign.
REQUEST Clerics urged the two sides to lay down their arms.
REQUEST Dockers asked parliament to scrap the law.
THREATEN Miners threatened to flood the shafts unless the government pays them.
THREATEN The militia warned that it would shell the airport.
THREATEN Hauliers vowed to paralyse the capital if the ministry raises the toll.
RETREAT The kidnappers freed a French engineer after nine weeks.
RETREAT The garrison surrendered to the rebels on Tuesday.
RETREAT Peacekeepers pulled out of the valley in June.
RETREAT Both sides agreed to a ceasefire after a week of shelling.
MOBILIZE Reservists were called up overnight.
MOBILIZE Two frigates were deployed to the strait.
MOBILIZE Riot police were sent to the stadium district before the rally.
AID A charity sent tents to the refugees.
AID Doctors without pay treated refugees who had fled the shelling.
AID The archipelago donated vaccines to its neighbour.
CONSULT The two foreign ministers met in a lodge near the border.
CONSULT Envoys of five states held talks in the capital.
CONSULT A cardinal mediated between the junta and the strikers.
REJECT The rebels rejected a prisoner exchange.
REJECT Settlers refused to leave the outpost despite a court order.
SUPPORT Bishops backed the strikers in a letter to the president.
CONCEDE The governor apologised to the families of the drowned.
AGREE The miners accepted the minister's offer and went back to work.
COOPERATE Soldiers of the two kingdoms held a joint exercise in the delta.""".splitlines()


def test_the_table_is_long_enough() -> None:
    assert len(QUIET) >= 60 and len(ACTS) >= 60


# what is still taken for an act, or not found: a shorter list is progress, a longer one is not
ALARMS = 1
MISSED = 11


def test_what_is_no_politics_tells_no_act() -> None:
    alarms = [(line, sentence) for sentence in QUIET for line in told(sentence).lines]
    assert len(alarms) <= ALARMS, alarms


def test_an_act_counts_whoever_does_it() -> None:
    missed = [
        (sentence, told(sentence.partition(" ")[2]).lines)
        for sentence in ACTS
        if not told(sentence.partition(" ")[2]).lines
    ]
    assert len(missed) <= MISSED, missed


# sport and trade told in words of war, by teams with names of states
BORROWED = """Germany were besieged in their box for all of extra time but held out for penalties.
The Australians sent reinforcements from the bench, and England's pack surrendered.
The Ukrainian heavyweight threatened to finish his man in the sixth round.
Turkey captured the relay gold and denied Belarus a clean sweep.
Canada attacked from the face-off and Latvia never escaped their own zone.
Ghana's keeper pleaded guilty to dozing on the first goal.
Belgium expelled their demons with three goals in nine minutes.
Nigeria invaded the paint from the tip-off and finished with 60 points.
Iran pinned India to the mat in the final of the 74 kg class.
Jamaica's bobsleigh crew staged a revolt against gravity at the last bend.
The Warriors raided Dallas for a point guard.
The fencing master from Budapest disarmed the Korean in two touches.
The painter waged a thirty-year war on perspective.
In act two the soldiers mutiny and the tenor is shot behind a paper moon.
The conductor invaded the tempo and the brass retaliated.
Her new play interrogates Churchill in a launderette.
The dancer laid siege to the stage with a hundred leaps.
Poland and Ukraine share the stage in a concert of sacred song.
The novelist defended her villain to a hall full of readers.
The television judge banished the baker for a soggy base.
The poet threatens God in the opening stanza and apologises in the last.
The immune system dispatches T-cells that execute infected tissue.
Norwegian rats occupied the islands and wiped out the petrels.
Bonobos make peace after a fight by grooming the loser.
Saturn captured a passing comet and tore it to pieces.
Geologists accused a meteorite of the extinction and demanded more drill cores.
The octopus disarms the crab with a jet of ink.
The wasp abducts a spider and entombs it alive.
A shareholder revolt forced the chairwoman to withdraw her pay package.
Activist investors have ousted the founder after a bitter proxy battle.
The dollar attacked the 150 yen mark and was beaten back.
The Indian conglomerate invaded Europe with a ten-euro phone plan.
The start-up poached a general from the ranks of its enemy in Austin.
Oil deserted its bunker at 80 dollars and marched on 90.
The furniture chain was forced to surrender eleven leases to its landlord.
My neighbour accused the cat of treason and exiled it to the shed.
An army of aunts occupied the kitchen before the wedding.""".splitlines()

# politics that touches stadiums, museums, banks and those who play and sing
TOUCHED = """Shells hit the national stadium in Kharkiv and killed three groundsmen.
The central bank fined two lenders for breaching sanctions on Iran.
Israel barred Palestinian players from leaving Gaza for the qualifier.
Turkey demanded that the Louvre return a mosaic looted in 1912.
Rebels kidnapped two wildlife biologists from a research station in Kivu.
Washington imposed sanctions on a Chinese chipmaker that supplied the army.
The prime minister condemned the attack on the synagogue during a chess tournament.
A suicide bomber killed eleven spectators at a cricket match in Khost.
The Taliban closed the last music school in Herat and beat its teachers.
A tribunal convicted the singer of inciting the massacre.
Villagers attacked surveyors from the mining company and burned their trucks.
The company sued the government of Peru over a cancelled mine.
The senate subpoenaed the chief executive of the social network.
Customs officers seized a shipment of fossils bound for Geneva.
Hackers attacked the Olympic ticket office and blamed Ukraine.
The defence ministry called up two hundred footballers as reservists.
The European Union suspended payments to Hungary's film fund.
Guards at the stadium beat three supporters who had unfurled a Kurdish flag.
Troops fired on mourners who had gathered at the football ground.
The parliament of Serbia approved a lithium mine despite weeks of protests.
Spain's government agreed with unions to raise the minimum wage.
Separatists blew up the statue of the poet in the town square.
The court acquitted the film director of blasphemy.
The security service searched the home of the rock star.
Refugees rioted in the sports hall where they had been housed.""".splitlines()
TOUCHED_MISSED = 11


def test_words_of_war_in_sport_culture_science_and_trade_tell_no_act() -> None:
    alarms = [(line, sentence) for sentence in BORROWED for line in told(sentence).lines]
    assert not alarms, alarms


def test_politics_that_touches_another_field_is_told() -> None:
    missed = [sentence for sentence in TOUCHED if not told(sentence).lines]
    assert len(missed) <= TOUCHED_MISSED, missed
