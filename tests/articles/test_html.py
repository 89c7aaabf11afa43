"""What is taken from a page, and what is not."""

# ruff: noqa: E501 - lines of markup

import hashlib
from pathlib import Path

import pytest

from quotes.articles import read_inputs
from quotes.articles.html import decode_page, fragment, read_page
from quotes.model import Article, InputError

FIRST = "The ministers met on the bridge on Thursday, and agreed to open the gate before the winter comes."
LAST = "The two sides will meet again in June, the ministry said in a statement on Friday evening."


def page(body: str, head: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>The gate opens</h1><p>{FIRST}</p>{body}<p>{LAST}</p></article></body></html>"
    )


def read(tmp_path: Path, markup: str | bytes, name: str = "a.html") -> Article:
    path = tmp_path / name
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    found = read_inputs([str(path)])
    assert len(found.articles) == 1, found.problems
    return found.articles[0]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (
            "<p>She said: <q>We waited for years, all of us.</q></p>",
            "She said: “We waited for years, all of us.”",
        ),
        ("<p><q>He told me <q>no</q> and left,</q> she said.</p>", "“He told me ‘no’ and left,” she said."),
        ("<p><q>“We waited”</q> is what she said to us.</p>", "“We waited” is what she said to us."),
        ("<p>&ldquo;We waited,&rdquo; she said to us.</p>", "“We waited,” she said to us."),
        ("<p>&#147;We waited,&#148; she said to us.</p>", "“We waited,” she said to us."),
        ("<p>„Wir haben gewartet“, sagte sie zu uns.</p>", "„Wir haben gewartet“, sagte sie zu uns."),
    ],
)
def test_quotation_marks_are_kept_however_they_are_written(written: str, printed: str) -> None:
    assert printed in read_page(page(written)).text


def test_control_characters_are_dropped() -> None:
    markup = page(
        "<p>She said: <q>We\x01 wait&#2;ed&#x1F; for&#11 years&#31;, &#146;all&#146; of us.</q></p>"
    )
    assert "She said: “We waited for years, ’all’ of us.”" in read_page(markup).text
    assert fragment("<p><q>We\x0b waited&#x1;</q></p>") == "“We waited”\n"


def test_structure_is_kept_as_markdown() -> None:
    body = (
        "<h2>A long wait</h2><blockquote><p>We shall open it together.</p><p>And keep it open.</p></blockquote>"
        "<ul><li>The gate opens at eight in the morning.</li><li>Nobody pays a toll.</li></ul>"
    )
    assert read_page(page(body)).text.split("\n\n") == [
        "# The gate opens",
        FIRST,
        "## A long wait",
        "> We shall open it together.",
        "> And keep it open.",
        "- The gate opens at eight in the morning.",
        "- Nobody pays a toll.",
        f"{LAST}\n",
    ]


def test_double_line_breaks_part_paragraphs() -> None:
    markup = f"<html><body><h1>The gate opens</h1><div>{FIRST}<br><br>{LAST}<br> <br>{FIRST[4:]}</div></body></html>"
    assert read_page(markup).text.split("\n\n")[1:] == [FIRST, LAST, f"{FIRST[4:]}\n"]


@pytest.mark.parametrize(
    "box",
    [
        '<div id="comments"><div class="comment"><p>“I do not believe any of it,” wrote somebody below.</p></div></div>',
        '<section class="reader-comments"><p>Nobody believes any of this here any more, not I.</p></section>',
        '<div class="cookie-banner"><p>We use cookies to measure how you use this site, as all do.</p></div>',
        '<div class="newsletter-signup"><p>Get the best of the week in your inbox, free of charge.</p></div>',
        '<div><a href="/a">Storm hits the coast and closes it</a> <a href="/b">Ferry runs aground at the quay</a></div>',
        "<figure><img src=a.jpg><figcaption>A view of the bridge on a grey day in spring.</figcaption></figure>",
    ],
)
def test_what_stands_around_the_text_is_left_out(box: str) -> None:
    assert read_page(page(box)).text == read_page(page("")).text


def test_a_pull_quote_that_repeats_the_text_is_left_out_and_a_quotation_is_not() -> None:
    said = "<p>“We waited for years, all of us who live here,” she said.</p>"
    pulled = '<blockquote class="pull-quote">We waited for years, all of us who live here</blockquote>'
    assert read_page(page(said + pulled)).text == read_page(page(said)).text
    assert "> We waited for years" in read_page(page(pulled)).text


def test_a_live_blog_is_read_to_its_last_entry() -> None:
    entries = "".join(
        f"<article class=entry><h2>Entry number {n}</h2><p>{FIRST} Part {n}.</p></article>" for n in range(5)
    )
    text = read_page(f"<html><body><h1>Live: the gate opens</h1><div>{entries}</div></body></html>").text
    assert [f"Part {n}." in text for n in range(5)] == [True] * 5


def test_facts_come_from_the_most_exact_source() -> None:
    head = """<title>The gate opens – as it happened | The Post</title><meta name="author" content="Web desk">
    <meta property="og:title" content="The gate opens – as it happened"><meta property="og:site_name" content="The Post">
    <meta property="article:published_time" content="2031-05-03"><link rel="canonical" href="https://post.example/gate">
    <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
    "headline": "The gate opens – as it happened", "datePublished": "2031-05-02T23:00:00Z", "publisher": {"name": "The Harbour Post"},
    "author": [{"@type": "Person", "name": "Mara Lind"}, {"@type": "Organization", "name": "The desk"}, "Oskar Fenn"]}]}</script>"""
    facts = read_page(page("", head, "en-GB")).facts
    assert facts.title == "The gate opens"
    assert facts.author == "Mara Lind and Oskar Fenn"
    assert (facts.date, facts.outlet) == ("2031-05-02", "The Harbour Post")
    assert (facts.url, facts.lang) == ("https://post.example/gate", "en-GB")


def test_broken_linked_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta name="date" content="2031-05-02">'
    assert read_page(page("", head)).facts.date == "2031-05-02"


def test_a_page_without_metadata_is_read_for_its_byline_and_its_date() -> None:
    markup = (
        f"<html><body><h1>The gate opens</h1><p>By Mara Lind</p><p>2 May 2031</p><p>{FIRST}</p></body></html>"
    )
    facts = read_page(markup).facts
    assert (facts.title, facts.author, facts.date) == ("The gate opens", "Mara Lind", "2031-05-02")


def test_dates_in_the_text_are_no_dates_of_the_page() -> None:
    assert (
        read_page(page("<p>The gate was closed on 1 March 2019 after a dispute over fish.</p>")).facts.date
        is None
    )


def test_a_copy_of_the_wayback_machine_is_known_as_such(tmp_path: Path) -> None:
    copy = "https://web.archive.org/web/20310503120000/https://post.example/gate"
    article = read(tmp_path, page("", f'<link rel="canonical" href="{copy}">'))
    assert (article.url, article.archive) == ("https://post.example/gate", copy)


def test_offsets_point_into_the_text_that_was_taken_which_has_a_hash(tmp_path: Path) -> None:
    data = page("<p><q>We waited for years,</q> she said.</p>").encode()
    article = read(tmp_path, data)
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.extracted is not None
    assert article.extracted.format == "html"
    assert article.extracted.method.startswith("trafilatura ")
    assert article.extracted.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    texts = [article.text[block.span.start : block.span.end] for block in article.blocks]
    assert texts == ["The gate opens", FIRST, "“We waited for years,” she said.", LAST]


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "cp1250"),
        ('<meta charset="iso-8859-1">', "utf-8"),
    ],
)
def test_encodings_are_told_as_browsers_tell_them(head: str, codec: str) -> None:
    markup = page("<p>“We waited,” said Rüdiger.</p>", head)
    assert "“We waited,” said Rüdiger." in decode_page(markup.encode(codec)).text


def test_the_charset_of_the_answer_wins() -> None:
    assert "Šárka" in decode_page("<p>Šárka</p>".encode("iso-8859-2"), "iso-8859-2").text


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><nav><a href=/>Home</a></nav></body></html>", "<!-- -->"]
)
def test_a_page_without_text_is_no_article(markup: str) -> None:
    with pytest.raises(InputError, match="has no text in it"):
        read_page(markup)


def test_a_piece_of_html_is_all_text() -> None:
    assert fragment("<p>One <q>two</q></p><blockquote>Three</blockquote>four<script>x()</script>") == (
        "One “two”\n\n> Three\n\nfour\n"
    )


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    (problem,) = read_inputs([str(path)]).problems
    assert problem.message == "is over 6 MB: up to 5 MB are read"


def test_text_between_blocks_that_is_in_no_paragraph_is_kept() -> None:
    body = (
        "<p><div class='image'><img src='a.jpg'></div>"
        "VELL — <q>We waited for years,</q> the minister of <i>both</i> sides said on the bridge.</p>"
    )
    text = read_page(page(body)).text
    assert "\n\nVELL — “We waited for years,” the minister of both sides said on the bridge.\n\n" in text


def test_a_list_of_headlines_is_left_out_and_a_list_of_sentences_with_links_is_not() -> None:
    headlines = "".join(
        f"<li><span>Lately:</span> <a href='/{n}'>Story {n}</a> of the day</li>" for n in "abc"
    )
    told = "".join(
        f"<li>The minister of both sides said <q>no, never</q> to <a href='/{n}'>plan {n}</a>.</li>"
        for n in "abc"
    )
    text = read_page(page(f"<ul>{headlines}</ul><ul>{told}</ul>")).text
    assert "Story" not in text
    assert "- The minister of both sides said “no, never” to plan b." in text


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#n1">1</a></sup>',
        '<a href="#n1"><sup>[1]</sup></a>',
        '<a href="notes.html#n1">[1]</a>',
        '<a role="doc-noteref" href="#n1">note</a>',
    ],
)
def test_marks_of_footnotes_are_left_out_of_what_is_quoted(mark: str) -> None:
    text = read_page(page(f"<p>“We waited for years,{mark} all of us,” she said to us.{mark}</p>")).text
    assert "“We waited for years, all of us,” she said to us.\n" in text


@pytest.mark.parametrize(
    ("box", "author"),
    [
        ("<div class='byline'>By: Mara Lind August 18, 2031 3:21 PM Print E-mail</div>", "Mara Lind"),
        ("<div class='byline'>Mara Lind Tuesday, Aug. 18, 2031</div>", "Mara Lind"),
        ("<div class='author'>Mara Lind Follow @mlind</div>", "Mara Lind"),
        ("<div class='byline'>By Mara Lind, THE POST</div>", "Mara Lind"),
        ("<h3 class='authors'>Authors</h3>", None),
        ("<div class='byline'>9:39AM BST</div>", None),
        ("<div class='comments'><b class='author'>Oskar Fenn</b></div>", None),
        ("<meta name='author' content='thepost.example'>", None),
        ("<meta name='author' content='#author'>", None),
        ("<meta name='author' content='admin'><div class='byline'>By Mara Lind</div>", "Mara Lind"),
    ],
)
def test_an_author_is_a_name_and_nothing_around_it(box: str, author: str | None) -> None:
    found = read_page(page(f"{box}<p>{LAST}</p>"), "https://www.thepost.example/gate")
    assert found.facts.author == author


def test_what_readers_say_below_has_not_the_date_of_the_page() -> None:
    said = "<div id='comment-7'><time datetime='2031-06-01'>1 June</time><span class='date'>2031-06-02</span></div>"
    assert read_page(page(said)).facts.date is None


def test_the_day_above_the_title_is_the_pages_only_if_there_is_no_other() -> None:
    above = "<div>Monday, 25 December 2034</div>"
    for below, date in (("<p>14 May 2031 17:55 UTC</p>", "2031-05-14"), ("", "2034-12-25")):
        markup = page("").replace("<article>", f"{above}<article>").replace("</h1>", f"</h1>{below}")
        assert read_page(markup).facts.date == date


@pytest.mark.parametrize(
    ("path", "date"),
    [("2031/05/02/gate", "2031-05-02"), ("2031/WORLD/05/02/gate", "2031-05-02"), ("2031/05/gate", None)],
)
def test_an_address_tells_the_day_where_the_page_does_not(path: str, date: str | None) -> None:
    assert read_page(page(""), f"https://post.example/{path}").facts.date == date
