"""Words and phrases that carry weight: modals, denials, quantities, times of day, measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.grouping.normal import Token, tokens_of
from quotes.model import Rendering

# group and value, ~ where it can only answer another, and the phrases; "-" is no group or no value
_TABLE = """
modal must: must; have to; 've to; 've got to; have got to; need to; gotta; are obliged to; obliged to;
    obligated to; required to; forced to; compelled to; duty bound to
modal must ~: necessary; imperative; need; obligation; duty; have no choice but; cannot but; essential;
    vital; crucial; indispensable; require; mandatory; obligatory; no alternative; necessity
modal needn't: need not; need n't; not have to; n't have to; not need to; n't need to; no need to
modal should: should; ought to; had better; 'd better; supposed to
modal should ~: let us; let 's; advisable; would do well to; desirable; better to; important
modal may: may; might; perhaps; maybe; possibly; allowed to; permitted to; potentially
modal can: could; can; able to; capable of; in a position to; possible; free to
modal may ~: possibility; likely; probably; capacity; capability; chance; option; ability; manage to;
    enable; conceivable; entitled to; the right to; permit; allow; let; probable; potential; it seems
modal will: will; 'll; shall; going to; gonna; about to; certain to; sure to; bound to; set to
modal will ~: intend to; plan to; determined to; ready to; willing to; want to; wish to; expect to; hope
    to
modal would: would
modal would ~: 'd
negation -: not; n't; nt; no; never; none; nothing; nobody; nowhere; neither; nor; without; no one; no
    longer; fail to; refuse to; decline to
negation+may -: cannot; unable to; impossible; incapable of
negation - ~: lack; absence; failure; refusal; unwilling; reluctant; deny; reject; refrain; avoid;
    prevent; stop; cease; forbid; forbidden; ban; prohibit; rule out; oppose; against; hardly; scarcely;
    barely; unless; free of; free from; far from; abstain; neglect; rarely; seldom; spare; instead of;
    rather than; zero; non; too; fail; refuse; decline; except; until; exclude; doubt; unlikely; few;
    little; but; stay away; only; yet to; still to
- - ~: not only; not just; not merely; not simply; no doubt; nothing but; none other than; without doubt;
    without a doubt; no sooner; not least; not to mention; why not; or not; if not; no matter; not to say
bound least: at least; no fewer than; no less than; not less than; not fewer than; a minimum of; at
    minimum
bound most: at most; no more than; not more than; up to; a maximum of; at the most; no later than
bound more: more than; over; above; in excess of; upwards of; greater than
bound less: less than; fewer than; lower than; under; below
bound near ~: nearly; almost; about; around; roughly; approximately; close to; just under; just over;
    nearly all
all all: all; every; each; everyone; everybody; everything; everywhere; entire; whole
all all ~: both; any; total; fully; completely; entirely; wholly; altogether; complete; anyone; anything;
    throughout
all most: most of; the majority of; a majority of; most; majority; the bulk of; mostly; largely; mainly
all many: many; a lot of; lots of; numerous; a great many; a large number of; a great deal of; countless
all some: some; several; a number of; a few; various; someone; something; partly; partially; somebody;
    part of
all some ~: certain; any of
all few: few; a handful of; a minority of; hardly any; hardly anyone; hardly anybody; hardly a; minority;
    few of; a fraction of; very few; little
all none: none; none of; no one; nobody; not one; not a single; nothing
only only: only; solely; merely; exclusively; nothing but; no one but; none but
only only ~: just; alone; sole; simply; purely; single
often always: always; constantly; invariably; at all times; every time; forever; permanently
often often: often; frequently; usually; many times; generally; regularly; normally; repeatedly
often sometimes: sometimes; occasionally; at times; from time to time; now and then; once in a while
often rarely: rarely; seldom; hardly ever; scarcely ever; infrequently
often never: never; at no time
more more: more; increasingly
more less: less; fewer
daytime morning: morning; dawn; sunrise; mornings
daytime noon: noon; midday
daytime afternoon: afternoon; afternoons
daytime night: evening; night; dusk; sunset; evenings; nights
daytime midnight: midnight
season spring: spring
season summer: summer
season autumn: autumn; fall
season winter: winter
period minute: minute
period hour: hour; hourly
period day: day; daily
period week: week; weekly
period month: month; monthly
period year: year; yearly; annual; annually; per annum
period decade: decade
period century: century
measure km: km; kilometre; kilometer
measure mile: mile
measure metre: metre; meter
measure foot: feet
measure tonne: ton; tonne
measure kg: kg; kilo; kilogram; kilogramme
measure gram: gram; gramme
measure pound: lb; lbs
measure litre: litre; liter
measure gallon: gallon
measure barrel: barrel
measure hectare: hectare
measure acre: acre
relative yesterday: yesterday; last night
relative today: today; tonight; this morning; this evening; this afternoon
relative tomorrow: tomorrow
side north: north; northern
side south: south; southern
side east: east; eastern
side west: west; western
"""

_SPOKEN = frozenset(
    """
    would could might should may must can will shall 'll 'd ca wo sha cannot not no n't nt never none nothing
    nobody nowhere neither nor without few fewer little less more most many some several all every each any
    """.split()
)
"""Words whose form says what their key does not: "would" has the key of "will"."""


class Phrase(NamedTuple):
    """A phrase by the handles of its words, with the group and value that it stands for.

    A ``soft`` one can stand for another of its group, and is no news if it is missing.  No group: an idiom
    that looks like a denial and is none ("not only").
    """

    words: tuple[str, ...]
    group: str
    value: str
    soft: bool


def handles_of(tokens: Sequence[Token]) -> list[str]:
    """Return the words by which phrases are found: the form where the key says less, else the key."""
    return [
        t.form if t.form in _SPOKEN else t.key if t.key not in _SPOKEN or t.kind != "content" else f"{t.key}~"
        for t in tokens
    ]


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[Phrase]]:
    """Return the phrases by their first word, the longest first."""
    table: dict[str, list[Phrase]] = defaultdict(list)
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        head, _, listed = line.partition(": ")
        group, value, *soft = head.replace("-", "").split(" ")
        for text in listed.split("; "):
            words = tuple(handles_of(tokens_of(Rendering("", "", "", 0, len(text), text))))
            table[words[0]].append(Phrase(words, group, value, bool(soft)))
    return {word: sorted(found, key=lambda phrase: -len(phrase.words)) for word, found in table.items()}
