"""Again: questions of earlier chapters, asked again at the end of a chapter."""

from __future__ import annotations

import html

from .door import CHAPTER, ID, Door


class Again:
    """One or two questions of earlier chapters. The site fills them in; they keep the reader's first score.

    keys : chapter and id of each, such as "02/why-high".

    Without JavaScript, and in a notebook, the page "Review" is named in their place; the site makes its name a link.
    The build of the book refuses a key that no chapter has.
    """

    def __init__(self, *keys: str):
        door = Door("Again", "", " ".join(map(str, keys)))
        for key in keys:
            chapter, _, name = str(key).partition("/")
            if not (CHAPTER.fullmatch(chapter) and ID.fullmatch(name)):
                door.refuse(f"{key!r} names no item.", "chapter and id.", 'write it as "02/why-high".')
        if not keys:
            door.refuse("it has no question.", "one or two.", 'write Again("02/why-high").')
        door.close()
        self.keys = keys

    def _repr_html_(self) -> str:
        many = "Questions" if len(self.keys) > 1 else "A question"
        return (f'<div class="rp-again" data-items="{html.escape(" ".join(self.keys))}"><p>{many} of earlier chapters: '
                'see the page <a>Review</a> of the book.</p></div>')

    def __repr__(self) -> str:
        return f"Again {' '.join(self.keys)}"
