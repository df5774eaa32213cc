"""One look per country, and per answer and vote: colour, dash and marker, everywhere in the book.

look("PAK")     its Look; a country without its own has the look of "other"
looks("votes")  a group that may share a chart: "states", "answers" or "votes"

Each colour has a value for light and for dark pages, at least 4.5:1 against the page, as it also colours text. Within a
group no two share a marker; where colour-blind readers may take two colours for one, the dash differs too
(tests/charts/test_looks.py computes it). Colours never carry meaning without a label.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Dash = str | tuple[int, tuple[float, ...]]


@dataclass(frozen=True)
class Look:
    """How one thing is drawn: name, colour on light and on dark pages, matplotlib line style and marker."""

    name: str
    colour: str
    dark: str
    dash: Dash
    marker: str


STATES = {
    "PAK": Look("Pakistan", "#2c7a4b", "#86e3a3", "solid", "o"),
    "RUS": Look("Russia", "#8c2109", "#e0836f", "solid", "s"),
    "USA": Look("United States", "#1d4fa3", "#5ea9f5", (0, (6, 2)), "^"),
    "CHN": Look("China", "#8a6505", "#d3c13a", (0, (3, 1.5)), "D"),
    "IND": Look("India", "#4b1d5c", "#c07fc8", (0, (1, 1.2)), "v"),
    "FRA": Look("France", "#2e138a", "#74f0f2", (0, (6, 1.5, 1, 1.5)), "P"),
    "GBR": Look("Britain", "#6e2841", "#ed6517", (0, (4, 1, 1, 1, 1, 1)), "X"),
    "other": Look("other", "#6a6672", "#aab0b8", "solid", "."),
}
_YES, _NO, _NEITHER = ("#0a4f78", "#7db8e8"), ("#b15c04", "#f78c04"), ("#6a6672", "#aab0b8")
VOTES = {
    "yes": Look("yes", *_YES, "solid", "s"),
    "abstain": Look("abstain", *_NEITHER, (0, (3, 1.5)), "d"),
    "no": Look("no", *_NO, (0, (6, 2)), "X"),
    "absent": Look("absent", *_NEITHER, (0, (1, 1.2)), "."),
}
ANSWERS = {
    "favourable": Look("favourable", *_YES, "solid", "o"),
    "unfavourable": Look("unfavourable", *_NO, (0, (6, 2)), "s"),
    "don't know": Look("don't know", *_NEITHER, (0, (1, 1.2)), "D"),
}
GROUPS = {"states": STATES, "votes": VOTES, "answers": ANSWERS}
LOOKS = ANSWERS | VOTES | STATES

LIGHT = {code: look.colour for code, look in STATES.items()}
DARK = {code: look.dark for code, look in STATES.items()}

# Sentinels: the style sheet draws in these, svg.py turns them into CSS variables. ON is text, and gaps, on a fill.
INK, MUTED, GRID, PAPER, ON = "#1c2127", "#5a6470", "#d5dae0", "#fdfefe", "#fcfdfd"
_DARK_INK = {INK: "#e8ebee", MUTED: "#a9b2bc", GRID: "#3a424c", ON: "#14191c"}
# Votes and answers share colours, so that a hue has one variable, named after the first that has it.
_NAMED = {look.colour: (f"--c-{code}", look.dark) for code, look in reversed((STATES | VOTES).items())}
VARIABLES = {INK: "--fig-ink", MUTED: "--fig-muted", GRID: "--fig-grid", PAPER: "--fig-bg", ON: "--fig-on"} | {
    value: variable for value, (variable, _) in _NAMED.items()
}


def look(key: str) -> Look:
    """The look of a country (ISO-3), a vote or an answer; what has none of its own looks like "other"."""
    return LOOKS.get(key) or replace(LOOKS["other"], name=str(key))


def looks(group: str = "states") -> dict[str, Look]:
    """The looks that may share a chart: "states", "answers" or "votes"."""
    return dict(GROUPS[group])


def colour(state: str) -> str:
    """The hex colour of a country (ISO-3); countries without their own share one grey."""
    return look(state).colour


def dash(state: str) -> Dash:
    """The matplotlib line style of a country."""
    return look(state).dash


def _rules(values: dict[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in values.items())


def css() -> str:
    """The variables for the page: light, and dark by the page's switch."""
    light = {var: hex_ for hex_, var in VARIABLES.items()} | {"--fig-bg": "transparent", "--fig-on": "#fdfcf9"}
    dark = {VARIABLES[k]: v for k, v in _DARK_INK.items()} | dict(_NAMED.values())
    return f':root{{{_rules(light)}}}\nhtml[data-theme="dark"]{{{_rules(dark)}}}\n'
