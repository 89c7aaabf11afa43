"""What the patterns of notices are made of.

In the patterns a space stands for any white space.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.model import Span


class Notice(NamedTuple):
    """A phrase and what it says: ``kind`` and ``what`` as in :class:`quotes.model.Step`.

    ``subject`` is where the sentence names what or who the phrase is about: all before the phrase, and the
    phrase itself.  ``of_texts`` says that it speaks of all that is quoted ("Quotes have been translated"),
    not of one person's words.
    """

    kind: str
    what: str
    span: Span
    subject: Span
    of_texts: bool = False


def phrase(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that begins and ends with whole words, in capitals or small letters."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])".replace(" ", r"\s+"), re.IGNORECASE)


DET = r"(?:(?:last |this )?[\w-]+[’']s|an?|the|its|his|her|their|our|my|this|that|these|those)"
DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|earlier|later|last|this week)"
# A noun phrase ends before one of these.
END = (
    r"(?:said|says?|saying|told|tells|added|adding|was|were|is|are|has|have|had|that|who|which|whose|when"
    r"|while|but|"
    rf"as|on|in|at|to|from|for|with|by|of|via|about|into|after|before|during|following|{DAY})\b"
)
WORD = rf"(?!{END})[\w’'.-]*[\w’']"
ADJECTIVES = rf"(?:(?:{WORD}|but) ){{0,4}}?"
NOUNS = rf"{WORD}(?: {WORD}){{0,5}}?(?= {END}|\s*(?:[^\w\s’'.-]|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!St)\.|$))"
NAMES = r"(?-i:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
TEXTS = (
    r"(?:remarks|comments|words|quotes|quotations|statements?|speech|interviews?|answers|replies"
    r"|message|transcript|passages?|excerpts?|extracts?)"
)
BE = r"(?:was|were|is|are|has been|have been|had been|being|been)"
SPEAK = r"(?:speaking|spoke|speaks|speak|talking|talked|communicating|communicated|answering|responding)"

# Verbs (and nouns) of saying that a phrase about how it was said can hang on.
_SAYING_WORDS = """
say says said saying tell tells told telling speak speaks spoke speaking spoken talked talking write writes
wrote writing written add adds added adding ask asks asked asking answer answers answered reply replied
replying respond responded responding repeat repeated repeating state stated stating declare declared
declaring remark remarks remarked announce announced announcing explain explained explaining insist insisted
insisting stress stressed stressing warn warned warning note noted noting claim claimed claiming argue
argued arguing acknowledged admitted confirmed denied called promised pledged vowed urged complained joked
quipped thanked praised accused criticized criticised condemned apologised apologized address addressed
addressing tweeted posted posting shouted chanted recited delivered issued read comments statement speech
interview
""".split()
SAYING = re.compile(rf"\b(?:{'|'.join(_SAYING_WORDS)})\b", re.IGNORECASE)


def verb_before(text: str, start: int, at: int) -> int | None:
    """Return where the phrase at ``at`` begins if a verb of saying in its clause carries it.

    That is at the verb when it stands right before it, else at the phrase.
    """
    clause = re.split(r"[.;:!?()—–\ue000]|(?<!\w)that\s", text[start:at].rstrip(" ,"))[-1]
    verbs = list(SAYING.finditer(clause))
    if not verbs:
        # "In Russian, she said …"
        return at if not text[start:at].strip(" \n\t“\"'‘\ue000,”’") else None
    last = verbs[-1]
    between = clause[last.end() :]
    if len(between.split()) > 10:
        return None
    return at - len(text[start:at]) + text[start:at].rindex(last[0]) if not between.strip() else at


def is_how_it_was_said(text: str, start: int, at: int, phrase: str) -> bool:
    """Whether the phrase at ``at`` hangs on a verb of saying rather than on what was said."""
    before = text[start:at]
    if re.match(SPEAK, phrase) or not before.strip(" \n\t“\"'‘\ue000,”’"):
        return True
    said = SAYING.search(before) or "\ue000" in before
    if re.search(r"[,”\"’']\s*$", before) and said:
        return True
    clause = re.split(r"[.;:!?()—–\ue000,]|(?<!\w)that\s", before)[-1]
    verbs = list(SAYING.finditer(clause))
    return bool(verbs) and len(clause[verbs[-1].end() :].split()) <= 8


def bare(phrase: str) -> str:
    """Return a phrase without the article or possessive before it."""
    return re.sub(r"^(?:both|an?|the|its|his|her|their|our)\s+", "", phrase, flags=re.IGNORECASE)
