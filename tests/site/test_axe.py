"""axe-core finds nothing on any page, at two widths, in light and dark, with everything unfolded."""

from __future__ import annotations

import pytest


def violations(page, axe: str) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document)")["violations"]
    return [f"{v['id']} ({v['impact']}): {node['html'][:160]} {node['any'][:1] and node['any'][0]['message']}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(site, tiny, axe, width, scheme):
    for book in (tiny, site):
        for name in book.names():
            with book.open(name, width=width, scheme=scheme) as page:
                assert not violations(page, axe), name
