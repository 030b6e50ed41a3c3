"""How the terminal UI is coloured: a theme of our own, and the colours of ratings on every theme.

Ratings keep their hue and are made lighter or darker until they can be read on whatever a theme
lays under them, by the reckoning of the Web Content Accessibility Guidelines. On a theme of the
terminal's sixteen colours they are the terminal's own.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

from claimtrack.tui.settings import keep_theme, liked_theme

LEAST, HIGH = 4.5, 7.0
"""The contrast that words need (level AA), and the one of the high contrast theme (AAA)."""

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#00b7ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff9a9a",
    success="#66ff66",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    boost="#1c1c1c",
    text_alpha=1.0,
    dark=True,
    variables={
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "footer-key-foreground": "#ffff00",
        "border": "#ffffff",
        "input-selection-background": "#0050a0",
    },
)

_HUES_ON_DARK = {
    "green": "#8ccf7e",
    "cyan": "#6cc5c9",
    "yellow": "#e5c76b",
    "magenta": "#d59ae6",
    "red": "#f08080",
    "blue": "#82aaff",
}
_HUES_ON_LIGHT = {
    "green": "#1f7a33",
    "cyan": "#00707a",
    "yellow": "#8a6100",
    "magenta": "#8b2fa8",
    "red": "#b3261e",
    "blue": "#2456b8",
}
_BRIGHT = {
    "green": "#66ff66",
    "cyan": "#66ffff",
    "yellow": "#ffff66",
    "magenta": "#ff99ff",
    "red": "#ff9a9a",
    "blue": "#9ec5ff",
}
_STEP = 0.04
_NEARLY_BLACK = 0.04045


def dress(app: App[Any]) -> None:
    """Apply the theme chosen last, and remember later choices."""
    app.register_theme(HIGH_CONTRAST)
    liked = liked_theme()
    if liked is not None and liked in app.available_themes:
        app.theme = liked
    sixteen = app.console.color_system == "standard" and not app.is_headless
    if sixteen and not app.current_theme.ansi:
        # The terminal's own colours are apart from each other, mixed ones are not.
        app.theme = "ansi-dark" if app.current_theme.dark else "ansi-light"
    worn = app.theme

    def keep(theme: Theme) -> None:
        nonlocal worn
        if theme.name != worn:
            worn = theme.name
            keep_theme(worn)

    app.theme_changed_signal.subscribe(app, keep)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as in the WCAG guidelines."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(theme: Theme) -> tuple[Color, ...]:
    """What a theme lays under words: the screen, fields, panels, the sentence one is at."""
    made = theme.to_color_system().generate()
    plain = (made["background"], made["surface"], made["panel"])
    return tuple(Color.parse(name) for name in (*plain, _cursor(theme)))


def variables(theme: Theme) -> dict[str, str]:
    """The colours of ours that stylesheets may name, fit for a theme."""
    bar = "ansi_bright_black" if theme.ansi else "#4a4f57" if theme.dark else "#b8bec6"
    high = theme.name == HIGH_CONTRAST.name
    hues = _BRIGHT if high else _HUES_ON_DARK if theme.dark else _HUES_ON_LIGHT
    under = () if theme.ansi else grounds(theme)
    least = HIGH if high else LEAST
    return {
        "reading-cursor": _cursor(theme),
        "quiet-bar": "#ffffff" if high else bar,
        **{
            f"rating-{name}": f"ansi_{name}"
            if theme.ansi
            else _readable(Color.parse(hue), under, least, dark=theme.dark).hex
            for name, hue in hues.items()
        },
    }


def _cursor(theme: Theme) -> str:
    if theme.name == HIGH_CONTRAST.name:
        return "#262626"
    return "ansi_default" if theme.ansi else "#2d3f55" if theme.dark else "#d6e4f5"


def _readable(hue: Color, under: tuple[Color, ...], least: float, *, dark: bool) -> Color:
    """Return a hue, lightened or darkened until it is readable on all of these grounds."""
    colour, share = hue, 0.0
    while share < 1 and min(contrast(colour, ground) for ground in under) < least:
        share += _STEP
        colour = hue.blend(WHITE if dark else BLACK, min(share, 1))
    return colour


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _NEARLY_BLACK else float(((part + 0.055) / 1.055) ** 2.4)
