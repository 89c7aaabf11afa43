"""The file of decisions: what is read, what is refused and in which words, what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.decisions import (
    Decide,
    Decision,
    append_decision,
    format_decision,
    parse_decision,
    read_decisions,
    take_back,
)
from quotes.decisions.file import KINDS
from quotes.identity import Anchor
from quotes.model import QuotesError

A = '{"article": "post.txt", "exact": "Boats will sail"}'
B = '{"article": "herald.txt", "exact": "The boats will go", "before": "said: “", "after": "”, and"}'


def test_a_line_is_read_with_all_that_it_says() -> None:
    line = f'{{"decide": "same", "what": [{A}, {B}], "who": "mk", "when": "2031-05-02", "why": "one speech"}}'
    decision = parse_decision(line, 7)
    assert decision.decide is Decide.SAME
    assert decision.what[1] == Anchor("herald.txt", "The boats will go", "said: “", "”, and")
    assert decision.line == 7
    assert decision.reason == "decided by mk on 2031-05-02: one speech"


def test_who_when_and_why_may_be_missing() -> None:
    assert parse_decision(f'{{"decide": "canonical", "what": [{A}]}}').reason == "chosen by hand"


def test_a_speaker_may_be_nobody_known() -> None:
    assert parse_decision(f'{{"decide": "speaker", "what": [{A}], "is": null}}').value is None
    assert (
        parse_decision(f'{{"decide": "speaker", "what": [{A}], "is": "Ilse Marden"}}').value == "Ilse Marden"
    )


def test_comments_blank_lines_a_mark_and_foreign_line_ends_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    line = f'{{"decide": "canonical", "what": [{A}]}}'
    path.write_bytes(f"\ufeff# ours\r\n\r\n  {line}\r\n\n   # and\n{line}".encode())
    decisions = read_decisions(path)
    assert decisions.path == str(path)
    assert [decision.line for decision in decisions.lines] == [3, 6]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "no JSON object"),
        ("[]", "no JSON object"),
        ("[" * 100_000, "no JSON object"),
        ("7" * 5000, "no JSON object"),
        ("{}", '"decide" must be one of same'),
        (f'{{"decide": "perhaps", "what": [{A}]}}', '"decide" must be one of same'),
        (f'{{"decide": ["same"], "what": [{A}, {B}]}}', '"decide" must be one of same'),
        ('{"decide": "same"}', '"what" must be a list'),
        (f'{{"decide": "same", "what": [{A}]}}', "two passages or more"),
        ('{"decide": "canonical", "what": []}', "must hold a passage"),
        (f'{{"decide": "canonical", "what": [{A}, {B}]}}', "must hold one passage"),
        ('{"decide": "canonical", "what": ["Boats"]}', "a passage must be an object"),
        ('{"decide": "canonical", "what": [{"exact": "Boats"}]}', 'a passage needs "article"'),
        ('{"decide": "canonical", "what": [{"article": "a", "exact": " "}]}', 'a passage needs "article"'),
        ('{"decide": "canonical", "what": [{"article": "a", "exact": 1}]}', '"exact" must be a text'),
        ('{"decide": "canonical", "what": [{"article": "a", "exact": "b", "x": 1}]}', "unknown key “x”"),
        (f'{{"decide": "canonical", "what": [{A}], "by": "mk"}}', "unknown key “by”"),
        (f'{{"decide": "canonical", "decide": "same", "what": [{A}]}}', "stands in it twice"),
        (f'{{"decide": "canonical", "what": [{A}], "is": "x"}}', '"is" does not go with'),
        (f'{{"decide": "speaker", "what": [{A}]}}', '"is" is missing'),
        (f'{{"decide": "speaker", "what": [{A}], "is": ""}}', "name of a speaker"),
        (f'{{"decide": "kind", "what": [{A}], "is": null}}', "one of direct, mixed, indirect, none"),
        (f'{{"decide": "ignore", "what": [{A}]}}', '"code" is missing'),
        (f'{{"decide": "same", "what": [{A}, {B}], "code": "Q201"}}', '"code" does not go with'),
        (f'{{"decide": "canonical", "what": [{A}], "when": "May"}}', "a date like 2031-05-02, not “May”"),
    ],
)
def test_a_line_that_is_no_decision_is_refused_with_its_number(line: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"# one\n{line}\n", encoding="utf-8")
    with pytest.raises(QuotesError) as told:
        read_decisions(path)
    assert str(told.value).startswith(f"{path}:2: ")
    assert words in str(told.value)


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match=r"cannot read .*No such file"):
        read_decisions(tmp_path / "none.jsonl")
    (tmp_path / "bytes").write_bytes(b"\n\xff\xfe")
    with pytest.raises(QuotesError, match=":2: it is not UTF-8"):
        read_decisions(tmp_path / "bytes")


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large").write_text(" " * 11)
    monkeypatch.setattr("quotes.decisions.file.LARGEST", 10)
    with pytest.raises(QuotesError, match="holds over 10 bytes"):
        read_decisions(tmp_path / "large")


def test_what_is_written_is_one_line_with_its_keys_in_one_order_and_no_live_character() -> None:
    anchor = Anchor("post.txt", "Boats\u202e \x1b[2J\u2028 “will”", "\ud800", "")
    line = format_decision(Decision(Decide.SPEAKER, (anchor,), "Ilse Märden", who="mk", when="2031-05-02"))
    assert line.startswith('{"decide": "speaker", "what": [{"article": "post.txt", "exact": "Boats\\u202e')
    assert list(json.loads(line)) == ["decide", "what", "is", "who", "when"]
    assert "Märden" in line
    assert not {"\u202e", "\x1b", "\u2028", "\ud800", "\n"} & set(line)


TEXT = st.text(max_size=20)
SOME = TEXT.filter(str.strip)
ANCHORS = st.builds(Anchor, st.text(min_size=1, max_size=9), SOME, TEXT, TEXT)
WHO = {"who": TEXT, "when": st.just("") | st.dates().map(lambda day: day.isoformat()), "why": TEXT}


def _decisions() -> st.SearchStrategy[Decision]:
    several = st.lists(ANCHORS, min_size=2, max_size=4).map(tuple)
    one = st.tuples(ANCHORS)
    some = st.lists(ANCHORS, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Decision, st.sampled_from([Decide.SAME, Decide.NOT_SAME]), several, **WHO),
        st.builds(Decision, st.just(Decide.SPEAKER), one, st.none() | SOME, **WHO),
        st.builds(Decision, st.just(Decide.KIND), one, st.sampled_from(KINDS), **WHO),
        st.builds(Decision, st.just(Decide.CANONICAL), one, **WHO),
        st.builds(
            Decision,
            st.sampled_from([Decide.IGNORE, Decide.KEEP]),
            some,
            code=st.text(min_size=1, max_size=4),
            **WHO,
        ),
        st.builds(Decision, st.just(Decide.UNSURE), some, code=st.none() | st.just("Q201"), **WHO),
    )


@given(_decisions())
def test_what_is_written_is_read_as_it_was(decision: Decision) -> None:
    line = format_decision(decision)
    assert parse_decision(line) == decision
    assert format_decision(parse_decision(line)) == line
    assert len(line.splitlines()) == 1
    line.encode()


@given(st.text(max_size=60))
def test_any_text_that_is_no_decision_is_refused_in_words(text: str) -> None:
    with pytest.raises(QuotesError, match=r"."):
        parse_decision(text)


def test_the_lines_in_the_docs_are_decisions() -> None:
    page = (Path(__file__).parents[2] / "docs" / "decisions.md").read_text(encoding="utf-8")
    lines = page.split("```json\n")[1].split("```")[0].splitlines()
    assert len(lines) > 5
    assert [format_decision(parse_decision(line)).split(",")[0] for line in lines] == [
        line.split(",")[0] for line in lines
    ]


def _decision(words: str) -> Decision:
    return Decision(Decide.CANONICAL, (Anchor("post.txt", words, "", ""),), who="mk")


def test_decisions_are_added_at_the_end_and_the_last_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, _decision("one"))
    before = path.read_bytes()
    append_decision(path, _decision("two"))
    assert [d.what[0].exact for d in read_decisions(path).lines] == ["one", "two"]
    assert not take_back(path, _decision("one"))
    assert take_back(path, _decision("two"))
    assert path.read_bytes() == before


def test_a_last_line_that_was_left_open_is_ended_first(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("# ours", encoding="utf-8")
    append_decision(path, _decision("one"))
    assert path.read_text(encoding="utf-8").splitlines()[0] == "# ours"
    assert len(read_decisions(path).lines) == 1


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuotesError, match="cannot write"):
        append_decision(tmp_path, _decision("one"))
    with pytest.raises(QuotesError, match="cannot write"):
        take_back(tmp_path / "none", _decision("one"))
