"""Pages as outlets make them: ten layouts filled with invented stories, with what should be read of each.

Every layout is built as a kind of site is: what stands around the text (menus, consent, comments, boxes of
related articles, sign-ups, captions) has the shapes, names and places that it has there.
"""

from __future__ import annotations

# ruff: noqa: E501 - lines of HTML, as long as such lines are
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from random import Random

from quotes.articles.facts import Facts
from tests.articles.prose import Part, Story, person, story

SEED = 20310502
LATER = "This is one of several stories from along the river that readers followed this week."


@dataclass(frozen=True)
class Page:
    """A made page: its bytes, the paragraphs of its main text, and what it says of itself."""

    name: str
    layout: str
    data: bytes
    body: tuple[str, ...]
    facts: Facts


@dataclass(frozen=True)
class _Drawn:
    """A page as a layout draws it; ``told`` are the facts that it gives away."""

    markup: str
    told: tuple[str, ...]
    extra: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ("utf-8", "utf-8", "utf-8-sig", "windows-1252")


Layout = Callable[[Random, Story, str], _Drawn]


def make_pages(each: int, seed: int = SEED) -> Iterator[Page]:
    """Yield so many pages of each layout, always the same ones for a seed."""
    for layout in LAYOUTS:
        for number in range(each):
            random = Random(f"{seed} {layout.__name__} {number}")
            told = story(random, random.randint(5, 22))
            slug = f"{told.outlet.lower().replace(' ', '').replace('&', 'and')}"
            url = f"https://www.{slug}.example/{told.date[:4]}/{told.date[5:7]}/story-{number}"
            drawn = layout(random, told, url)
            encoding = random.choice(drawn.encodings)
            known = {
                "title": told.title,
                "author": " and ".join(told.authors),
                "date": told.date,
                "outlet": told.outlet,
                "url": url,
                "lang": "en",
            }
            yield Page(
                f"{layout.__name__}-{number:02}",
                layout.__name__,
                _encoded(drawn.markup, encoding),
                (*(part.text for part in told.parts), *drawn.extra),
                Facts(**{name: known[name] for name in drawn.told}),
            )


def _encoded(markup: str, encoding: str) -> bytes:
    """Write a page in an encoding; some say which, and some say it wrongly."""
    named = {"utf-8-sig": "utf-8", "utf-16": "utf-16", "cp1252": None, "latin": "iso-8859-1"}.get(
        encoding, encoding
    )
    codec = {"latin": "windows-1252", "cp1252": "windows-1252"}.get(encoding, encoding)
    meta = f'<meta charset="{named}">' if named else ""
    return markup.replace("<!--charset-->", meta).encode(codec, "xmlcharrefreplace")


def _entities(text: str) -> str:
    """Write typographic marks as named entities."""
    names = {"“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "‘": "&lsquo;"}
    return "".join(names.get(sign, sign) for sign in escape(text, quote=False))


def _numbers(text: str) -> str:
    """Write typographic marks as the numbers that they have in windows-1252, as old programs do."""
    names = {"“": "&#147;", "”": "&#148;", "’": "&#146;", "‘": "&#145;"}
    return "".join(names.get(sign, sign) for sign in escape(text, quote=False))


def _elements(text: str) -> str:
    """Write quotation marks as elements, for the browser to draw."""
    return escape(text, quote=False).replace("“", "<q>").replace("”", "</q>")


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _written(parts: tuple[Part, ...], write: Callable[[str], str] = _plain, **shapes: str) -> list[str]:
    """Write parts as HTML: ``shapes`` has a pattern for each kind, with ``{}`` for the text."""
    made: list[str] = []
    items: list[str] = []
    for part in (*parts, Part("", "")):
        if part.kind == "li":
            items.append(f"<li>{write(part.text)}</li>")
            continue
        if items:
            made.append(shapes.get("ul", "<ul>{}</ul>").format("".join(items)))
            items = []
        if part.kind:
            usual = {"p": "<p>{}</p>", "h2": "<h2>{}</h2>", "quote": "<blockquote><p>{}</p></blockquote>"}
            made.append(shapes.get(part.kind, usual[part.kind]).format(write(part.text)))
    return made


def _scattered(random: Random, blocks: list[str], boxes: list[str]) -> str:
    """Put boxes between blocks, never before the first two."""
    blocks = list(blocks)
    for box in boxes:
        blocks.insert(random.randint(min(2, len(blocks)), len(blocks)), box)
    return "\n".join(blocks)


def _links(random: Random, count: int) -> list[tuple[str, str]]:
    return [(story(random, 1).title, f"/story/{random.randint(1000, 9999)}") for _ in range(count)]


def _day(date: str, style: str = "long") -> str:
    months = "January February March April May June July August September October November December".split()
    year, month, day = (int(part) for part in date.split("-"))
    return (
        f"{day} {months[month - 1]} {year}" if style == "long" else f"{months[month - 1][:3]} {day}, {year}"
    )


def _remark(random: Random) -> str:
    return random.choice(
        (
            f"“Nobody believes this any more,” my neighbour {person(random)} says, and she is right, as ever.",
            "I have lived here for forty years and never saw the council do anything about it. Shame on them!",
            "Great article, thank you. But “a new page”? They said the same in my father’s time.",
            f"@{person(random)} You clearly did not read the text. The lock was never closed in those years.",
        )
    )


COOKIES = """<div id="cookie-notice" class="cookie-consent" role="dialog"><p>We and our partners use cookies to
store and access information on your device. You can change your choices at any time in our privacy centre.</p>
<button>Accept all</button><button>Manage settings</button></div>"""


def weblog(random: Random, told: Story, url: str) -> _Drawn:
    """A site on WordPress, with a thread of comments, a sidebar, share buttons and related posts."""
    related = "".join(f'<li><a href="{at}">{_plain(title)}</a></li>' for title, at in _links(random, 4))
    comments = "".join(
        f'<li id="comment-{n}" class="comment even depth-1"><article class="comment-body"><footer '
        f'class="comment-meta"><b class="fn">{person(random)}</b> <time datetime="2034-12-01">1 December 2034'
        f'</time></footer><div class="comment-content"><p>{_plain(_remark(random))}</p></div></article></li>'
        for n in range(random.randint(2, 9))
    )
    signup = """<div class="wp-block-group newsletter-box"><h3>Get the week in your inbox</h3><p>Sign up for our
    newsletter and never miss a story from the river.</p><form><input type="email"><button>Go</button></form></div>"""
    body = _scattered(random, _written(told.parts, _entities), [signup])
    author = " and ".join(told.authors)
    return _Drawn(
        f"""<!DOCTYPE html><html lang="en-US"><head><!--charset--><title>{_plain(told.title)} - {_plain(told.outlet)}</title>
<link rel="canonical" href="{url}/"><meta property="og:locale" content="en_US"><meta property="og:type" content="article">
<meta property="og:title" content="{escape(told.title)}"><meta property="og:site_name" content="{escape(told.outlet)}">
<meta property="og:url" content="{url}/"><meta property="article:published_time" content="{told.date}T08:15:00+00:00">
<meta property="article:modified_time" content="2035-01-02T08:15:00+00:00"><meta name="author" content="{author}">
<style>p {{margin: 0}}</style></head><body class="post-template single single-post postid-77">{COOKIES}
<header id="masthead" class="site-header"><nav class="main-navigation"><ul><li><a href="/">Home</a></li>
<li><a href="/news">News</a></li><li><a href="/about">About</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-77" class="post-77 post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{_plain(told.title)}</h1><div class="entry-meta"><span class="posted-on">
<time class="entry-date published" datetime="{told.date}T08:15:00+00:00">{_day(told.date)}</time></span> <span class="byline">by
<a class="url fn n" href="/author/x">{author}</a></span></div></header>
<div class="entry-content">{body}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a>
</li><li><a href="#">Facebook</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3>
<ul>{related}</ul></div></div><footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">River</a></span>
<span class="tags-links">Tagged <a href="/t/a">quay</a>, <a href="/t/b">council</a></span></footer></article>
<div id="comments" class="comments-area"><h2 class="comments-title">Thoughts on “{_plain(told.title)}”</h2>
<ol class="comment-list">{comments}</ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form><p>Your email
address will not be published. Required fields are marked *</p></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>{related}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><p>© 2035 {_plain(told.outlet)}. All rights reserved.</p></footer></body></html>""",
        ("title", "author", "date", "outlet", "url", "lang"),
        encodings=("utf-8", "utf-8", "windows-1252", "cp1252"),
    )


def broadsheet(random: Random, told: Story, url: str) -> _Drawn:
    """A large paper's own system: JSON-LD, class names without a meaning, boxes between the paragraphs."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": told.outlet, "url": url.rsplit("/", 3)[0]},
            {
                "@type": random.choice(("NewsArticle", ["NewsArticle", "ReportageNewsArticle"])),
                "headline": told.title,
                "datePublished": f"{told.date}T05:00:02.000Z",
                "dateModified": "2035-03-01T10:00:00.000Z",
                "author": [{"@type": "Person", "name": name, "url": "/by/x"} for name in told.authors],
                "publisher": {"@type": "NewsMediaOrganization", "name": told.outlet},
                "mainEntityOfPage": url,
                "inLanguage": "en",
                "image": [{"@type": "ImageObject", "url": "/i.jpg", "caption": "The quay at dawn."}],
            },
        ],
    }
    hashed = [f"css-{random.randint(16**5, 16**6):x}" for _ in range(6)]
    box = f"""<aside class="{hashed[3]}"><h3>More on this story</h3><a href="/x">{_plain(story(random, 1).title)}</a></aside>"""
    advert = f"""<div class="{hashed[4]}"><div id="story-ad-1-wrapper"><p>Advertisement</p><a href="#after">SKIP ADVERTISEMENT</a></div></div>"""
    figure = f"""<figure class="{hashed[5]}"><img alt="The quay"><figcaption><span>The quay at dawn last week.</span>
    <span>Credit...{person(random)} for {_plain(told.outlet)}</span></figcaption></figure>"""
    blocks = _written(told.parts, p=f'<p class="{hashed[0]} evys1bk0">{{}}</p>')
    half = len(blocks) // 2
    section = "".join(
        f'<div class="{hashed[1]} StoryBodyCompanionColumn"><div class="{hashed[2]}">{part}</div></div>'
        for part in (
            _scattered(random, blocks[:half], [advert, figure]),
            _scattered(random, blocks[half:], [box]),
        )
    )
    authors = " and ".join(f'<span itemprop="name">{name}</span>' for name in told.authors)
    return _Drawn(
        f"""<!DOCTYPE html><html lang="en"><head><!--charset--><title>{_plain(told.title)} | {_plain(told.outlet)}</title>
<script type="application/ld+json">{json.dumps(graph)}</script><link rel="canonical" href="{url}">
<script>window.dataLayer = [{{"author": "nobody", "date": "1999-01-01"}}];</script></head><body><div id="app"><div>
<div class="{hashed[1]}"><header><a href="/">Skip to content</a><nav><a href="/w">World</a> <a href="/b">Business</a></nav></header></div>
<main id="site-content"><article id="story" class="{hashed[0]}"><header><h1 id="link-1" class="{hashed[1]}">{_plain(told.title)}</h1>
<p id="article-summary" class="{hashed[2]}">{LATER}</p></header><div class="{hashed[3]}"><p class="{hashed[4]}">By {authors}</p>
<time datetime="{told.date}T01:00:02-04:00"><span>{_day(told.date, "short")}</span></time><ul class="share"><li><button>Share full
article</button></li><li>{random.randint(3, 900)}</li></ul></div><section name="articleBody" class="{hashed[5]}">{section}
<div class="{hashed[4]} bottom-of-article"><div><p>{told.authors[0]} is a reporter who covers the river and the coast.</p></div></div>
</section></article><section class="{hashed[0]}"><h2>Related Content</h2><ol>{"".join(f"<li><a href={at}><h3>{_plain(title)}</h3><p>By {person(random)}</p></a></li>" for title, at in _links(random, 5))}</ol></section></main>
<footer><ul><li>© 2035 {_plain(told.outlet)} Company</li><li><a>Contact Us</a></li><li><a>Privacy Policy</a></li></ul></footer></div></div></body></html>""",
        ("title", "author", "date", "outlet", "url", "lang"),
        (LATER,),
    )


def microdata(random: Random, told: Story, url: str) -> _Drawn:
    """A regional paper with schema.org in attributes, tags, a box about the author, most-read lists."""
    most = "".join(
        f'<li><span>{n}</span><a href="{at}">{_plain(title)}</a></li>'
        for n, (title, at) in enumerate(_links(random, 5), 1)
    )
    inline = f'<div class="inline-related"><span>Read more:</span> <a href="/z">{_plain(story(random, 1).title)}</a></div>'
    body = _scattered(random, _written(told.parts, h2="<h3>{}</h3>"), [inline, inline])
    author = " and ".join(
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/x"><span itemprop="name">{name}</span></a></span>'
        for name in told.authors
    )
    return _Drawn(
        f"""<!DOCTYPE html><html lang="en" xml:lang="en"><head><!--charset--><title>{_plain(told.title)}</title>
<link rel="canonical" href="{url}"></head><body itemscope itemtype="https://schema.org/WebPage">
<div class="topbar"><a href="/login">Log in</a><a href="/subscribe">Subscribe from 1.99 a week</a></div>
<div class="container"><div class="row"><div class="col-8"><div class="article" itemprop="mainEntity" itemscope itemtype="https://schema.org/NewsArticle">
<meta itemprop="mainEntityOfPage" content="{url}"><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
<meta itemprop="name" content="{escape(told.outlet)}"></div><h1 itemprop="headline">{_plain(told.title)}</h1>
<div class="article-info">{author}<span class="dates"><meta itemprop="datePublished" content="{told.date}T12:00">{_day(told.date)}</span></div>
<div class="article-image"><img itemprop="image" src="x.jpg"><div class="caption">The upper town last year. Photo: {person(random)}</div></div>
<div class="article-text" itemprop="articleBody">{body}</div><div class="tags"><a rel="tag">river</a><a rel="tag">quay</a></div>
<div class="author-box"><img alt=""><h4>About the author</h4><p>{told.authors[0]} has written for this paper since 2011 and lives near the lock
with two dogs and a boat that does not float.</p></div></div></div><div class="col-4 sidebar"><h4>Most read</h4><ol class="most-read">{most}</ol></div></div></div>
<div class="footer"><p>Registered office: 1 Quay Street. <a href="/terms">Terms and conditions</a></p></div></body></html>""",
        ("title", "author", "date", "outlet", "url", "lang"),
        encodings=("utf-8", "windows-1252", "latin", "cp1252"),
    )


def liveblog(random: Random, told: Story, url: str) -> _Drawn:
    """A live blog: entries, each with its time and its heading, newest first, with buttons on each."""
    updates: list[str] = []
    blocks = _written(told.parts)
    while blocks:
        count = random.randint(1, 3)
        updates.append("".join(blocks[:count]))
        del blocks[:count]
    clock = random.randint(9, 12)
    kept: list[str] = []
    for n, part in enumerate(updates):
        kept.append(
            f"""<article class="live-update" id="block-{n:04x}"><div class="live-update__time"><time datetime="{told.date}T{clock + n % 9:02}:1{n % 6}:00Z">{clock + n % 9}.1{n % 6}</time></div>
<h2 class="live-update__title">Update from {told.place}: part {n + 1}</h2><div class="live-update__body">{part}</div>
<div class="live-update__share"><a href="#">Share on Facebook</a> <a href="#">Copy link</a></div></article>"""
        )
    ld = {
        "@context": "http://schema.org",
        "@type": "LiveBlogPosting",
        "headline": told.title,
        "datePublished": f"{told.date}T08:00:00Z",
        "coverageEndTime": f"{told.date}T23:00:00Z",
        "author": [{"@type": "Person", "name": name} for name in told.authors],
        "publisher": {
            "@type": "Organization",
            "name": told.outlet,
            "logo": {"@type": "ImageObject", "url": "/l.png"},
        },
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": "Update",
                "datePublished": "2036-01-01T00:00:00Z",
                "author": {"@type": "Person", "name": person(random)},
            }
        ],
    }
    return _Drawn(
        f"""<!DOCTYPE html><html lang="en-GB"><head><!--charset--><title>{_plain(told.title)} – as it happened</title>
<meta property="og:title" content="{escape(told.title)} – as it happened"><meta property="og:site_name" content="{escape(told.outlet)}">
<meta property="og:url" content="{url}"><script type="application/ld+json">{json.dumps([ld])}</script></head><body>
<nav class="nav nav--sections"><a>News</a><a>Sport</a></nav><div class="live-header"><h1>{_plain(told.title)}</h1><p class="live-standfirst">{LATER}</p>
<div class="live-meta">{" and ".join(told.authors)}</div></div><div class="live-layout"><div class="live-key-events"><h2>Key events</h2><ul><li><a href="#1">Update from
{told.place}: part 1</a></li></ul></div><main class="live-blog" role="main">{"".join(kept)}</main>
<aside class="live-aside"><h2>Most viewed</h2><ol>{"".join(f"<li><a href={at}>{_plain(title)}</a></li>" for title, at in _links(random, 6))}</ol></aside></div>
<footer class="l-footer">© 2036 {_plain(told.outlet)}</footer></body></html>""",
        ("title", "author", "date", "outlet", "url", "lang"),
        (LATER, *(f"Update from {told.place}: part {n + 1}" for n in range(len(updates)))),
    )


def tables(random: Random, told: Story, url: str) -> _Drawn:
    """A page of around 2002: tables for the layout, ``<br><br>`` for paragraphs, nothing said in the head."""
    lines = _written(
        told.parts, _numbers, p="{}<br>\n<br>", h2="<b>{}</b><br><br>", quote="<blockquote>{}</blockquote>"
    )
    return _Drawn(
        f"""<HTML><HEAD><TITLE>{_plain(told.outlet)}: {_numbers(told.title)}</TITLE><!--charset--></HEAD><BODY BGCOLOR="#ffffff">
<TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC="logo.gif"> <FONT SIZE=1><A HREF="/">Home</A> | <A HREF="/n">News</A> | <A HREF="/s">Sport</A></FONT></TD></TR>
<TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=1><A HREF="a">Archive</A><BR><A HREF="b">Weather</A><BR><A HREF="c">Letters</A></FONT></TD>
<TD VALIGN=TOP><FONT SIZE=5><B>{_numbers(told.title)}</B></FONT><BR><FONT SIZE=2><I>By {" and ".join(told.authors)}</I><BR>
{_day(told.date)}</FONT><P><FONT FACE="Times">{"".join(lines)}</FONT></TD>
<TD WIDTH=140 VALIGN=TOP BGCOLOR="#eeeeee"><FONT SIZE=1><B>Elsewhere</B><BR>{"<BR>".join(f"<A HREF={at}>{_numbers(title)}</A>" for title, at in _links(random, 4))}</FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>Copyright 2002 {_plain(told.outlet)}. All rights reserved.</FONT></TD></TR></TABLE></BODY></HTML>""",
        ("title", "author", "date"),
        encodings=("windows-1252", "latin", "cp1252"),
    )


def bare(random: Random, told: Story, url: str) -> _Drawn:
    """A page that says nothing about itself but a heading: paragraphs in a body, a menu above them."""
    opening = f"{told.place.upper()} — "
    return _Drawn(
        f"""<html><!--charset--><body><div><a href="/">front page</a> <a href="/back">back</a></div><h1>{_elements(told.title)}</h1>
{"".join(_written(told.parts, _elements)).replace("<p>", f"<p>{opening}", 1)}<hr><div><a href="/next">next story</a></div></body></html>""",
        ("title",),
        (opening.rstrip(),),
        ("utf-8", "utf-8-sig", "utf-16", "cp1252"),
    )


def gallery(random: Random, told: Story, url: str) -> _Drawn:
    """A story told in pictures: figures with captions and counts between the paragraphs, a video player."""
    slides = [
        f"""<figure class="gallery__slide"><div class="gallery__count">{n} of 5</div><picture><img src="{n}.jpg" alt="x"></picture>
<figcaption class="gallery__caption">A view of {random.choice(("the quay", "the lock", "the orchard"))} on a grey day in spring. Photograph: {person(random)}/Coast Pictures</figcaption></figure>"""
        for n in range(1, 6)
    ]
    video = """<div class="video-player" data-id="7"><p class="video-player__message">To play this video you need to enable JavaScript in your browser.</p></div>"""
    body = _scattered(
        random,
        _written(told.parts, quote='<blockquote class="article__quote">{}</blockquote>'),
        [*slides, video],
    )
    author = ", ".join(told.authors)
    return _Drawn(
        f"""<!doctype html><html lang="en"><head><!--charset--><title>In pictures: {_plain(told.title)} – {_plain(told.outlet)}</title>
<meta name="twitter:title" content="{escape(told.title)}"><meta name="twitter:site" content="@tern"><meta property="og:title" content="{escape(told.title)}">
<meta property="og:site_name" content="{escape(told.outlet)}"><meta name="parsely-author" content="{author}"><meta name="date" content="{told.date}">
<link href="{url}" rel="canonical"></head><body><div class="consent-overlay" aria-hidden="true"><p>Your privacy matters. We use cookies and other data to
deliver and improve our services, to measure and to show you adverts. Choose what you allow.</p></div><div class="page"><div class="page__main">
<div class="article"><h1 class="article__headline">{_plain(told.title)}</h1><div class="article__byline">Words by {author}</div><div class="article__date">{_day(told.date)}</div>
<div class="article__body">{body}</div><div class="article__topics"><a>River</a><a>Photography</a></div><div class="promo-row"><h2>You may also like</h2>
{"".join(f'<div class="promo"><a href={at}><h3>{_plain(title)}</h3></a><p>{LATER}</p></div>' for title, at in _links(random, 3))}</div></div></div></div></body></html>""",
        ("title", "author", "date", "outlet", "url", "lang"),
    )


def interview(random: Random, told: Story, url: str) -> _Drawn:
    """A magazine's interview: questions in bold, answers in ``<q>``, pull quotes that repeat the text."""
    blocks = _written(told.parts, _elements, quote='<blockquote cite="/talk"><p>{}</p></blockquote>')
    answers: list[str] = []
    extra: list[str] = []
    for n in range(3):
        question = f"What did you think when you heard of it, and what did you do on day {n + 1}?"
        answer = story(random, 1).parts[0].text
        answers += [f"<p><strong>{question}</strong></p>", f"<p>{_elements(answer)}</p>"]
        extra += [question, answer]
    spoken = next((part.text for part in told.parts if part.kind == "p" and "“" in part.text), LATER)
    words = spoken.split("“")[-1].split("”")[0]
    pull = f'<aside class="pullquote"><blockquote><p>{_plain(words)}</p></blockquote></aside>'
    return _Drawn(
        f"""<!DOCTYPE html><html lang="en"><head><!--charset--><title>{_plain(told.title)} · {_plain(told.outlet)}</title>
<meta property="og:site_name" content="{escape(told.outlet)}"><meta property="og:url" content="{url}"><meta property="og:title" content="{escape(told.title)}">
<meta name="article:published_time" content="{told.date}"><meta name="citation_author" content="{told.authors[0]}"></head><body>
<div class="site"><div class="site-nav"><ul><li><a href="/i">Issues</a></li><li><a href="/e">Essays</a></li></ul></div><main><section class="hero"><h1>{_plain(told.title)}</h1>
<p class="by">{" and ".join(told.authors)}</p></section><section class="content rich-text">{_scattered(random, blocks, [pull])}{"".join(answers)}</section>
<section class="signup-strip"><p>Enjoyed this? Subscribe to the magazine and get six issues a year, delivered to your door.</p></section>
<section class="reader-letters" id="letters-comments"><h2>3 comments</h2>{"".join(f'<div class="reader-letter"><h4>{person(random)}</h4><p>{_plain(_remark(random))}</p></div>' for _ in range(3))}</section>
</main><footer class="site-foot">Printed on the river since 1931.</footer></div></body></html>""",
        ("title", "date", "outlet", "url", "lang"),
        tuple(extra),
    )


def amp(random: Random, told: Story, url: str) -> _Drawn:
    """A page for phones (AMP): consent, adverts and players as elements of its own, entities by number."""
    ld = {
        "@context": "http://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "headline": told.title,
        "datePublished": f"{told.date}T10:00:00+0200",
        "author": {"@type": "Person", "name": " and ".join(told.authors)},
        "publisher": {"@type": "Organization", "name": told.outlet},
    }
    between = [
        "<amp-ad width=300 height=250><div fallback>Advertisement</div></amp-ad>",
        f'<div class="amp-related"><p><strong>READ ALSO:</strong> <a href="/a">{_plain(story(random, 1).title)}</a></p></div>',
    ]
    body = _scattered(
        random,
        _written(
            told.parts,
            _numbers,
            p='<p><span style="font-weight: 400;">{}</span></p>',
            h2="<h2><strong>{}</strong></h2>",
        ),
        between,
    )
    return _Drawn(
        f"""<!doctype html><html ⚡ lang="en"><head><!--charset--><title>{_plain(told.title)}</title><link rel="canonical" href="{url}">
<script type="application/ld+json">{json.dumps(ld)}</script><script async src="https://cdn.example/v0.js"></script></head><body>
<amp-consent id="consent" layout="nodisplay"><div class="lightbox" id="consent-ui"><p>We use cookies to understand how you use our site and to improve your experience.</p><button>Accept</button></div></amp-consent>
<amp-sidebar id="sidebar1" layout="nodisplay"><ul><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li></ul></amp-sidebar>
<header class="amp-wp-header"><a href="/">{_plain(told.outlet)}</a></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{_numbers(told.title)}</h1>
<div class="amp-wp-meta amp-wp-byline">{" and ".join(told.authors)}</div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{told.date}">{_day(told.date)}</time></div></header>
<figure class="amp-wp-article-featured-image"><amp-img src="x.jpg"></amp-img><figcaption>The lock in {told.place}.</figcaption></figure>
<div class="amp-wp-article-content">{body}</div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">Categories: River</div></footer></article>
<footer class="amp-wp-footer"><a href="#top">Back to top</a><p>Powered by a press</p></footer></body></html>""",
        ("title", "author", "date", "outlet", "url", "lang"),
    )


def ministry(random: Random, told: Story, url: str) -> _Drawn:
    """A ministry's site on Drupal: Dublin Core in the head, breadcrumbs, ``<div>`` for paragraphs, contacts."""
    body = "".join(
        _written(told.parts, p="<div>{}</div>", h2="<h3>{}</h3>", quote="<blockquote>{}</blockquote>")
    )
    return _Drawn(
        f"""<!DOCTYPE html><html lang="en" dir="ltr" prefix="dc: http://purl.org/dc/terms/"><head><!--charset--><title>{_plain(told.title)} | {_plain(told.outlet)}</title>
<meta name="dcterms.title" content="{escape(told.title)}"><meta name="dcterms.date" content="{told.date}"><meta name="dcterms.publisher" content="{escape(told.outlet)}">
<meta name="dcterms.language" content="en"><link rel="canonical" href="{url}"></head><body class="path-node page-node-type-press-release"><a href="#main-content" class="visually-hidden">Skip to main content</a>
<div class="region region-header"><div class="site-branding">{_plain(told.outlet)}</div><form><input type="search"></form></div><nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a>Home</a></li><li><a>Press</a></li><li>Releases</li></ol></nav>
<main role="main"><a id="main-content"></a><div class="region region-content"><h1 class="page-title"><span class="field field--name-title">{_plain(told.title)}</span></h1>
<article role="article" class="node node--type-press-release node--view-mode-full"><div class="node__content"><div class="field field--name-field-date"><time datetime="{told.date}T12:00:00Z">{_day(told.date)}</time></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{body}</div>
<div class="field field--name-field-contact"><div class="field__label">Press contact</div><div class="field__item">Press office, 1 Quay Street, {told.place}. Telephone 555 0100</div></div></div></article></div></main>
<footer class="site-footer"><div class="region region-footer"><ul class="menu"><li><a>Accessibility</a></li><li><a>Imprint</a></li></ul></div></footer></body></html>""",
        ("title", "date", "outlet", "url", "lang"),
    )


LAYOUTS: tuple[Layout, ...] = (
    weblog,
    broadsheet,
    microdata,
    liveblog,
    tables,
    bare,
    gallery,
    interview,
    amp,
    ministry,
)
