"""Words that the splitting rules look for. Lists only, no rules."""

from __future__ import annotations


def listed(*lines: str) -> frozenset[str]:
    """Make a set of the words in lines."""
    return frozenset(word for line in lines for word in line.split())


def by_initial(alternatives: str) -> str:
    """Group the alternatives of a pattern by their first letter, which searches much faster."""
    groups: dict[str, list[str]] = {}
    for word in alternatives.split("|"):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in groups.items())


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

MANNER = (
    "grumbled|sighed|muttered|mumbled|whispered|shouted|yelled|cried|screamed|joked|quipped|laughed|"
    "smiled|snapped|barked|growled|groaned|moaned|complained|boasted|bragged|exclaimed|gasped|hissed|"
    "chuckled|scoffed|sneered|mused|murmured|opined|observed|commented|comments|responded|responds|"
    "answered|answers|retorted|interjected|interrupted|offered|ventured|volunteered|agreed|agrees|"
    "confessed|confided|lamented|bemoaned|vowed|pledged|enthused|gushed|beamed|fumed|raged|thundered|"
    "roared|bellowed|pleaded|begged|implored|repeated|began|finished|hinted|teased|sniffed|sobbed|"
    "wept|spat|shrugged|nodded|wondered|elaborated|clarified|emphasised|emphasized|underlined|"
    "underscored|highlighted|advised|counselled|remembered|reflected|swore|texted|emailed|blogged|"
    "intoned|drawled|stammered|stuttered|croaked|chimed in|went on|summed up|reasoned|protested|"
    "objected|persisted|prompted|proclaimed|pronounced|guessed|figured|concurred|jeered|shrieked|"
    "wailed|whined|crowed|deadpanned|shot back|hit back|piped up|read out|continues|explains|jokes"
)
"""Verbs for how somebody speaks: they report only right beside a quotation."""

NOUNS_TOO = (
    "claim|claims|states|notes|estimate|estimates|shows|finds|calls|reports|promises|warns|found|"
    "suggested|told|answers|comments|jokes"
)
"""Forms that are also nouns or participles: "the claims were", "all told"."""

FINITE = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|do|did|said|says|"
    "went|came|took|gave|made|got|saw|sank|fell|rose|left|won|lost|paid|held|met|led|began|"
    "became|ran|swam|sent|kept|brought|built|bought|sold|told|spoke|wrote|drove|shut|cut|put|"
    "broke|stood|grew|found|hit|cost|[a-z]{2,}ed(?! by)|remains|costs|takes|makes|gives|shows|"
    "means|wants|needs|stands|goes|comes"
)
"""Common finite verbs, as alternatives of a pattern; far from complete."""

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

STOPS = (
    "a|an|the|this|that|these|those|and|or|but|nor|so|yet|if|when|while|as|after|before|because|"
    "although|though|since|until|unless|where|why|how|what|which|who|whom|whose|of|in|on|at|by|"
    "for|with|from|to|into|about|against|over|under|between|during|through|than|then|is|are|was|"
    "were|be|been|being|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|"
    "not|no|it|he|she|they|we|you|i|there|here|his|her|its|their|our|my|your|says|said|say|told|"
    "tells|asked|added|adding|including|according|yesterday|today|tomorrow|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday|last|next|earlier|later|also|however|meanwhile|"
    "out|up|down|off|only|just|even"
)
"""Words that are no part of a noun phrase before its noun, as alternatives of a pattern."""

THINGS = listed(
    "sign signs letter letters email emails message messages note notes notice banner",
    "banners poster",
    "posters placard label caption headline headlines sentence paragraph page pages site website",
    "post posts tweet tweets video videos recording recordings transcript transcripts book books",
    "article articles story stories column text texts line lines words plan plans rule rules law",
    "laws schedule schedules custom tradition legend rumour rumours rumor rumors contract",
    "agreement",
    "treaty constitution clause code calendar timetable order orders theory estimate estimates",
    "report reports study studies statement statements survey surveys poll polls data",
    "figure figures",
    "review reviews analysis analyses document documents research statistics numbers count counts",
    "records calculations findings filing filings memo bill bills budget forecast forecasts index",
    "ranking rankings release releases paper papers claim claims court-papers affidavit lawsuit",
    "complaint indictment warrant diary map maps model models account accounts version question",
    "answer song film show programme program need needs ability size age weight height taste time",
    "reports evidence logic standard standards guideline guidelines protocol procedure procedures",
    "instructions recipe principle principles belief beliefs wish wishes criteria",
    "definition method",
    "requirements terms conditions results result test tests census almanac dictionary",
    "encyclopedia",
    "scripture bible textbook manual invoice receipt receipts ledger log logs thermometer clock",
)
"""What can be read or followed, but says nothing of its own."""

NOT_CLAIMANTS = listed(
    "the a an some all many most few several others other such these those each every any no our",
    "my his her their its much more less half neither either another nearly almost about",
    "around over",
    "two three four five six seven eight nine ten dozens hundreds thousands millions only even",
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december i we it this that what there who which",
    "nobody none everyone everybody both somebody someone anyone one",
)
"""Capitalised words that look like names but are not."""
