"""Acts for stories of undo: one of everything people do to a file, at the nth place of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.desk.send_backs import Passage
from claimtrack.desk.sources import NewSource
from claimtrack.errors import ClaimtrackError
from claimtrack.model.claim import Checked, QueryTo
from claimtrack.model.evidence import Stance
from claimtrack.model.verdict import NormalisedClass, Rating, Scale

ACTIONS = (
    "accept",
    "not a claim",
    "skip",
    "reopen",
    "part",
    "split",
    "join",
    "wording",
    "claimant",
    "note",
    "legal",
    "evidence",
    "remove",
    "rate",
    "reaffirm",
    "hand in",
    "link",
    "reject",
    "add",
    "ask",
    "answer",
    "search",
    "archive",
    "add file",
    "edit source",
    "edit evidence",
    "group",
    "withdraw",
    "restore",
    "gone",
    "links",
    "use scale",
    "import scale",
    "rules",
    "language",
    "what is checked",
    "hand in all",
    "sign off",
    "rate blind",
    "disagree",
    "send back",
    "resolve",
    "retract",
    "correct",
    "assign",
    "merge",
    "distinct",
    "dismiss",
    "edit article",
    "sign off article",
)


def own_scale(place: int) -> Scale:
    """A scale of a few ratings, fewer or more of them, with other labels each time."""
    labels = (("de", f"Stufe {place}"), ("en", "Step"))
    return Scale(
        "own",
        "Our own",
        tuple(
            Rating(
                slug=f"step-{number}",
                label="Step",
                definition=f"Step {number}.",
                normalised=NormalisedClass.OTHER,
                value=None,
                colour="red",
                glyph=str(number),
                position=number,
                scale="own",
                labels=labels,
            )
            for number in range(1, place % 3 + 2)
        ),
    )


def saved_page(desk: Desk, place: int) -> str:
    """A page as somebody saved it from a browser, in one of three versions."""
    saved = desk.path.with_name(f"page-{place % 3}.txt")
    saved.write_text(f"Harbour news. The pier opened in {place % 3}.", encoding="utf-8")
    return str(saved)


def do(desk: Desk, action: str, place: int, article: int) -> None:
    """Do one action at the nth sentence or claim; what the desk refuses is simply not done."""
    sentences = desk.articles.case(article).sentences
    sentence = sentences[place % len(sentences)]
    claims = desk.claims.listed()
    claim = claims[place % len(claims)].claim.id
    middle = sentence.start + sentence.text.find(" ") + 1
    case = desk.claims.case(claim)
    held, verdict = case.evidence, case.verdict.id if case.verdict else 0
    verbs: dict[str, Callable[[], object]] = {
        "accept": lambda: desk.sentences.accept(sentence.id),
        "not a claim": lambda: desk.sentences.not_a_claim(sentence.id),
        "skip": lambda: desk.sentences.skip(sentence.id),
        "reopen": lambda: desk.sentences.reopen(sentence.id),
        "part": lambda: desk.sentences.part(sentence.id, middle, sentence.end),
        "split": lambda: desk.sentences.split(sentence.id, middle),
        "join": lambda: desk.sentences.join(sentence.id),
        "wording": lambda: desk.wordings.edit(claim, f"Wording number {place}."),
        "claimant": lambda: desk.claims.set_claimant(claim, f"Claimant {place % 3}"),
        "note": lambda: desk.claims.note(claim, f"note {place}"),
        "legal": lambda: desk.claims.flag_legal(claim, legal=place % 2 == 0),
        "evidence": lambda: desk.evidence.add(
            claim,
            NewSource(url=f"https://s.example/{place % 3}"),
            Stance.SUPPORTS,
            quote=f"The pier opened in {place % 3}",
        ),
        "remove": lambda: desk.evidence.remove(held[0].id) if held else None,
        "rate": lambda: desk.verdicts.rate(
            claim, ("true", "false")[place % 2], f"because {place}", over=verdict
        ),
        "reaffirm": lambda: desk.verdicts.reaffirm(claim),
        "hand in": lambda: desk.verdicts.submit(claim),
        "link": lambda: desk.suggestions.link(sentence.id, claim, anyway=True),
        "reject": lambda: desk.suggestions.reject(sentence.id, claim),
        "add": lambda: desk.claims.add(f"Claim number {place} stands alone."),
        "ask": lambda: desk.queries.add(claim, list(QueryTo)[place % 4], f"question {place}"),
        "answer": lambda: desk.queries.answer(place % 3 + 1, f"answer {place}", fix="a fix"),
        "search": lambda: desk.queries.log_search(claim, "archive", f"words {place}"),
        "archive": lambda: desk.archive.keep(place % 3 + 1, origin=saved_page(desk, place)),
        "add file": lambda: desk.sources.add_file(Path(saved_page(desk, place))),
        "edit source": lambda: desk.sources.edit(place % 3 + 1, title=f"Title {place}"),
        "edit evidence": lambda: desk.evidence.edit(held[0].id, quote="The pier opened in 1"),
        "group": lambda: desk.evidence.group([one.id for one in held], f"origin {place % 2}"),
        "withdraw": lambda: desk.sources.withdraw(place % 3 + 1, "forged"),
        "restore": lambda: desk.sources.restore(place % 3 + 1),
        "gone": lambda: desk.sources.mark_unavailable(place % 3 + 1),
        "links": lambda: desk.archive.record_links([("https://s.example/1", f"https://a/{place}")]),
        "use scale": lambda: desk.settings.use_scale(("three", "claimtrack")[place % 2]),
        "import scale": lambda: desk.settings.import_scale(own_scale(place)),
        "rules": lambda: desk.settings.use_rules(f"[sources]\nindependent = {place % 3}\n"),
        "language": lambda: desk.settings.speak(("en", "de")[place % 2]),
        "what is checked": lambda: desk.claims.check_quotation(claim, list(Checked)[place % 3]),
        "hand in all": lambda: desk.verdicts.submit_article(article),
        "sign off": lambda: desk.sign_offs.sign_off(verdict, comment="as it stands"),
        "rate blind": lambda: desk.sign_offs.sign_off(verdict, blind=("true", "false")[place % 2]),
        "disagree": lambda: desk.sign_offs.sign_off(verdict, agrees=False, comment="no proof"),
        "send back": lambda: desk.send_backs.send_back(
            verdict, "look again", passage=Passage(article, sentence.start, sentence.end)
        ),
        "resolve": lambda: desk.sign_offs.resolve(verdict, "a third person settled it"),
        "retract": lambda: desk.verdicts.retract(verdict, "nothing of it holds"),
        "correct": lambda: desk.verdicts.correct(
            claim, "we misread it", rating=("false", "true")[place % 2]
        ),
        "assign": lambda: desk.handovers.assign(
            claim, ("mira", "tomas")[place % 2], note=f"note {place}"
        ),
        "merge": lambda: desk.duplicates.merge(claim, claims[-1].claim.id),
        "distinct": lambda: desk.duplicates.distinct(claim, claims[-1].claim.id),
        "dismiss": lambda: desk.sentences.dismiss(article),
        "edit article": lambda: desk.articles.edit(article, owner=f"owner {place}"),
        "sign off article": lambda: desk.sign_offs.sign_off_article(
            article, accepted=desk.articles.unchecked(article)
        ),
    }
    with suppress(ClaimtrackError):
        if held or action != "edit evidence":
            verbs[action]()
