"""Makes what Binder makes, without Binder: a bare environment, a copy of the repository, a JupyterLab.

The steps and their order are those of the Dockerfile that `jupyter-repo2docker --no-build` prints:
install requirements.txt, install the package, run postBuild.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from re import findall
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = "appendix/self-checks.md"  # one self-check of every kind
NOWHERE = "http://127.0.0.1:9"  # the discard port: whatever asks for the outside fails at once


class Lab(NamedTuple):
    """A running JupyterLab: its address, and the folder where it keeps the kernels' connection files."""

    url: str
    runtime: Path


def chapters(root: Path) -> list[str]:
    """Paths of the chapters in the table of contents, such as "chapters/02-six-decades.md"."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    files = [entry["file"] for part in toc.get("parts", [toc]) for entry in part["chapters"]]
    return [f"{file}.md" for file in files if file.startswith("chapters/")]


def binder_path(chapter: str) -> str:
    """The path that the chapter's Binder button opens, such as "lab/tree/chapters/02-six-decades.md".

    Read from the built page where there is one, else worked out from `_config.yml`.
    """
    page = (ROOT / "_build/html" / chapter).with_suffix(".html")
    if page.exists():
        hrefs = [unescape(href) for href in findall(r'href="([^"]*)"', page.read_text(encoding="utf-8"))]
        paths = {parse_qs(urlsplit(href).query)["urlpath"][0] for href in hrefs if "urlpath=" in href}
        assert len(paths) == 1, f"{page.name}: one Binder button is expected; it has {sorted(paths) or 'none'}"
        return paths.pop()
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    interface = config["launch_buttons"]["notebook_interface"]
    assert interface == "jupyterlab", "the classic interface does not open Markdown files as notebooks"
    return f"lab/tree/{chapter}"


def tracked_copy(folder: Path) -> Path:
    """Copy the files that git tracks, as they stand: what a reader's clone would hold after the next commit."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def bare_environment(cache: Path) -> Path:
    """Python of a virtual environment made from requirements.txt alone; kept until that file changes."""
    lock = (ROOT / "requirements.txt").read_bytes()
    home = cache / hashlib.sha256(lock + sys.version.encode()).hexdigest()[:16]
    done = home / "installed"
    if not done.exists():
        for old in cache.iterdir():
            shutil.rmtree(old)
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip(home / "bin/python", "-r", str(ROOT / "requirements.txt"))
        done.touch()
    return home / "bin/python"


def install_copy(python: Path, copy: Path) -> None:
    """The two steps that follow: the package as repo2docker installs it, then postBuild."""
    pip(python, str(copy))
    subprocess.run([str(copy / "postBuild")], cwd=copy, check=True, env=inside(python, copy.parent))


def pip(python: Path, *what: str) -> None:
    """Install; the packages' hashes are in the lock file. What is imported is compiled then, and only that."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", *what]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"pip install {' '.join(what)} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}"


def inside(python: Path, home: Path) -> dict[str, str]:
    """The variables of an activated environment with an empty home: no setting of this machine's user counts."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER"))}
    return env | {
        "PATH": f"{python.parent}{os.pathsep}{env['PATH']}", "VIRTUAL_ENV": str(python.parents[1]),
        "HOME": str(home), "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "http_proxy": NOWHERE, "https_proxy": NOWHERE, "no_proxy": "127.0.0.1,localhost",
    }


@contextmanager
def serving(python: Path, copy: Path) -> Iterator[Lab]:
    """JupyterLab over the copy, on a free local port, without a token; it and its kernels end with the block."""
    port = free_port()
    command = [
        str(python), "-m", "jupyterlab", "--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={copy}",
        "--ServerApp.allow_root=True",
    ]
    log = copy.parent / "jupyterlab.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=copy, env=inside(python, copy.parent), stdout=out, stderr=out)
    try:
        wait_for(f"http://127.0.0.1:{port}/api", server, log)
        yield Lab(f"http://127.0.0.1:{port}", copy.parent / "runtime")
    finally:
        server.terminate()
        server.wait(30)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen, log: Path, seconds: int = 60) -> None:
    """Return when the address answers."""
    for _ in range(seconds * 4):
        assert server.poll() is None, f"JupyterLab ended:\n{log.read_text()[-3000:]}"
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not answer in {seconds} s:\n{log.read_text()[-3000:]}")
