"""Libraries that only instructors need; readers and Binder go without them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from alignment.errors import BookError, fault


class Missing(BookError):
    """A library for exports is not installed."""


def needed(library: str, module: str, what: str) -> ModuleType:
    """A module of that library, or an error that says how to get it."""
    try:
        return import_module(module)
    except ImportError:
        mend = "run `make course CHAPTER=04`, which installs it; or `pip install -r requirements-course.txt`."
        raise Missing(fault(what, f"the library {library} is not installed.", f"{library}.", mend)) from None
