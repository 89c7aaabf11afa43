"""A translation that its article does not call so is found by what another article says of the remark."""

from dataclasses import replace

from quotes.model import Band, Relation, Remark, Undisclosed
from quotes.provenance import complete_chains, find_originals, find_undisclosed

from .press import Press

SAID = "“We will stay until the end of June,” Ann Bell said"


def undisclosed(press: Press, *remarks: Remark) -> list[Undisclosed]:
    originals = find_originals(press.articles, press.quotations, press.renderings, press.chains)
    given = (press.quotations, remarks, press.renderings, press.articles)
    chains = complete_chains(press.chains, *given, originals)
    return list(find_undisclosed(remarks, press.renderings, press.articles, chains))


def phrase(press: Press, found: Undisclosed) -> str:
    article = next(r.article for r in press.renderings if r.key == found.discloses)
    text = next(a.text for a in press.articles if a.key == article)
    return text[found.step.span.start : found.step.span.end]


def test_the_phrase_of_another_article_discloses_it() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID}, according to a Danish translation of her remarks.")
    [b] = press.prints("b.txt", f"{SAID}.")
    [found] = undisclosed(press, press.remark(a, b))
    assert (found.rendering, found.discloses) == (b, a)
    assert phrase(press, found) == "according to a Danish translation of her remarks"


def test_an_interpreter_or_a_foreign_language_discloses_it_too() -> None:
    for notice in ("through an interpreter", "in Danish"):
        press = Press()
        [a] = press.prints("a.txt", f"{SAID} {notice}.")
        [b] = press.prints("b.txt", "“Until June ends we are not going anywhere,” Ann Bell said.")
        [found] = undisclosed(press, press.remark(a, b))
        assert phrase(press, found).endswith(notice)


def test_english_that_was_spoken_discloses_nothing() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} in English.")
    [b] = press.prints("b.txt", f"{SAID}.")
    [c] = press.prints("c.txt", f"{SAID} through an interpreter.")
    assert undisclosed(press, press.remark(a, b)) == []
    assert undisclosed(press, press.remark(a, b, c)) == []


def test_an_article_that_says_so_of_the_speaker_is_silent_of_nothing() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} through an interpreter.")
    _, b = press.prints("b.txt", f"“Salt is dear,” Ann Bell said in Danish. {SAID}.")
    assert undisclosed(press, press.remark(a, b)) == []


def test_what_it_says_of_another_speaker_does_not_count() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} through an interpreter.")
    other, b = press.prints("b.txt", f"“Salt is dear,” Bo Lund said in Danish. {SAID}.")
    place = next(i for i, r in enumerate(press.renderings) if r.key == other)
    press.renderings[place] = replace(press.renderings[place], speaker="lund")
    assert [found.rendering for found in undisclosed(press, press.remark(a, b))] == [b]


def test_the_same_wording_discloses_before_an_earlier_article() -> None:
    press = Press()
    [a] = press.prints("a.txt", "“June it is,” Ann Bell said in Danish.", date="2030-01-01")
    [b] = press.prints("b.txt", f"{SAID} through an interpreter.", date="2030-01-02")
    [c] = press.prints("c.txt", f"{SAID}.", date="2030-01-03")
    [found] = undisclosed(press, press.remark(a, b, c))
    assert (found.rendering, found.discloses) == (c, b)


def test_what_is_only_unsurely_the_remark_discloses_nothing() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} through an interpreter.")
    [b] = press.prints("b.txt", "“We may stay,” Ann Bell said.")
    assert undisclosed(press, press.remark(a, b, band=Band.UNSURE)) == []
    assert undisclosed(press, press.remark(a, b, relation=Relation.PARAPHRASE)) == []


def test_an_original_in_the_corpus_discloses_the_translations_of_it() -> None:
    press = Press()
    press.prints("dk.txt", "“Vi bliver til juni er omme,” sagde Ann Bell.", lang="da")
    [a] = press.prints("a.txt", f"{SAID} in Danish.")
    [b] = press.prints("b.txt", f"{SAID}.")
    [found] = undisclosed(press, press.remark("dk.txt#0", a, b))
    assert found.rendering == b


def test_what_an_article_says_of_other_words_of_the_speaker_discloses_it_too() -> None:
    press = Press()
    a, _ = press.prints("a.txt", f"{SAID}. “Salt is dear,” Ann Bell said in Danish.")
    [b] = press.prints("b.txt", f"{SAID}.")
    [found] = undisclosed(press, press.remark(a, b))
    assert (found.rendering, phrase(press, found)) == (b, "said in Danish")


def test_what_it_says_of_reported_speech_counts_for_the_speaker() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} through an interpreter.")
    b, reported = press.prints("b.txt", f"{SAID}. “Salt is dear,” Ann Bell said in Danish.")
    press.renderings = [r for r in press.renderings if r.key != reported]
    originals = find_originals(press.articles, press.quotations, press.renderings, press.chains)
    speakers = {quotation.key: "bell" for quotation in press.quotations}
    given = (press.quotations, [press.remark(a, b)], press.renderings, press.articles)
    chains = complete_chains(press.chains, *given, originals, speakers)
    of_b = next(chain for chain in chains if chain.quotation == b)
    assert (of_b.steps[0].kind, of_b.steps[0].what, of_b.steps[0].stated) == ("spoken", "Danish", False)
    told = (press.quotations, speakers)
    assert find_undisclosed(given[1], press.renderings, press.articles, chains, *told) == ()
