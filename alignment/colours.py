"""One colour per country, everywhere in the book.

Each has a value for light and for dark pages (at least 4.5:1 against the background, as it also
colours text), and a dash, so that no line is told apart by colour alone. Colours never carry
meaning without a label.
"""

from __future__ import annotations

LIGHT = {"PAK": "#2c7a4b", "RUS": "#8c2109", "USA": "#1d4fa3", "CHN": "#8a6505", "IND": "#4b1d5c", "other": "#666c73"}
DARK = {"PAK": "#86e3a3", "RUS": "#e0836f", "USA": "#5ea9f5", "CHN": "#d3c13a", "IND": "#f07ad8", "other": "#aab0b8"}
DASHES = {
    "PAK": "solid",
    "RUS": "solid",
    "USA": (0, (6, 2)),
    "CHN": (0, (3, 1.5)),
    "IND": (0, (1, 1.2)),
    "other": "solid",
}

# Sentinels: the style sheet draws in these, svg.py turns them into CSS variables.
INK, MUTED, GRID, PAPER = "#1c2127", "#5a6470", "#d5dae0", "#fdfefe"
_DARK_INK = {INK: "#e8ebee", MUTED: "#a9b2bc", GRID: "#3a424c"}
VARIABLES = {INK: "--fig-ink", MUTED: "--fig-muted", GRID: "--fig-grid", PAPER: "--fig-bg"} | {
    value: f"--c-{state}" for state, value in LIGHT.items()
}


def colour(state: str) -> str:
    """The hex colour of a country (ISO-3); countries without their own share one grey."""
    return LIGHT.get(state, LIGHT["other"])


def dash(state: str):
    """The matplotlib line style of a country."""
    return DASHES.get(state, DASHES["other"])


def _rules(values: dict[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in values.items())


def css() -> str:
    """The variables for the page: light, and dark by the page's switch."""
    light = {var: hex_ for hex_, var in VARIABLES.items()} | {"--fig-bg": "transparent"}
    dark = {f"--c-{s}": v for s, v in DARK.items()} | {VARIABLES[k]: v for k, v in _DARK_INK.items()}
    return f':root{{{_rules(light)}}}\nhtml[data-theme="dark"]{{{_rules(dark)}}}\n'
