"""Passages are found by their words, wherever these stand now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.decisions.find import Finder
from quotes.identity import Anchor, anchor
from quotes.model import Article, Place, Span

TEXT = "The port opened.\n\n“Boats will   sail,” she said. Later: “Boats will sail,” he said.\n"


def article(text: str, name: str = "post.txt", url: str | None = None) -> Article:
    return Article(name, f"news/{name}", text, (), "", url=url)


def found(what: Anchor, *articles: Article) -> str | None:
    place = Finder(articles).find(what)
    if place is None:
        return None
    text = next(a.text for a in articles if a.key == place.article)
    return f"{place.article}:{text[place.span.start : place.span.end]}@{place.span.start}"


def span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def test_a_passage_is_found_where_it_was() -> None:
    what = anchor(article(TEXT), span(TEXT, "Boats will   sail"))
    assert found(what, article(TEXT)) == "post.txt:Boats will   sail@19"


def test_the_text_around_it_tells_which_occurrence_is_meant() -> None:
    second = anchor(article(TEXT), span(TEXT, "Boats will sail"))
    assert found(second, article(TEXT)) == f"post.txt:Boats will sail@{TEXT.index('Boats will sail')}"


def test_it_is_found_after_the_article_was_edited_around_it() -> None:
    what = anchor(article(TEXT), span(TEXT, "Boats will sail"))
    edited = "News. " + TEXT.replace("Later: ", "Much later, in the evening: ").replace("port", "harbour")
    assert found(what, article(edited)) == f"post.txt:Boats will sail@{edited.index('Boats will sail')}"


def test_it_is_found_in_an_article_that_was_renamed_if_most_of_what_is_around_it_is_the_same() -> None:
    what = anchor(article(TEXT, "old.txt"), span(TEXT, "Boats will sail"))
    other = article("“Boats will sail,” sang the choir.", "a.txt")
    assert found(what, other, article(TEXT)) == f"post.txt:Boats will sail@{TEXT.index('Boats will sail')}"
    assert found(what, other) is None


def test_an_article_goes_by_its_address_its_file_name_and_its_key() -> None:
    text = "“Boats will sail,” she said."
    here = article(text, "post.txt", "https://post.example/1")
    other = article(text, "a.txt")
    for name in ("https://post.example/1", "post.txt"):
        assert found(Anchor(name, "Boats will sail", "", ""), other, here) == "post.txt:Boats will sail@1"
    assert Finder([here]).knows("post.txt")
    assert not Finder([here]).knows("a.txt")


def test_words_that_are_gone_are_not_found_in_the_midst_of_others() -> None:
    assert found(Anchor("post.txt", "sail", "", ""), article("The sailor spoke.")) is None
    assert found(Anchor("post.txt", "5", "", ""), article("All 500 went.")) is None
    assert found(Anchor("post.txt", "新しい", "", ""), article("とても新しい港")) == "post.txt:新しい@3"


def test_a_part_of_a_word_is_found_by_what_is_around_it() -> None:
    text = "They didn't wait. They didn't go."
    what = anchor(article(text), span(text, "n't", 1))
    assert found(what, article(text)) == f"post.txt:n't@{text.rindex('n' + chr(39))}"


WORDS = st.lists(st.sampled_from(["the", "boats", "will", "sail", "“not”", "5", "\n\n", "  "]), min_size=1)


@given(WORDS, st.data())
def test_every_passage_of_an_article_is_found_again(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    tokens = [(m, m + len(w)) for w in {*text.split()} for m in range(len(text)) if text.startswith(w, m)]
    whole = [
        (a, b)
        for a, b in tokens
        if (a == 0 or text[a - 1].isspace()) and (b == len(text) or text[b].isspace())
    ]
    if not whole:
        return
    first, last = sorted(data.draw(st.tuples(st.sampled_from(sorted(whole)), st.sampled_from(sorted(whole)))))
    what = anchor(article(text), Span(first[0], max(first[1], last[1])))
    place = Finder([article(text)]).find(what)
    assert isinstance(place, Place)
    assert " ".join(text[place.span.start : place.span.end].split()) == what.exact
    again = anchor(article(text), place.span)
    assert (again.before, again.after) == (what.before, what.after)
