"""What becomes of each input: read, a duplicate of another, nothing in it, or not to be read."""

from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from quotes.articles import read_inputs
from quotes.articles.formats import Format, by_content, by_ending
from quotes.articles.sources import read_list
from quotes.model import InputError, InputState, Problem
from tests.articles.prose import story

WORDS = "The ministers met on the bridge on Thursday, and agreed to open the gate.\n"


def report(seed: int, count: int = 14) -> list[str]:
    return [part.text for part in story(Random(seed), count).parts]


def put(folder: Path, name: str, *paragraphs: str) -> str:
    (folder / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return str(folder / name)


def test_every_input_has_a_state_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    inputs = [put(tmp_path, "a.txt", WORDS), str(tmp_path / "empty.txt"), put(tmp_path, "b.txt", WORDS)]
    found = read_inputs([*inputs, str(tmp_path / "none.txt")])
    states = {Path(one.path).name: (one.state, one.format, one.article) for one in found.inputs}
    assert states == {
        "a.txt": (InputState.READ, "text", "a.txt"),
        "empty.txt": (InputState.FAILED, "", None),
        "b.txt": (InputState.DUPLICATE, "text", "a.txt"),
        "none.txt": (InputState.FAILED, "", None),
    }
    assert found.inputs[0].sha256 == found.articles[0].sha256
    assert found.inputs[0].characters == len(found.articles[0].text)


def test_the_same_text_is_read_once_whatever_the_order(tmp_path: Path) -> None:
    inputs = [put(tmp_path, name, WORDS) for name in ("b.txt", "a.txt", "c.txt")]
    for order in permutations(inputs):
        found = read_inputs(order)
        assert [article.key for article in found.articles] == ["a.txt"]
        assert sorted(found.problems, key=lambda problem: problem.path) == [
            Problem(path, f"is the same text as {tmp_path}/a.txt, and read once", fatal=False)
            for path in sorted(inputs)[1:]
        ]


def test_one_text_in_two_outlets_is_two_articles(tmp_path: Path) -> None:
    for outlet in ("Post", "Herald"):
        head = f'<meta property="og:site_name" content="{outlet}">'
        page = f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>"
        (tmp_path / f"{outlet}.html").write_text(page, encoding="utf-8")
    found = read_inputs([str(tmp_path)])
    assert [article.outlet for article in found.articles] == ["Herald", "Post"]
    assert found.articles[0].text == found.articles[1].text


def test_nearly_the_same_text_is_kept_and_said(tmp_path: Path) -> None:
    paragraphs = report(1)
    put(tmp_path, "long.txt", *paragraphs, *report(2, 2))
    put(tmp_path, "cut.txt", *paragraphs[:-3])
    put(tmp_path, "edited.txt", *(text.replace("council", "town council") for text in paragraphs))
    put(tmp_path, "other.txt", *report(3))
    found = read_inputs([str(tmp_path)])
    assert len(found.articles) == 4
    message = f"is nearly the same text as {tmp_path}/cut.txt and {tmp_path}/edited.txt"
    assert found.problems == (Problem(f"{tmp_path}/long.txt", message, fatal=False),)
    like = {one.article: one.like for one in found.inputs}
    assert like["other.txt"] == ()
    assert set(like["cut.txt"]) == {"long.txt", "edited.txt"}


def test_short_texts_are_not_said_to_be_alike(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", WORDS)
    put(tmp_path, "b.txt", WORDS + "And then they left.")
    assert read_inputs([str(tmp_path)]).problems == ()


def test_the_articles_of_the_fixtures_are_no_copies() -> None:
    folder = Path(__file__).parents[2] / "fixtures"
    for event in ("river-treaty", "floodlights"):
        states = {one.state for one in read_inputs([str(folder / event / "articles")]).inputs}
        assert states == {InputState.READ}


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"<!DOCTYPE html><html>", Format.HTML),
        (b"\xef\xbb\xbf\n<!-- a --><HTML lang=en>", Format.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Format.HTML),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', Format.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED),
        (b"%PDF-1.7", Format.PDF),
        (b"PAR1", Format.PARQUET),
        (b'{"text": "x"}\n', Format.JSONL),
        (b"<p>He said so.</p>", Format.TEXT),
        (b"He said so.", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_a_format_is_told_by_how_bytes_begin(data: bytes, form: Format) -> None:
    assert by_content(data) is form


def test_a_format_is_told_by_the_ending() -> None:
    names = ["a.TXT", "a.md", "a.xhtml", "a.jsonl.gz", "a.warc.gz", "a.gz", "a"]
    assert [by_ending(name) for name in names] == ["text", "markdown", "html", "jsonl", "warc", None, None]


def test_standard_input_and_files_without_an_ending_are_told_by_content(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><h1>The gate opens</h1><p>{WORDS}</p></body></html>".encode()
    (tmp_path / "saved").write_bytes(page)
    (piped,) = read_inputs(["-"], page).articles
    (saved,) = read_inputs([str(tmp_path / "saved")]).articles
    assert piped.text == saved.text == f"# The gate opens\n\n{WORDS}"
    (asked,) = read_inputs(["-"], page, form="text").articles
    assert asked.text == page.decode()


def test_a_format_that_is_asked_for_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<html><body><p>{WORDS}</p></body></html>", encoding="utf-8")
    (article,) = read_inputs([str(tmp_path / "a.txt")], form="html").articles
    assert article.text == WORDS


def test_the_pictures_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "story_files").mkdir()
    for name in ("story.html", "story_files/frame.html", "more.txt"):
        (tmp_path / name).write_text(f"<html><body><p>{WORDS} {name}</p></body></html>", encoding="utf-8")
    assert [article.key for article in read_inputs([str(tmp_path)]).articles] == ["more.txt", "story.html"]


def test_progress_counts_the_inputs(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    inputs = [put(tmp_path, f"{n}.txt", f"{n} {WORDS}") for n in range(3)]
    read_inputs(inputs, progress=lambda *told: seen.append(told))
    assert seen == [("reading", 0, 3), ("reading", 1, 3), ("reading", 2, 3)]


def test_a_text_of_more_than_15_000_paragraphs_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ROE: So.\n\n" * 15_001, encoding="utf-8")
    (problem,) = read_inputs([str(tmp_path)]).problems
    assert problem.message == "has 15,001 paragraphs, more than an article: cut it into pieces"


def test_a_list_names_inputs_a_line(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# of May\na.txt\n\n https://post.example/gate \n", encoding="utf-8")
    assert read_list(str(path)) == ["a.txt", "https://post.example/gate"]
    with pytest.raises(InputError, match="does not exist"):
        read_list(str(tmp_path / "none"))


def test_a_text_of_more_than_1_mb_is_no_article(tmp_path: Path) -> None:
    page = "".join(f"<p>{number}: {WORDS * 20}</p>" for number in range(900))
    (tmp_path / "a.html").write_text(f"<html><body><article>{page}</article></body></html>", encoding="utf-8")
    (problem,) = read_inputs([str(tmp_path / "a.html")]).problems
    assert problem.message == "has over 1 MB of text, more than an article"


def test_a_text_of_too_many_quotation_marks_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” she said. " * 3_001, encoding="utf-8")
    (tmp_path / "b.txt").write_text("“Yes,” she said. " * 3_000, encoding="utf-8")
    read = read_inputs([str(tmp_path)])
    assert [article.path for article in read.articles] == [str(tmp_path / "b.txt")]
    (problem,) = read.problems
    assert problem.fatal
    assert problem.message == "has 6,002 quotation marks, more than an article: cut it into pieces"
