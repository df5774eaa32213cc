"""axe-core finds nothing on any page, on a phone and on a wide screen, in light and dark, with everything unfolded."""

from __future__ import annotations

from served import look

# What only colours decide; nothing else is another in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]

PAPER = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor"


def violations(page, axe: str, only: list[str] | None = None, but: list[str] | None = None) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(axe)
    # Only what is wrong crosses to Python: all that is right takes ten times as long.
    found = page.evaluate(
        "([only, but]) => axe.run(document, {resultTypes: ['violations'], ...(only && {runOnly: only}),"
        " rules: Object.fromEntries(but.map((rule) => [rule, {enabled: false}]))}).then((said) => said.violations)",
        [only, but or []],
    )
    places = [(fault["id"], node) for fault in found for node in fault["nodes"]]
    return [f"{name}: {node['html'][:160]} {node['failureSummary']}" for name, node in places]


def test_axe_finds_nothing_on_a_phone_in_light_and_dark(site, tiny, axe):
    faults = []
    for book in (tiny, site):
        for name in book.names() + book.single():
            with book.open(name, width=390) as page:
                faults += [f"{name}: {fault}" for fault in violations(page, axe)]
                light = page.evaluate(PAPER)
                look(page, "dark")
                # A fact sheet alone is paper: white at any time.
                assert (page.evaluate(PAPER) == light) == name.startswith("facts/"), f"{name} is as light in the dark"
                faults += [f"{name}, dark: {fault}" for fault in violations(page, axe, COLOURS)]
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_on_a_wide_screen(site, tiny, axe):
    """Colours are those of the phone: the small book, which has all that only a wide page shows, is asked for them."""
    faults = []
    for book in (tiny, site):
        for name in book.names():
            with book.open(name, width=1280) as page:
                faults += [f"{name}: {fault}" for fault in violations(page, axe, but=COLOURS)]
                if book is tiny:
                    faults += [f"{name}: {fault}" for fault in violations(page, axe, COLOURS)]
                    look(page, "dark")
                    faults += [f"{name}, dark: {fault}" for fault in violations(page, axe, COLOURS)]
    assert not faults, "\n".join(faults)
