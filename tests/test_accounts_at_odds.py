"""Plain sentences of wire reports: two accounts at odds, and two that only differ."""

import pytest

from tests.test_disagreements_read import piece, told

AT_ODDS = [
    ("number",
     "Police said 4,000 people marched through the capital on Saturday. Organisers put the "
     "crowd at 6,000."),
    ("number",
     "The central bank expects inflation of 25 percent this year. Independent economists say "
     "the true figure is 27 percent."),
    ("number",
     "The ministry says unemployment fell to 8 percent in May, but the trade union federation "
     "insists that it stands at 14 percent."),
    ("number",
     "Rebels said they had killed 30 soldiers in the ambush near Kidal on Monday. The army "
     "acknowledged the loss of eight men."),
    ("number",
     "Turnout was 61 percent, according to the electoral commission; opposition observers "
     "estimated it at less than 40 percent."),
    ("number",
     "The company valued the mine at $2.4 billion. The state, which took it over in April, says"
     " it is worth no more than $900 million."),
    ("number",
     "Some 1,200 workers have been laid off, the union said. Management disputed that and said "
     "the number was 350."),
    ("number",
     "The dam is 60 percent full, Ethiopian officials said on Sunday. Egypt's irrigation "
     "ministry said satellite images showed it was at 74 percent."),
    ("number",
     "Witnesses counted nine explosions. The army spoke of three."),
    ("number",
     "Greece said its coastguard had rescued 214 migrants off Crete, while Turkey put the "
     "number of those on board at more than 300."),
    ("occurrence",
     "Azerbaijan accused Armenia of shelling a village near Kapan on Tuesday. Armenia's defence"
     " ministry denied that its forces had opened fire."),
    ("occurrence",
     "Kosovo's government said two Serbian drones had crossed the border. Belgrade called the "
     "report a fabrication."),
    ("occurrence",
     "The foreign minister said a deal had been reached. His counterpart said there was no "
     "deal."),
    ("occurrence",
     "Opposition leader Ana Prieto said soldiers had fired on the crowd. The army rejected the "
     "allegation, saying its men had carried no live ammunition."),
    ("occurrence",
     "Washington says the ship was carrying weapons parts. Tehran says it was carrying nothing "
     "but flour."),
    ("occurrence",
     'Sudan says Chad trained the rebels. "That is a lie," Chadian Foreign Minister '
     "Idriss Maro said."),
    ("occurrence",
     "The rebels claimed on Friday to have captured the town of Bria. A government spokesman "
     "said the town was still in the army's hands."),
    ("occurrence",
     "Mr Haddad's lawyers say that he was beaten in custody. The prison service says he was "
     "treated well and slipped in the shower."),
    ("actor",
     "Kyiv blamed Moscow for the explosion at the dam. Moscow said Ukrainian saboteurs were "
     "behind it."),
    ("actor",
     "India said Pakistani troops had started the shooting. Pakistan said Indian soldiers had "
     "fired first."),
    ("actor",
     "The government accused separatists of setting the fire. The separatists said the army had"
     " started it."),
    ("characterisation",
     "President Lula Mendes described the arrests as a coup in slow motion. The interior "
     "minister said they were a normal police operation."),
    ("characterisation",
     "Beijing called the patrol a provocation. Manila said it was a routine mission."),
    ("characterisation",
     "Hungary's government hailed the law as a victory for families. Brussels condemned it as a"
     " shameful step backwards."),
    ("characterisation",
     "The opposition says the vote was a farce. Observers from the African Union called it free"
     " and fair."),
    ("characterisation",
     "The union denounced the plan as theft. The company said it was a fair offer."),
    ("characterisation",
     "Moscow, which calls the campaign a peacekeeping mission, warned of a response. Tbilisi "
     "calls it an occupation."),
    ("terms",
     "The union wants a raise of 12 percent. The airline has offered 4 percent."),
    ("terms",
     "Israel said it would withdraw only after the hostages had been freed. Hamas said the "
     "hostages would be released once the last soldier had left."),
    ("terms",
     "Serbia demanded that the barricades be removed without conditions. Kosovo said they would"
     " stay until its police were let back."),
    ("terms",
     "Creditors are asking for a payment of $500 million by June. Zambia says it can pay no "
     "more than $180 million."),
    ("terms",
     "Mali wants the troops gone by the end of March. The United Nations says it needs until "
     "the end of the year."),
    ("self",
     "In March the minister, Jan Kowal, had said that the plant would never be sold. On Tuesday"
     " Mr Kowal said the sale would go ahead in June."),
    ("self",
     '"We did not pay a ransom," Foreign Minister Ivo Kral said in May. On Monday Mr Kral '
     "acknowledged that two million euros had been paid."),
    ("place",
     "Turkey said the jet had been hit in Syrian airspace. Syria said it had been shot down "
     "over Turkish territory."),
    ("place",
     "Venezuela says the boat was seized in its waters. Guyana says it was boarded 20 miles "
     "inside Guyanese waters."),
    ("place",
     "Tokyo said the trawler had been fishing in Japanese waters. Seoul denied that and said it"
     " had been in Korea's own."),
    ("date",
     "The army said the soldiers were killed on Thursday. A relative said they had died on "
     "Tuesday."),
]  # fmt: skip

DIFFER = [
    "Denmark demanded on Thursday that Norway give the ship back. Foreign Minister Karen Holm said "
    "that Denmark would recall its ambassador if the ship was not returned.",
    "The union said 4,000 workers joined the strike on Monday. The company said 300 managers "
    "kept the trains running.",
    "Police said at least 12 people died. The Red Cross said 14 people had been killed.",
    "About 4,000 people marched in Lima, police said. In Cusco, 900 people took part, "
    "organisers said.",
    "The government said growth was 3 percent in the first quarter. The central bank expects 5 "
    "percent next year.",
    "France said it would send 400 soldiers. Germany said it would send 250 soldiers.",
    "The army said it had killed 30 rebels. The rebels said they had killed eight soldiers.",
    "Peru exported 40 tonnes of gold, the ministry said. Chile exported 12 tonnes, according to"
    " its customs office.",
    "The minister denied that he had taken bribes. The prosecutor said that the trial would "
    "open on Monday.",
    "Japan said it had not decided on the sanctions. South Korea said it had decided to wait.",
    "The president said the talks were useful. His counterpart said there was more work to be "
    "done.",
    "The union called the offer an insult. The minister called the strike irresponsible.",
    "The United States said it would lift the tariffs once the talks succeeded. China said it "
    "hoped the talks would begin soon.",
    "Britain condemned the attack as barbaric. France called it a cowardly act.",
    "The mayor said 200 homes were damaged. A week earlier a storm damaged 80 homes, he said.",
    "The bank said inflation rose to 6 percent in May. In April it was 5 percent, the "
    "statistics office said.",
    "The foreign minister said on Monday that talks would begin in June. On Tuesday he said "
    "that talks would begin in Geneva in June.",
    "The company said the plant would not close. The union welcomed the announcement and said "
    "that 900 jobs had been saved.",
    "Kenya said its soldiers had crossed the border on Friday. Somalia said its soldiers had "
    "not been told.",
    "The court sentenced him to 12 years. Prosecutors had asked for 15 years.",
    "Officials said that three people were hurt. No arrests have been made, the police said.",
    "The army said that it had taken the airport. The rebels said that they still held the "
    "university.",
    "Spain wants a tax on fuel. Italy wants a tax on coal.",
    "The opposition said it would not take part in the vote. The government said the vote would"
    " be held on 9 May.",
    "The delegates met on Monday, the ministry said. They will meet again on Thursday, the "
    "envoy said.",
    "Iran said it had test-fired a missile on Tuesday. Israel said it had intercepted a drone "
    "on Wednesday.",
    "The hospital treated 20 people, doctors said. Police said 14 people had been arrested.",
    "Egypt opened the crossing on Sunday, officials said. Libya opened its own crossing on "
    "Tuesday, the ministry said.",
    "Australia voted for the resolution. New Zealand did not say how it would vote.",
    "The bill passed by 60 votes to 40, the speaker said. It had failed in March by 49 votes to"
    " 51.",
    "The president said that no soldier would be sent. The defence minister said that 40 "
    "instructors were being sent.",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), AT_ODDS)
def test_two_accounts_of_one_thing_are_at_odds(kind: str, text: str) -> None:
    (one,) = told(piece(text)).disagreements
    assert one.kind == kind
    assert len(one.sides) == 2


@pytest.mark.parametrize("text", DIFFER)
def test_accounts_of_two_things_are_not(text: str) -> None:
    found = told(piece(text)).disagreements
    assert not found, [(d.kind, [s.line.text for s in d.sides]) for d in found]
