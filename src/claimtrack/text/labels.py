"""Labels: "RUTH HARLOW, KTV ANCHOR:", which tell who is speaking in a transcript of any format.

A label stands where somebody begins to speak: a name, perhaps with a time before it, and with a
party, an office or "by phone" behind it, up to a colon. `label` reads one; `Cast` knows who was
named in full before, so that "HARLOW:" is Ruth Harlow. Whether a page is a transcript at all is
asked elsewhere, because only its labels together tell.
"""

from __future__ import annotations

import re

from msgspec import Struct


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_LONGEST, _LONGEST_DESCRIBED = 80, 220
_MOST_WORDS, _MOST_OFFICE_WORDS, _MOST_ROLE_WORDS = 7, 14, 24
_SMALL_LETTERS = 0.2
"""The share of small letters that a role in capitals may have: *McDonald's*, *of*."""

_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?: ?[ap]\.?m\.?)?"
_LEAD = re.compile(
    rf"(?:>>+\s*)?(?:[\[(<]?(?P<time>{_CLOCK})[\])>]?[ \t]*[-–—:|]?[ \t]*)?(?:>>+\s*)?"
    r"(?:Q?\d{1,3}\.\s+)?[*_]*",
    re.IGNORECASE,
)
_COLON = re.compile(r":(?=[\s*_\"“]|\Z)[*_]*")
_ASIDE = re.compile(r"\s*[(\[](?P<words>[^()\[\]]{0,100})[)\]]\s*")
_INITIAL_CLOCK = re.compile(_CLOCK, re.IGNORECASE)
_WORD = re.compile(
    r"(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’]|D['’]|al-|el-)?[A-ZÀ-ÖØ-ÞŁŚŠŽĐĞİŞА-ЯЁΑ-Ω][\w.'’‑-]*"
    r"|#?\d{1,2}|[\"“][^\"“”]{1,20}[\"”])"
)
_LINKS = _words(
    "of the for and de la le del della di da dos van von der den bin ibn al el y e zu pro "
    "tempore hon. member members"
)
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŠŽĐĞİŞА-ЯЁΑ-Ω]")
_RECORD = re.compile(
    r"(?P<who>(?:Mr|Mrs|Ms|Miss|Dr)\. [A-Z][A-Za-z]?[A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2}"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The (?:[A-Z]{3,}(?: [A-Z]{3,}){0,2}(?: pro tempore)?)(?: \(M[rs]s?\. [A-Z’'-]+\))?)\.(?=\s)"
)
"""A label as the Congressional Record prints it: with a full stop."""
_BARE_NAME = re.compile(r"(?P<who>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}(?: \d{1,2})?)")
_TIMED_NAME = re.compile(rf"{_BARE_NAME.pattern}[ \t]+[(\[]?(?P<time>{_CLOCK})[)\]]?\Z")
"""A name and a time alone on a line, as programs that listen write them."""
_ASKED = re.compile(r"[QA][.:]?(?:[ \t\u00a0]+|\Z)(?=[A-ZÀ-ÖØ-Þ\"“'‘(\[¿¡—-]|\Z)")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|asked|added|wrote|because|that|"
    r"did|does|do|can|could|should|must|may|might|got|made|took|came|went)\b"
)

NOBODY = _words(
    "note notes warning update updates breaking live ps p.s important correction "
    "clarification attention caution answers fact facts claim claims verdict rating truth "
    "reality myth pros cons age name date time place location price cost address phone email "
    "website source sources summary conclusion context background video photo image picture "
    "caption graphic headline headlines title subtitle show guests highlight highlights "
    "byline transcript translation aired copyright credit credits tip step chapter part "
    "section topic subject re fwd cc from to sent soundbite sound music song lyrics text "
    "tweet related advertisement sponsor bottom end begin commercial break coming next "
    "previously read watch more disclaimer episode season series volume issue vol ep day week "
    "hint hinweis nota remarque"
)
"""Words that make of a label something that nobody is called."""

DISCOURSE = _words(
    "look remember listen again first second third finally also however still then now today "
    "tomorrow yesterday example question answer result results here why"
)
"""Words with a colon that are part of what somebody says."""

OFFICES = _words(
    "speaker president chair chairman chairwoman chairperson minister secretary clerk court "
    "witness officer moderator host anchor narrator announcer operator interviewer "
    "interviewee reporter question caller guest crowd audience unidentified unknown "
    "unidentifiable judge prosecutor bailiff juror member members senator senators mayor "
    "governor commissioner ambassador general chancellor taoiseach ceann comhairle translator "
    "interpreter voice man woman male female participant panelist presenter correspondent "
    "protesters protester children child student students all both group chorus lawyer "
    "counsel foreperson doctor professor leader prince princess king queen pope bishop "
    "captain sergeant"
)
"""Words that name a speaker without a name."""

_TITLES = _words(
    "mr mrs ms miss mx dr sir dame lord lady baroness hon rt the prof professor sen senator "
    "rep representative gov governor president vice prime minister secretary gen general lt "
    "col colonel maj major capt captain sgt adm admiral mayor judge justice rev chairman "
    "chairwoman chair speaker former fmr congressman congresswoman ambassador amb king queen "
    "prince princess pope host attorney deputy director chief sheriff officer"
)
_BEHIND = _words("jr sr ii iii iv md phd mp qc kc esq")
_OF_INITIALS = range(2, 4)


class Label(Struct, frozen=True):
    """The label in front of somebody's words.

    `who` is the name as on the page, empty where a label names nobody; `words` all of the label,
    `length` its length with what stands before and the colon; `time` the time in it. `capitals`
    means that the name is in capitals, `described` that a role, a party or a place follows it.
    """

    who: str
    words: str
    length: int
    time: str | None = None
    capitals: bool = False
    described: bool = False

    def names_somebody(self) -> bool:
        """Tell whether no word of it says that it is the name of nobody."""
        words = {word.strip(".,*").casefold() for word in self.who.split()}
        return bool(words) and not NOBODY.intersection(words)

    def is_somebody(self) -> bool:
        """Tell whether it looks like a person or an office, even if it occurs only once."""
        words = [word.strip(".,").casefold() for word in self.who.split()]
        if not words or (NOBODY | DISCOURSE).intersection(words) - OFFICES:
            return False
        if OFFICES.intersection(words) or (words[0] in _TITLES - {"the"} and len(words) > 1):
            return True
        return (self.described or len(words) > 1) and words[0] != "the"


def label(text: str) -> Label | None:
    """Read the label with which a paragraph begins; None if it begins with something else."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    record = _RECORD.match(text, start)
    if record:
        return Label(record["who"], record[0], record.end(), _time(lead), capitals=True)
    for colon in _COLON.finditer(text, start, start + _LONGEST_DESCRIBED):
        head = text[start : colon.start()].rstrip("*_ \t")
        if head.count("(") == head.count(")"):
            return _read(head, colon.end(), _time(lead))
    return _alone(text, start, _time(lead)) if len(text) <= _LONGEST else None


def _alone(text: str, start: int, time: str | None) -> Label | None:
    """Read a name alone on its line, with a time behind it or, as a call is recorded, before it."""
    behind = _TIMED_NAME.fullmatch(text, start)
    alone = behind or (_BARE_NAME.fullmatch(text, start) if time else None)
    if not alone or not _named(alone["who"]):
        return None
    if behind:
        return Label(alone["who"], alone[0], alone.end(), behind["time"], described=True)
    if alone["who"].isupper() and " " not in alone["who"]:
        return None  # a time zone
    return Label(alone["who"], alone[0], alone.end(), time)


def asked(text: str) -> Label | None:
    """Read a bare Q or A with which a question or an answer begins, which names nobody."""
    lead = _LEAD.match(text)
    letter = _ASKED.match(text, lead.end() if lead else 0)
    return Label("", letter[0].strip(), letter.end(), _time(lead)) if letter else None


def _time(lead: re.Match[str] | None) -> str | None:
    return lead["time"] if lead else None


def _read(head: str, length: int, time: str | None) -> Label | None:
    """Read what stands before the colon: name, asides in brackets, role."""
    asides = [aside["words"] for aside in _ASIDE.finditer(head)]
    for aside in asides:
        clock = _INITIAL_CLOCK.fullmatch(aside.strip())
        time = time or (clock[0] if clock else None)
    whole = " ".join(_ASIDE.sub(" ", head).split())
    name, _, role = (part.strip() for part in whole.partition(","))
    name, role = (name, role) if name else (head.strip("()[] "), "")
    if role and name.startswith(("The ", "THE ")) and _named(whole.replace(",", "")):
        name, role = whole, ""  # the Secretary of State for Business, Energy and Trade
    if not role and " -" in name.replace("–", "-").replace("—", "-"):
        name, role = (part.strip(" -–—") for part in re.split(r" [-–—]+ ?", name, maxsplit=1))
    capitals = name.upper() == name or _in_capitals(name)
    if (
        not _named(name.replace(",", ""))
        or len(name) > _LONGEST
        or not (not role or _is_role(role, name, capitals))
    ):
        return None
    described = bool(role) or any(not _INITIAL_CLOCK.fullmatch(aside) for aside in asides)
    return Label(name, head, length, time, capitals, described)


def _in_capitals(name: str) -> bool:
    """Tell whether a name is in capitals but for its particles: "McCAIN", "de KLERK"."""
    words = [word for word in name.split() if word.casefold() not in _LINKS]
    return bool(words) and all(
        (len(_CAPITALS.findall(word)) > 1 and not re.search(r"[a-zß-öø-ÿ]{4}", word))
        or len(word.strip(".")) == 1
        or not word[0].isalpha()
        for word in words
    )


def _named(name: str) -> bool:
    """Tell whether words can be a name: capitalised, with small words only between."""
    words = name.split()
    most = _MOST_OFFICE_WORDS if words[:1] in (["The"], ["THE"]) else _MOST_WORDS
    return (
        0 < len(words) <= most
        and any(character.isalpha() for character in words[0])
        and _WORD.fullmatch(words[0]) is not None
        and words[-1].casefold() not in _LINKS - {"tempore", "member", "members"}
        and all(_WORD.fullmatch(word) or word in _LINKS for word in words)
    )


def _is_role(role: str, name: str, capitals: bool) -> bool:
    """Tell whether what follows a name and a comma is a role and no sentence."""
    letters = [character for character in role if character.isalpha()]
    if len(role.split()) > _MOST_ROLE_WORDS or not letters:
        return False
    if capitals:
        return sum(letter.islower() for letter in letters) <= _SMALL_LETTERS * len(letters)
    return len(name.split()) > 1 and not _SENTENCE.search(role) and not re.search(r"[.!?] ", role)


class _Known(Struct, frozen=True):
    """Somebody named in a transcript: the words of the name without titles, and "m" or "f"."""

    bare: tuple[str, ...]
    sex: str | None
    name: str


class Cast:
    """The people named so far in a transcript."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._answers: dict[tuple[str, bool], str] = {}

    def person(self, label: Label) -> str:
        """Return whom a label names: the person named in full before, where only one fits.

        The name is as the page has it where it stands in full, and is known from then on.
        """
        asked_for = (label.who, label.capitals)
        if asked_for not in self._answers:
            self._answers[asked_for] = self._find(label)
        return self._answers[asked_for]

    def _find(self, label: Label) -> str:
        """Find or add a person."""
        bare, sex = _bare(label.who), _sex(label.who)
        able = [one for one in self._known if None in (sex, one.sex) or sex == one.sex]
        same = [one.name for one in able if one.bare == bare]
        fitting = same or [one.name for one in able if _stands_for(bare, one.bare, label.capitals)]
        if len(fitting) == 1:
            return fitting[0]
        self._known.append(_Known(bare, sex, label.who))
        self._answers.clear()  # a surname may now be that of two people
        return label.who


def _sex(name: str) -> str | None:
    """Return the sex that a title tells, as "m" or "f"."""
    title = name.split(maxsplit=1)[0].strip(".").casefold() if name else ""
    if title in ("mr", "sir", "lord", "chairman", "congressman"):
        return "m"
    return "f" if title in ("mrs", "ms", "miss", "dame", "lady", "baroness") else None


def _bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles and without what may stand behind it."""
    words = [word.strip('.,"“”').casefold() for word in name.split()]
    while len(words) > 1 and words[-1] in _BEHIND:
        words.pop()
    titled = 0
    while titled < len(words) - 1 and words[titled] in _TITLES:
        titled += 1
    return tuple(words if words and words[-1] in _TITLES | OFFICES else words[titled:])


def _stands_for(short: tuple[str, ...], full: tuple[str, ...], capitals: bool) -> bool:
    """Tell whether a short name can be that of somebody named in full; an office never is.

    In capitals the short name is a surname; a first name alone is one that friends use.
    """
    if not short or short[-1] in _TITLES | OFFICES or full[-1] in _TITLES | OFFICES:
        return False
    shorter = len(short) < len(full)
    if _initials_fit(short, full) or (shorter and short == full[-len(short) :]):
        return True
    if not shorter or len(short) > 1:
        return False
    letters = short[0].replace(".", "")
    initials = len(letters) in _OF_INITIALS and letters == "".join(word[0] for word in full)
    return initials or (not capitals and short[0] == full[0])


def _initials_fit(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether "R. HARLOW" can be Ruth Harlow."""
    return (
        1 < len(short) <= len(full)
        and short[-1] == full[-1]
        and short != full
        and all(len(word) == 1 for word in short[:-1])
        and short[0] == full[0][:1]
    )
