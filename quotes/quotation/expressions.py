"""Text in quotation marks that nobody said: nicknames, titles of works, names of programmes, glosses."""

from __future__ import annotations

import re

from quotes.quotation.marks import Marked
from quotes.quotation.view import View

SMALL_WORDS = frozenset("a an the of in on at to for and or but with from by as de la el le".split())
WORKS = frozenset(
    """album anthem article ballad blog book books chapter column comedy documentary drama editorial
    entitled episode essay essays exhibition film game headline hit hymn journal magazine memoir
    movie musical newsletter novel novels opera painting pamphlet paper play podcast poem poems
    poetry programme program recording report series show single sitcom song songs soundtrack story
    study titled track trilogy tune video volume work named called""".split()
)
"""Nouns and participles that introduce the title of a work."""
PROGRAMMES = frozenset(
    """act award bill campaign ceremony club drive event exercise festival fund initiative law list mission
    offer operation plan policy prize programme program project scheme tour""".split()
)
"""Nouns that a name in quotation marks stands before: the "Second Chance" fund."""
LONGEST_TERM = 30
"""Characters in which the words that announce a gloss stand."""
TERMS = "abbreviation|acronym|expression|letter|name|noun|phrase|prefix|suffix|term|verb|word"
_NAMED_BEFORE = re.compile(r"\b[A-Z][\w.’'-]* $")
_NAMED_BEHIND = re.compile(r" [A-Z][\w’'-]+")
# No word is given back: "AAAA" is one word, not one of the many ways to part it in several.
_NAME = re.compile(r"(?:[A-Z][\w’'-]*+|the|of|de|la|el|\s)+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_GLOSSED = re.compile(rf"\b(?:{TERMS})s?,? $", re.IGNORECASE)
_USED = re.compile(rf"\b(?:us(?:e|es|ed|ing)|with|in) (?:\w+ ){{0,3}}(?:{TERMS})s?,? $", re.IGNORECASE)
_GLOSS = re.compile(
    r",? (?:\([^)]*\) )?(?:means?|meant|is|was|are|were|comes?|came|derives?|stems?|stands?|refers?)\b"
)
_GLOSSES = re.compile(
    rf"(?:\b(?:{TERMS}) for|\bshort for|\bmean(?:s|t|ing)|\btranslates? (?:as|to)|\bpronounced) (?:the )?$",
    re.IGNORECASE,
)


def is_unspoken(view: View, marked: Marked) -> bool:
    """Say whether marked text is a name or a word that is spoken about, and nothing that was said."""
    return is_nickname(view, marked) or is_title(view, marked) or is_gloss(view, marked)


def is_nickname(view: View, marked: Marked) -> bool:
    """Say whether marked text stands inside a name: Robert "Bobby" Fenn."""
    if not _NAMED_BEHIND.match(view.text(marked.outer.end, marked.outer.end + 40)):
        return False
    lead = view.text(max(0, marked.outer.start - 40), marked.outer.start)
    return bool(_NAMED_BEFORE.search(lead) and _NAME.fullmatch(view.text(*marked.inner)))


def is_title(view: View, marked: Marked) -> bool:
    """Say whether marked text is the title of a work or a programme: capitalised, and named as one."""
    telling = 0
    for word in _WORD.finditer(view.article.text, *marked.inner):
        if word[0].lower() not in SMALL_WORDS:
            if not word[0][0].isupper():
                return False
            telling += 1
    if telling < 2:
        return False
    lead = view.text(max(0, marked.outer.start - 60), marked.outer.start).lower()
    near = re.findall(r"[\w’'-]+", re.split(r"[.!?]\s", lead)[-1])[-6:]
    behind = re.match(r" (\w+)", view.text(marked.outer.end, marked.outer.end + 20))
    return any(w in WORKS for w in near) or (behind is not None and behind[1] in WORKS | PROGRAMMES)


def is_gloss(view: View, marked: Marked) -> bool:
    """Say whether marked text is a word or its meaning: the word "fenn" means a slow river."""
    lead = view.text(max(0, marked.outer.start - 60), marked.outer.start)
    if not lead.rstrip("\n").endswith(" ") or view.count(*marked.inner) > 4:
        return False
    rest = view.text(marked.outer.end, marked.outer.end + 60)
    near = lead[-LONGEST_TERM:]
    explained = _GLOSSED.search(near) and _GLOSS.match(rest) and not _USED.search(lead)
    return bool(explained or _GLOSSES.search(near))
