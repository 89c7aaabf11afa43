"""Agencies, broadcasters and papers named in a text."""

from __future__ import annotations

import re

from quotes.model import Span

# News agencies, broadcasters and papers of the world with a name that nothing else gives away.
_KNOWN = """
AAP, ABC, AFP, AGI, AMNA, ANI, ANP, ANSA, AP, APA, APS, Anadolu, Antara, ARD, Axios, BBC, Belga, BelTA,
Bernama, Bild, Bloomberg, Breitbart, BuzzFeed, CBC, CBS, CCTV, CGTN, CNBC, CNN, CTK, DPA, dpa, Deutsche
Welle, EFE, ESPN, El Mundo, El País, Fars, Fox, France 24, HuffPost, IANS, IRIB, IRNA, ISNA, ITAR-TASS,
ITV, Interfax, Izvestia, KBS, KCNA, KUNA, Kommersant, Kyodo, Lusa, MENA, MSNBC, MTI, Mehr, NBC, NDTV,
NHK, NPR, NTV, Newsmax, Newsweek, NOS, Notimex, PBS, PTI, POLITICO, Politico, QNA, RAI, RFE/RL, RIA, RIA
Novosti, RT, RTE, RTL, RTS, RTÉ, Radio Liberty, Rappler, Reuters, Ritzau, SABC, SANA, SPA, STT, SVT,
Sputnik, Suspilne, TASR, TASS, TMZ, TRT, TVP, Tanjug, Tasnim, Televisa, UNIAN, UPI, USA TODAY, USA Today,
Ukrinform, Univision, Vox, WAFA, WAM, Xinhua, Yahoo, Yle, Yonhap, ZDF
"""
_KNOWN_NAMES = sorted((" ".join(name.split()) for name in _KNOWN.split(",")), key=len, reverse=True)

# Words that close the name of an outlet: "the Daily Chronicle", "Sky News".
_CLOSING = """
News Times Post Journal Herald Tribune Gazette Guardian Telegraph Chronicle Observer Mirror Express Mail
Press TV Television Radio Broadcasting Magazine Daily Weekly Globe Examiner Inquirer Dispatch Bulletin
Courier Today Zeitung Spiegel Monde Figaro Pravda Independent Economist Standard Sentinel Beast Ledger
Reporter
""".split()

_KIND = (
    r"(?:(?:news|wire|press) (?:agency|agencies|service|channel|outlet|site|website|portal|network"
    r"|organi[sz]ation)s?|newswires?|newspapers?|(?-i:agency)|tabloids?|magazines?|broadcasters?|television|TV|radio|media|daily|weekly)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CAPITAL = rf"(?-i:(?!{_DAY}|The\b|An?\b|In\b|On\b|At\b)[A-ZÀ-ÖØ-Þ](?:[\w/-]*\w)?)"
# What may stand before the kind: names, and adjectives that say whose outlet it is.
_MODIFIER = (
    rf"(?:{_CAPITAL}|\w+-(?:run|owned|controlled|backed|funded|affiliated|language|based|friendly)|pro-\w+|state"
    r"|semi-official|official|local|national|public|private|independent|regional|international|foreign|domestic"
    r"|online|business|financial|conservative|liberal|opposition|popular|leading|military|news|cable|satellite"
    r"|daily|weekly|government|independent|various|several)"
)
_THE = r"(?:(?:the|an?|its|his|her|their|our) )?"

_PATTERNS = tuple(
    re.compile(r"(?<![\w-])" + pattern.replace(" ", r"\s+") + r"(?![\w/-])", re.IGNORECASE)
    for pattern in (
        # "the state-run Metro news agency", "state broadcaster ABC", "a pro-government newspaper"
        rf"{_THE}(?:{_MODIFIER} ){{0,5}}?{_KIND}(?: {_CAPITAL}){{0,3}}",
        rf"(?:{_THE}(?:{_CAPITAL} (?:of )?){{1,4}}|the )(?-i:{'|'.join(_CLOSING)})",
        rf"{_THE}(?-i:{'|'.join(map(re.escape, _KNOWN_NAMES))})(?: (?-i:News|Politics|Radio|TV))?",
    )
)
# "media" and its like name an outlet only with a word that says whose: "state media", "Vatican radio".
_BARE = re.compile(
    rf"{_THE.replace(' ', chr(92) + 's+')}(?:media|press|daily|weekly|radio|television|TV)", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their|our)\s+", re.IGNORECASE)


def find_outlets(text: str, start: int, end: int) -> list[Span]:
    """Return the spans in ``text[start:end]`` that name an outlet, articles included, in order.

    Spans do not overlap: of two that do, the longer stays.
    """
    found = [Span(*m.span()) for pattern in _PATTERNS for m in pattern.finditer(text, start, end)]
    found.sort(key=lambda span: (span.start - span.end, span.start))
    kept: list[Span] = []
    for span in found:
        bare = _BARE.fullmatch(text, *span)
        if not bare and all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept)


def name_of(text: str, span: Span) -> str:
    """Return the name at a span on one line, without the article before it."""
    return " ".join(_ARTICLE.sub("", text[span.start : span.end], count=1).split())
