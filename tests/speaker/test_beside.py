"""What stands beside a name or a quotation: nicknames, places, clauses, cues, headlines."""

import pytest

from tests.speaker.parse import read, who


@pytest.mark.parametrize(
    "introduced",
    ["Ana “the Falcon” Sorel won.", "Ana Sorel, known as the Falcon, won.", 'Ana "Falcon" Sorel won.'],
)
def test_a_nickname_is_whoever_it_was_introduced_with(introduced: str):
    assert who(introduced, "“I am tired,” [the Falcon] said.") == "Ana Sorel"


def test_a_nickname_inside_a_name_leaves_the_surname_to_its_bearer():
    text = "Ana “the Falcon” Sorel won. “I am tired,” [Sorel] said. Eva Sorel, the coach, watched."
    assert who(text) == "Ana Sorel"


@pytest.mark.parametrize("office", ["Foreign Minister", "President", "Prime Minister"])
def test_a_place_after_of_is_no_part_of_the_name_that_follows(office: str):
    found = read(f"{office} of Ruritania Ana Sorel arrived. “We are ready,” [Sorel] said.")
    assert found.names == ["Ana Sorel"]
    assert found.speakers[0].roles[0].startswith(office)
    assert "Ruritania" not in found.speakers[0].spellings


def test_a_place_that_stands_alone_elsewhere_is_cut_from_the_name():
    text = "In San Ruriz it rained. The mayor of San Ruriz Ana Maria Sorel arrived. “Hello,” [Sorel] said."
    assert who(text) == "Ana Maria Sorel"


def test_kin_keep_their_whole_name_after_of():
    assert who("“Hello,” said the daughter of [Ana Maria Sorel].") == "Ana Maria Sorel"


def test_a_country_in_a_spelling_does_not_make_it_the_name():
    found = read("Russia Ana Sorel spoke. “One,” said [Ana Sorel].", "“Two,” said [Ana Sorel].")
    assert found.names[-1] == "Ana Sorel"


def test_german_and_scandinavian_spellings_are_one_person():
    found = read("“One,” said [Ketevan Jorbenadze].", "“Two,” said [Ketewan Dschorbenadse].")
    assert len(found.speakers) == 1
    found = read("“One,” said [Nikolaj Østergaard].", "“Two,” said [Nikolai Ostergaard].")
    assert len(found.speakers) == 1
    assert len(read("“One,” said [Nikolaj Oestergaard].", "“Two,” said [Nikolaj Østergaard].").speakers) == 1


def test_a_description_after_its_name_is_the_name_and_not_what_it_belongs_to():
    assert (
        who("“We lost,” said Ana Sorel, [the coach of San Ruriz, according to the interpreter].")
        == "Ana Sorel"
    )


def test_somebody_of_a_country_is_the_last_who_can_be():
    text = "San Ruriz coach Marek Novak arrived. “We lost,” [the Argentine] said."
    found = read(text)
    assert (found.names, found.bands) == (["Marek Novak"], ["unsure"])


def test_somebody_of_a_country_is_no_minister_of_another():
    assert who("Russian Foreign Minister Sergei Lavrov arrived. “We lost,” [the Argentine] said.") is None


def test_several_people_of_a_country_are_nobody():
    assert who("Ana Sorel arrived. “We lost,” [the Russians] said.") is None


def test_the_company_is_the_name_that_is_no_person():
    text = "Ruritan Light, which powers the ground, denied it. “It was on,” [the company] said."
    assert who(text) == "Ruritan Light"
    text = "Ruritan Light, the state-owned company, denied it. “It was on,” [the company] said."
    assert who(text) == "Ruritan Light"


def test_the_company_is_no_person():
    assert who("Ana Sorel denied it. “It was on,” [the company] said.") is None


def test_a_clause_that_ends_in_who_names_who_spoke():
    assert (
        who("[Our man of the match is the goalkeeper, Ivan Sorel, who] said: “It was dark.”") == "Ivan Sorel"
    )
    assert who("[Ana Sorel, a deputy in Strelsau, who] said: “It was dark.”") == "Ana Sorel"


def test_whose_goes_back_to_the_name_before():
    assert who("Marek Novak, [whose speech] was translated, replied: “We are ready.”") == "Marek Novak"


def test_a_party_and_state_stand_for_the_name_before_them():
    assert who("“Not good, great,” said Rep. Elijah Cummings ([D-Md.]).") == "Elijah Cummings"
    assert who("“We are ready,” Mitch Novak, [R-Ky.], said.") == "Mitch Novak"


def test_a_doctor_of_somebody_is_not_that_somebody():
    assert who("Gary Novak ran. “He is fit,” [Gary Novak’s trombonist] said.") is None


def test_a_verb_taken_for_a_source_is_nobody_to_go_back_to():
    text = "Lavrov spoke.\n\nHis plan was [echoed] by Ana Sorel, who {stated} that it is late."
    tree = """His/PRON>2:nmod:poss plan/NOUN>4:nsubj:pass was/AUX>4:aux:pass echoed/VERB>0:root by/ADP>6:case
    Ana/PROPN>4:obl:agent Sorel/PROPN>6:flat ,/PUNCT>9:punct who/PRON>10:nsubj stated/VERB>6:acl:relcl
    that/SCONJ>14:mark it/PRON>14:nsubj is/AUX>14:cop late/ADJ>10:ccomp ./PUNCT>4:punct"""
    assert read(text, trees=[tree]).names[0] == "Ana Sorel"


def test_without_a_source_the_subject_of_the_cue_speaks():
    text = "“We won,” Birgit Sorel, his opposite number, {said}[] in Danish."
    found = read(text)
    assert (found.names, found.bands) == (["Birgit Sorel"], ["likely"])


def test_without_a_source_the_one_name_before_a_colon_speaks():
    found = read("For Ana Sorel, the rest is a matter of taste[]: “One can throttle a turbine.”")
    assert (found.names, found.bands) == (["Ana Sorel"], ["unsure"])


def test_two_names_before_a_colon_are_nobody():
    assert who("For Ana Sorel and Marek Novak the rest is taste[]: “One can throttle a turbine.”") is None


def test_a_headline_is_by_whoever_says_it_below():
    found = read(
        "“Every ticket will be refunded”[]\n\n“Every ticket is going to be refunded,” [Ana Sorel] said.",
        title=True,
    )
    assert (found.names, found.bands) == (["Ana Sorel", "Ana Sorel"], ["likely", "certain"])


def test_a_headline_that_nobody_says_below_is_nobody():
    found = read(
        "“The winter of the wolves”[]\n\n“Every ticket is going to be refunded,” [Ana Sorel] said.",
        title=True,
    )
    assert found.names == [None, "Ana Sorel"]


def test_a_title_before_the_verb_is_the_subject_whatever_the_tree_hangs_it_on():
    text = """Helena Novak bought eels. “It is paper,” [she] said.

    In Ponte Irva the mayor, Odete Sorel, was sweeping. “We baked,” [she] said."""
    tree = """In/ADP>2:case Ponte/PROPN>11:obl Irva/PROPN>2:flat the/DET>5:det mayor/NOUN>2:appos
    ,/PUNCT>7:punct Odete/PROPN>5:appos Sorel/PROPN>7:flat ,/PUNCT>2:punct was/AUX>11:aux
    sweeping/VERB>0:root ./PUNCT>11:punct"""
    assert who(text, trees=[tree]) == "Odete Sorel"


def test_of_two_of_a_surname_the_one_the_article_is_about_is_meant():
    text = "Bobby Sorel ran. Bobby Sorel won. Bobby Sorel left. Tim Sorel, a senator, stayed. It rained."
    found = read(
        text + " It snowed. It froze. It thawed. It blew. It poured. It ended. “I won,” [Sorel] said."
    )
    assert (found.names, found.bands) == (["Bobby Sorel"], ["unsure"])


def test_a_verb_in_a_headline_is_no_part_of_a_name():
    text = "Lindsey Sorel Says Trump Wins\n\nSen. Lindsey Sorel spoke. “He wins,” [Sorel] said."
    assert read(text, title=True).names == ["Lindsey Sorel"]


def test_what_stands_beside_a_name_with_an_unknown_noun_is_the_name():
    assert who("“We are ready,” said Nick Sorel, [a fellow at the institute].") == "Nick Sorel"


def test_who_translated_an_address_is_not_who_gave_it():
    text = """Ketevan Sorel spoke. The passages were translated by Maia Novak.

    “We are ready,” [she] said."""
    tree = """The/DET>2:det passages/NOUN>4:nsubj:pass were/AUX>4:aux:pass translated/VERB>0:root
    by/ADP>6:case Maia/PROPN>4:obl:agent Novak/PROPN>6:flat ./PUNCT>4:punct"""
    first = "Ketevan/PROPN>3:nsubj Sorel/PROPN>1:flat spoke/VERB>0:root ./PUNCT>3:punct"
    assert who(text, trees=[first, tree]) == "Ketevan Sorel"
