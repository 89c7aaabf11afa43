"""What follows from what articles state is a step too, but called inferred, and says from what."""

from quotes.model import Remark, Step
from quotes.provenance import complete_chains, find_originals

from .press import Press

SAID = "“We will stay until the end of June,” Ann Bell said"
OTHER = "“Until June ends we are not going anywhere,” Ann Bell said"


def steps(press: Press, *remarks: Remark) -> dict[str, list[Step]]:
    originals = find_originals(press.articles, press.quotations, press.renderings, press.chains)
    given = (press.quotations, remarks, press.renderings, press.articles)
    return {c.quotation: list(c.steps) for c in complete_chains(press.chains, *given, originals)}


def told(found: list[Step]) -> list[tuple[str, str, bool]]:
    return [(step.kind, step.what, step.stated) for step in found]


def test_the_spoken_language_follows_from_another_article() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} in Danish.", outlet="Ash")
    [b] = press.prints("b.txt", f"{OTHER} through an interpreter.", outlet="Elm")
    found = steps(press, press.remark(a, b))[b]
    assert told(found) == [("spoken", "Danish", False), ("interpreter", "interpreter", True)]
    assert found[0].reason == "Ash says “said in Danish” of it"
    assert found[0].article == "a.txt"
    assert press.articles[0].text[slice(*found[0].span)] == "said in Danish"


def test_articles_that_disagree_on_the_language_let_nothing_follow() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} in Danish.")
    [b] = press.prints("b.txt", f"{SAID} in Dutch.")
    [c] = press.prints("c.txt", f"{OTHER} through an interpreter.")
    assert told(steps(press, press.remark(a, b, c))[c]) == [("interpreter", "interpreter", True)]


def test_what_is_translated_from_a_language_was_spoken_in_it() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID}, translated from the Danish by AFP.")
    assert told(steps(press, press.remark(a))[a]) == [
        ("spoken", "Danish", False),
        ("translation", "from Danish, by AFP", True),
    ]


def test_what_an_article_says_of_a_speaker_holds_for_her_other_words() -> None:
    press = Press()
    a, b = press.prints("a.txt", f"“Salt is dear,” Ann Bell said through an interpreter. {SAID}.")
    found = steps(press, press.remark(a), press.remark(b))[b]
    assert told(found) == [("interpreter", "interpreter", False)]
    assert found[0].article is None


def test_the_translation_of_another_article_is_this_one_only_if_the_words_are_the_same() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID}, according to an English translation by the ministry.")
    [b] = press.prints("b.txt", f"{SAID}.")
    [c] = press.prints("c.txt", f"{OTHER}.")
    found = steps(press, press.remark(a, b, c))
    assert told(found[b]) == [("translation", "English, by the ministry", False)]
    assert told(found[c]) == [("translation", "English", False)]


def test_a_translation_into_a_third_language_was_translated_again() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID}, according to a Danish translation of her remarks.")
    assert told(steps(press, press.remark(a))[a]) == [
        ("translation", "Danish", True),
        ("translation", "English from Danish", False),
    ]


def test_a_translation_of_what_was_spoken_in_the_language_of_the_page_is_translated_back() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} in English.")
    [b] = press.prints("b.txt", f"{OTHER}, according to a Danish translation of her remarks.")
    found = steps(press, press.remark(a, b))[b]
    assert told(found) == [
        ("spoken", "English", False),
        ("translation", "Danish", True),
        ("back-translation", "English", False),
    ]


def test_other_words_by_an_agency_of_another_language_are_translated_back() -> None:
    press = Press()
    [a] = press.prints("a.txt", f"{SAID} in English.")
    [b] = press.prints("b.txt", f"{OTHER} in remarks carried by TASS.")
    [c] = press.prints("c.txt", f"{SAID} in remarks carried by TASS.")
    found = steps(press, press.remark(a, b, c))
    assert ("back-translation", "English", False) in told(found[b])
    assert ("back-translation", "English", False) not in told(found[c])


def test_a_rendering_in_another_language_is_the_root_of_the_chain() -> None:
    press = Press()
    [o] = press.prints("dk.txt", "“Vi bliver,” sagde Ann Bell.", outlet="Posten", lang="da")
    [a] = press.prints("a.txt", f"{SAID}.")
    found = steps(press, press.remark(o, a))
    assert told(found[o]) == [("spoken", "Danish", False)]
    assert told(found[a]) == [("spoken", "Danish", False), ("translation", "English from Danish", False)]
    assert found[a][0].reason == "Posten prints it in Danish"


def test_the_corpus_states_the_spoken_language_where_others_name_it() -> None:
    press = Press()
    [o] = press.prints("dk.txt", "“Vi bliver,” sagde Ann Bell.", lang="da")
    [a] = press.prints("a.txt", f"{SAID} in Danish.")
    assert told(steps(press, press.remark(o, a))[o]) == [("spoken", "Danish", True)]


def test_what_is_said_to_have_been_spoken_in_another_language_is_no_original() -> None:
    press = Press()
    [o] = press.prints("dk.txt", "“Vi bliver,” sagde Ann Bell.", lang="da")
    press.prints("a.txt", f"{SAID} in Dutch.")
    assert find_originals(press.articles, press.quotations, press.renderings, press.chains) == {}
    assert o == "dk.txt#0"
