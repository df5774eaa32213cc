"""axe-core finds nothing on any page, at two widths, in light and dark, with everything unfolded."""

from __future__ import annotations

import pytest
from served import look

PAPER = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor"


def violations(page, axe: str) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(axe)
    # Only what is wrong crosses to Python: all that is right takes ten times as long.
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((said) => said.violations)")
    places = [(fault["id"], node) for fault in found for node in fault["nodes"]]
    return [f"{name}: {node['html'][:160]} {node['failureSummary']}" for name, node in places]


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(site, tiny, axe, width):
    faults = []
    for book in (tiny, site):
        for name in book.names() + book.single() * (width == 390):
            with book.open(name, width=width) as page:
                faults += [f"{name}: {fault}" for fault in violations(page, axe)]
                light = page.evaluate(PAPER)
                look(page, "dark")
                # A fact sheet alone is paper: white at any time.
                assert (page.evaluate(PAPER) == light) == name.startswith("facts/"), f"{name} is as light in the dark"
                faults += [f"{name}, dark: {fault}" for fault in violations(page, axe)]
    assert not faults, "\n".join(faults)
