"""What a clause is about, in wire copy from many wars: each type, each finer type, and what it is mistaken for.

A case's ``words`` are the clause judged; where a careful annotator would take two types, both are given.
"""

from __future__ import annotations

from tests.unit.claims.cases import Case, over


def told(sentence: str, kind: str, words: str = "", bug: str = "") -> Case:
    """Return a case whose words are the sentence without its full stop, unless a part of it is named."""
    return Case(sentence, words or sentence.rstrip("."), kind=kind, bug=bug)


FROM_THE_AIR = (
    told("Israeli warplanes struck the southern suburbs of Beirut overnight.", "air_strike"),
    told("A Sudanese air force jet bombed a market in Kabkabiya on Monday.", "air_strike"),
    told("Saudi-led coalition aircraft pounded Sanaa airport for a second day.", "air_strike"),
    told("The junta carried out an airstrike on a monastery in Sagaing region.", "air_strike"),
    told("Two guided bombs hit a hypermarket in Kharkiv.", "air_strike"),
    told("An air raid destroyed a bridge over the Litani river.", "air_strike"),
    told("The strike on the camp was carried out by an F-16, residents said.",
         "air_strike", "The strike on the camp was carried out by an F-16"),
    told("Paramotors dropped bombs on a festival in Chaung-U.", "air_strike|attack_other"),
    told("Russia launched 143 drones at Ukraine overnight.", "drone_strike"),
    told("A drone crashed into a nine-storey apartment block in Odesa.", "drone_strike"),
    told("Drones attacked an oil depot in Port Sudan.", "drone_strike"),
    told("Ukrainian air defences shot down 98 drones over nine regions.", "drone_strike"),
    told("Helicopters dropped two barrel bombs on the market of Kafr Zita.", "barrel_bomb"),
)  # fmt: skip

FROM_AFAR = (
    told("Russian forces shelled the centre of Kherson with artillery.", "artillery_fire"),
    told("Howitzers fired on villages around Um Rawaba.", "artillery_fire|shelling"),
    told("The RSF shelled the Abu Shouk camp on Tuesday.", "shelling"),
    told("Heavy shelling hit the Zamzam camp, activists said.", "shelling", "Heavy shelling hit the Zamzam camp"),
    told("Cross-border fire killed a shepherd in Kanchrak.", "shelling|casualties|small_arms_fire|attack_other"),
    told("Hezbollah fired about 40 rockets into northern Israel.", "rocket_fire"),
    told("Two rockets landed near the airport at Erbil.", "rocket_fire"),
    told("A salvo of Grad rockets slammed into a bus station in Stepanakert.", "rocket_fire"),
    told("North Korea fired a short-range ballistic missile into the sea.", "missile_strike"),
    told("An Iskander missile hit a hotel in Zaporizhzhia.", "missile_strike"),
    told("The Houthis said they had launched a missile at Ben Gurion airport.",
         "missile_strike", "they had launched a missile at Ben Gurion airport"),
    told("Mortar shells fell on the Thawra district of Omdurman.", "mortar_fire"),
    told("Fighters lobbed mortar rounds at a peacekeepers' base in Beni.", "mortar_fire"),
    told("Tank fire struck a school sheltering families in Khan Younis.", "tank_fire"),
    told("A tank shelled a house on the edge of Bakhmut.", "tank_fire"),
)  # fmt: skip

ON_THE_GROUND = (
    told("Clashes broke out between the army and M23 rebels near Walikale.", "ground_clash"),
    told("Fierce fighting raged on the eastern edge of Pokrovsk.", "ground_clash"),
    told("Troops exchanged fire with insurgents in Cabo Delgado for three hours.", "ground_clash|small_arms_fire"),
    told("Wagner fighters battled separatists near Tinzaouaten.", "ground_clash"),
    told("The army launched an offensive in northern Shan State.", "ground_clash"),
    told("Gunmen ambushed an army convoy on the road to Djibo.", "ambush"),
    told("Eleven soldiers died in an ambush near Tillia.", "casualties", "Eleven soldiers died"),
    told("Soldiers traded gunfire with rebels across the Thaungyin river.", "ground_clash|small_arms_fire"),
    told("A sniper shot a paramedic in Gaza City.", "sniping"),
    told("Security forces opened fire on a crowd in Hpakant.", "small_arms_fire"),
    told("Armenian positions near Khnatsakh came under small arms fire, the ministry said.",
         "small_arms_fire", "Armenian positions near Khnatsakh came under small arms fire"),
    told("Gunmen on motorcycles shot dead 15 villagers in Tillaberi.", "gun_attack|casualties"),
    told("Two men opened fire in a bar in Guayaquil.", "gun_attack|small_arms_fire"),
    told("Unknown gunmen assassinated a militia leader in Taiz.", "assassination"),
    told("A car bomb killed a deputy intelligence chief in Balashikha.", "car_bomb|assassination|casualties"),
    told("A car bomb exploded outside a police station in Jamundi.", "car_bomb"),
    told("A vehicle packed with explosives blew up at a checkpoint in Gao.", "car_bomb|ied"),
    told("A suicide bomber blew himself up at a cafe in Mogadishu.", "suicide_bombing"),
    told("A suicide attack on a church in Kasindi killed 14 people.", "suicide_bombing|casualties"),
    told("A roadside bomb destroyed a police vehicle near Quetta.", "ied"),
    told("An improvised device went off under a truck in Kidal.", "ied"),
    told("A landmine blew up under a bus near Boni.", "mine_explosion"),
    told("Two boys stepped on an anti-personnel mine in Kayah State.", "mine_explosion"),
    told("A bomb went off in a marketplace in Maiduguri.", "bombing|attack_other"),
    told("Dissidents dynamited a stretch of the Cano Limon pipeline.", "bombing|sabotage|attack_other"),
    told("Guerrillas blew up an electricity pylon in Arauca.", "sabotage|bombing|attack_other"),
    told("An undersea cable was cut in an act of sabotage, officials said.",
         "sabotage", "An undersea cable was cut in an act of sabotage"),
    told("Militiamen set fire to dozens of huts in Ituri.", "arson"),
    told("Settlers torched cars and olive groves in Turmus Ayya.", "arson"),
    told("The attackers burned down the village of Tina.", "arson"),
    told("Chlorine was dropped on Saraqib, rescue workers said.", "chemical_attack", "Chlorine was dropped on Saraqib"),
    told("Ukraine accused Russia of using chloropicrin against its troops.",
         "chemical_attack", "using chloropicrin against its troops"),
    told("Jihadists attacked a barracks in Diapaga on Friday.", "attack_other"),
    told("RSF fighters looted homes in Wad al-Noora.", "attack_other"),
    told("Guards tortured prisoners at the Insein jail, a rights group said.",
         "attack_other", "Guards tortured prisoners at the Insein jail"),
    told("Paramilitaries raped women in El Geneina, the panel found.",
         "attack_other", "Paramilitaries raped women in El Geneina"),
    told("Islamic State claimed responsibility for the blast.", "responsibility_claim"),
    told("No group has claimed the attack.", "responsibility_claim|attack_other"),
)  # fmt: skip

GROUND = (
    told("M23 rebels seized the town of Masisi.", "territory_change"),
    told("Russia's army has taken control of Velyka Novosilka, the ministry said.",
         "territory_change", "Russia's army has taken control of Velyka Novosilka"),
    told("The Arakan Army overran a battalion headquarters in Ann.", "territory_change"),
    told("Government forces recaptured the presidential palace in Khartoum.", "territory_change"),
    told("Goma fell to the rebels in January.", "territory_change"),
    told("Rebels advanced to within 10 km of Bukavu.", "territory_change"),
    told("The militia pulled its fighters out of the Kachin hills.", "troop_withdrawal"),
    told("Israel has not withdrawn from five hilltops in Lebanon.", "troop_withdrawal"),
    told("Russia's withdrawal from the base in Tartus has begun.", "troop_withdrawal"),
    told("Burundi sent 2,000 troops to South Kivu.", "deployment|troop_movement"),
    told("The Lebanese army deployed along the Blue Line.", "deployment"),
    told("North Korean soldiers arrived in Kursk region, Seoul said.",
         "deployment", "North Korean soldiers arrived in Kursk region"),
    told("Azerbaijan massed armour near the Lachin corridor.", "deployment"),
    told("Both sides pulled heavy weapons back from the contact line.", "heavy_weapons|troop_withdrawal"),
    told("The army moved T-72 tanks and howitzers to the demarcation line.", "heavy_weapons|deployment|troop_movement"),
)  # fmt: skip

PEOPLE = (
    told("At least 30 people were killed in El Fasher.", "casualties"),
    told("A Russian attack on Sumy killed 34 people, the mayor said.",
         "casualties|attack_other", "A Russian attack on Sumy killed 34 people"),
    told("The death toll from the strike has risen to 57.", "casualties"),
    told("Dozens of children were hurt when the school was hit.", "casualties", "Dozens of children were hurt"),
    told("Bodies lay in the streets of Goma.", "casualties"),
    told("Three peacekeepers lost their lives near Sake.", "casualties"),
    told("Trucks carrying flour reached northern Gaza on Sunday.", "aid_delivery"),
    told("The World Food Programme delivered rations to Tawila.", "aid_delivery"),
    told("A ship with 5,000 tonnes of wheat docked in Hodeidah.", "aid_delivery"),
    told("Israel is blocking all aid into Gaza.", "aid_access"),
    told("The RSF let a U.N. convoy enter El Fasher.", "aid_access"),
    told("The Adre crossing was reopened to humanitarian traffic.", "aid_access"),
    told("The junta cut off access for relief workers in Rakhine.", "aid_access"),
    told("Jordan air-dropped food over northern Gaza.", "airdrop"),
    told("Planes parachuted medical supplies into Uror county.", "airdrop"),
    told("The city of Dilling has been besieged for 20 months.", "siege"),
    told("The RSF has encircled El Fasher since May.", "siege"),
    told("Residents are starving under the blockade, doctors said.",
         "siege", "Residents are starving under the blockade"),
    told("Some 400,000 people fled the Zamzam camp.", "displacement"),
    told("The fighting has displaced 7 million people in Congo.", "displacement"),
    told("Villagers were evacuated from border areas of Sumy region.", "displacement"),
    told("Hamas freed three hostages on Saturday.", "release"),
    told("The ELN released a soldier it had captured in Arauca.", "release", "The ELN released a soldier"),
    told("Ukraine and Russia swapped 390 prisoners each.", "prisoner_exchange"),
    told("A prisoner exchange took place on the Belarus border.", "prisoner_exchange"),
    told("Bandits abducted 40 pupils from a school in Niger State.", "abduction"),
    told("Dissidents kidnapped a mayor's son in Cauca.", "abduction"),
    told("Militants took 20 bus passengers hostage.", "hostage_taking"),
    told("Hamas still holds 58 hostages.", "hostage_taking|prisoners"),
    told("Police arrested 70 opposition supporters in Tbilisi.", "detention"),
    told("The Houthis detained eight U.N. staff in Saada.", "detention"),
    told("Soldiers arrested more than 100 Palestinians near Hebron.", "detention"),
    told("Troops rescued 17 captives from a forest in Zamfara.", "rescue"),
)  # fmt: skip

AGREEMENT = (
    told("The truce took effect at 4 a.m. on Wednesday.", "terms"),
    told("The deal requires Israel to leave southern Lebanon within 60 days.", "terms"),
    told("The ceasefire will last 30 days.", "terms"),
    told("The 72-hour truce expired on Sunday.", "terms"),
    told("Kyiv has agreed to an unconditional ceasefire of 30 days.", "acceptance"),
    told("Hamas accepted the mediators' proposal.", "acceptance"),
    told("The rebels signed a cessation of hostilities agreement in Luanda.", "acceptance"),
    told("Burhan refused to sign the truce.", "refusal"),
    told("Moscow rejected the proposal for a 30-day truce.", "refusal|denial"),
    told("The rebels will not lay down their arms, their leader said.",
         "refusal", "The rebels will not lay down their arms"),
    told("The truce has largely held since Sunday.", "compliance"),
    told("Guns fell silent along the Line of Control.", "compliance"),
    told("No violations were reported overnight.", "violation_count|violation_alleged|compliance"),
    told("Both armies observed the Easter truce, a commander said.",
         "compliance", "Both armies observed the Easter truce"),
    told("Fighting has eased since the pause began.", "compliance"),
    told("Lebanon counted 500 violations of the ceasefire since November.", "violation_count"),
    told("Russia broke the Easter truce almost 3,000 times, Kyiv said.",
         "violation_count", "Russia broke the Easter truce almost 3,000 times"),
    told("Azerbaijan accused Armenia of breaching the ceasefire.", "violation_alleged", "breaching the ceasefire"),
    told("The junta has violated its own earthquake truce.", "violation_alleged"),
    told("The ceasefire excludes Islamic State affiliates.", "exclusion"),
    told("The pause does not apply to Jabhat al-Nusra.", "exclusion"),
    told("A U.S.-led committee will monitor the ceasefire.", "monitoring"),
    told("OSCE observers patrolled the contact line.", "monitoring"),
    told("The reports need to be verified, the mission said.", "verification_need", "The reports need to be verified"),
    told("Pakistan reserves the right to respond to any attack.", "response"),
    told("Israel retaliated with a wave of strikes.", "response|air_strike|attack_other"),
    told("The agreement collapsed in March.", "compliance|terms|violation_alleged"),
)  # fmt: skip

TALKS = (
    told("Negotiators will meet in Doha next week.", "talks_scheduled|talks_held"),
    told("A new round of talks is due in Istanbul on Thursday.", "talks_scheduled"),
    told("Ukrainian and Russian delegates met in Istanbul on Friday.", "talks_held"),
    told("Talks between Kinshasa and M23 broke down in April.", "talks_collapsed"),
    told("Israel suspended ceasefire talks in Cairo.", "talks_collapsed"),
    told("Qatar is mediating between Congo and Rwanda.", "mediation"),
    told("Rubio and Lavrov spoke by phone on Saturday.", "coordination_call"),
    told("The Security Council adopted a resolution on Sudan.", "resolution"),
    told("The European Union imposed sanctions on nine Rwandans.", "sanctions"),
    told("Washington lifted sanctions on Syria.", "sanctions"),
    told("Thousands marched in Kinshasa against the fall of Goma.", "protest"),
    told("Workers began a general strike in Tel Aviv.", "protest"),
    told("Prisoners began a hunger strike at Nafha jail.", "protest"),
    told("Burhan named a civilian prime minister.", "appointment"),
    told("The defence minister resigned on Monday.", "appointment"),
    told("The United Arab Emirates arms the RSF, a U.N. panel said.",
         "support", "The United Arab Emirates arms the RSF"),
    told("Washington approved a $300 million weapons package for Ukraine.", "support"),
    told("The Pentagon halted deliveries of Patriot missiles to Kyiv.", "support"),
    told("Berlin is weighing a no-fly zone over western Ukraine.", "military_option"),
    told("Netanyahu said Iran would pay a heavy price.", "threat|statement", "Iran would pay a heavy price"),
    told("The minister hailed a turning point for the region.", "statement", "a turning point for the region"),
    told("Inflation in Sudan reached 170 percent.", "statement"),
)  # fmt: skip

INQUIRIES = (
    told("Investigators found a Swiss-made chip in the drone's wreckage.", "component_found"),
    told("The engine was produced by a firm in Vorarlberg.", "component_made"),
    told("A dealer in Dubai sold the fuses to a company in Benghazi.", "custody_transfer"),
    told("Records of the shipment have been lost.", "tracing_gap|statement"),
    told("The International Criminal Court opened an inquiry into the killings.", "investigation_opened"),
    told("Soil samples from Douma tested positive for chlorine.", "sample_evidence"),
    told("A U.N. panel concluded that both sides had committed war crimes.",
         "finding|attack_other|accusation", "both sides had committed war crimes"),
    told("The report does not say who fired the missile.", "non_attribution"),
    told("Ukraine withdrew from the Ottawa convention on mines.", "treaty"),
)  # fmt: skip

MISTAKEN = (
    told("The president attacked the press in a speech.", "statement|accusation"),
    told("The two ministers struck a deal on grain exports.", "statement|acceptance|terms"),
    told("Refugees in the camp complained of high prices.", "statement|accusation"),
    told("The bombing of Guernica was commemorated on Saturday.", "statement|air_strike"),
    told("The army chief visited troops in Kadugli.", "statement|deployment|coordination_call"),
    told("A shell company registered in Cyprus owns the ship.", "statement|custody_transfer"),
    told("The rebels captured world attention.", "statement"),
    told("Prices shot up in Goma.", "statement"),
    told("The army fired two generals.", "statement|appointment"),
    told("Families of the hostages met the president.", "talks_held|statement|prisoners"),
    told("Aid agencies warned of famine in Darfur.", "statement|siege"),
    told("A strike by dockers closed the port of Ashdod.", "protest|statement"),
)  # fmt: skip

EVERY = (
    *FROM_THE_AIR, *FROM_AFAR, *ON_THE_GROUND, *GROUND, *PEOPLE, *AGREEMENT, *TALKS, *INQUIRIES, *MISTAKEN,
)  # fmt: skip


@over(EVERY)
def test_a_clause_of_wire_copy_is_of_its_type(case: Case) -> None:
    """A clause gets the type a careful annotator gives it, or a finer one; words of war in peaceful use give none."""
    assert case.differences() == []
