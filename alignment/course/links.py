"""Addresses that a teacher gives to students: Binder, and nbgitpuller on a JupyterHub."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

import yaml

from alignment.errors import BookError, fault
from alignment.place import home

# What `_config.yml` holds until the book has a repository of its own.
PLACEHOLDER = "https://github.com/reading-the-pivot/reading-the-pivot"
UNKNOWN = (
    "The book’s repository has no public address yet. Set `repository` in _config.yml, or give --repository with the "
    "address of your own copy; then export again."
)
NO_HUB = "Give --hub with the address of your JupyterHub, such as https://hub.example.edu, and export again."


class BadAddress(BookError):
    """An address that no browser would open."""


@dataclass(frozen=True)
class Link:
    """A link, or a note that says what is missing."""

    name: str
    address: str
    note: str


def config() -> dict:
    return yaml.safe_load((home() / "_config.yml").read_text("utf-8"))


def links(name: str, repository: str = "", hub: str = "") -> list[Link]:
    """The links of a chapter, by its file name without ending.

    repository, hub : addresses; the repository is that of `_config.yml` where none is given.

    Raises
    ------
    BadAddress : one of them is not an address.
    """
    settings = config()
    given = repository or settings["repository"]["url"]
    for option, one in (("--repository", given), ("--hub", hub)):
        if one and not (urlsplit(one).scheme in ("https", "http") and urlsplit(one).netloc):
            raise BadAddress(fault(f"{option} {one!r}", "this is not an address.", "one that begins with https://.",
                                   "write it in full, such as https://example.org."))  # fmt: skip
    path, branch = f"lab/tree/chapters/{name}.md", settings["repository"]["branch"]
    known = given.rstrip("/") != PLACEHOLDER
    if not known:
        return [Link(kind, "", UNKNOWN) for kind in ("Binder", "nbgitpuller")]
    return [binder(given, branch, path, settings), puller(given, branch, path, hub)]


def binder(repository: str, branch: str, path: str, settings: dict) -> Link:
    base = settings["launch_buttons"]["binderhub_url"].rstrip("/")
    parts = urlsplit(repository)
    if parts.netloc != "github.com":
        return Link("Binder", "", "Made for repositories on github.com only.")
    address = f"{base}/v2/gh/{parts.path.strip('/').removesuffix('.git')}/{branch}?urlpath={quote(path)}"
    return Link("Binder", address, "Opens the chapter in a browser; it can take some minutes to start.")


def puller(repository: str, branch: str, path: str, hub: str) -> Link:
    """The form of https://nbgitpuller.readthedocs.io: a hub copies the repository and opens a file of it."""
    if not hub:
        return Link("nbgitpuller", "", NO_HUB)
    folder = repository.rstrip("/").rsplit("/", 1)[-1].removesuffix(".git")
    asked = {"repo": repository, "branch": branch, "urlpath": path.replace("lab/tree/", f"lab/tree/{folder}/", 1)}
    address = f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"
    return Link("nbgitpuller", address, "Copies the book to the student’s place on your hub, and opens the chapter.")
