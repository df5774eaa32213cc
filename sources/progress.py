"""A progress bar on a terminal; plain numbered lines in a log."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 24


class Progress:
    """Tells each step before it is taken: `[######------] 7/21 read and tidy: sipri`."""

    def __init__(self, steps: int, to: TextIO | None = None):
        self.steps, self.taken, self.to = steps, 0, to or sys.stdout
        self.bar = self.to.isatty()

    def __call__(self, text: str) -> None:
        done = WIDTH * self.taken // self.steps
        self.taken += 1
        count = f"{self.taken:>{len(str(self.steps))}}/{self.steps} {text}"
        line = f"\r\033[K[{'#' * done}{'-' * (WIDTH - done)}] {count}" if self.bar else f"{count}\n"
        self.to.write(line)
        self.to.flush()

    def close(self) -> None:
        """Take the bar away, so that what follows begins on a line of its own."""
        if self.bar:
            self.to.write("\r\033[K")
            self.to.flush()
