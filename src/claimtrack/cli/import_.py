"""`import`: import articles, and claims that others have checked."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json, with_model
from claimtrack.cli.printing import print_json, print_line, say
from claimtrack.cli.progress import counting, read_claims
from claimtrack.errors import WrongUse
from claimtrack.text.phrases import short

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.outcome import ImportOutcome
    from claimtrack.model.article import Hints

KINDS = ("article", "draft", "transcript", "post", "claims")
KNOWN = ("title", "url", "publisher", "author", "date", "language")


@click.command("import")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--as-kind", "kind", type=click.Choice(KINDS), help="What it is.  [default: article]")
@click.option("--title", help="The title, where the text does not give it.")
@click.option("--url", help="The web address of the article.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--date", metavar="DATE", help="When it was published: YYYY-MM-DD.")
@click.option("--language", help="Its language: en, hi, ...")
@click.option("--revision-of", metavar="ARTICLE", help="The article it is a later version of.")
@click.option("--link", metavar="CLAIM", help="Record the post as a sighting of this claim.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column of a list holds a field.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Number of reading processes.")
@click.option("--retry-failed", is_flag=True, help="Retry what failed before.")
@click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
@with_model
@as_json
@pass_here
def import_(
    here: Here,
    /,
    sources: tuple[str, ...],
    kind: str | None,
    revision_of: str | None,
    link: str | None,
    columns: tuple[str, ...],
    jobs: int,
    retry_failed: bool,
    dry_run: bool,
    model: str | None,
    json_: bool,
    **known: str | None,
) -> int:
    """Import articles: files, folders, patterns, addresses, feeds, lists, or - for stdin.

    With --as-kind claims the files are lists of claims that others have checked: ClaimReview, a
    Data Commons feed, or JSONL or CSV with the columns claim, headline, claimant, rating,
    publisher, url, date. Importing the same again changes nothing; an edited article becomes a
    revision. What fails is remembered, and --retry-failed tries it again.
    """
    if not sources and not retry_failed:
        raise WrongUse("Name something to import: a file, a folder, an address, or - for stdin.")
    if link is not None and kind != "post":
        raise WrongUse("--link records a sighting: add --as-kind post.")
    stdin = sys.stdin.buffer.read() if "-" in sources else b""
    failed = False
    counts: Counter[str] = Counter()
    # Reading claims writes their vectors: a dry run goes by words alone.
    with here.desk(create=not dry_run, model=None if dry_run else model) as desk:
        if retry_failed:
            sources = (*sources, *(one.source for one in desk.articles.failures()))
        read_claims(desk)
        hints = _hints(desk, kind, revision_of, link, known)
        if kind == "claims":
            outcomes = _claims(desk, sources, stdin, dry_run=dry_run)
        else:
            outcomes = _articles(desk, sources, hints, stdin, columns, jobs, dry_run=dry_run)
        for outcome in outcomes:
            failed = failed or outcome.failed
            _count(counts, outcome)
            if json_:
                print_json(_object(outcome))
            else:
                for line in _lines(outcome, hints.sighting_of, dry_run=dry_run):
                    print_line(line)
            _say_failures(outcome)
        if kind == "claims":
            read_claims(desk)
    if not json_ and counts["sources"] > 1:
        _summary(counts)
    return int(failed)


def _articles(
    desk: Desk,
    sources: tuple[str, ...],
    hints: Hints,
    stdin: bytes,
    columns: tuple[str, ...],
    jobs: int,
    *,
    dry_run: bool,
) -> Iterator[ImportOutcome]:
    outcomes = desk.import_(
        *sources, hints=hints, stdin=stdin, columns=_columns(columns), jobs=jobs, dry_run=dry_run
    )
    with counting("articles", lambda: sum(1 for _ in desk.articles.places(*sources))) as step:
        for outcome in outcomes:
            step(1)
            yield outcome


def _claims(
    desk: Desk, sources: tuple[str, ...], stdin: bytes, *, dry_run: bool
) -> Iterator[ImportOutcome]:
    if dry_run:
        raise WrongUse("--dry-run is for articles: importing claims again changes nothing anyway.")
    with counting("claims", lambda: None) as step:
        read = 0

        def heard(rows: int) -> None:
            nonlocal read
            step(rows - read if rows > read else rows)
            read = rows

        yield from desk.claims.import_(*sources, stdin=stdin, heard=heard)


def _hints(
    desk: Desk,
    kind: str | None,
    revision_of: str | None,
    link: str | None,
    known: dict[str, str | None],
) -> Hints:
    from claimtrack.model.article import ArticleKind, Hints

    return Hints(
        kind=ArticleKind(kind) if kind not in {None, "claims"} else None,
        revision_of=desk.find("article", revision_of) if revision_of else None,
        sighting_of=desk.find("claim", link) if link else None,
        **known,
    )


def _columns(mappings: tuple[str, ...]) -> dict[str, str]:
    """Return the pairs of every FIELD=COLUMN.

    Raises:
        WrongUse: one of them is not of that form.
    """
    pairs = [mapping.partition("=") for mapping in mappings]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise WrongUse(f"--map {field}{sign}{column} is not of the form FIELD=COLUMN.")
    return {field: column for field, _, column in pairs}


def _object(outcome: ImportOutcome) -> dict[str, object]:
    return {
        "source": outcome.source,
        "kind": outcome.kind,
        "status": outcome.status,
        "article": outcome.article,
        "title": outcome.title,
        "sentences": outcome.sentences,
        "suggested": outcome.suggested,
        "claims": outcome.claims,
        "error": outcome.error or ("; ".join(outcome.failures[:20]) or None),
    }


def _lines(outcome: ImportOutcome, claim: int | None, *, dry_run: bool) -> Iterator[str]:
    yield _line(outcome, dry_run=dry_run)
    if outcome.sighting is not None:
        yield f"sighting   sentence {outcome.sighting} is an appearance of #{claim}"


def _line(outcome: ImportOutcome, *, dry_run: bool) -> str:
    if outcome.error:
        return f"failed     {outcome.source}"
    if outcome.kind == "claims":
        return f"{outcome.status:<9}  {outcome.source}: {outcome.claims} new claims"
    number = f"article {outcome.article}" if outcome.article else "a new article"
    line = f"{outcome.status:<9}  {number}: {short(outcome.title, 60)} "
    counts = f"({outcome.sentences} sentences, {outcome.suggested} suggested as claims)"
    if outcome.revision_of:
        counts += f", a revision of article {outcome.revision_of}"
    if outcome.copy_of:
        counts += f", the same story as article {outcome.copy_of}"
    return ("would be " if dry_run else "") + line + counts


def _say_failures(outcome: ImportOutcome) -> None:
    if outcome.error:
        say(outcome.error)
    if outcome.not_sighted:
        say(outcome.not_sighted)
    for failure in outcome.failures:
        say(f"{outcome.source}, {failure}")


def _count(counts: Counter[str], outcome: ImportOutcome) -> None:
    counts["sources"] += 1
    counts[outcome.status] += 1
    new = outcome.status in {"added", "updated"}
    counts["suggested"] += outcome.suggested if new else 0
    counts["matched"] += outcome.matched if new else 0
    counts["claims"] += outcome.claims


def _summary(counts: Counter[str]) -> None:
    """Print the totals of a batch, one a line."""
    print_line()
    for name in ("added", "unchanged", "updated", "failed"):
        print_line(f"{counts[name]:>8,}  {name}")
    if counts["claims"]:
        print_line(f"{counts['claims']:>8,}  claims imported")
    else:
        print_line(f"{counts['suggested']:>8,}  sentences suggested as claims")
        print_line(f"{counts['matched']:>8,}  of them near a claim on file")
    if counts["failed"]:
        say("'claimtrack import --retry-failed' tries the failed ones again.")
