"""datapackage.json from its hand-kept parts (`package.yml`, `publishers.yml`, `tables/`) and the files themselves."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import yaml

from alignment import schema

HERE = Path(__file__).parent
# A table without a column `year` covers the years of these.
OTHER_YEARS = ("fiscal_year", "first_fiscal_year", "last_fiscal_year", "order_year")
BOOLEAN = {"trueValues": ["true"], "falseValues": ["false"]}


def head() -> dict:
    """Name, title and order of the tables."""
    return _yaml("package.yml")


def described(name: str) -> dict:
    """The hand-kept entry of one table, without anything counted."""
    return _yaml(f"tables/{name}.yml")


def descriptor(files: dict[str, bytes], unpacked: dict[str, bytes]) -> dict:
    """The whole datapackage; `files` are the bytes shipped by table name, `unpacked` their content."""
    top = head()
    names = top.pop("tables")
    return top | {"resources": [_resource(described(name), files[name], unpacked[name]) for name in names]}


def as_json(package: dict) -> bytes:
    """The bytes of datapackage.json."""
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _resource(entry: dict, shipped: bytes, content: bytes) -> dict:
    publishers = [_yaml("publishers.yml")[name] for name in entry.pop("publishers")]
    counted = {"bytes": len(shipped), "hash": f"sha256:{hashlib.sha256(shipped).hexdigest()}"}
    sources = [
        {k: p[k] for k in ("title", "organisation", "path", "version", "cite", "say", "carrier")} for p in publishers
    ]
    licences = list({p["licence"]["name"] + p["licence"]["path"]: p["licence"] for p in publishers}.values())
    if entry.get("type") == "file":
        more = {"quoted": _quoted(content, entry["article"]["words"])}
    else:
        entry = _format(entry) | {"schema": _schema(entry["schema"])}
        more = _counts(content)
    return entry | counted | more | {"sources": sources, "licenses": licences}


def _format(entry: dict) -> dict:
    packed = {"compression": "gz"} if entry["path"].endswith(".gz") else {}
    return entry | {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"} | packed


def _schema(schema_: dict) -> dict:
    fields = [f | BOOLEAN if f["type"] == "boolean" else f for f in schema_["fields"]]
    return schema_ | {"fields": fields, "missingValues": [""]}


def _counts(content: bytes) -> dict:
    table = schema.plain(content)
    columns = ["year"] if "year" in table else table.columns.intersection(OTHER_YEARS)
    years = pd.to_numeric(table[columns].stack(), errors="coerce").dropna()
    return {"rows": len(table)} | ({"years": [int(years.min()), int(years.max())]} if len(years) else {})


def _quoted(content: bytes, article_words: int) -> dict:
    words = {e["id"]: len(re.findall(r"\S+", e["text"])) for e in yaml.safe_load(content)}
    total = sum(words.values())
    return {"words": words, "total": total, "share": round(total / article_words, 4)}


def _yaml(name: str):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
