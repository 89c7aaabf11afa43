"""Files, folders, patterns and standard input to articles and problems."""

import hashlib
import os
from pathlib import Path

import pytest

from quotes.articles import read_articles
from quotes.model import Article, Problem

TEXT = "The border opens\n\nThe ministers met on the bridge on Thursday, and agreed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.TXT", "deep/er/a.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT + name)
    (tmp_path / "notes.doc").write_bytes(b"notes")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(TEXT)
    return tmp_path


def keys(articles: tuple[Article, ...]) -> list[str]:
    return [article.key for article in articles]


def test_a_file_is_read_with_its_hash_and_its_facts(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    data = (
        "---\noutlet: The Gazette\nlang: en\n---\nThe border opens\r\n\r\n" + "He said “so”. " * 10
    ).encode()
    path.write_bytes(data)
    (article,), problems = read_articles([str(path)])
    assert problems == ()
    assert article.key == "report.txt"
    assert article.path == str(path)
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.text == data.decode()
    assert (article.outlet, article.title, article.lang) == ("The Gazette", "The border opens", "en")
    assert article.encoding == "utf-8"


def test_offsets_are_those_of_the_file_as_python_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path.write_bytes("“We waited,”\r\nsaid José.\rThen\n".encode(encoding))
        (article,), _ = read_articles([str(path)])
        with path.open(encoding=article.encoding, newline="") as file:
            assert file.read() == article.text, encoding


def test_a_folder_is_read_to_its_depth_in_order(folder: Path) -> None:
    articles, problems = read_articles([str(folder)])
    assert problems == ()
    assert keys(articles) == [f"{folder.name}/a.md", "b.txt", "c.TXT", "er/a.md"]


def test_a_pattern_is_expanded(folder: Path) -> None:
    articles, problems = read_articles([str(folder / "**" / "*.md")])
    assert problems == ()
    assert [Path(article.path).parent.name for article in articles] == [folder.name, "er"]


def test_a_pattern_that_matches_nothing_is_a_problem(folder: Path) -> None:
    pattern = str(folder / "*.rst")
    assert read_articles([pattern]) == ((), (Problem(pattern, "matches no file"),))


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report [1].txt"
    path.write_text(TEXT)
    articles, problems = read_articles([str(path)])
    assert keys(articles) == ["report [1].txt"]
    assert problems == ()


def test_standard_input_is_an_article() -> None:
    (article,), problems = read_articles(["-"], stdin=TEXT.encode())
    assert problems == ()
    assert (article.key, article.path, article.text) == ("stdin", "-", TEXT)


@pytest.mark.parametrize("stdin", [None, b""])
def test_standard_input_with_nothing_in_it_is_a_problem(stdin: bytes | None) -> None:
    assert read_articles(["-"], stdin=stdin) == ((), (Problem("-", "is empty"),))


def test_a_missing_file_is_a_problem_and_the_rest_is_read(folder: Path) -> None:
    missing = str(folder / "missing.txt")
    articles, problems = read_articles([missing, str(folder / "b.txt")])
    assert keys(articles) == ["b.txt"]
    assert problems == (Problem(missing, "does not exist"),)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty (only white space)"),
        (b"\xef\xbb\xbf\n", "is empty (only white space)"),
        (b"\0\1\2\3", "is not text (it has NUL bytes)"),
        (b"%PDF-1.7", "is a PDF, not text; save it as UTF-8 text"),
    ],
)
def test_a_file_with_nothing_to_read_is_a_problem(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_articles([str(path)]) == ((), (Problem(str(path), message),))


def test_a_folder_without_articles_is_a_problem(tmp_path: Path) -> None:
    assert read_articles([str(tmp_path)]) == (
        (),
        (
            Problem(
                str(tmp_path), "has no .txt, .md, .markdown, .html, .htm, .xhtml, .pdf or .docx file in it"
            ),
        ),
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(folder: Path) -> None:
    path = folder / "b.txt"
    path.chmod(0)
    articles, problems = read_articles([str(path), str(folder / "a.md")])
    assert keys(articles) == ["a.md"]
    assert problems == (Problem(str(path), "cannot be read: permission denied"),)


@pytest.mark.parametrize("name", ["x" * 5000, "nul\0.txt", "a/\0/*.txt", "", "\udcff.txt"])
def test_names_that_no_file_can_have_are_problems(name: str) -> None:
    articles, (problem,) = read_articles([name])
    assert articles == ()
    assert problem.fatal
    problem.path.encode()


def test_a_refusal_by_the_system_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    articles, problems = read_articles([str(folder / "b.txt")])
    assert articles == ()
    assert problems == (Problem(str(folder / "b.txt"), "cannot be read: permission denied"),)


def test_another_encoding_is_said_and_is_not_fatal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("“We waited,” she said.".encode("cp1252"))
    (article,), problems = read_articles([str(path)])
    assert article.encoding == "windows-1252"
    assert problems == (Problem(str(path), "not UTF-8; read as windows-1252", fatal=False),)


def test_front_matter_that_is_not_understood_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\ndate: 03/04/2025\n---\n{TEXT}")
    (article,), (problem,) = read_articles([str(path)])
    assert article.date is None
    assert not problem.fatal
    assert problem.message.startswith("date: '03/04/2025'")


def test_a_file_given_twice_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    monkeypatch.chdir(folder)
    articles, problems = read_articles(
        ["b.txt", "./b.txt", str(folder / "b.txt"), "link.txt", "missing", "missing"]
    )
    assert keys(articles) == ["b.txt"]
    assert len(problems) == 1


def test_keys_do_not_depend_on_the_order_of_the_inputs(folder: Path) -> None:
    inputs = [str(folder / "deep/er/a.md"), str(folder / "a.md"), str(folder / "b.txt")]
    forth, _ = read_articles(inputs)
    back, _ = read_articles(inputs[::-1])
    assert {a.path: a.key for a in forth} == {a.path: a.key for a in back}
    assert len(set(keys(forth))) == 3


def test_keys_use_as_much_of_the_path_as_it_takes(tmp_path: Path) -> None:
    paths = [tmp_path / day / "site" / "index.txt" for day in ("mon", "tue")]
    for path in paths:
        path.parent.mkdir(parents=True)
        path.write_text(TEXT + path.parts[-3])
    articles, _ = read_articles([str(path) for path in paths])
    assert keys(articles) == ["mon/site/index.txt", "tue/site/index.txt"]


def test_a_file_of_5_mb_is_refused_in_one_line_and_one_below_the_limit_is_read(tmp_path: Path) -> None:
    large, good = tmp_path / "large.txt", tmp_path / "good.txt"
    with large.open("wb") as file:
        file.truncate(5 * 1024 * 1024)
    good.write_bytes(b"word " * 200 * 1024)
    articles, problems = read_articles([str(large), str(good)])
    assert keys(articles) == ["good.txt"]
    assert problems == (
        Problem(str(large), "is over 5 MB, more than an article: cut it into pieces of up to 1 MB"),
    )


def test_no_inputs_give_nothing() -> None:
    assert read_articles([]) == ((), ())
