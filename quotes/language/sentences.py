"""Sentences of languages that there is no model for, by their punctuation.

A full stop ends a sentence unless what stands before it is an abbreviation, an initial or (in languages that
print ordinals so) a number, or what follows goes on in lower case.  The marks of Chinese, Japanese, Arabic,
Persian, Urdu and Hindi are known.  Thai prints no full stops: a paragraph is cut where it has ? or ! alone.
"""

from __future__ import annotations

import re

from quotes.model import Article, BlockKind, Parse, Sentence, Span

_READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION})
_CLOSING = r"(?:[\"'”’»“›)\]」』）】〉》]|[ \u00a0\u202f]»(?=[\s,.;:]|$))"
_END = re.compile(
    # Marks that print no space behind them, and those that do.
    rf"(?:[。！？｡]+|[.!?…؟۔।]+(?={_CLOSING}*(?:\s|$))){_CLOSING}*"
)
_ABBREVIATIONS = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "د أ م ص هـ",
        "cs": "např tj tzv atd apod mj resp st č ing dr mgr prof doc tř nám ul mld mil tis tel sv vs kpt gen",
        "de": "abs bd bspw bzgl bzw ca d.h dr dipl dt etc evtl frl gen geb ggf hl hr hrn i.d.r inkl ing "
        "jh jr jun kap lt mag max min mio mrd nr o.ä od phil prof rd s.o sen sog st stellv str tel "
        "u.a u.ä usw verh vgl vs z.b z.t zzgl",
        "es": "aa.uu admón art av avda cap cía d da dña dr dra dres ed ee.uu etc excmo fdo gral ing lic "
        "nº núm pág págs prof profa ptas rvdo sr sra sras sres srta tel ud uds vd vol",
        "fr": "a.m adj al apr art av bd boul c.-à-d cap cf chap col dir dr éd env etc ex fig gal gén hab "
        "ing jr m mgr mm nº p.ex pp prof rel réf s.a sr st ste tél vs",
        "it": "a.c art arch avv c.a cap cav col d.c dott dott.ssa dr ecc ed es fig gen geom ing jr lett "
        "mons n nn on pag prof prof.ssa rag s.p.a sen sig sig.ra ss tel vol",
        "nl": "a.u.b afb art bijv blz bv ca d.w.z dhr dr drs enz etc excl gebr gem incl ing ir jhr jl "
        "m.b.t m.i mevr mgr mr mw nl nr o.a o.l.v plm prof red resp st t.a.v t.o.v tel vgl vs zgn",
        "pl": "adm al art bł cd dr doc gen godz hr im inż itd itp jw kpt ks lic m.in mgr min mjr mld mln "
        "n.e nb np nr ok os p.n.e płk pn pon por pos prof przyp pt r red rtm rys sierż sp st str śp "
        "św tab tel tj tys tzn tzw ub ul ur vs wg właśc woj ww zał zm zob",
        "pt": "a.c art av cap cel cia d d.c dr dra drs eng etc ex exa exmo fl gen jr ltda min núm obs pág "
        "prof profa r s.a sr sra srs srta st tel v.exa vol",
        "ru": "акад ак алл букв бул в вв г гг гл гор гос гр д деп др ед жен зав зам и.о изд им исп итд "
        "канд кв кг км кн коп корп м м.б мин млн млрд муж н.э напр нач нем о об обл оз ок пер пл "
        "пос пр просп проф п р респ род руб с сб св см соч ср ст стр т т.д т.е т.к т.н т.п тел тов "
        "тыс ул утр ч чел чл экз",
        "tr": "a.ş age alb apt av bkz bl böl bşk bul cad cm co çev dr doç ecz ed gen gön haz hz ing kg "
        "krş kur müh nu op ord örn org öğr prof sa sf sn sok şb şti tel tic uzm vb vd yay yrd yy "
        "yzb",
        "uk": "акад буд бул в вул г гр див д др зб зв зокр ім ін кв корп м млн млрд напр н.е о обл оз пл "
        "пор пр пров просп проф р респ рр руб с св см ст стор т т.д т.зв т.п тис тобто тт ч чл",
    }.items()
}
"""Words that a full stop stands behind without ending a sentence, by language, without it."""
_EVERYWHERE = frozenset("dr prof mr mrs ms st jr sr vs etc nr".split())
_ORDINALS = frozenset("cs da de et fi hr hu no pl sk sl sr sv tr".split())
"""Languages in which a full stop makes an ordinal of a number: am 31. Juli."""
_UNITS = frozenset("г гг р руб коп тыс млн млрд грн r zł tys".split())
"""Abbreviations that also end a sentence where they stand behind a number: в 2024 г. Он …"""
_WORD_BEFORE = re.compile(r"[^\s\"'“”„«»‘’‚‹›(\[]+$")
_LONGEST_WORD = 20


def split_sentences(text: str, span: Span, lang: str) -> list[Span]:
    """Return the sentences of a paragraph in order, without the white space around them.

    Closing quotation marks and brackets behind the last full stop belong to the sentence before.
    """
    out: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if _ends(text, span, match, lang):
            _add(out, text, Span(start, match.end()))
            start = match.end()
    _add(out, text, Span(start, span.end))
    return out


def read_sentences(article: Article, lang: str) -> Parse:
    """Return a parse of an article that holds its sentences alone, without words."""
    return Parse(
        tuple(
            Sentence(start, end, (), index)
            for index, block in enumerate(article.blocks)
            if block.kind in _READ
            for start, end in split_sentences(article.text, block.span, lang)
        ),
        (),
    )


def _ends(text: str, span: Span, match: re.Match[str], lang: str) -> bool:
    mark = match[0]
    rest = text[match.end() : min(span.end, match.end() + 40)].lstrip()
    if not rest:
        return True
    if mark[0] in "。！？｡":
        # 「…。」と述べた: what is quoted is part of a sentence that goes on.
        return mark[-1] not in "」』”" or rest[0] in "「『“" or text[match.end()].isspace()
    first = next((c for c in rest if c.isalnum()), "")
    opens = rest[0] if rest[0] in "–—-" else ""
    if first.islower() or opens:
        # «Да!» — сказал он: the reporter goes on behind a dash.
        return False
    if mark.rstrip(" \u00a0\u202f\"'”’»“›)]") != ".":
        return True
    before = _WORD_BEFORE.search(text[max(span.start, match.start() - _LONGEST_WORD) : match.start()])
    word = before[0] if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial
    if len(word.rpartition(".")[2]) == 1 and "." in word and word[0].isupper() and word[-1].isupper():
        return False  # initials: С.В. Лавров
    if word.isdecimal():
        return len(word) > 2 or lang not in _ORDINALS
    if word in _UNITS and text[span.start : match.start() - len(word)].rstrip()[-1:].isdecimal():
        return True
    return word.lower() not in _ABBREVIATIONS.get(lang, ()) and word.lower() not in _EVERYWHERE


def _add(out: list[Span], text: str, span: Span) -> None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ">"):
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        out.append(Span(start, end))
    elif out and end > start:
        out[-1] = Span(out[-1].start, end)  # a stray mark
