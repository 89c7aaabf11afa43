"""What a quotation is to a transcript: word for word, cut, edited, altered, put together, or not there."""

from __future__ import annotations

import pytest

from quotes.checking import check_renderings
from quotes.model import Article, Checked, Outcome, Rendering

FILLER = "The committee met again to talk about other things of no interest to anyone in the room. " * 20

TRANSCRIPT = f"""\
MARDEN: Good morning. We want Estmark to be by our side on this road. Five hundred boats have waited
since the winter, and they will not wait any longer. [Laughter]

Q: What about the fees, minister?

MARDEN: We will, uh, open the strait to all boats next week, if the fees are paid in full. We will not, as
I said in Velmar, raise the taxes. Everyone will be paid, except the crews of the northern fleet. I do
not believe that the dam is safe. The colour of the water, (laughter) of the water is brown.

{FILLER}

ARKWELL: A new page has been opened between our two countries, and nobody can close it.
"""


def reference(text: str = TRANSCRIPT, key: str = "transcript.txt") -> Article:
    return Article(key, key, text, (), "")


def check(text: str, *references: Article, whole: bool | None = None, start: int = 0) -> Checked:
    whole = text[:1].isupper() and text.endswith(".") if whole is None else whole
    rendering = Rendering("q1", "article.md", "q", start, start + len(text), text, whole=whole)
    (checked,) = check_renderings([rendering], references or [reference()])
    return checked


def said(checked: Checked, text: str = TRANSCRIPT) -> list[str]:
    return [text[start:end] for start, end in checked.places]


@pytest.mark.parametrize(
    "text",
    [
        "We want Estmark to be by our side on this road.",
        "we want Estmark to be by our side",
        "FIVE HUNDRED BOATS have waited since the winter — and they will not wait any longer!",
        "500 boats have waited since the winter",
        "We will open the strait to all boats next week, if the fees are paid in full.",
        "The color of the water is brown.",
        "a new page",
    ],
)
def test_words_that_are_there_are_verbatim_whatever_their_case_stops_spelling_and_lines(text: str) -> None:
    checked = check(text)
    assert (checked.outcome, checked.score, checked.changes) == (Outcome.VERBATIM, 1.0, ())


def test_a_place_is_exactly_where_the_words_stand() -> None:
    checked = check("they will not wait any longer")
    assert checked.reference == "transcript.txt"
    assert said(checked) == ["they will not wait any longer"]


def test_words_across_a_line_break_and_a_hesitation_are_one_place() -> None:
    assert said(check("Five hundred boats have waited since the winter")) == [
        "Five hundred boats have waited\nsince the winter"
    ]
    assert said(check("We will open the strait")) == ["We will, uh, open the strait"]


def test_an_ellipsis_cuts_and_says_what_it_left_out() -> None:
    checked = check("Five hundred boats have waited … and they will not wait any longer.")
    assert checked.outcome is Outcome.TRUNCATED
    assert checked.reasons == ("“since the winter” is left out, as is shown",)


@pytest.mark.parametrize(
    "text", ["[W]e want [our neighbour] to be by our side", "We want Estmark [the kingdom] to be by our side"]
)
def test_insertions_in_brackets_are_shown_cuts(text: str) -> None:
    assert check(text).outcome is Outcome.TRUNCATED


def test_a_word_that_is_another_is_edited_and_told() -> None:
    checked = check("we want Estmark to be at our side")
    assert checked.outcome is Outcome.EDITED
    assert checked.reasons == ("“at” stands for “by”",)
    assert [step.kind for step in checked.operations if step.kind != "equal"] == ["replace"]


def test_words_left_out_with_no_sign_are_edited() -> None:
    checked = check("Five hundred boats have waited and they will not wait any longer.")
    assert checked.outcome is Outcome.EDITED
    assert checked.reasons == ("“since the winter” is left out, with no sign",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5,000 boats have waited since the winter.", "number"),
        ("Five hundred boats have waited since the winter, and they will wait any longer.", "negation"),
        ("We want Norvale to be by our side on this road.", "name"),
        ("We may open the strait to all boats next week, if the fees are paid in full.", "modal"),
        ("A new page has not been opened between our two countries.", "negation"),
    ],
)
def test_a_changed_meaning_is_altered(text: str, kind: str) -> None:
    checked = check(text)
    assert checked.outcome is Outcome.ALTERED
    assert kind in {change.kind for change in checked.changes}


@pytest.mark.parametrize(
    ("text", "kind", "dropped"),
    [
        ("We will … raise the taxes.", "negation", "not"),
        ("We will open the strait to all boats …", "condition", "if the fees are paid in full"),
        ("Everyone will be paid …", "condition", "except the crews of the northern fleet"),
        ("… the dam is safe.", "negation", "not"),
    ],
)
def test_an_ellipsis_that_drops_what_the_rest_hangs_on_alters(text: str, kind: str, dropped: str) -> None:
    checked = check(text)
    assert checked.outcome is Outcome.ALTERED
    (change,) = checked.changes
    assert (change.kind, TRANSCRIPT[slice(*change.a)]) == (kind, dropped)
    assert change.b.start == change.b.end


@pytest.mark.parametrize(
    "text",
    [
        "We want Estmark to be by our side … and they will not wait any longer.",
        "Five hundred boats have waited … We will not, as I said in Velmar, raise the taxes.",
    ],
)
def test_an_ellipsis_for_whole_sentences_alters_nothing(text: str) -> None:
    assert check(text).outcome is Outcome.TRUNCATED


def test_what_denies_a_fragment_before_it_is_the_reporters_to_tell() -> None:
    assert check("the dam is safe", whole=False).outcome is Outcome.VERBATIM
    assert check("The dam is safe.", whole=True).outcome is Outcome.ALTERED


@pytest.mark.parametrize("joint", [" … ", " "])
def test_distant_passages_are_called_assembled(joint: str) -> None:
    checked = check(
        f"Five hundred boats have waited since the winter.{joint}A new page has been opened between our two "
        "countries."
    )
    assert checked.outcome is Outcome.ASSEMBLED
    assert said(checked) == [
        "Five hundred boats have waited\nsince the winter",
        "A new page has been opened between our two countries",
    ]
    assert checked.reasons[0].startswith("put together from 2 places, ")
    assert checked.reasons[1] == "of 2 people: MARDEN, ARKWELL"


def test_passages_in_another_order_are_assembled() -> None:
    checked = check(
        "A new page has been opened between our two countries … We want Estmark to be by our side."
    )
    assert checked.outcome is Outcome.ASSEMBLED
    assert "in another order" in checked.reasons[0]


@pytest.mark.parametrize(
    "text", ["The moon is made of green cheese.", "a new law", "Estmark", "…", "“”", "12"]
)
def test_what_is_not_there_is_not_found(text: str) -> None:
    expected = Outcome.VERBATIM if text == "Estmark" else Outcome.NOT_FOUND
    checked = check(text, whole=False)
    assert checked.outcome is expected
    assert bool(checked.places) == (expected is Outcome.VERBATIM)


def test_a_sentence_that_is_not_there_is_named_beside_those_that_are() -> None:
    checked = check(
        "We want Estmark to be by our side on this road. The moon is made of the greenest cheese."
    )
    assert checked.outcome is Outcome.NOT_FOUND
    assert checked.reasons[0] == "“The moon is made of the greenest cheese.” is not in it"
    assert said(checked) == ["We want Estmark to be by our side on this road"]


def test_the_name_before_a_turn_is_no_speech() -> None:
    checked = check("nobody can close it", reference("ANA: We opened it and nobody\nBEN: can close it, yes."))
    assert checked.outcome is Outcome.VERBATIM
    assert check("Ben can close it", reference("ANA: We opened it.\nBEN: Can close it.")).outcome is not (
        Outcome.VERBATIM
    )


def test_a_capital_and_a_colon_that_stand_once_are_speech() -> None:
    assert check("Remember: we open at nine", reference("Remember: we open at nine.")).score == 1.0


def test_the_reference_that_has_the_words_is_named_and_nothing_is_found_across_two() -> None:
    one, two = (
        reference("We came at dawn and saw", "one.txt"),
        reference("the burning harbour at last.", "two.txt"),
    )
    assert check("the burning harbour at last", one, two).reference == "two.txt"
    across = check("We came at dawn and saw the burning harbour at last.", one, two)
    assert across.outcome is not Outcome.VERBATIM


def test_words_that_stand_often_say_so() -> None:
    checked = check("talk about other things")
    assert checked.outcome is Outcome.VERBATIM
    assert checked.reasons == ("stands 20 times in it",)


def test_operations_point_into_both_texts() -> None:
    text = "we want Estmark to be at our side"
    for step in check(text, start=100).operations:
        one, other = TRANSCRIPT[slice(*step.a)], text[step.b.start - 100 : step.b.end - 100]
        assert (one.lower() == other.lower()) == (step.kind == "equal")


def test_each_rendering_gets_its_check_in_the_order_given_whatever_the_others_are() -> None:
    texts = ["a new page", "green cheese", "We want Estmark to be by our side."]
    renderings = [Rendering(f"q{n}", "a", "q", 0, len(t), t) for n, t in enumerate(texts)]
    checked = check_renderings(renderings, [reference()])
    assert [c.rendering for c in checked] == ["q0", "q1", "q2"]
    assert tuple(reversed(check_renderings(renderings[::-1], [reference()]))) == checked


@pytest.mark.parametrize("text", ["", " \n ", "12 34", "…" * 50, "\x1b[31m", "a " * 3000])
def test_no_text_of_a_reference_or_a_quotation_is_too_odd(text: str) -> None:
    check("We want Estmark to be by our side.", reference(text))
    check(text, whole=False)
    check(text, reference(text), whole=False)
    assert check_renderings([], [reference(text)]) == ()


def test_what_an_article_prints_again_is_checked_once_and_told_at_each_place() -> None:
    text = "Five hundred boats have not waited since [the] winter."
    starts = (0, 70, 200)
    given = [
        Rendering(f"q{start}", "article.md", "q", start, start + len(text), text, whole=True)
        for start in starts
    ]
    together = check_renderings(given, [reference()])
    alone = [check_renderings([each], [reference()])[0] for each in given]
    assert list(together) == alone
    assert {change.b.start - start for start, c in zip(starts, together, strict=True) for change in c.changes}
    assert len({c.operations[0].b.start for c in together}) == 3
