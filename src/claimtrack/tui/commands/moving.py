"""Commands that move about in an article and decide nothing."""

from __future__ import annotations

from claimtrack.tui.command import Command


class NextSentence(Command):
    """Go to the next sentence."""

    keys = "down,j"


class PreviousSentence(Command):
    """Go to the sentence before."""

    keys = "up,k"


class PageDown(Command):
    """Go a screenful down."""

    keys = "pagedown,ctrl+f"


class PageUp(Command):
    """Go a screenful up."""

    keys = "pageup,ctrl+b"


class FirstSentence(Command):
    """Go to the beginning of the article."""

    keys = "home"


class LastSentence(Command):
    """Go to the end of the article."""

    keys = "end"


class NextUndecided(Command):
    """Go to the next sentence that nobody has decided about, or that was changed since."""

    keys = "u"
    footer = "Undecided"


class PreviousDecision(Command):
    """Go back to what you decided last here, then to what you decided before that."""

    keys = "U"


class History(Command):
    """Show what happened to the claim, by whom and when, and the dossier as it stood on a day."""

    keys = "L"


class NextOpen(Command):
    """Go to the next claim that has no verdict here yet."""

    keys = "v"


class NextClaim(Command):
    """Go to the next sentence that holds a claim."""

    keys = "right_square_bracket"
    footer = "Claim"


class PreviousClaim(Command):
    """Go to the sentence before that holds a claim."""

    keys = "left_square_bracket"


class OtherClaim(Command):
    """Show the next claim of this sentence, where it holds several."""

    keys = "tab"


class ShowCard(Command):
    """Show or hide the card of the sentence: reasons, matches, evidence, verdicts."""

    keys = "space"
    footer = "Card"


class CardDown(Command):
    """Scroll the card down."""

    keys = "full_stop,ctrl+down"


class CardUp(Command):
    """Scroll the card up."""

    keys = "comma,ctrl+up"


class Boilerplate(Command):
    """Show or fold the boilerplate: menus, bylines of pictures, advertising."""

    keys = "b"
