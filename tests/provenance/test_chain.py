"""Notices are tied to the quotations that they cover, and to no others."""

import re
from dataclasses import replace

from quotes.model import Article, Block, BlockKind, Parse, Quotation, QuotationKind, Sentence, Span
from quotes.provenance import find_chains

MARKED = re.compile(r"“([^”]*)”")


def article(text: str) -> tuple[Article, Parse]:
    spans = [m.span() for m in re.finditer(r"\S(?:“[^”]*”|[^.“])*(?:\.|$)", text)]
    made = Article(key="a.txt", path="a.txt", text=text, blocks=(), sha256="")
    return made, Parse(tuple(Sentence(start, end, (), 0) for start, end in spans), ())


def quotation(
    text: str, content: str, cue: str = "", source: str = "", kind: QuotationKind = QuotationKind.DIRECT
) -> Quotation:
    """Return the quotation whose parts are these pieces of the text."""
    start = text.index(content)
    span = Span(start, start + len(content))

    def near(part: str) -> tuple[Span, ...]:
        found = [Span(*m.span()) for m in re.finditer(re.escape(part), text)] if part else []
        return tuple(sorted(found, key=lambda s: min(abs(s.start - span.end), abs(s.end - span.start)))[:1])

    marked = tuple(Span(*m.span(1)) for m in MARKED.finditer(text, *span))
    return Quotation(content, "a.txt", kind, (span,), marked, near(cue), near(source))


def chains(text: str, *quotations: Quotation) -> dict[str, list[tuple[str, str]]]:
    made, parsed = article(text)
    found = find_chains(made, parsed, quotations)
    assert all(step.stated and step.article is None for chain in found for step in chain.steps)
    return {c.quotation: [(s.kind, s.what) for s in c.steps] for c in found}


def test_a_notice_covers_the_quotation_of_its_sentence_only() -> None:
    text = "“We stay,” Ann Bell told her guest, according to a Danish translation. “I go,” said Bo Lund."
    first = quotation(text, "“We stay,”", "told", "Ann Bell")
    second = quotation(text, "“I go,”", "said", "Bo Lund")
    assert chains(text, first, second) == {"“We stay,”": [("translation", "Danish")]}


def test_the_span_of_a_step_is_the_phrase_in_the_article() -> None:
    text = "“We stay,” Ann Bell said,\naccording to a Danish\ntranslation."
    made, parsed = article(text)
    [chain] = find_chains(made, parsed, [quotation(text, "“We stay,”", "said", "Ann Bell")])
    assert [text[s.span.start : s.span.end] for s in chain.steps] == ["according to a Danish\ntranslation"]


def test_steps_lead_from_mouth_to_page() -> None:
    text = (
        "In remarks carried by TASS, Ann Bell said through an interpreter at a press conference, "
        "speaking in Danish: “We stay.”"
    )
    stay = quotation(text, "“We stay.”", "said", "Ann Bell")
    assert chains(text, stay) == {
        "“We stay.”": [
            ("spoken", "Danish"),
            ("occasion", "press conference"),
            ("interpreter", "interpreter"),
            ("relay", "TASS"),
        ]
    }


def test_the_outlet_itself_can_be_told() -> None:
    text = "“We stay,” Ann Bell told the Vale Lantern. “I go,” Bo Lund told the Moor."
    stay = quotation(text, "“We stay,”", "told", "Ann Bell")
    made, parsed = article(text)
    made = replace(made, outlet="Vale Lantern")
    [chain] = find_chains(made, parsed, [stay, quotation(text, "“I go,”", "told", "Bo Lund")])
    assert [(s.kind, s.what) for s in chain.steps] == [("pickup", "Vale Lantern")]


def test_an_agency_that_the_article_credits_can_be_told() -> None:
    text = "“We stay,” Ann Bell told Lantern.\n\nIncludes reporting by the Lantern news agency."
    stay = quotation(text, "“We stay,”", "told", "Ann Bell")
    made, parsed = article(text)
    made = replace(made, blocks=(Block(Span(35, len(text)), BlockKind.METADATA),))
    [chain] = find_chains(made, parsed, [stay])
    assert [(s.kind, s.what) for s in chain.steps] == [("pickup", "Lantern")]


def test_a_notice_that_names_nobody_covers_who_is_quoted_next() -> None:
    text = "“I go,” said Bo Lund. The minister spoke through an interpreter. “We stay,” said Ann Bell."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    assert chains(text, go, stay) == {"“We stay,”": [("interpreter", "interpreter")]}


def test_of_two_speakers_in_a_sentence_the_nearer_cue_takes_the_notice() -> None:
    text = "“We stay,” said Ann Bell, while Bo Lund, speaking through an interpreter, replied “I go”."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go”", "replied", "Bo Lund")
    assert chains(text, stay, go) == {"“I go”": [("interpreter", "interpreter")]}


def test_a_second_statement_of_the_same_speaker_in_the_sentence_is_covered_too() -> None:
    text = "Ann Bell told Interfax that “we stay”, adding that “all is well”."
    stay = quotation(text, "“we stay”", "told", "Ann Bell", QuotationKind.MIXED)
    well = quotation(text, "“all is well”", "adding", "", QuotationKind.MIXED)
    assert chains(text, stay, well) == {
        "“we stay”": [("pickup", "Interfax")],
        "“all is well”": [("pickup", "Interfax")],
    }


def test_a_quotation_whose_cue_stands_in_the_sentence_before_is_covered() -> None:
    text = "Ann Bell spoke to reporters after the talks. “We stay.”"
    stay = quotation(text, "“We stay.”", "spoke", "Ann Bell")
    assert chains(text, stay) == {"“We stay.”": [("occasion", "reporters")]}


def test_what_is_said_inside_the_marks_is_no_notice() -> None:
    text = "“He spoke to me through an interpreter at a press conference,” said Ann Bell."
    assert chains(text, quotation(text, text[: text.index("”") + 1], "said", "Ann Bell")) == {}


def test_a_phrase_inside_an_indirect_statement_belongs_to_the_statement() -> None:
    text = "Ann Bell said the strike was first announced in remarks carried by Interfax."
    said = quotation(text, text[14:-1], "said", "Ann Bell", QuotationKind.INDIRECT)
    assert chains(text, said) == {}


def test_set_off_by_a_comma_it_does_not() -> None:
    text = "Ann Bell said the strike was over, in remarks carried by Interfax."
    said = quotation(text, text[14:-1], "said", "Ann Bell", QuotationKind.INDIRECT)
    assert list(chains(text, said).values()) == [[("relay", "Interfax")]]


def test_a_translation_swallowed_by_an_indirect_statement_still_counts() -> None:
    text = "Ann Bell said the strike was over according to a Danish translation of her remarks."
    said = quotation(text, text[14:-1], "said", "Ann Bell", QuotationKind.INDIRECT)
    assert list(chains(text, said).values()) == [[("translation", "Danish")]]


def test_a_general_notice_covers_every_quotation() -> None:
    text = "“We stay,” said Ann Bell. “I go,” said Bo Lund. Quotes have been translated from Danish."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    step = [("translation", "from Danish")]
    assert chains(text, stay, go) == {"“We stay,”": step, "“I go,”": step}


def test_a_notice_about_a_named_person_covers_that_person_only() -> None:
    text = (
        "“We stay,” said Ann Bell. “I go,” said Bo Lund. “Now,” he said. Lund’s words were translated by AFP."
    )
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    now = quotation(text, "“Now,”", "said", "he")
    step = [("translation", "by AFP")]
    assert chains(text, stay, go, now) == {"“I go,”": step, "“Now,”": step}


def test_a_shared_title_does_not_make_two_speakers_one() -> None:
    text = "“We stay,” said Minister Bell. “I go,” said Minister Lund. Minister Lund spoke in Danish."
    stay = quotation(text, "“We stay,”", "said", "Minister Bell")
    go = quotation(text, "“I go,”", "said", "Minister Lund")
    assert chains(text, stay, go) == {"“I go,”": [("spoken", "Danish")]}


def test_a_notice_about_him_covers_whom_the_article_quoted_last() -> None:
    text = "“We stay,” said Ann Bell. “I go,” said Bo Lund. He spoke through an interpreter. “Now,” he said."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    now = quotation(text, "“Now,”", "said", "he")
    step = [("interpreter", "interpreter")]
    assert chains(text, stay, go, now) == {"“I go,”": step, "“Now,”": step}


def test_an_occasion_in_a_sentence_that_attributes_nothing_covers_nothing() -> None:
    text = "The two spoke at a press conference. “We stay,” said Ann Bell."
    assert chains(text, quotation(text, "“We stay,”", "said", "Ann Bell")) == {}


def test_without_notices_there_are_no_chains() -> None:
    text = "“We stay,” said Ann Bell."
    assert chains(text, quotation(text, "“We stay,”", "said", "Ann Bell")) == {}


def test_chains_are_in_the_order_of_the_quotations() -> None:
    text = "“We stay,” said Ann Bell in Danish. “I go,” said Bo Lund on CNN."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    assert list(chains(text, go, stay)) == ["“I go,”", "“We stay,”"]


def test_what_is_said_of_texts_that_nobody_is_named_for_covers_who_is_quoted_before() -> None:
    text = (
        "“I go,” said the coach Bo Lund. The coach's remarks were translated by Eve Roe.\n\n"
        "“We stay,” said Ann Bell."
    )
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "the coach Bo Lund")
    assert list(chains(text, go, stay)) == ["“I go,”"]


def test_of_two_quoted_beside_it_a_notice_is_of_the_one_who_is_called_so() -> None:
    text = "“I go,” said the coach Bo Lund. “We stay,” said Ann Bell. The coach spoke in Danish."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "the coach Bo Lund")
    assert list(chains(text, go)) == ["“I go,”"]
    assert list(chains(text.replace("The coach", "Later the captain"), go, stay)) == ["“We stay,”"]


def test_an_agency_that_passes_an_attribution_on_passes_the_quotation_on() -> None:
    text = "“We stay,” Ann Bell said from the quay, according to Reuters."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    whole = quotation(text, "Ann Bell said from the quay", "according to", "Reuters", QuotationKind.INDIRECT)
    assert chains(text, stay, whole)["“We stay,”"] == [("relay", "Reuters")]


def test_a_pronoun_is_of_the_speaker_that_is_known() -> None:
    text = "“I go,” said Bo Lund. Ann Bell spoke next, in Danish. “We stay,” she said."
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    stay = quotation(text, "“We stay,”", "said", "she")
    made, parsed = article(text)
    assert find_chains(made, parsed, [go, stay]) == ()
    [chain] = find_chains(made, parsed, [go, stay], {stay.key: "Ann Bell"})
    assert (chain.quotation, chain.steps[0].what) == (stay.key, "Danish")


def test_both_are_all_who_are_quoted() -> None:
    text = "Both mayors spoke in Danish. “I go,” said Bo Lund. “We stay,” said Ann Bell."
    stay = quotation(text, "“We stay,”", "said", "Ann Bell")
    go = quotation(text, "“I go,”", "said", "Bo Lund")
    assert set(chains(text, go, stay)) == {"“I go,”", "“We stay,”"}
