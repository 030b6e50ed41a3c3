"""`import`: import articles, and claims that others have checked."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.hosts import allow_private, ask_about_private
from claimtrack.cli.options import as_json, with_model
from claimtrack.cli.printing import (
    confirm,
    data_is_seen,
    print_json,
    print_line,
    say,
    talk_is_seen,
)
from claimtrack.cli.progress import counting, read_claims
from claimtrack.errors import WrongUse
from claimtrack.text.phrases import counted, short

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
@click.option("--embargo", metavar="WHEN|open", help="Under embargo until then; see 'embargo'.")
@click.option("--embargo-why", default="", metavar="WORDS", help="Why, and who asked for it.")
@click.option("--attachments", is_flag=True, help="Import what is attached to messages too.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Number of reading processes.")
@click.option(
    "--retry-failed", is_flag=True, help="Retry what failed before, after showing what that is."
)
@click.option("--yes", is_flag=True, help="Do not ask before --retry-failed opens what it lists.")
@click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
@allow_private
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
    embargo: str | None,
    embargo_why: str,
    attachments: bool,
    jobs: int,
    retry_failed: bool,
    yes: bool,
    dry_run: bool,
    allow_private: bool,
    model: str | None,
    json_: bool,
    **known: str | None,
) -> int:
    """Import articles: files, folders, patterns, addresses, feeds, lists, or - for stdin.

    With --as-kind claims the files are lists of claims that others have checked: ClaimReview, a
    Data Commons feed, what claims --json prints, or JSONL or CSV with the columns claim, headline,
    claimant, rating, publisher, url, date. Importing the same again changes nothing; an edited
    article becomes a revision. What fails is remembered; --retry-failed lists it, asks, and tries
    files and web addresses again (no folders, and no patterns).

    An address on this machine or a private network is asked about, or needs --allow-private, as do
    redirects there. With --dry-run all of it is done to a copy of the file, which is thrown away.
    """
    if not sources and not retry_failed:
        raise WrongUse("Name something to import: a file, a folder, an address, or - for stdin.")
    if link is not None and kind != "post":
        raise WrongUse("--link records a sighting: add --as-kind post.")
    under = _embargo(kind, embargo, embargo_why)
    stdin = sys.stdin.buffer.read() if "-" in sources else b""
    failed = False
    counts: Counter[str] = Counter()
    rehearsal = here.rehearsal(model=model, allow_private=allow_private) if dry_run else None
    with rehearsal or here.desk(create=True, model=model, allow_private=allow_private) as desk:
        ask_about_private(desk, sources)
        if retry_failed:
            again, failed = _again(here, desk, yes=yes)
            sources = (*sources, *again)
        read_claims(desk)
        hints = _hints(desk, kind, revision_of, link, known, under)
        if kind == "claims":
            outcomes = _claims(desk, sources, stdin, columns)
        else:
            outcomes = _articles(desk, sources, hints, stdin, columns, jobs, attachments)
        for outcome in outcomes:
            failed = failed or outcome.failed
            _count(counts, outcome)
            if json_:
                print_json(_object(outcome))
            else:
                _print(outcome, hints.sighting_of, dry_run=dry_run)
            _say_failures(outcome)
        if kind == "claims":
            read_claims(desk)
    if not json_ and counts["sources"] > 1:
        _summary(counts)
    if failed and under[0]:
        say("What failed is not under embargo when it is retried, unless --embargo is given again.")
    return int(failed)


def _embargo(kind: str | None, when: str | None, why: str) -> tuple[str | None, str]:
    """The embargo of what is imported.

    Raises:
        WrongUse: it goes with nothing that could be under one.
    """
    if when is None:
        if why:
            raise WrongUse("--embargo-why goes with --embargo.")
        return None, ""
    if kind == "claims":
        raise WrongUse("Articles are under embargo; claims that others published are not.")
    return when, why


def _again(here: Here, desk: Desk, *, yes: bool) -> tuple[tuple[str, ...], bool]:
    """Ask whether to open what failed before; also tell whether some of it cannot be retried."""
    retry = desk.articles.to_retry()
    for source, why in retry.left_out:
        say(f"Not tried again: {source} ({why}).")
    if retry.places and not yes:
        for source in retry.places:
            say(f"Failed before: {source}")
        confirm(f"Open {counted(len(retry.places), 'place')} that {here.path} names?")
    return retry.places, bool(retry.left_out)


def _articles(
    desk: Desk,
    sources: tuple[str, ...],
    hints: Hints,
    stdin: bytes,
    columns: tuple[str, ...],
    jobs: int,
    attachments: bool,
) -> Iterator[ImportOutcome]:
    outcomes = desk.import_(
        *sources,
        hints=hints,
        stdin=stdin,
        columns=_columns(columns),
        jobs=jobs,
        attachments=attachments,
    )
    with counting("articles", lambda: sum(1 for _ in desk.articles.places(*sources))) as step:
        for outcome in outcomes:
            step(1)
            yield outcome


def _claims(
    desk: Desk, sources: tuple[str, ...], stdin: bytes, columns: tuple[str, ...]
) -> Iterator[ImportOutcome]:
    with counting("claims", lambda: None) as step:
        read = 0

        def heard(rows: int) -> None:
            nonlocal read
            step(rows - read if rows > read else rows)
            read = rows

        yield from desk.claims.import_(
            *sources, stdin=stdin, columns=_columns(columns), heard=heard
        )


def _hints(
    desk: Desk,
    kind: str | None,
    revision_of: str | None,
    link: str | None,
    known: dict[str, str | None],
    under: tuple[str | None, str],
) -> Hints:
    from claimtrack.model.article import ArticleKind, Hints

    return Hints(
        kind=ArticleKind(kind) if kind not in {None, "claims"} else None,
        revision_of=desk.find("article", revision_of) if revision_of else None,
        sighting_of=desk.find("claim", link) if link else None,
        embargo=under[0],
        embargo_why=under[1],
        title=known["title"],
        url=known["url"],
        publisher=known["publisher"],
        author=known["author"],
        date=known["date"],
        language=known["language"],
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
        **({"embargo": outcome.embargo} if outcome.embargo else {}),
        "source": outcome.source,
        "kind": outcome.kind,
        "status": outcome.status,
        "article": outcome.article,
        "title": outcome.title,
        "sentences": outcome.sentences,
        "suggested": outcome.suggested,
        "claims": outcome.claims,
        "warnings": list(outcome.warnings),
        "error": outcome.error or ("; ".join(outcome.failures[:20]) or None),
    }


def _print(outcome: ImportOutcome, claim: int | None, *, dry_run: bool) -> None:
    """Print a line about a source, and what to look at below it.

    On a terminal a failure is only said, once, above the bar.
    """
    if not outcome.error:
        print_line(("would be " if dry_run else "") + _line(outcome))
    elif not (data_is_seen() and talk_is_seen()):
        print_line(f"failed     {outcome.source}")
    if outcome.sighting is not None:
        print_line(f"sighting   sentence {outcome.sighting} is an appearance of #{claim}")
    for warning in outcome.warnings:
        print_line(f"warning    {warning}")


def _line(outcome: ImportOutcome) -> str:
    if outcome.kind == "claims":
        new = counted(outcome.claims, "new claim")
        return f"{outcome.status:<9}  {outcome.source}: {new}"
    title = outcome.title or outcome.source.rpartition("/")[2] or outcome.source
    counts = f"({counted(outcome.sentences, 'sentence')}, {outcome.suggested} suggested as claims)"
    if outcome.revision_of:
        counts += f", a revision of article {outcome.revision_of}"
    if outcome.copy_of:
        counts += f", the same story as article {outcome.copy_of}"
    if outcome.embargo:
        counts += f", under embargo {outcome.embargo}"
    return f"{outcome.status:<9}  article {outcome.article}: {short(title, 60)} {counts}"


def _say_failures(outcome: ImportOutcome) -> None:
    """Say what failed and where, each failure once."""
    if outcome.error:
        named = outcome.source == "-" or outcome.source in outcome.error
        say(outcome.error if named else f"{outcome.source}: {outcome.error}")
    if outcome.not_sighted:
        say(outcome.not_sighted)
    for failure in () if outcome.error else outcome.failures:
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
