"""Each article is parsed once."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from quotes.ledger import Store, open_to_write, remembering
from quotes.ledger import parses as module
from quotes.model import Article, Parse
from tests.ledger import made

A, B = made.article("a.txt", "Boats will sail."), made.article("b.txt", "Ships will not.")
Quiet = Callable[[int, int], None]


class Reader:
    """Stands in for the models, and remembers what it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def parse(self, articles: Sequence[Article], progress: Quiet) -> dict[str, Parse]:
        self.read += [article.key for article in articles]
        return {article.key: made.parse(article) for article in articles}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_to_write(tmp_path / "ledger", now=lambda: made.NOW) as opened:
        yield opened


def read(store: Store, articles: Sequence[Article], version: str = "1") -> list[str]:
    """Parse articles with the ledger; return the keys of those that the models were given."""
    reader = Reader()
    found = remembering(store, reader.parse, version)(articles, lambda done, total: None)
    assert found == {article.key: made.parse(article) for article in articles}
    return reader.read


def test_what_was_parsed_is_not_parsed_again(store: Store) -> None:
    assert read(store, [A]) == ["a.txt"]
    assert read(store, [A, B]) == ["b.txt"]
    assert read(store, [B, A]) == []


def test_another_text_under_a_name_is_parsed_and_the_former_article_is_kept(store: Store) -> None:
    read(store, [A])
    changed = made.article("a.txt", "Boats will not sail.")
    assert read(store, [changed]) == ["a.txt"]
    assert read(store, [changed]) == []
    assert store.rows("SELECT count(*) FROM articles")[0][0] == 2
    assert [row["what"] for row in store.rows("SELECT what FROM events")] == ["article", "article-changed"]


def test_the_same_text_elsewhere_is_not_parsed_again(store: Store) -> None:
    read(store, [A])
    assert read(store, [made.article("a.txt", "Boats will sail.", path="moved/a.txt", day=2)]) == []


def test_other_models_or_other_code_parse_again(store: Store) -> None:
    read(store, [A])
    assert read(store, [A], version="2") == ["a.txt"]
    assert store.rows("SELECT reader FROM parses")[0]["reader"] == "2"


def test_a_parse_that_is_damaged_is_made_again(store: Store) -> None:
    read(store, [A])
    with store.writing() as db:
        db.execute("UPDATE parses SET data = x'00'")
    assert read(store, [A]) == ["a.txt"]
    assert read(store, [A]) == []


def test_what_was_finished_before_it_fails_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 1)

    def fails(articles: Sequence[Article], progress: Quiet) -> dict[str, Parse]:
        if articles[0].key == "b.txt":
            raise KeyboardInterrupt
        return {article.key: made.parse(article) for article in articles}

    with pytest.raises(KeyboardInterrupt):
        remembering(store, fails, "1")([A, B], lambda done, total: None)
    assert read(store, [A, B]) == ["b.txt"]


def test_progress_counts_the_characters_of_all_articles(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(store, [A])
    told: list[tuple[int, int]] = []

    def parse(articles: Sequence[Article], progress: Quiet) -> dict[str, Parse]:
        (one,) = articles
        progress(4, len(one.text))
        return {article.key: made.parse(article) for article in articles}

    remembering(store, parse, "1")([A, B], lambda done, total: told.append((done, total)))
    both = len(A.text) + len(B.text)
    assert told == [(len(A.text), both), (len(A.text) + 4, both)]
