"""The build makes a file of an explorer's frames, points the page to it, and leaves no old one behind."""

from __future__ import annotations

import base64
import gzip
from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document

from alignment.site import explorers


def page(frames: bytes) -> nodes.document:
    doc = new_document("page")
    address = f"data:application/gzip;base64,{base64.b64encode(gzip.compress(frames)).decode()}"
    html = f'<section class="rp-explorer" id="x" data-room="&gt;" data-frames="{address}"><p>…</p></section>'
    doc += nodes.raw("", html, format="html")
    return doc


def test_frames_become_a_file_and_an_old_one_goes(tmp_path):
    first, second = page(b'{"lines":[]}'), page(b'{"lines":["new"]}')
    env = SimpleNamespace(found_docs=["chapters/a"], get_doctree=lambda name: second.deepcopy())
    app = SimpleNamespace(builder=SimpleNamespace(format="html"), outdir=tmp_path, env=env)
    for doc in (first.deepcopy(), second.deepcopy()):
        explorers.write_out(app, doc, "chapters/a")
    old, new = (explorers.file_of(explorers.PLACE.search(doc.astext())) for doc in (first, second))
    assert f'data-frames="../{new[0]}"' in doc.astext() and "data:" not in doc.astext()
    assert (tmp_path / old[0]).read_bytes() == old[1] == b'{"lines":[]}'
    explorers.remove_old(app, None)
    assert not (tmp_path / old[0]).exists() and (tmp_path / new[0]).read_bytes() == b'{"lines":["new"]}'
