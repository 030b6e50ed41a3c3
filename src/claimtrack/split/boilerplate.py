"""Boilerplate: lines a page puts around an article, and the named rule that caught each.

A rule is a name and a pattern, so a reviewer can see why a line was marked and disagree. Rules
look at one whole line and never at its neighbours. A line that is caught is never deleted, and a
long line is never caught: body text may well begin with "Follow".
"""

from __future__ import annotations

import re

from msgspec import Struct

LONGEST = 240
"""Characters; a longer line is body text, whatever it begins with."""


class Rule(Struct, frozen=True):
    """A kind of boilerplate: its name in reports, what it catches, and its pattern."""

    name: str
    catches: str
    pattern: re.Pattern[str]


def _rule(name: str, catches: str, *alternatives: str) -> Rule:
    """Make a rule from patterns that must match a whole line, ignoring case."""
    return Rule(
        name,
        catches,
        re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE),
    )


_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|youtube|whatsapp|telegram|linkedin|threads|tiktok|google)"
)
_NEWS = r"(?:news|updates?|stories|headlines|videos?|coverage|analysis)"

RULES: tuple[Rule, ...] = (
    _rule(
        "advertisement",
        'labels of advertising, and "story continues below"',
        r"[-–—(\[ ]*(?:advertise?ments?|advertorial|ads?|sponsored(?: (?:content|by .{1,40}))?|"
        r"promoted(?: content)?|paid (?:post|content)|ad feedback)[-–—)\] :.]*",
        r"(?:article|story|content)? ?continues? (?:reading )?(?:below|after).{0,40}",
        r"(?:advertisement ?[-–—] ?)?"
        r"(?:scroll (?:down|to continue|for more)|(?:keep|continue) reading).{0,30}",
    ),
    _rule(
        "follow us",
        "invitations to follow, and rows of networks' names",
        r"(?:follow|like|join|find|connect with|subscribe to|chat with) us\b.{0,120}",
        rf"(?:follow|like|join|find) .{{1,60}} on {_NETWORKS}\b.{{0,80}}",
        rf"(?:{_NETWORKS}|[ ,|/•·])+",
    ),
    _rule(
        "latest news",
        '"track the latest news on our site"',
        r"(?:track|get|catch|check|read|see|watch|find|stay|click|tap)\b.{0,60}?"
        rf"\b(?:latest|breaking|live|top|trending|more)\b.{{0,40}}?\b{_NEWS}\b.{{0,120}}",
        rf"for (?:all |more |the )*(?:latest |breaking |top |more )*{_NEWS},? .{{0,40}}?"
        r"\b(?:visit|follow|click|log on|read|download|tune)\b.{0,80}",
        r"stay (?:tuned|updated|informed|connected|ahead)\b.{0,100}",
    ),
    _rule(
        "listen or watch",
        "players, podcasts, songs and videos",
        r"(?:listen(?: to)?|watch|stream|tune in(?: to)?|play)\b.{0,80}?"
        r"\b(?:songs?|podcasts?|episodes?|music|videos?|live|radio|shows?|playlists?|here|now)\b"
        r"(?:[^.]|\.(?=\w)){0,60}",
        r"(?:watch|video|listen|audio)(?: ?[|:].{0,120})?",
        r"(?:play|pause|mute|unmute|loading)(?: (?:video|audio))?[ .…]*",
    ),
    _rule(
        "app",
        '"download our app"',
        r"(?:download|install|get|try) (?:the |our )?(?:[\w.&’'-]+ ){0,4}app\b.{0,80}",
        r".{0,40}\bavailable on (?:the )?(?:app store|google play)\b.{0,40}",
    ),
    _rule(
        "subscribe",
        "subscribing, signing in, newsletters, donating",
        r"(?:subscribe|sign up|become a (?:member|subscriber)|already a (?:member|subscriber)|"
        r"support our|unlock (?:this|full|unlimited))\b(?:[^.]|\.(?=\w)){0,100}[.!]?",
        r"(?:sign in|log ?in|register|donate)(?: (?:now|here|today|to|or|for free|with)\b.{0,60})?",
        r"(?:get|receive) .{0,60}\b(?:newsletter|inbox|e-?mail alerts?)\b.{0,60}",
        r"(?:this (?:article|story|content) is )?(?:for|only for|exclusive to) subscribers.{0,40}",
    ),
    _rule(
        "read more",
        "links to other stories and headings of such lists",
        r"(?:read|see|watch|more) (?:more|also|next|on this|from|about)"
        r"(?: ?[|:>–—-].{0,160}| (?:on|about|at|from|here|in|news|stories)\b.{0,80})?",
        r"(?:also|must|don['’]t) (?:read|see|watch|miss)(?: ?[|:>–—-].{0,160})?",
        r"(?:related|recommended|trending|popular|most (?:read|popular|viewed|shared)|top stories|"
        r"up next|you (?:may|might) (?:also )?like|in other news|editor['’]?s['’]? picks?|"
        r"latest|for you|more stories|more news|around the web)"
        r"(?: (?:articles?|stories|news|topics?|posts?|content|now|links|reads?))?"
        r"(?: ?[|:>].{0,160})?",
    ),
    _rule(
        "share",
        "share buttons, counts of comments, minutes to read",
        r"(?:share|tweet|e-?mail|print)"
        r"(?: (?:this|on|via|article|story|page|with)\b.{0,60})?[ :()\d]*",
        r"(?:copy link|save|bookmark|comments?|reply|like)[ :()\d]*",
        r"\d+ (?:comments?|shares?|likes?|views?|min(?:ute)?s?(?: read)?)",
        r"(?:post|leave|add|view|show|read)(?: a| all| your)? (?:comments?|reply|replies)[ ()\d]*",
    ),
    _rule(
        "rights",
        "copyright, terms, privacy and cookies",
        r"(?:©|\(c\) ?\d|copyright\b).{0,200}",
        r".{0,160}\ball rights reserved\b.{0,80}",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|"
        r"cookie (?:policy|settings)|contact us|about us|advertise with us|[ |,•·])+",
        r"(?:we use cookies|this (?:site|website) uses cookies|accept (?:all )?cookies).{0,200}",
    ),
    _rule(
        "syndication",
        '"this story has not been edited by our staff"',
        r"\(?except for the headline, this (?:story|article) has not been edited.{0,160}",
        r"\(?this (?:story|article|report) (?:has been|was|is)"
        r" (?:auto-?generated|published|sourced) from .{0,160}",
    ),
    _rule(
        "navigation",
        'menus, tags, "back to top", "first published"',
        r"(?:home|menu|search|close|next|previous|back|back to top|skip to .{1,30}|show more|"
        r"load more|view (?:all|more)|see all|click here.{0,80}|tap here.{0,80}|toggle .{1,30}|"
        r"topics?|tags?|tags?: .{1,160}|first published|breaking news|live|exclusive|news)"
        r"[ :>…]*",
    ),
    _rule(
        "address",
        "a web address alone on its line",
        r"(?:(?:url|link|source|web|website) ?: ?)?(?:https?://|www\.)\S+",
    ),
)
"""All rules, in the order they are tried."""


def caught_by(line: str) -> str | None:
    """Name the first rule that catches a line, or None.

    Args:
        line: a whole line of the page, without white space or markers at its ends.
    """
    if len(line) > LONGEST:
        return None
    folded = " ".join(line.split())
    return next((rule.name for rule in RULES if rule.pattern.fullmatch(folded)), None)
