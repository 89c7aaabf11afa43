"""A report of some remarks alone, which keep their numbers."""

import re
from dataclasses import replace

import pytest

from quotes.model import Audit, QuotesError
from quotes.report import audit_json, markdown_report, only_remarks

from .sample import FOUND, RULES

NAMED = replace(
    FOUND, remarks=tuple(replace(r, id=f"{n:x}bcdef{n}") for n, r in enumerate(FOUND.remarks, start=10))
)


def _headings(audit: Audit) -> list[str]:
    return re.findall(r"^### (\d+)\.", markdown_report(audit, RULES), re.MULTILINE)


def test_all_of_it_is_the_audit_itself() -> None:
    assert only_remarks(NAMED) is NAMED


def test_remarks_are_chosen_by_number_and_identifier_and_keep_their_numbers() -> None:
    assert _headings(only_remarks(NAMED, ["5"])) == ["5"]
    assert _headings(only_remarks(NAMED, ["5", "2", "abcdef10"])) == ["2", "3", "5"]
    assert _headings(only_remarks(NAMED, ["abcd"])) == ["3"]


def test_a_speaker_is_chosen_in_any_spelling() -> None:
    assert _headings(only_remarks(NAMED, speaker="mrs marden")) == ["1", "2", "3"]
    assert _headings(only_remarks(NAMED, ["7"], speaker="arkwell")) == ["4", "5", "6", "7"]


def test_the_report_says_of_how_many_and_lists_what_it_cites_alone() -> None:
    report = markdown_report(only_remarks(NAMED, ["7"]), RULES)
    assert "Chosen of an audit of 7 remarks, whose numbers they keep." in report
    assert "courier.txt" in report
    assert "herald.txt" not in report
    assert "missing.txt" in report


def test_the_data_holds_them_alone() -> None:
    assert '"key": "r6"' in audit_json(only_remarks(NAMED, ["5"]))
    assert '"key": "r7"' not in audit_json(only_remarks(NAMED, ["5"]))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("8", "8 is no remark: there are 7"),
        ("0", "there are 7"),
        ("abc", "give its number or its identifier"),
        ("ffff", "give its number or its identifier"),
    ],
)
def test_a_remark_that_is_not_there_is_told(asked: str, said: str) -> None:
    with pytest.raises(QuotesError, match=said):
        only_remarks(NAMED, [asked])


def test_an_identifier_that_is_cut_too_short_is_told() -> None:
    alike = replace(NAMED, remarks=tuple(replace(r, id=f"abcd{n}") for n, r in enumerate(NAMED.remarks)))
    with pytest.raises(QuotesError, match="7 remarks begin so"):
        only_remarks(alike, ["abcd"])


def test_a_speaker_who_says_nothing_is_told() -> None:
    with pytest.raises(QuotesError, match="no remark is of a speaker Nobody"):
        only_remarks(NAMED, speaker="Nobody")
