"""Cues: the words that attribute, by lemma.

The verbs are English verbs of communication (Levin 1993, class 37, and the reporting verbs of style
guides), parted by how strongly they attribute: ``SAYING`` verbs introduce what was said whatever
follows; ``SPEECH_ACTS`` name an act done by speaking and attribute the quoted words inside their phrase.
"""

from __future__ import annotations

SAYING = frozenset(
    """say tell add ask announce answer argue assert claim comment conclude contend continue declare
    disclose elaborate emphasise emphasize exclaim explain insist interject interrupt joke lament
    maintain mention mumble murmur muse mutter note observe opine pledge plead pronounce proclaim
    promise quip quote read recall recount reiterate relate remark repeat reply report respond
    retort reveal shout sigh snap speak specify state stress suggest swear testify tweet underline
    underscore urge vow warn whisper write post predict caution confirm acknowledge admit allege
    affirm aver boast complain concede confess counter deny indicate inform insinuate notify point
    protest reaffirm reason reassure rebut remind rule stipulate summarise summarize tease thunder
    volunteer wonder yell go echo estimate clarify concur signal intone venture counsel chant sum""".split()
)

SPEECH_ACTS = frozenset(
    """accuse advise advocate agree appeal applaud apologise apologize assure attack back blame brand
    call castigate celebrate challenge characterise characterize cite commend compare condemn
    congratulate criticise criticize decry defend demand denounce deplore deride describe dismiss
    dub endorse express hail hint invite label laud liken mock offer order outline praise propose
    quote rail rap rate rebuke recommend refer reject request ridicule salute scold slam talk thank
    threaten title tout vent voice welcome explain expect hope want seek think believe consider
    regard view see deem warn pay announce present argue address discuss raise sound issue deliver
    conclude dispute question complain refuse decline underline define designate term sign identify
    mean present ask bemoan bristle brush oppose support encourage pressure portray""".split()
)

TELLING = frozenset("tell remind assure ask inform reassure notify warn advise promise urge".split())
"""Verbs whose object, or passive subject, is who was told."""

ATTITUDES = frozenset(
    """think believe hope want expect consider feel fear regard view see deem seek plan intend doubt
    wish mean agree know assume support oppose""".split()
)
"""States of mind: they attribute quoted words, but nothing need have been said."""

SAYING_NOUNS = frozenset(
    """statement comment remark announcement claim assertion argument declaration promise pledge vow
    warning call demand appeal letter speech address interview post tweet report message reply
    response answer question allegation accusation suggestion explanation note email testimony view
    opinion belief complaint criticism description phrase word invitation insistence admission
    confirmation denial threat request proposal vision motto slogan prediction verdict desire""".split()
)

MINDS = ATTITUDES | frozenset(
    """admire anticipate appear appreciate aim approve aspire assume back believe count decide desire despise
    determine disagree disapprove dislike distrust dread eager embrace enjoy envision favor favour find
    forget gamble hate hesitate imagine intent interpret judge learn like long love mind need prefer prepare
    presume realise realize reckon recognise recognize regret reject rely remember resent resolve respect
    seem sense suspect treat trust try understand value view want weigh willing worry yearn
    aim attitude belief conviction desire doubt dream expectation fear feeling goal hope idea impression
    intention interest mind opinion opposition plan preference skepticism support thought trust view will
    wish worry""".split()
)
"""Verbs and nouns of the mind: what they report need not have been said.  Adjectives all do so."""

NOT_CUES = frozenset("be have do get make take come".split())

PARTICLE_VERBS = frozenset({("go", "on"), ("point", "out"), ("sum", "up"), ("lash", "out"), ("speak", "out")})
"""Cues of two words: a verb with its particle."""


IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "swore": "swear", "sworn": "swear",
    "spoke": "speak", "spoken": "speak", "read": "read", "went": "go", "foretold": "foretell",
    "underwrote": "underwrite", "pled": "plead", "says": "say", "tells": "tell", "writes": "write",
    "swears": "swear", "speaks": "speak", "reads": "read", "goes": "go",
}  # fmt: skip


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    doubled = verb + verb[-1] if verb in ("admit", "quip", "rebut", "sum", "counter") else verb
    present = verb + ("es" if verb.endswith(("s", "x", "sh", "ch", "o")) else "s")
    return (present, verb + "ed", verb + "ing", doubled + "ed", doubled + "ing")


FORMS = {
    form: verb for verb in SAYING | SPEECH_ACTS if verb not in IRREGULAR.values() for form in _regular(verb)
} | IRREGULAR
"""Inflected forms of the cue verbs: a cue that the tagger took for something else."""
