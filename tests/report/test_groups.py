"""Groups are printed a line a rendering, in the order given, under names that do not depend on that order."""

from __future__ import annotations

import json

from quotes.model import Article, Band, Link, Relation, Remark, Rendering
from quotes.report import Grouping

FULL = "Boats will sail in June, as we promised."
TEXTS = {
    "c": FULL,
    "b": "Boats will sail in June",
    "a": "In June our boats put to sea.",
    "d": "Nobody\x1b pays.",
}
RENDERINGS = tuple(Rendering(key, key, key, 0, len(text), text) for key, text in TEXTS.items())
ARTICLES = {key: Article(key, key, text, (), "", outlet=f"Outlet {key}") for key, text in TEXTS.items()}
REMARKS = (
    Remark(
        "r1",
        ("c", "b", "c.p1", "a"),
        "c",
        "the fullest",
        (
            Link("c", "b", Relation.TRUNCATED, 0.91239, Band.CERTAIN, ("cut",)),
            Link("c", "c.p1", Relation.TRUNCATED, 1.0, Band.CERTAIN),
            Link("c", "a", Relation.TRANSLATION, 0.7, Band.LIKELY),
        ),
        (("c", "c.p1", "b"), ("a",)),
    ),
    Remark("r2", ("d",), "d", "the only one", (), (("d",),)),
)


def rows(explain: bool = False) -> list[dict[str, object]]:
    return [json.loads(line) for line in Grouping(RENDERINGS, ARTICLES, REMARKS).jsonl(explain)]


def test_each_rendering_has_a_line_in_the_order_given() -> None:
    assert [list(row.values()) for row in rows()] == [
        ["c", "a", "b", None, "c", None],
        ["b", "a", "b", "truncated", "c", "certain"],
        ["a", "a", "a", "translation", "c", "likely"],
        ["d", "d", "d", None, "d", None],
    ]
    assert list(rows()[0]) == ["id", "remark", "wording", "relation", "canonical", "band"]


def test_the_text_calls_wordings_so() -> None:
    assert next(Grouping(RENDERINGS, ARTICLES, REMARKS, wordings=True).text()).startswith(
        "4 renderings, 2 wordings"
    )


def test_scores_and_reasons_are_printed_when_asked_for() -> None:
    assert [(row["score"], row["reasons"]) for row in rows(explain=True)][:2] == [
        (None, []),
        (0.9124, ["cut"]),
    ]


def test_a_text_shows_the_remarks_in_several_renderings() -> None:
    text = "".join(Grouping(RENDERINGS, ARTICLES, REMARKS).text())
    assert text.splitlines() == [
        "4 renderings, 2 remarks, 1 in more than one rendering",
        "",
        f"“{FULL}”",
        "  c · Outlet c",
        "    “In June our boats put to sea.”",
        "      a · Outlet a: another translation (likely)",
        "    “Boats will sail in June”",
        "      b · Outlet b: cut short",
    ]


def test_nothing_that_a_terminal_acts_on_is_printed() -> None:
    twice = (*RENDERINGS, Rendering("e\x1b", "d", "d", 0, 8, "Nobody\x1b"))
    remark = Remark("r", ("d", "e\x1b"), "d", "first", (), (("d", "e\x1b"),))
    for lines in (
        Grouping(twice[3:], ARTICLES, (remark,)).text(),
        Grouping(twice[3:], ARTICLES, (remark,)).jsonl(),
    ):
        assert "\x1b" not in "".join(lines)
