"""How common words are in general English: what a small set of renderings cannot tell by itself."""

from __future__ import annotations

FUNCTION = frozenset(
    """
    a an the this that these those such same some any each every either neither both all another other
    others i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his
    himself she her hers herself it its itself they them their theirs themselves one ones oneself who whom
    whose which what whoever whatever whichever something anything everything someone anyone everyone
    somebody anybody everybody and or but nor so yet if unless although though because since while whereas
    than as whether lest once of to in on at by for from with about against between among into onto through
    during before after above below under over out up down off upon within toward towards across along
    around behind beyond near per via despite except amid regarding concerning be am is are was were been
    being do does did done doing have has had having will would shall should can could may might must ought
    let get got here there where when why how then now also too very just only even still again already ever
    quite rather really however therefore thus more most much many few less least lot yes well oh etc 's 're
    've 'll 'd 'm s re ve ll d m
    """.split()
)
"""Closed classes: articles, pronouns, conjunctions, prepositions, auxiliaries, adverbs that say little."""

COMMONEST = frozenset(
    """
    a an the this that it its i we you he she they us our them their his her my your me him who which what
    and or but as of to in on at by for from with be am is are was were been do does did have has had will
    would can could not there 's 're 've 'll 'd 'm s re ve ll d m one all so
    """.split()
)
"""The closed-class words that nearly every sentence has."""

NEGATION = frozenset("not n't nt no never none nothing nobody nowhere neither nor without cannot".split())

STOCK = (
    ("of", "course"),
    ("in", "fact"),
    ("for", "example"),
    ("for", "instance"),
    ("as", "well"),
    ("at", "least"),
)
"""Phrases whose words say nothing together."""

_TIERS = (
    (
        0.04,
        """
        go like know make say just time when take use work see year think want new come good first
        """,
    ),
    (
        0.014,
        """
        call look day need great give person people place way service right try thing tell please help long
        feel put food number last little change start world thank life
        """,
    ),
    (
        0.007,
        """
        mean leave question ask show own keep name week group country end late part old today high sure area
        include home always send experience love talk follow problem large live friend month point provide
        move city bad next study different early small state become issue job far hand order room base run
        family away man open system write night water believe pay kind ever government receive seem actually
        big hope case minute car national stay company report add deal business second language cause form
        information plan bring turn line result process able word hear close set return hour fact child
        until buy hold read
        """,
    ),
    (
        0.0035,
        """
        office million understand wait idea review check money space staff support lead light important hard
        meet book free unite reason human head enough consider bit several continue real offer yet create
        amount grow stop learn public happen begin course power house full possible force whole remember
        care team often woman law quality war member answer value step discuss speak soon less together date
        face watch easy local project international military history drive build lose spend maybe past
        forward future due political post enjoy strong couple serve short type half cost side term major
        young allow sign expect interest address level travel story almost leader develop sit happy
        agreement event main letter top stand remain message decide period require die break fall rate death
        view five meeting fight apply body matter increase present comment regard image oil suggest response
        difference sound claim effort rule control front official usually decision pass finally cut thousand
        peace act focus program community explain contact appear student special air attempt situation
        complete market choose mention activity clear region likely security position attention agree former
        three four two ten hundred billion city party morning president minister yesterday tomorrow
        """,
    ),
)
SHARE = {word: share for share, words in reversed(_TIERS) for word in words.split()}
"""The share of sentences that hold a common word, by its lemma (round figures, counted over modern English
news, talk and web text).  A word that is not here is rarer than three sentences in a thousand."""

RARE = 0.0005
"""The share supposed of a word that is not in :data:`SHARE`."""
