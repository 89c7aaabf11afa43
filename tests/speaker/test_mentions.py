"""Who is meant: acronyms, bodies, pronouns, "I", descriptions, and what is nobody's name, in short cases."""

from quotes.model import Article, Block, BlockKind, Parse, Quotation, QuotationKind, Sentence, Span, Word
from quotes.speaker import resolve_speakers
from tests.speaker.parse import read, who


def band(text: str) -> tuple[str | None, str]:
    found = read(text)
    return found.names[-1], found.bands[-1]


# --- the chain of mentions


def test_the_reasons_of_a_pronoun_lead_to_a_name():
    found = read("Ana Sorel, the mayor, came. “Yes,” said [Sorel]. “No,” [she] said.")
    assert found.attributions[1].reasons == (
        "“she” is the speaker of the quotation before: Ana Sorel",
        "“Sorel” is Ana Sorel in every article that names somebody so",
    )


def test_the_reasons_of_a_description_say_what_somebody_is_called():
    found = read("“It hurts,” Hugh Hill, a doctor, said. “It will pass,” [the doctor] said.")
    assert found.attributions[0].reasons == ("“the doctor” is Hugh Hill", "Hugh Hill is called “doctor”")


# --- bodies


def test_an_acronym_that_is_introduced_is_the_whole_name():
    text = "The Alliance to Restore Our Rivers (AROR) met. “We are ready,” [AROR] said."
    assert who(text) == "Alliance to Restore Our Rivers"


def test_an_acronym_that_is_not_introduced_is_the_one_body_with_such_initials():
    text = "The Harbour Protection Agency met. “We are ready,” the [HPA] said."
    assert who(text) == "Harbour Protection Agency"


def test_an_acronym_with_stops_is_the_same():
    text = "The Harbour Protection Agency met. “We are ready,” the [H.P.A.] said."
    assert who(text) == "Harbour Protection Agency"


def test_an_acronym_of_two_bodies_is_neither():
    text = "The Harbour Protection Agency met the House Police Authority. “Yes,” the [HPA] said."
    assert who(text) == "HPA"


def test_the_company_is_the_one_that_the_article_calls_so():
    text = "Ruritan Light, the national company, denied it. “It was the wind,” [the company] said."
    assert who(text) == "Ruritan Light"


def test_the_agency_is_the_bureau():
    text = "The Ruritanian Rivers Bureau spoke. “It was the wind,” [the agency] said."
    assert who(text) == "Ruritanian Rivers Bureau"


def test_it_is_the_body_that_spoke():
    text = "“We measure,” said [the Ruritanian Rivers Bureau]. “We count,” [it] said."
    assert read(text).names == ["Ruritanian Rivers Bureau"] * 2


def test_they_are_the_body_that_spoke():
    text = "“We measure,” said [the Ruritanian Rivers Bureau]. “We count,” [they] said."
    assert read(text).names == ["Ruritanian Rivers Bureau"] * 2


def test_they_are_not_one_person():
    assert who("Ana Sorel arrived. “We are ready,” [they] said.") is None


# --- several, and nobody in particular


def test_two_named_side_by_side_are_no_one_speaker():
    assert who("“Yes,” said [Ana Sorel and Marek Novak].") is None
    assert who("“Yes,” said [both Ana Sorel and the Freedonian envoy Marek Novak].") is None
    assert who("“Yes,” said [neither Ana Sorel nor other ministers].") is None


def test_countries_in_a_row_are_no_one_speaker():
    assert who("“Yes,” said [France, Spain and Portugal].") is None


def test_somebody_and_others_are_no_one_speaker():
    assert who("Ana Sorel came. “Yes,” said [Sorel and other members].") is None


def test_two_before_who_are_no_one_speaker():
    text = "The judges heard Ana Sorel and Marek Novak, [who] said “yes”."
    assert who(text) is None


def test_many_of_a_nation_are_nobody_in_particular():
    assert who("“Yes,” said [many Russians].") is None
    assert who("“Yes,” said [31 Russians].") is None


def test_a_poll_is_not_the_paper_that_ordered_it():
    tree = """A/DET>3:det Ruritan/PROPN>3:compound poll/NOUN>4:nsubj found/VERB>0:root it/PRON>4:obj
    ./PUNCT>4:punct"""
    assert read("[A Ruritan poll] found it.", trees=[tree]).names == [None]


def test_a_study_is_by_who_wrote_it():
    assert who("“Yes,” said [a study by Ana Sorel].") == "Ana Sorel"


def test_a_memoir_is_by_whose_it_is():
    assert who("“Yes,” said [Ana Sorel's memoir].") == "Ana Sorel"


def test_their_lawyers_are_not_they():
    text = "“Yes,” said [Ana Sorel]. “No,” said [her lawyers]."
    tree = """“/PUNCT>2:punct No/INTJ>5:ccomp ,/PUNCT>2:punct ”/PUNCT>2:punct said/VERB>0:root
    her/PRON>7:nmod:poss lawyers/NOUN>5:nsubj ./PUNCT>5:punct"""
    assert read(text, trees=[tree]).names == ["Ana Sorel", None]


def test_anyone_is_nobody_that_she_can_go_back_to():
    text = "“Yes,” said [Ana Sorel]. “Who asks?” said [anyone]. “I do,” [she] said."
    assert read(text).names == ["Ana Sorel", None, "Ana Sorel"]


# --- names


def test_mr_sorel_is_not_ana_sorel():
    text = "Ana Sorel spoke first. “We won,” said [Mr. Sorel]."
    assert who(text) == "Sorel"


def test_mr_sorel_is_the_man_of_another_article():
    first = "Peter Sorel, the mayor, is back. “Yes,” said [Peter Sorel]."
    assert who(first, "Ana Sorel spoke first. “We won,” said [Mr. Sorel].") == "Peter Sorel"


def test_a_misprint_of_a_surname_is_a_guess():
    assert band("Ana Wimes came. “We won,” said [Wines].") == ("Ana Wimes", "unsure")


def test_a_name_of_one_letter_more_is_no_misprint_where_it_is_named_in_full():
    assert who("Ana Wimes met Jon Wines. “We won,” said [Wines].") == "Jon Wines"


def test_a_surname_that_is_an_office_too():
    text = "Howard Dean came. “We won,” said [Dean]."
    assert who(text) == "Howard Dean"


def test_a_surname_that_is_a_people_too():
    text = "Mark Cuban came. “We won,” said [Cuban]."
    assert who(text) == "Mark Cuban"


def test_a_son_of_the_same_given_name_is_somebody_else():
    text = "Donald Sorel came with his son. “We won,” said [Donald Jr.]."
    assert who(text) != "Donald Sorel"


def test_a_son_of_the_same_name_is_somebody_else_where_both_are_named():
    text = "“One,” said [Donald Sorel]. “Two,” said [Donald Sorel Jr.]. “Three,” said [Sorel]."
    assert read(text).names == ["Donald Sorel", "Donald Sorel Jr", "Donald Sorel"]


def test_a_name_with_jr_once_is_the_same_man():
    text = "“One,” said [Joseph Sorel Jr.].", "“Two,” said [Joseph Sorel]."
    assert len(read(*text).speakers) == 1


def test_a_name_in_capitals_is_the_name():
    assert who("Marek Novak came. “We won,” said [NOVAK].") == "Marek Novak"


def test_a_surname_with_a_hyphen_is_no_compound():
    assert who("“We won,” said [Eva Resnick-Day].") == "Eva Resnick-Day"


def test_a_name_behind_a_relative_clause_is_likely():
    assert band("The room heard Ana Sorel, [who] said “yes”.") == ("Ana Sorel", "likely")


def test_a_place_of_residence_is_not_who():
    text = "The room heard Ana Sorel, 59, of Strelsau, [who] said “yes”."
    assert who(text) == "Ana Sorel"


def test_a_name_after_one_of_them_is_who():
    assert who("“Yes,” said [one of the lawyers, Ana Sorel].") == "Ana Sorel"
    assert who("“Yes,” said [Novak's running mate, Gov. Ana Sorel].") == "Ana Sorel"


def test_a_sentence_that_the_parse_cuts_inside_a_name_is_mended():
    text = "Retired Gen. Norman Ham spoke. “Yes,” Ham said."
    article = Article("a.txt", "a.txt", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),), "")
    cuts = [(0, 19), (20, 30), (31, len(text))]

    def sentence(start: int, end: int) -> Sentence:
        word = text[start:end].split()[0]
        return Sentence(start, end, (Word(start, start + len(word), word, word, "", "", "", -1, "root"),), 0)

    quotation = Quotation("q", "a.txt", QuotationKind.DIRECT, (Span(31, 37),), (), (), (Span(38, 41),))
    parse = Parse(tuple(sentence(*cut) for cut in cuts), ())
    speakers, _ = resolve_speakers([article], {"a.txt": parse}, [quotation])
    assert [s.name for s in speakers] == ["Norman Ham"]


# --- pronouns


def test_a_given_name_tells_she_from_he():
    text = "Melanie met Kevin Novak. “Yes,” said [Kevin Novak]. “No,” [she] said."
    assert who(text) == "Melanie"


def test_a_poll_is_nobody_that_he_can_be():
    text = "“Yes,” said [Marek Novak]. “No,” said [a poll]. “I know,” [he] said."
    assert who(text) == "Marek Novak"


def test_critics_are_nobody_that_he_can_be():
    text = "“Yes,” said [Marek Novak]. “No,” said [critics]. “I know,” [he] said."
    assert who(text) == "Marek Novak"


# --- the first person


def test_i_inside_quoted_words_is_who_speaks_them():
    text = "“I told them that [I] am ready,” said Ana Sorel."
    article = Article("a.txt", "a.txt", "“I told them that I am ready,” said Ana Sorel.", (), "")
    assert len(article.text) == len(text) - 2
    block = Block(Span(0, len(article.text)), BlockKind.PARAGRAPH)
    article = Article("a.txt", "a.txt", article.text, (block,), "")
    outer = Quotation("o", "a.txt", QuotationKind.DIRECT, (Span(0, 30),), (Span(1, 29),), (), (Span(36, 45),))
    inner = Quotation("i", "a.txt", QuotationKind.INDIRECT, (Span(20, 28),), (), (), (Span(18, 19),))
    speakers, found = resolve_speakers([article], {}, [outer, inner])
    assert [s.name for s in speakers] == ["Ana Sorel"]
    assert {a.speaker for a in found} == {"ana-sorel"}
    assert found[1].reasons == ("“I” is who speaks around it: Ana Sorel",)


def test_i_outside_quotation_marks_is_the_author_of_the_closing_note():
    text = "[I] know that the river is ill.\n\nAna Sorel teaches hydrology at Strelsau."
    assert band(text) == ("Ana Sorel", "likely")


def test_i_is_nobody_where_no_author_is_known():
    assert who("[I] know that the river is ill.") is None


def test_the_author_is_nobody_that_she_can_be():
    text = "“Yes,” said [Ana Novak]. [I] asked why. “No,” [she] said.\n\nEva Sorel teaches at Strelsau."
    assert who(text) == "Ana Novak"


# --- descriptions


def test_what_stands_beside_a_name_is_what_the_bearer_is_called():
    text = "“It hurts,” Hugh Hill, a doctor, said. “It will pass,” [the doctor] said."
    assert who(text) == "Hugh Hill"


def test_what_a_name_is_said_to_be_is_what_the_bearer_is_called():
    text = "Hugh Hill is a doctor. Ana Sorel is a nurse. “It will pass,” [the doctor] said."
    assert who(text) == "Hugh Hill"


def test_a_nominee_is_of_the_party_that_is_named():
    text = """The Republican nominee Marek Novak met the Democratic nominee, Ana Sorel.
    “Yes,” said [the Democratic nominee]. “No,” said [the GOP nominee]."""
    assert read(text).names == ["Ana Sorel", "Marek Novak"]


def test_the_president_is_the_reader_s_own_where_the_other_has_a_country():
    text = "President Ana Sorel met French President Luc Morel. “Yes,” said [the president]."
    assert who(text) == "Ana Sorel"


def test_a_wife_is_the_other_of_the_name():
    text = "Keith Sorel was shot. His neighbours knew Rita Sorel. “No,” said [Keith Sorel's wife]."
    assert band(text) == ("Rita Sorel", "unsure")


def test_another_word_for_the_one_who_spoke_is_a_guess():
    text = "“Yes,” said [Marek Novak]. “No,” said [the 34-year-old father]."
    assert band(text) == ("Marek Novak", "unsure")


def test_my_father_is_not_who_spoke():
    text = "“Yes,” said [Marek Novak]. “No,” said [my father]."
    assert who(text) is None


def test_another_word_is_nobody_with_an_office_of_their_own():
    text = "“Yes,” said [the economist Marek Novak]. “No,” said [the candidate]."
    assert who(text) is None


# --- without a source


def test_adding_that_goes_on_with_the_same_speaker():
    text = "“We won,” [Ana Sorel] said, adding that the mayor “was there”."
    article = Article("a.txt", "a.txt", text.replace("[", "").replace("]", ""), (), "")
    printed = article.text
    block = Block(Span(0, len(printed)), BlockKind.PARAGRAPH)
    article = Article("a.txt", "a.txt", printed, (block,), "")
    second = Span(printed.index("“was"), len(printed) - 1)
    one = Quotation(
        "1", "a.txt", QuotationKind.DIRECT, (Span(0, 9),), (Span(1, 8),), (Span(20, 24),), (Span(10, 19),)
    )
    two = Quotation("2", "a.txt", QuotationKind.MIXED, (second,), (Span(second.start + 1, second.end - 1),))
    _, found = resolve_speakers([article], {}, [one, two])
    assert [a.speaker for a in found] == ["ana-sorel", "ana-sorel"]


def test_who_lives_where_is_who_the_next_sentence_is_about():
    tree = """Below/ADP>3:case the/DET>3:det gate/NOUN>4:nsubj lives/VERB>0:root Marek/PROPN>6:compound
    Novak/PROPN>4:obj ./PUNCT>4:punct"""
    text = "“No,” said [Pavel Horak].\n\nBelow the gate lives Marek Novak. “Yes,” [he] said."
    assert who(text, trees=[tree]) == "Marek Novak"


def test_the_outlet_that_prints_the_article_is_nobody_who_speaks():
    text = "“No,” said [Pavel Horak].\n\nMarek Novak told Northlight so.\n\n“Yes,” [he] said."
    assert read(text).names[-1] is not None
    assert "Northlight" in {s.name for s in read("Northlight came. “Yes,” [he] said.").speakers}
    assert read("Northlight came. “Yes,” [he] said.", outlet="Northlight").names == [None]
