"""The stage itself: articles, parses and quotations in, speakers and attributions out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple

from quotes.letters import slug
from quotes.model import Article, Attribution, Band, Parse, Quotation, Speaker
from quotes.speaker.described import Verdict
from quotes.speaker.discourse import Referent
from quotes.speaker.entities import Bodies
from quotes.speaker.mention import Mention
from quotes.speaker.mentions import find_mentions
from quotes.speaker.people import People
from quotes.speaker.resolve import Resolver
from quotes.speaker.roles import Role
from quotes.speaker.tokens import View

_NO_ROLE = frozenset("counterpart official man woman boy girl friend partner colleague".split())
_ROLES = 8  # how many of a person's roles are worth listing


def resolve_speakers(
    articles: Sequence[Article], parses: Mapping[str, Parse], quotations: Sequence[Quotation]
) -> tuple[tuple[Speaker, ...], tuple[Attribution, ...]]:
    """Say who said each quotation.

    Returns the speakers that quotations resolve to, by key, and one attribution for each quotation, in
    the order of ``quotations``.  The speakers do not depend on the order of the articles.
    """
    by_article: dict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        by_article[quotation.article].append(quotation)
    empty = Parse((), ())
    views = {a.key: View(a, parses.get(a.key, empty), by_article[a.key]) for a in articles}
    mentions: dict[str, list[Mention]] = {key: find_mentions(view) for key, view in views.items()}
    people = People(mentions)
    bodies = Bodies(mentions)
    verdicts: dict[str, Verdict] = {}
    for key in sorted(views):
        if by_article[key]:
            verdicts |= Resolver(views[key], mentions[key], people, bodies).resolve(by_article[key])
    keys, speakers = _speakers({v.speaker for v in verdicts.values() if v.speaker}, people, bodies)
    unread = Verdict(None, Band.UNSURE, "its article was not read")
    attributions = []
    for quotation in quotations:
        verdict = verdicts.get(quotation.key, unread)
        speaker = keys[verdict.speaker] if verdict.speaker else None
        attributions.append(Attribution(quotation.key, speaker, verdict.band, verdict.reasons))
    return speakers, tuple(attributions)


def _speakers(
    referents: set[Referent], people: People, bodies: Bodies
) -> tuple[dict[Referent, str], tuple[Speaker, ...]]:
    made: list[tuple[Speaker, Referent]] = []
    for referent in referents:
        if referent.kind == "person":
            person = people.persons[int(referent.who)]
            kind = "organisation" if person.human is False else "person"
            made.append((Speaker("", person.name, person.spellings(), _roles(person.roles), kind), referent))
        else:
            body = bodies.found[str(referent.who)]
            made.append((Speaker("", body.name, body.spellings(), (), "organisation"), referent))
    made.sort(key=lambda pair: (slug(pair[0].name), *astuple(pair[0]), str(pair[1].who)))
    keys: dict[Referent, str] = {}
    speakers: list[Speaker] = []
    used: Counter[str] = Counter()
    for speaker, referent in made:
        key = slug(speaker.name)
        used[key] += 1
        if used[key] > 1:
            key = f"{key}-{used[key]}"
        keys[referent] = key
        speakers.append(Speaker(key, speaker.name, speaker.spellings, speaker.roles, speaker.kind))
    return keys, tuple(speakers)


def _roles(roles: Mapping[Role, int]) -> tuple[str, ...]:
    """What the articles call somebody, the most frequent first; each once, whatever its capitals."""
    texts: Counter[str] = Counter()
    for role, times in roles.items():
        if role.text and role.head not in _NO_ROLE:
            texts[role.text] += times
    seen: dict[str, str] = {}
    for text in sorted(texts, key=lambda t: (-texts[t], -len(t), t)):
        seen.setdefault(text.lower(), text)
    return tuple(seen.values())[:_ROLES]
