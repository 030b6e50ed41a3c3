"""Words that the splitting rules look for. Lists only, no rules."""

from __future__ import annotations

from claimtrack.text.languages.known import languages


def listed(*lines: str) -> frozenset[str]:
    """Make a set of the words in lines."""
    return frozenset(word for line in lines for word in line.split())


LONGEST = 2000
"""Characters; a longer sentence is a table or an accident, and is not analysed."""

REPORTING = (
    "said|says|say|told|tells|added(?! to)|adds(?! to)|adding(?! to)|stated|states|announced|"
    "claimed|claims|argued|argues|warned|warns|insisted|insists|noted|notes|explained|explains|wrote|writes|tweeted|"
    "asked|asks|declared|alleged|alleges|replied|remarked|stressed|recalled|continued|concluded|"
    "testified|asserted|maintained|acknowledged|admitted|estimated|reiterated|saying|"
    "accused|accuses|believes|cautioned|conceded|contended|countered|predicted|pointed out|"
    "allege|claim|argue|warn|insist|believe|estimate"
)
"""Verbs that report somebody's words, as alternatives of a pattern."""

QUOTING = (
    "described|describes|called|calls|echoed|confirmed|denied|reported|suggested|showed|found|"
    "urged|promised|quoted|dismissed|praised|criticised|criticized|termed|dubbed|labelled|posted"
)
"""Verbs that report somebody's words only beside a quotation or before "that"."""

FINITE = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|do|did|said|says|"
    "went|came|took|gave|made|got|saw|sank|fell|rose|left|won|lost|paid|held|met|led|began|"
    "became|ran|swam|sent|kept|brought|built|bought|sold|told|spoke|wrote|drove|shut|cut|put|"
    "broke|stood|grew|found|hit|cost|[a-z]{2,}ed(?! by)|remains|costs|takes|makes|gives|shows|"
    "means|wants|needs|stands|goes|comes"
)
"""Common finite verbs, as alternatives of a pattern; far from complete."""

STARTERS = listed(
    "the a an this that these those it he she they we you his her their its our my in on at as",
    "but and so if when while after before since there here what who why how for from with no not",
    "many most some all both each however although though according by to one two",
)
"""Words in lower case that, capitalised, usually begin a sentence."""

BEFORE_NAMES = listed(
    "mr mrs ms mx dr prof sr sra st gen lt col maj capt cmdr adm sgt cpl pvt rev fr hon gov sen",
    "rep pres supt insp sri smt shri mt ft vs v viz cf ca approx fig figs eq vol nos pp sec ch",
    "e.g i.e messrs",
    *(word for language in languages() for word in language.before_names),
)
"""Abbreviations that never end a sentence."""

BEFORE_NUMBERS = listed(
    "no № jan feb mar apr jun jul aug sep sept oct nov dec p rs op art para pop",
    *(word for language in languages() for word in language.before_numbers),
)
"""Abbreviations that join only to a number: "No. 10" and "Jan. 5", but "She said no. Ten left"."""

MAYBE_LAST = listed(
    "al inc ltd co corp llc plc bros dept dist est etc jr esq ave blvd rd univ assn",
    "mon tue tues wed thu thur thurs fri sat sun hrs min oz lb dc ph.d m.d b.a m.a ca incl max",
    *(word for language in languages() for word in language.maybe_last),
)
"""Abbreviations that may end a sentence; they do where a word that starts sentences follows."""

STATES = listed(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb",
    "Nev Okla Ont Ore Pa Que Tenn Tex Va Vt Wash Wis Wyo",
)
"""States and provinces as datelines shorten them; they may end a sentence. Capitals count."""

TITLES = listed("mr mrs ms mx dr prof sir dame lord lady president prime minister sen gov rep")
"""Titles before a name, which begin a sentence after a time of day."""

LEADING_IN = listed("at on by from until till before after around about since just")
"""Words that open a phrase of time before a sentence."""

LEADERS = listed(
    "but and however yet meanwhile still as while when then later after although though if on in",
    "at speaking asked so since for by earlier also instead because that",
)
"""Capitalised words that precede a name at the beginning of a sentence."""

DAYS = listed("monday tuesday wednesday thursday friday saturday sunday today yesterday")
"""Days that precede a name: "On Monday Mr Lind said"."""

NOT_CLAIMANTS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december i we it this that what there who which",
    "nobody none everyone everybody both somebody someone anyone one",
)
"""Capitalised words that look like names but are not."""
