"""Which variant a student gets: drawn by a secret that only the instructor has.

The draw is HMAC-SHA256(seed, edition, template, student), read as a number, modulo the size of the pool.

- The same student always gets the same variant, whoever else is on the roster, in whatever order.
- Without the seed nobody can tell who gets which variant: an HMAC under an unknown key cannot be told from a random
  function (Bellare, Canetti and Krawczyk 1996), so it does not help to know one's own or a friend's.
- 64 bits are taken; a pool of 120 makes the remainders unequal by less than one in 10 to the 16.

What it does **not** hide: the templates and the data are public. Whoever has a sheet can work out its answer, with the
book's own code if they like. The seed hides who is asked what; no file in public holds a key for a student.
"""

from __future__ import annotations

import hmac
import json
from functools import lru_cache

EDITION = 1  # raise it when the same seed should draw anew


def place(seed: bytes, student: str, template: str, size: int) -> int:
    """Position (0 to size - 1) of a student's variant in the pool of a template."""
    return int.from_bytes(hmac.digest(seed, _message(student, template), "sha256")[:8], "big") % size


@lru_cache(maxsize=1)  # a simulation draws for one student under thousands of seeds
def _message(student: str, template: str) -> bytes:
    # JSON keeps the parts apart: "a" + "bc" and "ab" + "c" must not be the same message.
    return json.dumps([EDITION, template, student], ensure_ascii=True).encode()
