"""Lists of English words that say who somebody is: forms of address, offices, kin, bodies, nobody at all."""

from __future__ import annotations

MALE = frozenset(
    """mr sir lord king prince duke father brother son husband uncle grandfather nephew widower boy man
    gentleman chairman spokesman congressman businessman policeman fireman salesman statesman
    councilman assemblyman alderman ombudsman actor waiter sheikh sultan emir imam monk pope bishop
    rabbi mullah ayatollah pastor sportsman craftsman fisherman cameraman frenchman englishman
    irishman dutchman sayyid monsieur herr señor stepfather father-in-law son-in-law brother-in-law
    groom fiancé""".split()
)
FEMALE = frozenset(
    """mrs ms miss madam madame mme dame lady queen princess duchess mother sister daughter wife aunt
    grandmother niece widow girl woman chairwoman spokeswoman congresswoman businesswoman policewoman
    saleswoman stateswoman councilwoman assemblywoman actress waitress nun heroine hostess frenchwoman
    sportswoman empress baroness countess frau señora mother-in-law daughter-in-law sister-in-law
    stepmother bride fiancée midwife""".split()
)
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof sir dame madam madame mme monsieur herr frau señor señora".split()
)

# offices and occupations that stand before a name or describe somebody
ROLES = frozenset(
    """president minister gov pres premier chancellor king queen prince princess emir sultan sheikh pope
    archbishop bishop cardinal imam rabbi pastor rev reverend ayatollah mullah patriarch cleric
    governor mayor senator sen rep congressman congresswoman representative lawmaker deputy legislator
    mp mep parliamentarian speaker chairman chairwoman chair chairperson chief head director boss ceo
    cfo coo cto executive founder co-founder cofounder owner manager coach trainer captain skipper
    player striker midfielder defender goalkeeper forward winger athlete runner sprinter swimmer boxer
    skier champion medalist medallist winner gymnast driver rider climber mountaineer alpinist guide
    sherpa referee umpire spokesman spokeswoman spokesperson ambassador envoy diplomat consul
    commissioner secretary secretary-general undersecretary attorney prosecutor judge justice lawyer
    solicitor barrister counsel sheriff marshal commander general gen colonel col major maj lieutenant
    lt admiral adm sergeant sgt officer cop detective inspector superintendent constable soldier
    leader ruler monarch dictator politician candidate nominee aide adviser advisor strategist
    counsellor counselor negotiator mediator official counterpart activist campaigner organizer
    organiser founder historian economist analyst expert researcher scientist professor prof lecturer
    teacher principal headteacher dean rector student doctor dr surgeon physician nurse paramedic
    epidemiologist biologist chemist physicist engineer architect astronomer geologist archaeologist
    conservator curator meteorologist seismologist volcanologist writer author novelist poet
    journalist reporter editor columnist correspondent anchor host broadcaster presenter commentator
    critic blogger photographer artist painter sculptor musician composer conductor singer songwriter
    rapper pianist violinist guitarist dancer actor actress director filmmaker producer comedian
    designer chef baker farmer fisherman trader banker investor broker businessman businesswoman
    entrepreneur tycoon billionaire magnate developer resident neighbor neighbour witness survivor
    victim suspect defendant pilot astronaut cosmonaut sailor librarian translator interpreter father
    mother son daughter brother sister husband wife widow widower uncle aunt grandfather grandmother
    cousin nephew niece partner friend colleague man woman boy girl premier treasurer comptroller
    auditor ombudsman whip vice-president co-chair vice-chair deputy-chair superintendent ranger
    warden keeper rapporteur coordinator co-ordinator representative delegate emissary strongman
    warlord rebel fugitive dissident priest monk nun chaplain abbot vicar surveyor harbourmaster
    harbormaster shipowner stationmaster veterinarian vet botanist zoologist ecologist hydrologist
    glaciologist statistician mathematician programmer plumber electrician carpenter mechanic
    technician operator worker clerk cashier waiter waitress shopkeeper restaurateur brewer winemaker
    butcher postman policeman policewoman firefighter lifeguard rescuer volunteer pensioner retiree
    veteran teenager""".split()
)
# what an office is about: "foreign" in foreign minister
FIELDS = frozenset(
    """foreign defense defence interior home finance financial economy economic trade commerce health
    justice energy education culture labour labor agriculture environment transport transportation
    state treasury security intelligence science sports sport tourism interior industry information
    communications housing welfare planning development migration immigration fisheries forestry oil
    petroleum water infrastructure digital technology affairs press religious veterans army navy
    police military naval medical sporting legal human campaign party opposition majority minority
    parliamentary presidential vice-presidential mountain football soccer hockey rugby cricket tennis
    basketball national cup team rescue fire""".split()
)
# parties whose names stand before an office, as one word each
PARTIES = {
    "republican": "republican",
    "gop": "republican",
    "democratic": "democratic",
    "democrat": "democratic",
    "libertarian": "libertarian",
    "labour": "labour",
    "tory": "tory",
}
RANKS = frozenset("deputy vice assistant associate junior first-deputy under co".split())
FORMER = frozenset(
    """former ex ousted deposed late previous outgoing toppled fallen erstwhile retired then one-time
    onetime exiled overthrown disgraced""".split()
)
# words that stand with an office and change nothing about which one it is
PLAIN = frozenset(
    """new newly appointed current incumbent acting interim top senior chief veteran longtime long-time
    first second third prime vice executive general managing lead elected re-elected caretaker
    transitional permanent special deputy assistant associate junior grand crown chief great longest-
    serving powerful popular young old elder right-wing left-wing conservative liberal far-right far-
    left republican democratic democrat labour tory centrist independent interim de facto well-known
    famous renowned prominent leading influential""".split()
)
# several words that are one office, as the one word that this package compares
PHRASES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("secretary", "of", "state"), ("state", "secretary")),
    (("head", "of", "state"), ("president",)),
    (("head", "of", "government"), ("prime-minister",)),
    (("prime", "minister"), ("prime-minister",)),
    (("vice", "president"), ("vice-president",)),
    (("secretary", "general"), ("secretary-general",)),
    (("attorney", "general"), ("attorney-general",)),
    (("director", "general"), ("director-general",)),
    (("chief", "executive", "officer"), ("ceo",)),
    (("chief", "executive"), ("ceo",)),
    (("premier",), ("prime-minister",)),
    (("top", "diplomat"), ("foreign", "minister")),
    (("chief", "diplomat"), ("foreign", "minister")),
    (("foreign", "affairs"), ("foreign",)),
    (("foreign", "secretary"), ("foreign", "minister")),
    (("external", "affairs"), ("foreign",)),
    (("defence",), ("defense",)),
    (("labour",), ("labor",)),
    (("financial",), ("finance",)),
    (("home", "secretary"), ("interior", "minister")),
    (("chairperson",), ("chair",)),
    (("chairman",), ("chair",)),
    (("chairwoman",), ("chair",)),
    (("spokesman",), ("spokesperson",)),
    (("spokeswoman",), ("spokesperson",)),
    (("co-founder",), ("founder",)),
    (("cofounder",), ("founder",)),
    (("medallist",), ("medalist",)),
    (("advisor",), ("adviser",)),
    (("sen",), ("senator",)),
    (("gen",), ("general",)),
    (("gov",), ("governor",)),
    (("pres",), ("president",)),
    (("rep",), ("representative",)),
)
# a looser word for the holders of several offices
WIDER: dict[str, frozenset[str]] = {
    "leader": frozenset(
        """president prime-minister king queen emir sultan chancellor ruler monarch dictator head chair
        ayatollah""".split()
    ),
    "diplomat": frozenset("ambassador envoy consul minister".split()),
    "ruler": frozenset("president king queen emir sultan monarch".split()),
    "monarch": frozenset("king queen emir sultan".split()),
    "politician": frozenset("president prime-minister minister senator lawmaker mp mayor governor".split()),
    "lawmaker": frozenset(
        "senator mp mep congressman congresswoman representative rep legislator deputy".split()
    ),
    "legislator": frozenset("senator mp mep congressman congresswoman lawmaker deputy".split()),
    "official": frozenset("minister secretary commissioner envoy director chief head spokesperson".split()),
    "chief": frozenset("head director chair ceo president commander".split()),
    "head": frozenset("chief director chair ceo president leader".split()),
    "boss": frozenset("ceo coach manager head chief".split()),
    "candidate": frozenset("nominee contender".split()),
    "judge": frozenset("justice".split()),
    "congressman": frozenset("representative lawmaker".split()),
    "congresswoman": frozenset("representative lawmaker".split()),
    "nominee": frozenset("candidate".split()),
    "executive": frozenset("ceo president director chair".split()),
    "lawyer": frozenset("attorney solicitor barrister counsel".split()),
    "attorney": frozenset("lawyer".split()),
    "scientist": frozenset(
        "physicist chemist biologist geologist seismologist volcanologist astronomer researcher".split()
    ),
    "academic": frozenset("professor lecturer researcher historian economist".split()),
    "cleric": frozenset("imam ayatollah mullah priest bishop rabbi".split()),
    "athlete": frozenset("runner sprinter swimmer boxer skier gymnast".split()),
    "mountaineer": frozenset("climber alpinist".split()),
    "climber": frozenset("mountaineer alpinist".split()),
    "coach": frozenset("manager trainer".split()),
    "skipper": frozenset("captain".split()),
}
# bodies that speak
BODIES = frozenset(
    """ministry department police office agency bureau commission committee council board authority
    administration government cabinet parliament assembly congress senate house court tribunal party
    union league federation confederation association society organization organisation foundation
    institute institution university college school academy bank fund company corporation corp inc ltd
    llc group firm airline newspaper times post journal magazine television radio network channel
    police army navy force forces guard service services hospital museum church club team embassy
    consulate mission delegation secretariat campaign alliance coalition front movement brigade
    command staff chamber center centre observatory laboratory trust charity watchdog regulator
    exchange press media kremlin pentagon militia faction syndicate gallery theatre theater orchestra
    library zoo port railway utility studio label publisher""".split()
)
# a body that there is one of: a name even without capitals elsewhere
SEATS = frozenset("kremlin pentagon white-house downing-street elysee vatican".split())
# somebody in particular, left unnamed: sources that are nobody's name
ANONYMOUS = frozenset(
    """official officials source sources resident residents analyst analysts expert experts witness
    witnesses people person critic critics observer observers protester protesters demonstrators
    activists lawmakers politicians diplomats reporters journalists supporters opponents experts
    economists scientists researchers historians doctors lawyers prosecutors investigators authorities
    leaders executives workers students teachers parents neighbors neighbours fans players traders
    investors voters republicans democrats rebels militants soldiers officers aides advisers advisors
    spokesmen spokespeople members some others many most someone somebody everyone nobody anyone few
    several both all none everybody men women locals villagers users readers commentators campaigners
    insiders allies colleagues friends relatives rescuers survivors victims media reports report""".split()
)
INDEFINITE = frozenset(
    "a an one another some any several many two three four five six other certain unnamed".split()
)
DETERMINERS = frozenset("the this that his her their its our my your".split())
PREPOSITIONS = frozenset(
    """of for to at in on from with by about after against among between during since under over near
    alongside towards toward through into via without behind before like unlike as than per upon
    within despite besides including following amid across around beside beyond off out regarding
    concerning above below beneath inside outside along opposite""".split()
)
RELATIVES = frozenset("who whom whose which that where when while whereas because although though".split())
CONJUNCTIONS = frozenset("and or nor but plus &".split())
COPULAS = frozenset("is was are were be been being became becomes remains".split())
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    christmas easter ramadan mon tue tues wed thu thur thurs fri sat sun""".split()
)
SAYING = frozenset(
    """say says said saying tell tells told telling add adds added adding ask asks asked note notes noted
    state states stated announce announces announced argue argues argued claim claims claimed explain
    explains explained insist insists insisted declare declares declared write writes wrote warn warns
    warned reply replies replied deny denies denied admit admits admitted confirm confirms confirmed
    stress stresses stressed emphasize emphasized emphasised vow vowed urge urged call called thank
    thanked express expressed recall recalled continue continued conclude concluded complain
    complained according promise promised pledge pledged""".split()
)
# what somebody does who is not the author of the words
CONVEYING = frozenset(
    """translated interpreted rendered transcribed published edited reported compiled written read quoted
    cited carried relayed photographed""".split()
)
# given names that are also countries or capitals
GIVEN_PLACES = frozenset(
    "chad jordan georgia israel india china london paris sofia santiago kingston".split()
)
# offices that are also surnames
SURNAME_OFFICES = frozenset(
    """king major bishop pope judge prince marshal dean priest baker farmer singer painter sailor driver
    boxer rector queen cardinal abbot chaplain monk mayor warden ranger hunter cook butcher skipper
    manager chance justice page knight general forward speaker host player""".split()
)

NICKNAMES = tuple(
    frozenset(x.split("/"))
    for x in """
    bill/william/will bob/robert/rob joe/joseph mike/michael tim/timothy jim/james tom/thomas
    dan/daniel ben/benjamin sam/samuel nick/nicholas tony/anthony steve/steven/stephen chris/christopher
    dave/david ed/edward/ted liz/elizabeth kate/katherine/catherine sue/susan jeff/jeffrey greg/gregory
    ken/kenneth ron/ronald don/donald larry/lawrence bernie/bernard chuck/charles charlie/charles rick/richard
    dick/richard     matt/matthew andy/andrew alex/alexander jen/jennifer pat/patrick pete/peter max/maxim
    vladimir/volodymyr/vladimir sasha/alexander""".split()
)
