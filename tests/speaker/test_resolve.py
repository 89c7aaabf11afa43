"""Who said it, within an article and across articles."""

from tests.speaker.parse import read, who

RIVER = (
    """""The Ruritanian foreign minister, Ana Sorel, met her Freedonian counterpart, Marek Novak,
in Strelsau."""
    ""
)


def test_a_full_name_is_certain():
    found = read("“We are ready,” said [Ana Sorel].")
    assert (found.names, found.bands) == (["Ana Sorel"], ["certain"])
    assert found.reasons == ["named in full: Ana Sorel"]


def test_a_title_before_the_name_is_no_part_of_it_but_a_role():
    found = read("“We are ready,” said [Russian Foreign Minister Sergei Lavrov].")
    assert found.names == ["Sergei Lavrov"]
    assert found.speakers[0].roles == ("Russian Foreign Minister",)


def test_a_surname_goes_to_the_full_name():
    assert who("Ana Sorel met the press. “We are ready,” [Sorel] said.") == "Ana Sorel"


def test_a_surname_with_its_article_goes_to_the_full_name():
    assert who("Asaad al-Shaibani arrived. “We are ready,” [Shaibani] said.") == "Asaad al-Shaibani"
    assert who("Asaad al-Shaibani arrived. “We are ready,” [Al-Shaibani] said.") == "Asaad al-Shaibani"


def test_a_form_of_address_goes_to_the_full_name():
    assert who("Marek Novak arrived. “We are ready,” [Mr. Novak] said.") == "Marek Novak"
    assert who("Marek Novak arrived. “We are ready,” [Minister Novak] said.") == "Marek Novak"


def test_a_surname_is_known_from_another_article():
    assert who("Ana Sorel, the mayor, spoke.", "“We are ready,” [Sorel] said.") == "Ana Sorel"


def test_spellings_in_three_articles_are_one_speaker():
    found = read(
        "“One,” said [Asaad al-Shaibani].",
        "“Two,” said [Assaad al-Shibani].",
        "“Three,” said [Assad al-Shaibani].",
    )
    assert len(found.speakers) == 1
    assert len(found.speakers[0].spellings) == 3


def test_a_bare_name_goes_to_its_surname_before_a_given_name():
    text = "Bashar al-Assad fled and Assad al-Shaibani took office. “I will be back,” [Assad] said."
    assert who(text) == "Bashar al-Assad"


def test_a_bare_name_whose_surname_is_known_elsewhere_is_not_a_given_name_here():
    first = "Bashar al-Assad fled."
    assert who(first, "Assad al-Shaibani spoke. “I will be back,” [Assad] said.") == "Bashar al-Assad"


def test_a_given_name_alone_goes_to_its_only_bearer():
    assert who("Ana Sorel won gold. “I am tired,” [Ana] said.") == "Ana Sorel"


def test_two_bearers_of_a_surname_are_told_apart_by_the_form_of_address():
    text = (
        "Hillary Clinton and Bill Clinton voted. “We won,” [Mrs. Clinton] said. “We did,” [Mr. Clinton] said."
    )
    assert read(text).names == ["Hillary Clinton", "Bill Clinton"]


def test_a_surname_that_two_bear_is_nobody_when_they_tie():
    text = "Peter Holm and Jonas Holm voted. “We won,” [Holm] said."
    tree = """Peter/PROPN>6:nsubj Holm/PROPN>1:flat and/CCONJ>4:cc Jonas/PROPN>1:conj Holm/PROPN>4:flat
    voted/VERB>0:root ./PUNCT>6:punct"""
    found = read(text, trees=[tree])
    assert (found.names, found.bands) == ([None], ["unsure"])


def test_a_surname_that_two_bear_goes_to_the_nearest_in_the_discourse_and_is_unsure():
    text = """Peter Holm lives in Bergen.

    His brother moved away years ago. The house is old. Nobody minds.

    “We won,” said [Jonas Holm]. “It was close,” [Holm] added."""
    found = read(text)
    assert (found.names[-1], found.bands[-1]) == ("Jonas Holm", "unsure")


def test_he_is_the_speaker_of_the_quotation_before():
    text = "“We are ready,” [Marek Novak] said. “We have waited,” [he] added."
    found = read(text)
    assert (found.names, found.bands[-1]) == (["Marek Novak"] * 2, "likely")
    assert found.reasons[-1] == "“he” is the speaker of the quotation before: Marek Novak"


def test_he_is_the_subject_of_the_sentence_before_and_not_whom_he_met():
    text = "Marek Novak met Pavel Horak on Monday. “It went well,” [he] said."
    tree = """Marek/PROPN>3:nsubj Novak/PROPN>1:flat met/VERB>0:root Pavel/PROPN>3:obj Horak/PROPN>4:flat
    on/ADP>7:case Monday/PROPN>3:obl ./PUNCT>3:punct"""
    found = read(text, trees=[tree])
    assert found.names == ["Marek Novak"]
    assert found.reasons == ["“he” is the subject of the sentence before: Marek Novak"]


def test_the_companion_of_a_meeting_is_not_he():
    assert who("After talks with Pavel Horak, Marek Novak left. “It went well,” [he] said.") == "Marek Novak"


def test_he_can_be_the_agent_of_a_passive():
    text = """“Yes,” said [Pavel Horak]. His position was echoed by Marek Novak, who agreed. “It went
    well,” [he] said."""
    tree = """His/PRON>2:nmod:poss position/NOUN>4:nsubj:pass was/AUX>4:aux:pass echoed/VERB>0:root
    by/ADP>6:case Marek/PROPN>4:obl:agent Novak/PROPN>6:flat ,/PUNCT>9:punct who/PRON>9:nsubj
    agreed/VERB>6:acl:relcl ./PUNCT>4:punct"""
    assert who(text, trees=[tree]) == "Marek Novak"


def test_who_was_told_is_not_he():
    text = "“Come in,” [Marek Novak] told <Pavel Horak>. “Sit down,” [he] said."
    assert who(text) == "Marek Novak"


def test_she_is_not_a_man():
    text = "Mr. Novak met Ms. Sorel. “It went well,” [she] said."
    assert who(text) == "Sorel"


def test_he_is_not_the_spokeswoman():
    text = "Pavel Horak resigned. “We regret it,” said [spokeswoman Jo Lind]. “I had to,” [he] said."
    assert who(text) == "Pavel Horak"


def test_a_pronoun_in_the_article_tells_the_gender_of_a_name():
    text = """Robin Vale lost her case. Kim Berg won.

    Kim Berg met Robin Vale. “I am sorry,” [she] said."""
    tree = """Robin/PROPN>3:nsubj Vale/PROPN>1:flat lost/VERB>0:root her/PRON>5:nmod:poss case/NOUN>3:obj
    ./PUNCT>3:punct"""
    assert who(text + " Mr. Berg left.", trees=[tree]) == "Robin Vale"


def test_a_name_inside_the_quoted_words_is_nobody_to_go_back_to():
    text = "“We are ready,” [Marek Novak] said. “Pavel Horak was there. Pavel Horak left,” [he] added."
    assert who(text) == "Marek Novak"


def test_he_is_nobody_when_two_tie():
    text = "Marek Novak and Pavel Horak agreed. “It went well,” [he] said."
    tree = """Marek/PROPN>6:nsubj Novak/PROPN>1:flat and/CCONJ>4:cc Pavel/PROPN>1:conj Horak/PROPN>4:flat
    agreed/VERB>0:root ./PUNCT>6:punct"""
    found = read(text, trees=[tree])
    assert (found.names, found.bands) == ([None], ["unsure"])
    assert "Marek Novak" in found.reasons[0]
    assert "Pavel Horak" in found.reasons[0]


def test_he_with_nobody_before_is_nobody():
    assert who("“It went well,” [he] said.") is None


def test_he_who_is_an_unnamed_resident_stays_unknown():
    text = "Marek Novak came at noon. “It was loud,” [a resident] said. “We ran,” [he] added."
    assert read(text).names == [None, None]


def test_who_is_the_name_before_it():
    assert who("Marek Novak, [who] said the bridge would open, left.") == "Marek Novak"


def test_his_is_he():
    assert who("“Yes,” [Marek Novak] said. In [his] words, it was “a new day”.") == "Marek Novak"


def test_first_persons_are_nobody():
    assert read("“Yes,” [I] said. “No,” [we] said.").names == [None, None]


def test_they_is_the_body_that_spoke():
    text = "“The road is shut,” [the Ruritanian Roads Agency] said. “Stay home,” [they] added."
    assert who(text) == "Ruritanian Roads Agency"


def test_it_is_the_body_that_spoke():
    text = "“The road is shut,” [the Roads Agency] said in a statement. [It] said that “nobody” was hurt."
    assert who(text) == "Roads Agency"


def test_a_description_is_resolved_by_a_title_before_a_name():
    text = """Syrian Foreign Minister Asaad al-Shaibani arrived. “We are ready,” [the Syrian foreign
    minister] said."""
    assert who(text) == "Asaad al-Shaibani"


def test_a_description_is_resolved_by_a_possessive_title():
    text = """Russia's Foreign Minister Sergei Lavrov arrived. “We are ready,” [the Russian foreign
    minister] said."""
    found = read(text)
    assert (found.names, found.bands) == (["Sergei Lavrov"], ["likely"])


def test_a_description_is_resolved_by_an_apposition_after_the_name():
    text = "Ana Sorel, the mayor of Strelsau, arrived. Pavel Horak waited. “We are ready,” [the mayor] said."
    assert who(text) == "Ana Sorel"


def test_a_description_is_resolved_by_an_apposition_before_the_name():
    text = """The foreign minister of Ruritania, Ana Sorel, came. Pavel Horak came. “Yes,” said [the
    Ruritanian minister]."""
    assert who(text) == "Ana Sorel"


def test_a_description_is_resolved_by_a_predicate():
    text = "Ana Sorel is the coach of the national team. Pavel Horak came. “We can win,” [the coach] said."
    assert who(text) == "Ana Sorel"


def test_a_relative_clause_gives_a_role():
    text = "Ana Sorel, who is the coach of the team, left. Pavel Horak came. “We can win,” [the coach] said."
    assert who(text) == "Ana Sorel"


def test_an_occupation_that_no_list_has_is_learned_from_the_article():
    tree = """Ana/PROPN>7:nsubj Sorel/PROPN>1:flat ,/PUNCT>5:punct a/DET>5:det falconer/NOUN>1:appos
    ,/PUNCT>5:punct spoke/VERB>0:root ./PUNCT>7:punct"""
    text = "Ana Sorel, a falconer, spoke. Pavel Horak came. “Birds are shy,” [the falconer] said."
    assert who(text, trees=[tree]) == "Ana Sorel"


def test_the_leader_of_a_country_is_its_president():
    text = """Ruritania's President Marek Novak came. Freedonian President Jan Lind came. “Yes,” said
    [the Ruritanian leader]."""
    assert who(text) == "Marek Novak"


def test_a_capital_is_its_country():
    text = "Russian Foreign Minister Sergei Lavrov came. Ana Sorel came. “Yes,” said [Moscow's top diplomat]."
    assert who(text) == "Sergei Lavrov"


def test_ministers_of_two_countries_are_told_apart():
    text = (
        f"{RIVER} “One,” said [the Freedonian foreign minister]. “Two,” "
        "said [the Ruritanian foreign minister]."
    )
    assert read(text).names == ["Marek Novak", "Ana Sorel"]


def test_two_foreign_ministers_are_nobody_without_a_country():
    text = (
        f"{RIVER} Nothing else is known of it. Nobody spoke. Nobody came. "
        "The doors were shut.\n\n“One,” said [the foreign minister]."
    )
    found = read(text)
    assert (found.names, found.bands) == ([None], ["unsure"])


def test_a_deputy_minister_is_not_the_minister():
    text = """Deputy Foreign Minister Jan Lind came with Foreign Minister Ana Sorel. “Yes,” said [the
    foreign minister]."""
    assert who(text) == "Ana Sorel"


def test_the_former_president_is_not_the_president():
    text = """Former President Jan Lind met President Marek Novak. “Yes,” said [the president]. “No,”
    said [the former president]."""
    assert read(text).names == ["Marek Novak", "Jan Lind"]


def test_his_counterpart_is_the_holder_of_the_same_office_in_the_other_country():
    text = """Ruritanian Foreign Minister Jan Lind and Freedonian Foreign Minister Marek Novak met.

    “Yes,” [Jan Lind] said. “It is a good day,” [his Freedonian counterpart] replied."""
    assert who(text) == "Marek Novak"


def test_a_counterpart_named_in_apposition_has_the_office():
    text = f"{RIVER} Jan Lind, the mayor, was there. “Yes,” said [the Freedonian foreign minister]."
    assert who(text) == "Marek Novak"


def test_a_fronted_companion_is_not_the_subject_that_follows():
    text = """Ruritanian Foreign Minister Jan Lind came.

    At a meeting with his Freedonian counterpart Marek Novak, [the Ruritanian foreign minister]
    said it was “good”."""
    assert who(text) == "Jan Lind"


def test_an_unknown_description_stays_unknown():
    found = read("Ana Sorel came. “Yes,” said [the Freedonian king].")
    assert (found.names, found.bands) == ([None], ["unsure"])


def test_a_role_known_in_another_article_only_needs_its_country():
    first = "Ruritanian President Marek Novak came."
    assert who(first, "“Yes,” said [the Ruritanian president].") == "Marek Novak"
    assert who(first, "“Yes,” said [the president].") is None


def test_a_woman_is_not_described_as_a_spokesman():
    text = "Spokeswoman Ana Sorel came with spokesman Marek Novak. “Yes,” said [the spokesman]."
    assert who(text) == "Marek Novak"


def test_anonymous_sources_stay_unknown():
    text = """“One,” said [one official]. “Two,” said [a source]. “Three,” [officials] said.
    “Four,” said [residents].

    “Five,” [analysts] said. “Six,” said [a spokesman for Ana Sorel]. “Seven,” said [many Russians]."""
    found = read("Ana Sorel came.\n\n" + text)
    assert found.names == [None] * 7
    assert set(found.bands) == {"unsure"}
    assert all(r.startswith("anonymous source") for r in found.reasons)


def test_a_spokeswoman_who_is_named_is_herself():
    text = "“No comment,” said [a spokeswoman for the ministry, Maria Lind]."
    assert who(text) == "Maria Lind"


def test_whose_spokeswoman_she_is_does_not_speak():
    assert who("Marek Novak came. “No comment,” said [Novak's spokeswoman].") is None


def test_a_name_with_a_relative_clause_is_the_name():
    assert who("“Yes,” said [Ana Sorel, who met Marek Novak on Monday].") == "Ana Sorel"


def test_a_campaign_is_not_its_candidate():
    assert who("Ana Sorel came. “Yes,” [the Sorel campaign] said.") == "Sorel campaign"


def test_two_names_are_no_one_speaker():
    found = read("“Yes,” said [Ana Sorel and Marek Novak].")
    assert found.names == [None]
    assert "more than one" in found.reasons[0]


def test_a_seat_of_power_is_an_organisation():
    found = read("[The Kremlin] described the call as “constructive”.")
    assert (found.names, found.speakers[0].kind) == (["Kremlin"], "organisation")


def test_a_country_and_its_capital_are_one_organisation():
    found = read("[Russia] said it was “ready”. [Moscow] called it “a mistake”.")
    assert (found.names, found.speakers[0].kind) == (["Russia", "Russia"], "organisation")


def test_an_acronym_is_the_body_that_introduces_it():
    text = "The World Bowls Federation (WBF) met. “We regret it,” [the WBF] said."
    assert who(text) == "World Bowls Federation"


def test_the_federation_is_the_one_in_the_article():
    text = "The World Bowls Federation met in Strelsau. “We regret it,” [the federation] said in a statement."
    assert who(text) == "World Bowls Federation"


def test_a_ministry_is_one_however_it_is_printed():
    found = read("“One,” [the Russian Foreign Ministry] said.", "“Two,” [Russia's foreign ministry] said.")
    assert len(found.speakers) == 1


def test_ministries_of_two_countries_are_two():
    text = "“One,” [the Russian Defense Ministry] said. “Two,” [the Syrian Defense Ministry] said."
    assert len(read(text).speakers) == 2


def test_a_quotation_without_a_source_goes_on_from_the_one_before():
    found = read("“One,” said [Ana Sorel]. []“Two and three.”")
    assert (found.names[-1], found.bands[-1]) == ("Ana Sorel", "likely")


def test_a_quotation_without_a_source_in_another_paragraph_is_nobodys():
    assert who("“One,” said [Ana Sorel].\n\n[]“Two and three.”") is None


def test_a_quotation_without_a_source_is_nobodys_when_somebody_came_between():
    assert who("“One,” said [Ana Sorel]. Marek Novak nodded. []“Two and three.”") is None


def test_a_name_that_the_name_model_takes_for_a_place_is_still_a_person():
    text = "Foreign Minister Asaad al-Shaibani came. “Yes,” [al-Shaibani] said. “No,” [he] added."
    assert read(text, names={"al-Shaibani": "LOC"}).names == ["Asaad al-Shaibani"] * 2


def test_a_place_that_is_named_before_is_not_he():
    text = "“One,” said [Marek Novak]. Bergenheim is old. “Two,” [he] said."
    tree = "Bergenheim/PROPN>3:nsubj is/AUX>3:cop old/ADJ>0:root ./PUNCT>3:punct"
    assert who(text, trees=[tree], names={"Bergenheim": "LOC"}) == "Marek Novak"


def test_a_headline_in_capitals_invents_nobody():
    text = "Novak Wants Better Roads Built Soon\n\nMarek Novak spoke. “Roads matter,” [he] said."
    found = read(text, title=True)
    assert found.names == ["Marek Novak"]


def test_a_word_that_strayed_into_a_name_in_one_place_does_not_name_the_person():
    text = "Crooked Marek Novak, as rivals say. " + "Marek Novak met Ana Sorel. " * 3
    assert who(text + "“Yes,” [Novak] said.") == "Marek Novak"


def test_two_surnames_after_a_form_of_address_are_not_the_fullest_name():
    text = "Ildefonso Guajardo Villarreal came. " + "Mr. Guajardo Villarreal spoke. " * 4
    assert who(text + "“Yes,” [Mr. Guajardo Villarreal] said.") == "Ildefonso Guajardo Villarreal"


def test_a_name_that_the_parse_cuts_at_its_hyphen_is_whole():
    tree = """Ahmed/PROPN>5:nsubj al/PROPN>1:flat -/PUNCT>4:punct Sharaa/PROPN>1:flat met/VERB>0:root
    Marek/PROPN>5:obj Novak/PROPN>6:flat ./PUNCT>5:punct"""
    found = read("Ahmed al-Sharaa met Marek Novak. “Yes,” [he] said.", trees=[tree])
    assert (found.names, found.bands) == (["Ahmed al-Sharaa"], ["likely"])


def test_a_particle_stays_with_a_bare_surname():
    found = read("Ursula von der Leyen came. “Yes,” [von der Leyen] said.")
    assert found.speakers[0].spellings == ("Ursula von der Leyen", "von der Leyen")


def test_what_stands_before_journalists_does_not_speak():
    assert who("The World Bowls Federation (WBF) met. “No,” said [several former WBF journalists].") is None


def test_a_capital_letter_at_the_start_of_a_sentence_makes_nobody():
    tree = "Polls/NOUN>2:nsubj show/VERB>0:root a/DET>4:det lead/NOUN>2:obj ./PUNCT>2:punct"
    assert who("[Polls] show a lead.", trees=[tree]) is None


def test_a_name_after_an_honorific_may_be_an_office():
    assert who("Larry King came. “Yes,” said [Mr. King].") == "Larry King"


def test_long_reports_are_read_in_time_that_grows_with_their_length():
    text = "Marek Novak met Ana Sorel, the mayor of Strelsau. “It went well,” [he] said.\n\n" * 400
    assert set(read(text).names) == {"Marek Novak"}


def test_the_outcome_does_not_depend_on_the_order_of_the_articles():
    reports = (
        "Assad al-Shaibani came. “One,” [Shaibani] said.",
        "Bashar al-Assad fled. “Two,” [Assad] said.",
        "Syrian Foreign Minister Asaad al-Shaibani came. “Three,” [the minister] said.",
    )
    one, other = read(*reports), read(*reversed(reports))
    assert one.speakers == other.speakers
    assert sorted(map(str, one.names)) == sorted(map(str, other.names))


def test_only_those_who_are_quoted_are_speakers():
    assert [s.key for s in read("Marek Novak met [Ana Sorel], who said “yes”.").speakers] == ["ana-sorel"]


def test_every_quotation_gets_an_attribution_even_without_a_parse():
    found = read("")
    assert found.attributions == ()
    assert len(read("“One,” said [x]. “Two.” []").attributions) == 2
