"""Large letters: at 200 % nothing is lost and no page scrolls sideways."""

from __future__ import annotations

import pytest

LARGE = "document.documentElement.style.fontSize = '200%'"
# Text that its own box cuts off, or that lies outside the window to the left; hidden and scrolled boxes are meant so.
LOST = """() => [...document.querySelectorAll("main :is(p, h1, h2, h3, li, button, a, label, legend, summary, td, th)")]
  .filter(e => e.checkVisibility() && !e.closest("svg, .rp-scroll, .highlight"))
  .filter(e => {
    const box = e.getBoundingClientRect(), cut = getComputedStyle(e).overflowX === "hidden";
    return box.width > 1 && (box.left < -1 && !e.matches(".rp-skip") || cut && e.scrollWidth > e.clientWidth + 1
      || box.right > document.documentElement.clientWidth + 1);
  }).map(e => e.outerHTML.slice(0, 120))"""
WAYS = {
    "the whole page, on a computer": ({"width": 640, "device_scale_factor": 2}, ""),
    "text only, on a phone": ({"width": 390}, LARGE),
    "text only, on a computer": ({"width": 1280}, LARGE),
}


@pytest.mark.parametrize("way", WAYS)
def test_two_hundred_per_cent_loses_nothing(site, way):
    context, script = WAYS[way]
    faults = []
    for name in site.names():
        with site.open(name, **context) as page:
            page.evaluate(f"document.querySelectorAll('details').forEach(fold => {{ fold.open = true }}); {script}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{name}: {wide} px wide"] * (wide > context["width"])
            faults += [f"{name}: {lost}" for lost in page.evaluate(LOST)]
    assert not faults, "\n".join(faults)
