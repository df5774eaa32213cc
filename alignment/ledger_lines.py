"""The whole ledger as a list that filters and sorts in the page, and at a glance for the landing page.

Both are drawn from the content of claims.json (`ledger_file`). Without a script, and in a notebook, the whole list
stands there: the controls are hidden until the page's script (site/assets/ledger.js) shows them.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from .claims import FORMS, IN_PART, KINDS, NOT, NOT_COMPARABLE, STRICTNESS, SUPPORTS, UNDECIDED
from .ledger_file import NAME, records, text
from .tables import Table
from .wording import numeral, percent

# How a verdict is named in addresses, and in the list of the filter.
VERDICTS = {
    SUPPORTS: ("supports", "supported"),
    IN_PART: ("in-part", "supported in part"),
    NOT: ("not", "not supported"),
    UNDECIDED: ("undecided", "cannot be decided"),
}
TELLING = ("decisive", "suggestive", "silent", NOT_COMPARABLE)
SORTS = {
    "": "chapter",
    "verdict": "verdict, supported first",
    "telling": "how telling, decisive first",
    "elsewhere": "how seldom the rule says so elsewhere",
}


class Ledger:
    """All claims, each a line that opens to its five-minute path, with filter and file.

    root : the way from the page to the site's first folder: "../" from a chapter.
    """

    def __init__(self, root: str = "../"):
        self.root, self.records = root, records()

    @property
    def claims(self) -> list[dict[str, Any]]:
        """The claims of claims.json."""
        return self.records["claims"]

    @property
    def frame(self) -> pd.DataFrame:
        """One row per claim, by id: what the filter goes by, the words of all versions, and `elsewhere` (0 to 1)."""
        kept = ("claim", "excerpt", "chapter", "kind", "form", "elsewhere")
        rows = [{k: one[k] for k in ("id", *kept)} | one["verdict"] for one in self.claims]
        return pd.DataFrame(rows).set_index("id")

    @property
    def rates(self) -> pd.DataFrame:
        """One row per claim and comparison: `id`, `claim`, and the fields of `error_rates` in claims.json."""
        named = [({k: one[k] for k in ("id", "claim")}, one["error_rates"]) for one in self.claims]
        return pd.DataFrame([names | row for names, rows in named for row in rows])

    def _repr_html_(self) -> str:
        lines = "".join(line(one, self.root) for one in self.claims)
        return (
            f'<section class="rp-ledger" id="ledger" aria-label="The ledger">{controls(self.claims)}'
            f'<p class="rp-shown" role="status">{len(self.claims)} claims, in the order of the chapters.</p>'
            f'<ul class="rp-claims">{lines}</ul>{download(text(self.records))}</section>'
        )

    def __repr__(self) -> str:
        return "\n".join(f"{one['claim']} {one['verdict']['says']}." for one in self.claims)


def line(one: Mapping[str, Any], root: str) -> str:
    """One claim: what it says and gets; folded, its numbers, a sentence to write, and the ways to the rest."""
    found, got = one["numbers"], one["verdict"]
    value = found["as_written"]
    numbers = [
        f"{found['what']}: {value['middle']} (strict {value['strict']}, lenient {value['lenient']})",
        one["elsewhere_as_written"],
    ]
    if least := one["smallest_visible"]:
        numbers.append(f"{least['what']}: {least['as_written']}")
    return (
        f'<li id="claim-{one["id"]}"{marks(one)}><details class="rp-claim-line"><summary><b>{escape(one["claim"])}</b> '
        f'<span class="rp-says">{escape(got["says"])}</span> '
        f'<span class="rp-of">Chapter {number(one)} · {one["kind"]}, {one["form"]}</span></summary>'
        f"<ul>{''.join(f'<li>{escape(n)}</li>' for n in numbers)}</ul><p>{escape(one['sentence'])}</p>"
        f"<p>{ways(one, root)}</p></details></li>"
    )


def marks(one: Mapping[str, Any]) -> str:
    """What the filter and the order go by, as attributes."""
    got = one["verdict"]
    values = {
        "chapter": number(one),
        "kind": one["kind"],
        "form": one["form"],
        "verdict": VERDICTS[got["word"]][0],
        "telling": got["telling"],
        "fragile": "yes" if got["fragile"] else "no",
        "elsewhere": 1 if one["elsewhere"] is None else one["elsewhere"],
    }
    return "".join(f' data-{name}="{escape(str(value), quote=True)}"' for name, value in values.items())


def number(one: Mapping[str, Any]) -> str:
    """The chapter as readers call it: "4" of 04-who-arms-pakistan."""
    return str(int(one["chapter"].split("-")[0]))


def ways(one: Mapping[str, Any], root: str) -> str:
    """Links to the figure, the verdict and the fact sheet; of a chapter that is not written, its name."""
    names = {"figure": "The figure", "verdict": "The verdict", "fact_sheet": "The fact sheet"}
    links = [f'<a href="{root}{one["pages"][k]}">{name}</a>' for k, name in names.items() if one["pages"][k]]
    return " · ".join(links) or f"To come: {escape(one['to_come'])}."


def controls(claims: list[Mapping[str, Any]]) -> str:
    """The filter: native lists whose entries say how many claims they keep."""
    counts = {k: Counter(one[k] for one in claims) for k in ("kind", "form")}
    chapters = Counter(int(number(one)) for one in claims)
    got = Counter(one["verdict"]["word"] for one in claims)
    telling = Counter(one["verdict"]["telling"] for one in claims)
    fragile = sum(one["verdict"]["fragile"] for one in claims)
    lists = [
        picker("verdict", "Verdict", [(slug, f"{name} ({got[word]})") for word, (slug, name) in VERDICTS.items()]),
        picker("telling", "How telling", [(t, f"{t} ({telling[t]})") for t in TELLING if telling[t]]),
        picker("chapter", "Chapter", [(str(n), f"{n} ({chapters[n]})") for n in sorted(chapters)]),
        picker("kind", "Kind", [(k, f"{k} ({counts['kind'][k]})") for k in KINDS]),
        picker("form", "Form", [(f, f"{f} ({counts['form'][f]})") for f in FORMS]),
        picker("sort", "Sort by", [(k, v) for k, v in SORTS.items() if k], first=SORTS[""]),
    ]
    box = f'<label class="rp-only"><input type="checkbox" name="fragile" value="yes"> fragile only ({fragile})</label>'
    return (
        f'<form class="rp-filter" aria-label="Filter and sort the claims" hidden>{"".join(lists)}{box}'
        '<button type="reset">Show all</button></form>'
    )


def picker(name: str, label: str, entries: Iterable[tuple[str, str]], first: str = "all") -> str:
    options = "".join(f'<option value="{escape(v, quote=True)}">{escape(t)}</option>' for v, t in entries)
    return f'<label>{label} <select name="{name}"><option value="">{first}</option>{options}</select></label>'


def error_table(rates: pd.DataFrame, caption: str) -> Table:
    """The error rates as a table: a head that leads to the claim's line, then cases and four shares.

    rates : rows of `Ledger.rates`.
    """
    shares = [*STRICTNESS, "as_here"]
    heads = ["Claim, and what its rule was run on", "Cases", *(s.capitalize() for s in STRICTNESS), "As here"]
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    rows = "".join(
        f'<tr><th scope="row"><a href="#claim-{row["id"]}">{escape(row["claim"])}</a> '
        f'<span class="rp-of">{escape(row["run_on"])}</span></th><td>{row["cases"]:,}</td>'
        + "".join(f"<td>{percent(row[s])}</td>" for s in shares) + "</tr>"
        for _, row in rates.iterrows()
    )  # fmt: skip
    html = (
        f'<div class="rp-scroll" tabindex="0" role="region" aria-label="Table: {escape(caption, quote=True)}">'
        f'<table class="rp-table rp-stack rp-stack-6"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return Table(rates, html)


def download(content: str) -> str:
    """The file as a link; the site puts it beside the pages (site/claims.py)."""
    data = base64.b64encode(content.encode()).decode()
    return (
        f'<p class="rp-downloads">The ledger as a file: <a download="{NAME}" '
        f'href="data:application/json;base64,{data}">{NAME}</a></p>'
    )


def glance(found: Mapping[str, Any], home: str, root: str = "") -> str:
    """The ledger at a glance: for each verdict its claims, each with a link to its line in the page `home`."""
    claims = found["claims"]
    folds = "".join(group(claims, word, root) for word in VERDICTS)
    return (
        f'<div class="rp-ledger rp-glance">{folds}<p><a href="{root}{home}#ledger">The whole ledger: '
        f"{numeral(len(claims))} claims, to filter and sort</a></p></div>"
    )


def group(claims: list[Mapping[str, Any]], word: str, root: str) -> str:
    """The claims that get one verdict, folded; nothing where none does."""
    kept = [one for one in claims if one["verdict"]["word"] == word]
    items = "".join(
        f'<li><a href="{root}{one["pages"]["line"]}">{escape(one["claim"])}</a> '
        f'<span class="rp-of">{one["verdict"]["telling"]}{", fragile" * one["verdict"]["fragile"]}</span></li>'
        for one in kept
    )
    name = VERDICTS[word][1].capitalize()
    claims_said = "1 claim" if len(kept) == 1 else f"{len(kept)} claims"
    said = f'<b>{name}</b> <span class="rp-says">{claims_said} of {len(claims)}</span>'
    return f'<details class="rp-claim-line"><summary>{said}</summary><ul>{items}</ul></details>' if kept else ""
