"""Pictures of the kinds, compared with those on record.

Run this file to write the pictures anew; then look at each before you commit it. The font is matplotlib's own. Both
pictures are blurred before they are compared: the edge of a letter, or a word that another hinting makes a hair wider,
leaves hardly a trace; a missing word or a moved line does.
"""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
import numpy as np
from PIL import Image, ImageFilter

HERE = Path(__file__).parent / "pictures"
DPI, BLUR, COLOURS = 60, 5, 128
MOST = 32
"""Largest difference of a blurred pixel, of 255. Measured: no hinting up to 31, a name gone 35 or more."""


def picture(chart) -> Image.Image:
    """The chart in matplotlib's own font."""
    out = io.BytesIO()
    with mpl.rc_context({"font.family": "DejaVu Sans"}):
        chart.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return Image.open(out).convert("RGB")


def apart(one: Image.Image, two: Image.Image) -> float:
    """The largest difference of the blurred pictures, 0 to 255; of different sizes, 255."""
    if one.size != two.size:
        return 255.0
    soft = [np.asarray(p.filter(ImageFilter.GaussianBlur(BLUR)), dtype=float) for p in (one, two)]
    return float(np.abs(soft[0] - soft[1]).max())


def kept(name: str) -> Image.Image:
    return Image.open(HERE / f"{name}.png").convert("RGB")


if __name__ == "__main__":
    from samples import PAPERS, SAMPLES, drawn

    for name in SAMPLES:
        for paper in PAPERS:
            picture(drawn(name, paper)).quantize(COLOURS).save(HERE / f"{name}-{paper}.png", optimize=True)
