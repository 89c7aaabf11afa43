"""PDF and Word files, and what they say when an extra is missing."""

import sys
from pathlib import Path
from random import Random

import pytest
from fpdf import FPDF

from quotes.articles import read_inputs
from quotes.articles.docx import take_docx
from quotes.articles.pdf import take_pdf
from quotes.model import InputError, Problem
from tests.articles.printed import docx_of, pdf_of
from tests.articles.prose import Part, Story, story

MARKS = {"p": "", "h2": "## ", "quote": "> ", "li": "- "}
TOLD = Story(
    "The gate opens",
    ("Mara Lind",),
    "The Harbour Post",
    "2031-05-02",
    "Vell",
    (
        Part("p", "“We waited for years, all of us who live here on the river,” Brandt said. " * 4),
        Part("h2", "A long wait"),
        Part("quote", "We shall open it together, and we shall keep it open for all who come after. " * 3),
        Part("li", "The gate opens at eight in the morning and closes when the last boat is through."),
        Part("p", "The two sides will meet again in June, the ministry said in a statement on Friday."),
    ),
)


def written(told: Story) -> list[str]:
    return [f"# {told.title}", *(f"{MARKS[part.kind]}{' '.join(part.text.split())}" for part in told.parts)]


def blocks(text: str) -> list[str]:
    return text.rstrip("\n").split("\n\n")


@pytest.mark.parametrize("seed", range(6))
def test_paragraphs_of_a_pdf_are_whole_again_without_running_heads(seed: int) -> None:
    told = story(Random(seed), 14)
    taken = take_pdf(pdf_of(told))
    got, wanted = blocks(taken.text), written(told)
    # One line that is indented may be a quotation or a paragraph.
    assert [block.lstrip("#> ") for block in got] == [block.lstrip("#> ") for block in wanted]
    assert (taken.facts.title, taken.facts.author) == (told.title, " and ".join(told.authors))


@pytest.mark.parametrize("indent", [False, True])
def test_headings_quotations_and_items_of_a_pdf_are_told_apart(indent: bool) -> None:
    assert blocks(take_pdf(pdf_of(TOLD, indent=indent)).text) == written(TOLD)


def test_the_pages_of_a_pdf_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(TOLD, lines_a_page=9))
    (article,) = read_inputs([str(path)]).articles
    assert article.extracted is not None
    assert article.extracted.method.startswith("pypdf ")
    origins = article.extracted.origins
    assert [origin.place for origin in origins] == [f"page {n}" for n in range(1, len(origins) + 1)]
    assert len(origins) > 1
    assert [origin.start for origin in origins] == sorted({origin.start for origin in origins})
    starts = [block.span.start for block in article.blocks]
    assert all(any(0 <= start - origin.start <= 3 for start in starts) for origin in origins)


def test_a_pdf_without_text_may_be_a_scan() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50)
    with pytest.raises(InputError, match="may be a scan"):
        take_pdf(bytes(pdf.output()))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<", b"no pdf"])
def test_a_broken_pdf_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="is not a PDF that can be read"):
        take_pdf(data)


@pytest.mark.parametrize("seed", range(3))
def test_a_word_file_is_read_by_its_styles(seed: int) -> None:
    told = story(Random(seed), 14)
    taken = take_docx(docx_of(told))
    assert blocks(taken.text) == written(told)
    assert (taken.facts.title, taken.facts.author) == (told.title, " and ".join(told.authors))
    assert taken.facts.lang == "en-GB"
    assert taken.facts.date is None
    assert taken.origins[0].place == "paragraph 2"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"no zip"])
def test_a_broken_word_file_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="is not a Word file that can be read"):
        take_docx(data)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.pdf", "pypdf", 'is a PDF, which takes an extra: pip install "quotes-linter[pdf]"'),
        ("a.docx", "docx", 'is a Word document, which takes an extra: pip install "quotes-linter[docx]"'),
        (
            "a.parquet",
            "pyarrow",
            'is a Parquet file, which takes an extra: pip install "quotes-linter[parquet]"',
        ),
        (
            "a.warc",
            "warcio.archiveiterator",
            'is an archive of the web, which takes an extra: pip install "quotes-linter[warc]"',
        ),
    ],
)
def test_a_missing_extra_is_named_in_one_line(
    name: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_bytes(b"data")
    monkeypatch.setitem(sys.modules, module, None)
    assert read_inputs([str(path)]).problems == (Problem(str(path), extra),)
