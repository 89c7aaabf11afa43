"""Text of the outlet around the article: newsletters, appeals, sharing, consent, other articles.

Three kinds of evidence, from sure to slight:

* a *line* that can be nothing else ("Sign up for our newsletter", "Read more"), wherever it stands;
* an *appeal*: two or more cues in a text that addresses the reader ("Your support makes …, subscribe …");
* *weak*: one cue, or the outlet's own "we", or a scrap such as the label of a button.

A line or an appeal opens the tail of the article if nearly everything after it is boilerplate by one of the
three and nothing after it reports what somebody said.  Then all of it goes, the weak with the strong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

_LONGEST = 1500  # characters: a longer text is an article's
_LONGEST_LINE = 220
_MOST_OTHERS = 0.25  # of the texts of a tail may be without any sign of boilerplate,
_MOST_PLAIN = 0.5  # and of its sentences may be without a cue: a speech is full of "we" too


class Text(NamedTuple):
    """What the detector sees of a piece: its text, and whether it is already known to be no body text."""

    text: str
    aside: bool = False


class _Sign(IntEnum):
    REPORT = -1  # tells what somebody said
    NONE = 0
    WEAK = 1
    CUE = 2  # weak, by what it says and not by its look
    APPEAL = 3
    LINE = 4


_OUTLET_THINGS = (
    r"(?:work|journalism|journalists?|reporting|reporters|newsroom|mission|coverage|team|website|site|paper)"
)
_LINES = re.compile(
    r"(?:please )?(?:"
    # to subscribe
    r"sign up\b(?: (?:for|to|now|here|today|free)\b|$|!)"
    r"|subscribe\b(?: (?:to|now|today|here|for|via)\b|[.!:]?$)|unsubscribe\b"
    r"|(?:get|receive) .{0,60}\b(?:newsletter|inbox|mailbox|alerts)\b"
    r"|never miss\b|stay (?:informed|up to date|tuned)\b"
    r"|(?:download|get) (?:our|the) .{0,30}\bapp\b"
    r"|follow (?:us|our (?:live|coverage|page|channel|account))\b|like us on\b|find us on\b"
    r"|follow .{1,40} on (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|threads|linkedin|google)\b"
    r"|join (?:us on|our .{0,40}(?:channel|group|community|list))\b"
    # to pay
    rf"|support (?:us|our {_OUTLET_THINGS}|independent journalism)\b"
    r"|donate(?: (?:now|today|here))?[.!]?$|make a (?:donation|contribution)\b"
    r"|become a (?:member|subscriber|supporter|patron)\b"
    r"|(?:a|an)(?: \w+)? message from\b.{0,60}$|dear (?:readers?|subscribers?|supporters?)\b.{0,20}$"
    r"|(?:thanks|thank you) for (?:reading|subscribing|signing up|your support)\b"
    # to read and share
    r"|(?:read|see|watch|listen|learn|discover|find out|view|load|show) more\b(?!\s+than)"
    r"|(?:read|see) (?:also|next|related)\b|also read\b"
    r"|read (?:the )?(?:full|entire|whole|original|rest)\b.{0,60}$|read the rest\b"
    r"|(?:continue|keep) reading\b|click (?:here|on the link|the link)\b|tap here\b"
    r"|(?:related|recommended|trending|popular|suggested|similar|more|further|latest) "
    r"(?:articles?|stories|news|posts|topics|content|coverage|reading|videos?|links)(?: .{0,30})?[:.]?$"
    r"|(?:related|read|more|see also|read also)\s*:\s*\S|most (?:read|popular|viewed|shared)[:.]?$"
    r"|you (?:may|might) (?:also )?(?:like|be interested|enjoy)\b|recommended for you\b|more from\b"
    r"|more on (?:this|the) (?:story|topic|subject)"
    r"|(?:related )?(?:tags|topics|keywords)(?:\s*:.{0,120}|[.]?)$"
    r"|filed under\b|what to read next\b|(?:listen to|save|print|gift) (?:this|the) (?:article|story)$"
    r"|share (?:this|on|via|the article|the story)\b|share[.!:]?$|copy link$"
    r"|(?:leave|post|write|add|view|show|read) (?:a |all |the |your )?(?:\d+ )?(?:comments?|reply)\b"
    # to mind the law
    r"|(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}))|.{0,120}\ball rights reserved\b"
    r"|this (?:article|story) (?:was|is|has been) (?:originally|first|re)[ -]?(?:published|posted|printed)\b"
    r"|(?:we|this (?:site|website)) uses? cookies\b|(?:accept|manage|reject) (?:all )?cookies"
    r"|cookie (?:policy|settings|notice)|manage (?:your )?(?:preferences|subscription)"
    r"|privacy policy[.!]?$|terms (?:of|and) (?:use|service|conditions)[.!]?$"
    r"|by (?:continuing|clicking|subscribing|signing up|entering)\b.{0,120}\b(?:agree|accept|consent)\b"
    # advertisements and the page around
    r"|advertisements?[.:]?$|advertising$|sponsored(?: content)?$"
    r"|(?:story|article) continues (?:below|after)\b|skip (?:to|advertisement|ad)\b"
    r")",
    re.IGNORECASE,
)
_CUES = tuple(
    re.compile(cue, re.IGNORECASE)
    for cue in (
        r"\bsubscri(?:be|bing|bers?|ptions?)\b",
        r"\bnewsletters?\b|\bmailing list\b|\balerts\b",
        r"\bsign(?:ing)? (?:up|in)\b|\blog in\b|\bregister (?:now|here|today)\b",
        r"\byour (?:inbox|mailbox|e-?mail)\b",
        r"\bprivacy (?:policy|notice)\b|\bterms (?:of|and) (?:use|service|conditions)\b|\bcookies?\b",
        r"\ball rights reserved\b|\bcopyright\b|©",
        (
            rf"\b(?:your|reader) support\b|\bsupport(?:ing)? (?:us|our {_OUTLET_THINGS})\b"
            r"|\bneed your (?:help|support)\b"
        ),
        (
            r"\bdonat(?:e|ing|ions?)\b|\bcontribute\b"
            r"|\b(?:your|every|a) (?:small |one-off |monthly )?(?:contribution|donation|gift)\b"
        ),
        r"\b(?:dear|our|loyal) readers?\b|\breaders like you\b|\bsmall favou?r\b",
        (
            rf"\bour {_OUTLET_THINGS}\b|\bwe, the\b"
            r"|\b(?:independent|quality|fearless|trusted) (?:journalism|reporting|news)\b"
        ),
        r"\bfollow us\b|\b(?:telegram|whatsapp|youtube) channel\b|\bsocial media accounts\b|\bour app\b",
        r"\bread more\b|\bclick here\b|\bmore stories\b|\bpaywall\b|\bunlimited access\b|\bad[- ]free\b",
        (
            r"\bmonthly\b|\bannual(?:ly)?\b|\bpayment\b|\bfree trial\b|\bcancel any ?time\b"
            r"|\b(?:per|a) month\b|\bfrom (?:just|as little as)\b"
        ),
        r"\bwrite to us\b|\bcontact us\b|\bsend us\b|\bhave something to say\b|\bletters? to the editor\b",
        r"\bmakes? a (?:world of |big |real )?difference\b|\bstanding with us\b|\b(?:keep|help) us\b",
    )
)
_ADDRESS = re.compile(r"\b(?:you|your|yours|we|us|our|ours|please)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:said|says|saying|told|tells|added|adding|according to|announced|stated|explained|replied|warned|"
    r"insisted|stressed|noted|wrote|asked|quoted|reiterated|emphasi[sz]ed|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*(?:[\"”»]|$)")
_SUPPORT = re.compile(r"(?:please )?support [^.?!]{1,40}!", re.IGNORECASE)
_BUTTONS = frozenset(
    "share save print listen email e-mail facebook twitter x whatsapp telegram linkedin reddit "
    "comment comments menu home search subscribe login register bookmark gift follow close play "
    "advertisement like tweet pin donate".split()
) | {"sign in", "log in", "sign up", "copy link", "listen to article", "share article", "read later"}


def find_boilerplate(texts: Sequence[Text], head: int) -> frozenset[int]:
    """Return the indexes of the texts that are boilerplate; ``head`` of them stand before the body begins.

    Sentences of the body that merely hold a cue ("he urged them to subscribe") stay: see the module.
    """
    found = {i for i, one in enumerate(texts) if _is_line(one)}
    found.update(i for i in range(head) if _is_furniture(texts, i))
    tail = _tail(texts, head)
    return frozenset(found.union(range(tail, len(texts))))


def _tail(texts: Sequence[Text], head: int) -> int:
    """The index at which the tail begins; the number of texts if there is none."""
    tail = count = len(texts)
    others = plain = prose = 0
    signs: dict[int, _Sign] = {}
    for i in range(count - 1, head - 1, -1):
        signs[i] = sign = _sign(texts[i])
        if sign is _Sign.REPORT:
            break
        others += sign is _Sign.NONE
        if _stops(texts[i].text) and not texts[i].aside:
            prose += 1
            plain += sign <= _Sign.WEAK
        dense = others <= _MOST_OTHERS * (count - i) and plain <= _MOST_PLAIN * prose
        if sign >= _Sign.APPEAL and dense:
            tail = i
    # The line that leads up to the first strong one belongs to it ("Your daily newsletter").
    while head < tail < count and signs[tail - 1] is _Sign.CUE and not _stops(texts[tail - 1].text):
        tail -= 1
    return tail


def _stops(text: str) -> bool:
    return text.rstrip("\"'”’»)")[-1:] in (".", "!", "?", "…")


def _is_line(one: Text) -> bool:
    """Whether a text can be nothing else, wherever it stands."""
    text = one.text
    if one.aside or len(text) > _LONGEST_LINE or not _LINES.match(text):
        return False
    own = _own(text)
    return not (_SAYS.search(own) and (_stops(text) or text != own))


def _own(text: str) -> str:
    """A text without what it quotes."""
    return _QUOTED.sub(" ", text)


def _sign(one: Text) -> _Sign:
    text = one.text
    if one.aside:
        return _Sign.WEAK
    if len(text) > _LONGEST:
        return _Sign.NONE
    if _is_line(one):
        return _Sign.LINE
    own = _own(text)
    words = len(text.split())
    if not _stops(text) and words <= 14 and text == own:
        return _Sign.CUE if any(cue.search(own) for cue in _CUES) else _Sign.WEAK
    if _SAYS.search(own):
        return _Sign.REPORT
    cues = sum(bool(cue.search(own)) for cue in _CUES)
    if cues >= 2 and _ADDRESS.search(own):
        return _Sign.APPEAL
    if cues:
        return _Sign.CUE
    return _Sign.WEAK if _WE.search(own) or (words <= 3 and text == own) else _Sign.NONE


def _is_furniture(texts: Sequence[Text], i: int) -> bool:
    """Buttons and banners above an article: "Share", "Support The Gazette!" with the real title below."""
    text = texts[i].text
    if len(text) > _LONGEST_LINE:
        return False
    if _is_button(text):
        return True
    below = next((t.text for t in texts[i + 1 : i + 10] if not t.aside and not _is_button(t.text)), "")
    return (
        bool(_SUPPORT.fullmatch(text))
        and len(below.split()) > 3
        and len(below) <= _LONGEST_LINE
        and below[-1] != "."
    )


def _is_button(text: str) -> bool:
    return len(text) <= 30 and text.strip(" .:|").lower() in _BUTTONS
