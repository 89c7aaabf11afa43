"""Stories printed to PDF and Word files, for tests: what a press office would send."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence

from tests.articles.prose import Part, Story

WIDTH = 62  # characters of a line


def pdf_of(told: Story, lines_a_page: int = 30, indent: bool = False) -> bytes:
    """Print a story: running heads, page numbers, words cut at the ends of lines.

    ``indent`` marks paragraphs as books do, by their first line, and leaves no space between them.
    """
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_auto_page_break(False)
    pdf.set_title(told.title)
    pdf.set_author(" and ".join(told.authors))
    pdf.set_lang("en")
    lines = [(18.0, 0.0, line) for line in textwrap.wrap(told.title, 44)] + [(0.0, 0.0, "")]
    for part in told.parts:
        size = 14.0 if part.kind == "h2" else 11.0
        left = 12.0 if part.kind == "quote" else 0.0
        text = f"• {part.text}" if part.kind == "li" else part.text
        for number, line in enumerate(_hyphenated(text, WIDTH - int(left / 2))):
            first = 6.0 if indent and number == 0 and part.kind == "p" else 0.0
            lines.append((size, left + first, line))
        if not indent or part.kind == "h2":
            lines.append((0.0, 0.0, ""))
    page, y = 0, 0.0
    for number, (size, left, line) in enumerate(lines):
        if number % lines_a_page == 0:
            page += 1
            pdf.add_page()
            pdf.set_font("Helvetica", size=8)
            pdf.text(20, 12, _latin(f"{told.outlet}   {told.date}"))
            pdf.text(100, 287, f"– {page} –".replace("–", "-"))
            y = 25.0
        if line:
            pdf.set_font("Helvetica", "B" if size > 12 else "", size=size)
            pdf.text(20 + left, y, _latin(line))
        y += 7.0 if line else 5.0
    return bytes(pdf.output())


def docx_of(told: Story) -> bytes:
    """Write a story as Word does, with its styles and properties."""
    from datetime import UTC, datetime

    from docx import Document

    document = Document()
    document.core_properties.title = told.title
    document.core_properties.author = " and ".join(told.authors)
    document.core_properties.language = "en-GB"
    document.core_properties.created = datetime.fromisoformat(told.date).replace(tzinfo=UTC)
    document.add_paragraph(told.title, style="Title")
    styles = {"p": "Normal", "h2": "Heading 2", "quote": "Quote", "li": "List Bullet"}
    for part in told.parts:
        document.add_paragraph(part.text, style=styles[part.kind])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def body_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The texts of the parts of a story."""
    return tuple(part.text for part in parts)


def _hyphenated(text: str, width: int) -> list[str]:
    """Break a text into lines, and a long word at the end of a line in two."""
    lines: list[str] = [""]
    for word in text.split():
        room = width - len(lines[-1]) - 2  # for a space and a hyphen
        if len(word) <= room + 1 or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif word.isalpha() and len(word) > 7 and room > 3:
            cut = min(room, len(word) - 3)
            lines[-1] += f" {word[:cut]}-"
            lines.append(word[cut:])
        else:
            lines.append(word)
    return lines


def _latin(text: str) -> str:
    """What the fonts that every reader of PDF has can print."""
    return text.encode("cp1252", "replace").decode("cp1252")
