"""Commands that move about in an article and decide nothing."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class NextSentence(Command[Any]):
    """Go to the next sentence."""

    keys = "down,j"


class PreviousSentence(Command[Any]):
    """Go to the sentence before."""

    keys = "up,k"


class PageDown(Command[Any]):
    """Go a screenful down."""

    keys = "pagedown,ctrl+f"


class PageUp(Command[Any]):
    """Go a screenful up."""

    keys = "pageup,ctrl+b"


class FirstSentence(Command[Any]):
    """Go to the beginning of the article."""

    keys = "home"


class LastSentence(Command[Any]):
    """Go to the end of the article."""

    keys = "end"


class NextUndecided(Command[Any]):
    """Go to the next sentence that nobody has decided about, or that was changed since."""

    keys = "u"
    footer = "Undecided"


class PreviousDecision(Command[Any]):
    """Go back to what you decided last here, then to what you decided before that."""

    keys = "U"


class History(Command[Any]):
    """Show what happened to the claim, by whom and when, and the dossier as it stood on a day."""

    keys = "L"


class NextOpen(Command[Any]):
    """Go to the next claim that has no verdict here yet."""

    keys = "v"


class NextClaim(Command[Any]):
    """Go to the next sentence that holds a claim."""

    keys = "right_square_bracket"
    footer = "Claim"


class PreviousClaim(Command[Any]):
    """Go to the sentence before that holds a claim."""

    keys = "left_square_bracket"


class OtherClaim(Command[Any]):
    """Show the next claim of this sentence, where it holds several."""

    keys = "tab"


class ShowCard(Command[Any]):
    """Show or hide the card of the sentence: reasons, matches, evidence, verdicts."""

    keys = "space"
    footer = "Card"


class CardDown(Command[Any]):
    """Scroll the card down."""

    keys = "full_stop,ctrl+down"


class CardUp(Command[Any]):
    """Scroll the card up."""

    keys = "comma,ctrl+up"


class Boilerplate(Command[Any]):
    """Show or fold the boilerplate: menus, bylines of pictures, advertising."""

    keys = "b"
