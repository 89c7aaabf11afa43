"""Findings a line each, for logs and for GitHub."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.model import Audit, Extraction
from quotes.report import finding_lines, github_annotations, one_line

from .sample import ARTICLES, FINDINGS, FOUND, MORE, RULES

HERE = Path("/desk")


def _one(code: str, message: str = "Look.", path: str = "meeting/a.txt") -> Audit:
    """Return the sample with one finding, of that message, in an article of that path."""
    finding = next(finding for finding in FINDINGS if finding.code == code)
    articles = tuple(replace(article, path=path) for article in ARTICLES)
    return replace(FOUND, articles=articles, findings=(replace(finding, message=message),))


def test_a_finding_is_a_line_with_its_place_and_the_last_line_counts_them() -> None:
    lines = list(finding_lines(FOUND))
    assert len(lines) == len(FINDINGS) + 1
    assert lines[2] == f"meeting/herald.txt:5:181: Q103 error: {FINDINGS[2].message}\n"
    assert lines[-1] == "1 error, 5 warnings, 5 notes\n"


def test_without_findings_the_one_line_says_so() -> None:
    assert list(finding_lines(MORE)) == ["no findings\n"]


def test_a_line_stays_a_line_whatever_the_article_holds() -> None:
    for line in finding_lines(FOUND):
        assert line.endswith("\n")
        assert len(line.splitlines()) == 1
        assert "\x1b" not in line
        assert "\u202e" not in line


@pytest.mark.parametrize(("code", "command"), [("Q103", "error"), ("Q303", "warning"), ("Q102", "notice")])
def test_each_severity_has_its_command_for_github(code: str, command: str) -> None:
    [line] = github_annotations(_one(code), RULES, HERE)
    assert line.startswith(f"::{command} file=meeting/a.txt,")


def test_an_annotation_names_file_lines_columns_and_rule() -> None:
    [line] = github_annotations(_one("Q103"), RULES, HERE)
    assert line == (
        "::error file=meeting/a.txt,line=5,endLine=5,col=181,title=Q103 speakers-conflict,endColumn=211"
        "::Look.\n"
    )


def test_what_was_taken_from_a_page_or_a_table_has_no_lines() -> None:
    audit = _one("Q103", path="meeting/a.jsonl:7")
    taken = Extraction("jsonl", "as given", "0" * 64, item="7")
    audit = replace(audit, articles=tuple(replace(article, extracted=taken) for article in audit.articles))
    assert next(iter(finding_lines(audit))) == "meeting/a.jsonl:7: Q103 error: Look.\n"
    [line] = github_annotations(audit, RULES, HERE)
    assert line == "::error file=meeting/a.jsonl,title=Q103 speakers-conflict::Look.\n"


def test_an_annotation_over_lines_has_no_end_column() -> None:
    [line] = github_annotations(_one("Q205"), RULES, HERE)
    assert line == "::warning file=meeting/a.txt,line=3,endLine=4,col=2,title=Q205::Look.\n"


def test_what_would_end_a_message_or_a_property_is_escaped() -> None:
    [line] = github_annotations(_one("Q103", "100%, said: “a\r\nb”\n::error::c", "x,y:z%\n.txt"), RULES, HERE)
    assert line.startswith("::error file=x%2Cy%3Az%25 .txt,line=5,")
    assert line.endswith("::100%25, said: “a b” ::error::c\n")
    assert len(line.splitlines()) == 1


def test_a_file_of_the_working_directory_is_named_from_there() -> None:
    for path in ("/desk/meeting/a.txt", "./meeting/a.txt"):
        [line] = github_annotations(_one("Q103", path=path), RULES, HERE)
        assert "file=meeting/a.txt," in line
    [line] = github_annotations(_one("Q103", path="../a.txt"), RULES, HERE)
    assert "file=../a.txt," in line


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_whatever_the_words_and_the_path_are_a_finding_is_one_line(message: str, path: str) -> None:
    audit = _one("Q103", message, path)
    for lines in (list(finding_lines(audit))[:1], list(github_annotations(audit, RULES, HERE))):
        assert [len(line.splitlines()) for line in lines] == [1]
    [_, command, text] = lines[0].split("::", 2)
    properties = dict(each.split("=", 1) for each in command.removeprefix("error ").split(","))
    assert list(properties) == ["file", "line", "endLine", "col", "title", "endColumn"]
    assert text.replace("%25", "%") == f"{one_line(message)}\n"
