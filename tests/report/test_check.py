"""What a check found, for a terminal, in Markdown and as data."""

from __future__ import annotations

import io
import json

from rich.console import Console

from quotes.checks import check_texts
from quotes.model import Article, Audit
from quotes.report import ChecksView, checks_json, checks_jsonl, checks_markdown
from quotes.report.check import where

TEXT = "ANA: We want \x1bEstmark\x9b to stand by us on this road, now.\nANA: Five boats wait there.\n"
REFERENCE = Article("a_b.txt", "a_b.txt", TEXT, (), "")
QUOTES = ("We want Estmark to stand with us on this road, now.", "Six boats wait there.", "<b>the moon</b>")


def audit() -> Audit:
    return check_texts(QUOTES, [REFERENCE])


def shown(width: int = 100, colours: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, color_system="standard" if colours else None, force_terminal=colours
    )
    with console.capture() as capture:
        console.print(ChecksView(audit(), [REFERENCE]))
    return capture.get()


def test_the_view_counts_marks_what_differs_and_names_the_line() -> None:
    view = shown()
    assert "3 quotations · 1 reference" in view
    assert "[-by-] {+with+}" in view
    assert "a_b.txt:2: " in view
    assert "number differs: Five / Six" in view


def test_nothing_of_a_text_acts_on_a_terminal() -> None:
    assert "␛Estmark⟨U+009B⟩" in shown(200)
    assert "\x1bE" not in shown(200, colours=True)


def test_the_view_fits_a_narrow_screen() -> None:
    assert all(len(line) <= 40 for line in shown(40).splitlines())


def test_markdown_escapes_both_texts() -> None:
    report = checks_markdown(audit(), [REFERENCE])
    assert "~~by~~ **with**" in report
    assert r"\<b\>the moon\</b\>" in report
    assert r"a\_b.txt, line 2" in report


def test_data_points_into_both_texts() -> None:
    records = json.loads(checks_json(audit(), [REFERENCE]))
    assert records == [json.loads(line) for line in checks_jsonl(audit(), [REFERENCE])]
    for record, quote in zip(records, QUOTES, strict=True):
        assert quote[record["start"] : record["end"]] == record["text"]
        for place in record["places"]:
            assert TEXT[place["start"] : place["end"]] == place["text"]
        for change in record["changes"]:
            assert TEXT[slice(*change["a"])] == change["said"]
            assert quote[slice(*change["b"])] == change["printed"]


def test_the_words_around_a_place_are_cut_at_words_and_marked_where_there_is_more() -> None:
    text = "word " * 50 + "here" + " more" * 50
    found = where(Article("t", "t", text, (), ""), (250, 254))  # type: ignore[arg-type]
    assert found.text == "here"
    assert found.before.startswith("…word")
    assert found.after.endswith("more…")
