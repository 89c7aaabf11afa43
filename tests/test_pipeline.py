"""The whole way on real models: the two invented events, the five reports of a meeting, and bad input."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from quotes.articles import read_articles
from quotes.model import Audit, Relation
from quotes.pipeline import audit, extract
from quotes.report import AuditView, audit_json, markdown_report, quotations_jsonl

from .scoring import predicted, read_gold, read_spellings, score

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

README_EVENT, README_WIDTH = "river-treaty", 100
FLOORS = {
    # event: found, speaker, pairwise precision, pairwise recall
    "river-treaty": (0.98, 0.90, 0.97, 0.60),
    "floodlights": (0.95, 0.88, 0.97, 0.70),
}


@pytest.fixture(scope="module", params=sorted(FLOORS))
def event(request: pytest.FixtureRequest) -> tuple[str, Audit]:
    folder = ROOT / "fixtures" / request.param
    articles, problems = read_articles([str(folder / "articles")])
    return request.param, audit(articles, problems=problems)


@pytest.mark.accuracy
def test_an_invented_event_is_audited_as_well_as_its_floor_says(event: tuple[str, Audit]) -> None:
    name, result = event
    folder = ROOT / "fixtures" / name
    renderings = json.loads(audit_json(result))["renderings"]
    scored = score(
        read_gold(folder / "gold.jsonl"), predicted(renderings), read_spellings(folder / "speakers.json")
    )
    found, speaker, precision, recall = FLOORS[name]
    assert scored.found >= found * scored.wanted, str(scored)
    assert scored.speaker >= speaker * scored.found, str(scored)
    assert scored.grouping.pairwise.precision >= precision, str(scored)
    assert scored.grouping.pairwise.recall >= recall, str(scored)


def test_every_rendering_is_what_its_article_prints_and_is_in_one_remark(event: tuple[str, Audit]) -> None:
    _, result = event
    texts = {article.key: article.text for article in result.articles}
    remarks = [key for remark in result.remarks for key in remark.renderings]
    assert sorted(remarks) == sorted(rendering.key for rendering in result.renderings)
    for rendering in result.renderings:
        assert texts[rendering.article][rendering.start : rendering.end] == rendering.text


def test_the_readme_shows_what_comes_out(event: tuple[str, Audit]) -> None:
    name, result = event
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"^ {4}1\. .*\n(?:(?: {4}.*)?\n)*", readme, re.MULTILINE)
    console = Console(file=io.StringIO(), width=README_WIDTH, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(AuditView(result))
    assert (f"\n{dedent(example)}2. " in capture.get()) is (name == README_EVENT)


def test_its_document_is_as_the_schema_says(event: tuple[str, Audit]) -> None:
    schema = json.loads((ROOT / "docs" / "schema" / "audit-1.schema.json").read_text(encoding="utf-8"))
    document = json.loads(audit_json(event[1]))
    assert [error.json_path for error in Draft202012Validator(schema).iter_errors(document)] == []


def test_words_under_two_names_and_a_fragment_of_two_remarks_are_told(event: tuple[str, Audit]) -> None:
    name, result = event
    texts = {rendering.key: rendering.text for rendering in result.renderings}
    words = [(texts[found.renderings[0]], found.speakers) for found in result.contested]
    doubtful = [
        (texts[remark.canonical], [texts[key] for key in remark.candidates])
        for remark in result.remarks
        if remark.candidates
    ]
    if name == "floodlights":
        text = "We would have finished the match by candlelight,"
        assert words == [(text, ("birgitte-halvorsen", "nikolaj-ostergaard"))]
        assert doubtful == []
    else:
        assert words == []
        [(fragment, candidates)] = doubtful
        assert fragment == "before the summer recess."
        assert [text.split()[0] for text in candidates] == ["Both", "We"]
    report = markdown_report(result)
    assert sum(finding.code == "Q103" for finding in result.findings) == len(words)
    assert ("Q103 warning: " in report) == bool(words)
    assert report.count("May be cut from: ") == len(doubtful)


def test_the_same_articles_in_another_order_give_the_same_remarks(event: tuple[str, Audit]) -> None:
    _, result = event
    again = audit(tuple(reversed(result.articles)))
    assert {frozenset(r.renderings) for r in again.remarks} == {
        frozenset(r.renderings) for r in result.remarks
    }


@pytest.mark.accuracy
def test_the_reports_of_a_real_meeting_are_audited_without_a_miss(tmp_path: Path) -> None:
    scorer = SHARED / "eval" / "meeting.py"
    if not scorer.exists():
        pytest.skip("the five reports of the meeting are not beside the project")
    articles, problems = read_articles([str(SHARED / "articles")])
    path = tmp_path / "audit.json"
    path.write_text(audit_json(audit(articles, problems=problems)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(scorer), str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


BAD = {
    "marks.txt": '"""“““ ‘‘ «« “ " \' ” „ "“',
    "open.txt": "“We never stop. He left.\n\nThe mayor said “nothing” and «nobody.\n\n'Unless\n",
    "arabic.txt": "قال رئيس البلدية «سنفتح الجسر القديم في الصيف» خلال لقاء مع سكان القرية يوم الخميس",
    "symbols.txt": "‮“Reversed”‬ said \x1b[31mRoe\x1b[0m. 🎭 “Fine,” 🎭 said.\u200b",
}


def test_odd_text_gives_an_honest_result_and_takes_nothing_with_it(tmp_path: Path) -> None:
    for name, text in BAD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "good.txt").write_text("“The bridge opens in June,” Dana Whitlow said.", encoding="utf-8")
    articles, problems = read_articles([str(tmp_path), str(tmp_path / "missing.txt")])
    assert sorted(Path(p.path).name for p in problems if p.fatal) == [
        "binary.txt",
        "empty.txt",
        "missing.txt",
    ]
    result = audit(articles, problems=problems)
    assert [s.name for s in result.speakers if s.name == "Dana Whitlow"] == ["Dana Whitlow"]
    assert any(p.path.endswith("arabic.txt") and "is in Arabic" in p.message for p in result.problems)
    [arabic] = [q for q in result.quotations if q.article == "arabic.txt"]
    assert [r.text for r in result.renderings if r.quotation == arabic.key] == ["سنفتح الجسر القديم في الصيف"]


PRESS = {
    "almara.txt": (
        "The Almara Herald",
        (
            "“Nobody will have to go without water this summer,” Karin Lindner, the water minister, said on "
            "Friday, according to an English translation of her remarks.\n\n“We will drill 500 new wells "
            "before winter comes,” Lindner said.\n\nCarl Roe, an opposition deputy, disagreed. “The villages "
            "have been promised wells in every spring that I remember,” Roe said.\n"
        ),
    ),
    "delta.txt": (
        "The Delta Post",
        (
            "Water minister Karin Lindner said: “No one is going to be left without water this summer.”\n\n"
            "Lindner said that 500 new wells would be drilled before the winter. Lindner said that the "
            "school in the valley would get a new roof.\n\n“The villages have been promised wells in every "
            "spring that I remember,” said Paula Brandt, who speaks for the farmers.\n"
        ),
    ),
}
ORIGINALS = {
    "de": (
        (
            "Karin Lindner: Guten Tag, meine Damen und Herren. Wir haben heute den Vertrag über den Fluss "
            "unterschrieben. Niemand wird in diesem Sommer auf Wasser verzichten müssen.\n\nFrage: Was "
            "kostet das die Bauern in den Dörfern?\n\nKarin Lindner: Wir werden 500 neue Brunnen bohren, "
            "bevor der Winter kommt. Das habe ich den Dörfern versprochen.\n"
        ),
        "Niemand wird in diesem Sommer auf Wasser verzichten müssen.",
        "the original (a transcript, in German)",
        "German",
        True,
    ),
    "ru": (
        (
            "Правительство сообщает о мерах, принятых вчера. Этим летом никому не придётся обходиться без "
            "воды. До наступления зимы мы пробурим 500 новых колодцев.\n\nДоговор о реке подписан в "
            "столице.\n"
        ),
        "Этим летом никому не придётся обходиться без воды.",
        "the original (in Russian)",
        "Russian",
        False,
    ),
}


@pytest.fixture(scope="module", params=sorted(ORIGINALS))
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Audit]:
    folder = tmp_path_factory.mktemp("press")
    for name, (outlet, text) in PRESS.items():
        (folder / name).write_text(
            f"---\noutlet: {outlet}\ndate: 2031-05-03\n---\n\n{text}", encoding="utf-8"
        )
    text = f"---\nlang: {request.param}\n---\n\n{ORIGINALS[request.param][0]}"
    (folder / "original.txt").write_text(text, encoding="utf-8")
    articles, problems = read_articles([str(folder)])
    return request.param, audit(articles, problems=problems)


def test_a_foreign_original_is_canonical_and_the_root_of_the_chains(foreign: tuple[str, Audit]) -> None:
    lang, result = foreign
    _, words, rule, language, stated = ORIGINALS[lang]
    by_key = {rendering.key: rendering for rendering in result.renderings}
    [remark] = [r for r in result.remarks if by_key[r.canonical].text == words]
    assert remark.rule == rule
    assert [by_key[key].article for key in remark.renderings[1:]] == ["almara.txt", "delta.txt"]
    assert {link.relation for link in remark.links} == {Relation.TRANSLATION}
    steps = {chain.quotation: chain.steps for chain in result.chains}
    [root] = steps[by_key[remark.canonical].quotation]
    assert (root.kind, root.what, root.stated) == ("spoken", language, stated)
    for key in remark.renderings[1:]:
        spoken = [step for step in steps[by_key[key].quotation] if step.kind == "spoken"]
        assert [(step.what, step.stated, step.article) for step in spoken] == [
            (language, False, "original.txt")
        ]
    assert [by_key[u.rendering].article for u in result.undisclosed if u.rendering in remark.renderings] == [
        "delta.txt"
    ]
    assert markdown_report(result).startswith("# Quotations")


def test_of_a_foreign_original_only_what_was_translated_stays(foreign: tuple[str, Audit]) -> None:
    lang, result = foreign
    kept = [rendering for rendering in result.renderings if rendering.lang == lang]
    assert len(kept) == 2
    assert all(rendering.marked for rendering in kept)
    assert {q.key for q in result.quotations if q.article == "original.txt"} == {r.quotation for r in kept}
    assert {a.quotation for a in result.attributions} == {q.key for q in result.quotations}
    assert [remark.key for remark in result.remarks] == [f"r{n}" for n in range(1, len(result.remarks) + 1)]


def test_reported_speech_is_kept_only_with_the_remark_that_it_says_again(foreign: tuple[str, Audit]) -> None:
    _, result = foreign
    by_key = {rendering.key: rendering for rendering in result.renderings}
    [reported] = [rendering for rendering in result.renderings if not rendering.marked]
    assert reported.text == "500 new wells would be drilled before the winter"
    [remark] = [remark for remark in result.remarks if reported.key in remark.renderings]
    assert remark.canonical != reported.key
    assert "We will drill 500 new wells before winter comes," in {by_key[k].text for k in remark.renderings}


def test_the_same_words_of_two_people_are_told(foreign: tuple[str, Audit]) -> None:
    _, result = foreign
    names = {speaker.key: speaker.name for speaker in result.speakers}
    [contested] = result.contested
    assert [names[key] for key in contested.speakers] == ["Carl Roe", "Paula Brandt"]


def test_wordings_alone_hold_no_translations_and_no_reported_speech(foreign: tuple[str, Audit]) -> None:
    _, result = foreign
    alone = audit(result.articles, wordings=True)
    assert all(rendering.marked and rendering.lang == "en" for rendering in alone.renderings)
    assert all(len(remark.wordings) == 1 for remark in alone.remarks)


def test_an_article_in_another_language_is_told_for_what_is_done_with_it(tmp_path: Path) -> None:
    said = {
        "de": "Die Ministerin sagte: „Wir öffnen die Brücke schon im Juni.“",
        "cs": "„Most otevřeme už v červnu.“",
    }
    for lang, text in said.items():
        (tmp_path / f"{lang}.txt").write_text(f"---\nlang: {lang}\n---\n\n{text}\n", encoding="utf-8")
    articles, _ = read_articles([str(tmp_path)])
    grouped = {Path(p.path).stem: p.message for p in audit(articles).problems}
    assert grouped["de"].startswith("is in German: ")
    assert grouped["cs"].startswith("is in Czech, which the sentence vectors do not know: ")
    assert [p.message for p in extract(articles).problems] == [
        f"is in {name}: read for what is in quotation marks and for turns of speech, not for who speaks"
        for name in ("Czech", "German")
    ]
    assert [q.marked != () for q in extract(articles).quotations] == [True, True]


def test_every_stage_is_told_while_it_lasts(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    (tmp_path / "here.txt").write_text("“The boats will stay,” Mayor Ilse Marden said.", encoding="utf-8")
    (tmp_path / "there.txt").write_text("Mayor Ilse Marden said the boats would stay.", encoding="utf-8")
    articles, _ = read_articles([str(tmp_path)])
    audit(articles, progress=lambda *stage: told.append(stage))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == [
        "parsing",
        "finding quotations",
        "resolving speakers",
        "grouping",
        "grouping reported speech",
        "tracing",
        "applying the rules",
    ]
    assert all(0 <= done <= total for _, done, total in told)


def test_extracted_quotations_are_printed_one_a_line_with_their_spans(tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text("“The bridge opens in June,” Dana Whitlow said.", encoding="utf-8")
    articles, _ = read_articles([str(path)])
    (line,) = quotations_jsonl(extract(articles)).splitlines()
    row = json.loads(line)
    assert row["content"] == [[0, 27]]
    assert row["source"] == [[28, 40]]
    assert row["cue"] == [[41, 45]]
    assert row["speaker"] == "Dana Whitlow"
