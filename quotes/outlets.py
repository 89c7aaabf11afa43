"""Agencies, broadcasters and papers named in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from quotes.letters import holds
from quotes.model import Span

# News agencies, broadcasters and papers of the world with a name that nothing else gives away.
_KNOWN = """
AAP, ABC, Adnkronos, AFP, Aftonbladet, Agence France-Presse, Agenzia Nova, Agerpres, AGI, Al Ahram, Al
Arabiya, Al Hadath, Al Jazeera, Al Manar, Al Mayadeen, Al-Ahram, Al-Arabiya, Al-Jazeera, Al-Manar,
Al-Mayadeen, Al-Monitor, AMNA, Anadolu, ANI, ANP, ANSA, Antara, AP, APA, APS, ARD, Asahi Shimbun, Asharq
Al-Awsat, Associated Press, Axios, BBC, Belga, BelTA, Bernama, Bild, Bloomberg, Breitbart, BTA, BuzzFeed,
CBC, CBS, CCTV, CGTN, Channel One, Clarín, CNBC, CNN, Corriere della Sera, CTK, Dagens Nyheter, De
Standaard, De Telegraaf, De Volkskrant, Delfi, Der Spiegel, Deutsche Welle, Die Welt, Die Zeit, DPA, dpa,
DW, EFE, El Mundo, El País, El Universal, ERR, ESPN, Euronews, Europa Press, Fars, Folha de S.Paulo, Fox,
France 24, France Info, Franceinfo, Gazeta Wyborcza, Haaretz, Helsingin Sanomat, HINA, HotNews, HuffPost,
Hürriyet, i24, IANS, Interfax, IRIB, IRNA, ISNA, ITAR-TASS, ITV, Izvestia, JTBC, Kathimerini, KBS, KCNA,
Kommersant, KUNA, Kyodo, La Jornada, La Nación, La Presse, La Repubblica, La Stampa, La Vanguardia, Le
Figaro, Le Monde, Le Parisien, Le Soir, Le Temps, Libération, Lusa, Mainichi, Meduza, Mehr, MENA, MSNBC,
MTI, NBC, NDTV, Newsmax, Newsweek, NHK, Nikkei, NOS, Notimex, Novaya Gazeta, NPR, NRC, NRK, NTB, NTV, O
Globo, PAP, PBS, Petra, POLITICO, Politico, Press TV, PTI, Público, QNA, Radio Liberty, RAI, Rappler,
RBC, RBK, Reuters, RFE/RL, RFI, RIA, RIA Novosti, Ritzau, Rossiya 1, Rossiya 24, Rossiya-1, Rossiya-24,
RT, RTBF, RTE, RTL, RTP, RTS, RTVE, RTÉ, Rudaw, Rzeczpospolita, Sabah, SABC, SANA, SPA, Sputnik, STT,
Suspilne, SVT, Süddeutsche Zeitung, Tanjug, Tasnim, TASR, TASS, Televisa, TMZ, TRT, TVN, TVP, Ukrainska
Pravda, Ukrinform, UNIAN, Univision, UPI, USA TODAY, USA Today, Vedomosti, Verdens Gang, Vox, WAFA, WAM,
Xinhua, Yahoo, Yedioth Ahronoth, Yeni Safak, Yle, Yomiuri Shimbun, Yonhap, ZDF, ČTK
"""
_KNOWN_NAMES = sorted((" ".join(name.split()) for name in _KNOWN.split(",")), key=len, reverse=True)


def _escaped(name: str) -> str:
    """Return a pattern for a name in which a space stands for any white space."""
    return " ".join(map(re.escape, name.split()))


# Words that close the name of an outlet: "the Daily Chronicle", "Sky News".
_CLOSING = """
News Times Post Journal Herald Tribune Gazette Guardian Telegraph Chronicle Observer Mirror Express Mail
Press TV Television Radio Broadcasting Magazine Daily Weekly Globe Examiner Inquirer Dispatch Bulletin
Courier Today Zeitung Spiegel Monde Figaro Pravda Independent Economist Standard Sentinel Beast Ledger
Reporter
""".split()

_KIND = (
    r"(?:(?:news|wire|press) (?:agency|agencies|service|channel|outlet|site|website|portal|network"
    r"|organi[sz]ation)s?|newswires?|newspapers?|(?-i:agency)|tabloids?|magazines?|broadcasters?|television"
    r"|TV|radio|media|daily|weekly)"
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


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])" + pattern.replace(" ", r"\s+") + r"(?![\w/-])", re.IGNORECASE)


# "the state-run Metro news agency", "state broadcaster ABC", "a pro-government newspaper"
_CALLED_SO = _compiled(rf"{_THE}(?:{_MODIFIER} ){{0,5}}?{_KIND}(?: {_CAPITAL}){{0,3}}")
_KIND_WORDS = """
news wire press agency tabloid magazine broadcaster television tv radio media daily weekly
""".split()
"""Of which one is in every kind."""
_CLOSED_SO = _compiled(rf"(?:{_THE}(?:{_CAPITAL} (?:of )?){{1,4}}|the )(?-i:{'|'.join(_CLOSING)})")
_CLOSING_LETTERS = re.compile("|".join(_CLOSING))
# By their first letters, the longest first of each: most are not even looked at.
_ANY_KNOWN = "|".join(
    f"{letter}(?:{'|'.join(_escaped(name)[1:] for name in _KNOWN_NAMES if name[0] == letter)})"
    for letter in sorted({name[0] for name in _KNOWN_NAMES})
)
_KNOWN_SO = _compiled(rf"{_THE}(?-i:{_ANY_KNOWN})(?: (?-i:News|Politics|Radio|TV))?")
_KNOWN_LETTERS = re.compile(_ANY_KNOWN.replace(" ", r"\s+"))
# "media" and its like name an outlet only with a word that says whose: "state media", "Vatican radio".
_BARE = re.compile(
    rf"{_THE.replace(' ', chr(92) + 's+')}(?:media|press|daily|weekly|radio|television|TV)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their|our)\s+", re.IGNORECASE)


def find_outlets(text: str, start: int, end: int, others: Sequence[str] = ()) -> list[Span]:
    """Return the spans in ``text[start:end]`` that name an outlet, articles included, in order.

    ``others`` are names to look for beside those known here.  Spans do not overlap: of two that do, the
    longer stays.
    """
    patterns = [
        *([_CALLED_SO] if holds(text, start, end, _KIND_WORDS) else []),
        *([_CLOSED_SO] if _CLOSING_LETTERS.search(text, start, end) else []),
        *([_KNOWN_SO] if _KNOWN_LETTERS.search(text, start, end) else []),
        *map(_named, others),
    ]
    found = [Span(*m.span()) for pattern in patterns for m in pattern.finditer(text, start, end)]
    found.sort(key=lambda span: (span.start - span.end, span.start))
    kept: list[Span] = []
    taken = bytearray(end - start)
    for span in found:
        place = slice(span.start - start, span.end - start)
        if not any(taken[place]) and not _BARE.fullmatch(text, *span):
            kept.append(span)
            taken[place] = b"\1" * (span.end - span.start)
    return sorted(kept)


@cache
def _named(name: str) -> re.Pattern[str]:
    words = _escaped(name).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:(?i:the)\s+)?{words}(?![\w/-])")


# What names of agencies are used with or without.
_GENERIC = frozenset("the news newswire wire press agency agencies service channel state-run tv".split())
_ALIASES = {"ria novosti": "ria", "itar-tass": "tass", "agence france presse": "afp"}
_ACRONYMS = frozenset(name.casefold() for name in _KNOWN_NAMES if name.isupper())


def agency_key(name: str) -> str:
    """Return what is the same for all names of an agency: "the Associated Press" is "ap"."""
    full = " ".join(_ARTICLE.sub("", name, count=1).split()).casefold()
    full = _ALIASES.get(full, full)
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", full) if word not in {"of", "and", "the"})
    if len(initials) > 1 and initials in _ACRONYMS:
        return initials
    words = [word for word in full.split() if word not in _GENERIC]
    return " ".join(words) or full


_HOMES = """
Albanian: ATSH; Arabic: SANA, WAFA, WAM, SPA, QNA, KUNA, MENA, Petra, APS, Al Jazeera, Al Arabiya, Al
Mayadeen, Asharq Al-Awsat; Armenian: Armenpress; Azerbaijani: Azertac, APA; Belarusian: BelTA; Bulgarian:
BTA; Chinese: Xinhua, CCTV; Croatian: HINA; Czech: CTK, ČTK; Danish: Ritzau; Dutch: ANP, NOS; Finnish: STT,
Yle; French: AFP, RFI, France Info, Le Monde, Le Figaro; Georgian: InterPressNews; German: dpa, ARD, ZDF,
Der Spiegel, Bild; Greek: AMNA; Hebrew: Haaretz, Ynet; Hungarian: MTI; Indonesian: Antara; Italian: ANSA,
RAI, Adnkronos, Corriere della Sera, La Repubblica; Japanese: Kyodo, NHK, Jiji; Korean: Yonhap, KBS, KCNA;
Norwegian: NTB, NRK; Persian: IRNA, ISNA, Fars, Mehr, Tasnim, IRIB; Polish: PAP, TVP, Gazeta Wyborcza;
Portuguese: Lusa, RTP; Romanian: Agerpres; Russian: TASS, RIA Novosti, RIA, Interfax, Kommersant, Izvestia,
RBC, Vedomosti, Rossiya 24, Rossiya 1; Serbian: Tanjug; Slovak: TASR; Spanish: EFE, Europa Press, El País,
El Mundo, Notimex, Télam; Swedish: SVT; Turkish: Anadolu, TRT, Hürriyet; Ukrainian: Ukrinform, UNIAN,
Suspilne; Vietnamese: VNA
"""
_HOME = {
    agency_key(name): language.strip()
    for language, names in (entry.split(":") for entry in _HOMES.split(";"))
    for name in names.split(",")
}


def home_language(name: str) -> str | None:
    """Return the language that an agency or outlet works in, where that is known and not English."""
    return _HOME.get(agency_key(name))


def short_name(name: str) -> str:
    """Return a name without the words that say what it names: "Lantern" for "Lantern news agency"."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in _GENERIC and words[-1].islower():
        words.pop()
    return " ".join(words)


def is_a_name(name: str) -> bool:
    """Whether a phrase names one outlet: "Interfax" does, "state media" may be any."""
    rest = [w for w in re.findall(r"[^\W_][\w.’'-]*", name) if w.casefold() not in _GENERIC]
    return any(word[:1].isupper() for word in rest)


def name_of(text: str, span: Span) -> str:
    """Return the name at a span on one line, without the article before it."""
    return " ".join(_ARTICLE.sub("", text[span.start : span.end], count=1).split())
