"""Noun phrases: how English names a person, an office, a body or a group of people.

Patterns over a page's own words, and `claimant`, which refuses what only looks like one of them: a
study, a schedule, "some", a day.
"""

from __future__ import annotations

import re

from claimtrack.split.words import DAYS, LEADERS, NOT_CLAIMANTS, STOPS, THINGS

QUOTED = "\0"
"""Replaces each character of a quotation, so that names inside it are not found."""

CAP = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*+(?:\.(?=[ ,A-Z])[A-Z.]*+)?"
_LINK = r"(?:of|for|in|the|and|de|del|della|van|von|der|bin|al|el|la|da|dos)"
_TITLE = (
    r"(?:(?:[a-z][\w’'-]+ ){0,2}(?:minister|president|mayor|governor|senator|secretary|chancellor|"
    r"director|chair(?:man|woman)?|spokes(?:man|woman|person)|judge|professor|ambassador|leader|"
    r"captain|inspector|commissioner) )?"
)
NAME = rf"(?:[Tt]he )?{_TITLE}{CAP}(?: (?:{_LINK} ){{0,2}}{CAP}){{0,7}}"
WORKS = (
    r"(?:reports?|study|studies|statements?|surveys?|polls?|data|figures|reviews?|analysis|"
    r"analyses|documents?|research|calculations|estimates|statistics|records|findings|"
    r"filings?|forecasts?)"
)
_NO_STOP = rf"(?!(?:{STOPS})\b)"
_CROWDS = (
    r"(?:officials|police|witnesses|experts|analysts|lawyers|researchers|scientists|residents|"
    r"sources|authorities|doctors|campaigners|critics|prosecutors|organisers|organizers|engineers|"
    r"economists|investigators|supporters|opponents|activists|diplomats|ministers|historians|"
    r"neighbours|neighbors|villagers|workers|staff|lawmakers|legislators|detectives|firefighters|"
    r"rescuers|medics|nurses|teachers|parents|students|pupils|farmers|fishermen|dockers|drivers|"
    r"tenants|protesters|rebels|soldiers|troops|allies|aides|advisers|advisors|insiders|observers|"
    r"commentators|executives|managers|bosses|directors|shareholders|investors|traders|regulators|"
    r"passengers|customers|consumers|voters|users|patients|survivors|relatives|friends|colleagues|"
    r"academics|professors|psychologists|epidemiologists|biologists|physicists|astronomers|"
    r"archaeologists|pilots|sailors|unions|leaders|senators|councillors|media|spokespeople|locals)"
)
_PEOPLE = (
    r"(?:spokes(?:man|woman|person|people)|official|minister|president|mayor|governor|senator|"
    r"witness|expert|analyst|lawyer|researcher|scientist|chair(?:man|woman|person)?|"
    r"director|leader|"
    r"resident|source|ambassador|chancellor|secretary|professor|judge|doctor|captain|"
    r"suspect|officer|"
    r"man|woman|couple|family|mother|father|parent|person|coach|owner|manager|driver|"
    r"teacher|master|"
    r"chief|head|founder|boss|executive|economist|engineer|pilot|sailor|skipper|docker|"
    r"worker|farmer|"
    r"fisherman|nurse|shopper|neighbou?r|villager|tenant|priest|pastor|bishop|imam|rabbi|author|"
    r"writer|journalist|reporter|correspondent|actor|actress|singer|player|striker|goalkeeper|"
    r"candidate|lawmaker|legislator|congress(?:man|woman)|MP|councillor|negotiator|prosecutor|"
    r"defendant|plaintiff|victim|survivor|soldier|general|commander|colonel|rebel|"
    r"protester|boy|girl|"
    r"child|son|daughter|wife|husband|brother|sister|friend|colleague|customer|passenger|"
    r"patient|user|"
    r"voter|buyer|trader|investor|shareholder|landlord|chef|king|queen|prince|princess|"
    r"pope|sheriff|"
    r"detective|inspector|commissioner|treasurer|administrator|adviser|advisor|aide|"
    r"historian|critic|"
    r"CEO|counsel|attorney|student|developer|designer|guard|clerk|auditor|surveyor|pensioner)"
)
_BODIES = (
    r"(?:ministry|company|government|court|council|agency|union|board|committee|party|group|firm|"
    r"bank|hospital|airline|charity|campaign|department|organi[sz]ation|commission|authority|"
    r"regulator|watchdog|federation|association|institute|university|school|college|club|"
    r"team|league|"
    r"church|army|navy|force|militia|embassy|parliament|senate|congress|assembly|cabinet|office|"
    r"service|network|broadcaster|newspaper|magazine|retailer|manufacturer|supplier|operator|"
    r"think tank|foundation|trust|coalition|alliance|movement|delegation|panel|inquiry|"
    r"tribunal|jury|"
    r"people|administration|bureau|crew|opposition|palace|monarchy|crown|monastery|museum)"
)
_OFFICES = (
    rf"(?:(?:{_PEOPLE}|{_BODIES})(?:e?s)?|ministries|agencies|authorities|parties|"
    rf"charities|companies|"
    rf"men|women|children|{_CROWDS})\b(?!['’-])"
    r"(?: (?:sources?|officials?|officers?|chief|spokes\w+|ministry|familiar with [a-z]+ [a-z]+)"
    r"\b)*"
)
_PLACE = rf"(?: (?:of|for|from|at|in|by|with) (?:the )?{CAP}(?: (?:{_LINK} )?{CAP}){{0,4}})?"
_OF_WHOM = (
    rf"(?: of (?:(?:the|an?|this|that) (?:{_NO_STOP}[a-z-]+ ){{0,2}}?{_NO_STOP}[a-z-]+"
    r"|(?:[a-z]+ )?[a-z]{3,}s)\b)?"
)
_DETERMINER = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|"
    r"[Ff]ive|[Ss]everal|[Ss]ome|[Ss]enior|[Mm]any|[Mm]ost|[Ll]ocal|[Aa]nother|[Bb]oth)"
)
_OFFICE = rf"{_DETERMINER}(?: {_NO_STOP}[\w'’-]+){{0,4}}? {_OFFICES}{_OF_WHOM}{_PLACE}"
_CROWD = (
    rf"(?:{_NO_STOP}(?i:[\w'’&-]+) ){{0,4}}?(?i:{_CROWDS})\b(?!['’-])"
    rf"(?: of (?:the|this|that) [a-z]+)?{_PLACE}"
    r"(?: (?:close|loyal|opposed|familiar) (?:to|with) (?:the )?[\w'’-]+(?: [\w'’-]+){0,3}?)?"
)
_BELONGING = (
    rf"{CAP}(?: {CAP}){{0,4}}(?:['’]s?)? (?:{_NO_STOP}[a-z][\w-]+ ){{0,2}}{_OFFICES}{_PLACE}"
)
"""A group or an office that a name qualifies: "Upland Power officials", "Lind's lawyer"."""
_NAMED = rf"(?: {CAP}(?: {CAP}){{0,3}})?"
_WORKER = rf"(?:{_NO_STOP}[a-z][\w-]+ ){{0,2}}(?:{_PEOPLE}) {CAP}(?: {CAP}){{0,3}}"
ROLE = rf"(?:(?:{_OFFICE}|{_BELONGING}){_NAMED}|{_WORKER}|{_CROWD})"
WHOLE = rf"(?=\s*[,.;:!?)\]{QUOTED}\"”“—–]|\s-|\s*\Z|\s(?:{STOPS})\b|\s[\w]+(?:ing|ed|ly)\b)"
SOMEBODY = rf"{_DETERMINER}(?: {_NO_STOP}[\w'’-]+){{1,4}}?"
"""The harbour master: whoever is named right beside a quotation."""
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"

_WHEN = re.compile(
    r"(\b[A-ZÀ-ÖØ-Þ][^ ]*) (?:in|on|last|this) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b.*\Z"
)
_POSSESSIVE = re.compile(r"['’]s?\Z")
_BEFORE_PLACES = re.compile(r" (?:of|for|from|at|in|by|with|on|who|that)\b")


def claimant(words: str) -> str | None:
    """Strip leading adverbs and the like from what a rule took for a claimant.

    Args:
        words: the phrase as on the page.

    Returns:
        The phrase; None if no person, office, body or group is left.
    """
    parts = _POSSESSIVE.sub("", _WHEN.sub(r"\1", words.strip(" ,"))).split(" ")
    while len(parts) > 1 and parts[0].casefold() in LEADERS | DAYS:
        parts = parts[1:]
    first = parts[0]
    if parts == ["TV"]:
        return None
    letters = first.isupper() and len(first) > 1  # WHO is not who
    if not first or (not letters and first.casefold() in LEADERS):
        return None
    telling = [part for part in parts if part.casefold() not in NOT_CLAIMANTS]
    if not telling and not letters:
        return None
    named = " ".join(parts)
    return None if is_thing(named) else named


def is_thing(words: str) -> bool:
    """Tell whether a phrase names what can be read or followed: "the report", "Schedule"."""
    parts = _BEFORE_PLACES.split(words, maxsplit=1)[0].split(" ")
    noun = parts[-1]
    alone = all(part.casefold() in NOT_CLAIMANTS for part in parts[:-1])
    return noun.casefold() in THINGS and (noun.islower() or alone)
