"""One card of the data book: a table's description, coverage, download, fields, rows, making, source."""

from __future__ import annotations

import gzip
import re
from html import escape
from pathlib import Path

import pandas as pd
import yaml

from .. import data, schema
from ..tables import table_html
from .by_state import by_state
from .pages import to_root
from .strip import strip
from .urdu import has_urdu, marked

PAGE, FOLDER = "appendix/data", "data"
SAMPLE, LONG = 10, 32
FENCE = "`" * 6


def card(entry: dict, book: str) -> str:
    """One table: heading, what it is, coverage, and the rest folded."""
    if entry["type"] != "table":
        parts = [facts(entry, None), making(entry), origin(entry, book)]
    else:
        table = text_table(entry)
        states = folded("Years and rows by state", told) if (told := by_state(entry, table)) else ""
        parts = [facts(entry, table), strip(entry, table), download(entry), states, fields(entry)]
        parts += [sample(entry, table), making(entry), origin(entry, book)]
    return f"{heading(3, anchor(entry), entry['title'])}\n\n{raw(''.join(parts))}"


def heading(level: int, name: str, title: str) -> str:
    """A heading that a link can name."""
    return f"({name})=\n{'#' * level} {plain_markdown(title)}"


def text_table(entry: dict) -> pd.DataFrame:
    """The table as text, as it stands in its file."""
    packed = (data.folder() / entry["path"]).read_bytes()
    return schema.plain(gzip.decompress(packed) if entry["path"].endswith(".gz") else packed)


def facts(entry: dict, table: pd.DataFrame | None) -> str:
    """What it is, what one row is, how much there is."""
    has_states = table is not None and "state" in table
    states = named_states(table["state"]) if has_states else ""
    numbers = " · ".join(filter(None, [count(entry), data.years(entry), states, size(entry["bytes"])]))
    call = f'<code>load("{escape(entry["name"])}")</code> · ' if entry["type"] == "table" else ""
    row = f"<strong>One row:</strong> {escape(entry['row'])}"
    return f'<p>{escape(entry["description"])}</p><p>{row}</p><p class="rp-says">{call}{numbers}</p>'


def named_states(cells: pd.Series) -> str:
    number = cells[cells != ""].nunique()
    return "1 state" if number == 1 else f"{number} states"


def download(entry: dict) -> str:
    name = escape(entry["path"])
    packed = ", gzip" if name.endswith(".gz") else ""
    where = f"{to_root(PAGE)}{FOLDER}/{name}"
    return f'<p><a class="rp-file" href="{where}" download>Download {name}</a> ({size(entry["bytes"])}{packed})</p>'


def fields(entry: dict) -> str:
    """Every field with meaning, type, unit and codes; two columns, so that a phone shows both."""
    listed = entry["schema"]["fields"]
    frame = pd.DataFrame([(f["name"], meaning(f)) for f in listed], columns=["field", "meaning"]).set_index("field")
    table = table_html(frame, f"Fields of {entry['name']}", raw=("meaning",))
    key = entry["schema"]["primaryKey"]
    keys = f"<p><strong>Key:</strong> {escape(key if isinstance(key, str) else ', '.join(key))}</p>"
    return folded(f"Its {len(listed)} fields", names_may_break(table) + keys)


def meaning(field: dict) -> str:
    """The description, then type and unit, then the codes folded."""
    rules, said = field.get("constraints", {}), field.get("codes", {})
    kind = field["type"] + ("" if rules.get("required") else ", may be empty")
    values = rules.get("enum", [])
    items = "".join(f"<li><code>{escape(v)}</code>{escape(': ' + said[v] if v in said else '')}</li>" for v in values)
    codes = folded(f"{len(values)} codes", f"<ul>{items}</ul>") if values else ""
    says = f'<span class="rp-says">{kind}; unit: {escape(field["unit"])}</span>'
    return f'{escape(field["description"])}<br>{says}{codes}'


def names_may_break(table: str) -> str:
    """A long name breaks after its underscores."""
    return re.sub(r'(?<=<th scope="row">)[^<]+', lambda name: name[0].replace("_", "_<wbr>"), table)


def sample(entry: dict, table: pd.DataFrame) -> str:
    """Ten rows from the first to the last, as they stand in the file; long texts are cut."""
    most = min(SAMPLE, len(table))
    places = [round(i * (len(table) - 1) / max(most - 1, 1)) for i in range(most)]
    rows = table.iloc[places].apply(lambda column: column.map(shorter))
    rows.index = pd.Index([f"{place + 1:,}" for place in places], name="row")
    urdu = [name for name in rows if rows[name].map(has_urdu).any()]
    rows[urdu] = rows[urdu].map(marked)
    title = f"{most} rows of {entry['name']}, spread from first to last"
    return folded(f"{most} rows of it", table_html(rows, title, raw=tuple(urdu)))


def shorter(cell: str) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= LONG else flat[: LONG - 1].rstrip() + "…"


def making(entry: dict) -> str:
    """What was done, what cannot be seen, and how far it was checked."""
    limits = "".join(f"<li>{escape(limit)}</li>" for limit in entry["cannot_see"])
    checked = entry["upstream_status"]
    words = f"<strong>Checked against other sources:</strong> {escape(checked['status'])}. {escape(checked['figures'])}"
    made = f"<p><strong>How it was made:</strong> {escape(entry['processing'])}</p>"
    body = f"{made}<p><strong>What it cannot show:</strong></p><ul>{limits}</ul><p>{words}</p>"
    return folded("How it was made, what it cannot show", body)


def origin(entry: dict, book: str) -> str:
    """Publishers, carriers, licences, and the line to cite."""
    parts = [source(s) for s in entry["sources"]] + [licence(x) for x in entry["licenses"]]
    cited = f"{data.cite(entry['name'])}. Table “{entry['name']}” in {book}"
    return folded("Source, licence, how to cite", "".join(parts) + f"<p><strong>Cite:</strong> {escape(cited)}</p>")


def source(given: dict) -> str:
    carriers = "".join(f" Through {linked(c['title'], c['path'])}." for c in given["carrier"])
    title = linked(given["title"], given["path"])
    source = f"{escape(given['organisation'])}: {title}, {escape(given['version'])}."
    return f"<p><strong>Source:</strong> {source}{carriers}</p>"


def licence(given: dict) -> str:
    read = f"Terms, on {given['read_on']}: {given['read_where']}"
    licence = f"{linked(given['title'], given['path'])} ({escape(given['name'])})."
    return f"<p><strong>Licence:</strong> {licence} {escape(read)}.</p>"


def book_line(root: Path) -> str:
    """The book as CITATION.cff says it."""
    cff = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    authors = ", ".join(author["name"] for author in cff["authors"])
    return f"{authors}, {cff['title']}, version {cff['version']}."


def linked(text: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address.startswith("http") else escape(text)


def folded(summary: str, body: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def anchor(entry: dict) -> str:
    return "data-" + re.sub(r"[^a-z0-9]+", "-", entry["name"])


def count(entry: dict) -> str:
    return f"{entry['rows']:,} rows" if "rows" in entry else f"{entry['quoted']['total']} words"


def size(number: int) -> str:
    return f"{number / 1e6:.1f} MB" if number >= 1e6 else f"{max(1, round(number / 1000))} KB"


def plain_markdown(text: str) -> str:
    """Text as a heading shows it: no character of it is markup."""
    return re.sub(r"([\\`*_{}\[\]<>$#|~])", r"\\\1", text)


def raw(html: str) -> str:
    return f"{FENCE}{{raw}} html\n{html}\n{FENCE}"
