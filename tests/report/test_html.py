"""The HTML report keeps its structure and its words, whatever the articles hold."""

import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.model import Audit, Rendering
from quotes.report import html_report, one_line
from quotes.report.html.element import Html, element, link, together

from .sample import ARTICLES, AUDIT, EMPTY, FINDINGS, FOUND, MORE, RULES

FOLDER = Path(__file__).parents[2] / "quotes/report/html"
VOID = {"meta", "input"}


@dataclass
class Node:
    """An element with its attributes and what is in it."""

    name: str
    attributes: dict[str, str | None]
    children: list["Node | str"] = field(default_factory=list)

    def all(self, name: str = "", class_: str = "") -> list["Node"]:
        """Return the elements inside of that name and class, in order."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if child.name == (name or child.name) and {*class_.split()} <= child.classes:
                    found.append(child)
                found += child.all(name, class_)
        return found

    def text(self, *, heard: bool = False) -> str:
        """Return the text inside; with what is only heard, if asked."""
        return "".join(
            child if isinstance(child, str) else child.text(heard=heard)
            for child in self.children
            if heard or isinstance(child, str) or "heard" not in child.classes
        )

    @property
    def classes(self) -> set[str]:
        """Return its classes."""
        return {*(self.attributes.get("class") or "").split()}


class Reader(HTMLParser):
    """Reads a document as it is written: every element must be closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(dict(attrs)) == len(attrs)
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        """There is no comment in a report."""
        raise AssertionError(data)


def read(document: str) -> Node:
    """Return the document as a tree."""
    reader = Reader()
    reader.feed(document)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


REPORT = html_report(FOUND, RULES)
PAGE = read(REPORT)
REMARKS = PAGE.all("article")


def test_every_remark_has_its_canonical_quotation_its_speaker_its_date_and_its_occasion() -> None:
    assert len(REMARKS) == len(FOUND.remarks)
    first = REMARKS[0]
    assert first.all("blockquote")[0].text() == "“We want Estmark to stand beside us on this road,”"
    assert first.all("h4")[0].text() == "1 Ilse Marden, Fisheries Minister of Norvale"
    caption = first.all("figcaption")[0].text()
    assert caption.startswith("The Velmar Herald, 2031-05-02, “at a press conference in Velmar”")
    assert caption.endswith("herald.txt, line 5")


def test_the_headings_are_the_report_s_and_go_down_a_step_at_a_time() -> None:
    levels = [int(node.name[1]) for node in PAGE.all() if re.fullmatch(r"h[1-6]", node.name)]
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [node.text() for node in PAGE.all("h2")] == [
        "Filter",
        "Findings",
        "Remarks",
        "Speakers",
        "Articles",
        "Method",
        "Problems",
    ]


def test_what_differs_is_marked_for_eyes_with_and_without_colours_and_for_ears() -> None:
    words = next(node for node in PAGE.all("p", "words") if "[sic]" in node.text())
    assert [node.text() for node in words.all("del")] == ["stand"]
    assert words.all("ins")[0].text() == "*stand*"
    assert "We want Estmark to [not here: stand] [here: *stand*] beside us" in words.text(heard=True)
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    assert "underline" in re.findall(r"^ins \{(.*)\}", style, re.MULTILINE)[0]
    assert "line-through" in re.findall(r"^del \{(.*)\}", style, re.MULTILINE)[0]


def test_every_rendering_stands_in_its_paragraph() -> None:
    contexts = [remark.all("details") for remark in REMARKS]
    marks = [mark.text() for details in contexts for each in details for mark in each.all("mark")]
    shown = [each for each in FOUND.renderings if each.part_of is None]
    assert sorted(marks) == sorted(one_line(rendering.text) for rendering in shown)
    assert "said one official who asked not to be named." in contexts[-1][0].all("p", "passage")[0].text()


def test_the_way_is_told_in_a_sentence_and_drawn() -> None:
    first = REMARKS[0]
    assert "Gazette of the North Sea and Adjacent Waters has it through an interpreter" in first.text()
    tree = first.all("div", "tree")[0]
    boxes = [box.text() for box in tree.all("span", "box")]
    assert boxes[0] == "Ilse Marden"
    assert "from a Danish translation" in boxes
    assert "presumably through an interpreter" in boxes
    inferred = [item.all("span", "box")[0].text() for item in tree.all("li", "inferred")]
    assert inferred
    assert all(words.startswith("presumably ") for words in inferred)


def test_findings_stand_at_their_remark_and_rendering_and_in_the_table() -> None:
    rows = PAGE.all("tr", "finding")
    assert rows[0].all("span", "error")[0].text() == "Q103 error"
    assert [link.attributes["href"] for link in rows[0].all("a")] == ["#remark-3", "#remark-5"]
    below = [item.text() for remark in REMARKS for item in remark.all("li", "finding")]
    for finding in FINDINGS:
        named = f"{finding.code} {finding.severity} "
        told = [item for item in below if item.startswith(named)]
        assert len(told) == {"Q404": 0, "Q210": 0, "Q103": 2}.get(finding.code, 1)
    assert "Q103 error See remark 3." in below


def test_what_a_finding_tells_is_not_told_again() -> None:
    without = read(html_report(MORE)).text()
    for words in (
        "ranslation not disclosed",
        "The same words under another name",
        "in 4 outlets, 3 independent",
    ):
        assert words in without
        assert words not in PAGE.text()


def test_every_link_inside_the_page_leads_somewhere_and_no_name_is_there_twice() -> None:
    names = [node.attributes["id"] for node in PAGE.all() if "id" in node.attributes]
    assert len(names) == len(set(names))
    for node in PAGE.all():
        for attribute in ("for", "aria-labelledby"):
            assert node.attributes.get(attribute) in {None, *names}
        if (node.attributes.get("href") or "").startswith("#"):
            assert (node.attributes["href"] or "")[1:] in names


def test_an_address_is_a_link_only_if_it_is_one_of_the_web() -> None:
    links = {node.attributes["href"] or "" for node in PAGE.all("a")}
    outside = {each for each in links if not each.startswith("#")}
    assert {each.partition("#")[0] for each in outside} == {"https://herald.example/2031/sund?id=4&x=1"}
    assert any(":~:text=" in each for each in outside)
    assert "javascript:alert(1)//`|`" in PAGE.text()


def test_nothing_is_fetched_and_nothing_runs_but_the_report_s_own_script() -> None:
    assert {node.name for node in PAGE.all() if "src" in node.attributes} == set()
    assert not PAGE.all("link")
    assert not [
        key for node in PAGE.all() for key in node.attributes if key.startswith("on") or key == "style"
    ]
    assert not re.search(r"url\(|@import", (FOLDER / "page.css").read_text(encoding="utf-8"))
    [policy] = [
        node.attributes["content"] or ""
        for node in PAGE.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name, file in (("style", "page.css"), ("script", "page.js")):
        [node] = PAGE.all(name)
        assert node.text() == (FOLDER / file).read_text(encoding="utf-8")
        assert f"{name}-src 'sha256-{b64encode(sha256(node.text().encode()).digest()).decode()}'" in policy


def test_hostile_text_is_shown_as_it_is_printed() -> None:
    text = PAGE.text()
    assert "[sic] on this | road <script>alert(1)</script> [^1]" in text
    assert "⟨U+202E⟩sretniw⟨U+202C⟩ \\| 🚢 & &amp; ~~since~~ www.example.org" in text
    assert "Hostile | *Times* <i>" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", REPORT)


def test_other_languages_and_scripts_are_named_and_run_their_own_way() -> None:
    arabic = next(r for r in AUDIT.renderings if r.key == "x3.1")
    foreign = replace(
        AUDIT,
        renderings=tuple(replace(r, lang="ar") if r.key == "x3.1" else r for r in AUDIT.renderings),
    )
    quoted = [node for node in read(html_report(foreign)).all("blockquote") if arabic.text in node.text()]
    assert quoted[0].all("p")[0].attributes == {"dir": "auto", "lang": "ar"}


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]> --> <!-- <![CDATA[",
    '" onmouseover="alert(1)',
    "\u202eesrever\u202c \u2066isolated\u2069",
    "word " * 1000,
    "👩‍👩‍👧‍👦 🇺🇳 é\u0301",
    "</style><base href=//evil.example><plaintext>",
    "&lt;b&gt; &amp;amp; &#60;",
    "\x00\x1b[31m\x85\ud800",
    "*[]<>|# [^1] | _a_",
    "«هذه صفحة جديدة»",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_an_article_prints_changes_no_element_of_the_page(text: str) -> None:
    plain, hostile = (read(html_report(everywhere(FOUND, words), RULES)) for words in ("word", text))
    assert shape(hostile) == shape(plain)
    quoted = {node.text() for node in hostile.all("blockquote")}
    assert quoted == {f"“{one_line(text).strip()}”"}


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="<>&\"'/!-=[]`\\ab \n\u202e", min_size=1, max_size=30))
def test_no_text_changes_an_element_of_the_page(text: str) -> None:
    assert shape(read(html_report(everywhere(MORE, text)))) == shape(
        read(html_report(everywhere(MORE, "word")))
    )


def everywhere(audit: Audit, text: str) -> Audit:
    """Put a text in the place of all that articles, renderings, speakers, rules and findings say."""
    articles = tuple(
        replace(a, outlet=f"{a.key} {text}", title=text, author=text, url=text) for a in audit.articles
    )
    return replace(
        audit,
        articles=articles,
        renderings=tuple(replace(r, text=text) for r in audit.renderings),
        speakers=tuple(
            replace(s, name=f"{s.key} {text}", roles=(text,), spellings=(text,)) for s in audit.speakers
        ),
        remarks=tuple(
            replace(r, rule=text, links=tuple(replace(ln, changes=(), reasons=(text,)) for ln in r.links))
            for r in audit.remarks
        ),
        findings=tuple(replace(f, message=text) for f in audit.findings),
        made_by=((text, text),),
        problems=tuple(replace(p, message=text, path=text) for p in audit.problems),
    )


def shape(node: Node) -> list[tuple[str, frozenset[str]]]:
    """Return the elements of a page with their classes, but for the marks of what differs."""
    marks = {id(inside) for mark in (*node.all("ins"), *node.all("del")) for inside in (mark, *mark.all())}
    return [(each.name, frozenset(each.classes)) for each in node.all() if id(each) not in marks]


def test_an_article_of_one_very_long_line_is_shown_with_a_little_of_it() -> None:
    article = ARTICLES[0]
    long = replace(article, text=article.text.replace("\n", " ") + "word " * 200_000, blocks=())
    report = html_report(replace(AUDIT, articles=(long, *ARTICLES[1:]), chains=(), undisclosed=()))
    assert len(report) < 100_000


def test_a_rendering_is_marked_whole_where_its_paragraph_ends_within_it() -> None:
    rendering = next(r for r in AUDIT.renderings if r.key == "h1.1")
    text = ARTICLES[0].text
    longer = replace(
        rendering, end=text.index("They will"), text=text[rendering.start : text.index("They will")]
    )
    page = read(html_report(with_rendering(AUDIT, longer)))
    assert one_line(longer.text) in [mark.text() for mark in page.all("mark")]


def with_rendering(audit: Audit, rendering: Rendering) -> Audit:
    """Return the audit with a rendering in place of the one of that key."""
    return replace(
        audit, renderings=tuple(rendering if r.key == rendering.key else r for r in audit.renderings)
    )


def test_an_audit_without_quotations_says_so_and_has_no_filter() -> None:
    page = read(html_report(EMPTY))
    assert "No quotation was found." in page.text()
    assert not page.all("form")


def test_the_same_audit_gives_the_same_report() -> None:
    assert html_report(FOUND, RULES) == REPORT


def test_only_what_an_element_made_is_not_escaped() -> None:
    assert element("p", "a < b", Html("<br>"), None, "") == "<p>a &lt; b<br></p>"
    assert element("p", "x" + element("b", "y")) == "<p>x&lt;b&gt;y&lt;/b&gt;</p>"
    assert element("p", title='"><b', hidden=True, lang=None) == '<p title="&quot;&gt;&lt;b" hidden></p>'
    assert together(["<", element("b", "y")], ", ") == "&lt;, <b>y</b>"
    assert link("page", "javascript:alert(1)") == "page"
    assert 'href="https://x.example/?&quot;&gt;&lt;b&amp;c"' not in link("page", 'https://x.example/?"><b&c')
    assert 'href="https://x.example/?&quot;b&amp;c"' in link("page", 'https://x.example/?"b&c')


COLOURS = re.compile(r"--([\w-]+): #([0-9a-f]{6});")
PAIRS = [
    *((text, back) for text in ("text", "soft", "link") for back in ("page", "card")),
    *((name, f"{name}-back") for name in ("new", "gone", "error", "warning", "note", "mark")),
    ("warning", "card"),
]
FRAMES = [("frame", "page"), ("frame", "card"), ("link", "page"), ("link", "card")]


def schemes() -> dict[str, dict[str, str]]:
    """Return the colours of the page by their names, for a light and a dark screen."""
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return {"light": dict(COLOURS.findall(light)), "dark": dict(COLOURS.findall(dark))}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_that_wcag_aa_asks_for(scheme: str) -> None:
    colours = schemes()[scheme]
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert {pair: ratio for pair in PAIRS if (ratio := contrast(*(colours[c] for c in pair))) < 4.5} == {}
    assert {pair: ratio for pair in FRAMES if (ratio := contrast(*(colours[c] for c in pair))) < 3} == {}


def test_every_colour_is_one_of_the_palette_and_in_both_schemes() -> None:
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    both = schemes()
    assert both["light"].keys() == both["dark"].keys()
    assert {*re.findall(r"var\(--([\w-]+)\)", style)} == both["light"].keys()
    assert len(re.findall(r"#[0-9a-f]{3,8}\b", style)) == sum(map(len, both.values()))
