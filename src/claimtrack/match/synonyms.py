"""Words that mean the same in a claim: a small vocabulary; texts are read elsewhere.

Only words that can replace each other in nearly every claim belong here: texts that differ in one
of them may be called variants. Matters of degree or judgement (killed and murdered, immigrant and
refugee) are left out on purpose. Plurals and verb forms are handled by stemming, except irregular
ones.
"""

from __future__ import annotations

from claimtrack.match.overlap import stem

_GROUPS = (
    # verbs
    "begin begins began begun start starts started commence commenced",
    "end ends ended finish finished conclude concluded",
    "make makes made making create creates created",
    "write writes wrote written authored",
    "run runs ran running",
    "call calls called name names named",
    "find founded establish establishes established",
    "use uses used using utilise utilised utilize utilized",
    "include includes included including contain contains containing comprise comprises",
    "receive receives received receiving obtain obtains obtained get gets got",
    "provide provides provided offer offers offered",
    "release releases released publish publishes published issue issued",
    "beat beats beaten defeat defeats defeated",
    "help helps helped aid aids aided assist assists assisted",
    "examine examines examined study studies studied",
    "change changes changed modify modified alter altered",
    "buy buys bought purchase purchases purchased",
    "show shows showed shown depict depicts depicted",
    "die dies died dead",
    "combine combined merge merged consolidate consolidated",
    "reveal reveals revealed disclose discloses disclosed",
    "join joins joined enter enters entered",
    "appear appears appeared perform performs performed",
    "mean means meant",
    "need needs needed require requires required",
    "bury buries buried inter interred",
    "occur occurs occurred happen happens happened",
    "choose chooses chose chosen select selects selected pick picked",
    "build builds built building construct constructs constructed",
    "close closes closed shut shuts",
    "ask asks asked request requests requested",
    "try tries tried attempt attempts attempted",
    "compose composed composes consist consists consisted",
    "announce announced declare declared",
    "gather gathered collect collected",
    "participate participated attend attends attended visit visits visited",
    "redirect redirected divert diverted",
    "lease leased rent rented",
    "support supports supported back backs backed endorse endorsed",
    "propose proposed suggest suggested",
    "keep keeps kept retain retains retained",
    "send sends sent",
    "pay pays paid",
    "lead leads led",
    "hold holds held",
    "think thinks thought believe believes believed",
    "extend extends extended stretch stretches stretched",
    "connect connected link linked tied",
    "form forms formed",
    "rename renamed redesignate redesignated",
    "retire retired retires withdraw withdrew withdrawn",
    "consider considered regard regarded regards",
    "divide divided split",
    "grow grows grew grown",
    "sit sits sat situated situate located locate lies",
    # things
    "film films movie movies",
    "city cities town towns",
    "kind kinds type types sort sorts",
    "boundary border borders frontier",
    "spokesman spokeswoman spokesperson speaker",
    "street road",
    "railway railways railroad railroads",
    "period era",
    "child children kid kids",
    "doctor doctors physician physicians",
    "car cars automobile automobiles",
    "photo photos photograph photographs picture pictures image images",
    "company companies firm firms corporation corporations",
    "area areas region regions",
    "lawyer lawyers attorney attorneys",
    "part parts piece pieces portion portions",
    "troops troop soldiers soldier forces",
    "stage stages phase phases",
    "job jobs work",
    "pupil pupils student students",
    "screenplay script",
    "assassin murderer killer",
    "person persons people",
    "man men",
    "woman women",
    "method methods procedure procedures",
    "writer writers author authors",
    "cop cops policeman policemen officer officers",
    "tax taxes taxation",
    "illness disease diseases",
    "nation nations country countries",
    "tv television",
    "flat flats apartment apartments",
    "plane planes aircraft airplane airplanes aeroplane",
    "baby babies infant infants",
    "suggestion suggestions proposal proposals",
    "merger fusion",
    "salary salaries wage wages pay",
    # properties and small words
    "big large huge great",
    "small little minor",
    "main principal chief primary",
    "ill sick",
    "common frequent frequently often",
    "full complete entire whole",
    "quick quickly rapid rapidly swiftly",
    "today nowadays currently presently now",
    "former previous earlier formerly previously",
    "near close nearby",
    "among amongst between",
    "while whilst whereas",
    "together along",
    "brief short",
    "additional further complementary",
    "whole entire",
    "famous renowned prestigious",
    "across throughout",
    "nearly almost",
    "long lengthy",
    "same identical",
    "terrible horrible horrific",
    "annual yearly annually",
    # abbreviations
    "president pres",
    "senator sen",
    "governor gov",
    "representative rep",
    "doctor dr",
    "department dept",
    "general gen",
    "lieutenant lt",
    "professor prof",
    "sergeant sgt",
    "captain capt",
    "saint st",
    "street st",
    "avenue ave",
    "mount mt",
    "versus vs",
    "us usa",
    # two spellings of English
    "centre center",
    "colour color",
    "defence defense",
    "favour favor",
    "fibre fiber",
    "harbour harbor",
    "honour honor",
    "labour labor",
    "neighbour neighbor",
    "organisation organization",
    "programme program",
    "rumour rumor",
    "theatre theater",
)
SENSES: dict[str, str] = {}
"""Stems to the stem that represents their group; a stem belongs to the first group it is in."""
for _group in _GROUPS:
    _first, *_rest = map(stem, _group.split())
    for _word in (_first, *_rest):
        SENSES.setdefault(_word, _first)

_SUFFIXES = "al ally ern i ian ic ical ion ation ive ment n an t ty ity"
_FORMED = frozenset(_SUFFIXES.split())
_ROOT = 5


def formed(a: str, b: str) -> bool:
    """Whether one of two stems is formed from the other, as *Russian* is from *Russia*."""
    shorter, longer = sorted((a, b), key=len)
    return (
        len(shorter) >= _ROOT
        and longer.startswith(shorter)
        and longer.removeprefix(shorter) in _FORMED
    )
