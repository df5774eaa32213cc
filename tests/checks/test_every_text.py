"""Any text a page can show, in every text of an item: the page stays well-formed, and the text comes back equal."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from desk import example, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.checks import door
from alignment.checks.collect import packed_items

# Signs that mean something to HTML, XML, JSON or a right-to-left line are drawn more often than by chance.
SIGNS = st.sampled_from("<>&'\"\\/={}$`;-\n\u00a0\u200b\u200f\u202e\u2028\u2029\ufeff\U0001f642")
LETTERS = st.characters(exclude_categories=("Cc", "Cs")).filter(lambda c: not door.unprintable(c))
WORDS = st.sampled_from(["\n\n", "</script>", "<!--", "]]>", "&amp;", "&#39;", "\\u003c", "data-check='", "</details>"])
texts = st.lists(SIGNS | LETTERS | WORDS, min_size=1).map("".join).map(door.tidied).filter(str.strip)


@pytest.mark.parametrize("name", examples())
@settings(deadline=None)
@given(text=texts)
def test_any_text_comes_back_equal_from_a_page_that_is_well_formed(name, text):
    door.SEEN.clear()
    item = example(name, prompt=text, hints=[text], **examples()[name].hostile(text, 0))
    page = item.html()
    root = ET.fromstring(page)
    assert [json.loads(root.get("data-check"))] == packed_items(page) == [item.packed()]
    assert item.prompt == text and item.hints == [text]
    assert [p.text for p in root.iterfind(".//p[@class='rp-prompt']")] == text.split("\n\n")
    assert text in [span.text for span in root.iterfind(".//ol/li/span")]
    rows = ["".join(row.itertext()) for row in root.find(".//details[last()]/ul")]
    for row, told in zip(rows, item.told, strict=True):
        assert all(part in row for part in told)
