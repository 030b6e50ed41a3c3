"""`scale`: rating scales."""

from __future__ import annotations

from pathlib import Path

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_objects, print_table
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object, print_line
from claimtrack.errors import NotFound, WrongUse
from claimtrack.model.article import ArticleKind
from claimtrack.model.listing import ScaleRow
from claimtrack.model.verdict import Rating


@click.group("scale")
def scale_() -> None:
    """List rating scales, choose the one to rate on, import one from a file."""


@scale_.command("list")
@click.argument("slug", required=False, metavar="[SCALE]")
@click.option("--classes", is_flag=True, help="Count current verdicts by class, across all scales.")
@as_json
@pass_here
def scale_list(here: Here, slug: str | None, classes: bool, json_: bool) -> None:
    """List the scales on file, or the ratings of one SCALE."""
    with here.desk() as desk:
        rows = [row for row in desk.settings.scales() if slug in {None, row.scale.slug}]
        given = desk.settings.classes()
    if not rows:
        raise NotFound(f"There is no rating scale '{slug}': 'claimtrack scale list' lists them.")
    if json_:
        print_objects(map(_object, rows))
    elif classes:
        by_class = ((one.value, str(count)) for one, count in given.items())
        print_table(("class", "current verdicts"), by_class, wide=0)
    elif slug:
        ratings = (_rating(rating, rows[0]) for rating in rows[0].scale.ratings)
        titles = ("", "rating", "labels", "class", "value", "given", "definition")
        print_table(titles, ratings, wide=6)
    else:
        print_table(("scale", "ratings", "judges"), map(_scale, rows))


def _scale(row: ScaleRow) -> tuple[str, str, str]:
    offered = ", ".join(rating.slug for rating in row.scale.ratings if not rating.retired)
    judges = ", ".join("drafts" if kind == "draft" else "articles" for kind in row.used_for)
    return row.scale.slug, offered, judges


def _rating(rating: Rating, row: ScaleRow) -> tuple[str, ...]:
    return (
        "retired" if rating.retired else rating.glyph,
        rating.slug,
        ", ".join(f"{language}: {label}" for language, label in rating.labels),
        rating.normalised,
        "–" if rating.value is None else str(rating.value),
        str(row.verdicts.get(rating.slug, 0)),
        rating.definition,
    )


@scale_.command("use")
@click.argument("slug", required=False, metavar="[SCALE]")
@click.option("--for", "kind", type=click.Choice(["article", "draft"]), default="article")
@click.option("--language", metavar="CODE", help="Show ratings by their labels in this language.")
@pass_here
def scale_use(here: Here, slug: str | None, kind: str, language: str | None) -> None:
    """Rate articles on this SCALE from now on; drafts with --for draft."""
    if not slug and not language:
        raise WrongUse("Name a scale, or a --language.")
    with here.desk(create=True) as desk:
        if slug:
            desk.settings.use_scale(slug, ArticleKind(kind))
            print_line(f"{kind}s are judged on '{slug}'")
        if language:
            desk.settings.speak(language)
            print_line(f"ratings are shown in '{language}'")


@scale_.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", default="", help="The slug of a scale in CSV.  [default: the file's name]")
@click.option("--label", default="", help="Its label.")
@pass_here
def scale_import(here: Here, file: Path, slug: str, label: str) -> None:
    """Import a scale from TOML or CSV; ratings missing from FILE are retired."""
    from claimtrack.intake.scale_file import read_scales

    scales = read_scales(file, slug=slug, label=label)
    with here.desk(create=True) as desk:
        for scale in scales:
            changed = desk.settings.import_scale(scale)
            print_line(f"scale {scale.slug}: {'imported' if changed else 'unchanged'}")


def _object(row: ScaleRow) -> Object:
    """A rating scale, what it is used for, and how often each rating was given."""
    return {
        "slug": row.scale.slug,
        "label": row.scale.label,
        "used_for": list(row.used_for),
        "ratings": [
            {
                "slug": rating.slug,
                "labels": dict(rating.labels),
                "class": rating.normalised,
                "value": rating.value,
                "colour": rating.colour,
                "glyph": rating.glyph,
                "definition": rating.definition,
                "retired": rating.retired,
                "verdicts": row.verdicts.get(rating.slug, 0),
            }
            for rating in row.scale.ratings
        ],
    }
