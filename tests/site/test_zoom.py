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
# The whole page doubled on a computer; the text alone on a phone and on a computer.
WAYS = {"page": ({"device_scale_factor": 2}, "", [640]), "text": ({}, LARGE, [390, 1280])}


@pytest.mark.parametrize("way", WAYS)
def test_two_hundred_per_cent_loses_nothing(site, way):
    context, script, widths = WAYS[way]
    faults = []
    for name in site.names():
        with site.open(name, width=widths[0], **context) as page:
            page.evaluate(f"document.querySelectorAll('details').forEach(fold => {{ fold.open = true }}); {script}")
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                wide = page.evaluate("document.documentElement.scrollWidth")
                faults += [f"{name}: {wide} px wide at {width}"] * (wide > width)
                faults += [f"{name} at {width}: {lost}" for lost in page.evaluate(LOST)]
    assert not faults, "\n".join(faults)
